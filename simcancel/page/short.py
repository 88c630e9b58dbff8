"""The short guide, for the person in trouble: what may be lost, what to do, whom to call."""

from collections.abc import Iterator, Mapping, Sequence

from simcancel.answer.guide import GuideView
from simcancel.answer.view import CarrierView, ContactView, ProcedureView
from simcancel.messages import AND_IN_LISTS, BETWEEN_FACETS, BETWEEN_SENTENCES, joined, message, same
from simcancel.model import Citation, Page, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.sections import Sections

_PURPOSES = ("care", "complaints", "disputes", "general")  # whom to call about cancelling or renewing, in this order
_MOST_NUMBERS = 2  # of a carrier, in the short guide
_URGENT = {"cancel": ("ending", "charges", "balance", "porting"), "renew": ("renewing", "balance")}


class Short(Sections):
    """Writes a guide in short. Citations of lines are left out unless they are wanted."""

    def __init__(
        self, guide: GuideView, say: Phrases, pages: Mapping[str, Page], *, with_sources: bool = False
    ) -> None:
        super().__init__(guide, say, pages)
        self._with_sources = with_sources

    def cite(self, sources: Sequence[Citation]) -> tuple[str, ...]:
        """Return pages, which say who speaks, and lines only where they are wanted."""
        return super().cite([source for source in sources if self._with_sources or source.page is not None])

    def guide_in_short(self) -> Iterator[nodes.Node]:
        """Yield what may be lost, the steps in brief, whom to call; then the steps, questions, official words, FAQs."""
        yield from (nodes.Item(self._say.of(note)) for note in self._guide.notes)
        yield from self._under("lost", self._lost())
        yield from self._under("brief", self._brief())
        yield from self._under("call", self.call())
        yield from self._under("steps", self.steps())
        yield from self._under("questions", self._questions())
        yield from self._under("own-words", self._own_words())
        yield from self._under("faqs", self.faqs())
        yield from self._under("more", self._more())

    def _lost(self) -> Iterator[nodes.Node]:
        for warning in self._guide.warnings:
            if warning.loses:
                yield nodes.Alert(self._say.of(warning.text), None, self.cite(warning.sources))
        for note in self._guide.editor_notes[:1]:
            yield self.editor_note(note)

    def _brief(self) -> Iterator[nodes.Node]:
        for procedure in self._guide.procedures:
            titles = [message("brief.steps", number=step.number, title=step.title) for step in procedure.steps]
            steps = joined(titles, BETWEEN_FACETS)
            if len(self._guide.procedures) > 1:
                steps = message("brief.procedure", procedure=procedure.name, steps=steps)
            yield nodes.Item(self._say.of(steps))

    def steps(self) -> Iterator[nodes.Node]:
        """Yield the steps, each with its details in one paragraph and what it needs in one line."""
        for procedure in self._guide.procedures:
            if len(self._guide.procedures) > 1:
                yield nodes.Heading(3, self._say.of(procedure.name))
            yield from self._steps_of(procedure)

    def _steps_of(self, procedure: ProcedureView) -> Iterator[nodes.Node]:
        for step in procedure.steps:
            details = (self._say.of(joined(list(step.details), BETWEEN_SENTENCES)),) if step.details else ()
            needs = (self._say.of(joined(list(step.needs), BETWEEN_FACETS)),) if step.needs else ()
            label = self._say.message("step.needs")
            yield nodes.Step(
                step.number, self._say.of(step.title), details, label, needs, None, self.cite(step.sources)
            )

    def call(self) -> Iterator[nodes.Node]:
        """Yield whom to call in order of trust: attested numbers, where to look, the regulator, what articles print."""
        theirs = [each for each in self._guide.contacts if not is_printed_only(each)]
        carriers = [each for each in self._guide.carriers if self._is_worth_a_line(each)]
        for carrier in carriers:
            own = self._best([each for each in theirs if each.carrier == carrier.id])
            yield from (self._named(each) for each in own)
            if not own:
                yield nodes.Item(self._say.message("call.line", name=carrier.name, what=_where(carrier)))
        yield from (self._named(each) for each in self._best(self._guide.regulator.contacts, most=1))
        yield from self._doubtful()

    def _is_worth_a_line(self, carrier: CarrierView) -> bool:
        if any(flag.code == "carrier-not-in-region" for flag in carrier.flags):
            return False
        has_number = any(contact.carrier == carrier.id for contact in self._guide.contacts)
        return (
            carrier.named_in_article
            or carrier.presence == "network"
            or self._is_asked_for(carrier)
            or (has_number and carrier.presence == "brand")
        )

    def _best(self, contacts: Sequence[ContactView], most: int = _MOST_NUMBERS) -> list[ContactView]:
        wanted = [each for each in contacts if each.purpose in _PURPOSES and each.kind != "fax"]
        return sorted(wanted, key=lambda each: (bool(each.flags), _PURPOSES.index(each.purpose or "")))[:most]

    def _named(self, contact: ContactView) -> nodes.Contact:
        """Return a contact as one line with its carrier's name."""
        name = self._written(contact.name, contact.named_as if contact.seen_on is None else None)
        return self._contact(contact)._replace(name=name, advice=None, sources=super().cite(contact.sources))

    def _doubtful(self) -> Iterator[nodes.Node]:
        doubtful = [each for each in self._guide.contacts if is_printed_only(each)]
        if doubtful:
            yield nodes.Label(self._say.message("call.printed"))
            yield from map(self._named, doubtful)

    def _questions(self) -> Iterator[nodes.Node]:
        yield from (nodes.Item(self._say.of(each.text), self.cite(each.sources)) for each in self._guide.questions)

    def _own_words(self) -> Iterator[nodes.Node]:
        """Yield what the carrier asked for says, or else the regulator, and who else speaks."""
        asked = self._guide.carrier
        told = [each for each in self._guide.official if each.topic in _URGENT[self._guide.action]]
        for each in told:
            if asked is not None or (each.carrier is None and each.topic != "porting"):
                yield self.official_item(each)
        others = list(dict.fromkeys(each.name for each in told if each.carrier is not None))
        if asked is None and others:
            yield nodes.Item(self._say.message("own-words.others", names=joined(others, AND_IN_LISTS)))

    def _more(self) -> Iterator[nodes.Node]:
        """Yield where all this comes from, and the commands that say more."""
        guide = self._guide
        command = f"{guide.region.id} {guide.action} {guide.card}"
        article = guide.articles[0]
        flags = joined([flag.word for flag in {flag.code: flag for flag in article.flags}.values()], AND_IN_LISTS)
        yield nodes.Item(
            self._say.message("more.article", article=article.id, flags=flags, command=f"simcancel show {command}")
        )
        if guide.promotions:
            who = joined([same(handle) for handle in dict.fromkeys(p.handle for p in guide.promotions if p.handle)])
            lines = dict.fromkeys(str(p.sources[0].lines.start) for p in guide.promotions)
            yield nodes.Item(self._say.message("more.advertising", who=who, lines=", ".join(lines)))
        for verb, options, key in (
            ("checklist", "", "checklist"),
            ("contacts", "", "contacts"),
            ("show", " --all", "all"),
        ):
            yield nodes.Command(f"simcancel {verb} {command}{options}", self._say.message(f"more.{key}"))


def is_printed_only(contact: ContactView) -> bool:
    """Say whether only an article gives a number; one of the carrier's own that has grown old is still its own."""
    return bool(contact.flags) and contact.seen_on is None


def _where(carrier: CarrierView) -> Text:
    """Return where to take a carrier's number from."""
    if carrier.website:
        return message("call.website", website=carrier.website)
    return message("call.no-website")
