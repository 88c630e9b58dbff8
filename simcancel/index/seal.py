"""A checksum of an index, in the index itself: what was damaged since it was written is not answered from.

It stands where SQLite keeps the number of the application that a file belongs to (sqlite.org/fileformat2.html, 1.3.17),
which SQLite itself never looks at. It is against accidents, not against whoever can write the file.
"""

import os
import stat
import zlib

from simcancel.index.codec import DamagedError

_HEADER = 100  # bytes
_AT, _SIZE = 68, 4
MOST_CHECKED = 8 * 1024 * 1024  # bytes: two milliseconds; of a larger index only the size is looked at


def seal(path: str | os.PathLike[str]) -> None:
    """Write the checksum of an index into it.

    Raises:
        OSError: it cannot be read or written.

    """
    with open(path, "r+b") as file:
        digest = _digest(file.read())
        file.seek(_AT)
        file.write(digest)


def check(path: str | os.PathLike[str]) -> None:
    """Refuse an index that is not as it was sealed, or not of the size that its own header says.

    Raises:
        DamagedError: it is not, or it cannot be read.

    """
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):  # to open a pipe is to wait for its other end
            raise DamagedError(path)
        with open(path, "rb") as file:
            data = file.read(found.st_size if found.st_size <= MOST_CHECKED else _HEADER)
    except OSError as error:
        raise DamagedError(path) from error
    page = int.from_bytes(data[16:18], "big")
    told = (65536 if page == 1 else page) * int.from_bytes(data[28:32], "big")
    is_whole = data.startswith(b"SQLite format 3\0") and found.st_size == told
    if not is_whole or (found.st_size <= MOST_CHECKED and data[_AT : _AT + _SIZE] != _digest(data)):
        raise DamagedError(path)


def _digest(data: bytes) -> bytes:
    """Return the checksum of all but its own place."""
    return zlib.crc32(data[_AT + _SIZE :], zlib.crc32(data[:_AT])).to_bytes(_SIZE, "big")
