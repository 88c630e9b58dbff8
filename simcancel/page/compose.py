"""An answer → the document that shows it: what stands where, under which heading, in which words."""

from collections.abc import Sequence

from simcancel.answer.guide import GuideView
from simcancel.answer.make import Answer
from simcancel.answer.view import GapView, HitView, OverviewAnswer, SearchAnswer
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import Language, Text
from simcancel.page.nodes import Command, Document, Found, Heading, Node, Paragraph, Phrase, Table
from simcancel.page.phrases import Phrases
from simcancel.page.sections import Sections, number_of

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


def document(answer: Answer | OverviewAnswer | SearchAnswer, languages: Sequence[Language]) -> Document:
    """Return the document that shows an answer, in one language or several."""
    say = Phrases(languages)
    if isinstance(answer, SearchAnswer):
        return _search(answer, say)
    if isinstance(answer, OverviewAnswer):
        return _overview(answer, say)
    return _list(answer, say) if answer.command == "list" else _guides(answer, say)


def _guides(answer: Answer, say: Phrases) -> Document:
    """Return the guides of an answer, each with its parts under their headings."""
    count = len(answer.guides)
    key = "count.one" if count == 1 else "count.many"
    title = say.message(key, count=count, filters=_described(answer), day=answer.as_of)
    nodes: list[Node] = []
    for guide in answer.guides:
        sections = Sections(guide, say, answer.pages)
        drawn = sections.doubtful() if answer.command == "flags" else sections.in_order()
        nodes += (Heading(1, say.of(guide.title)), *drawn)
    return Document(say.languages, title, tuple(nodes))


def _described(answer: Answer) -> Text:
    """Return what was asked for, in words."""
    region, carrier, action, card = answer.filters
    guide = answer.guides[0]
    parts: list[Text] = []
    if region:
        parts.append(guide.region.name)
    if carrier and guide.carrier:
        parts.append(guide.carrier.name)
    parts += [message(f"{facet}.{value}") for facet, value in (("action", action), ("card", card)) if value]
    return joined(parts, BETWEEN_FACETS) if parts else message("count.all")


def _list(answer: Answer, say: Phrases) -> Document:
    columns = ("region", "action", "card", "carriers", "steps", "items", "flags")
    gaps = answer.gaps or ()
    rows = (*(_covered(guide, say) for guide in answer.guides), *(_gap(gap, say) for gap in gaps))
    table = Table(tuple(say.message(f"list.{column}") for column in columns), rows)
    count = len(answer.guides)
    title = say.message("list.title.one" if count == 1 else "list.title.many", count=count, gaps=len(gaps))
    return Document(say.languages, title, (table,))


def _covered(guide: GuideView, say: Phrases) -> tuple[Phrase, ...]:
    names = [carrier.name for carrier in guide.carriers if carrier.named_in_article]
    return (
        say.of(guide.region.name),
        say.message(f"action.{guide.action}"),
        say.message(f"card.{guide.card}"),
        say.of(joined(names)) if names else say.message("list.no-carriers"),
        *(say.of(same(str(count))) for count in guide.counts),
    )


def _gap(gap: GapView, say: Phrases) -> tuple[Phrase, ...]:
    empty = say.of(same("-"))
    action, card = say.message(f"action.{gap.action}"), say.message(f"card.{gap.card}")
    return (say.of(gap.name), action, card, say.message("list.gap"), empty, empty, empty)


def _overview(answer: OverviewAnswer, say: Phrases) -> Document:
    rows = tuple(
        (
            say.of(guide.region.name),
            say.message(f"action.{guide.action}"),
            say.message(f"card.{guide.card}"),
            say.of(same(f"{guide.region.id} {guide.action} {guide.card}")),
        )
        for guide in answer.guides[:MOST_IN_OVERVIEW]
    )
    header = tuple(say.message(f"list.{column}") for column in ("region", "action", "card", "filter"))
    nodes: list[Node] = [Heading(2, say.message("heading.overview")), Table(header, rows)]
    if len(answer.guides) > MOST_IN_OVERVIEW:
        nodes.append(Paragraph(say.message("overview.more", count=len(answer.guides) - MOST_IN_OVERVIEW)))
    nodes.append(Heading(2, say.message("heading.next")))
    nodes.extend(Command(command, say.message(f"overview.{key}")) for key, command in EXAMPLES)
    return Document(say.languages, say.message("overview.what"), tuple(nodes))


def _search(answer: SearchAnswer, say: Phrases) -> Document:
    """Return what a search found, by guide, the guide of the best hit first."""
    nodes: list[Node] = []
    by_guide: dict[str, list[HitView]] = {}
    for hit in answer.hits:
        by_guide.setdefault(hit.guide, []).append(hit)
    for hits in by_guide.values():
        nodes.append(Heading(2, say.of(hits[0].title)))
        nodes.extend(_found(hit, say) for hit in hits)
        nodes.append(Command(hits[0].show, ()))
    shown, found = len(answer.hits), answer.found
    key = "found.title" if shown == found else "found.some"
    title = say.message(key, count=shown, query=answer.query, all=found)
    return Document(say.languages, title, tuple(nodes))


def _found(hit: HitView, say: Phrases) -> Found:
    number = number_of(hit.contact, say) if hit.contact is not None else None
    return Found(
        say.message(f"kind.{hit.kind}"),
        say.of(hit.text),
        hit.kind == "promotion",
        hit.marks,
        number,
        say.of(hit.status_text) if hit.status_text is not None and not hit.flags else None,
        say.of(hit.advice) if hit.advice is not None else None,
        say.flags(hit.flags),
        say.message("found.why", why=hit.why),
        tuple(source for source in hit.sources if source.article is not None),
    )
