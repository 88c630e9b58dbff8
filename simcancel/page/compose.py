"""An answer → the document that shows it: what stands where, under which heading, in which words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from simcancel.answer.guide import GuideView
from simcancel.answer.make import Answer
from simcancel.answer.view import GapView, HitView, OverviewAnswer, SearchAnswer
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import Language, Text
from simcancel.named_tuple import NamedTuple
from simcancel.page.checklist import Checklist
from simcancel.page.contacts import Contacts, title_of
from simcancel.page.nodes import (
    Command,
    Document,
    Found,
    Heading,
    Item,
    Label,
    Node,
    Paragraph,
    Phrase,
    Table,
)
from simcancel.page.phrases import Phrases
from simcancel.page.sections import Sections, number_of
from simcancel.page.short import Short
from simcancel.words.links import unlinked

MOST_IN_OVERVIEW = 30
MOST_IN_TITLE = 3
MOST_TO_NARROW = 5
EXAMPLES = (
    ("show", "simcancel show oman cancel"),
    ("contacts", "simcancel contacts omantel"),
    ("chinese", "simcancel show 阿曼保號卡註銷 --lang zh-Hant"),
    ("checklist", "simcancel checklist oman cancel -o checklist.html"),
    ("search", "simcancel search 余额退款"),
    ("flags", "simcancel flags oman"),
    ("list", "simcancel list"),
    ("help", "simcancel --help"),
)


class Detail(NamedTuple):
    """How a guide is shown: all of it, some sections by name, or the short guide; what is `filled` into a letter.

    `is_card`: the letter as sentences to read out.
    """

    everything: bool = False
    sources: bool = False
    sections: tuple[str, ...] = ()
    is_card: bool = False
    filled: Mapping[str, str] = {}

    @property
    def is_short(self) -> bool:
        """Whether the short guide is wanted."""
        return not (self.everything or self.sections)


SHORT = Detail()


def document(
    answer: Answer | OverviewAnswer | SearchAnswer, languages: Sequence[Language], detail: Detail = SHORT
) -> Document:
    """Return the document that shows an answer, in one language or several."""
    say = Phrases(languages, with_codes=answer.command == "flags")
    if isinstance(answer, SearchAnswer):
        return _search(answer, say)
    if isinstance(answer, OverviewAnswer):
        return _overview(answer, say)
    return _list(answer, say) if answer.command == "list" else _guides(answer, say, detail)


def _guides(answer: Answer, say: Phrases, detail: Detail) -> Document:
    """Return the guides of an answer, each with its parts under their headings."""
    nodes = [*_lead(answer, say), *_drawn(answer, say, detail)]
    is_short = answer.command in ("contacts", "checklist", "letter") or (answer.command == "show" and detail.is_short)
    marks = _marks_in_short(answer, say) if is_short else _marks(answer, say)
    return say.document(_title(answer, say, detail), (*nodes, *marks))


def _title(answer: Answer, say: Phrases, detail: Detail) -> Phrase:
    """Return what the guides are called together."""
    named = title_of if answer.command == "contacts" else lambda guide: guide.title
    titles = joined(list(dict.fromkeys(map(named, answer.guides)))[:MOST_IN_TITLE], BETWEEN_FACETS)
    if answer.command == "checklist":
        return say.message("checklist.title", title=titles)
    return _letter_title(titles, say, detail) if answer.command == "letter" else say.of(titles)


def _letter_title(title: Text, say: Phrases, detail: Detail) -> Phrase:
    return say.message("letter.card-title" if detail.is_card else "letter.title", title=title)


def _lead(answer: Answer, say: Phrases) -> Iterator[Node]:
    """Yield what whoever asked must know first, and how many guides there are, where there are several."""
    yield from _noted(answer, say)
    if len(answer.guides) == 1 or answer.command == "contacts":
        return
    if answer.command in ("show", "checklist", "letter"):
        yield from _narrowing(answer, say)
    else:
        yield Label(say.message("count.many", count=len(answer.guides), filters=_described(answer)))


def _noted(answer: Answer | OverviewAnswer | SearchAnswer, say: Phrases) -> Iterator[Node]:
    yield from (Paragraph(say.of(note)) for note in answer.notes)


def _drawn(answer: Answer, say: Phrases, detail: Detail) -> Iterator[Node]:
    if answer.command == "contacts":
        for _, of_region in groupby(answer.guides, key=lambda guide: guide.region.id):
            yield from Contacts(
                tuple(of_region), say, answer.pages, with_sources=detail.sources, in_full=detail.everything
            ).in_region()
        return
    for guide in answer.guides:
        if answer.command == "letter":
            yield from _letter(guide, answer, say, detail)
            continue
        yield Heading(1, say.of(guide.title))
        if answer.command == "flags":
            yield from Sections(guide, say, answer.pages).doubtful()
        elif answer.command == "checklist":
            yield from Checklist(guide, say, answer.pages, with_sources=detail.sources).to_tick_off()
        elif answer.command == "show" and detail.is_short:
            yield from Short(guide, say, answer.pages, with_sources=detail.sources).guide_in_short()
        else:
            yield from Sections(guide, say, answer.pages).in_order(detail.sections)


def _letter(guide: GuideView, answer: Answer, say: Phrases, detail: Detail) -> Iterator[Node]:
    from simcancel.page.letter import Letter  # noqa: PLC0415 - the other commands start without it

    yield Heading(1, _letter_title(guide.title, say, detail))
    yield from Letter(guide, say, answer.pages, filled=detail.filled, is_card=detail.is_card).written()


def _marks(answer: Answer | SearchAnswer, say: Phrases) -> Iterator[Node]:
    """Yield what the marks on this screen mean, once, and as of which day they stand."""
    if say.used:
        yield Heading(2, say.message("heading.marks"), "marks", folded=True)
        yield from (Item(say.of(mark)) for mark in say.marks())
        yield Item(say.message("marks.day", day=answer.as_of))


def _marks_in_short(answer: Answer, say: Phrases) -> Iterator[Node]:
    """Yield the same as one paragraph, for the screens that must stay short."""
    if say.used:
        yield Paragraph(say.message("marks.all", marks=joined(say.marks(), BETWEEN_FACETS), day=answer.as_of))


def _narrowing(answer: Answer, say: Phrases) -> Iterator[Node]:
    """Yield how to ask for one of several guides."""
    yield Label(say.message("narrow.many", count=len(answer.guides)))
    for guide in answer.guides[:MOST_TO_NARROW]:
        asked = [
            guide.region.id,
            guide.action,
            guide.card,
            guide.carrier.id if guide.carrier else "",
            guide.procedure or "",
        ]
        yield Command(f"simcancel {answer.command} {' '.join(filter(None, asked))}", say.of(guide.title))


def _described(answer: Answer) -> Text:
    """Return what was asked for, in words."""
    region, carrier, action, card, _ = answer.filters
    guide = answer.guides[0]
    parts: list[Text] = []
    if region:
        parts.append(guide.region.name)
    if carrier and guide.carrier:
        parts.append(guide.carrier.name)
    parts += [message(f"{facet}.{value}") for facet, value in (("action", action), ("card", card)) if value]
    return joined(parts, BETWEEN_FACETS) if parts else message("count.all")


def _list(answer: Answer, say: Phrases) -> Document:
    columns = ("region", "action", "card", "carriers", "flags")
    gaps = answer.gaps or ()
    rows = (*(_covered(guide, say) for guide in answer.guides), *(_gap(gap, say) for gap in gaps))
    table = Table(tuple(say.message(f"list.{column}") for column in columns), rows)
    count = len(answer.guides)
    title = say.message("list.title.one" if count == 1 else "list.title.many", count=count, gaps=len(gaps))
    return say.document(title, (*_noted(answer, say), Label(title), table))


def _covered(guide: GuideView, say: Phrases) -> tuple[Phrase, ...]:
    names = [carrier.name for carrier in guide.carriers if carrier.named_in_article]
    return (
        say.of(guide.region.name),
        say.message(f"action.{guide.action}"),
        say.message(f"card.{guide.card}"),
        say.of(joined(names)) if names else say.message("list.no-carriers"),
        say.of(same(str(guide.counts.flags))),
    )


def _gap(gap: GapView, say: Phrases) -> tuple[Phrase, ...]:
    empty = say.of(same("-"))
    action, card = say.message(f"action.{gap.action}"), say.message(f"card.{gap.card}")
    return (say.of(gap.name), action, card, say.message("list.gap"), empty)


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
    what = say.message("overview.what")
    nodes: list[Node] = [
        *_noted(answer, say),
        Label(what),
        Heading(2, say.message("heading.overview")),
        Table(header, rows),
    ]
    if len(answer.guides) > MOST_IN_OVERVIEW:
        nodes.append(Paragraph(say.message("overview.more", count=len(answer.guides) - MOST_IN_OVERVIEW)))
    nodes.append(Heading(2, say.message("heading.next")))
    nodes.extend(Command(command, say.message(f"overview.{key}")) for key, command in EXAMPLES)
    return say.document(say.message("overview.title"), nodes)


def _search(answer: SearchAnswer, say: Phrases) -> Document:
    """Return what a search found, by guide, the guide of the best hit first."""
    by_guide: dict[str, list[HitView]] = {}
    for hit in answer.hits:
        by_guide.setdefault(hit.guide, []).append(hit)
    shown, found = len(answer.hits), answer.found
    key = "found.title" if shown == found else "found.some"
    title = say.message(key, count=shown, query=unlinked(answer.query), all=found)
    nodes: list[Node] = [*_noted(answer, say), Label(title)]
    for hits in by_guide.values():
        nodes.append(Heading(2, say.of(hits[0].title)))
        whys = [None, *(hit.why for hit in hits)]
        nodes.extend(_found(hit, say, is_said=hit.why == why) for hit, why in zip(hits, whys, strict=False))
        carriers = dict.fromkeys(hit.contact.carrier for hit in hits if hit.contact is not None and hit.contact.carrier)
        nodes += (Command(f"simcancel contacts {carrier}", ()) for carrier in carriers)
        nodes.append(Command(hits[0].show, ()))
    return say.document(title, (*nodes, *_marks(answer, say)))


def _status(hit: HitView, say: Phrases) -> Phrase | None:
    """Return where a number stands, or that it is not to be dialled."""
    if hit.contact is None:
        return None
    return say.of(hit.contact.status_text) if hit.contact.dial == "yes" else say.message(f"dial.{hit.contact.dial}")


def _found(hit: HitView, say: Phrases, *, is_said: bool) -> Found:
    """Return a hit; `is_said`: the hit above it has said why."""
    number = number_of(hit.contact, say) if hit.contact is not None else None
    return Found(
        say.message(f"kind.{hit.kind}"),
        say.of(hit.text),
        say.of(hit.detail) if hit.detail is not None else None,
        hit.kind == "promotion",
        hit.marks,
        number,
        _status(hit, say),
        say.of(hit.advice) if hit.advice is not None else None,
        say.flags(hit.flags),
        None if is_said else say.message("found.why", why=hit.why),
        tuple(source for source in hit.sources if source.article is not None),
    )
