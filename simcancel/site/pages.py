"""The pages of a site: the answers of the commands, and its home, each in every language, in its frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from simcancel.answer.make import Answer, answer, overview
from simcancel.answer.parts import Command
from simcancel.index.store import Index
from simcancel.messages import message, said
from simcancel.model import ACTIONS, CARDS, ENTRY_KINDS, LANGUAGES, Content, Language, Region, Text
from simcancel.page import home, nodes
from simcancel.page.compose import Detail, document
from simcancel.query.filters import Filters
from simcancel.render import framed
from simcancel.render.framed import Frame, Link, Offered, Translated
from simcancel.site import addresses
from simcancel.site.addresses import Addresses

SEARCH, ABOUT = "search/", "about/"
FRAME = ("search", "query", "languages", "pages", "skip", "there")
FINDS = ("found", "nothing", "where", "corrected", "unsearched", "every")
FACETS = ("region", "action", "carrier", "kind")


class File(NamedTuple):
    """A file of the site: its path below the site's folder, and what it holds."""

    path: str
    data: bytes


class Tab(NamedTuple):
    """A page that stands beside another one, below the folder of a language."""

    name: Text
    path: str


class Page(NamedTuple):
    """A page in no language yet: where it stands, what it shows, what stands beside it and above it.

    `sources`: the page that tells the sources of this one.
    """

    path: str
    shown: Callable[[Sequence[Language]], nodes.Document]
    tabs: Sequence[Tab] = ()
    above: Sequence[Tab] = ()
    sources: str | None = None


class Pages:
    """Draws the pages of a site, a region at a time. `can_search`: whether there is an index to search in."""

    def __init__(self, index: Index, today: str, *, can_search: bool) -> None:
        self._index = index
        self._today = today
        self.can_search = can_search
        self.regions = index.regions()
        guides: dict[str, list[tuple[str, str]]] = {}
        for cell in index.cells():
            guides.setdefault(cell.region, []).append((cell.action, cell.card))
        self._covered = guides
        self._addresses = Addresses(guides, dict(index.carriers()))

    @property
    def covered(self) -> Iterator[Region]:
        """The regions that have guides."""
        return (region for region in self.regions if region.id in self._covered)

    def cells(self, region: str) -> int:
        """Return which actions and cards a region has guides on, a bit each, in the order of `ACTIONS` and `CARDS`."""
        every = [(action, card) for action in ACTIONS for card in CARDS]
        return sum(1 << place for place, cell in enumerate(every) if cell in self._covered[region])

    def of_region(self, region: Region) -> Iterator[File]:
        """Yield the pages of a region and its guides."""
        content = self._index.content(region.id)
        ask = partial(self._asked, content, Filters(region.id))
        yield from self._drawn(Page(f"{region.id}/", partial(home.region, ask("list", regions=[region]))))
        above = [Tab(region.name, f"{region.id}/")]
        for guide in content.guides:
            own = partial(
                self._asked, content._replace(guides=(guide,)), Filters(region.id, None, guide.action, guide.card)
            )
            for page in _of_guide(region, addresses.of_guide(region.id, guide.action, guide.card), own):
                yield from self._drawn(page._replace(above=above))
        yield from self._contacts(region, content, above)
        flagged = ask("flags")
        yield from self._drawn(Page(f"{region.id}/flags/", partial(document, flagged), (), above))

    def listed(self, region: Region) -> home.Listed:
        """Return what the home page lists of a region."""
        return home.listed(self._asked(self._index.content(region.id), Filters(region.id), "list").guides)

    def shared(self, regions: Sequence[home.Listed]) -> Iterator[File]:
        """Yield the pages that stand beside those of the regions."""
        yield from self._drawn(Page("", partial(home.home, regions)))
        yield from self._drawn(Page(SEARCH, partial(home.search, regions)))
        yield from self._drawn(Page(ABOUT, partial(home.about, overview((), (), self._today))))

    def _asked(
        self, content: Content, filters: Filters, command: Command, *, regions: Iterable[Region] | None = None
    ) -> Answer:
        return answer(command, filters, content, self._today, regions)

    def _contacts(self, region: Region, content: Content, above: Sequence[Tab]) -> Iterator[File]:
        """Yield whom to call in a region, and of each of its carriers."""
        every = self._asked(content, Filters(region.id), "contacts")
        carriers = {carrier.id: carrier.name for guide in every.guides for carrier in guide.carriers}
        tabs = [Tab(message("site.every-carrier"), addresses.of_contacts(region.id))]
        tabs += [Tab(name, addresses.of_contacts(region.id, carrier)) for carrier, name in carriers.items()]
        first = content.guides[0]
        sources = addresses.of_guide(region.id, first.action, first.card) + addresses.WHOLE
        for carrier, tab in zip((None, *carriers), tabs, strict=True):
            shown = every if carrier is None else self._asked(content, Filters(region.id, carrier), "contacts")
            yield from self._drawn(Page(tab.path, partial(document, shown), tabs, above, sources))

    def _drawn(self, page: Page) -> Iterator[File]:
        for language in LANGUAGES:
            path = f"{language}/{page.path}"
            text = framed.render(_without_commands(page, language), self._frame(page, language))
            yield File(f"{path}index.html", text.encode())

    def _frame(self, page: Page, language: Language) -> Frame:
        here = f"{language}/{page.path}"
        root = "../" * here.count("/")

        def link(tab: Tab) -> Link:
            return Link(tab.name.of(language), _file(f"{root}{language}/{tab.path}"), tab.path == page.path)

        def to(command: str) -> str | None:
            found = self._addresses.of(command)
            return None if found is None else _file(f"{root}{language}/{found}")

        languages = [
            Translated(
                each, Link(said(f"site.language.{each}", each), _file(f"{root}{each}/{page.path}"), each == language)
            )
            for each in LANGUAGES
        ]
        start = Tab(message("site.start"), "")
        words = {name: said(f"site.{name}", language) for name in FRAME}
        return Frame(
            root=root,
            words=words,
            languages=languages,
            trail=[link(each) for each in (start, *page.above)],
            tabs=[link(tab) for tab in page.tabs],
            ends=[
                link(each) for each in (start, Tab(message("site.search"), SEARCH), Tab(message("site.about"), ABOUT))
            ],
            search=_file(f"{root}{language}/{SEARCH}"),
            to=to,
            sources=_file(f"{root}{language}/{page.sources}#sources") if page.sources else None,
            finds=_finds(language) if page.path == SEARCH and self.can_search else None,
        )


