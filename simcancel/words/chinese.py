"""Chinese script while compiling: character tables for queries, pinyin for words, Traditional texts from Simplified ones.

Only compiling imports this: pypinyin and OpenCC cost more than an answer takes.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import opencc
import pypinyin
import pypinyin.contrib.tone_convert
import pypinyin.core
from pypinyin.constants import PINYIN_DICT

from simcancel.words.fold import Character, is_han

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
    # Word by word, each looked up once: texts repeat their words, and the library makes each syllable anew.
    return tuple(syllable for word in _phrases().seg(text) for syllable in _spoken(word))


@cache
def _phrases() -> pypinyin.core.Pinyin:
    return pypinyin.core.Pinyin()


@cache
def _spoken(word: str) -> tuple[str, ...]:
    # With tones, and each syllable made plain once: so it takes three quarters of the time.
    spoken = map(_plain, pypinyin.lazy_pinyin(word, style=pypinyin.Style.TONE))
    return tuple(syllable for syllable in spoken if syllable.isalpha())


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
