"""The model → one SQLite database. It holds facts, never flags: those depend on the day."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from simcancel.index import FORMAT
from simcancel.index.codec import encode
from simcancel.index.scripts import Traditional, characters, is_han, pinyin
from simcancel.model import Content, Disagreement, Text
from simcancel.sources import article_lines
from simcancel.text import atoms, fold, join

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (position INTEGER PRIMARY KEY, id TEXT UNIQUE, payload TEXT NOT NULL);
CREATE TABLE carrier (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE article (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE guide (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, action TEXT NOT NULL,
                    card TEXT NOT NULL, article TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE disagreement (position INTEGER PRIMARY KEY, id TEXT UNIQUE, payload TEXT NOT NULL);
CREATE TABLE touch (article TEXT NOT NULL, disagreement INTEGER NOT NULL, PRIMARY KEY (article, disagreement)) WITHOUT ROWID;
CREATE TABLE page (id TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (word TEXT PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, region TEXT, shown TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE character (char TEXT PRIMARY KEY, simplified TEXT NOT NULL, readings TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX carrier_region ON carrier (region);
CREATE INDEX article_region ON article (region);
CREATE INDEX guide_region ON guide (region, action, card);
"""


def write(connection: sqlite3.Connection, content: Content, fingerprint: str) -> None:
    """Fill an empty database with what the files state. `fingerprint` names the state of the files."""
    content = localized(content)
    connection.executescript(_SCHEMA)
    fill = connection.executemany
    fill("INSERT INTO region VALUES (?,?,?)", ((n, r.id, encode(r)) for n, r in enumerate(content.regions)))
    fill(
        "INSERT INTO carrier VALUES (?,?,?,?)", ((n, c.id, c.region, encode(c)) for n, c in enumerate(content.carriers))
    )
    fill(
        "INSERT INTO article VALUES (?,?,?,?)",
        ((n, a.id, a.region, encode(a._replace(kinds={}))) for n, a in enumerate(content.articles)),
    )
    fill(
        "INSERT INTO guide VALUES (?,?,?,?,?,?,?)",
        ((n, g.id, g.region, g.action, g.card, g.article, encode(g)) for n, g in enumerate(content.guides)),
    )
    fill("INSERT INTO disagreement VALUES (?,?,?)", ((n, d.id, encode(d)) for n, d in enumerate(content.disagreements)))
    fill(
        "INSERT INTO touch VALUES (?,?)",
        ((article, n) for n, d in enumerate(content.disagreements) for article in _articles_of(d)),
    )
    fill("INSERT INTO page VALUES (?,?)", ((p.id, encode(p)) for p in content.pages))
    fill("INSERT OR IGNORE INTO alias VALUES (?,?,?,?,?)", _aliases(content))
    fill(
        "INSERT INTO character VALUES (?,?,?)",
        ((char, c.simplified, " ".join(c.readings)) for char, c in characters().items()),
    )
    fill("INSERT INTO meta VALUES (?,?)", [("format", str(FORMAT)), ("fingerprint", fingerprint)])


def localized(content: Content) -> Content:
    """Return the content with the Traditional form of every text that does not bring its own."""
    traditional = Traditional(content.vocabulary.traditional)

    def walk(value: Any) -> Any:
        if isinstance(value, Text):
            return value if value.zh_hant else value._replace(zh_hant=traditional.of(value.zh_hans))
        if isinstance(value, tuple):
            parts = [walk(part) for part in value]
            return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
        return value

    localized: Content = walk(content)
    return localized


def _articles_of(disagreement: Disagreement) -> set[str]:
    cited = (article_lines(source) for position in disagreement.positions for source in position.sources)
    return {lines[0] for lines in cited if lines is not None}


def _aliases(content: Content) -> Iterator[tuple[str, str, str, str | None, str]]:
    """Yield `(word, facet, value, region, as shown)`; what is typed outright comes before what is derived from it."""
    outright = list(words(content))
    for word, facet, value, region in outright:
        yield key(word), facet, value, region, word
    for word, facet, value, region in outright:
        if is_han(word):
            syllables = pinyin(word)
            yield "".join(syllables), facet, value, region, word
            yield " ".join(syllables), facet, value, region, word


def words(content: Content) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield each word that people type, as `(word, facet, value, region of the carrier)`."""
    vocabulary = content.vocabulary
    for facet, values in (("region", vocabulary.region), ("action", vocabulary.action), ("card", vocabulary.card)):
        for value, given in values.items():
            yield from ((word, facet, value, None) for word in (value, *given))
    for carrier in content.carriers:
        names = (carrier.id, *carrier.name, *carrier.aliases, *(former.name for former in carrier.former_names))
        yield from ((name, "carrier", carrier.id, carrier.region) for name in dict.fromkeys(names) if name)
    yield from ((filler, "filler", "", None) for filler in vocabulary.fillers)


def key(word: str) -> str:
    """Return the form under which an alias is looked up."""
    return join(atoms(fold(word, characters())))