def _of_guide(region: Region, path: str, ask: Callable[[Command], Answer]) -> Iterator[Page]:
    """Yield the pages of one guide: in short, to tick off, to send, to read out, and whole."""
    short, ticks, letter = ask("show"), ask("checklist"), ask("letter")
    shown = {
        "guide": ("", partial(document, short)),
        "checklist": (addresses.CHECKLIST, partial(document, ticks)),
        "letter": (addresses.LETTER, partial(document, letter)),
        "card": (addresses.CARD, partial(document, letter, detail=Detail(is_card=True))),
        "all": (addresses.WHOLE, partial(document, short, detail=Detail(everything=True))),
    }
    tabs = [Tab(message(f"site.{name}"), path + below) for name, (below, _) in shown.items()]
    tabs.insert(2, Tab(message("site.contacts"), addresses.of_contacts(region.id)))
    for below, draw in shown.values():
        sources = None if below == addresses.WHOLE else path + addresses.WHOLE
        yield Page(path + below, draw, tabs, (), sources)


def _without_commands(page: Page, language: Language) -> nodes.Document:
    """Return what a page shows; beside tabs no command leads anywhere else."""
    shown = page.shown([language])
    if not page.tabs:
        return shown
    return shown._replace(nodes=tuple(node for node in shown.nodes if not isinstance(node, nodes.Command)))


def _file(address: str) -> str:
    """Return the address of the file of a page: from a folder, a browser opens no other."""
    path, mark, section = address.partition("#")
    return f"{path}index.html{mark}{section}" if path.endswith("/") else address


def _finds(language: Language) -> Mapping[str, str]:
    """Return what the script of the search says."""
    texts = {name: said(f"site.{name}", language, count="{count}", typed="{typed}", word="{word}") for name in FINDS}
    texts.update((facet, said(f"site.facet.{facet}", language)) for facet in FACETS)
    texts.update((kind, said(f"kind.{kind}", language)) for kind in ENTRY_KINDS)
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
