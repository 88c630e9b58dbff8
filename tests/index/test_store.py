"""Questions to an index."""

import sqlite3
from pathlib import Path

import pytest

from simcancel.index.codec import DamagedError, decode, encode
from simcancel.index.store import Index
from simcancel.model import Citation, Statement, Text
from simcancel.words.lexicon import Meaning


def test_what_is_encoded_is_decoded() -> None:
    """A record of records comes back as it was, its citations as citations."""
    statement = Statement(Text("a", "甲", "甲"), (Citation("000:1"), Citation("page:x")))
    back = decode(Statement, encode(statement))
    assert back == statement
    assert [type(source) for source in back.sources] == [Citation, Citation]


@pytest.mark.parametrize("payload", ["", "null", "[]", '["a"]', "{", "[" * 100_000])
def test_a_payload_that_is_none(payload: str) -> None:
    """Anything else than what was written is damage."""
    with pytest.raises(DamagedError):
        decode(Statement, payload)


def test_content_brings_what_its_flags_need(index: Index) -> None:
    """One guide comes with every carrier of its region and with the articles that its disagreements cite."""
    content = index.content("oman", "renew")
    assert [guide.id for guide in content.guides] == ["oman-renew-number-keeping"]
    assert {carrier.region for carrier in content.carriers} == {"oman"}
    cited = {source.article for each in content.disagreements for p in each.positions for source in p.sources}
    assert cited <= {article.id for article in content.articles} | {None}
    assert {article.region for article in content.articles} <= {region.id for region in content.regions}


def test_nothing_matches(index: Index) -> None:
    """No guide is no error."""
    assert index.content("bahrain", "renew").guides == ()


@pytest.mark.parametrize(("word", "facet", "value"), [("阿曼", "region", "oman"), ("zhuxiao", "action", "cancel")])
def test_meanings(index: Index, word: str, facet: str, value: str) -> None:
    """A known word has its facet and value; an unknown one is left out."""
    assert index.meanings([word, "nonsense"]) == {word: Meaning(facet, value, None)}


def test_a_missing_table_is_damage() -> None:
    """Each question tells it in the same way."""
    index = Index(sqlite3.connect(":memory:"))
    for question in (index.cells, index.regions, index.aliases, index.size):
        with pytest.raises(DamagedError):
            question()
    index.close()


def test_a_name_with_marks_of_an_address(tmp_path: Path, index: Index) -> None:
    """A path may hold what an SQLite address would read as its own."""
    path = tmp_path / "a%20b?c#d.sqlite"
    copy = sqlite3.connect(path)
    index._connection.backup(copy)
    copy.close()
    opened = Index.open(str(path))
    assert opened.size() == index.size()
    opened.close()
