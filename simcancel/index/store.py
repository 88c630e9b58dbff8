"""Read-only questions to an index."""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from simcancel.index import FORMAT, seal
from simcancel.index.codec import DamagedError, decode
from simcancel.model import (
    NO_WORDS,
    NOTHING,
    Article,
    Carrier,
    Citation,
    Content,
    Disagreement,
    Guide,
    OfficialStatement,
    Page,
    Region,
    Text,
)
from simcancel.named_tuple import NamedTuple
from simcancel.words.fold import Character
from simcancel.words.lexicon import Meaning

if TYPE_CHECKING:
    from simcancel.index.paged import Paged

T = TypeVar("T")


class Cell(NamedTuple):
    """One guide's place in the table of what there is."""

    id: str
    region: str
    action: str
    card: str


class Candidate(NamedTuple):
    """An entry that may answer a query: the tokens of what it says and of where it stands."""

    id: int
    kind: str
    own: set[str]
    context: set[str]
    relevance: float


class Entry(NamedTuple):
    """An entry of a guide. `fact` is the encoded record of a number or of advertising."""

    id: int
    guide: str
    kind: str
    carrier: str | None
    text: Text
    sources: tuple[Citation, ...]
    fact: str | None


class Stored(NamedTuple):
    """An entry with all that it is found by: the tokens of what it says and of where it stands, its digits, its handle."""

    entry: Entry
    own: str
    context: str
    digits: tuple[str, ...]
    handle: str | None


MOST_CANDIDATES = 300
MANY = 20_000  # entries of an index, from which on the order of all that match is not worked out
MOST_RANKED = 3_000  # of those that hold all that is asked for
MOST_VALUES = 30_000  # in one statement; SQLite takes 32,766 (sqlite.org/limits.html, 9)


