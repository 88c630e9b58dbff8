"""Which pages a site has: the answers of the commands, a region's, and those that stand beside them all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from simcancel.answer.make import Answer, answer, overview
from simcancel.answer.parts import Command
from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import ACTIONS, CARDS, Content, Region, Text
from simcancel.page import home
from simcancel.page.compose import Detail, document
from simcancel.query.filters import Filters
from simcancel.site import addresses
from simcancel.site.addresses import Addresses
from simcancel.site.folder import File
from simcancel.site.frames import ABOUT, SEARCH, Frames, Page, Tab

IN_FULL = Detail(everything=True)


class Pages:
    """Draws the pages of a site, a region at a time. `can_search`: whether there is an index to search in; `by_others`: some guides are."""

    def __init__(self, index: Index, today: str, *, can_search: bool, by_others: bool = False) -> None:
        self._today = today
        self.can_search = can_search
        guides: dict[str, list[tuple[str, str]]] = {}
        for cell in index.cells():
            guides.setdefault(cell.region, []).append((cell.action, cell.card))
        self._regions = index.regions()
        self._covered = guides
        self._frames = Frames(Addresses(guides, dict(index.carriers())), can_search=can_search, by_others=by_others)

    def covered(self) -> list[Region]:
        """Return the regions that have guides."""
        return [region for region in self._regions if region.id in self._covered]

    def cells(self, region: str) -> int:
        """Return which actions and cards a region has guides on, a bit each, in the order of `ACTIONS` and `CARDS`."""
        every = [(action, card) for action in ACTIONS for card in CARDS]
        return sum(1 << place for place, cell in enumerate(every) if cell in self._covered[region])

    def of_region(self, region: Region, content: Content) -> Iterator[File]:
        """Yield the pages of a region, of which the content is, and of its guides."""
        ask = partial(self._asked, content, Filters(region.id))
        above = [Tab(region.name, f"{region.id}/")]
        doubtful = message("site.flags-of", where=region.name)
        every = [
            Page(f"{region.id}/", partial(home.region, ask("list", regions=[region]))),
            Page(f"{region.id}/flags/", partial(document, ask("flags")), above=above, title=doubtful),
            *self._contacts(region, content, above),
        ]
        for guide in content.guides:
            filters = Filters(region.id, None, guide.action, guide.card)
            own = partial(self._asked, content._replace(guides=(guide,)), filters)
            every += _of_guide(guide.title, addresses.of_guide(region.id, guide.action, guide.card), own, above)
        for page in every:
            yield from self._frames.drawn(page)

    def listed(self, region: Region, content: Content) -> home.Listed:
        """Return what the home page lists of a region, of which the content is."""
        return home.listed(self._asked(content, Filters(region.id), "list", regions=[region]))

    def shared(self, regions: Sequence[home.Listed]) -> Iterator[File]:
        """Yield the pages that stand beside those of the regions."""
        yield from self._frames.drawn(Page("", partial(home.home, regions)))
        yield from self._frames.drawn(Page(SEARCH, partial(home.search, regions)))
        yield from self._frames.drawn(Page(ABOUT, partial(home.about, overview((), (), self._today))))

    def _asked(
        self, content: Content, filters: Filters, command: Command, *, regions: Iterable[Region] | None = None
    ) -> Answer:
        return answer(command, filters, content, self._today, regions)

    def _contacts(self, region: Region, content: Content, above: Sequence[Tab]) -> Iterator[Page]:
        """Yield whom to call in a region, and of each of its carriers; then its guides are what to read."""
        every = self._asked(content, Filters(region.id), "contacts")
        carriers = dict(home.listed(every).carriers)
        tabs = [Tab(message("site.every-carrier"), addresses.of_contacts(region.id))]
        tabs += [Tab(name, addresses.of_contacts(region.id, carrier)) for carrier, name in carriers.items()]
        guides = [Tab(each.title, addresses.of_guide(region.id, each.action, each.card)) for each in content.guides]
        sources = guides[0].path + addresses.WHOLE
        for carrier, tab in zip((None, *carriers), tabs, strict=True):
            shown = every if carrier is None else self._asked(content, Filters(region.id, carrier), "contacts")
            yield Page(tab.path, partial(document, shown, detail=IN_FULL), tabs, above, sources, guides)


def _of_guide(title: Text, path: str, ask: Callable[[Command], Answer], above: Sequence[Tab]) -> Iterator[Page]:
    """Yield the pages of one guide: in short, to tick off, whom to call, to send, to read out, and whole."""
    short, ticks, letter = ask("show"), ask("checklist"), ask("letter")
    region = path.partition("/")[0]
    tabs = {
        name: Tab(message(f"site.{name}"), below if name == "contacts" else path + below)
        for name, below in (
            ("guide", ""),
            ("checklist", addresses.CHECKLIST),
            ("contacts", addresses.of_contacts(region)),
            ("letter", addresses.LETTER),
            ("card", addresses.CARD),
            ("all", addresses.WHOLE),
        )
    }
    page = partial(Page, tabs=list(tabs.values()), above=above, sources=tabs["all"].path)
    yield page(tabs["guide"].path, partial(document, short))
    yield page(tabs["checklist"].path, partial(document, ticks), title=message("checklist.title", title=title))
    yield page(tabs["letter"].path, partial(document, letter))
    yield page(tabs["card"].path, partial(document, letter, detail=Detail(is_card=True)))
    in_full = message("site.everything-of", title=title)
    yield page(tabs["all"].path, partial(document, short, detail=IN_FULL), title=in_full, sources=None)
