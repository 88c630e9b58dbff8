"""The only maker of flags: why a fact should be doubted. Pure; today is an argument, as `2026-11-20`."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import DIGITS_OF_A_TAIL, Article, Carrier, Citation, Contact, Content, Promotion, Text
from simcancel.named_tuple import NamedTuple

Dial = Literal["yes", "check", "no"]
Status = Literal["verified", "attested", "disputed", "unverified"]

# Worst first: the first flag of a number is the one that stands on its line however narrow the screen.
FLAGS = (
    "carrier-not-in-region",
    "invalid-number",
    "disputed-hotline",
    "unverified-hotline",
    "former-carrier-name",
    "patterned-number",
    "stale",
    "telegram-promotion",
    "image-promotion",
    "soft-promotion",
    "undated-article",
)
ATTESTED, DOUBT = "✓", "⚠"

ALIKE = 2  # places in which two numbers of one mould differ, at most
MOST_OTHERS = 20  # other numbers for a carrier that are named beside one
REPEATED = 4  # times the last digit of such a number is repeated


class Flag(NamedTuple):
    """A stable code, a sentence that says why, and the flag in a word. `particular`: what only this one has to say."""

    code: str
    message: Text
    word: Text
    particular: Text | None


def _flag(code: str, why: Text, particular: Text | None = None) -> Flag:
    return Flag(code, why, message(f"word.{code}"), particular)


class Assessed(NamedTuple):
    """A contact with how far to trust it. `advice`: where to find the right number, if this one is doubtful.

    `dial`: whether to dial it: yes without a flag, no where the number or its carrier is not to be found there, else check.
    """

    contact: Contact
    status: Status
    dial: Dial
    flags: tuple[Flag, ...]
    advice: Text | None


class Trust:
    """Judges the facts of some content as of a day."""

    def __init__(self, content: Content, today: str) -> None:
        self._today = today
        self._carriers = {carrier.id: carrier for carrier in content.carriers}
        self._regions = {region.id: region for region in content.regions}
        self._hotlines: dict[str, dict[str, Contact]] = {}  # of a carrier, each number once
        self._printed: dict[str, list[Contact]] = {}
        for hotline in (hotline for article in content.articles for hotline in article.hotlines):
            self._hotlines.setdefault(hotline.carrier or "", {}).setdefault(_called(hotline), hotline)
            self._printed.setdefault(hotline.tail, []).append(hotline)
        self._patterned = {hotline.sources for article in content.articles for hotline in _patterned(article.hotlines)}

    def contact(self, contact: Contact) -> Assessed:
        """Return a contact with its status, flags and advice. The status is the worst that applies."""
        flags = _ordered(self._flags(contact))
        status = _status(contact, flags)
        doubtful = status in ("disputed", "unverified")
        advice = self._advice(self._carriers[contact.carrier]) if doubtful and contact.carrier else None
        return Assessed(contact, status, _dial(flags), flags, advice)

    def _others(self, contact: Contact) -> list[Contact]:
        """Return the hotlines that other places give for the same carrier, where the number differs."""
        hotlines = self._hotlines.get(contact.carrier or "", {})
        others = (other for called, other in hotlines.items() if called != _called(contact))
        return list(islice(others, MOST_OTHERS))

    def _flags(self, contact: Contact) -> Iterator[Flag]:
        carrier = self._carriers.get(contact.carrier or "")
        if contact.seen_on is None:
            article = contact.sources[0].article or ""
            yield _flag("unverified-hotline", message("flag.unverified-hotline", article=article))
            yield from (self._disputed(other) for other in self._others(contact))
            if contact.sources in self._patterned:
                yield _flag("patterned-number", message("flag.patterned-number", article=article))
        else:
            yield from self._of_same_number(contact)
            if self._is_stale(contact):
                date = contact.checked_on or contact.seen_on
                why = message("flag.stale", date=date)
                yield _flag("stale", why, why)
        if not contact.valid:
            region = self._regions[carrier.region].name if carrier else same(contact.named)
            yield _flag("invalid-number", message("flag.invalid-number", region=region))
        if carrier:
            yield from self.carrier(carrier, contact.named)

    def _of_same_number(self, contact: Contact) -> Iterator[Flag]:
        """Yield the flags of an article's number that a page is said to print as well: they are not lost by that."""
        for hotline in islice(self._printed_alike(contact), MOST_OTHERS):
            yield from (self._disputed(other) for other in self._others(hotline))
            if hotline.sources in self._patterned:
                article = hotline.sources[0].article or ""
                yield _flag("patterned-number", message("flag.patterned-number", article=article))

    def _printed_alike(self, contact: Contact) -> Iterator[Contact]:
        """Yield the same number in articles, whoever's it is said to be; a short code is another one in each region."""
        where = self._where(contact)
        for hotline in self._printed.get(contact.tail, ()):
            if len(contact.tail) >= DIGITS_OF_A_TAIL or where is None or self._where(hotline) in (None, where):
                yield hotline

    def _where(self, contact: Contact) -> str | None:
        """Return the region of a contact, if it is a carrier's."""
        return self._carriers[contact.carrier].region if contact.carrier in self._carriers else None

    def _disputed(self, other: Contact) -> Flag:
        codes = ["disputed-hotline", "unverified-hotline"]
        if other.sources in self._patterned:
            codes.append("patterned-number")
        # The other number carries its flags too.
        words = joined([message(f"word.{code}") for code in codes], BETWEEN_FACETS)
        number = Text(*(f"{other.number} {DOUBT} {flags}" for flags in words))
        said = [_at(other.sources[0], f"{key}.disputed-hotline", number=number) for key in ("flag", "particular")]
        return _flag("disputed-hotline", *said)

    def _is_stale(self, contact: Contact) -> bool:
        """Whether a contact was seen or checked before this day a year ago; of a month or year, the first day counts."""
        date = contact.checked_on or contact.seen_on or ""
        first_day = f"{date}-01-01"[: len(self._today)]
        year, rest = self._today[:4], self._today[4:]
        return first_day < f"{int(year) - 1}{rest}"

    def _advice(self, carrier: Carrier) -> Text:
        if any(each.kind == "hotline" and each.valid for each in carrier.contacts):
            return message("advice.attested", carrier=carrier.name)
        regulator = self._regions[carrier.region].regulator
        names: dict[str, Text | str] = {"regulator": regulator.name, "regulator_website": regulator.website}
        if carrier.website:
            return message("advice.website", website=carrier.website, **names)
        return message("advice.regulator", **names)

    def carrier(self, carrier: Carrier, named: str | None = None) -> tuple[Flag, ...]:
        """Return the flags of a carrier, as an article names it."""
        flags: list[Flag] = []
        if carrier.presence == "absent":
            region = self._regions[carrier.region].name
            why = message("flag.carrier-not-in-region", carrier=carrier.name, region=region)
            flags.append(_flag("carrier-not-in-region", why))
        for former in carrier.former_names:
            if former.name == named:
                key = "flag.former-carrier-name" + (".until" if former.until else "")
                why = message(key, former=former.name, carrier=carrier.name, until=former.until or "")
                flags.append(_flag("former-carrier-name", why))
        return tuple(flags)

    @staticmethod
    def unknown() -> Flag:
        """Return the flag of a number that nothing here prints."""
        return _flag("unverified-hotline", message("flag.unknown-number"))

    @staticmethod
    def elsewhere(carrier: Carrier, regions: Text) -> Flag:
        """Return the flag of a carrier that a text on other regions names."""
        why = message("flag.carrier-not-in-region", carrier=carrier.name, region=regions)
        return _flag("carrier-not-in-region", why)

    def promotion(self, promotion: Promotion) -> tuple[Flag, ...]:
        """Return the flag of a piece of advertising."""
        code = f"{promotion.kind}-promotion"
        return (_flag(code, _at(promotion.sources[0], f"flag.{code}")),)

    def article(self, article: Article) -> tuple[Flag, ...]:
        """Return the flags of an article as a whole: no date, and selling without a handle."""
        flags: list[Flag] = []
        flags.extend(_flag("soft-promotion", _at(source, "flag.soft-promotion")) for source in article.soft_promotions)
        if article.dated is None:
            flags.append(_flag("undated-article", message("flag.undated-article")))
        return tuple(flags)