class Index:
    """An open index. Every question raises `DamagedError` where the database is not what was written."""

    def __init__(self, connection: "sqlite3.Connection | Paged") -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: str) -> "Index":
        """Open the index in a file.

        Raises:
            DamagedError: the file is missing, no index of this format, or a damaged one.

        """
        sealed = seal.check(path)
        # Immutable: nothing is locked or written beside it, so that a read-only file system will do.
        name = os.path.realpath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        address = f"file:{name}?mode=ro&immutable=1"
        index = cls(sqlite3.connect(address, uri=True) if sealed is None else _paged(address, sealed))
        with ExitStack() as undone:
            undone.callback(index.close)
            if index.meta("format") != str(FORMAT):
                raise DamagedError(path)
            undone.pop_all()
        return index

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _all(self, sql: str, values: Collection[object] = ()) -> list[Any]:
        try:
            return self._connection.execute(sql, tuple(values)).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise DamagedError(str(error)) from error

    def _models(self, kind: type[T], sql: str, values: Collection[object] = ()) -> tuple[T, ...]:
        return tuple(decode(kind, payload) for (payload,) in self._all(sql, values))

    def meta(self, key: str) -> str | None:
        """Return what was noted while compiling, None where nothing was."""
        rows = self._all("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def replaced(self) -> list[tuple[str, str]]:
        """Return the guides that a later folder replaced, each with the file it is taken from."""
        return [(name, path) for name, path in json.loads(self.meta("replaced") or "[]")]

    def characters(self, text: str) -> dict[str, Character]:
        """Return what the tables know of the Chinese characters in a text."""
        wanted = {char for char in text if not char.isascii()}
        rows = self._all(f"SELECT * FROM character WHERE char IN ({_marks(wanted)})", wanted)
        return {char: Character(simplified, tuple(readings.split())) for char, simplified, readings in rows}

    def meanings(self, words: Collection[str]) -> dict[str, Meaning]:
        """Return the meaning of each word that has one."""
        found: dict[str, Meaning] = {}
        for some in _in_parts(words):
            rows = self._all(f"SELECT word, facet, value, region FROM alias WHERE word IN ({_marks(some)})", some)
            found.update((word, Meaning(facet, value, region)) for word, facet, value, region in rows)
        return found

    def words_of(self, meaning: Meaning) -> list[str]:
        """Return the words that have a meaning, as they are written."""
        rows = self._all(
            "SELECT DISTINCT shown FROM alias WHERE facet = ? AND value = ?", (meaning.facet, meaning.value)
        )
        return [word for (word,) in rows]

    def facets(self) -> list[tuple[str, str]]:
        """Return each region, action and card, as facet and value."""
        return self._all("SELECT DISTINCT facet, value FROM alias WHERE facet IN ('region', 'action', 'card')")

    def syllables(self) -> frozenset[str]:
        """Return every syllable of pinyin, without tones."""
        return frozenset((self.meta("syllables") or "").split())

    @cached_property
    def spellings(self) -> dict[str, int]:
        """The words that the guides use, each with how often."""
        return dict(self._all("SELECT word, count FROM word WHERE length(word) > 2"))

    def frequencies(self, tokens: Collection[str]) -> dict[str, int]:
        """Return in how many entries each token occurs, if in any."""
        return dict(self._all(f"SELECT term, doc FROM token WHERE term IN ({_marks(tokens)})", tokens))

    def size(self) -> int:
        """Return how many entries there are."""
        return int(self.meta("size") or 0)

    def candidates(
        self, groups: Sequence[Collection[str]], own: Collection[str], required: Collection[str], kinds: Collection[str]
    ) -> list[Candidate]:
        """Return the entries that answer a query most likely, the likeliest first.

        Likely: by BM25, what an entry says counting four times where it stands. Among many entries, to order all that hold
        some token would take longer than everything else: there, where enough hold one of each group, no others are asked.

        Args:
            groups: the tokens that stand for the same thing; a candidate has one of some group.
            own: of these tokens, those that an entry must say itself if it is to hold one of each group.
            required: tokens of which it must have all.
            kinds: the kinds of entries wanted; all where there are none.

        """
        any_of = [_any(tokens) for tokens in groups]
        must = [f'"{token}"' for token in required]
        if self.size() > MANY:
            said = [f"own : {_any(own)}"] if own else []
            whole = self._likeliest(" AND ".join([*any_of, *said, *must]), kinds, MOST_RANKED)
            if len(whole) == MOST_CANDIDATES:
                return whole
        return self._likeliest(" AND ".join([f"({' OR '.join(any_of)})", *must]), kinds, -1)

    def _likeliest(self, match: str, kinds: Collection[str], limit: int) -> list[Candidate]:
        of_kind = f"AND rowid IN (SELECT id FROM item WHERE kind IN ({_marks(kinds)}))" if kinds else ""
        rows = self._all(
            # The likeliest first, then their tokens: to sort the tokens of all along takes twice the time.
            "WITH matching AS (SELECT rowid AS id, bm25(search, 4.0, 1.0) AS score FROM search"
            f" WHERE search MATCH ? {of_kind} LIMIT ?),"
            " best AS (SELECT id, score FROM matching ORDER BY score, id LIMIT ?)"
            " SELECT best.id, kind, own, context, score FROM best JOIN search ON search.rowid = best.id"
            " JOIN item ON item.id = best.id ORDER BY score, best.id",
            (match, *kinds, limit, MOST_CANDIDATES),
        )
        return [
            Candidate(rowid, kind, set(own.split()), set(context.split()), -score)
            for rowid, kind, own, context, score in rows
        ]

    def entries(self, ids: Collection[int]) -> dict[int, Entry]:
        """Return entries by their number."""
        rows = self._all(
            f"SELECT id, guide, kind, carrier, text, sources, fact FROM item WHERE id IN ({_marks(ids)})", ids
        )
        return {
            row[0]: Entry(
                row[0], row[1], row[2], row[3], decode(Text, row[4]), decode(tuple[Citation, ...], row[5]), row[6]
            )
            for row in rows
        }

    def stored(self, guides: Collection[str]) -> list[Stored]:
        """Return every entry of some guides with all that it is found by."""
        rows = self._all(
            "SELECT item.id, own, context, handle, (SELECT group_concat(digits, ' ') FROM number WHERE item = item.id)"
            f" FROM item JOIN search ON search.rowid = item.id WHERE guide IN ({_marks(guides)}) ORDER BY item.id",
            guides,
        )
        entries = self.entries([row[0] for row in rows])
        return [
            Stored(entries[number], own, context, tuple((digits or "").split()), handle)
            for number, own, context, handle, digits in rows
        ]

    def sizes(self) -> dict[str, int]:
        """Return how many entries each region has."""
        return dict(self._all("SELECT region, count(*) FROM item JOIN guide ON guide.id = item.guide GROUP BY region"))

    def words(self) -> list[tuple[str, Meaning]]:
        """Return every word that has a meaning, also those that ask for nothing in particular."""
        rows = self._all("SELECT word, facet, value, region FROM alias ORDER BY word")
        return [(word, Meaning(facet, value, region)) for word, facet, value, region in rows]

    def readings(self) -> dict[str, Character]:
        """Return what the tables know of every Chinese character."""
        rows = self._all("SELECT char, simplified, readings FROM character ORDER BY char")
        return {char: Character(simplified, tuple(readings.split())) for char, simplified, readings in rows}

    def with_digits(self, digits: str, *, whole: bool) -> list[int]:
        """Return the contacts whose number is some digits, then (unless whole ones are wanted) those that hold them."""
        rows = self._all(
            "SELECT item FROM number WHERE digits LIKE ? GROUP BY item ORDER BY max(digits = ?) DESC, item",
            (digits if whole else f"%{digits}%", digits),
        )
        return [item for (item,) in rows]

    def with_handle(self, handle: str) -> list[int]:
        """Return the advertising of one handle, given with its @ and in small letters."""
        return [item for (item,) in self._all("SELECT id FROM item WHERE handle = ? ORDER BY id", (handle,))]

    @cached_property
    def aliases(self) -> list[tuple[str, Meaning]]:
        """Every word that has a meaning, for suggestions."""
        rows = self._all(
            "SELECT word, facet, value, region FROM alias WHERE facet NOT IN ('filler', 'stop') ORDER BY word"
        )
        return [(word, Meaning(facet, value, region)) for word, facet, value, region in rows]

    def carriers(self) -> list[tuple[str, str]]:
        """Return each carrier and its region, by their ids."""
        return self._all("SELECT id, region FROM carrier ORDER BY position")

    def regions(self) -> tuple[Region, ...]:
        """Return all regions."""
        return self._models(Region, "SELECT payload FROM region ORDER BY position")

    def cells(
        self,
        region: str | None = None,
        action: str | None = None,
        card: str | None = None,
        ids: Collection[str] | None = None,
    ) -> tuple[Cell, ...]:
        """Return the place of every guide, or of those of a region, action and card, or of some of them."""
        where, values = _asked(region, action, card, ids)
        rows = self._all(f"SELECT id, region, action, card FROM guide WHERE {where} ORDER BY position", values)
        return tuple(Cell(*row) for row in rows)

    def content(
        self,
        region: str | None = None,
        action: str | None = None,
        card: str | None = None,
        ids: Collection[str] | None = None,
    ) -> Content:
        """Return the guides of a region, action and card (or of some ids), and all that is needed to show their flags.

        That is: their regions, with every carrier, article, disagreement and statement of those; the articles of other
        regions that print a number of these carriers or regulators; the pages.
        """
        where, values = _asked(region, action, card, ids)
        guides = self._models(Guide, f"SELECT payload FROM guide WHERE {where} ORDER BY position", values)
        regions = {guide.region for guide in guides}

        def of_regions(kind: type[T], table: str, column: str = "region", more: Collection[str] = ()) -> tuple[T, ...]:
            among = regions.union(more)
            within = f"WHERE {column} IN ({_marks(among)}) ORDER BY position"
            return self._models(kind, f"SELECT payload FROM {table} {within}", among)

        described = of_regions(Region, "region", "id")
        carriers = of_regions(Carrier, "carrier")
        contacts = [contact for region in described for contact in region.regulator.contacts]
        contacts += [contact for carrier in carriers for contact in carrier.contacts]
        return Content(
            regions=described,
            carriers=carriers,
            guides=guides,
            articles=of_regions(Article, "article", more=self._printing({contact.tail for contact in contacts})),
            disagreements=of_regions(Disagreement, "disagreement"),
            statements=of_regions(OfficialStatement, "statement"),
            pages=self._models(Page, "SELECT payload FROM page"),
            vocabulary=NO_WORDS,
        )

    def facts(self) -> Content:
        """Return every region, carrier, article and page, without the guides made of them."""

        def everything(kind: type[T], table: str) -> tuple[T, ...]:
            return self._models(kind, f"SELECT payload FROM {table}")

        return NOTHING._replace(
            regions=self.regions(),
            carriers=everything(Carrier, "carrier"),
            articles=everything(Article, "article"),
            pages=everything(Page, "page"),
        )

    def ledgers(self, ids: Collection[str]) -> tuple[Article, ...]:
        """Return articles with what each of their lines is, which no answer needs."""
        rows = self._all(f"SELECT payload, kinds FROM article WHERE id IN ({_marks(ids)})", ids)
        return tuple(decode(Article, payload)._replace(kinds=decode(dict, kinds)) for payload, kinds in rows)

    def files(self) -> dict[str, tuple[str, str | None]]:
        """Return the files that the index of a cache is made of, each with its digest and the guide that it is, if any."""
        return {
            os.fsdecode(path): (digest, guide)
            for path, digest, guide in self._all("SELECT path, digest, guide FROM file")
        }

    def _printing(self, tails: Collection[str]) -> list[str]:
        """Return the regions whose articles print a number that ends so."""
        found: list[str] = []
        for some in _in_parts(tails):
            rows = self._all(f"SELECT DISTINCT region FROM printed WHERE tail IN ({_marks(some)})", some)
            found += [region for (region,) in rows]
        return found


def _paged(address: str, sealed: seal.Seal) -> "Paged":
    from simcancel.index.paged import Paged  # noqa: PLC0415 - two milliseconds that only a large index costs

    return Paged(address, sealed)


def _asked(
    region: str | None, action: str | None, card: str | None, ids: Collection[str] | None
) -> tuple[str, list[str]]:
    """Return the condition on the table of guides that asks for some, and its values."""
    wanted = {"region": region, "action": action, "card": card}
    asked = {f"{facet} = ?": value for facet, value in wanted.items() if value is not None}
    among = [] if ids is None else [f"id IN ({_marks(ids)})"]
    return " AND ".join([*asked, *among]) or "true", [*asked.values(), *(ids or ())]


def _any(tokens: Collection[str]) -> str:
    """Return the expression of FTS5 that matches any of some tokens."""
    return "(" + " OR ".join(f'"{token}"' for token in sorted(tokens)) + ")"


def _in_parts(values: Iterable[str]) -> Iterator[list[str]]:
    """Yield values, as many at a time as one statement takes."""
    rest = iter(values)
    while some := list(islice(rest, MOST_VALUES)):
        yield some


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
