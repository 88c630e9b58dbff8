"""The model → one SQLite database. It holds facts, never flags: those depend on the day."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from simcancel.index import FORMAT
from simcancel.index.codec import encode
from simcancel.index.entries import Indexed, Tokens, entries
from simcancel.model import DIGITS_OF_A_TAIL, Content, Guide, Text
from simcancel.words.chinese import Traditional, characters, syllables
from simcancel.words.names import aliases, known_words

AT_A_TIME = 1000  # entries held in memory

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (position INTEGER PRIMARY KEY, id TEXT UNIQUE, payload TEXT NOT NULL);
CREATE TABLE carrier (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE article (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE guide (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, action TEXT NOT NULL,
                    card TEXT NOT NULL, article TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE disagreement (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE statement (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE page (id TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE alias (word TEXT PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, region TEXT, shown TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE character (char TEXT PRIMARY KEY, simplified TEXT NOT NULL, readings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE item (id INTEGER PRIMARY KEY, guide TEXT NOT NULL, kind TEXT NOT NULL, carrier TEXT, text TEXT NOT NULL,
                   sources TEXT NOT NULL, fact TEXT, handle TEXT);
CREATE TABLE printed (tail TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (tail, region)) WITHOUT ROWID;
CREATE TABLE number (item INTEGER NOT NULL, digits TEXT NOT NULL);
CREATE TABLE word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (own, context, tokenize = "unicode61 remove_diacritics 0 tokenchars '=~-'");
CREATE VIRTUAL TABLE token USING fts5vocab (search, row);
CREATE INDEX item_handle ON item (handle) WHERE handle IS NOT NULL;
CREATE INDEX item_guide ON item (guide);
CREATE INDEX number_item ON number (item);
CREATE INDEX carrier_region ON carrier (region);
CREATE INDEX article_region ON article (region);
CREATE INDEX disagreement_region ON disagreement (region);
CREATE INDEX statement_region ON statement (region);
CREATE INDEX guide_region ON guide (region, action, card);
"""


def write(
    connection: sqlite3.Connection,
    content: Content,
    *,
    fingerprint: str = "",
    replaced: Sequence[tuple[str, str]] = (),
    guides: Iterable[Guide] | None = None,
) -> None:
    """Fill an empty database with what the files state.

    Args:
        connection: the database.
        content: what the files state.
        fingerprint: of the files, by which a cache knows whether they have changed.
        replaced: guides of an earlier folder that a later one replaced, each with the file it is taken from.
        guides: the guides of the content, one by one, to show how far it is.

    """
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
        "INSERT OR IGNORE INTO printed VALUES (?,?)",
        ((h.tail, a.region) for a in content.articles for h in a.hotlines if len(h.tail) == DIGITS_OF_A_TAIL),
    )
    fill(
        "INSERT INTO guide VALUES (?,?,?,?,?,?,?)",
        ((n, g.id, g.region, g.action, g.card, g.article, encode(g)) for n, g in enumerate(content.guides)),
    )
    fill(
        "INSERT INTO disagreement VALUES (?,?,?,?)",
        ((n, d.id, d.region, encode(d)) for n, d in enumerate(content.disagreements)),
    )
    fill(
        "INSERT INTO statement VALUES (?,?,?,?)",
        ((n, s.id, s.region, encode(s)) for n, s in enumerate(content.statements)),
    )
    fill("INSERT INTO page VALUES (?,?)", ((p.id, encode(p)) for p in content.pages))
    known = list(aliases(content))
    fill("INSERT OR IGNORE INTO alias VALUES (?,?,?,?,?)", known)
    fill(
        "INSERT INTO character VALUES (?,?,?)",
        (
            (char, content.vocabulary.variants.get(c.simplified, c.simplified), " ".join(c.readings))
            for char, c in characters().items()
        ),
    )
    tokens = Tokens(known_words(known), content.vocabulary.kinds)
    localized_guides = {guide.id: guide for guide in content.guides}
    watched = (localized_guides[guide.id] for guide in guides) if guides is not None else iter(content.guides)
    size = _write_entries(connection, entries(content, watched), tokens)
    meta = {
        "format": str(FORMAT),
        "syllables": " ".join(syllables()),
        "fingerprint": fingerprint,
        "replaced": json.dumps(replaced),
        "size": str(size),
    }
    fill("INSERT INTO meta VALUES (?,?)", meta.items())
    connection.commit()


def _write_entries(connection: sqlite3.Connection, written: Iterable[Indexed], tokens: Tokens) -> int:
    """Write the entries, some at a time, and return how many they are."""
    numbered = enumerate(written, start=1)
    last = 0
    while some := list(islice(numbered, AT_A_TIME)):
        last = some[-1][0]
        connection.executemany(
            "INSERT INTO item VALUES (?,?,?,?,?,?,?,?)",
            ((n, e.guide, e.kind, e.carrier, encode(e.text), encode(e.sources), e.fact, e.handle) for n, e in some),
        )
        connection.executemany(
            "INSERT INTO search (rowid, own, context) VALUES (?,?,?)",
            ((n, tokens.own(entry), tokens.context(entry)) for n, entry in some),
        )
        connection.executemany(
            "INSERT INTO number VALUES (?,?)", ((n, digits) for n, e in some for digits in (e.digits or "").split())
        )
    connection.executemany("INSERT INTO word VALUES (?,?)", tokens.words.items())
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")
    return last


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
