"""Pinyin of Chinese texts."""

import pypinyin
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from simcancel.words.chinese import pinyin
from simcancel.words.fold import is_han

PHRASES = [phrase for phrase in PHRASES_DICT if all(map(is_han, phrase))]
CHARACTERS = [chr(code) for code in PINYIN_DICT if is_han(chr(code))]
PIECES = st.sampled_from(PHRASES) | st.sampled_from(CHARACTERS) | st.sampled_from(PHRASES).map(lambda said: said[:2])


def test_phrases_are_read_as_such() -> None:
    """One character has several readings."""
    assert pinyin("银行行不行") == ("yin", "hang", "xing", "bu", "xing")
    assert pinyin("绿卡") == ("lv", "ka")


@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_text_is_read_as_the_library_reads_it(text: str) -> None:
    """Which takes five times as long."""
    assert pinyin(text) == tuple(pypinyin.lazy_pinyin(text, v_to_u=False))
