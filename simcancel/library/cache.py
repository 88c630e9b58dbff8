"""The user's cache: the place of an index in it, the fingerprint that tells one of other files, and what is removed.

This runs at every start from a checkout or with `--guides`: it reads the files and imports nothing that compiling needs.
"""

import os
import re
import stat
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from simcancel.authoring.files import MAX_BYTES, File, below, digest, files_of, read
from simcancel.index import FORMAT
from simcancel.index.origin import Fingerprint
from simcancel.library.errors import NoGuidesError
from simcancel.library.places import PACKAGE

# What an index depends on beside the files: the rooms whose code compiles it, and the libraries that these ask.
_ROOMS = ("named_tuple.py", "model.py", "messages.py", "words", "scan", "authoring", "index")
_LIBRARIES = ("opencc-", "phonenumbers-", "pypinyin-", "pyyaml-")

KEPT_SECONDS = 30 * 24 * 3600  # after which an index is removed; when asked for again, it is compiled again
HALF_WRITTEN_SECONDS = 3600  # after which what a killed process left behind is removed
_OURS = r"[0-9a-f]{20}(?:\.sqlite|\w*\.tmp)"


def files_in(folders: Sequence[str]) -> list[File]:
    """Return the files that hold the guides of some folders.

    Raises:
        NoGuidesError: a folder holds none.
        OSError: a folder cannot be read.

    """
    files = files_of(folders)
    for number, folder in enumerate(folders):
        if all(of != number for of, _ in files):
            raise NoGuidesError(folder)
    return files


def place(folders: Sequence[str]) -> str | None:
    """Return the file of the cache for an index of some folders, None where there is no folder for a cache."""
    folder = _user_cache()
    if not os.path.isabs(folder):
        return None
    named = "\0".join(map(os.path.realpath, folders))
    return os.path.join(folder, "simcancel", f"{digest(named.encode('utf-8', 'surrogateescape'))[:20]}.sqlite")


def _user_cache() -> str:
    """Return the user's folder for caches (XDG Base Directory 0.8; Apple's and Microsoft's own): platformdirs takes 14 ms."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    given = os.environ.get("XDG_CACHE_HOME", "")
    return given if os.path.isabs(given) else os.path.expanduser("~/.cache")


def fingerprint(files: Sequence[File]) -> Fingerprint:
    """Return digests of the contents of some files, and of the program that compiles them."""
    digests = {path: digest(_contents(path)) for _, path in files}
    program = _digest_of([FORMAT, *((path, digest(read(path))) for path in _program()), *_versions()])
    return fingerprint_of(digests, program)


def fingerprint_of(digests: Mapping[str, str], program: str) -> Fingerprint:
    """Return the fingerprint of files by their digests."""
    return Fingerprint(digests, program, _digest_of([program, *digests.items()]))


def _digest_of(things: Sequence[object]) -> str:
    return digest(repr(things).encode("utf-8", "surrogateescape"))


def _contents(path: str) -> bytes:
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        return b""  # refused when it is read
    return read(path)


def _program() -> list[str]:
    rooms = (os.path.join(PACKAGE, room) for room in _ROOMS)
    return sorted(
        path for room in rooms for path in ([room] if room.endswith(".py") else below(room, ".py", ".yaml", ".txt"))
    )


def _versions() -> list[str]:
    """Return the libraries with their versions, as pip names their folders: importlib.metadata takes twenty milliseconds."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            found.update(name for name in os.listdir(folder or ".") if name.lower().startswith(_LIBRARIES))
        except OSError:
            continue
    return sorted(found)


def is_ours(*paths: str | os.PathLike[str]) -> bool:
    """Whether nobody but this user can have written files or folders: they are theirs, and no one else's to write."""
    if not hasattr(os, "getuid"):
        return True
    try:
        found = list(map(os.stat, paths))
    except OSError:
        return False
    return all(each.st_uid == os.getuid() and not each.st_mode & (stat.S_IWGRP | stat.S_IWOTH) for each in found)


def tidy(folder: str | os.PathLike[str]) -> None:
    """Remove from the cache what is ours and old: half-written files, and indexes not compiled for a month."""
    now = time.time()
    for entry in os.scandir(folder):
        if re.fullmatch(_OURS, entry.name):
            kept = HALF_WRITTEN_SECONDS if entry.name.endswith(".tmp") else KEPT_SECONDS
            with suppress(OSError):
                if entry.stat().st_mtime < now - kept:
                    os.unlink(entry.path)
