"""Width and line breaking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simcancel.page.nodes import GLUE
from simcancel.render.wrapping import (
    NOT_FIRST,
    _anywhere,
    _at_spaces,
    breaks,
    glue,
    numbers_glued,
    unglue,
    width,
    wrap,
)

TEXTS = st.text(alphabet=st.sampled_from("ab c,.!。，（）“”「」香港卡注销é😀 \u00a0-"), max_size=80)


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("香港", 4), ("e\u0301", 1), ("（）", 4), ("", 0)])
def test_width(text: str, columns: int) -> None:
    """Wide characters take two columns, marks none."""
    assert width(text) == columns


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    """Every character but spaces at the breaks is still there, in order."""
    joined = "".join(text[start:end] for start, end in breaks(text, columns))
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(TEXTS.filter(lambda text: GLUE not in text), st.integers(min_value=2, max_value=40))
def test_no_line_is_too_wide(text: str, columns: int) -> None:
    """Without glue, lines keep within the columns."""
    assert all(width(line) <= columns for line in wrap(text, columns))


@given(st.text(alphabet="香港注销卡，。！？）」a ", max_size=60), st.integers(min_value=8, max_value=40))
def test_no_line_begins_with_closing_punctuation(text: str, columns: int) -> None:
    """But for a text that begins so, a mark after a space, or more marks in a row than a line holds."""
    for line in wrap(text, columns)[1:]:
        mark = line[:1]
        run = text.replace(" ", "")
        if mark in NOT_FIRST and mark and f" {mark}" not in text:
            assert sum(char in NOT_FIRST for char in run) * 2 >= columns - 3


@given(st.integers(min_value=1, max_value=60))
def test_what_is_glued_stays_together(columns: int) -> None:
    """A number and its flag are on one line at any width."""
    text = "Call " + glue("+968 2466 0000 ⚠ disputed") + " now or later"
    assert sum("+968 2466 0000 ⚠ disputed" in line for line in wrap(text, columns)) == 1


def test_glue_is_undone() -> None:
    """What is printed has ordinary spaces."""
    assert unglue(glue("a b c")) == "a b c"


@given(st.text(alphabet="ab c  ,.!()", max_size=60), st.integers(min_value=2, max_value=20))
def test_ascii_is_broken_as_any_text(text: str, columns: int) -> None:
    """The quick way for plain words gives the lines of the general one."""
    quick = _at_spaces(text, columns)
    if quick is not None:
        assert [text[a:b] for a, b in quick] == [text[a:b] for a, b in _anywhere(text, columns)]


@pytest.mark.parametrize("mark", "（〔［｛〈《「『【〖“‘([{")
def test_a_line_does_not_end_with_an_opening_bracket(mark: str) -> None:
    """It moves to the next line with what it opens; so does a quotation mark."""
    assert wrap(f"香港{mark}注销", 4 + width(mark)) == ["香港", f"{mark}注销"]


@pytest.mark.parametrize("mark", "、。，．：；！？）〕］｝〉》」』】〗”’…—～·,.:;!?)]}%℃")
def test_a_line_does_not_begin_with_a_closing_mark(mark: str) -> None:
    """It takes the character before it along."""
    assert wrap(f"香港注{mark}销", 6) == ["香港", f"注{mark}销"]


@pytest.mark.parametrize("columns", [10, 20, 40])
def test_a_number_in_a_sentence_keeps_its_flag(columns: int) -> None:
    """The number of another article stands on one line with the first of its flags."""
    sentence = "Line 19 gives another: +968 2469 1111 ⚠ disputed · unverified."
    assert any("+968 2469 1111 ⚠ disputed" in line for line in wrap(numbers_glued(sentence), columns))


@pytest.mark.parametrize("columns", [10, 20, 40])
def test_a_flag_in_chinese_is_not_broken_off(columns: int) -> None:
    """Chinese breaks anywhere, but not between a number and its flag, nor within the flag's word."""
    sentence = "第 19 行另写：+968 2469 1111 ⚠ 有争议 · 未核实。"
    assert any("+968 2469 1111 ⚠ 有争议" in line for line in wrap(numbers_glued(sentence), columns))


@pytest.mark.parametrize("columns", range(8, 30))
def test_a_dot_between_parts_does_not_begin_a_line(columns: int) -> None:
    """It ends the line before it."""
    lines = wrap("one · two 香港 · three · 注销 · four", columns)
    assert not any(line.startswith("·") for line in lines)


@pytest.mark.parametrize("text", ["号码", "中 a 中", "+968 ⚠ 有争议", "a b", "⺀⺀", ""])
def test_what_is_glued_is_one_line(text: str) -> None:
    """On any screen; what stands beside it may be on another line."""
    assert wrap(glue(text), 1) == [text]
    assert wrap(f"中{glue(text)}", 1)[0] == "中"


def test_what_is_glued_may_be_parted_where_scripts_meet() -> None:
    """A label in two languages is wider than a narrow screen."""
    assert wrap(glue("号码abc号码"), 4) == ["号码", "abc", "号码"]


def test_more_than_one_space_at_a_break() -> None:
    """All of them go, and the lines hold no space at their ends."""
    assert wrap("one   two", 5) == ["one", "two"]
    assert wrap("", 5) == [""]


def test_spaces_around_a_text() -> None:
    """Two at the break, some at the ends: none is left."""
    assert _at_spaces("ab  cd", 3) == [(0, 2), (4, 6)]
    assert _anywhere("", 5) == [(0, 0)]


def test_a_dot_for_which_there_is_no_room_is_left_out() -> None:
    """A line would be two columns too long for it, and a terminal would put it on a line alone."""
    number = glue("+968 2444 0000 ⚠ no such carrier there")
    assert wrap(f"{number} · unverified", 38) == ["+968 2444 0000 ⚠ no such carrier there", "unverified"]
    assert wrap(f"{number} · unverified", 40) == ["+968 2444 0000 ⚠ no such carrier there ·", "unverified"]
