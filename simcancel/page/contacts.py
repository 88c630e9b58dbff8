"""Whom to call, a region at a time: attested numbers first, then what articles print, the regulator, what to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from simcancel.answer.guide import GuideView, is_named
from simcancel.answer.view import CarrierView, ContactView, PageView
from simcancel.messages import BETWEEN_FACETS, joined, message
from simcancel.model import CHANNEL_KINDS, Page, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.sections import is_printed_only
from simcancel.page.short import MOST_OF_EACH, Short

MOST_QUESTIONS = 2
MOST_NUMBERS = 3  # of the carrier asked for


class Contacts(Short):
    """Writes the contacts of the guides of one region, each number once."""

    def __init__(
        self,
        guides: Sequence[GuideView],
        say: Phrases,
        pages: Mapping[str, Page],
        *,
        with_sources: bool = False,
        in_full: bool = False,
    ) -> None:
        super().__init__(guides[0], say, pages, with_sources=with_sources)
        self._guides = guides
        self._in_full = in_full  # where there is room for more than a screen

    @cached_property
    def _cited_pages(self) -> Iterable[PageView]:
        return {page.url: page for guide in self._guides for page in guide.pages}.values()

    def in_region(self) -> Iterator[nodes.Node]:
        """Yield the screen of a region."""
        guide = self._guide
        yield nodes.Heading(1, self._say.of(title_of(guide)))
        if self._in_full and guide.carrier is None:
            yield nodes.Paragraph(self._say.message("call.own-carrier"))
        contacts = self._each_once()
        without: list[CarrierView] = []
        for carrier in sorted(self._carriers_once(), key=lambda each: not self._is_asked_for(each)):
            shown = self._shown(carrier, [each for each in contacts if each.carrier == carrier.id])
            yield from map(self._line, shown)
            without += [] if self._best(shown) else [carrier]
        yield from map(self.unknown, without)
        yield from self._absent()
        yield from self._others()
        yield from self._other_ways()
        yield from self._by_carrier([each for each in contacts if is_printed_only(each)])
        is_one_line = guide.carrier is None and not self._in_full
        yield from self.regulator(1 if is_one_line else MOST_OF_EACH)
        if self._in_full:
            yield from map(self.editor_note, guide.regulator.editor_notes)
        if not any(map(self._is_absent, guide.carriers)):
            yield nodes.Label(self._say.message("heading.questions"))
            questions = guide.questions if self._in_full else guide.questions[:MOST_QUESTIONS]
            yield from (nodes.Tick(*self.ask(question)) for question in questions)
            yield self.record()
        yield from self.cited()

    def _by_carrier(self, contacts: Sequence[ContactView]) -> Iterator[nodes.Node]:
        """Yield what articles print, by carrier, so that a number stands beside the one that disputes it."""
        order = [carrier.id for guide in self._guides for carrier in guide.carriers]
        if contacts:
            yield nodes.Label(self._say.message("call.printed"), is_warning=True)
        for contact in sorted(contacts, key=lambda each: order.index(each.carrier or "")):
            line = self._line(contact)
            yield line._replace(number=line.number.without_particulars())

    def _line(self, contact: ContactView) -> nodes.Contact:
        """Return a contact without what goes without saying: the carrier asked for; the line, on a region's screen."""
        named = self._named(contact)
        asked = self._guide.carrier
        if asked is None:
            return named if self._with_sources else named._replace(sources=())
        others = {each.carrier for guide in self._guides for each in guide.contacts} - {asked.id}
        if contact.carrier != asked.id or others:
            return named
        is_own = is_named(contact.named_as, contact.name)
        return named._replace(name=() if is_own else self._say.message("call.named-there", named=contact.named_as))

    def _each_once(self) -> list[ContactView]:
        every = (contact for guide in self._guides for contact in guide.contacts)
        return list({(each.carrier, each.number, each.purpose): each for each in every}.values())

    def _carriers_once(self) -> list[CarrierView]:
        every = (carrier for guide in self._guides for carrier in guide.carriers)
        return [each for each in {carrier.id: carrier for carrier in every}.values() if self._is_worth_a_line(each)]

    def _shown(self, carrier: CarrierView, contacts: Sequence[ContactView]) -> Sequence[ContactView]:
        """Return the numbers of a carrier that help; of the one asked for, any where none does."""
        theirs = [each for each in contacts if not is_printed_only(each) and each.kind != "fax"]
        if not self._is_asked_for(carrier):
            return self._best(theirs)
        return self._best(theirs, MOST_NUMBERS) or theirs[:1]

    def _others(self) -> Iterator[nodes.Node]:
        """Yield the virtual operators of a region that have numbers, by name: a screen has no room for all."""
        every = {carrier.id: carrier for guide in self._guides for carrier in guide.carriers}
        having = {contact.carrier for contact in self._each_once() if not is_printed_only(contact)}
        others = [each for each in every.values() if each.id in having and not self._is_worth_a_line(each)]
        if others and self._guide.carrier is None:
            names = joined([each.name for each in others])
            text = self._say.message("call.others", names=names, command=f"simcancel contacts {others[0].id}")
            yield nodes.Item(text)

    def _other_ways(self) -> Iterator[nodes.Node]:
        """Yield which other ways to the carrier asked for there are, and where they are told."""
        asked = self._guide.carrier
        ways = {each.kind for guide in self._guides for each in guide.channels if asked and each.carrier == asked.id}
        if asked is not None and ways and self._in_full:
            yield from self._channels(asked.id)
        elif asked is not None and ways:
            kinds = joined([message(f"channel.{kind}") for kind in CHANNEL_KINDS if kind in ways])
            command = f"simcancel show {asked.id} --section contacts"
            yield nodes.Item(self._say.message("call.others", names=kinds, command=command))


def title_of(guide: GuideView) -> Text:
    """Return what the screen of a guide's region, or of the carrier asked for, is called."""
    names = [guide.region.name, *([guide.carrier.name] if guide.carrier else [])]
    return message("contacts.title", where=joined(names, BETWEEN_FACETS))
