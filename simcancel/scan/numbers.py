"""Telephone numbers in a text, as libphonenumber finds them."""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from simcancel.named import NamedTuple
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
        seen: list[tuple[int, int]] = []
        for country in countries or ("ZZ",):
            for match in phonenumbers.PhoneNumberMatcher(text.lines[line], country, phonenumbers.Leniency.POSSIBLE):
                known = phonenumbers.is_valid_number(match.number)
                if any(match.start < end and start < match.end for start, end in seen):
                    continue
                if not known and not match.raw_string.lstrip().startswith(("+", "＋", "00")):
                    continue
                seen.append((match.start, match.end))
                e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
                yield Number(line + 1, match.start, match.end, match.raw_string, e164, known)
