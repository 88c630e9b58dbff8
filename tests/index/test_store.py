"""Questions to an index."""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simcancel.index.codec import DamagedError, decode, encode
from simcancel.index.seal import seal
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
    for question in (index.cells, index.regions, lambda: index.aliases, index.size):
        with pytest.raises(DamagedError):
            question()
    index.close()


def test_a_name_with_marks_of_an_address(tmp_path: Path, index: Index) -> None:
    """A path may hold what an SQLite address would read as its own."""
    path = tmp_path / "a%20b?c#d.sqlite"
    copy = sqlite3.connect(path)
    index._connection.backup(copy)
    copy.close()
    seal(path)
    opened = Index.open(str(path))
    assert opened.size() == index.size()
    opened.close()


def _sealed(tmp_path: Path, index: Index) -> Path:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as copy:
        index._connection.backup(copy)
    seal(path)
    return path


def test_a_flipped_bit_anywhere_is_damage(tmp_path: Path, index: Index) -> None:
    """Not one of them changes an answer: the index is refused, and made anew by whoever asked."""
    path = _sealed(tmp_path, index)
    whole = path.read_bytes()
    chance = random.Random(0)  # noqa: S311 - the same places each time
    Index.open(str(path)).close()
    for at in [0, 67, 68, 71, 72, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(300))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(DamagedError):
            Index.open(str(path))


def test_an_index_that_was_never_sealed_is_refused(tmp_path: Path, index: Index) -> None:
    """It may be half of one."""
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as copy:
        index._connection.backup(copy)
    with pytest.raises(DamagedError):
        Index.open(str(path))


def test_a_pipe_in_the_place_of_an_index_is_not_waited_for(tmp_path: Path) -> None:
    """It is refused at once."""
    os.mkfifo(tmp_path / "index.sqlite")
    with pytest.raises(DamagedError):
        Index.open(str(tmp_path / "index.sqlite"))


def test_more_words_than_a_statement_takes(index: Index) -> None:
    """SQLite takes 32,766 values."""
    assert index.meanings([*(f"x{n}" for n in range(40_000)), "oman"])["oman"].value == "oman"


def test_a_value_that_was_changed_is_damage() -> None:
    """Also where its own checksum was made to fit, and the value does not."""
    whole = encode(("a", 1))
    with pytest.raises(DamagedError):
        decode(tuple[str, ...], whole.replace("a", "b"))
    with pytest.raises(DamagedError):
        decode(Statement, encode(["one"]))
