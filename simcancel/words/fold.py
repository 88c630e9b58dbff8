"""Folding: the one form in which spellings are compared, and its parts.

The character tables (Traditional → Simplified, character → toneless pinyin) are not here: they are made while an index is
compiled and read from it, because the libraries that know them cost more to import than an answer takes.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from simcancel.named_tuple import NamedTuple


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


_APOSTROPHE = r"(?<=[A-Za-z])['’](?=[A-Za-z])"  # don't, yu'e: one word; compiled only where there is one
# What is no letter or digit of ASCII becomes a space.
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}


class Folding(dict[int, str | None]):
    """What becomes of each character, by its number, as `str.translate` asks: made where it is first asked for."""

    def __init__(self, characters: Characters) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, code: int) -> str | None:
        """Return a letter or digit, of a Chinese character the Simplified one; nothing for an accent, a space for the rest."""
        char = chr(code)
        known = self._characters.get(char)
        if known is None and unicodedata.combining(char):
            self[code] = None
        else:
            letter = known.simplified if known is not None else char
            self[code] = letter if is_han(letter) or letter.isalnum() else " "
        return self[code]


def fold(text: str, folding: Folding) -> str:
    """Return the form in which spellings are compared: NFKC, no case, no accents, Simplified, words apart by one space.

    Chinese characters keep together as they stand; everything that is no letter or digit becomes a space.
    """
    if "'" in text or "’" in text:
        text = re.sub(_APOSTROPHE, "", text)
    if text.isascii():
        return " ".join(text.lower().translate(_APART).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(run for word in plain.translate(folding).split() for run in _runs(word))


def _runs(word: str) -> Iterable[str]:
    """Return the runs of Chinese characters and those of other letters and digits."""
    if word.isascii() or (min(word) >= "\u4e00" and max(word) <= "\u9fff"):  # as most are
        return (word,)
    return ("".join(run) for _, run in groupby(word, _is_han))


_is_han = lru_cache(maxsize=50_000)(is_han)


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
