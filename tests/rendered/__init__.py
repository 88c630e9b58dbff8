"""The expected screens, as files. `python -m tests.rendered` writes them anew; nothing else does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from simcancel.answer import json
from simcancel.answer.make import Answer, answer
from simcancel.index.store import Index
from simcancel.model import LANGUAGES, Language
from simcancel.page.compose import document
from simcancel.query.filters import Filters
from simcancel.render import html, markdown, plain, terminal

FOLDER = Path(__file__).parent
DAY = "2026-11-20"

SCREENS: dict[str, Callable[[Answer, Language], str]] = {
    "terminal-60": lambda answered, language: terminal.render(document(answered, [language]), 60, color=True),
    "terminal-100": lambda answered, language: terminal.render(document(answered, [language]), 100, color=True),
    "plain": lambda answered, language: plain.render(document(answered, [language]), 80),
    "markdown": lambda answered, language: markdown.render(document(answered, [language])),
    "html": lambda answered, language: html.render(document(answered, [language])),
    "json": lambda answered, language: json.render(answered, [language]),
}


class Screen(NamedTuple):
    """One expected screen."""

    file: Path
    text: str


def screens(index: Index) -> Iterator[Screen]:
    """Yield every guide in every format and language, as it is drawn now."""
    for cell in index.cells():
        filters = Filters(cell.region, None, cell.action, cell.card)
        content = index.content(cell.region, cell.action, cell.card)
        for language in LANGUAGES:
            answered = answer("show", filters, content, DAY)
            for name, draw in SCREENS.items():
                yield Screen(FOLDER / cell.id / f"{name}.{language}.expected", draw(answered, language))
