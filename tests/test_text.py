"""Folding, width and line breaking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simcancel.text import (
    GLUE,
    NOT_FIRST,
    Character,
    atoms,
    breaks,
    fold,
    glue,
    harmless,
    is_hidden,
    join,
    unglue,
    width,
    wrap,
)

CHARACTERS = {"註": Character("注", ("zhu",)), "銷": Character("销", ("xiao",))}
TEXTS = st.text(alphabet=st.sampled_from("ab c,.!。，（）“”「」香港卡注销é😀 \u00a0-"), max_size=80)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("OMAN Cancel", "oman cancel"),
        ("ＨＫ", "hk"),
        ("註銷", "注销"),
        ("+968", "968"),
        ("hong-kong", "hong kong"),
        ("Réunion", "reunion"),
        ("香港SIM卡", "香港 sim 卡"),
        ("yu'e", "yu e"),
        ("  ", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    """Widths, case, accents, scripts and punctuation make no difference."""
    assert fold(typed, CHARACTERS) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is in its final form."""
    once = fold(text, CHARACTERS)
    assert fold(once, CHARACTERS) == once
    assert atoms(join(atoms(once))) == atoms(once)


def test_atoms_close_up_chinese() -> None:
    """Spaces between Chinese characters make no difference, spaces between words do."""
    assert join(atoms("香 港 sim 卡")) == "香港 sim 卡"
    assert join(["hong", "kong"]) == "hong kong"


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
    text = "Call " + glue("+968 2466 0000  !disputed-hotline") + " now or later"
    assert sum("+968 2466 0000  !disputed-hotline" in line for line in wrap(text, columns)) == 1


@given(st.text())
def test_harmless_text_hides_nothing(text: str) -> None:
    """No control, escape or reordering character remains; the rest is untouched."""
    shown = harmless(text)
    assert not any(map(is_hidden, shown))
    if not any(map(is_hidden, text)):
        assert shown == text


def test_harmless_shows_what_was_hidden() -> None:
    """An escape sequence is printed as its code."""
    assert harmless("a\x1b[31mb\u202ec") == "a\\u{1b}[31mb\\u{202e}c"


def test_glue_is_undone() -> None:
    """What is printed has ordinary spaces."""
    assert unglue(glue("a b c")) == "a b c"
