"""HTML: one page that needs nothing else, for phones, dark rooms and A4 paper."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import assert_never

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from simcancel.named_tuple import NamedTuple
from simcancel.page import nodes
from simcancel.render.punctuation import bracketed, colon, space
from simcancel.render.wrapping import NUMBER_AND_FLAG
from simcancel.words.fold import is_han
from simcancel.words.hidden import harmless
from simcancel.words.links import is_messenger, unlinked


class Group(NamedTuple):
    """Nodes of one kind that follow one another, and the element they stand in, if any."""

    tag: str
    css: str
    kind: str
    nodes: Sequence[nodes.Node]


class Part(NamedTuple):
    """What stands under a heading of the second level; `anchor`: the name that the list of contents links to."""

    heading: nodes.Heading | None
    anchor: str
    groups: Sequence[Group]


class Guide(NamedTuple):
    """A heading of the first level, if there is one, and the parts under it."""

    heading: nodes.Heading | None
    anchor: str
    parts: Sequence[Part]
    has_boxes: bool


# The element that a run of nodes of one kind stands in, and its class.
_WITHIN = {
    "tick": ("ul", "ticks"),
    "ask": ("ul", "ticks"),
    "item": ("ul", ""),
    "source": ("ul", ""),
    "alert": ("ul", "alerts"),
    "step": ("ol", "steps"),
    "contact": ("ul", ""),
    "notice": ("ul", "plain"),
    "found": ("ul", ""),
}


def render(document: nodes.Document) -> str:
    """Return the document as a page."""
    title = harmless(document.title[0][1])
    style = resource("page.css").replace('"TITLE"', _css_string(title))
    wants_script = any(isinstance(node, (nodes.Tick, nodes.Ask, nodes.Letter)) for node in document.nodes)
    script = resource("page.js") if wants_script else ""
    return template("page.html.jinja").render(
        drawn(document),
        frame=None,
        linked_text=linked,
        cite=Citations(document),
        title=title,
        style=own(style),
        style_digest=_digest(style),
        script=own(script),
        script_digest=_digest(script),
    )


def drawn(document: nodes.Document) -> dict[str, object]:
    """Return what the templates draw of a document."""
    return {"document": document, "guides": list(_guides(document.nodes))}


class Citations:
    """Draws citations; each leads to what it stands for, where the document says that, or to the page that does."""

    def __init__(self, document: nodes.Document, elsewhere: str | None = None) -> None:
        labels = [node.label for node in document.nodes if isinstance(node, nodes.Source)]
        self._anchors = {label: f"source-{number}" for number, label in enumerate(labels, start=1)}
        self._elsewhere = elsewhere

    def anchor(self, label: str) -> str:
        """Return the name of the place where a source is told."""
        return self._anchors[label]

    def __call__(self, sources: Sequence[str]) -> Markup:
        """Return citations as they stand behind a text."""
        return Markup(", ").join(map(self._cited, sources))

    def _cited(self, source: str) -> Markup:
        anchor = self._anchors.get(source) or self._anchors.get(source.partition(":")[0])
        address = f"#{anchor}" if anchor else self._elsewhere
        if address is None:
            return escape(harmless(source))
        return Markup('<a href="{}">{}</a>').format(address, harmless(source))


@cache
def resource(name: str) -> str:
    """Return a file that lies beside this one."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _css_string(text: str) -> str:
    """Return a text as a string of CSS, with everything but letters and digits escaped."""
    return '"' + "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text) + '"'


