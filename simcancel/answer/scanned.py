"""What stands in a text, held against what is known here: whose numbers are attested, whose were printed, which carriers exist."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from simcancel.answer.found import CarrierFoundView, FileView, MentionView, NumberFoundView, PromotionFoundView
from simcancel.answer.guide import Facts
from simcancel.answer.trust import Flag, Status
from simcancel.messages import joined, same
from simcancel.model import DIGITS_OF_A_TAIL, Carrier, Citation, Contact, Content, Region, Text
from simcancel.scan.accounts import Found
from simcancel.scan.files import Source, lines_of
from simcancel.scan.ledger import About, Named
from simcancel.scan.numbers import Number, Numbers
from simcancel.scan.promotions import promotions
from simcancel.scan.spans import Spans
from simcancel.scan.whole import Whole, small
from simcancel.words.hidden import harmless
from simcancel.words.links import defanged, unlinked

LONGEST = 80  # characters of a finding that are said
_SHORTEST_NAME = 3
_FACETS = ("region", "action", "card")
_LATIN_WORD = re.compile("[a-z0-9]+")
_BETWEEN_WORDS = bytes(each if chr(each).isascii() and chr(each).isalnum() else ord(" ") for each in range(256))


_Judgement = tuple[Status, Text | None, tuple[Citation, ...], tuple[Flag, ...]]


class Scanner:
    """Looks through texts. Made once for many: the names of all regions and carriers are put together first."""

    def __init__(self, content: Content, today: str) -> None:
        self._facts = Facts(content, today)
        self.pages = self._facts.pages
        self._regions = {name.lower(): region for region in content.regions for name in region.name}
        self._carriers = {name.lower(): carrier for carrier in content.carriers for name in _names(carrier)}
        self._region_names = _either(self._regions)
        self._carrier_names = _either(self._carriers)
        self._by_first_word: dict[str, list[str]] = {}
        for name in self._carriers:
            if begin := _LATIN_WORD.match(name):
                self._by_first_word.setdefault(begin.group(), []).append(name)
        self._other_names = _either(name for name in self._carriers if not _LATIN_WORD.match(name))
        self._printed = _by_tail(hotline for article in content.articles for hotline in article.hotlines)
        self._attested = _by_tail(contact for carrier in content.carriers for contact in carrier.contacts)
        self._attested |= _by_tail(contact for region in content.regions for contact in region.regulator.contacts)
        known = (each.e164 for each in (*self._printed.values(), *self._attested.values()))
        self._numbers = Numbers(e164 for e164 in known if e164)
        self._judged: dict[str, _Judgement] = {}  # by digits, each number once

    def scan(self, source: Source) -> FileView:
        """Return what stands in a text."""
        path = harmless(source.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        if source.skipped is not None:
            return FileView(path, source.skipped, (), (), (), (), ())
        lines, _ = lines_of(source.text)
        whole = Whole(lines)
        named = {self._regions[match.group()].id for match in _words(self._region_names, whole.text)}
        about = [region for region in self._regions.values() if region.id in named]
        found = promotions(whole)
        carriers = [each for n in self._lines_naming(whole) for each in self._named(n, lines[n], about)]
        selling = Spans((each.line, each.start, each.end) for each in found.promotions if each.kind != "soft")
        beside = {each.line: each.carrier for each in reversed(carriers)}  # the first in each line
        contacts = [
            self._number(number, beside.get(number.line))
            for number in self._numbers.found_in(whole, list(dict.fromkeys(region.iso for region in about)))
            if not selling.overlap(number.line, number.start, number.end)
        ]
        return FileView(
            path,
            None,
            tuple(region.id for region in dict.fromkeys(about)),
            tuple(_promotion(each, lines) for each in found.promotions),
            tuple(contacts),
            tuple(carriers),
            tuple(MentionView(each.line, each.start + 1, each.end + 1, _said(each, lines)) for each in found.mentions),
        )

    def _lines_naming(self, whole: Whole) -> list[int]:
        """Return the lines that may name a carrier: in Latin letters, one that begins with a word of the text."""
        begun = self._by_first_word.keys() & _latin_words(whole.text)
        latin = (n for word in begun for name in self._by_first_word[word] for n in whole.lines_holding(name))
        return sorted({*latin} | whole.lines_with(self._other_names))

    def about(self, name: str, source: Source, words: Mapping[tuple[str, str], Sequence[str]]) -> About:
        """Return what an article is about, by the words for each region, action and card that it uses most."""
        file = self.scan(source)
        named: dict[str, str] = {}
        lines: dict[str, dict[int, None]] = {}
        for each in file.carriers:
            named[each.carrier] = each.named
            lines.setdefault(each.carrier, {})[each.line] = None
        carriers = [Named(carrier, name, tuple(lines[carrier])) for carrier, name in named.items()]
        hotlines = [Named(each.carrier or "", each.number, (each.line,)) for each in file.contacts]
        title = next((line for line in source.text.splitlines() if line.strip("\ufeff ")), "")
        chosen = {facet: _commonest(facet, title, words) or _commonest(facet, source.text, words) for facet in _FACETS}
        return About(name, file.path.rpartition("/")[2], **chosen, carriers=carriers, hotlines=hotlines)

    def _named(self, number: int, line: str, about: Sequence[Region]) -> Iterator[CarrierFoundView]:
        for match in _words(self._carrier_names, small(line)):
            carrier, as_written = self._carriers[match.group()], line[match.start() : match.end()]
            flags = list(self._facts.trust.carrier(carrier, as_written))
            if about and carrier.region not in {region.id for region in about}:
                names = joined([region.name for region in dict.fromkeys(about)])
                flags.append(self._facts.trust.elsewhere(carrier, names))
            yield CarrierFoundView(number + 1, match.start() + 1, match.end() + 1, as_written, carrier.id, tuple(flags))

    def _number(self, number: Number, carrier: str | None) -> NumberFoundView:
        tail = "".join(char for char in number.e164 if char.isdigit())
        if tail not in self._judged:
            self._judged[tail] = self._known(tail)
        status, named, sources, flags = self._judged[tail]
        return NumberFoundView(
            number.line, number.start + 1, number.end + 1, number.number, number.e164, number.valid, carrier,
            status, named, sources, flags,
        )  # fmt: skip

    def _known(self, digits: str) -> _Judgement:
        tail = digits[-DIGITS_OF_A_TAIL:]
        attested = self._attested.get(tail)
        # An ending is enough for doubt, and not for trust: another country may have a number that ends so.
        is_attested = attested is not None and attested.e164 == f"+{digits}"
        contact = attested if is_attested else self._printed.get(tail)
        if contact is None:
            return "unverified", None, (), (self._facts.trust.unknown(),)
        assessed = self._facts.trust.contact(contact)
        carrier = self._facts.carriers.get(contact.carrier or "")
        return assessed.status, carrier.name if carrier else same(contact.named), contact.sources, assessed.flags


def _latin_words(text: str) -> set[str]:
    """Return the words of a text in Latin letters, by its bytes: three times as fast as by an expression."""
    return set(text.encode("ascii", "replace").translate(_BETWEEN_WORDS).decode("ascii").split())


def _commonest(facet: str, text: str, words: Mapping[tuple[str, str], Sequence[str]]) -> str | None:
    counts = {
        value: max(map(text.casefold().count, given), default=0) for (of, value), given in words.items() if of == facet
    }
    return max(counts, key=lambda value: counts[value]) if any(counts.values()) else None


def _names(carrier: Carrier) -> list[str]:
    names = (*carrier.name, *carrier.aliases, *(former.name for former in carrier.former_names))
    return [name for name in names if len(name) >= _SHORTEST_NAME and not name.isdecimal()]


def _either(names: Iterable[str]) -> re.Pattern[str]:
    """Return names as a pattern of nothing but literals, the longest first: it is found a hundred times as fast."""
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")


def _words(names: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where names stand as whole words."""
    for match in names.finditer(text):
        around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
        if not any(char.isascii() and char.isalnum() for char in around):
            yield match


def _by_tail(contacts: Iterable[Contact]) -> dict[str, Contact]:
    return {contact.tail: contact for contact in contacts if len(contact.tail) == DIGITS_OF_A_TAIL}


def _promotion(found: Found, lines: Sequence[str]) -> PromotionFoundView:
    link = defanged(found.link) if found.link else None
    at = f"@{found.handle}" if found.kind == "telegram" and found.handle else found.handle
    return PromotionFoundView(found.kind, found.line, found.start + 1, found.end + 1, at, link, _said(found, lines))


def _said(found: Found, lines: Sequence[str]) -> str:
    text = unlinked(harmless(lines[found.line - 1][found.start : found.end].replace("\t", " ")))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
