"""Names that a shell offers when a filter is begun."""

import os
from collections.abc import Sequence
from typing import TypeVar

import click

from simcancel import library
from simcancel.index.store import Index

T = TypeVar("T")


class _Silent:
    """Tells nobody: a shell that completes a word must not be disturbed."""

    def note(self, sentence: str) -> None:
        """Say nothing."""

    def progress(self, things: Sequence[T], _what: str) -> Sequence[T]:
        """Show nothing."""
        return things


def complete(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the regions, carriers, actions and cards whose names begin so; none where the guides cannot be read."""
    folders = context.params.get("guides") or os.environ.get("SIMCANCEL_GUIDES", "").split(os.pathsep)
    try:
        names = library.ask(_names, folders, _Silent())
    except Exception:  # noqa: BLE001 - a shell would print the traceback into the line that is typed
        return []
    return [name for name in names if name.startswith(begun.casefold())]


def _names(index: Index) -> list[str]:
    facets = ("region", "action", "card", "carrier")
    given = {meaning.value: meaning.facet for _, meaning in index.aliases() if meaning.facet in facets}
    chinese = [word for word, meaning in index.aliases() if meaning.facet in facets and not word.isascii()]
    return [*sorted(given, key=lambda name: (facets.index(given[name]), name)), *chinese]
