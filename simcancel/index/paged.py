"""A large index, each page of which is held against its checksum when SQLite asks for it.

The standard library does not let anybody see what SQLite reads; apsw does (rogerbinns.github.io/apsw/vfs.html).
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

import apsw

from simcancel.index.seal import Seal

_READING = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI


class Paged:
    """As much of an `sqlite3.Connection` as an index needs.

    Every question raises `DamagedError` where a page is not as it was sealed.
    """

    def __init__(self, address: str, seal: Seal) -> None:
        self._files = _Files(f"simcancel-{id(self)}", seal)
        self._connection = apsw.Connection(address, flags=_READING, vfs=self._files.name)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> "_Rows":
        """Return the rows that answer a question."""
        try:
            return _Rows(self._connection.execute(sql, values))
        except apsw.Error as error:
            raise sqlite3.DatabaseError(str(error)) from error

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
        self._files.unregister()


class _Rows(list[Any]):
    def fetchall(self) -> list[Any]:
        return self


class _Files(apsw.VFS):
    """Opens the files that SQLite asks for: the index, and what it sorts in."""

    def __init__(self, name: str, seal: Seal) -> None:
        super().__init__(name, "")
        self.name = name
        self._seal = seal

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - apsw's name
        if flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            return _File(name, flags, self._seal)
        return apsw.VFSFile("", name, flags)


class _File(apsw.VFSFile):
    """The index."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], seal: Seal) -> None:
        super().__init__("", name, flags)
        self._seal = seal

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's name
        """Read a piece of the file; of the first page SQLite also reads some bytes alone."""
        size = self._seal.page_size
        number = offset // size
        page = super().xRead(size, number * size)
        self._seal.check(page, number)
        return page[offset - number * size :][:amount]
