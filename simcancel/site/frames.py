"""A page of the site in its frame, in every language: what stands above, beside, below and next."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from simcancel.messages import message, said
from simcancel.model import ACTIONS, ENTRY_KINDS, LANGUAGES, Language, Text
from simcancel.named_tuple import NamedTuple
from simcancel.page import home, nodes
from simcancel.render import framed
from simcancel.render.framed import Frame, Link, Offered, Translated
from simcancel.site.addresses import Addresses
from simcancel.site.folder import File

SEARCH, ABOUT = "search/", "about/"
FRAME = ("search", "query", "languages", "pages", "below", "before", "skip", "there")
FINDS = ("found", "searching", "more", "nothing", "where", "corrected", "unsearched", "every")
FACETS = ("region", "action", "carrier", "kind")


class Tab(NamedTuple):
    """A page that stands beside another one, below the folder of a language."""

    name: Text
    path: str


class Page(NamedTuple):
    """A page in no language yet: where it stands, what it shows, what stands beside it and above it.

    `sources`: the page that tells the sources of this one; `next`: what to read next; `title`: where it has its own.
    """

    path: str
    shown: Callable[[Sequence[Language]], nodes.Document]
    tabs: Sequence[Tab] = ()
    above: Sequence[Tab] = ()
    sources: str | None = None
    next: Sequence[Tab] = ()
    title: Text | None = None


class Frames:
    """Draws pages in their frames. `can_search`: whether there is an index to search in; `by_others`: some guides are."""

    def __init__(self, addresses: Addresses, *, can_search: bool, by_others: bool) -> None:
        self._addresses = addresses
        self._can_search = can_search
        self._by_others = by_others

    def drawn(self, page: Page) -> Iterator[File]:
        """Yield a page in every language."""
        for language in LANGUAGES:
            text = framed.render(_shown(page, language), self._frame(page, language))
            yield File(f"{language}/{page.path}index.html", text.encode())

    def _frame(self, page: Page, language: Language) -> Frame:
        root = "../" * f"{language}/{page.path}".count("/")
        within = f"{root}{language}/"

        def linked(tabs: Sequence[Tab]) -> list[Link]:
            return [Link(tab.name.of(language), _file(within + tab.path), tab.path == page.path) for tab in tabs]

        def to(command: str) -> str | None:
            found = self._addresses.of(command)
            return None if found is None else _file(within + found)

        start = Tab(message("site.start"), "")
        ends = [start, Tab(message("site.search"), SEARCH), Tab(message("site.about"), ABOUT)]
        return Frame(
            root=root,
            words={name: said(f"site.{name}", language) for name in FRAME},
            languages=[_translated(each, root, page, is_here=each == language) for each in LANGUAGES],
            trail=linked([start, *page.above]),
            tabs=linked(page.tabs),
            next=linked(page.next),
            ends=linked(ends),
            search=_file(within + SEARCH),
            to=to,
            sources=_file(f"{within}{page.sources}#sources") if page.sources else None,
            finds=_finds(language) if page.path == SEARCH and self._can_search else None,
            note=said("site.others", language) if self._by_others else None,
        )


def _translated(language: Language, root: str, page: Page, *, is_here: bool) -> Translated:
    name = said(f"site.language.{language}", language)
    return Translated(language, Link(name, _file(f"{root}{language}/{page.path}"), is_here))


def _shown(page: Page, language: Language) -> nodes.Document:
    """Return what a page shows, under its own title; beside tabs no command leads anywhere else."""
    shown = page.shown([language])
    parts = [node for node in shown.nodes if not (page.tabs and isinstance(node, nodes.Command))]
    if page.title is not None:
        title = ((language, page.title.of(language)),)
        if page.tabs:  # a page of one guide, whose own heading it takes the place of
            at = next(place for place, node in enumerate(parts) if isinstance(node, nodes.Heading))
            del parts[at]
        parts.insert(0, nodes.Heading(1, title))
        shown = shown._replace(title=title)
    return shown._replace(nodes=tuple(parts))


def _file(address: str) -> str:
    """Return the address of the file of a page: from a folder, a browser opens no other."""
    path, mark, section = address.partition("#")
    return f"{path}index.html{mark}{section}" if path.endswith("/") else address


def _finds(language: Language) -> Mapping[str, str]:
    """Return what the script of the search says."""
    texts = {name: said(f"site.{name}", language, count="{count}", typed="{typed}", word="{word}") for name in FINDS}
    texts.update((facet, said(f"site.facet.{facet}", language)) for facet in FACETS)
    texts.update((f"kind.{kind}", said(f"kind.{kind}", language)) for kind in ENTRY_KINDS)
    texts.update((f"action.{action}", said(f"action.{action}", language)) for action in ACTIONS)
    return texts


def first(regions: Sequence[home.Listed]) -> File:
    """Return the page on which a language is chosen; where regions are few, a region at once."""
    few = regions if len(regions) <= home.MOST_REGIONS_AT_ONCE else ()
    offered = [
        Offered(
            language,
            said(f"site.language.{language}", language),
            Link(said("site.home", language), f"{language}/index.html"),
            [Link(each.name.of(language), f"{language}/{each.id}/index.html") for each in few],
        )
        for language in LANGUAGES
    ]
    return File("index.html", framed.first(offered).encode())
