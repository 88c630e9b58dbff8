"""Telephone numbers in a text, as libphonenumber finds them."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from simcancel.named_tuple import NamedTuple
from simcancel.scan.spans import Spans
from simcancel.scan.whole import Whole

# What every line with a number holds: six digits, whatever stands between them.
_DIGITS = re.compile(r"[\d\uff10-\uff19](?:[^\w\n]{0,3}[\d\uff10-\uff19]){5,}")


class Number(NamedTuple):
    """A telephone number in a line. Lines count from 1, columns from 0. `valid`: its form is one of its country's."""

    line: int
    start: int
    end: int
    number: str
    e164: str
    valid: bool


def numbers(text: Whole, countries: Sequence[str]) -> Iterator[Number]:
    """Yield the numbers in the lines of a text: international ones, and those that are valid in one of some countries.

    Args:
        text: where to look.
        countries: ISO 3166-1 codes of the countries that it is about.

    """
    for line in text.lines_with(_DIGITS):
        found: list[Number] = []
        for country in countries or ("ZZ",):
            seen = Spans((0, each.start, each.end) for each in found)
            found += (
                each for each in _of(country, text.lines[line], line) if not seen.overlap(0, each.start, each.end)
            )
        yield from found


def _of(country: str, written: str, line: int) -> Iterator[Number]:
    for match in phonenumbers.PhoneNumberMatcher(written, country, phonenumbers.Leniency.POSSIBLE):
        known = phonenumbers.is_valid_number(match.number)
        if known or match.raw_string.lstrip().startswith(("+", "＋", "00")):
            e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            yield Number(line + 1, match.start, match.end, match.raw_string, e164, known)
