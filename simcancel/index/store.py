"""Read-only questions to an index."""

import sqlite3
from collections.abc import Collection
from typing import Any, NamedTuple, TypeVar

from simcancel.index.codec import decode
from simcancel.model import Article, Carrier, Content, Disagreement, Guide, Page, Region, Vocabulary
from simcancel.text import Character

T = TypeVar("T")


class Meaning(NamedTuple):
    """What a word means: a facet (region, carrier, action, card, filler) and its value. `region`: where the carrier is."""

    facet: str
    value: str
    region: str | None


class Cell(NamedTuple):
    """One guide's place in the table of what there is."""

    id: str
    region: str
    action: str
    card: str


class Index:
    """An open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _all(self, sql: str, values: Collection[object] = ()) -> list[Any]:
        return self._connection.execute(sql, tuple(values)).fetchall()

    def _models(self, kind: type[T], sql: str, values: Collection[object] = ()) -> tuple[T, ...]:
        return tuple(decode(kind, payload) for (payload,) in self._all(sql, values))

    def characters(self, text: str) -> dict[str, Character]:
        """Return what the tables know of the Chinese characters in a text."""
        wanted = {char for char in text if not char.isascii()}
        rows = self._all(f"SELECT * FROM character WHERE char IN ({_marks(wanted)})", wanted)
        return {char: Character(simplified, tuple(readings.split())) for char, simplified, readings in rows}

    def meanings(self, words: Collection[str]) -> dict[str, Meaning]:
        """Return the meaning of each word that has one."""
        rows = self._all(f"SELECT word, facet, value, region FROM alias WHERE word IN ({_marks(words)})", words)
        return {word: Meaning(facet, value, region) for word, facet, value, region in rows}

    def aliases(self) -> list[tuple[str, Meaning]]:
        """Return every word that has a meaning, for suggestions."""
        rows = self._all("SELECT word, facet, value, region FROM alias WHERE facet != 'filler' ORDER BY word")
        return [(word, Meaning(facet, value, region)) for word, facet, value, region in rows]

    def regions(self) -> tuple[Region, ...]:
        """Return all regions."""
        return self._models(Region, "SELECT payload FROM region ORDER BY position")

    def cells(self) -> tuple[Cell, ...]:
        """Return the place of every guide."""
        return tuple(Cell(*row) for row in self._all("SELECT id, region, action, card FROM guide ORDER BY position"))

    def content(self, region: str | None = None, action: str | None = None, card: str | None = None) -> Content:
        """Return the guides of a region, action and card, and all that is needed to show them with their flags.

        That is: their regions, with every carrier and article of those; the disagreements that touch the guides, with
        every article that these cite; the pages.
        """
        guides = self._models(
            Guide,
            "SELECT payload FROM guide WHERE region = coalesce(?, region) AND action = coalesce(?, action)"
            " AND card = coalesce(?, card) ORDER BY position",
            (region, action, card),
        )
        regions = {guide.region for guide in guides}
        within = f"IN ({_marks(regions)})"
        articles = {guide.article for guide in guides}
        touching = f"SELECT disagreement FROM touch WHERE article IN ({_marks(articles)})"
        return Content(
            regions=self._models(Region, f"SELECT payload FROM region WHERE id {within} ORDER BY position", regions),
            carriers=self._models(
                Carrier, f"SELECT payload FROM carrier WHERE region {within} ORDER BY position", regions
            ),
            guides=guides,
            articles=self._models(
                Article,
                f"SELECT payload FROM article WHERE region {within} OR id IN"
                f" (SELECT article FROM touch WHERE disagreement IN ({touching})) ORDER BY position",
                (*regions, *articles),
            ),
            disagreements=self._models(
                Disagreement,
                f"SELECT payload FROM disagreement WHERE position IN ({touching}) ORDER BY position",
                articles,
            ),
            pages=self._models(Page, "SELECT payload FROM page"),
            vocabulary=Vocabulary({}, {}, {}, (), {}),
        )


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
