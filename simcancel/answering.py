"""Content → the answer of a command, in the languages asked for, with the flags of the day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from simcancel.answer import (
    SCHEMA,
    Answer,
    ArticleAnswer,
    CarrierAnswer,
    Command,
    ContactAnswer,
    CountsAnswer,
    DisagreementAnswer,
    FaqAnswer,
    FlagAnswer,
    GapAnswer,
    GuideAnswer,
    HitAnswer,
    PageAnswer,
    PositionAnswer,
    ProcedureAnswer,
    PromotionAnswer,
    RegionAnswer,
    RegulatorAnswer,
    Said,
    SearchAnswer,
    Stated,
    TickAnswer,
    WarningAnswer,
)
from simcancel.filters import Filters
from simcancel.index.codec import decode
from simcancel.index.store import Cell, Entry
from simcancel.messages import joined, message, same
from simcancel.model import (
    ACTIONS,
    CARDS,
    Carrier,
    Contact,
    Content,
    Disagreement,
    Guide,
    Language,
    Mention,
    Position,
    Procedure,
    Promotion,
    Region,
    Statement,
    Text,
)
from simcancel.sources import article_lines, page_of
from simcancel.trust import Assessed, Flag, Trust

if TYPE_CHECKING:  # `show` does not search
    from simcancel.search import Hit


_IDENTITY = ("id", "region", "action", "card", "title")
_PARTS: dict[str, tuple[str, ...]] = {
    "checklist": (
        *_IDENTITY,
        "notes",
        "carriers",
        "warnings",
        "checklist",
        "contacts",
        "regulator",
        "articles",
        "pages",
    ),
    "faq": (*_IDENTITY, "notes", "faqs", "articles"),
    "flags": (*_IDENTITY, "carriers", "contacts", "promotions", "articles", "pages"),
    "list": (*_IDENTITY, "carriers", "counts"),
}


def answer(command: Command, languages: Sequence[Language], filters: Filters, content: Content, today: str) -> Answer:
    """Return what a command answers about some content as of a day."""
    writers = (_Writer(guide, languages, filters.carrier, content, today) for guide in content.guides)
    return {
        "schema": SCHEMA,
        "command": command,
        "language": _language(languages),
        "as_of": today,
        "filters": filters._asdict(),
        "guides": [writer.guide(_PARTS.get(command)) for writer in writers],
    }


def search_answer(  # noqa: PLR0913, PLR0917 - what was asked, what was found, and as of when
    query: str,
    languages: Sequence[Language],
    filters: Filters,
    hits: "Sequence[Hit]",
    found: int,
    content: Content,
    suggestions: Sequence[str],
    today: str,
) -> SearchAnswer:
    """Return what a search answers. `content` holds the guides of the hits, for the flags of their numbers."""
    guides = {guide.id: guide for guide in content.guides}
    writers = {name: _Writer(guide, languages, None, content, today) for name, guide in guides.items()}
    return {
        "schema": SCHEMA,
        "command": "search",
        "language": _language(languages),
        "as_of": today,
        "query": query,
        "filters": filters._asdict(),
        "found": found,
        "hits": [writers[hit.entry.guide].hit(rank, hit) for rank, hit in enumerate(hits, start=1)],
        "suggestions": list(suggestions),
    }


def show_command(region: str, action: str, card: str) -> str:
    """Return the command that opens a guide."""
    return f"simcancel show {region} {action} {card}"


def _language(languages: Sequence[Language]) -> str:
    return languages[0] if len(languages) == 1 else "both"


def overview(cells: Iterable[Cell], regions: Iterable[Region], languages: Sequence[Language], today: str) -> Answer:
    """Return which guides there are, without anything of their content."""
    names = {region.id: region for region in regions}
    guides: list[GuideAnswer] = [
        {
            "id": cell.id,
            "region": _region_answer(names[cell.region], languages),
            "action": cell.action,
            "card": cell.card,
        }
        for cell in cells
    ]
    return {
        "schema": SCHEMA,
        "command": "overview",
        "language": _language(languages),
        "as_of": today,
        "filters": Filters()._asdict(),
        "guides": guides,
    }


def _region_answer(region: Region, languages: Sequence[Language]) -> RegionAnswer:
    return {
        "id": region.id,
        "iso": region.iso,
        "calling_code": region.calling_code,
        "name": in_languages(region.name, languages),
    }


def with_gaps(answer: Answer, languages: Sequence[Language], regions: Iterable[Region]) -> Answer:
    """Return a list with what no article covers, among the regions, actions and cards that it asked for."""
    filters = answer["filters"]
    covered = {(guide["region"]["id"], guide["action"], guide["card"]) for guide in answer["guides"]}
    gaps: list[GapAnswer] = [
        {"region": region.id, "name": in_languages(region.name, languages), "action": action, "card": card}
        for region in regions
        for action in ACTIONS
        for card in CARDS
        if (region.id, action, card) not in covered
        and filters["region"] in (None, region.id)
        and filters["action"] in (None, action)
        and filters["card"] in (None, card)
    ]
    return {**answer, "gaps": gaps}


def in_languages(text: Text, languages: Sequence[Language]) -> Said:
    """Return a text in the language asked for, or in each of them."""
    if len(languages) == 1:
        return text.of(languages[0])
    return {language: text.of(language) for language in languages}


class _Writer:
    """Writes one guide, in the languages asked for, with the flags of the day."""

    def __init__(
        self, guide: Guide, languages: Sequence[Language], carrier: str | None, content: Content, today: str
    ) -> None:
        self._guide = guide
        self._languages = languages
        self._content = content
        self._trust = Trust(content, today)
        self._carriers = {each.id: each for each in content.carriers}
        self._articles = {each.id: each for each in content.articles}
        self._pages = {each.id: each for each in content.pages}
        self._region_names = {each.id: each.name for each in content.regions}
        self._region = next(each for each in content.regions if each.id == guide.region)
        self._article = self._articles[guide.article]
        self._wanted = carrier
        self._family = _family(carrier, self._carriers) if carrier else None
        self._cited: dict[str, None] = {}

    def say(self, text: Text) -> Said:
        """Return a text in the languages of this answer."""
        return in_languages(text, self._languages)

    def _sources(self, sources: Iterable[str]) -> list[str]:
        """Return sources as they are printed: lines as they are, pages as their links; each is noted as cited."""
        printed: list[str] = []
        for source in sources:
            self._cited[source] = None
            page = page_of(source)
            printed.append(source if page is None else self._pages[page].url)
        return printed

    def guide(self, parts: Sequence[str] | None) -> GuideAnswer:
        """Return the guide, or only some parts of it. Articles and pages come last: they list what the others cite."""
        guide = self._guide
        make: dict[str, Callable[[], object]] = {
            "id": lambda: guide.id,
            "region": lambda: _region_answer(self._region, self._languages),
            "action": lambda: guide.action,
            "card": lambda: guide.card,
            "title": lambda: self.say(guide.title),
            "summary": lambda: self.say(guide.summary.text),
            "summary_sources": lambda: self._sources(guide.summary.sources),
            "notes": lambda: [self.say(note) for note in self._notes()],
            "editor_notes": lambda: [self._stated(note) for note in guide.editor_notes],
            "about": lambda: [self._stated(statement) for statement in guide.about],
            "carriers": lambda: list(self._carrier_answers()),
            "procedures": lambda: [self._procedure(procedure) for procedure in guide.procedures],
            "checklist": lambda: list(self._checklist()),
            "faqs": lambda: list(self._faqs()),
            "warnings": lambda: list(self._warnings()),
            "tips": lambda: [self._stated(tip) for tip in guide.tips],
            "contacts": lambda: list(self._contacts()),
            "regulator": lambda: self._regulator(self._region),
            "promotions": lambda: list(self._promotions()),
            "disagreements": lambda: list(self._disagreements()),
            "articles": lambda: list(self._cited_articles()),
            "pages": lambda: list(self._cited_pages()),
            "counts": self._counts,
        }
        made = {part: build() for part, build in make.items() if (part in parts if parts else part != "counts")}
        return cast("GuideAnswer", made)

    def _counts(self) -> CountsAnswer:
        guide = self._guide
        flagged: list[Sequence[FlagAnswer]] = [self._flags(self._trust.article(self._article))]
        flagged += [entry["flags"] for entry in (*self._carrier_answers(), *self._contacts(), *self._promotions())]
        return {
            "steps": sum(len(procedure.steps) for procedure in guide.procedures),
            "items": sum(map(len, (guide.checklist, guide.faqs, guide.warnings, guide.tips))),
            "flags": sum(map(len, flagged)),
        }

    def _checklist(self) -> Iterator[TickAnswer]:
        for item in self._guide.checklist:
            yield {
                "phase": item.phase,
                "text": self.say(item.text),
                "document": item.document,
                "sources": self._sources(item.sources),
            }

    def _faqs(self) -> Iterator[FaqAnswer]:
        for faq in self._guide.faqs:
            question, reply = self.say(faq.question), self.say(faq.answer)
            yield {"question": question, "answer": reply, "sources": self._sources(faq.sources)}

    def _warnings(self) -> Iterator[WarningAnswer]:
        for warning in self._guide.warnings:
            yield {"text": self.say(warning.text), "loses": warning.loses, "sources": self._sources(warning.sources)}

    def _promotions(self) -> Iterator[PromotionAnswer]:
        for promotion in self._article.promotions:
            yield {
                "kind": promotion.kind,
                "handle": promotion.handle,
                "link": promotion.link,
                "flags": self._flags(self._trust.promotion(promotion)),
                "sources": self._sources(promotion.sources),
            }

    def hit(self, rank: int, hit: "Hit") -> HitAnswer:
        """Return an entry that a search found; a number comes with its flags."""
        guide, entry = self._guide, hit.entry
        text, assessed, flags = self._found(entry)
        return {
            "rank": rank,
            "score": hit.score,
            "guide": guide.id,
            "title": self.say(guide.title),
            "kind": entry.kind,
            "text": self.say(text),
            "number": assessed.contact.number if assessed else None,
            "status_text": self.say(self._status(assessed)) if assessed else None,
            "advice": self.say(assessed.advice) if assessed and assessed.advice else None,
            "sources": self._sources(entry.sources),
            "flags": self._flags(flags),
            "why": self.say(joined(list(hit.why))),
            "marks": list(hit.marks),
            "show": show_command(guide.region, guide.action, guide.card),
        }

    def _found(self, entry: Entry) -> tuple[Text, Assessed | None, tuple[Flag, ...]]:
        """Return the text of an entry, the contact if it is one, and its flags."""
        if entry.kind == "contact" and entry.fact is not None:
            contact = decode(Contact, entry.fact)
            label = message("found.contact", name=entry.text, label=contact.label) if contact.label else entry.text
            assessed = self._trust.contact(contact)
            return label, assessed, assessed.flags
        if entry.kind == "promotion" and entry.fact is not None:
            promotion = decode(Promotion, entry.fact)
            what = " ".join(part for part in (promotion.handle, promotion.link) if part)
            return same(what), None, self._trust.promotion(promotion)
        if entry.kind == "carrier" and entry.carrier is not None:
            mention = self._mention(entry.carrier)
            return entry.text, None, self._trust.carrier(self._carriers[entry.carrier], mention and mention.named)
        return entry.text, None, ()

    def _notes(self) -> Iterator[Text]:
        """Yield what the reader must know about the carrier asked for."""
        if self._wanted is None:
            return
        carrier = self._carriers[self._wanted]
        mention = self._mention(carrier.id)
        if mention is None:
            yield message("note.general", carrier=carrier.name, region=self._region.name)
        elif mention.named.casefold() not in [name.casefold() for name in carrier.name]:
            yield message("note.written-as", carrier=carrier.name, named=mention.named)

    def _mention(self, carrier: str) -> Mention | None:
        return next((mention for mention in self._article.carriers if mention.carrier == carrier), None)

    def _region_notes(self) -> Iterator[Statement]:
        for note in self._region.editor_notes:
            if self._guide.action in note.actions:
                yield Statement(note.text, note.sources)

    def _stated(self, statement: Statement) -> Stated:
        return {"text": self.say(statement.text), "sources": self._sources(statement.sources)}

    def _procedure(self, procedure: Procedure) -> ProcedureAnswer:
        return {
            "id": procedure.id,
            "name": self.say(procedure.name),
            "about": self._stated(procedure.about) if procedure.about else None,
            "steps": [
                {
                    "number": number,
                    "title": self.say(step.title),
                    "details": [self.say(detail) for detail in step.details],
                    "needs": [self.say(need) for need in step.needs],
                    "calls": step.calls,
                    "editor_note": self._stated(step.editor_note) if step.editor_note else None,
                    "sources": self._sources(step.sources),
                }
                for number, step in enumerate(procedure.steps, start=1)
            ],
            "sources": self._sources(procedure.sources),
        }

    def _shown(self, carrier: str | None) -> bool:
        return self._family is None or carrier in self._family

    def _region_carriers(self) -> list[Carrier]:
        """Return the carriers to show: those that the article names first, in its order, then the region's others."""
        named = [mention.carrier for mention in self._article.carriers]
        others = [
            carrier.id
            for carrier in self._content.carriers
            if carrier.region == self._region.id and carrier.id not in named and self._is_offered(carrier)
        ]
        return [self._carriers[carrier] for carrier in (*named, *others) if self._shown(carrier)]

    def _is_offered(self, carrier: Carrier) -> bool:
        """Whether a carrier that the article does not name is worth showing: one that a person can hold a SIM of."""
        if carrier.id == self._wanted or carrier.presence in ("network", "brand"):
            return True
        return carrier.presence == "virtual" and bool(carrier.network_codes)

    def _carrier_answers(self) -> Iterator[CarrierAnswer]:
        for carrier in self._region_carriers():
            mention = self._mention(carrier.id)
            owner = self._carriers.get(carrier.parent or carrier.host or "")
            yield {
                "id": carrier.id,
                "name": self.say(carrier.name),
                "named_in_article": mention is not None,
                "named_as": mention.named if mention else None,
                "presence": carrier.presence,
                "parent": carrier.parent,
                "owner": self.say(owner.name) if owner else None,
                "former_names": [former.name for former in carrier.former_names],
                "network_codes": list(carrier.network_codes),
                "website": carrier.website,
                "note": self.say(carrier.note) if carrier.note else None,
                "flags": self._flags(self._trust.carrier(carrier, mention.named if mention else None)),
                "sources": self._sources((*(mention.sources if mention else ()), *carrier.sources)),
            }

    def _contacts(self) -> Iterator[ContactAnswer]:
        for carrier in self._region_carriers():
            for hotline in self._article.hotlines:
                if hotline.carrier == carrier.id:
                    yield self._contact(self._trust.contact(hotline), carrier.name)
            for contact in carrier.contacts:
                yield self._contact(self._trust.contact(contact), carrier.name)

    def _regulator(self, region: Region) -> RegulatorAnswer:
        regulator = region.regulator
        contacts = [self._trust.contact(contact) for contact in regulator.contacts]
        return {
            "name": self.say(regulator.name),
            "website": regulator.website,
            "contacts": [self._contact(contact, regulator.name, kind="regulator") for contact in contacts],
            "editor_notes": [self._stated(note) for note in self._region_notes()],
            "sources": self._sources(regulator.sources),
        }

    def _contact(self, assessed: Assessed, name: Text, kind: str = "hotline") -> ContactAnswer:
        contact = assessed.contact
        page = page_of(contact.sources[0])
        return {
            "carrier": contact.carrier,
            "name": self.say(name),
            "named_as": contact.named,
            "kind": kind,
            "number": contact.number,
            "e164": contact.e164,
            "label": self.say(contact.label) if contact.label else None,
            "status": assessed.status,
            "status_text": self.say(self._status(assessed)),
            "url": self._pages[page].url if page else None,
            "seen_on": contact.seen_on,
            "checked_on": contact.checked_on,
            "flags": self._flags(assessed.flags),
            "advice": self.say(assessed.advice) if assessed.advice else None,
            "sources": self._sources(contact.sources),
        }

    def _status(self, assessed: Assessed) -> Text:
        return message(f"status.{assessed.status}", **self._where_seen(assessed.contact))

    def _where_seen(self, contact: Contact) -> dict[str, Text | str]:
        """Return the values that the sentence on a contact's status needs."""
        page = self._pages.get(page_of(contact.sources[0]) or "")
        if page is None:
            return {}
        dated = message("sources.dated", dated=page.dated) if page.dated else message("sources.undated")
        return {"page": page.publisher, "dated": dated, "date": contact.checked_on or page.seen_on}

    def _flags(self, flags: Iterable[Flag]) -> list[FlagAnswer]:
        return [{"code": flag.code, "message": self.say(flag.message)} for flag in flags]

    def _disagreements(self) -> Iterator[DisagreementAnswer]:
        for disagreement in self._content.disagreements:
            if self._touches(disagreement):
                yield {
                    "id": disagreement.id,
                    "subject": self.say(disagreement.subject),
                    "positions": [self._position(position) for position in disagreement.positions],
                    "ask": self.say(disagreement.ask),
                }

    def _touches(self, disagreement: Disagreement) -> bool:
        """Whether one of the positions is this guide's article, and the carrier is not another one than asked for."""
        if disagreement.carrier is not None and not self._shown(disagreement.carrier):
            return False
        return any(
            lines is not None and lines[0] == self._article.id
            for position in disagreement.positions
            for lines in map(article_lines, position.sources)
        )

    def _position(self, position: Position) -> PositionAnswer:
        sources = self._sources(position.sources)
        if position.says is not None:
            return {"says": self.say(position.says), "flags": [], "sources": sources}
        hotlines = (hotline for article in self._content.articles for hotline in article.hotlines)
        assessed = self._trust.contact(next(each for each in hotlines if each.sources == position.sources))
        says = assessed.contact.number
        return {
            "says": says if len(self._languages) == 1 else dict.fromkeys(self._languages, says),
            "flags": self._flags(assessed.flags),
            "sources": sources,
        }

    def _cited_articles(self) -> Iterator[ArticleAnswer]:
        """Yield the guide's own article, then the others that something cites."""
        cited = dict.fromkeys([self._article.id, *(lines[0] for lines in map(article_lines, self._cited) if lines)])
        for article in (self._articles[cite] for cite in cited if cite in self._articles):
            own = article.id == self._article.id
            yield {
                "id": article.id,
                "region": article.region,
                "region_name": self.say(self._region_names[article.region]),
                "action": article.action,
                "card": article.card,
                "file": article.file,
                "title": article.title,
                "sha256": article.sha256,
                "hotlines": len(article.hotlines),
                "disputed_hotlines": sum(self._trust.contact(each).status == "disputed" for each in article.hotlines),
                "carriers_named": len(article.carriers),
                "flags": self._flags(self._trust.article(article)) if own else [],
            }

    def _cited_pages(self) -> Iterator[PageAnswer]:
        for source in self._cited:
            page = self._pages.get(page_of(source) or "")
            if page is not None:
                yield {"url": page.url, "publisher": page.publisher, "dated": page.dated, "seen_on": page.seen_on}


def _family(carrier: str, carriers: dict[str, Carrier]) -> set[str]:
    """Return a carrier with the company it is a brand of, and its own brands."""
    related = {carrier, *(each.id for each in carriers.values() if each.parent == carrier)}
    parent = carriers[carrier].parent
    return related | {parent} if parent else related
