"""Asking an index in a file."""

import os.path
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from simcancel.index import FORMAT
from simcancel.index.codec import DamagedError
from simcancel.index.store import Index

T = TypeVar("T")

Question = Callable[[Index], T]


def read(path: str, question: Question[T]) -> T:
    """Return the answer of the index in a file.

    Raises:
        DamagedError: the file is no index of this format, or a damaged one.

    """
    try:
        _check_size(path)
        # Immutable: nothing is locked or written beside it, so that a read-only file system will do.
        name = os.path.realpath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        connection = sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True)
        try:
            index = Index(connection)
            if index.meta("format") != str(FORMAT):
                raise DamagedError(path)
            return question(index)
        finally:
            connection.close()
    except (sqlite3.DatabaseError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        # Whatever an answer stumbles over may be the file; if it is not, a fresh index shows the fault again.
        raise DamagedError(path) from error


def _check_size(path: str) -> None:
    """Refuse a file that is shorter or longer than its own header says (sqlite.org/fileformat2.html, 1.3).

    Raises:
        DamagedError: it is.

    """
    with open(path, "rb") as file:
        header = file.read(100)
    page = int.from_bytes(header[16:18], "big")
    size = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if not header.startswith(b"SQLite format 3\0") or size != os.path.getsize(path):
        raise DamagedError(path)
