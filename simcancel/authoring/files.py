"""Which files hold guides, and what stands in them. Nothing that parsing needs is imported: a fresh index asks this too."""

import errno
import hashlib
import os
from collections.abc import Iterator, Sequence

MAX_BYTES = 1_000_000  # of a file that is read
MAX_DEPTH = 40  # folders within folders

# The number of a folder, and a file in it: a later folder replaces what an earlier one brings.
File = tuple[int, str]


def files_of(folders: Sequence[str | os.PathLike[str]]) -> list[File]:
    """Return each YAML file below the folders, in a stable order; links to folders are not followed.

    Raises:
        OSError: a folder cannot be read.

    """
    return [(number, path) for number, folder in enumerate(folders) for path in sorted(below(folder, ".yaml", ".yml"))]


def below(folder: str | os.PathLike[str], *endings: str) -> Iterator[str]:
    """Yield the files below a folder whose names end so.

    Raises:
        OSError: a folder cannot be read, or lies too deep.

    """
    top = os.fspath(folder).rstrip(os.sep)
    for root, _, names in os.walk(folder, onerror=_raise):
        if root.count(os.sep) - top.count(os.sep) > MAX_DEPTH:
            raise OSError(errno.ELOOP, f"more than {MAX_DEPTH} folders within folders", top)
        yield from (os.path.join(root, name) for name in names if name.endswith(endings))


def digest(data: bytes) -> str:
    """Return what tells the contents of a file from others."""
    return hashlib.sha256(data).hexdigest()


def read(path: str | os.PathLike[str]) -> bytes:
    """Return what stands in a file.

    Raises:
        OSError: it cannot be read; says which.

    """
    with open(path, "rb", opener=_without_waiting) as file:
        try:
            data: bytes | None = file.read()
        except OSError as error:
            error.filename = os.fspath(path)
            raise
    if data is None:  # a device that has nothing to say yet
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), os.fspath(path))
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a file that may be none: a device behind a link may say that it is one, and keep a reader waiting for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _raise(error: OSError) -> None:
    raise error
