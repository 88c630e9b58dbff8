"""The pages of a site that no command prints: its home, a region's, the list of all pages, and what simcancel is."""

from collections.abc import Iterator, Sequence

from simcancel.answer.make import Answer
from simcancel.answer.trust import DOUBT, FLAGS
from simcancel.answer.view import CarrierView, OverviewAnswer
from simcancel.messages import BETWEEN_FACETS, joined, message, same
from simcancel.model import Language, Text
from simcancel.named_tuple import NamedTuple
from simcancel.page import nodes
from simcancel.page.phrases import Phrases

MOST_REGIONS_AT_ONCE = 30  # whose guides a home page lists; of more it lists the regions


class ListedGuide(NamedTuple):
    """A guide of which no more is told than what it is about."""

    action: str
    card: str
    title: Text


class Listed(NamedTuple):
    """A region, its guides, the carriers of it that have a page, by id and name, and what no article covers."""

    id: str
    name: Text
    guides: tuple[ListedGuide, ...]
    carriers: tuple[tuple[str, Text], ...]
    gaps: tuple[Text, ...]


def listed(whole: Answer) -> Listed:
    """Return what to list of the guides of one region."""
    guides = whole.guides
    region = guides[0].region
    gaps = (
        joined([message(f"action.{gap.action}"), message(f"card.{gap.card}")], BETWEEN_FACETS)
        for gap in whole.gaps or ()
    )
    carriers = {carrier.id: _doubted(carrier) for guide in guides for carrier in guide.carriers}
    titles = tuple(ListedGuide(guide.action, guide.card, guide.title) for guide in guides)
    return Listed(region.id, region.name, titles, tuple(carriers.items()), tuple(gaps))


def _doubted(carrier: CarrierView) -> Text:
    """Return the name of a carrier; with its flag in a word, where the region has no such carrier."""
    absent = [flag.word for flag in carrier.flags if flag.code == "carrier-not-in-region"]
    return joined([carrier.name, *(joined([same(DOUBT), word], same(" ")) for word in absent)], same(" "))


def home(regions: Sequence[Listed], languages: Sequence[Language]) -> nodes.Document:
    """Return the home page: every region with its guides and carriers, or where there are many, the regions."""
    say = Phrases(languages)
    parts: list[nodes.Node] = [nodes.Heading(1, say.message("site.home")), nodes.Paragraph(say.message("site.what"))]
    if len(regions) > MOST_REGIONS_AT_ONCE:
        parts.append(nodes.Heading(2, say.message("site.regions"), "regions"))
        parts += (nodes.Command(f"simcancel list {each.id}", say.of(each.name)) for each in regions)
    else:
        for each in regions:
            parts.append(nodes.Heading(2, say.of(each.name), each.id))
            parts += _of_region(each, say)
    return say.document(say.message("site.home"), parts)


def region(whole: Answer, languages: Sequence[Language]) -> nodes.Document:
    """Return the page of one region: its guides and carriers, what no article covers, what is doubtful."""
    say = Phrases(languages)
    each = listed(whole)
    return say.document(say.of(each.name), [nodes.Heading(1, say.of(each.name)), *_of_region(each, say)])


def _of_region(each: Listed, say: Phrases) -> Iterator[nodes.Node]:
    for guide in each.guides:
        yield nodes.Command(f"simcancel show {each.id} {guide.action} {guide.card}", say.of(guide.title))
    yield nodes.Label(say.message("site.calls"))
    yield nodes.Command(f"simcancel contacts {each.id}", say.message("site.every-carrier"))
    for carrier, name in each.carriers:
        yield nodes.Command(f"simcancel contacts {carrier}", say.of(name))
    where = message("site.flags-of", where=each.name)
    yield nodes.Command(f"simcancel flags {each.id}", say.of(where))
    if each.gaps:
        yield nodes.Label(say.message("site.uncovered"))
        yield from (nodes.Item(say.of(gap)) for gap in each.gaps)


def about(whole: OverviewAnswer, languages: Sequence[Language]) -> nodes.Document:
    """Return the page that says what simcancel is, and what it is not."""
    say = Phrases(languages)
    title = say.message("site.about")
    parts: list[nodes.Node] = [nodes.Heading(1, title)]
    parts += (nodes.Paragraph(say.message(f"site.{key}")) for key in ("is", "is-not", "keeps"))
    parts.append(nodes.Heading(2, say.message("site.flags-mean"), "flags"))
    for code in (*FLAGS, "attested"):
        said = message("call.line", name=message(f"word.{code}"), what=message(f"meaning.{code}"))
        parts.append(nodes.Item(say.of(said)))
    parts.append(nodes.Paragraph(say.message("site.as-of", day=whole.as_of)))
    return say.document(title, parts)


def search(regions: Sequence[Listed], languages: Sequence[Language]) -> nodes.Document:
    """Return the page to search on, with a list of all pages for where nothing can be searched; of many, where it is."""
    say = Phrases(languages)
    title = say.message("site.search")
    parts: list[nodes.Node] = [nodes.Heading(1, title), nodes.Heading(2, say.message("site.pages"), "pages")]
    if len(regions) > MOST_REGIONS_AT_ONCE:
        parts.append(nodes.Command("simcancel list", say.message("site.regions")))
    else:
        for each in regions:
            parts.append(nodes.Command(f"simcancel list {each.id}", say.of(each.name)))
            parts += _pages_of(each, say)
    return say.document(title, parts)


def _pages_of(each: Listed, say: Phrases) -> Iterator[nodes.Node]:
    for guide in each.guides:
        yield nodes.Command(f"simcancel show {each.id} {guide.action} {guide.card}", say.of(guide.title))
    yield nodes.Command(f"simcancel contacts {each.id}", say.message("contacts.title", where=each.name))
    for carrier, name in each.carriers:
        where = joined([each.name, name], BETWEEN_FACETS)
        yield nodes.Command(f"simcancel contacts {carrier}", say.message("contacts.title", where=where))
