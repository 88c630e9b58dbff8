"""The model → one SQLite database. It holds facts, never flags: those depend on the day."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from simcancel.index import FORMAT
from simcancel.index.codec import encode
from simcancel.index.items import Item, Tokens, items, known_words
from simcancel.index.scripts import Traditional, characters, is_chinese, pinyin, syllables
from simcancel.model import Content, Disagreement, Guide, Text
from simcancel.sources import article_lines
from simcancel.text import atoms, fold, join
from simcancel.words import SOUND, stemmed

Watch = Callable[[Sequence[Guide]], Iterable[Guide]]

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
CREATE TABLE item (id INTEGER PRIMARY KEY, guide TEXT NOT NULL, kind TEXT NOT NULL, carrier TEXT, text TEXT NOT NULL,
                   sources TEXT NOT NULL, fact TEXT, handle TEXT);
CREATE TABLE number (item INTEGER NOT NULL, digits TEXT NOT NULL);
CREATE TABLE word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (own, context, tokenize = "unicode61 remove_diacritics 0 tokenchars '=~-'");
CREATE VIRTUAL TABLE token USING fts5vocab (search, row);
CREATE INDEX item_handle ON item (handle) WHERE handle IS NOT NULL;
CREATE INDEX carrier_region ON carrier (region);
CREATE INDEX article_region ON article (region);
CREATE INDEX guide_region ON guide (region, action, card);
"""


def write(
    connection: sqlite3.Connection, content: Content, meta: Mapping[str, str], watch: Watch = lambda things: things
) -> None:
    """Fill an empty database with what the files state.

    Args:
        connection: the database.
        content: what the files state.
        meta: what else to note in it.
        watch: is given the guides as they are written, to show how far it is.

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
        "INSERT INTO guide VALUES (?,?,?,?,?,?,?)",
        ((n, g.id, g.region, g.action, g.card, g.article, encode(g)) for n, g in enumerate(content.guides)),
    )
    fill("INSERT INTO disagreement VALUES (?,?,?)", ((n, d.id, encode(d)) for n, d in enumerate(content.disagreements)))
    fill(
        "INSERT INTO touch VALUES (?,?)",
        ((article, n) for n, d in enumerate(content.disagreements) for article in _articles_of(d)),
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
    _write_items(connection, items(content, watch(content.guides)), tokens)
    fill("INSERT INTO meta VALUES (?,?)", {"format": str(FORMAT), "syllables": " ".join(syllables()), **meta}.items())
    connection.commit()


def _write_items(connection: sqlite3.Connection, entries: Iterable[Item], tokens: Tokens) -> None:
    rows: list[tuple[object, ...]] = []
    texts: list[tuple[int, str, str]] = []
    numbers: list[tuple[int, str]] = []
    for rowid, item in enumerate(entries, start=1):
        rows.append(
            (
                rowid,
                item.guide,
                item.kind,
                item.carrier,
                encode(item.text),
                encode(item.sources),
                item.fact,
                item.handle,
            )
        )
        texts.append((rowid, tokens.own(item), tokens.context(item)))
        if item.digits:
            numbers.extend((rowid, digits) for digits in item.digits.split())
    connection.executemany("INSERT INTO item VALUES (?,?,?,?,?,?,?,?)", rows)
    connection.executemany("INSERT INTO search (rowid, own, context) VALUES (?,?,?)", texts)
    connection.executemany("INSERT INTO number VALUES (?,?)", numbers)
    connection.executemany("INSERT INTO word VALUES (?,?)", tokens.words.items())
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")


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


Alias = tuple[str, str, str, str | None, str]


def aliases(content: Content) -> Iterator[Alias]:
    """Yield `(word, facet, value, region, as written)`; of equal words the first counts.

    What is typed outright comes before what is derived from it: words without endings, pinyin, the initials of pinyin.
    """
    outright = list(words(content))
    stops = [(word, "stop", "", None) for word in content.vocabulary.stopwords]
    for word, facet, value, region in (*outright, *stops):
        yield key(word), facet, value, region, word
    for word, facet, value, region in outright:
        if word.isascii():
            yield stemmed(atoms(key(word))), facet, value, region, word
    chinese = [
        (pinyin(word), facet, value, region, word)
        for word, facet, value, region in outright
        if is_chinese(word) and len(word) > 1
    ]
    for spoken, facet, value, region, word in chinese:
        yield "".join(spoken), facet, value, region, word
        yield " ".join(spoken), facet, value, region, word
    yield from _initials(chinese)


def _initials(chinese: Sequence[tuple[list[str], str, str, str | None, str]]) -> Iterator[Alias]:
    """Yield initials of two letters and more that stand for one thing only; a facet comes before a concept.

    What can be read as a syllable is none: `ze` is one, not 赞恩.
    """
    found: dict[str, list[Alias]] = {}
    for spoken, facet, value, region, word in chinese:
        initials = "".join(syllable[0] for syllable in spoken)
        found.setdefault(initials, []).append((initials, facet, value, region, word))
    for initials in found.keys() - set(syllables()):
        meant = [alias for alias in found[initials] if alias[1] != "concept"] or found[initials]
        if len(initials) > 1 and len({alias[1:3] for alias in meant}) == 1:
            yield meant[0]
            # Marked, they are found too where the letters alone are a word (am: 阿曼) and several stand together.
            yield SOUND + initials, *meant[0][1:]


def words(content: Content) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield each word that people type, as `(word, facet, value, region of the carrier)`."""
    vocabulary = content.vocabulary
    for facet, values in (("region", vocabulary.region), ("action", vocabulary.action), ("card", vocabulary.card)):
        for value, given in values.items():
            yield from ((word, facet, value, None) for word in (value, *given))
    for region in content.regions:
        own = (region.id, *region.name, region.iso, region.calling_code)
        yield from ((word, "region", region.id, None) for word in own if word)
    for carrier in content.carriers:
        names = (carrier.id, *carrier.name, *carrier.aliases, *(former.name for former in carrier.former_names))
        yield from ((name, "carrier", carrier.id, carrier.region) for name in dict.fromkeys(names) if name)
    yield from ((filler, "filler", "", None) for filler in vocabulary.fillers)
    for number, concept in enumerate(vocabulary.concepts):
        yield from ((word, "concept", str(number), None) for word in concept)


def key(word: str) -> str:
    """Return the form under which an alias is looked up."""
    return join(atoms(fold(word, characters())))
