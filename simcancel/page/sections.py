"""The parts of one guide as nodes: warnings, checklist, steps, contacts, disagreements, sources and the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from simcancel.answer.guide import GuideView, is_named
from simcancel.answer.view import (
    ArticleView,
    CarrierView,
    ContactView,
    OfficialView,
    PageView,
    PositionView,
    QuestionView,
    StepView,
)
from simcancel.messages import AND_BETWEEN_CLAUSES, joined, message, same
from simcancel.model import PHASES, ChecklistItem, Citation, Page, Statement, Text
from simcancel.page import nodes
from simcancel.page.phrases import Phrases


def number_of(contact: ContactView, say: Phrases) -> nodes.Number:
    """Return the number of a contact with its flags, and what a telephone may dial.

    That is an unflagged number in its international form: a short one reaches somebody else from abroad.
    """
    if not contact.flags:
        say.used.setdefault("attested", message("word.attested"))
    is_international = contact.number.startswith("+") and contact.kind != "fax" and not contact.flags
    return nodes.Number(contact.number, say.flags(contact.flags), contact.e164 if is_international else None)


SECTIONS = (
    "warnings",
    "checklist",
    "steps",
    "questions",
    "contacts",
    "official",
    "disagreements",
    "faqs",
    "tips",
    "about",
    "promotions",
)
FOLDED = frozenset({"sources", "promotions"})
RECORDED = ("agent", "reference", "date")  # of every call


class Sections:
    """Writes the parts of one guide, and keeps in mind which pages they have cited."""

    written_as = "contact.written-as"  # the message that says how an article writes a carrier's name

    def __init__(self, guide: GuideView, say: Phrases, pages: Mapping[str, Page]) -> None:
        self._guide = guide
        self._say = say
        self._pages = pages
        self._printed: set[str] = set()

    @property
    def _cited_pages(self) -> Iterable[PageView]:
        return self._guide.pages

    @cached_property
    def _labels(self) -> dict[str, str]:
        """What stands for each page; worked out only where one is cited, for every part of the guide has a say."""
        return labels_of(self._cited_pages)

    def cite(self, sources: Sequence[Citation]) -> tuple[str, ...]:
        """Return sources as they stand beside a text: lines as they are, pages by the name of their publisher."""
        return tuple(map(self._cited, sources))

    def _cited(self, source: Citation) -> str:
        if source.page is None:
            return source
        url = self._pages[source.page].url
        self._printed.add(url)
        return self._labels.get(url, url)

    def in_order(self, only: Sequence[str] = ()) -> Iterator[nodes.Node]:
        """Yield those parts of the guide that the command has (or some by name), in the order that a reader needs."""
        guide, is_whole = self._guide, "summary" in self._guide.parts and not only
        if is_whole:
            yield from self.trust()
        yield from self.notes()
        if is_whole:
            yield nodes.Paragraph(self._say.of(guide.summary), self.cite(guide.summary_sources))
            yield from map(self.editor_note, guide.editor_notes)
        ordered: tuple[tuple[str, str, Callable[[], Iterator[nodes.Node]]], ...] = (
            ("warnings", "warnings", self.warnings),
            ("checklist", "checklist", self.checklist),
            ("procedures", "steps", self.steps),
            ("questions", "questions", self.questions),
            ("regulator", "contacts", self.contacts),
            ("official", "official", self.official),
            ("disagreements", "disagreements", self.disagreements),
            ("faqs", "faqs", self.faqs),
            ("tips", "tips", lambda: self.statements(guide.tips)),
            ("about", "about", lambda: self.statements(guide.about)),
            ("articles", "sources", self.sources),
            ("promotions", "promotions", self.promotions),
        )
        for part, key, section in ordered:
            if part in guide.parts and (not only or key in only or key == "sources"):
                yield from self._under(key, section())

    def notes(self) -> Iterator[nodes.Node]:
        """Yield what whoever asked so must know first."""
        yield from (nodes.Item(self._say.of(note)) for note in self._guide.notes)

    def doubtful(self) -> Iterator[nodes.Node]:
        """Yield what is doubtful in the guide, and nothing else."""
        yield from self._under("article", iter([self.article(self._guide.article)]))
        yield from self._under("carriers", self.doubtful_carriers())
        contacts = [contact for contact in self._guide.contacts if contact.flags]
        yield from self._under("contacts", self.contacts_by_carrier(contacts))
        yield from self._under("promotions", self.promotions())

    def _under(self, key: str, section: Iterator[nodes.Node]) -> Iterator[nodes.Node]:
        """Yield a heading and what stands under it, or nothing where nothing does."""
        first = next(section, None)
        if first is not None:
            yield nodes.Heading(2, self._say.message(f"heading.{key}"), key, key in FOLDED)
            yield first
            yield from section

    def trust(self) -> Iterator[nodes.Node]:
        """Yield how far the article is to be trusted."""
        article = self._guide.article
        yield self.article(article)
        count, disputed = article.hotlines, article.disputed_hotlines
        if count:
            yield nodes.Item(self._say.message("trust.hotlines", count=count, disputed=disputed))
        else:
            yield nodes.Item(self._say.message("trust.no-hotlines"))
        yield nodes.Item(self._say.message("trust.promotions", count=len(self._guide.promotions)))

    def article(self, article: ArticleView) -> nodes.Notice:
        """Return an article with its flags; its title, in Simplified Chinese, stands once."""
        subject = self._say.message("article.title", article=article.id, title=article.title)[:1]
        return nodes.Notice(subject, False, self._say.flags(article.flags), ())

    def editor_note(self, note: Statement) -> nodes.EditorNote:
        """Return what the editor adds."""
        return nodes.EditorNote(self._say.message("note.editor"), self._say.of(note.text), self.cite(note.sources))

    def statements(self, statements: Sequence[Statement]) -> Iterator[nodes.Node]:
        """Yield some statements as entries."""
        yield from (nodes.Item(self._say.of(each.text), self.cite(each.sources)) for each in statements)

    def warnings(self) -> Iterator[nodes.Node]:
        """Yield the warnings, each with what it may cost."""
        for warning in self._guide.warnings:
            loss = self._say.message(f"loses.{warning.loses}") if warning.loses else None
            yield nodes.Alert(self._say.of(warning.text), loss, self.cite(warning.sources))

    def checklist(self, level: int = 3) -> Iterator[nodes.Node]:
        """Yield the boxes of each phase: those of every procedure first, then those of each one apart."""
        for phase in PHASES:
            within = [item for item in self._guide.checklist if item.phase == phase]
            if within:
                yield nodes.Heading(level, self._say.message(f"phase.{phase}"), phase)
            yield from self._boxes([item for item in within if item.procedure is None])
            for procedure in self._guide.procedures:
                own = [item for item in within if item.procedure == procedure.id]
                if own:
                    yield nodes.Label(self._say.message("checklist.procedure", procedure=procedure.name))
                    yield from map(self.tick, own)

    def _boxes(self, items: Sequence[ChecklistItem]) -> Iterator[nodes.Node]:
        """Yield boxes, what is to be had at hand gathered first."""
        documents = [item for item in items if item.document]
        others = [item for item in items if not item.document]
        if documents:
            yield nodes.Label(self._say.message("checklist.documents"))
            yield from map(self.tick, documents)
        if documents and others:
            yield nodes.Label(self._say.message("checklist.other"))
        yield from map(self.tick, others)

    def tick(self, item: ChecklistItem) -> nodes.Tick:
        """Return a box to tick."""
        return nodes.Tick(self._say.of(item.text), self.cite(item.sources))

    def steps(self) -> Iterator[nodes.Node]:
        """Yield the steps of each procedure."""
        for procedure in self._guide.procedures:
            if self._is_split():
                yield nodes.Heading(3, self._say.of(procedure.name))
            if procedure.about is not None:
                yield nodes.Paragraph(self._say.of(procedure.about.text), self.cite(procedure.about.sources))
            yield from map(self._step, procedure.steps)

    def _is_split(self) -> bool:
        """Whether the guide has several procedures, be it that only one of them was asked for."""
        return len(self._guide.procedures) > 1 or self._guide.procedure is not None

    def _step(self, step: StepView) -> nodes.Step:
        details = [self._say.of(detail) for detail in step.details]
        if step.calls:
            details.append(self._say.message("contact.see-below"))
        return nodes.Step(
            step.number,
            self._say.of(step.title),
            tuple(details),
            self._say.message("step.needs"),
            tuple(self._say.of(need) for need in step.needs),
            self.editor_note(step.editor_note) if step.editor_note is not None else None,
            self.cite(step.sources),
        )

    def questions(self) -> Iterator[nodes.Node]:
        """Yield what to ask the carrier."""
        if self._guide.questions:
            yield from map(self.ask, self._guide.questions)
            yield self.record()

    def ask(self, question: QuestionView) -> nodes.Ask:
        """Return a question to ask, with room for its answer."""
        return nodes.Ask(self._say.of(question.text), self.cite(question.sources))

    def record(self) -> nodes.Record:
        """Return what to write down of a call."""
        return nodes.Record(tuple(self._say.message(f"record.{field}") for field in RECORDED))

    def official(self) -> Iterator[nodes.Node]:
        """Yield what carriers and the regulator say themselves, under their names."""
        shown = None
        for each in self._guide.official:
            name = self._say.of(each.name)
            if name != shown:
                yield nodes.Heading(3, name)
                shown = name
            yield self.official_item(each)

    def official_item(self, each: OfficialView) -> nodes.Item:
        """Return what somebody says on a topic, and whom it concerns."""
        whom = [message(f"plan.{each.plan}")] if each.plan else []
        whom += [each.concerns] if each.concerns else []
        topic, key = message(f"topic.{each.topic}"), "official.of" if whom else "official.line"
        said = self._say.message(key, topic=topic, whom=joined(whom, AND_BETWEEN_CLAUSES), text=each.text)
        return nodes.Item(said, self.cite(each.sources))

    def contacts(self) -> Iterator[nodes.Node]:
        """Yield the carriers and their own numbers, the regulator, and last what only articles print."""
        yield from self._carriers()
        own = [each for each in self._guide.contacts if not is_printed_only(each)]
        for carrier in self._guide.carriers:
            theirs = [each for each in own if each.carrier == carrier.id]
            yield from self.contacts_by_carrier(theirs) if theirs else self._without_number(carrier)
            yield from self._channels(carrier.id)
        regulator = self._guide.regulator
        yield nodes.Heading(3, self._say.message("contact.regulator", regulator=regulator.name))
        yield from map(self._contact, regulator.contacts)
        yield from self._channels(None)
        yield nodes.Item(self._say.message("contact.website", website=regulator.website))
        yield from map(self.editor_note, regulator.editor_notes)
        printed = [each for each in self._guide.contacts if is_printed_only(each)]
        if printed:
            yield nodes.Heading(3, self._say.message("call.printed"))
            yield from self.contacts_by_carrier(printed, level=4)

    def _carriers(self) -> Iterator[nodes.Node]:
        """Yield which carriers the article names, and which others there are."""
        named = [described(carrier) for carrier in self._guide.carriers if carrier.named_in_article]
        others = [described(carrier) for carrier in self._guide.carriers if not carrier.named_in_article]
        if named:
            yield nodes.Item(self._say.message("carriers.named", names=joined(named)))
        elif not self._guide.article.carriers_named:
            yield nodes.Item(self._say.message("carriers.unnamed"))
        if others:
            region = self._guide.region.name
            yield nodes.Item(self._say.message("carriers.others", region=region, names=joined(others)))
        for carrier in self._guide.carriers:
            if carrier.note is not None and (carrier.named_in_article or self._is_asked_for(carrier)):
                yield nodes.Item(self._say.message("carriers.note", name=carrier.name, note=carrier.note))

    def _is_asked_for(self, carrier: CarrierView) -> bool:
        return self._guide.carrier is not None and self._guide.carrier.id == carrier.id

    def doubtful_carriers(self) -> Iterator[nodes.Node]:
        """Yield the carriers that have flags."""
        for carrier in self._guide.carriers:
            if carrier.flags:
                whose = self._written(carrier.name, carrier.named_as)
                yield nodes.Notice(whose, False, self._say.flags(carrier.flags), self.cite(carrier.sources))

    def _written(self, name: Text, named: str | None) -> nodes.Phrase:
        """Return a carrier's name, and how the article writes it where that differs."""
        if named is None or is_named(named, name):
            return self._say.of(name)
        return self._say.message(self.written_as, carrier=name, named=named)

    def contacts_by_carrier(self, contacts: Sequence[ContactView], level: int = 3) -> Iterator[nodes.Node]:
        """Yield contacts under the names of their carriers."""
        shown = None
        for contact in contacts:
            whose = self._written(contact.name, contact.named_as)
            if whose != shown:
                yield nodes.Heading(level, whose)
                shown = whose
            yield self._contact(contact)

    def _channels(self, carrier: str | None) -> Iterator[nodes.Node]:
        """Yield the other ways to a carrier, or to the regulator."""
        for channel in self._guide.channels:
            if channel.carrier == carrier:
                kind, text = message(f"channel.{channel.kind}"), channel.text
                for value in filter(None, (channel.value, channel.url)):
                    text = message("channel.value", text=text, value=value)
                yield nodes.Item(self._say.message("channel.line", kind=kind, text=text), self.cite(channel.sources))

    def _without_number(self, carrier: CarrierView) -> Iterator[nodes.Node]:
        """Yield where to look for a carrier without a number of its own: a network, one that the article names or that was asked for."""
        has_channel = any(channel.carrier == carrier.id for channel in self._guide.channels)
        relevant = (
            carrier.named_in_article or carrier.presence == "network" or self._is_asked_for(carrier) or has_channel
        )
        if not relevant:
            return
        yield nodes.Heading(3, self._say.of(carrier.name))
        if carrier.website:
            yield nodes.Item(self._say.message("contact.none", website=carrier.website))
        else:
            yield nodes.Item(self._say.message("contact.none-at-all"))

    def _contact(self, contact: ContactView) -> nodes.Contact:
        return nodes.Contact(
            None,
            self._say.of(contact.label) if contact.label is not None else None,
            number_of(contact, self._say),
            self._say.of(contact.status_text),
            self._say.of(contact.advice) if contact.advice is not None else None,
            self.cite(contact.sources),
        )

    def disagreements(self) -> Iterator[nodes.Node]:
        """Yield the subjects on which sources differ."""
        where = {article.id: self._elsewhere(article) for article in self._guide.articles}
        for each in self._guide.disagreements:
            yield nodes.Dispute(
                self._say.of(each.subject),
                tuple(self._side(position, where) for position in each.positions),
                self._say.message("disagreement.ask" if each.is_question else "disagreement.do"),
                self._say.of(each.ask),
            )

    def _elsewhere(self, article: ArticleView) -> Text | None:
        """Return what another article is about, where the guide is about something else: region, action or card."""
        if article.region != self._guide.region.id:
            return article.region_name
        if article.action != self._guide.action:
            return message(f"action.{article.action}")
        return message(f"card.{article.card}") if article.card != self._guide.card else None

    def _side(self, position: PositionView, where: Mapping[str, Text | None]) -> nodes.Side:
        sources = self.cite(position.sources)
        if position.contact is not None:
            return nodes.Side((), number_of(position.contact, self._say), sources)
        elsewhere = where.get(position.sources[0].article or "")
        if elsewhere is None:
            return nodes.Side(self._say.of(position.says), None, sources)
        return nodes.Side(
            self._say.message("disagreement.elsewhere", where=elsewhere, says=position.says), None, sources
        )

    def faqs(self) -> Iterator[nodes.Node]:
        """Yield the questions that the article answers."""
        for faq in self._guide.faqs:
            yield nodes.Question(self._say.of(faq.question), self._say.of(faq.answer), self.cite(faq.sources))

    def sources(self) -> Iterator[nodes.Node]:
        """Yield what the citations printed so far stand for."""
        for article in self._guide.articles:
            said = self._say.message("sources.article", article=article.id, title=article.title)
            yield nodes.Source(article.id, said)
        for page in self._cited_pages:
            if page.url in self._printed:
                dated = message("sources.dated", dated=page.dated) if page.dated else message("sources.undated")
                label = self._labels[page.url]
                said = self._say.message("sources.page", page=label, url=page.url, dated=dated, seen_on=page.seen_on)
                yield nodes.Source(label, said)

    def promotions(self) -> Iterator[nodes.Node]:
        """Yield the advertising that was left out."""
        for promotion in self._guide.promotions:
            what = " ".join(part for part in (promotion.handle, promotion.link) if part)
            flags = self._say.flags(promotion.flags)
            yield nodes.Notice((("en", what),), True, flags, self.cite(promotion.sources))


def is_printed_only(contact: ContactView) -> bool:
    """Say whether only an article gives a number; one of the carrier's own that has grown old is still its own."""
    return bool(contact.flags) and contact.seen_on is None


def described(carrier: CarrierView) -> Text:
    """Return a carrier's name, with what it is where it is no network of its own."""
    if carrier.presence == "network":
        return carrier.name
    presence = message(f"presence.{carrier.presence}", owner=carrier.owner or same(""))
    return message("carriers.described", name=carrier.name, presence=presence)


def labels_of(pages: Iterable[PageView]) -> dict[str, str]:
    """Return a short name for each page's address: its publisher, numbered where there are several pages of one."""
    of: dict[str, list[str]] = {}
    for page in pages:
        of.setdefault(page.publisher, []).append(page.url)
    return {
        url: f"{publisher} {number}" if len(urls) > 1 else publisher
        for publisher, urls in of.items()
        for number, url in enumerate(urls, start=1)
    }
