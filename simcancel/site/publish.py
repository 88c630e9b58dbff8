"""A site from an index: its parts, each made anew only where what it is made of has changed."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files

from simcancel.index.codec import encode
from simcancel.index.store import Index
from simcancel.library import places
from simcancel.model import Region
from simcancel.page import home
from simcancel.render import html
from simcancel.site import folder, searching
from simcancel.site.folder import File, Part, Written
from simcancel.site.frames import first
from simcancel.site.pages import Pages

_SEARCH = ("words.js", "finding.js", "search.js")  # one script: understanding a query, finding, showing
_MADE_BY = (".py", ".jinja", ".css", ".js", ".svg", ".webmanifest")


def publish(
    index: Index,
    target: str,
    today: str,
    progress: Callable[[Sequence[Region], str], Iterable[Region]],
    *,
    by_others: bool = False,
) -> Written:
    """Write the guides of an index as a site into a folder.

    Args:
        index: the guides.
        target: a folder that is new, empty, or a site already.
        today: the day of the flags, as `2026-11-20`.
        progress: what goes through the regions, and may show how far it is.
        by_others: some of the guides are not simcancel's own, which every page says.

    Raises:
        ForeignFolderError: the folder holds something else.
        BusyFolderError: somebody else is writing it.
        UnwritableFolderError: a file cannot be written.

    """
    return folder.write(target, _parts(index, today, progress, by_others=by_others))


def _parts(
    index: Index, today: str, progress: Callable[[Sequence[Region], str], Iterable[Region]], *, by_others: bool
) -> Iterator[Part]:
    pages = Pages(index, today, can_search=searching.is_possible(), by_others=by_others)
    regions: list[home.Listed] = []
    made_of: dict[str, str] = {}
    for region in progress(pages.covered(), "Writing pages"):
        content = index.content(region.id)
        made_of[region.id] = _digest(_program(), today, encode(content), str(pages.can_search), str(by_others))
        regions.append(pages.listed(region, content))
        yield Part(f"region {region.id}", made_of[region.id], partial(pages.of_region, region, content))
    everything = _digest(*made_of.values())
    yield Part("shared", everything, partial(_shared, pages, regions))
    if pages.can_search:
        yield from searching.parts(index, pages, today, regions, made_of)


def _shared(pages: Pages, regions: Sequence[home.Listed]) -> Iterator[File]:
    yield from pages.shared(regions)
    yield first(regions)
    yield File(
        "style.css", (html.resource("page.css").replace('"TITLE"', '"simcancel"') + _static("site.css")).encode()
    )
    yield File("site.js", (html.resource("page.js") + _static("offline.js")).encode())
    for name in ("service-worker.js", "site.webmanifest", "icon.svg"):
        yield File(name, _static(name).encode())
    if pages.can_search:
        yield File("search.js", "".join(map(_static, _SEARCH)).encode())


def _static(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


@cache
def _program() -> str:
    """Return a digest of the program itself: a page is also made of it."""
    digest = hashlib.sha256()
    for place, _, names in sorted(os.walk(places.PACKAGE)):
        for name in sorted(names):
            if name.endswith(_MADE_BY):
                with open(os.path.join(place, name), "rb") as file:
                    digest.update(file.read())
    return digest.hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
