"""A checksum for every page of an index, behind its last one: what was damaged since it was written is not answered from.

The checksum of these checksums stands where SQLite keeps the number of the application that a file belongs to
(sqlite.org/fileformat2.html, 1.3.17), which SQLite itself never looks at. All this is against accidents, not against
whoever can write the file.
"""

import binascii  # its CRC is zlib's, and it is there without being loaded
import os
import stat

from simcancel.index.codec import DamagedError

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_AT, _SIZE = 68, 4
MOST_CHECKED = 8 * 1024 * 1024  # bytes: two milliseconds; the pages of a larger index are looked at when they are read


class Seal:
    """The checksums of the pages of an index."""

    def __init__(self, page_size: int, sums: bytes) -> None:
        self.page_size = page_size
        self._sums = sums

    def check(self, page: bytes, number: int) -> None:
        """Refuse a page, counted from 0, that is not as it was sealed.

        Raises:
            DamagedError: it is not.

        """
        if self._sums[number * _SIZE : (number + 1) * _SIZE] != _sum_of_page(page, number):
            raise DamagedError(f"page {number}")


def seal(path: str | os.PathLike[str]) -> None:
    """Write the checksums of an index into it.

    Raises:
        OSError: it cannot be read or written.

    """
    with open(path, "r+b") as file:
        size, count = _pages(file.read(_HEADER))
        file.seek(0)
        sums = b"".join(_sum_of_page(file.read(size), number) for number in range(count))
        file.truncate(size * count)  # those of before, if it was sealed
        file.seek(size * count)
        file.write(sums)
        file.seek(_AT)
        file.write(_sum(sums))


def check(path: str | os.PathLike[str], *, wholly: bool = False) -> Seal | None:
    """Refuse an index that is not as it was sealed.

    Args:
        path: its file.
        wholly: look at every page, however many.

    Returns:
        What its pages are to be held against when they are read; None where all were looked at.

    Raises:
        DamagedError: it is not, or it cannot be read.

    """
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):  # to open a pipe is to wait for its other end
            raise DamagedError(path)
        with open(path, "rb") as file:
            header = file.read(_HEADER)
            size, count = _pages(header)
            if not header.startswith(_MAGIC) or found.st_size != (size + _SIZE) * count:
                raise DamagedError(path)
            file.seek(size * count)
            sums = file.read()
            if header[_AT : _AT + _SIZE] != _sum(sums):
                raise DamagedError(path)
            sealed = Seal(size, sums)
            if found.st_size > MOST_CHECKED and not wholly:
                return sealed
            file.seek(0)
            for number in range(count):  # the whole need not be in memory
                sealed.check(file.read(size), number)
    except OSError as error:
        raise DamagedError(path) from error
    return None


def _pages(header: bytes) -> tuple[int, int]:
    """Return how large the pages are, and how many (sqlite.org/fileformat2.html, 1.3)."""
    size = int.from_bytes(header[16:18], "big")
    return 65536 if size == 1 else size, int.from_bytes(header[28:32], "big")


def _sum_of_page(page: bytes, number: int) -> bytes:
    """Return the checksum of a page; of the first one, as if nothing stood where theirs does."""
    return _sum(page[:_AT] + bytes(_SIZE) + page[_AT + _SIZE :] if number == 0 else page)


def _sum(data: bytes) -> bytes:
    return binascii.crc32(data).to_bytes(_SIZE, "big")
