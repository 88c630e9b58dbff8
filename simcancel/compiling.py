"""Guides → an index in the user's cache, and again when a file has changed.

An index is written beside its place and renamed into it, so that it is whole or not there, whatever happens meanwhile and
however many processes compile at once. A file counts as changed when its content has: times and sizes only save reading,
and only where the last change lies so far back that a later one must have another time.
"""

import hashlib
import json
import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import platformdirs

from simcancel import checks, loader
from simcancel.findings import BadContentError, NoGuidesError
from simcancel.index import FORMAT
from simcancel.index.build import write
from simcancel.index.codec import DamagedError
from simcancel.index.file import Question, read
from simcancel.index.store import Index
from simcancel.loader import Loaded, files_of

T = TypeVar("T")
Thing = TypeVar("Thing")
Files = Sequence[tuple[int, Path]]

SAFE_AGE_NS = 2_000_000_000  # a file changed within two seconds of being looked at may change again unseen
STALE_SECONDS = 3600  # after which a half-written index of a killed process is removed


class Teller(Protocol):
    """Tells the user what goes on beside the answer."""

    def note(self, sentence: str) -> None:
        """Say something that does not hinder the answer."""

    def progress(self, things: Sequence[Thing], what: str, /) -> Iterable[Thing]:
        """Give the things one by one, and show how far it is."""


class _State(NamedTuple):
    """How the files looked when the index was last found to be right."""

    signature: str
    looked_at: int
    fingerprint: str


def ask(question: Question[T], folders: Sequence[str], teller: Teller) -> T:
    """Return the answer of an index of some folders, compiled now or before.

    Raises:
        BadContentError: a file breaks a rule.
        NoGuidesError: a folder holds no YAML file.
        OSError: a folder or a file in it cannot be read.

    """
    files = list(files_of([Path(folder) for folder in folders]))
    for number, folder in enumerate(folders):
        if all(of != number for of, _ in files):
            raise NoGuidesError(folder)
    place = _place(folders)
    if place is not None:
        with suppress(DamagedError):
            if _is_fresh(place, files):
                return read(str(place), _with_notes(question, teller))
    loaded, state = _loaded(files, teller)
    if place is not None:
        try:
            _compile_into(place, loaded, state, teller)
            return read(str(place), _with_notes(question, teller))
        except (OSError, sqlite3.Error, DamagedError) as error:
            teller.note(f"The cache {place.parent} cannot be used ({error}); the guides were compiled in memory.")
    else:
        teller.note("There is no folder for a cache; the guides were compiled in memory.")
    with closing(sqlite3.connect(":memory:")) as connection:
        _fill(connection, loaded, state, teller)
        return _with_notes(question, teller)(Index(connection))


def _with_notes(question: Question[T], teller: Teller) -> Question[T]:
    """Return the question, asked after telling which guides replace others."""

    def asked(index: Index) -> T:
        for name, path in json.loads(index.meta("replaced") or "[]"):
            teller.note(f"{name} is taken from {path}.")
        return question(index)

    return asked


def _place(folders: Sequence[str]) -> Path | None:
    """Return the file of the cache for an index of some folders, None where there is no folder for a cache."""
    cache = Path(platformdirs.user_cache_dir("simcancel", appauthor=False))
    if not cache.is_absolute():
        return None
    named = "\0".join([str(FORMAT), *(os.path.realpath(folder) for folder in folders)])
    return cache / f"{hashlib.sha256(named.encode('utf-8', 'surrogateescape')).hexdigest()[:20]}.sqlite"


# What an index depends on beside the files: the program that compiles it.
_PROGRAM = sorted(
    path for part in ("index", "loader", "checks") for path in (Path(__file__).parent / part).glob("*.py")
) + [Path(__file__).parent / name for name in ("model.py", "text.py", "words.py", "messages.py")]


def _signature(files: Files) -> tuple[str, int]:
    """Return a digest of the files' names, sizes and times, and when the last of them was changed."""
    digest = hashlib.sha256()
    latest = 0
    for path in [*(path for _, path in files), *_PROGRAM]:
        found = path.stat()
        latest = max(latest, found.st_mtime_ns, found.st_ctime_ns)
        seen = (path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        digest.update("\0".join(map(str, seen)).encode("utf-8", "surrogateescape"))
    return digest.hexdigest(), latest


def _fingerprint(files: Files) -> str:
    """Return a digest of the files' names and content."""
    digest = hashlib.sha256()
    for path in [*(path for _, path in files), *_PROGRAM]:
        found = path.stat()
        is_read = stat.S_ISREG(found.st_mode) and found.st_size <= loader.MAX_BYTES  # else the loader refuses it
        data = path.read_bytes() if is_read else b""
        digest.update(f"{path}\0{len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _is_fresh(place: Path, files: Files) -> bool:
    """Whether the index in a file is one of these files as they are now.

    Raises:
        DamagedError: there is no usable index.

    """
    compiled = read(str(place), lambda index: index.meta("fingerprint"))
    looked_at = time.time_ns()
    signature, latest = _signature(files)
    state = _read_state(place)
    is_same = state is not None and state.fingerprint == compiled and state.signature == signature
    if is_same and state is not None and latest < state.looked_at - SAFE_AGE_NS:
        return True
    if _fingerprint(files) != compiled:
        return False
    with suppress(OSError):
        _write_state(place, _State(signature, looked_at, str(compiled)))
    return True


def _read_state(place: Path) -> _State | None:
    try:
        signature, looked_at, fingerprint = place.with_suffix(".state").read_text(encoding="ascii").split()
        return _State(signature, int(looked_at), fingerprint)
    except (OSError, ValueError):
        return None


def _write_state(place: Path, state: _State) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.stem, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(" ".join(map(str, state)))
    Path(name).replace(place.with_suffix(".state"))


def _loaded(files: Files, teller: Teller) -> tuple[Loaded, _State]:
    # Looked at before it is read: what changes while it is read makes another fingerprint the next time.
    looked_at = time.time_ns()
    signature, _ = _signature(files)
    state = _State(signature, looked_at, _fingerprint(files))
    return _checked(loader.load(teller.progress(files, "Reading guides"))), state


def _checked(loaded: Loaded) -> Loaded:
    """Return what was loaded, if no rule is broken by it.

    Raises:
        BadContentError: one is.

    """
    errors = [finding for finding in checks.findings(loaded) if finding.severity == "error"]
    if errors:
        raise BadContentError(errors)
    return loaded


def _fill(connection: sqlite3.Connection, loaded: Loaded, state: _State, teller: Teller) -> None:
    replaced = json.dumps([(name, str(path)) for name, path in loaded.replaced])
    meta = {"fingerprint": state.fingerprint, "replaced": replaced}
    write(connection, loaded.content, meta, lambda guides: teller.progress(guides, "Compiling guides"))


def _compile_into(place: Path, loaded: Loaded, state: _State, teller: Teller) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _remove_stale(place.parent)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.stem, suffix=".tmp")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            # Nobody sees the file before it is renamed, so nothing need be undone or survive a power cut.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(connection, loaded, state, teller)
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    with suppress(OSError):
        _write_state(place, state)


def _remove_stale(cache: Path) -> None:
    for path in cache.glob("*.tmp"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - STALE_SECONDS:
                path.unlink()


def compile_to(path: Path, folders: Iterable[str]) -> None:
    """Compile folders into a file, for the package that is built.

    Raises:
        BadContentError: a file breaks a rule.

    """
    loaded = _checked(loader.load(files_of([Path(folder) for folder in folders])))
    with closing(sqlite3.connect(path)) as connection:
        write(connection, loaded.content, {"fingerprint": ""})
