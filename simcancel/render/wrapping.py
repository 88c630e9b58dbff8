"""How much room a text takes on a screen, and where its lines break."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from simcancel.page.nodes import GLUE

# What must not begin a line, and what must not end one (CLREQ 3.1.1).
NOT_FIRST = frozenset("、。，．：；！？）〕］｝〉》」』】〗”’…—～·,.:;!?)]}%℃")
NOT_LAST = frozenset("（〔［｛〈《「『【〖“‘([{")
EAST_ASIAN = "\u2e80"  # where the blocks of East Asian writing begin
WHOLE = "\u2060"  # no line is broken at either side of it, nor a word that holds it
_HOLDS_NEXT = NOT_LAST | {GLUE, WHOLE}
_HOLDS_LAST = NOT_FIRST | {GLUE, WHOLE}
_DOT = f"{GLUE}·"
NUMBER_AND_FLAG = r"\+?\d[\d ]*\d ⚠ [^\s·,，。.（(]+(?: [a-z]+)?"  # in a sentence: a number and the flag behind it


def width(text: str) -> int:
    """Return how many terminal columns a text takes (UAX #11: wide and full-width two, marks none)."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


@cache
def _width_of(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200d\u2060\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def glue(text: str) -> str:
    """Return the text made unbreakable: a number and its flag are never parted, nor cut where a line is too narrow.

    Only where Chinese meets other letters a line may still end.
    """
    glued = text.replace(" ", GLUE)
    if text.isascii():
        return glued
    return "".join(WHOLE + char if min(last, char) >= EAST_ASIAN else char for last, char in pairwise(" " + glued))


def numbers_glued(sentence: str) -> str:
    """Return a sentence with each number in it glued to the first flag behind it."""
    return re.sub(NUMBER_AND_FLAG, lambda number: glue(number.group()), sentence) if "⚠" in sentence else sentence


def unglue(text: str) -> str:
    """Return the text without marks and with ordinary spaces again, as it is printed and copied."""
    return text.replace(GLUE, " ").replace(WHOLE, "")


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of a text, broken as `breaks` says, with ordinary spaces."""
    return [unglue(text[start:end]) for start, end in breaks(text, columns)]


def breaks(text: str, columns: int) -> list[tuple[int, int]]:
    """Return where a text is broken into lines of at most so many columns, as `(start, end)` of each line.

    Lines break at spaces and between Chinese characters; closing punctuation never begins a line, opening punctuation
    never ends one. What is glued stays whole even where it is wider than a line; another word too long for one is cut.
    """
    if text.isascii():
        return _at_spaces(text, columns) or _anywhere(text, columns)
    text = text.replace(" ·", _DOT)  # a dot between parts stays with the part before it
    if width(text) <= columns:  # as most do
        begin, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
        return [(begin, end)] if end > begin else [(0, 0)]
    return _anywhere(text, columns)


def _at_spaces(text: str, columns: int) -> list[tuple[int, int]] | None:
    """Return the lines of an ASCII text, which most are, five times as fast as `_anywhere`; None where a word is too long."""
    lines: list[tuple[int, int]] = []
    length = len(text.rstrip(" "))
    start = len(text) - len(text.lstrip(" "))
    while length - start > columns:
        end = text.rfind(" ", start, start + columns + 1)
        if end <= start:
            return None
        rest = end + 1
        while text[end - 1] == " ":
            end -= 1
        lines.append((start, end))
        while text[rest] == " ":
            rest += 1
        start = rest
    return [*lines, (start, length)] if length > start or not lines else lines


def _anywhere(text: str, columns: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = taken = 0  # the line begun, without the spaces after it; the columns from its start on
    at = 0
    for piece in _pieces(text):
        at, begin = at + len(piece), at
        if piece[0] == " ":
            taken += len(piece) if end > start else 0
            continue
        size = width(piece)
        if end > start and taken + size > columns:
            lines.append((start, end))
            end = start
        if end == start:
            start, taken = begin, 0
        if size > columns and GLUE not in piece and WHOLE not in piece:
            *full, (start, _) = _cut(text, begin, at, columns)
            lines += full
            size = width(text[start:at])
        # The dot for which a line has no room is left out, as a space would be.
        end = at - len(_DOT) if size > columns and piece.endswith(_DOT) else at
        taken += size
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _cut(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    """Return the parts of a word that is wider than a line, none of them beginning with closing punctuation."""
    parts: list[tuple[int, int]] = []
    while width(text[start:end]) > columns:
        cut = start + 1
        while cut < end and width(text[start : cut + 1]) <= columns:
            cut += 1
        ends = range(cut, start, -1)
        cut = next((each for each in ends if each == end or text[each] not in NOT_FIRST), cut)
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def _pieces(text: str) -> Iterator[str]:
    """Yield what may not be broken: words, spaces, and characters with the punctuation that belongs to them."""
    held = ""
    for piece in _words(text):
        if held.strip(" ") and piece[0] != " " and (held[-1] in _HOLDS_NEXT or piece[0] in _HOLDS_LAST):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _words(text: str) -> Iterator[str]:
    """Yield the runs of spaces, the runs of narrow characters, and each wide character."""
    for word in re.findall(" +|[^ ]+", text):
        if word.isascii():
            yield word
            continue
        for is_wide, run in groupby(word, EAST_ASIAN.__le__):
            if is_wide:
                yield from run
            else:
                yield "".join(run)
