"""Telephone numbers in a text, as libphonenumber finds them."""

import re
from collections.abc import Iterable, Iterator, Sequence

import phonenumbers

from simcancel.named_tuple import NamedTuple
from simcancel.scan.whole import Whole

# What every line with a number holds: six digits, whatever stands between them.
_DIGITS = re.compile(r"[\d\uff10-\uff19](?:[^\w\n]{0,3}[\d\uff10-\uff19]){5,}")

# What stands behind a number and is none of it: a note in brackets, the time or the day.
_BESIDE = re.compile(
    r"(?<=\d)\s{0,2}[（(【\[][^()（）【】\[\]\n]{0,30}[)）】\]](?!\s{0,2}\d)"
    r"|(?<=\d)\s{1,2}\d{1,4}\s?(?:[:：]\d{2}|[ap]m\b|[点點时時年月日天]|小时|小時|h\b)",
    re.IGNORECASE,
)


LEAST_DIGITS = 7  # of a known number; a shorter one may be an amount


class Number(NamedTuple):
    """A telephone number in a line. Lines count from 1, columns from 0. `valid`: its form is one of its country's."""

    line: int
    start: int
    end: int
    number: str
    e164: str
    valid: bool


class Numbers:
    """Finds telephone numbers in texts. Made once for many: known numbers, as E.164, are put together first.

    They are found by their digits, whatever stands beside them: with their own calling code, or in a text on their country.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = {str(phonenumbers.parse(e164).national_number): e164 for e164 in known}
        each = "|".join(r"\D{0,3}".join(digits) for digits in self._known if len(digits) >= LEAST_DIGITS)
        code = r"(?:\(?(?:\+|\b00)(?P<code>\d{1,3})\D{0,3}?)?"
        self._of_digits = re.compile(rf"{code}(?<!\d)0?(?P<digits>{each or '(?!)'})(?!\d)", re.ASCII)

    def found_in(self, text: Whole, countries: Sequence[str]) -> Iterator[Number]:
        """Yield the numbers in a text: known ones, international ones, and those that are valid in one of some countries.

        Args:
            text: where to look.
            countries: ISO 3166-1 codes of the countries that it is about.

        """
        for line in sorted(text.lines_with(_DIGITS)):
            rest = text.lines[line]
            found = here = list(self._known_in(rest, line, countries))
            for country in countries or ("ZZ",):
                rest = _without(rest, here)
                here = list(_of(country, rest, line))
                found = found + here
            yield from sorted(found, key=lambda each: each.start)

    def _known_in(self, written: str, line: int, countries: Sequence[str]) -> Iterator[Number]:
        for match in self._of_digits.finditer(written):
            e164 = self._known[re.sub(r"\D", "", match["digits"])]
            known = phonenumbers.parse(e164)
            country = phonenumbers.region_code_for_country_code(known.country_code or 0)
            is_meant = match["code"] == str(known.country_code) if match["code"] else country in countries
            if is_meant:
                valid = phonenumbers.is_valid_number(known)
                yield Number(line + 1, match.start(), match.end(), match.group(), e164, valid)


def _without(written: str, found: Iterable[Number]) -> str:
    """Return a line without some numbers; all others stay in their columns."""
    parts, at = [], 0
    for each in found:
        parts += [written[at : each.start], "\n" * (each.end - each.start)]
        at = each.end
    return "".join([*parts, written[at:]])


def _of(country: str, written: str, line: int) -> Iterator[Number]:
    # The matcher takes hours and notes behind a number for a part of it, and then for none.
    alone = _BESIDE.sub(lambda match: "\n" * len(match.group()), written)
    for match in phonenumbers.PhoneNumberMatcher(alone, country, phonenumbers.Leniency.POSSIBLE):
        known = phonenumbers.is_valid_number(match.number)
        if known or match.raw_string.lstrip().startswith(("+", "＋", "00")):
            e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            yield Number(line + 1, match.start, match.end, match.raw_string, e164, known)
