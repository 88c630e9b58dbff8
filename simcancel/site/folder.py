"""The folder of a site: written whole or not at all, only what changed, and never over anything else.

A marker file says that the folder is a site's, what each part of it was made of, and how each file of it was left. It is
believed in nothing that would reach beyond the folder.
"""

import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from simcancel.named_tuple import NamedTuple

try:
    import fcntl
except ImportError:  # on Windows, where two who write at once are not kept apart
    fcntl = None  # type: ignore[assignment]

MARKER = ".simcancel-site"
_STAGE = ".simcancel-site-new"  # where files are made before they are moved into place
_OWN = {MARKER, _STAGE}
_UNFINISHED = "unfinished"
_FORMAT = 2
_PATH = re.compile(r"(?!.*\.\.)[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)


class ForeignFolderError(Exception):
    """The folder, or the place of a file in it, holds something else than a site."""


class BusyFolderError(Exception):
    """Somebody else is writing the site."""


class UnwritableFolderError(Exception):
    """The site cannot be written: which file or folder, and why."""


class File(NamedTuple):
    """A file of the site: its path below the site's folder, and what it holds."""

    path: str
    data: bytes


class Part(NamedTuple):
    """A part of a site that is made anew as a whole: its name, a digest of what it is made of, and its files."""

    name: str
    made_of: str
    files: Callable[[], Iterable[File]]


class Written(NamedTuple):
    """How many files a site has, and how many were written or removed."""

    files: int
    changed: int
    gone: int


class Left(NamedTuple):
    """How a file was left: the digest of what was written, its size in bytes, and when it was changed, in nanoseconds."""

    digest: str
    size: int
    changed: int


UNKNOWN = Left("", -1, 0)
# What a part was made of, and how each of its files was left, by path.
_Known = dict[str, tuple[str, dict[str, Left]]]


def check(folder: str) -> None:
    """See that a site may be written into a folder, by its real path.

    Raises:
        ForeignFolderError: there is something there, and it is no site.
        UnwritableFolderError: it cannot be read.

    """
    with _told(folder):
        if not folder or (os.path.lexists(folder) and not stat.S_ISDIR(os.lstat(folder).st_mode)):
            raise ForeignFolderError(folder)
        held = set(os.listdir(folder)) if os.path.lexists(folder) else set()
        if held and not held & _OWN:
            raise ForeignFolderError(folder)


def write(folder: str, parts: Iterable[Part]) -> Written:
    """Write a site into its folder.

    All files are made first, beside the others; then they are moved into place. What ends the first leaves the site as it
    was; what ends the second leaves a site that says so, and is written anew as a whole the next time.

    Raises:
        ForeignFolderError: there is something there, and it is no site.
        BusyFolderError: somebody else is writing it.
        UnwritableFolderError: a file cannot be written.

    """
    folder = os.path.realpath(folder) if folder else folder
    check(folder)
    with _told(folder):
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        is_new = _is_made(folder)
        try:
            with _locked(folder):
                return _written(folder, parts)
        except BusyFolderError:
            raise
        except BaseException:
            if is_new:
                shutil.rmtree(folder, ignore_errors=True)
            raise


@contextmanager
def _told(folder: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFolderError(f"{error.filename or folder}: {error.strerror}") from error


def _is_made(folder: str) -> bool:
    """Make a folder, and say whether it is new: only then it may be removed again."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return False
    return True


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Keep others from writing the folder at the same time; the lock ends with the process, however that ends."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BusyFolderError(folder) from None
    finally:
        os.close(handle)


def _written(folder: str, parts: Iterable[Part]) -> Written:
    stage = os.path.join(folder, _STAGE)
    if os.path.islink(stage):
        raise ForeignFolderError(stage)
    shutil.rmtree(stage, ignore_errors=True)  # what a killed process left
    os.mkdir(stage)
    try:
        known = _known(folder)
        before = known.get(_UNFINISHED)
        made = {part.name: _made(part, known.get(part.name, before), folder, stage) for part in parts}
        return _moved(folder, stage, known, made)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _known(folder: str) -> _Known:
    """Return what the marker says; nothing where it says nothing that can be believed."""
    wrong = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
    with suppress(*wrong), open(os.path.join(folder, MARKER), encoding="utf-8") as file:
        noted = json.load(file)
        if noted["format"] == _FORMAT:
            return {
                name: (
                    str(made_of),
                    {path: _left_as(left) for path, left in files.items() if _is_within(path)},
                )
                for name, (made_of, files) in noted["parts"].items()
            }
    return {}


def _left_as(noted: object) -> Left:
    match noted:
        case [str() as digest, int() as size, int() as changed]:
            return Left(digest, size, changed)
        case _:
            raise TypeError


def _is_within(path: str) -> bool:
    """Whether a path leads to a file below the folder, and to none of the site's own."""
    return _PATH.fullmatch(path) is not None and path not in _OWN


def _made(
    part: Part, known: tuple[str, dict[str, Left]] | None, folder: str, stage: str
) -> tuple[str, dict[str, Left]]:
    """Make those files of a part that changed, and return what it is made of and how all its files are left."""
    before = known[1] if known is not None else {}
    is_there = bool(before) and all(_is_left(folder, path, left) for path, left in before.items())
    if known is not None and known[0] == part.made_of and is_there:
        return known
    files: dict[str, Left] = {}
    for path, data in part.files():
        digest = hashlib.sha256(data).hexdigest()[:20]
        left = before.get(path, UNKNOWN)
        if left.digest != digest or not _is_left(folder, path, left):
            _put(os.path.join(stage, path), data)
            left = UNKNOWN._replace(digest=digest)
        files[path] = left
    return part.made_of, files


def _is_left(folder: str, path: str, left: Left) -> bool:
    """Whether a file is as it was left, so far as its size and time tell."""
    try:
        found = os.lstat(os.path.join(folder, path))
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (left.size, left.changed)


def _put(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def _moved(folder: str, stage: str, known: _Known, made: _Known) -> Written:
    """Move what was made into place, remove what is gone, and note what there is now."""
    now = {path: left for _, files in made.values() for path, left in files.items()}
    before = {path for _, files in known.values() for path in files}
    staged = {path for path, left in now.items() if left.size == UNKNOWN.size}
    gone = before - set(now)
    _see_to(folder, staged, before)
    if staged or gone:
        # Whatever ends this now, the next time every file is known, and none of them is taken for what it should be.
        _note(folder, stage, {_UNFINISHED: ("", dict.fromkeys(before | set(now), UNKNOWN))})
    for path in sorted(staged):
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.replace(os.path.join(stage, path), target)
    for path in sorted(gone):
        _remove(folder, path)
    if staged or gone or made != known:
        _note(folder, stage, {name: (made_of, _left(folder, files)) for name, (made_of, files) in made.items()})
    return Written(len(now), len(staged), len(gone))


def _see_to(folder: str, staged: set[str], before: set[str]) -> None:
    """See that nothing stands where a file will be moved but a file of the site's own.

    Raises:
        ForeignFolderError: something else does, or a link leads elsewhere.

    """
    for path in staged:
        target = os.path.join(folder, path)
        if os.path.lexists(target) and (path not in before or not stat.S_ISREG(os.lstat(target).st_mode)):
            raise ForeignFolderError(target)
    for place in {place for path in staged for place in _places(path)}:
        target = os.path.join(folder, place)
        if os.path.lexists(target) and not stat.S_ISDIR(os.lstat(target).st_mode):
            raise ForeignFolderError(target)


def _places(path: str) -> Iterator[str]:
    """Yield the folders that a path leads through."""
    while path := os.path.dirname(path):
        yield path


def _remove(folder: str, path: str) -> None:
    """Remove a file, and the folders that are empty then; nothing that a link leads to."""
    if any(os.path.islink(os.path.join(folder, place)) for place in _places(path)):
        return
    with suppress(FileNotFoundError, IsADirectoryError, PermissionError):
        os.unlink(os.path.join(folder, path))
    for place in _places(path):
        with suppress(OSError):  # others are still in it
            os.rmdir(os.path.join(folder, place))


def _left(folder: str, files: dict[str, Left]) -> dict[str, Left]:
    """Return how files are left now."""
    found = {path: os.lstat(os.path.join(folder, path)) for path in files}
    return {
        path: left._replace(size=found[path].st_size, changed=found[path].st_mtime_ns) for path, left in files.items()
    }


def _note(folder: str, stage: str, parts: _Known) -> None:
    scratch = os.path.join(stage, MARKER)
    with open(scratch, "w", encoding="utf-8") as file:
        json.dump({"format": _FORMAT, "parts": parts}, file)
    os.replace(scratch, os.path.join(folder, MARKER))
