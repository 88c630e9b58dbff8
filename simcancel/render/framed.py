"""A document as a page of a site: what the single page shows, in a frame of links, with the style and scripts beside it."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markupsafe import Markup, escape

from simcancel.named_tuple import NamedTuple
from simcancel.page import nodes
from simcancel.render import html
from simcancel.words.hidden import harmless


class Link(NamedTuple):
    """A link: its text, where it leads as seen from the page, and whether that is the page itself."""

    text: str
    address: str
    is_here: bool = False


class Translated(NamedTuple):
    """The same page in a language, by its name there."""

    language: str
    link: Link


class Frame(NamedTuple):
    """What stands around a page.

    `root`: the way to the site's own folder, as `../../`. `words`: what the frame says, by name. `to`: where the answer
    of a command stands, seen from the page. `next`: what to read next. `sources`: where the sources of this page are told, if elsewhere.
    `finds`: of the page to search on, what its script says, by name. `note`: what to know of the whole site, if anything.
    """

    root: str
    words: Mapping[str, str]
    languages: Sequence[Translated]
    trail: Sequence[Link]
    tabs: Sequence[Link]
    next: Sequence[Link]
    ends: Sequence[Link]
    search: str
    to: Callable[[str], str | None]
    sources: str | None = None
    finds: Mapping[str, str] | None = None
    note: str | None = None


class Offered(NamedTuple):
    """What the first page of a site offers in a language: its home, and the regions."""

    language: str
    name: str
    home: Link
    regions: Sequence[Link]


def first(languages: Sequence[Offered]) -> str:
    """Return the first page of a site, on which its language is chosen."""
    return html.template("first.html.jinja").render(languages=languages)


# Only what the program's own texts say; a guide's text that reads so leads nowhere but to another page of the site.
_COMMAND = re.compile(r"simcancel (?:show|contacts|checklist|flags|list)(?: [a-z0-9-]+)+")


def render(document: nodes.Document, frame: Frame) -> str:
    """Return the document as a page of a site."""
    return html.template("site.html.jinja").render(
        html.drawn(document),
        frame=frame,
        linked_text=partial(_linked, frame),
        cite=html.Citations(document, frame.sources),
        title=harmless(document.title[0][1]),
    )


def _linked(frame: Frame, text: str, language: str = "") -> Markup:
    """Return a text with its links live, and each command in it a link to the page that answers it."""
    return html.own(_COMMAND.sub(partial(_to, frame), str(html.linked(text, language))))


def _to(frame: Frame, found: re.Match[str]) -> str:
    address = frame.to(found.group())
    if address is None:
        return found.group()
    return f'<a href="{escape(address)}">{escape(frame.words["there"])}</a>'
