"""Which numbers of a text are told; those here are kept for fiction."""

import pytest

from simcancel.scan.numbers import Numbers
from simcancel.scan.whole import Whole


@pytest.mark.parametrize(
    ("line", "countries", "told"),
    [
        ("Call +44 20 7946 0123.", [], [("+44 20 7946 0123", True)]),
        ("Call 020 7946 0123.", [], []),
        ("Call 020 7946 0123.", ["GB"], [("020 7946 0123", True)]),
        ("Call 020 7946 0123.", ["US", "GB"], [("020 7946 0123", True)]),
        ("+44 20 7946 0123, 020 7946 0123", ["GB"], [("+44 20 7946 0123", True), ("020 7946 0123", True)]),
        ("Dial 00442079460123 from abroad.", ["GB"], [("00442079460123", True)]),
        ("Dial ＋44 20 7946 0123.", ["GB"], [("＋44 20 7946 0123", True)]),
        (
            "Not +44 1100 000000, but +44 20 7946 0123.",
            ["GB"],
            [("+44 1100 000000", False), ("+44 20 7946 0123", True)],
        ),
        ("Not 0044 1100 000000.", ["GB"], [("0044 1100 000000", False)]),
        ("Not ＋44 1100 000000.", ["GB"], [("＋44 1100 000000", False)]),
        ("Call +44 20 7946 0123.", ["GB", "US"], [("+44 20 7946 0123", True)]),
        ("020 7946 0123 or (202) 555-0143", ["GB", "US"], [("020 7946 0123", True), ("(202) 555-0143", True)]),
        ("Order 110000 0000 of 020 7946 0123.", ["GB"], [("020 7946 0123", True)]),
    ],
)
def test_numbers_are_told_where_they_stand(line: str, countries: list[str], told: list[tuple[str, bool]]) -> None:
    """International ones anywhere, national ones that are valid in a country of the text, each once."""
    found = list(Numbers([]).found_in(Whole(["", line]), countries))
    assert [(each.number, each.valid) for each in found] == told
    assert all(line[each.start : each.end] == each.number and each.line == 2 for each in found)
    assert {each.e164 for each in found if each.valid} <= {"+442079460123", "+12025550143"}


BESIDE = ["（24小时）", "（7x24）", "（1）", " [1]", " 24小时", " 2024年", " 8:00-20:00", " 9am", " 9 AM"]


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("known", [[], ["+442079460123"]])
def test_what_stands_behind_a_number_hides_it_from_nobody(beside: str, known: list[str]) -> None:
    """Hours, notes and dates are no part of it, be it known or not."""
    found = list(Numbers(known).found_in(Whole([f"+44 20 7946 0123{beside}"]), ["GB"]))
    assert [each.number for each in found] == ["+44 20 7946 0123"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("020 7946 0123 1 for an agent", ["020 7946 0123"]),
        ("7946 0123 / 1", []),
        ("20-7946-0123 20.7946.0456", ["20-7946-0123", "20.7946.0456"]),
        ("0044 20 7946 0123 or +44 2079460456", ["0044 20 7946 0123", "+44 2079460456"]),
        ("1 20 7946 01234", []),
        ("9207946 0123", []),
        ("+65 20 7946 0123", []),
        ("0065-20-7946-0123", []),
    ],
)
def test_known_numbers_are_found_by_their_digits(line: str, told: list[str]) -> None:
    """Whatever digits stand apart from them, and not within longer ones."""
    known = Numbers(["+442079460123", "+442079460456"])
    found = [each for each in known.found_in(Whole(["", line]), ["GB"]) if each.e164.startswith("+44")]
    assert [each.number for each in found] == told
    assert all(line[each.start : each.end] == each.number and each.line == 2 for each in found)


def test_a_known_number_in_local_form_is_one_of_its_own_country() -> None:
    """In a text on another one it may be anybody's."""
    known = Numbers(["+442079460123"])
    assert list(known.found_in(Whole(["20 7946 0123"]), ["OM"])) == []
    assert list(known.found_in(Whole(["20 7946 0123"]), [])) == []


def test_a_short_known_number_may_be_an_amount() -> None:
    """Of seven digits it is known, whether or not its country has such numbers; of six it is not."""
    known = Numbers(["+3541001234", "+968123456"])
    [number] = known.found_in(Whole(["100 1234"]), ["IS"])
    assert (number.e164, number.valid) == ("+3541001234", False)
    assert list(known.found_in(Whole(["123456"]), ["OM"])) == []


def test_where_a_number_behind_a_note_stands() -> None:
    """The note before it moves it nowhere."""
    line = "+44 20 7946 0123（1），020 7946 0456"
    found = list(Numbers([]).found_in(Whole([line]), ["GB"]))
    assert [line[each.start : each.end] for each in found] == ["+44 20 7946 0123", "020 7946 0456"]
