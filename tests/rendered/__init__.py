"""The expected screens, as files. `python -m tests.rendered` writes them anew; nothing else does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from simcancel.answer import Answer
from simcancel.answering import answer
from simcancel.composing import document
from simcancel.filters import Filters
from simcancel.index.store import Index
from simcancel.model import LANGUAGES
from simcancel.render import html, json, markdown, plain, terminal

FOLDER = Path(__file__).parent
DAY = "2026-11-20"

SCREENS: dict[str, Callable[[Answer], str]] = {
    "terminal-60": lambda answered: terminal.render(document(answered), 60, color=True),
    "terminal-100": lambda answered: terminal.render(document(answered), 100, color=True),
    "plain": lambda answered: plain.render(document(answered), 80),
    "markdown": lambda answered: markdown.render(document(answered)),
    "html": lambda answered: html.render(document(answered)),
    "json": json.render,
}


class Screen(NamedTuple):
    """One expected screen."""

    file: Path
    text: str


def screens(index: Index) -> Iterator[Screen]:
    """Yield every guide in every format and language, as it is drawn now."""
    for cell in index.cells():
        filters = Filters(cell.region, None, cell.action, cell.card)  # type: ignore[arg-type]
        content = index.content(cell.region, cell.action, cell.card)
        for language in LANGUAGES:
            answered = answer("show", [language], filters, content, DAY)
            for name, draw in SCREENS.items():
                yield Screen(FOLDER / cell.id / f"{name}.{language}.expected", draw(answered))
