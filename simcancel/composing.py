"""An answer → the document that shows it: what stands where, under which heading, in which words."""

from collections.abc import Iterator, Sequence

from simcancel.answer import (
    Answer,
    ArticleAnswer,
    CarrierAnswer,
    ContactAnswer,
    FlagAnswer,
    GapAnswer,
    GuideAnswer,
    HitAnswer,
    PageAnswer,
    PositionAnswer,
    ProcedureAnswer,
    Said,
    SearchAnswer,
    Stated,
    StepAnswer,
    TickAnswer,
)
from simcancel.document import (
    Alert,
    Command,
    Contact,
    Dispute,
    Document,
    EditorNote,
    Flagged,
    Found,
    Heading,
    Item,
    Label,
    Node,
    Notice,
    Number,
    Paragraph,
    Phrase,
    Question,
    Side,
    Step,
    Table,
    Tick,
)
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import LANGUAGES, PHASES, Language, Text

MOST_IN_OVERVIEW = 30
EXAMPLES = (
    ("show", "simcancel show oman cancel"),
    ("carrier", "simcancel show omantel cancel"),
    ("chinese", "simcancel show 阿曼保号卡注销 --lang zh"),
    ("checklist", "simcancel checklist oman cancel -o checklist.html"),
    ("search", "simcancel search 余额退款"),
    ("flags", "simcancel flags oman"),
    ("list", "simcancel list"),
    ("help", "simcancel --help"),
)


def document(answer: Answer) -> Document:
    """Return the document that shows an answer."""
    return _Writer(_languages(answer["language"])).document(answer)


