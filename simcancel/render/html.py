"""HTML: one page that needs nothing else, for phones, dark rooms and A4 paper."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple, assert_never

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from simcancel.page import nodes
from simcancel.render.wrapping import NUMBER_AND_FLAG
from simcancel.words.fold import is_han
from simcancel.words.hidden import harmless


class Group(NamedTuple):
    """Nodes of one kind that follow one another, and the element they stand in, if any."""

    tag: str
    css: str
    kind: str
    nodes: Sequence[nodes.Node]


# The element that a run of nodes of one kind stands in, and its class.
_WITHIN = {
    "tick": ("ul", "ticks"),
    "item": ("ul", ""),
    "alert": ("ul", "alerts"),
    "step": ("ol", "steps"),
    "contact": ("ul", ""),
    "notice": ("ul", "plain"),
    "found": ("ul", ""),
}


def render(document: nodes.Document) -> str:
    """Return the document as a page."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().from_string(files(__package__).joinpath("page.html.jinja").read_text(encoding="utf-8"))
    return page.render(document=document, groups=list(_groups(document.nodes)), style=_own(style), style_digest=digest)


def _environment() -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["shown"] = _shown
    environment.filters["linked"] = _linked
    return environment


def _groups(nodes: Sequence[nodes.Node]) -> Iterator[Group]:
    for kind, run in groupby(nodes, _kind):
        tag, css = _WITHIN.get(kind, ("", ""))
        yield Group(tag, css, kind, list(run))


def _kind(node: nodes.Node) -> str:
    match node:
        case nodes.Heading():
            return "heading"
        case nodes.Label():
            return "label"
        case nodes.Paragraph():
            return "paragraph"
        case nodes.Item():
            return "item"
        case nodes.Tick():
            return "tick"
        case nodes.Alert():
            return "alert"
        case nodes.Step():
            return "step"
        case nodes.EditorNote():
            return "editor_note"
        case nodes.Contact():
            return "contact"
        case nodes.Dispute():
            return "dispute"
        case nodes.Question():
            return "question"
        case nodes.Found():
            return "found"
        case nodes.Notice():
            return "notice"
        case nodes.Command():
            return "command"
        case nodes.Table():
            return "table"
        case _:
            assert_never(node)


# Only what an item, advice or status says of a page or website is made a link; never a text that a person typed.
_LINK = re.compile(r"https://[^\s，。；）)]+[^\s，。；）).,]")
_CHINESE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”]*[\u2e80-\u9fff\uf900-\ufaff][\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”—]*"
)


def _linked(text: str, language: str = "") -> Markup:
    """Return a text as `_shown` does, with the links in it live: for texts of ours that name a page or website."""
    return _own(_LINK.sub(_link, str(_shown(text, language))))


def _link(found: re.Match[str]) -> str:
    return f'<a href="{found.group()}" rel="noreferrer">{found.group()}</a>'


def _shown(text: str, language: str = "") -> Markup:
    """Return a text escaped, with its numbers unbroken, and Chinese within English said to be so."""
    shown = str(escape(harmless(text)))
    shown = NUMBER_AND_FLAG.sub(lambda number: f'<span class="beside">{number.group()}</span>', shown)
    if language == "en" and any(map(is_han, text)):
        shown = _CHINESE.sub(lambda chinese: f'<span lang="zh-Hans">{chinese.group()}</span>', shown)
    return _own(shown)


def _own(markup: str) -> Markup:
    """Return markup that this module has made or escaped itself."""
    return Markup(markup)  # noqa: S704 - see above
