"""Files → texts: in whatever encoding they are; what is no text, or cannot be read, is said in a sentence."""

import os
import re
import stat
from collections.abc import Iterable, Iterator

from simcancel.named_tuple import NamedTuple

MOST_BYTES = 20_000_000  # of a file that is looked through
# A text may have lost so many bytes, and one in so many more, and still be what it was taken for.
LOST, FEW = 2, 200
_MANY, _CONTROLS = 10, "\0\1\2\3\4\5\6"  # one such character in ten makes no text
_LOOKED_AT = 8192  # bytes, to tell a text from other files
_EAST_ASIAN = frozenset({"big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949"})
_TELLING = 64  # bytes from which the detector tells these from GB18030
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Source(NamedTuple):
    """A text with its path (`-` for the standard input); or, where it is none, why it was not looked through."""

    path: str
    text: str
    skipped: str | None = None


def paths_in(given: Iterable[str]) -> Iterator[str]:
    """Yield the files that are named, and those below the folders that are, in order; hidden folders are left out."""
    for path in given:
        if path == "-" or not os.path.isdir(path):
            yield path
            continue
        for root, folders, names in os.walk(path):
            folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
            yield from (os.path.join(root, name) for name in sorted(names))


def read(path: str) -> Source:
    """Return the text of a file."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            return Source(path, "", "no ordinary file")
        if found.st_size > MOST_BYTES:
            return _too_large(path)
        with open(path, "rb") as file:
            return decoded(path, file.read())
    except OSError as error:
        return Source(path, "", error.strerror or str(error))


def _too_large(path: str) -> Source:
    return Source(path, "", f"larger than {MOST_BYTES // 1_000_000} MB")


def decoded(path: str, data: bytes) -> Source:
    """Return the text of some bytes: UTF-8, UTF-16 with its mark, or what a detector takes it for (GB18030 …)."""
    if len(data) > MOST_BYTES:
        return _too_large(path)
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    text = data.decode(encoding or "utf-8", "replace")
    broken = text.count("\ufffd")
    if _MANY * sum(map(text[:_LOOKED_AT].count, _CONTROLS)) > len(text[:_LOOKED_AT]):
        return Source(path, "", "no text")
    if broken <= LOST + len(text) // FEW:
        return Source(path, text)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - fifteen milliseconds that few files need

    best = from_bytes(data[: 64 * _LOOKED_AT]).best()
    detected = best.encoding if best is not None else None
    if detected in _EAST_ASIAN and len(data) >= _TELLING:
        return Source(path, data.decode(detected, "replace"))
    # Of few bytes the detector takes GB18030, which holds GBK and GB2312, for anything; where that does not fit, it may be right.
    try:
        return Source(path, data.decode("gb18030"))
    except UnicodeDecodeError:
        return Source(path, "", "no text") if detected is None else Source(path, data.decode(detected, "replace"))


def lines_of(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text, and behind each the line end that it had."""
    if "\r" not in text:
        lines = text.split("\n")
        return lines, [*["\n"] * (len(lines) - 1), ""]
    parts = re.split(r"(\r\n|\n|\r)", text)
    return parts[::2], [*parts[1::2], ""]
