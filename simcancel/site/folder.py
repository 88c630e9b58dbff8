"""The folder of a site: written whole or not at all, only what changed, and never over anything else.

A marker file says that the folder is a site's, and what each part of it was made of.
"""

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from simcancel.site.frames import File

MARKER = ".simcancel-site"
_STAGE = ".simcancel-site-new"  # beside the marker, while a site is written
_UNFINISHED = "unfinished"
_FORMAT = 1


class ForeignFolderError(Exception):
    """The folder, or the place of a file in it, holds something else than a site."""


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


# What a part was made of, and the digest of each of its files by path.
_Known = dict[str, tuple[str, dict[str, str]]]


def check(folder: str) -> None:
    """See that a site may be written into a folder.

    Raises:
        ForeignFolderError: there is something there, and it is no site.
        OSError: it cannot be read.

    """
    if not os.path.lexists(folder):
        return
    if not stat.S_ISDIR(os.stat(folder).st_mode):
        raise ForeignFolderError(folder)
    if os.path.isfile(os.path.join(folder, MARKER)) or not os.listdir(folder):
        return
    raise ForeignFolderError(folder)


def write(folder: str, parts: Iterable[Part]) -> Written:
    """Write a site into its folder.

    All files are made first, beside the others; then they are moved into place. What ends the first leaves the site as it
    was; what ends the second leaves a site that says so, and is written anew as a whole the next time.

    Raises:
        ForeignFolderError: there is something there, and it is no site.
        OSError: a file cannot be written.

    """
    check(folder)
    is_new = not os.path.exists(folder)
    stage = os.path.join(folder, _STAGE)
    try:
        shutil.rmtree(stage, ignore_errors=True)  # what a killed process left
        os.makedirs(stage)
        if not os.path.lexists(os.path.join(folder, MARKER)):
            _note(folder, {})  # what is interrupted now is still a site's folder
        known = _known(folder)
        before = known.get(_UNFINISHED)
        made = {part.name: _made(part, known.get(part.name, before), folder, stage) for part in parts}
        return _moved(folder, stage, known, made)
    except BaseException:
        shutil.rmtree(folder if is_new else stage, ignore_errors=True)
        raise


def _known(folder: str) -> _Known:
    with (
        suppress(OSError, ValueError, KeyError, TypeError),
        open(os.path.join(folder, MARKER), encoding="utf-8") as file,
    ):
        noted = json.load(file)
        if noted["format"] == _FORMAT:
            return {name: (made_of, dict(files)) for name, (made_of, files) in noted["parts"].items()}
    return {}


def _made(part: Part, known: tuple[str, dict[str, str]] | None, folder: str, stage: str) -> tuple[str, dict[str, str]]:
    """Make those files of a part that changed, and return what it is made of and the digests of all its files."""
    if known is not None and known[0] == part.made_of and all(_is_file(folder, path) for path in known[1]):
        return known
    before = known[1] if known is not None else {}
    digests: dict[str, str] = {}
    for path, data in part.files():
        digests[path] = hashlib.sha256(data).hexdigest()[:32]
        if before.get(path) != digests[path] or not _is_file(folder, path):
            _put(os.path.join(stage, path), data)
    return part.made_of, digests


def _is_file(folder: str, path: str) -> bool:
    return os.path.isfile(os.path.join(folder, path))


def _put(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def _moved(folder: str, stage: str, known: _Known, made: _Known) -> Written:
    """Move what was made into place, remove what is gone, and note what there is now."""
    now = {path for _, files in made.values() for path in files}
    before = {path for _, files in known.values() for path in files}
    gone = before - now
    staged = list(_below(stage))
    for path in staged:
        if path not in before and os.path.lexists(os.path.join(folder, path)):
            raise ForeignFolderError(os.path.join(folder, path))
    if staged or gone:
        # Whatever ends this now, the next time every file is known, and none of them is taken for what it should be.
        _note(folder, {_UNFINISHED: ("", dict.fromkeys(before | now, ""))})
    for path in staged:
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        os.replace(os.path.join(stage, path), os.path.join(folder, path))
    for path in gone:
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, path))
        with suppress(OSError):  # others are still in it
            os.removedirs(os.path.dirname(os.path.join(folder, path)))
    shutil.rmtree(stage)
    if staged or gone or made != known:
        _note(folder, made)
    return Written(len(now), len(staged), len(gone))


def _below(folder: str) -> Iterator[str]:
    for place, _, files in os.walk(folder):
        yield from (os.path.relpath(os.path.join(place, file), folder) for file in files)


def _note(folder: str, parts: _Known) -> None:
    path = os.path.join(folder, MARKER)
    with open(f"{path}.tmp", "w", encoding="utf-8") as file:
        json.dump({"format": _FORMAT, "parts": parts}, file)
    os.replace(f"{path}.tmp", path)
