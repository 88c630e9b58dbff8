"""The expected screens, as files. `python -m tests.rendered` writes them anew; nothing else does."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from simcancel.answer import json
from simcancel.answer.make import Answer, answer, overview, search_answer
from simcancel.answer.parts import Command
from simcancel.answer.view import OverviewAnswer, SearchAnswer
from simcancel.index.store import Index
from simcancel.model import LANGUAGES, Language
from simcancel.page.compose import document
from simcancel.query.filters import Filters
from simcancel.query.search import search
from simcancel.render import html, markdown, plain, terminal

FOLDER = Path(__file__).parent
DAY = "2026-11-20"

Shown = Answer | OverviewAnswer | SearchAnswer
Draw = Callable[[Shown, Sequence[Language]], str]
FORMATS: dict[str, Draw] = {
    "terminal-60": lambda shown, languages: terminal.render(document(shown, languages), 60, color=True),
    "plain": lambda shown, languages: plain.render(document(shown, languages), 80),
    "markdown": lambda shown, languages: markdown.render(document(shown, languages)),
    "html": lambda shown, languages: html.render(document(shown, languages)),
    "json": json.render,
}
# The commands other than `show`, of which every guide is drawn in every format and language.
COMMANDS: dict[str, tuple[Command, Filters]] = {
    "checklist-oman": ("checklist", Filters("oman", None, "cancel", "number-keeping")),
    "checklist-hong-kong": ("checklist", Filters("hong-kong")),
    "faq": ("faq", Filters("bahrain")),
    "list": ("list", Filters()),
    "flags": ("flags", Filters("oman", None, "cancel", "data")),
    "contacts-oman": ("contacts", Filters("oman")),
    "contacts-ooredoo": ("contacts", Filters("oman", "ooredoo-oman")),
    "contacts-hkt": ("contacts", Filters("hong-kong", "hkt")),
    "show-hkt": ("show", Filters("hong-kong", "hkt", "cancel", "number-keeping")),
    "show-omantel": ("show", Filters("oman", "omantel", "renew")),
}
QUERIES = {"search-refund": "refund", "search-number": "24691111", "search-advertising": "@esim1088"}


class Screen(NamedTuple):
    """One expected screen."""

    file: Path
    text: str


def screens(index: Index) -> Iterator[Screen]:
    """Yield every screen as it is drawn now."""
    for cell in index.cells():
        filters = Filters(cell.region, None, cell.action, cell.card)
        shown = answer("show", filters, index.content(cell.region, cell.action, cell.card), DAY)
        for language in LANGUAGES:
            yield from _drawn(f"show-{cell.id}", shown, [language])
    for name, other in _others(index):
        for languages in (["en"], ["zh-Hant"], ["en", "zh-Hans"]):
            yield from _drawn(name, other, languages)  # type: ignore[arg-type] # a list of languages


def _others(index: Index) -> Iterator[tuple[str, Shown]]:
    for name, (command, filters) in COMMANDS.items():
        content = index.content(filters.region, filters.action, filters.card)
        yield name, answer(command, filters, content, DAY, index.regions() if command == "list" else None)
    for name, query in QUERIES.items():
        found = search(query, index, limit=5)
        yield name, search_answer(found, Filters(), index.content(ids={hit.entry.guide for hit in found.hits}), DAY)
    yield "overview", overview(index.cells(), index.regions(), DAY)


def _drawn(name: str, shown: Shown, languages: Sequence[Language]) -> Iterator[Screen]:
    for form, draw in FORMATS.items():
        yield Screen(FOLDER / name / f"{form}.{'+'.join(languages)}.expected", draw(shown, languages))
