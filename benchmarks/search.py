"""Right answers and time per query, beside the stock ways on the same entries: `python benchmarks/search.py`."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process, utils

from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.index.store import Entry, Index
from simcancel.index.write import write
from simcancel.library import places
from simcancel.model import Citation
from simcancel.query.search import search

DATA = Path(__file__).parent.parent / "tests" / "data"
SETS = ("queries-dev", "queries-own", "queries-blind", "queries-blind-2", "queries-blind-3")
WRATIO_CUTOFF = 60  # rapidfuzz's own suggestion for a loose match

Finder = Callable[[str], list[Entry]]


def finders() -> dict[str, Finder]:
    """Return the ways to search, all over the same entries."""
    connection = sqlite3.connect(":memory:")
    write(connection, load(files_of(places.folders())).content)
    index = Index(connection)
    entries = index.entries(list(range(1, index.size() + 1)))
    texts = {number: f"{entry.text.en} {entry.text.zh_hans}" for number, entry in entries.items()}
    connection.execute("CREATE VIRTUAL TABLE trigram USING fts5 (text, tokenize = 'trigram')")
    connection.executemany("INSERT INTO trigram (rowid, text) VALUES (?, ?)", texts.items())

    def wratio(query: str) -> list[Entry]:
        near = process.extract(
            query, texts, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=WRATIO_CUTOFF, limit=10
        )
        return [entries[number] for _, _, number in near]

    def trigram(query: str) -> list[Entry]:
        match = " OR ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        rows = connection.execute("SELECT rowid FROM trigram WHERE trigram MATCH ? ORDER BY rank LIMIT 10", (match,))
        return [entries[number] for (number,) in rows]

    return {
        "simcancel": lambda query: [hit.entry for hit in search(query, index).hits],
        "rapidfuzz WRatio": wratio,
        "FTS5 trigram": trigram,
    }


def cited(sources: Any) -> set[tuple[str | None, int]]:
    """Return the lines that some sources name."""
    return {(source.article, line) for source in map(Citation, sources) for line in source.lines}


def measured(find_entries: Finder, queries: list[dict[str, Any]]) -> tuple[int, int, int, float]:
    """Return right guides, right lines, rightly found nothing, and milliseconds per query."""
    guides = lines = nothing = 0
    began = time.perf_counter()
    found = [(query, find_entries(str(query["q"]))) for query in queries]
    milliseconds = (time.perf_counter() - began) * 1000 / len(queries)
    for query, entries in found:
        guides += bool(query["guides"] and entries and entries[0].guide in query["guides"])
        nothing += not query["guides"] and not entries
        wanted = cited(query.get("lines", ()))
        lines += any(wanted & cited(entry.sources) for entry in entries[:3])
    return guides, lines, nothing, milliseconds


def main() -> None:
    """Print a table for each set of queries."""
    for name in SETS:
        queries = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))["queries"]
        asked = sum(bool(query["guides"]) for query in queries)
        with_lines = sum("lines" in query for query in queries)
        print(f"{name}: {asked} with an answer, {with_lines} of them with lines, {len(queries) - asked} without")
        print(f"  {'':18}{'guide':>8}{'lines':>8}{'nothing':>9}{'ms/query':>10}")
        for what, find_entries in finders().items():
            guides, lines, nothing, milliseconds = measured(find_entries, queries)
            print(f"  {what:18}{guides:8}{lines:8}{nothing:9}{milliseconds:10.2f}")


if __name__ == "__main__":
    main()