@cache
def template(name: str) -> Template:
    """Return a template by its file."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(resource))
    environment.filters["shown"] = _shown
    environment.filters["field"] = _field
    environment.filters["blanked"] = _blanked
    environment.globals.update(colon=colon, bracketed=bracketed, space=space)
    return environment


def _field(of: nodes.Heading | None, text: nodes.Phrase) -> str:
    """Return the name under which a browser keeps what was ticked or written: the same wherever the text is the same."""
    named = "\n".join(part for phrase in ((of.text if of else ()), text) for _, part in phrase)
    return f"simcancel-{hashlib.sha256(named.encode()).hexdigest()[:16]}"


def _guides(nodes_: Sequence[nodes.Node]) -> Iterator[Guide]:
    """Yield the guides of a document, each cut into its parts, with an anchor for every heading."""
    taken: dict[str, int] = {}
    titled = any(isinstance(node, nodes.Heading) and node.level == 1 for node in nodes_)
    for heading, under in _cut(nodes_, level=1):
        # How to ask for one of several guides is of no use on a page: its contents lead there.
        within = under if heading or not titled else [node for node in under if isinstance(node, nodes.Paragraph)]
        anchor = _anchor("guide", taken)
        parts = [
            Part(part, _anchor(part.anchor or "part" if part else "start", taken), list(_groups(of_part)))
            for part, of_part in _cut(within, level=2)
        ]
        has_boxes = any(isinstance(node, (nodes.Tick, nodes.Ask)) for node in within)
        yield Guide(heading, anchor, parts, has_boxes)


def _cut(nodes_: Sequence[nodes.Node], level: int) -> Iterator[tuple[nodes.Heading | None, Sequence[nodes.Node]]]:
    """Yield each heading of a level with what follows it; what stands before the first, without one."""
    heading: nodes.Heading | None = None
    within: list[nodes.Node] = []
    for node in nodes_:
        if isinstance(node, nodes.Heading) and node.level == level:
            if within or heading is not None:
                yield heading, within
            heading, within = node, []
        else:
            within.append(node)
    yield heading, within


def _anchor(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


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
        case nodes.Source():
            return "source"
        case nodes.Tick():
            return "tick"
        case nodes.Ask():
            return "ask"
        case nodes.Record():
            return "record"
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
        case nodes.Letter():
            return "letter"
        case nodes.Command():
            return "command"
        case nodes.Table():
            return "table"
        case _:
            assert_never(node)


# Only what an item, advice or status says of a page or website is made a link; never a text that a person typed.
_LINK = re.compile(r"(https://[A-Za-z0-9._~:/?#@!$&*+,;=%'-]*[A-Za-z0-9_~/#$=-])")
_CHINESE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”]*[\u2e80-\u9fff\uf900-\ufaff][\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”—]*"
)


def linked(text: str, language: str = "") -> Markup:
    """Return a text as `_shown` does, with the links in it live: for texts of ours that name a page or website."""
    parts = _LINK.split(text)
    return Markup().join(_link(part) if place % 2 else _shown(part, language) for place, part in enumerate(parts))


def _link(address: str) -> Markup:
    if is_messenger(address):
        return escape(unlinked(address))
    return Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)


def _shown(text: str, language: str = "") -> Markup:
    """Return a text escaped, with its numbers unbroken, and Chinese within English said to be so."""
    shown = str(escape(harmless(text)))
    shown = re.sub(NUMBER_AND_FLAG, lambda number: f'<span class="beside">{number.group()}</span>', shown)
    if language == "en" and any(map(is_han, text)):
        shown = _CHINESE.sub(lambda chinese: f'<span lang="zh-Hans">{chinese.group()}</span>', shown)
    return own(shown)


def _blanked(text: str, language: str, blanks: Sequence[nodes.Blank]) -> Markup:
    """Return a passage as `_shown` does, its lines apart, with each blank in an element by which a script can fill it."""
    shown = str(_shown(text, language)).replace("\n", "<br>")
    for blank in blanks:
        for placeholder in {placeholder for _, placeholder in blank.placeholder}:
            mark = f'<span class="blank" data-blank="{blank.name}">{escape(placeholder)}</span>'
            shown = shown.replace(str(escape(placeholder)), mark)
    return own(shown)


def own(markup: str) -> Markup:
    """Return markup that this module has made or escaped itself."""
    return Markup(markup)  # noqa: S704 - see above
