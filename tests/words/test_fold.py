"""Folding of spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simcancel.words.fold import Character, Folding, atoms, fold, join

CHARACTERS = {"註": Character("注", ("zhu",)), "銷": Character("销", ("xiao",))}


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
        ("yu'e", "yue"),
        ("  ", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    """Widths, case, accents, scripts and punctuation make no difference."""
    assert fold(typed, Folding(CHARACTERS)) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is in its final form."""
    once = fold(text, Folding(CHARACTERS))
    assert fold(once, Folding(CHARACTERS)) == once
    assert atoms(join(atoms(once))) == atoms(once)


def test_atoms_close_up_chinese() -> None:
    """Spaces between Chinese characters make no difference, spaces between words do."""
    assert join(atoms("香 港 sim 卡")) == "香港 sim 卡"
    assert join(["hong", "kong"]) == "hong kong"
