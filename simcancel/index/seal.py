"""A checksum of an index, in the index itself: what was damaged since it was written is not answered from.

It stands where SQLite keeps the number of the application that a file belongs to (sqlite.org/fileformat2.html, 1.3.17),
which SQLite itself never looks at. It is against accidents, not against whoever can write the file.
"""

import binascii  # its CRC is zlib's, and it is there without being loaded
import os
import stat
from typing import BinaryIO

from simcancel.index.codec import DamagedError

_HEADER, _PIECE = 100, 65536  # bytes
_AT, _SIZE = 68, 4
MOST_CHECKED = 8 * 1024 * 1024  # bytes: two milliseconds; of a larger index only the size is looked at


def seal(path: str | os.PathLike[str]) -> None:
    """Write the checksum of an index into it.

    Raises:
        OSError: it cannot be read or written.

    """
    with open(path, "r+b") as file:
        digest = _digest(file)
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
            header = file.read(_HEADER)
            sealed = found.st_size > MOST_CHECKED or header[_AT : _AT + _SIZE] == _digest(file)
    except OSError as error:
        raise DamagedError(path) from error
    page = int.from_bytes(header[16:18], "big")
    told = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if not (sealed and header.startswith(b"SQLite format 3\0") and found.st_size == told):
        raise DamagedError(path)


def _digest(file: BinaryIO) -> bytes:
    """Return the checksum of a file but for its own place, a piece at a time: the whole need not be in memory."""
    file.seek(0)
    digest = binascii.crc32(file.read(_AT))
    file.seek(_AT + _SIZE)
    while piece := file.read(_PIECE):
        digest = binascii.crc32(piece, digest)
    return digest.to_bytes(_SIZE, "big")
