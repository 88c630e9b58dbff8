"""Chinese script while compiling: character tables for queries, pinyin for words, Traditional texts from Simplified ones.

Only compiling imports this: pypinyin and OpenCC cost more than an answer takes.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import opencc
import pypinyin
import pypinyin.contrib.tone_convert
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg.mmseg import p_set as beginnings  # of its phrases

from simcancel.words.fold import Character, Folding, is_han

_BLOCKS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0))


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def characters() -> dict[str, Character]:
    """Return each Chinese character that has a reading, with its Simplified form and its readings without tones."""
    simplify = _converter("t2s")
    table: dict[str, Character] = {}
    for block in _BLOCKS:
        known = [chr(code) for code in block if code in PINYIN_DICT]
        # One conversion for all: line by line, so that no two characters are read as a phrase.
        simplified = simplify.convert("\n".join(known)).split("\n")
        table.update(
            (char, Character(simple, tuple(_readings(char)))) for char, simple in zip(known, simplified, strict=True)
        )
    return table


@cache
def folding() -> Folding:
    """Return what becomes of every character in the form in which spellings are compared."""
    return Folding(characters())


def _readings(char: str) -> Iterator[str]:
    marked = PINYIN_DICT[ord(char)].split(",")
    yield from dict.fromkeys(_plain(reading) for reading in marked)


@cache
def _plain(reading: str) -> str:
    plain = pypinyin.contrib.tone_convert.to_normal(reading, v_to_u=False)
    return str(plain).replace("ü", "v")


def syllables() -> list[str]:
    """Return every syllable that a character may be read as, but for grunts (`n`, `hm`), which cut any word."""
    readings = {reading for character in characters().values() for reading in character.readings}
    return sorted(reading for reading in readings if set(reading) & set("aeiouv"))


@cache
def pinyin(text: str) -> tuple[str, ...]:
    """Return the syllables of a Chinese text, without tones, read as phrases (银行 is yin hang)."""
    return tuple(syllable for word in _phrases(text) for syllable in _spoken(word))


def _phrases(text: str) -> Iterator[str]:
    """Yield the phrases of a text, from its beginning the longest each, and its other characters one by one.

    As pypinyin does, which takes five times as long: it asks for every piece of a text whether a phrase begins so, and
    most pairs of characters begin none.
    """
    at = 0
    while at < len(text):
        end = behind = at + 1
        while end < len(text) and text[at : end + 1] in beginnings:
            end += 1
            if text[at:end] in PHRASES_DICT:
                behind = end
        yield text[at:behind]
        at = behind


@cache
def _spoken(word: str) -> tuple[str, ...]:
    """Return the syllables of a phrase, or of one character; of several readings the first, which is the commonest."""
    if len(word) == 1:
        return tuple(_readings(word))[:1] if ord(word) in PINYIN_DICT else (word,)
    return tuple(_plain(readings[0]) for readings in PHRASES_DICT[word])


def is_chinese(text: str) -> bool:
    """Whether a text is Chinese characters throughout."""
    return bool(text) and all(map(is_han, text))


class Traditional:
    """Traditional Chinese as written in Hong Kong, with a table of terms where converting characters is not enough."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._convert = _converter("s2hk").convert
        self._terms = sorted(terms.items(), key=lambda term: -len(term[0]))

    def of(self, simplified: str) -> str:
        """Return the Traditional form of a Simplified text; what it quotes, such as words of a menu, stays as it is."""
        parts = re.split("“(.*?)”", simplified)
        return "".join(f"「{part}」" if n % 2 else self._converted(part) for n, part in enumerate(parts))

    def _converted(self, simplified: str) -> str:
        # Terms are set aside behind private-use characters, so that the converter does not touch them.
        held: list[str] = []
        for term, traditional in self._terms:
            if term in simplified:
                simplified = simplified.replace(term, chr(0xE000 + len(held)))
                held.append(traditional)
        converted: str = self._convert(simplified)
        for number, traditional in enumerate(held):
            converted = converted.replace(chr(0xE000 + number), traditional)
        return converted
