"""Names that a shell offers when a filter is begun."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import click

from simcancel.index.store import Index
from simcancel.library import choosing
from simcancel.query.filters import narrowing
from simcancel.words.lexicon import Meaning

T = TypeVar("T")
ORDER = ("region", "action", "card", "carrier")


class _Silent:
    """Tells nobody: a shell that completes a word must not be disturbed."""

    def note(self, sentence: str) -> None:
        """Say nothing."""

    def progress(self, things: Sequence[T], _what: str) -> Sequence[T]:
        """Show nothing."""
        return things


def complete(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the regions, actions, cards and carriers that begin so and go with the words before."""
    return _offered(context, begun, context.params.get("filters") or (), ORDER)


def complete_one(facet: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes an option that names a thing of one kind."""
    return lambda context, _, begun: _offered(context, begun, (), (facet,))


def _offered(context: click.Context, begun: str, words: Sequence[str], facets: Sequence[str]) -> list[str]:
    """Return names; none where the guides cannot be read."""
    folders = context.params.get("guides") or os.environ.get("SIMCANCEL_GUIDES", "").split(os.pathsep)

    def question(index: Index) -> list[tuple[str, Meaning]]:
        return list(narrowing(words, index))

    try:
        known = choosing.ask(question, folders, _Silent())
    except Exception:  # noqa: BLE001 - a shell would print the traceback into the line that is typed
        return []
    if not begun and not words:
        facets = [facet for facet in facets if facet != "carrier" or len(facets) == 1]  # all carriers are too many
    known = [(word, meaning) for word, meaning in known if meaning.facet in facets]
    return [name for name in _names(known, begun) if name.startswith(begun.casefold())]


def _names(known: Iterable[tuple[str, Meaning]], begun: str) -> list[str]:
    """Return the identifiers, or where a Chinese word is begun the Chinese words."""
    if not begun.isascii():
        return [word for word, _ in known if not word.isascii()]
    ids = {meaning.value: meaning.facet for _, meaning in known}
    return sorted(ids, key=lambda name: (ORDER.index(ids[name]), name))
