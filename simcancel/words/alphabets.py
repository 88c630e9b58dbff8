"""Letters that a person takes for others: of alphabets whose letters look like ours, and any beside ours in one word."""

import re
import unicodedata
from functools import lru_cache

from simcancel.words.fold import is_han

# Alphabets that carriers' countries write in, and whose letters nobody takes for Latin ones, by the first word of Unicode's names.
_APART = frozenset(
    [
        "ARABIC",
        "BENGALI",
        "CJK",
        "DEVANAGARI",
        "GEORGIAN",
        "HANGUL",
        "HEBREW",
        "HIRAGANA",
        "KATAKANA",
        "KHMER",
        "LAO",
        "MYANMAR",
        "SINHALA",
        "TAMIL",
        "THAI",
        "TIBETAN",
    ]
)
# What is none of our letters, up to U+024F (small capitals and letters of phonetics stand behind), and no common character.
_OTHERS = r"[^\x00-\u024f\u4e00-\u9fff]"


def misleading_letters(text: str) -> str | None:
    """Return the first letter that is of an alphabet like ours, or of any other in a word or number of ours; or None."""
    if text.isascii():
        return None
    for match in re.finditer(_OTHERS, text):
        at, char = match.start(), match.group()
        alphabet = _alphabet(char)
        beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if alphabet == "" or (alphabet in _APART and any(each.isascii() and each.isalnum() for each in beside)):
            return char
    return None


@lru_cache(maxsize=50_000)
def _alphabet(char: str) -> str | None:
    """Return the alphabet of a letter: one of those apart, none for ours and what is no letter; "" for all others."""
    if is_han(char) or not char.isalpha() or char in "々〇":
        return None
    alphabet = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    return alphabet if alphabet in _APART else ""
