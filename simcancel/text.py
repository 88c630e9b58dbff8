"""Text as people type and read it: folding of scripts, words, display width, and what must not be printed raw.

The character tables (Traditional → Simplified, character → toneless pinyin) are not here: they are made while an index is
compiled and read from it, because the libraries that know them cost more to import than an answer takes.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

# Controls, format characters (which reorder or hide text: UAX #9, UTS #39), surrogates, line and paragraph separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LAYOUT = "\n\t"


class Character(NamedTuple):
    """What the tables know of one Chinese character: its Simplified form and its readings without tones."""

    simplified: str
    readings: tuple[str, ...]


Characters = Mapping[str, Character]


def is_han(char: str) -> bool:
    """Whether one character is a Chinese one (Unicode blocks of CJK ideographs)."""
    # Comparisons, not a regular expression: compiling one over so many characters takes three milliseconds.
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
    )


def readable(text: str) -> str:
    """Return a text from the command line on one line, with what was no UTF-8 in it replaced (U+FFFD)."""
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def is_hidden(char: str) -> bool:
    """Whether a character controls, hides or reorders text instead of showing."""
    return unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _LAYOUT


def harmless(text: str) -> str:
    r"""Return the text with hidden characters shown as `\u{…}`, so that a terminal shows them and obeys none."""
    if text.isprintable():
        return text
    return "".join(f"\\u{{{ord(char):x}}}" if is_hidden(char) else char for char in text)


def fold(text: str, characters: Characters) -> str:
    """Return the form in which spellings are compared: NFKC, no case, no accents, Simplified, words apart by one space.

    Chinese characters keep together as they stand; everything that is no letter or digit becomes a space.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = (char for char in plain if not unicodedata.combining(char))
    simplified = "".join(characters[char].simplified if char in characters else char for char in letters)
    return " ".join(_runs(simplified))


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of Chinese characters and those of other letters and digits."""
    for kind, run in groupby(text, lambda char: 2 if is_han(char) else int(char.isalnum())):
        if kind:
            yield "".join(run)


def atoms(folded: str) -> list[str]:
    """Return the smallest parts of a folded text: each Chinese character, each other word."""
    parts: list[str] = []
    for word in folded.split():
        parts.extend(word if is_han(word[0]) else (word,))
    return parts


def join(parts: Sequence[str]) -> str:
    """Join atoms again: Chinese characters close up, a space before and after other words."""
    joined = ""
    for part in parts:
        apart = joined and not (is_han(joined[-1]) and is_han(part[0]))
        joined += f" {part}" if apart else part
    return joined


def width(text: str) -> int:
    """Return how many terminal columns a text takes (UAX #11: wide and full-width two, marks none)."""
    if text.isascii():
        return len(text)
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200d\u2060\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""), ("ly", ""))
_SHORTEST_STEM = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return an English word without its commonest endings, so that bill and bills, cancel and cancelled meet."""
    if not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def pairs(parts: Sequence[str], separator: str = "") -> list[str]:
    """Return each two neighbours joined, or the one part where there is only one."""
    if len(parts) == 1:
        return list(parts)
    return [first + separator + second for first, second in pairwise(parts)]


# What must not begin a line, and what must not end one (CLREQ 3.1.1).
NOT_FIRST = frozenset("、。，．：；！？）〕］｝〉》」』】〗”’…—～·,.:;!?)]}%℃")
NOT_LAST = frozenset("（〔［｛〈《「『【〖“‘([{")
_WIDE = "\u2e80"  # where the blocks of East Asian writing begin
GLUE = "\u00a0"  # a space that no line is broken at
WHOLE = "\u2060"  # at the end of a word that is not cut, though it be wider than a line


def glue(text: str) -> str:
    """Return the text with its spaces made unbreakable: a number and its flag are never parted."""
    return text.replace(" ", GLUE)


def whole(word: str) -> str:
    """Return a word marked never to be cut."""
    return word + WHOLE


def unglue(text: str) -> str:
    """Return the text without marks and with ordinary spaces again, as it is printed and copied."""
    return text.replace(GLUE, " ").replace(WHOLE, "")


def _pieces(text: str) -> Iterator[str]:
    """Yield what may not be broken: words, spaces, and characters with the punctuation that belongs to them."""
    if text.isascii():  # nothing but words and spaces
        yield from (piece for piece in re.split("( +)", text) if piece)
        return
    held = ""
    for piece in _words(text):
        if held.strip(" ") and piece[0] != " " and (held[-1] in NOT_LAST or piece[0] in NOT_FIRST):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _words(text: str) -> Iterator[str]:
    """Yield the runs of spaces, the runs of narrow characters, and each wide character."""
    for kind, run in groupby(text, lambda char: 0 if char == " " else 1 if char < _WIDE else 2):
        if kind == 2:  # noqa: PLR2004 - the third of three kinds
            yield from run
        else:
            yield "".join(run)


def breaks(text: str, columns: int) -> list[tuple[int, int]]:
    """Return where a text is broken into lines of at most so many columns, as `(start, end)` of each line.

    Lines break at spaces and between Chinese characters; closing punctuation never begins a line, opening punctuation
    never ends one. What is glued stays whole, though it be wider than a line; another word too long for one is cut.
    """
    lines: list[tuple[int, int]] = []
    start = end = at = taken = 0  # the line begun, without the spaces after it; where the next piece is; columns so far
    for piece in _pieces(text):
        size = width(piece)
        if piece[0] == " ":
            if end == start:
                start = end = at + len(piece)
            else:
                taken += size
            at += len(piece)
            continue
        if taken + size > columns and end > start:
            lines.append((start, end))
            start, taken = at, 0
        rest = piece
        while size > columns and GLUE not in piece and WHOLE not in piece:
            head = _head(rest, columns)
            lines.append((at, at + len(head)))
            at += len(head)
            rest = rest[len(head) :]
            start, size = at, width(rest)
        at += len(rest)
        end, taken = at, taken + size
    if end > start or not lines:
        lines.append((start, end))
    return lines


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of a text, broken as `breaks` says, with ordinary spaces."""
    return [unglue(text[start:end]) for start, end in breaks(text, columns)]


def _head(word: str, columns: int) -> str:
    """Return the longest beginning of a word that fits and leaves no closing punctuation first; at least one character."""
    taken = 0
    for position, char in enumerate(word):
        taken += _width_of(char)
        if taken > columns and position:
            ends = range(position, 0, -1)
            return word[: next((end for end in ends if word[end] not in NOT_FIRST), position)]
    return word
