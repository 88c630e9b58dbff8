"""Content → the answer of a command, with the flags of the day."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from simcancel.answer.guide import Facts, GuideView, region_view
from simcancel.answer.parts import Command
from simcancel.answer.view import ContactView, CoverView, GapView, HitView, OverviewAnswer, SearchAnswer
from simcancel.index.codec import decode
from simcancel.messages import joined, message, same
from simcancel.model import ACTIONS, CARDS, Contact, Content, Guide, Page, Promotion, Region, Text
from simcancel.named_tuple import NamedTuple
from simcancel.query.filters import Filters

if TYPE_CHECKING:  # `show` does not search
    from simcancel.answer.trust import Flag
    from simcancel.index.store import Cell, Entry
    from simcancel.query.search import Found, Hit


class Answer(NamedTuple):
    """What a command answers about guides. `as_of`: the day of the flags; `gaps`: in a list only.

    `notes`: what whoever asked in these words must know first.
    """

    command: Command
    as_of: str
    filters: Filters
    notes: tuple[Text, ...]
    guides: tuple[GuideView, ...]
    gaps: tuple[GapView, ...] | None
    pages: Mapping[str, Page]


def answer(  # noqa: PLR0913, PLR0917 - each is something else
    command: Command,
    filters: Filters,
    content: Content,
    today: str,
    regions: Iterable[Region] | None = None,
    notes: tuple[Text, ...] = (),
) -> Answer:
    """Return what a command answers about some content.

    Args:
        command: which parts of the guides are wanted.
        filters: what the content was narrowed to; to a procedure, and to what concerns it, it is narrowed here.
        content: the guides, and all that is needed to show their flags.
        today: the day of the flags, as `2026-11-20`.
        regions: all regions, where the gaps among them are to be told.
        notes: what whoever asked in these words must know first.

    """
    facts = Facts(content, today)
    shown = _of_procedure(content.guides, filters.procedure) if filters.procedure else content.guides
    guides = tuple(GuideView(guide, facts, command, filters.carrier, filters.procedure) for guide in shown)
    gaps = tuple(_gaps(guides, filters, regions)) if regions is not None else None
    return Answer(command, today, filters, notes, guides, gaps, facts.pages)


def _of_procedure(guides: Iterable[Guide], procedure: str) -> tuple[Guide, ...]:
    """Return the guides that have a procedure, with it alone; all of them as they are where none has."""
    split = [guide for guide in guides if procedure in (each.id for each in guide.procedures)]
    narrowed = (
        guide._replace(
            procedures=tuple(each for each in guide.procedures if each.id == procedure),
            checklist=tuple(item for item in guide.checklist if item.procedure in (None, procedure)),
        )
        for guide in split
    )
    return tuple(narrowed) if split else tuple(guides)


def _gaps(guides: Iterable[GuideView], filters: Filters, regions: Iterable[Region]) -> Iterable[GapView]:
    """Yield what no article covers among the regions, actions and cards that were asked for."""
    covered = {(guide.region.id, guide.action, guide.card) for guide in guides}
    for region in regions:
        for action in ACTIONS:
            for card in CARDS:
                wanted = (filters.region or region.id, filters.action or action, filters.card or card)
                if (region.id, action, card) == wanted and wanted not in covered:
                    yield GapView(region.id, region.name, action, card)


def overview(
    cells: Iterable["Cell"], regions: Iterable[Region], today: str, notes: tuple[Text, ...] = ()
) -> OverviewAnswer:
    """Return which guides there are, without anything of their content."""
    views = {region.id: region_view(region) for region in regions}
    covers = tuple(CoverView(cell.id, views[cell.region], cell.action, cell.card) for cell in cells)
    return OverviewAnswer("overview", today, Filters(), notes, covers, {})


def search_answer(
    found: "Found", filters: Filters, content: Content, today: str, notes: tuple[Text, ...] = ()
) -> SearchAnswer:
    """Return what a search answers. `content` holds the guides of the hits, for the flags of their numbers."""
    facts = Facts(content, today)
    guides = {guide.id: GuideView(guide, facts, "show") for guide in content.guides}
    hits = tuple(_hit(rank, hit, guides[hit.entry.guide], facts) for rank, hit in enumerate(found.hits, start=1))
    suggestions = tuple(show_command(cell.region, cell.action, cell.card) for cell in found.instead)
    return SearchAnswer("search", today, found.query, filters, notes, found.total, hits, suggestions, facts.pages)


def _hit(rank: int, hit: "Hit", guide: GuideView, facts: Facts) -> HitView:
    entry = hit.entry
    contact = _contact(entry, facts)
    text, flags = _said(entry, contact, guide, facts)
    return HitView(
        rank=rank,
        score=hit.score,
        guide=guide.id,
        title=guide.title,
        kind=entry.kind,
        text=text,
        detail=_detail(entry, guide),
        number=contact.number if contact else None,
        status=contact.status if contact else None,
        status_text=contact.status_text if contact else None,
        advice=contact.advice if contact else None,
        contact=contact,
        sources=entry.sources,
        flags=flags,
        why=joined(list(hit.why)),
        marks=tuple(mark for mark in hit.marks if any(mark in said.casefold() for said in text)),
        show=show_command(guide.region.id, guide.action, guide.card),
    )


def _detail(entry: "Entry", guide: GuideView) -> Text | None:
    """Return what answers where the text of an entry is but its title: a step's first detail, a disagreement's question."""
    if entry.kind == "step":
        steps = (step for procedure in guide.procedures for step in procedure.steps if step.title == entry.text)
        return next((step.details[0] for step in steps if step.details), None)
    if entry.kind == "disagreement":
        return next((each.ask for each in guide.disagreements if each.subject == entry.text), None)
    return None


def _contact(entry: "Entry", facts: Facts) -> ContactView | None:
    if entry.kind != "contact" or entry.fact is None:
        return None
    kind = "" if entry.carrier is not None else "regulator"
    return facts.contact(decode(Contact, entry.fact), entry.text, kind)


def _said(
    entry: "Entry", contact: ContactView | None, guide: GuideView, facts: Facts
) -> tuple[Text, tuple["Flag", ...]]:
    """Return the text of an entry and its flags."""
    if contact is not None:
        label = message("found.contact", name=entry.text, label=contact.label) if contact.label else entry.text
        return label, contact.flags
    if entry.kind == "promotion" and entry.fact is not None:
        promotion = decode(Promotion, entry.fact)
        what = " ".join(part for part in (promotion.handle, promotion.link) if part)
        return same(what), facts.trust.promotion(promotion)
    if entry.kind == "carrier" and entry.carrier is not None:
        return entry.text, guide.carrier_flags(facts.carriers[entry.carrier])
    if entry.kind == "official":
        whose = facts.carriers[entry.carrier].name if entry.carrier is not None else guide.regulator.name
        return message("call.line", name=whose, what=entry.text), ()
    return entry.text, ()


def show_command(region: str, action: str, card: str) -> str:
    """Return the command that opens a guide."""
    return f"simcancel show {region} {action} {card}"
