"""Which numbers of a text are told; those here are kept for fiction."""

import pytest

from simcancel.scan.numbers import numbers
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
        ("Call +44 20 7946 0123.", ["GB", "US"], [("+44 20 7946 0123", True)]),
        ("020 7946 0123 or (202) 555-0143", ["GB", "US"], [("020 7946 0123", True), ("(202) 555-0143", True)]),
        ("Order 110000 0000 of 020 7946 0123.", ["GB"], [("020 7946 0123", True)]),
    ],
)
def test_numbers_are_told_where_they_stand(line: str, countries: list[str], told: list[tuple[str, bool]]) -> None:
    """International ones anywhere, national ones that are valid in a country of the text, each once."""
    found = list(numbers(Whole(["", line]), countries))
    assert [(each.number, each.valid) for each in found] == told
    assert all(line[each.start : each.end] == each.number and each.line == 2 for each in found)
    assert {each.e164 for each in found if each.valid} <= {"+442079460123", "+12025550143"}
