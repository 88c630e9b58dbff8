"""The short guide, for the person in trouble: what may be lost, what to do, whom to call."""

from collections.abc import Iterator, Mapping, Sequence

from simcancel.answer.guide import GuideView
from simcancel.answer.view import CarrierView, ContactView, OfficialView, ProcedureView, QuestionView
from simcancel.messages import AND_IN_LISTS, BETWEEN_FACETS, BETWEEN_SENTENCES, joined, message, same
from simcancel.model import ChecklistItem, Citation, Page, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases
from simcancel.page.sections import Sections, is_printed_only

_PURPOSES = ("care", "complaints", "disputes", "general")  # whom to call about cancelling or renewing, in this order
MOST_OF_EACH = 2  # numbers of a carrier that was not asked for
# The commands that say more, with the filters of the guide.
MORE = {
    "checklist": "checklist {}",
    "contacts": "contacts {}",
    "all": "show {} --all",
    "official": "show {} --section official",
}
_URGENT = {"cancel": ("ending", "charges", "balance", "porting"), "renew": ("renewing", "balance")}


class Short(Sections):
    """Writes a guide in short. Citations of lines are left out unless they are wanted."""

    written_as = "call.written-as"

    def __init__(
        self, guide: GuideView, say: Phrases, pages: Mapping[str, Page], *, with_sources: bool = False
    ) -> None:
        super().__init__(guide, say, pages)
        self._with_sources = with_sources

    def cite(self, sources: Sequence[Citation]) -> tuple[str, ...]:
        """Return whose pages say it, which is who speaks; every line and page only where sources are wanted."""
        if self._with_sources:
            return super().cite(sources)
        return tuple(dict.fromkeys(self._pages[source.page].publisher for source in sources if source.page))

    def guide_in_short(self) -> Iterator[nodes.Node]:
        """Yield what may be lost, the steps in brief, whom to call; then the steps, questions, official words, FAQs."""
        yield from self.notes()
        yield from self._under("lost", self.lost())
        yield from self._under("brief", self._brief())
        yield from self._under("call", self.call())
        yield from self._under("steps", self.steps())
        yield from self._under("questions", self._questions())
        yield from self._under("own-words", self._own_words())
        yield from self._under("faqs", self.faqs())
        yield from self._under("more", self._more())
        yield from self.cited()

    def cited(self) -> Iterator[nodes.Node]:
        """Yield what the citations stand for, where sources are wanted."""
        if self._with_sources:
            yield from self._under("sources", self.sources())

    def lost(self) -> Iterator[nodes.Node]:
        """Yield what may be impossible to undo, and what to think of before."""
        yield from self.losses()
        yield from map(self.editor_note, self._guide.editor_notes[:1])

    def losses(self) -> Iterator[nodes.Node]:
        """Yield what may be impossible to undo; of a guide in which nothing is, its first warning."""
        losing = [warning for warning in self._guide.warnings if warning.loses]
        for warning in losing or self._guide.warnings[:1]:
            yield nodes.Alert(self._say.of(warning.text), None, self.cite(warning.sources))

    def _brief(self) -> Iterator[nodes.Node]:
        for procedure in self._guide.procedures:
            titles = [message("brief.steps", number=step.number, title=step.title) for step in procedure.steps]
            steps = joined(titles, BETWEEN_FACETS)
            if self._is_split():
                steps = message("brief.procedure", procedure=procedure.name, steps=steps)
            yield nodes.Item(self._say.of(steps))

    def steps(self) -> Iterator[nodes.Node]:
        """Yield the steps, each with its details in one paragraph and what it needs in one line."""
        for procedure in self._guide.procedures:
            if self._is_split():
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
        without: list[CarrierView] = []
        for carrier in filter(self._is_worth_a_line, self._guide.carriers):
            own = self._best([each for each in theirs if each.carrier == carrier.id])
            yield from map(self._named, own)
            without += [] if own else [carrier]
        yield from map(self.unknown, without)
        yield from self._absent()
        yield from self.regulator()
        yield from self.doubtful_numbers()

    def unknown(self, carrier: CarrierView) -> nodes.Item:
        """Return that no number of a carrier is known that is safe to dial, and where to look."""
        return nodes.Item(self._say.message("call.line", name=carrier.name, what=_where_to_look(carrier)))

    def _absent(self) -> Iterator[nodes.Node]:
        """Yield that the carrier asked for is not one of this region, where it is not."""
        for carrier in filter(self._is_absent, self._guide.carriers):
            what = message("call.absent", region=self._guide.region.name)
            yield nodes.Item(self._say.message("call.line", name=carrier.name, what=what))

    def _is_absent(self, carrier: CarrierView) -> bool:
        """Say whether a carrier was asked for that is not one of this region."""
        is_flagged = any(flag.code == "carrier-not-in-region" for flag in carrier.flags)
        return self._is_asked_for(carrier) and is_flagged

    def regulator(self, most: int = 1) -> Iterator[nodes.Node]:
        """Yield whom to turn to where the carrier does not act, at so many numbers at most."""
        regulator = self._guide.regulator
        yield nodes.Label(self._say.message("call.complaints", name=regulator.name))
        best = self._best(regulator.contacts, most=most)
        yield from (self._named(each)._replace(name=()) for each in best)
        if not best:
            yield nodes.Item(self._say.message("contact.website", website=regulator.website))

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

    def _best(self, contacts: Sequence[ContactView], most: int = MOST_OF_EACH) -> list[ContactView]:
        wanted = [each for each in contacts if each.purpose in _PURPOSES and each.kind != "fax"]
        return sorted(wanted, key=lambda each: (bool(each.flags), _PURPOSES.index(each.purpose or "")))[:most]

    def _named(self, contact: ContactView) -> nodes.Contact:
        """Return a contact as one line with its carrier's name; an article's number with its line, in any case."""
        name = self._written(contact.name, contact.named_as)
        cited = [source for source in contact.sources if self._with_sources or source.page is None]
        return self._contact(contact)._replace(name=name, advice=None, sources=super().cite(cited))

    def doubtful_numbers(self) -> Iterator[nodes.Node]:
        """Yield what only articles print."""
        doubtful = [each for each in self._guide.contacts if is_printed_only(each)]
        if doubtful:
            yield nodes.Label(self._say.message("call.printed"), is_warning=True)
            yield from map(self._named, doubtful)

    def _questions(self) -> Iterator[nodes.Node]:
        yield from (nodes.Item(*self.ask(each)) for each in self._guide.questions)

    def ask(self, question: QuestionView) -> nodes.Ask:
        """Return a question; whose page it comes from does not matter to whoever asks it."""
        return nodes.Ask(self._say.of(question.text), self._where_wanted(question.sources))

    def tick(self, item: ChecklistItem) -> nodes.Tick:
        """Return a box; a list to tick off has no brackets."""
        return nodes.Tick(self._say.of(item.text), self._where_wanted(item.sources))

    def _where_wanted(self, sources: Sequence[Citation]) -> tuple[str, ...]:
        return self.cite(sources) if self._with_sources else ()

    def _own_words(self) -> Iterator[nodes.Node]:
        """Yield what the carrier asked for says; what all the others say is a command away."""
        if self._guide.carrier is not None:
            yield from map(self.official_item, self._told())

    def _told(self) -> list[OfficialView]:
        return [each for each in self._guide.official if each.topic in _URGENT[self._guide.action]]

    def _filters(self) -> str:
        """Return the words that ask for this guide."""
        guide = self._guide
        asked = [guide.carrier.id if guide.carrier else None, guide.procedure]
        return " ".join([guide.region.id, guide.action, guide.card, *filter(None, asked)])

    def origin(self) -> Iterator[nodes.Item]:
        """Yield where all this comes from, and whose advertising was left out."""
        article = self._guide.article
        flags = joined([flag.word for flag in {flag.code: flag for flag in article.flags}.values()], AND_IN_LISTS)
        yield nodes.Item(self._say.message("more.article", article=article.id, flags=flags))
        handles = dict.fromkeys(each.handle for each in self._guide.promotions if each.handle)
        if handles:
            lines = dict.fromkeys(source for each in self._guide.promotions for source in each.sources)
            who = joined(list(map(same, handles)))
            yield nodes.Item(self._say.message("more.advertising", who=who), tuple(lines))

    def _more(self) -> Iterator[nodes.Node]:
        """Yield where all this comes from, and the commands that say more."""
        yield from self.origin()
        for key, command in MORE.items():
            if key != "official" or (self._guide.carrier is None and self._told()):
                yield nodes.Command(f"simcancel {command.format(self._filters())}", self._say.message(f"more.{key}"))


def _where_to_look(carrier: CarrierView) -> Text:
    """Return where to take a carrier's number from."""
    if carrier.website:
        return message("call.website", website=carrier.website)
    return message("call.no-website")
