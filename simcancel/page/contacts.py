"""Whom to call, a region at a time: attested numbers first, then what articles print, the regulator, what to ask."""

from collections.abc import Iterator, Mapping, Sequence

from simcancel.answer.guide import GuideView
from simcancel.answer.view import CarrierView, ContactView
from simcancel.messages import BETWEEN_FACETS, joined, message
from simcancel.model import Page
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.short import Short, is_printed_only

MOST_QUESTIONS = 3


class Contacts(Short):
    """Writes the contacts of the guides of one region, each number once."""

    def __init__(self, guides: Sequence[GuideView], say: Phrases, pages: Mapping[str, Page]) -> None:
        super().__init__(guides[0], say, pages)
        self._guides = guides
        self._labels.update({url: label for guide in guides for url, label in self._labels_of(guide).items()})

    def in_region(self) -> Iterator[nodes.Node]:
        """Yield the screen of a region."""
        guide = self._guide
        names = [guide.region.name, *([guide.carrier.name] if guide.carrier else [])]
        yield nodes.Heading(1, self._say.message("contacts.title", where=joined(names, BETWEEN_FACETS)))
        contacts = self._each_once()
        for carrier in self._carriers_once():
            yield from self._carrier(carrier, [each for each in contacts if each.carrier == carrier.id])
        doubtful = [self._named(each) for each in contacts if is_printed_only(each)]
        if doubtful:
            yield nodes.Label(self._say.message("call.printed"))
            # The number that disputes it stands beside it here.
            yield from (each._replace(number=each.number.without_particulars()) for each in doubtful)
        yield nodes.Label(self._say.message("call.complaints"))
        yield from map(self._named, self._best(guide.regulator.contacts))
        yield nodes.Label(self._say.message("heading.questions"))
        for question in guide.questions[:MOST_QUESTIONS]:
            yield nodes.Tick(self._say.of(question.text), ())
        yield nodes.Label(self._say.message("call.record"))

    def _each_once(self) -> list[ContactView]:
        every = (contact for guide in self._guides for contact in guide.contacts)
        return list({(each.carrier, each.number, each.purpose): each for each in every}.values())

    def _carriers_once(self) -> list[CarrierView]:
        every = (carrier for guide in self._guides for carrier in guide.carriers)
        return [each for each in {carrier.id: carrier for carrier in every}.values() if self._is_worth_a_line(each)]

    def _carrier(self, carrier: CarrierView, contacts: Sequence[ContactView]) -> Iterator[nodes.Node]:
        theirs = [each for each in contacts if not is_printed_only(each) and each.kind != "fax"]
        shown = theirs if self._is_asked_for(carrier) else self._best(theirs) or theirs[:1]
        yield from map(self._named, shown)
        if not shown and carrier.website:
            yield nodes.Item(self._say.message("call.none", name=carrier.name, website=carrier.website))
        elif not shown:
            yield nodes.Item(self._say.message("call.line", name=carrier.name, what=message("call.no-website")))
