"""The model → one SQLite database. It holds facts, never flags: those depend on the day."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from simcancel.index import FORMAT
from simcancel.index.codec import encode
from simcancel.index.entries import Indexed, Tokens, entries
from simcancel.index.origin import Origin
from simcancel.index.store import Index
from simcancel.model import DIGITS_OF_A_TAIL, NO_WORDS, Content, Guide, Text
from simcancel.words.aliases import aliases, known_words
from simcancel.words.chinese import Traditional, characters, syllables

AT_A_TIME = 1000  # entries held in memory
ROOM_FOR_ENTRIES = 1 << 20  # numbers that are kept free for those of one guide

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (position INTEGER PRIMARY KEY, id TEXT UNIQUE, payload TEXT NOT NULL);
CREATE TABLE carrier (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL);
CREATE TABLE article (position INTEGER PRIMARY KEY, id TEXT UNIQUE, region TEXT NOT NULL, payload TEXT NOT NULL,
                      kinds TEXT NOT NULL);
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
CREATE TABLE file (path BLOB PRIMARY KEY, digest TEXT NOT NULL, guide TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (own, context, tokenize = "unicode61 remove_diacritics 0 tokenchars '=~-'");
CREATE VIRTUAL TABLE token USING fts5vocab (search, row);
CREATE INDEX item_handle ON item (handle) WHERE handle IS NOT NULL;
CREATE INDEX item_guide ON item (guide);
CREATE INDEX number_item ON number (item);
CREATE INDEX alias_meaning ON alias (facet, value);
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
    replaced: Sequence[tuple[str, str]] = (),
    guides: Iterable[Guide] | None = None,
    origin: Origin | None = None,
) -> None:
    """Fill an empty database with what the files state.

    Args:
        connection: the database.
        content: what the files state.
        replaced: guides of an earlier folder that a later one replaced, each with the file it is taken from.
        guides: the guides of the content, one by one, to show how far it is.
        origin: of a cache, what it is made of.

    """
    content = localized(content)
    connection.executescript(_SCHEMA)
    fill = connection.executemany
    fill("INSERT INTO region VALUES (?,?,?)", ((n, r.id, encode(r)) for n, r in enumerate(content.regions)))
    fill(
        "INSERT INTO carrier VALUES (?,?,?,?)", ((n, c.id, c.region, encode(c)) for n, c in enumerate(content.carriers))
    )
    fill(
        "INSERT INTO article VALUES (?,?,?,?,?)",
        ((n, a.id, a.region, encode(a._replace(kinds={})), encode(a.kinds)) for n, a in enumerate(content.articles)),
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
    positions = {guide.id: n for n, guide in enumerate(content.guides)}
    size = _write_entries(connection, _numbered(entries(content, watched), positions), tokens)
    fill("INSERT INTO word VALUES (?,?)", tokens.words.items())
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")
    meta = {
        "format": str(FORMAT),
        "syllables": " ".join(syllables()),
        "kinds": json.dumps(content.vocabulary.kinds),
        "traditional": json.dumps(content.vocabulary.traditional),
        "replaced": json.dumps(replaced),
        "size": str(size),
    }
    fill("INSERT INTO meta VALUES (?,?)", meta.items())
    if origin is not None:
        _sign(connection, origin)
    connection.commit()


def _sign(connection: sqlite3.Connection, origin: Origin) -> None:
    """Note what the index of a cache is made of."""
    made_of = origin.fingerprint
    signed = {"fingerprint": made_of.whole, "program": made_of.program, "is_clean": str(origin.is_clean)}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", signed.items())
    # A path is bytes: not all that name a file are a text.
    files = ((os.fsencode(path), digest, origin.guides.get(path)) for path, digest in made_of.files.items())
    connection.executemany("INSERT OR REPLACE INTO file VALUES (?,?,?)", files)


def rewrite(connection: sqlite3.Connection, before: Content, after: Content, origin: Origin) -> None:
    """Write some guides anew that are in an index already, as they were before.

    Args:
        connection: the index.
        before: those guides with all that is needed to show them, as the index has it.
        after: the same, with the guides as they are now.
        origin: what the index is made of now; no file is other than it was but those of the guides.

    Raises:
        DamagedError, sqlite3.Error: it cannot be done so.

    """
    index = Index(connection)
    known, kinds = dict(index.words()), json.loads(index.meta("kinds") or "{}")
    terms = json.loads(index.meta("traditional") or "{}")
    after = localized(after._replace(vocabulary=NO_WORDS._replace(traditional=terms)))
    positions = {guide.id: _position(connection, guide) for guide in after.guides}
    gone, come = Tokens(known, kinds), Tokens(known, kinds)
    for entry in (old := list(entries(before, before.guides))):
        gone.own(entry)  # which counts its words
    for guide in after.guides:
        connection.execute("DELETE FROM search WHERE rowid IN (SELECT id FROM item WHERE guide = ?)", (guide.id,))
        connection.execute("DELETE FROM number WHERE item IN (SELECT id FROM item WHERE guide = ?)", (guide.id,))
        connection.execute("DELETE FROM item WHERE guide = ?", (guide.id,))
        connection.execute("UPDATE guide SET payload = ? WHERE id = ?", (encode(guide), guide.id))
    size = _write_entries(connection, _numbered(entries(after, after.guides), positions), come)
    change = "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count"
    connection.executemany(change, come.words.items())
    connection.executemany(change, ((word, -count) for word, count in gone.words.items()))
    connection.execute("DELETE FROM word WHERE count = 0")
    connection.execute("UPDATE meta SET value = value + ? WHERE key = 'size'", (size - len(old),))
    _sign(connection, origin)
    connection.commit()


def _position(connection: sqlite3.Connection, guide: Guide) -> int:
    ((position,),) = connection.execute("SELECT position FROM guide WHERE id = ?", (guide.id,))
    return int(position)


def _numbered(written: Iterable[Indexed], positions: Mapping[str, int]) -> Iterator[tuple[int, Indexed]]:
    """Yield entries with their numbers, which rise, and stay as they are when another guide gets more or fewer."""
    last = 0
    for entry in written:
        last = max(last + 1, positions[entry.guide] * ROOM_FOR_ENTRIES)
        yield last, entry


def _write_entries(connection: sqlite3.Connection, numbered: Iterator[tuple[int, Indexed]], tokens: Tokens) -> int:
    """Write the entries, some at a time, and return how many they are."""
    count = 0
    while some := list(islice(numbered, AT_A_TIME)):
        count += len(some)
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
    return count


def localized(content: Content) -> Content:
    """Return the content with the Traditional form of every text that does not bring its own."""
    # Guides say the same things again and again.
    traditional = lru_cache(maxsize=100_000)(Traditional(content.vocabulary.traditional).of)

    def walk(value: Any) -> Any:
        if isinstance(value, Text):
            return value if value.zh_hant else value._replace(zh_hant=traditional(value.zh_hans))
        if isinstance(value, tuple):
            parts = [walk(part) for part in value]
            return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
        return value

    localized: Content = walk(content)
    return localized