def _dial(flags: tuple[Flag, ...]) -> Dial:
    if any(flag.code in ("carrier-not-in-region", "invalid-number") for flag in flags):
        return "no"
    return "check" if flags else "yes"


def _ordered(flags: Iterator[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda flag: FLAGS.index(flag.code)))


def _at(source: Citation, key: str, **values: Text | str) -> Text:
    """Return a sentence about a line of an article."""
    return message(key, article=source.article or "", line=source.lines.start, **values)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())


def _called(contact: Contact) -> str:
    """Return what a telephone dials for a contact: 2466 0000 in Oman and +968 2466 0000 are one number."""
    return _digits(contact.e164 or contact.number)


def _status(contact: Contact, flags: Sequence[Flag]) -> Status:
    if any(flag.code == "disputed-hotline" for flag in flags):
        return "disputed"  # whatever page is said to print it
    if contact.seen_on is None:
        return "unverified"
    return "verified" if contact.checked_on else "attested"


def _patterned(hotlines: tuple[Contact, ...]) -> list[Contact]:
    """Return the hotlines of one article that look made from one mould.

    Each ends in a digit four times over and differs from another in one or two places, the repeated digit taken once.
    """
    moulds = {hotline: mould for hotline in hotlines if (mould := _mould(hotline.e164 or hotline.number)) is not None}
    return [
        hotline
        for hotline, mould in moulds.items()
        if any(1 <= _distance(mould, other) <= ALIKE for another, other in moulds.items() if another is not hotline)
    ]


def _mould(number: str) -> str | None:
    digits = _digits(number)
    return digits[: 1 - REPEATED] if len(digits) > REPEATED and len(set(digits[-REPEATED:])) == 1 else None


def _distance(first: str, second: str) -> int:
    if len(first) != len(second):
        return len(first) + len(second)
    return sum(a != b for a, b in zip(first, second, strict=True))