class _Writer:
    """Writes nodes in the languages asked for."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages
        self._labels: dict[str, str] = {}
        self._printed: set[str] = set()

    def _cite(self, sources: Sequence[str]) -> tuple[str, ...]:
        """Return sources as they stand beside a text: lines as they are, links by the name of their publisher."""
        self._printed.update(sources)
        return tuple(self._labels.get(source, source) for source in sources)

    def _phrase(self, text: Text) -> Phrase:
        return _once(tuple((language, text.of(language)) for language in self._languages))

    def _said(self, said: Said) -> Phrase:
        """A text of an answer, with its language."""
        if isinstance(said, str):
            return ((self._languages[0], said),)
        return _once(tuple((language, said[language]) for language in self._languages))

    def _text(self, said: Said) -> Text:
        """A text of an answer, to be put into a message."""
        if isinstance(said, str):
            return same(said)
        return Text(*(said.get(language, "") for language in LANGUAGES))

    def _message(self, key: str, **values: Text | str | int) -> Phrase:
        return self._phrase(message(key, **values))

    def _flags(self, flags: Sequence[FlagAnswer]) -> tuple[Flagged, ...]:
        return tuple(Flagged(flag["code"], self._said(flag["message"])) for flag in flags)

    def document(self, answer: Answer) -> Document:
        if answer["command"] == "list":
            return self._list(answer)
        if answer["command"] == "overview":
            return self._overview(answer)
        count = len(answer["guides"])
        filters = self._described(answer)
        key = "count.one" if count == 1 else "count.many"
        title = self._message(key, count=count, filters=filters, day=answer["as_of"])
        sections = {"show": self._show, "checklist": self._checklist, "faq": self._faq, "flags": self._flag_list}
        write = sections[answer["command"]]
        nodes: list[Node] = []
        for guide in answer["guides"]:
            self._labels = _labels(guide.get("pages", ()))
            self._printed = set()
            nodes += (Heading(1, self._said(guide["title"])), *write(guide))
        return Document(self._languages, title, tuple(nodes))

    def search(self, answer: SearchAnswer) -> Document:
        nodes: list[Node] = []
        by_guide: dict[str, list[HitAnswer]] = {}
        for hit in answer["hits"]:
            by_guide.setdefault(hit["guide"], []).append(hit)
        for hits in by_guide.values():
            nodes.append(Heading(2, self._said(hits[0]["title"])))
            nodes.extend(self._found(hit) for hit in hits)
            nodes.append(Command(hits[0]["show"], ()))
        shown, found = len(answer["hits"]), answer["found"]
        key = "found.title" if shown == found else "found.some"
        title = self._message(key, count=shown, query=answer["query"], all=found)
        return Document(self._languages, title, tuple(nodes))

    def _found(self, hit: HitAnswer) -> Found:
        flags = self._flags(hit["flags"])
        return Found(
            self._message(f"kind.{hit['kind']}"),
            self._said(hit["text"]),
            hit["kind"] == "promotion",
            tuple(hit["marks"]),
            Number(hit["number"], flags) if hit["number"] is not None else None,
            self._said(hit["status_text"]) if hit["status_text"] is not None and not flags else None,
            self._said(hit["advice"]) if hit["advice"] is not None else None,
            flags,
            self._message("found.why", why=self._text(hit["why"])),
            tuple(source for source in hit["sources"] if ":" in source and "/" not in source),
        )

    def _overview(self, answer: Answer) -> Document:
        guides = answer["guides"]
        columns = ("region", "action", "card", "filter")
        rows = [
            (
                self._said(guide["region"]["name"]),
                self._message(f"action.{guide['action']}"),
                self._message(f"card.{guide['card']}"),
                self._phrase(same(f"{guide['region']['id']} {guide['action']} {guide['card']}")),
            )
            for guide in guides[:MOST_IN_OVERVIEW]
        ]
        nodes: list[Node] = [
            Heading(2, self._message("heading.overview")),
            Table(tuple(self._message(f"list.{column}") for column in columns), tuple(rows)),
        ]
        if len(guides) > MOST_IN_OVERVIEW:
            nodes.append(Paragraph(self._message("overview.more", count=len(guides) - MOST_IN_OVERVIEW)))
        nodes.append(Heading(2, self._message("heading.next")))
        nodes.extend(Command(command, self._message(f"overview.{key}")) for key, command in EXAMPLES)
        return Document(self._languages, self._message("overview.what"), tuple(nodes))

    def _list(self, answer: Answer) -> Document:
        columns = ("region", "action", "card", "carriers", "steps", "items", "flags")
        rows = [self._covered(guide) for guide in answer["guides"]]
        rows += [self._gap(gap) for gap in answer.get("gaps", ())]
        table = Table(tuple(self._message(f"list.{column}") for column in columns), tuple(rows))
        title = self._message("list.title", count=len(answer["guides"]), gaps=len(answer.get("gaps", ())))
        return Document(self._languages, title, (table,))

    def _covered(self, guide: GuideAnswer) -> tuple[Phrase, ...]:
        names = [self._text(carrier["name"]) for carrier in guide["carriers"] if carrier["named_in_article"]]
        counts = guide["counts"]
        return (
            self._said(guide["region"]["name"]),
            self._message(f"action.{guide['action']}"),
            self._message(f"card.{guide['card']}"),
            self._phrase(joined(names)) if names else self._message("list.no-carriers"),
            *(self._phrase(same(str(counts[key]))) for key in ("steps", "items", "flags")),
        )

    def _gap(self, gap: GapAnswer) -> tuple[Phrase, ...]:
        empty = self._phrase(same("-"))
        cells = (
            self._said(gap["name"]),
            self._message(f"action.{gap['action']}"),
            self._message(f"card.{gap['card']}"),
            self._message("list.gap"),
        )
        return (*cells, empty, empty, empty)

    def _described(self, answer: Answer) -> Text:
        """Return what was asked for, in words."""
        asked = answer["filters"]
        guides = answer["guides"]
        parts: list[Text] = []
        if asked["region"] and guides:
            parts.append(self._text(guides[0]["region"]["name"]))
        if asked["carrier"]:
            carriers = [carrier for guide in guides for carrier in guide.get("carriers", ())]
            names = [self._text(carrier["name"]) for carrier in carriers if carrier["id"] == asked["carrier"]]
            parts.append(names[0] if names else same(asked["carrier"]))
        parts.extend(message(f"{facet}.{asked[facet]}") for facet in ("action", "card") if asked[facet])
        return joined(parts, BETWEEN_FACETS) if parts else message("count.all")

    def _show(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from self._trust(guide)
        yield Paragraph(self._said(guide["summary"]), self._cite(guide["summary_sources"]))
        yield from self._editor_notes(guide)
        yield from self._section("warnings", self._alerts(guide))
        yield from self._section("checklist", self._ticks(guide["checklist"]))
        yield from self._section("steps", self._procedures(guide["procedures"]))
        yield from self._section("contacts", self._contacts(guide))
        yield from self._section("disagreements", self._disputes(guide))
        yield from self._section("faqs", self._questions(guide))
        yield from self._section("tips", self._items(guide, "tips"))
        yield from self._section("about", self._items(guide, "about"))
        yield from self._section("sources", self._sources(guide))
        yield from self._section("promotions", self._promotions(guide))

    def _checklist(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from self._notes(guide)
        yield from self._section("warnings", self._alerts(guide))
        yield from self._section("checklist", self._ticks(guide["checklist"]))
        yield from self._section("contacts", self._contacts(guide))
        yield from self._section("sources", self._sources(guide))

    def _faq(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from self._notes(guide)
        yield from self._section("faqs", self._questions(guide))
        yield from self._section("sources", self._sources(guide))

    def _flag_list(self, guide: GuideAnswer) -> Iterator[Node]:
        article = guide["articles"][0]
        yield from self._section("article", iter([self._article(article)]))
        flagged = (carrier for carrier in guide["carriers"] if carrier["flags"])
        yield from self._section(
            "carriers",
            (
                Notice(self._named(carrier), False, self._flags(carrier["flags"]), self._cite(carrier["sources"]))
                for carrier in flagged
            ),
        )
        doubtful = [contact for contact in guide["contacts"] if contact["flags"]]
        yield from self._section("contacts", self._contacts_by_carrier(doubtful))
        yield from self._section("promotions", self._promotions(guide))

    def _article(self, article: ArticleAnswer) -> Notice:
        """An article with its flags; its title, in Simplified Chinese, stands once."""
        subject = self._message("article.title", article=article["id"], title=article["title"])[:1]
        return Notice(subject, False, self._flags(article["flags"]), ())

    def _named(self, carrier: CarrierAnswer) -> Phrase:
        """A carrier's name, as the article writes it where that differs."""
        name, named = self._text(carrier["name"]), carrier["named_as"]
        if named is None or named.casefold() in [each.casefold() for each in name]:
            return self._phrase(name)
        return self._message("contact.written-as", carrier=name, named=named)

    def _section(self, key: str, nodes: Iterator[Node]) -> Iterator[Node]:
        """Yield a heading and what stands under it, or nothing where nothing does."""
        first = next(nodes, None)
        if first is not None:
            yield Heading(2, self._message(f"heading.{key}"))
            yield first
            yield from nodes

    def _trust(self, guide: GuideAnswer) -> Iterator[Node]:
        article = guide["articles"][0]
        yield self._article(article)
        count, disputed = article["hotlines"], article["disputed_hotlines"]
        hotlines = (
            self._message("trust.hotlines", count=count, disputed=disputed)
            if count
            else self._message("trust.no-hotlines")
        )
        yield Item(hotlines)
        yield Item(self._message("trust.promotions", count=len(guide["promotions"])))
        yield from self._notes(guide)

    def _notes(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from (Item(self._said(note)) for note in guide["notes"])

    def _editor_notes(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from (self._editor_note(note) for note in guide["editor_notes"])

    def _alerts(self, guide: GuideAnswer) -> Iterator[Node]:
        for warning in guide["warnings"]:
            loss = self._message(f"loses.{warning['loses']}") if warning["loses"] else None
            yield Alert(self._said(warning["text"]), loss, self._cite(warning["sources"]))

    def _ticks(self, items: Sequence[TickAnswer]) -> Iterator[Node]:
        """Yield the boxes of each phase; what is to be had at hand is gathered in one place, first."""
        for phase in PHASES:
            within = [item for item in items if item["phase"] == phase]
            documents = [item for item in within if item["document"]]
            if within:
                yield Heading(3, self._message(f"phase.{phase}"))
            if documents:
                yield Label(self._message("checklist.documents"))
                yield from map(self._tick, documents)
                yield Label(self._message("checklist.other"))
            yield from (self._tick(item) for item in within if not item["document"])

    def _tick(self, item: TickAnswer) -> Tick:
        return Tick(self._said(item["text"]), self._cite(item["sources"]))

    def _procedures(self, procedures: Sequence[ProcedureAnswer]) -> Iterator[Node]:
        for procedure in procedures:
            if len(procedures) > 1:
                yield Heading(3, self._said(procedure["name"]))
            about = procedure["about"]
            if about is not None:
                yield Paragraph(self._said(about["text"]), self._cite(about["sources"]))
            for step in procedure["steps"]:
                yield self._step(step)

    def _step(self, step: StepAnswer) -> Step:
        details = [self._said(detail) for detail in step["details"]]
        if step["calls"]:
            details.append(self._message("contact.see-below"))
        note = step["editor_note"]
        return Step(
            step["number"],
            self._said(step["title"]),
            tuple(details),
            self._message("step.needs"),
            tuple(self._said(need) for need in step["needs"]),
            self._editor_note(note) if note is not None else None,
            self._cite(step["sources"]),
        )

    def _editor_note(self, note: Stated) -> EditorNote:
        return EditorNote(self._message("note.editor"), self._said(note["text"]), self._cite(note["sources"]))

    def _carriers(self, guide: GuideAnswer) -> Iterator[Node]:
        """Yield which carriers the article names, and which others there are."""
        named = [self._described_carrier(carrier) for carrier in guide["carriers"] if carrier["named_in_article"]]
        others = [self._described_carrier(carrier) for carrier in guide["carriers"] if not carrier["named_in_article"]]
        region = self._text(guide["region"]["name"])
        if named:
            yield Item(self._message("carriers.named", names=joined(named)))
        elif not guide["articles"][0]["carriers_named"]:
            yield Item(self._message("carriers.unnamed"))
        if others:
            yield Item(self._message("carriers.others", region=region, names=joined(others)))
        for carrier in guide["carriers"]:
            if carrier["note"] is not None and (carrier["named_in_article"] or len(guide["carriers"]) == 1):
                yield Item(
                    self._message("carriers.note", name=self._text(carrier["name"]), note=self._text(carrier["note"]))
                )

    def _described_carrier(self, carrier: CarrierAnswer) -> Text:
        """Return a carrier's name, with what it is where it is no network of its own."""
        name = self._text(carrier["name"])
        if carrier["presence"] == "network":
            return name
        owner = self._text(carrier["owner"]) if carrier["owner"] is not None else same("")
        return message(
            "carriers.described", name=name, presence=message(f"presence.{carrier['presence']}", owner=owner)
        )

    def _contacts(self, guide: GuideAnswer) -> Iterator[Node]:
        yield from self._carriers(guide)
        yield from self._contacts_by_carrier(guide["contacts"])
        yield from self._without_number(guide)
        regulator = guide["regulator"]
        yield Heading(3, self._message("contact.regulator", regulator=self._text(regulator["name"])))
        for contact in regulator["contacts"]:
            yield self._contact(contact)
        yield Item(self._message("contact.website", website=regulator["website"]))
        yield from (self._editor_note(note) for note in regulator["editor_notes"])

    def _contacts_by_carrier(self, contacts: Sequence[ContactAnswer]) -> Iterator[Node]:
        shown = None
        for contact in contacts:
            name, named = self._text(contact["name"]), contact["named_as"]
            whose = self._phrase(name)
            if contact["seen_on"] is None and named.casefold() not in [each.casefold() for each in name]:
                whose = self._message("contact.written-as", carrier=name, named=named)
            if whose != shown:
                yield Heading(3, whose)
                shown = whose
            yield self._contact(contact)

    def _without_number(self, guide: GuideAnswer) -> Iterator[Node]:
        """Yield the carriers for which no number is known: networks, and those that the article names or that were asked for."""
        having = {contact["carrier"] for contact in guide["contacts"]}
        for carrier in guide.get("carriers", ()):
            relevant = carrier["named_in_article"] or carrier["presence"] == "network" or len(guide["carriers"]) == 1
            if carrier["id"] in having or not relevant:
                continue
            yield Heading(3, self._said(carrier["name"]))
            website = carrier["website"]
            yield Item(
                self._message("contact.none", website=website) if website else self._message("contact.none-at-all")
            )

    def _contact(self, contact: ContactAnswer) -> Contact:
        return Contact(
            self._said(contact["label"]) if contact["label"] is not None else None,
            Number(contact["number"], self._flags(contact["flags"]), _dialled(contact)),
            self._said(contact["status_text"]),
            self._said(contact["advice"]) if contact["advice"] is not None else None,
            self._cite(contact["sources"]),
        )

    def _disputes(self, guide: GuideAnswer) -> Iterator[Node]:
        where = {article["id"]: self._elsewhere(article, guide) for article in guide["articles"]}
        for disagreement in guide["disagreements"]:
            yield Dispute(
                self._said(disagreement["subject"]),
                tuple(self._side(position, where) for position in disagreement["positions"]),
                self._message("disagreement.ask" if self._is_question(disagreement["ask"]) else "disagreement.do"),
                self._said(disagreement["ask"]),
            )

    def _is_question(self, said: Said) -> bool:
        return self._said(said)[0][1].endswith(("?", "？"))

    def _elsewhere(self, article: ArticleAnswer, guide: GuideAnswer) -> Text | None:
        """Return what another article is about, where the guide is about something else: region, action or card."""
        if article["region"] != guide["region"]["id"]:
            return self._text(article["region_name"])
        if article["action"] != guide["action"]:
            return message(f"action.{article['action']}")
        return message(f"card.{article['card']}") if article["card"] != guide["card"] else None

    def _side(self, position: PositionAnswer, where: dict[str, Text | None]) -> Side:
        flags, says = self._flags(position["flags"]), self._said(position["says"])
        sources = self._cite(position["sources"])
        if flags:
            return Side((), Number(says[0][1], flags), sources)
        elsewhere = where.get(position["sources"][0].partition(":")[0])
        if elsewhere is not None:
            says = self._message("disagreement.elsewhere", where=elsewhere, says=self._text(position["says"]))
        return Side(says, None, sources)

    def _questions(self, guide: GuideAnswer) -> Iterator[Node]:
        for faq in guide["faqs"]:
            yield Question(self._said(faq["question"]), self._said(faq["answer"]), self._cite(faq["sources"]))

    def _items(self, guide: GuideAnswer, part: str) -> Iterator[Node]:
        for stated in guide[part]:  # type: ignore[literal-required] # a part that lists statements
            yield Item(self._said(stated["text"]), self._cite(stated["sources"]))

    def _sources(self, guide: GuideAnswer) -> Iterator[Node]:
        """Yield what the citations printed so far stand for."""
        for article in guide["articles"]:
            yield Item(self._message("sources.article", article=article["id"], title=article["title"]))
        for page in guide.get("pages", ()):
            if page["url"] in self._printed:
                dated = message("sources.dated", dated=page["dated"]) if page["dated"] else message("sources.undated")
                label, seen_on = self._labels[page["url"]], page["seen_on"]
                yield Item(self._message("sources.page", page=label, url=page["url"], dated=dated, seen_on=seen_on))

    def _promotions(self, guide: GuideAnswer) -> Iterator[Node]:
        for promotion in guide["promotions"]:
            what = " ".join(part for part in (promotion["handle"], promotion["link"]) if part)
            yield Notice((("en", what),), True, self._flags(promotion["flags"]), self._cite(promotion["sources"]))


def _dialled(contact: ContactAnswer) -> str | None:
    """Return what a telephone may dial: a number without a flag, as E.164, or a short code as it is."""
    if contact["flags"]:
        return None
    return contact["e164"] or "".join(char for char in contact["number"] if char.isdigit())


def _once(phrase: Phrase) -> Phrase:
    """Return a phrase that is the same in every language only once."""
    return phrase[:1] if len({text for _, text in phrase}) == 1 else phrase


def _labels(pages: Sequence[PageAnswer]) -> dict[str, str]:
    """Return a short name for each link: its publisher, numbered where there are several pages of one."""
    of: dict[str, list[str]] = {}
    for page in pages:
        of.setdefault(page["publisher"], []).append(page["url"])
    return {
        url: f"{publisher} {number}" if len(urls) > 1 else publisher
        for publisher, urls in of.items()
        for number, url in enumerate(urls, start=1)
    }


def search_document(answer: SearchAnswer) -> Document:
    """Return the document that shows what a search found, by guide, the guide of the best hit first."""
    return _Writer(_languages(answer["language"])).search(answer)


def _languages(language: str) -> tuple[Language, ...]:
    if language == "both":
        return ("en", "zh-Hans")
    return tuple(each for each in LANGUAGES if each == language)
