"""Questions to an index."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from simcancel.index import seal
from simcancel.index.codec import DamagedError, decode, encode
from simcancel.index.paged import Paged
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
    opened = Index.open(str(_sealed(tmp_path / "a%20b?c#d.sqlite", index)))
    assert opened.size() == index.size()
    opened.close()


@pytest.mark.parametrize("most", [0, seal.MOST_CHECKED])
def test_a_name_with_marks_of_an_address_of_a_large_one(
    tmp_path: Path, index: Index, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever library opens it."""
    monkeypatch.setattr(seal, "MOST_CHECKED", most)
    test_a_name_with_marks_of_an_address(tmp_path, index)


def _copied(path: Path, index: Index) -> None:
    assert isinstance(index._connection, sqlite3.Connection)
    with closing(sqlite3.connect(path)) as copy:
        index._connection.backup(copy)


def _sealed(path: Path, index: Index) -> Path:
    _copied(path, index)
    seal.seal(path)
    return path


def test_a_flipped_bit_anywhere_is_damage(tmp_path: Path, index: Index) -> None:
    """Not one of them changes an answer: the index is refused, and made anew by whoever asked."""
    path = _sealed(tmp_path / "index.sqlite", index)
    whole = path.read_bytes()
    chance = random.Random(0)  # noqa: S311 - the same places each time
    Index.open(str(path)).close()
    second = int.from_bytes(whole[16:18], "big")  # page; the checksum of checksums stands in the first one only
    for at in [0, 67, 68, 71, 72, second + 68, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(300))]:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(DamagedError):
            Index.open(str(path))


def _answers(index: Index) -> Iterator[Any]:
    """Ask what commands ask, one by one."""
    yield index.cells()
    yield index.content("oman", "cancel")
    yield index.facts()
    yield index.words()
    yield index.readings()
    yield index.frequencies(["余额", "refund"])
    candidates = index.candidates([{"余额", "refund"}, {"=region=oman"}], (), (), ())
    yield candidates
    yield index.entries([each.id for each in candidates])
    yield index.with_digits("2466", whole=False)
    yield index.with_handle("@esim1088")


def test_a_flipped_bit_of_a_large_index_changes_no_answer(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Of that only the pages that are read are looked at: a question has its answer, or is told the damage."""
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    path = _sealed(tmp_path / "index.sqlite", index)
    whole = path.read_bytes()
    answers = list(_answers(index))
    chance = random.Random(0)  # noqa: S311 - the same places each time
    places = [0, 17, 31, 67, 68, 72, 99, 100, len(whole) - 1]
    places += [chance.randrange(len(whole)) for _ in range(2000 if request.config.getoption("--deep") else 60)]
    refused = 0
    for at in places:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        given: list[Any] = []
        try:
            with closing(Index.open(str(path))) as opened:
                given.extend(_answers(opened))
        except DamagedError:
            refused += 1
        assert given == answers[: len(given)]
    assert refused > len(places) / 2


def test_a_large_index_is_read_as_it_is(tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but how it is looked at is other."""
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    with closing(Index.open(str(_sealed(tmp_path / "index.sqlite", index)))) as large:
        assert list(_answers(large)) == list(_answers(index))


def test_an_index_that_was_changed_is_sealed_anew(tmp_path: Path, index: Index) -> None:
    """Grown or shrunk: behind its last page stand as many checksums as it has pages."""
    path = _sealed(tmp_path / "index.sqlite", index)
    for change in ("CREATE TABLE more AS SELECT * FROM item", "DROP TABLE more", "VACUUM"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(change)
        with pytest.raises(DamagedError):
            seal.check(path)
        seal.seal(path)
        assert seal.check(path) is None
        Index.open(str(path)).close()


def test_sealing_changes_nothing_else(tmp_path: Path, index: Index) -> None:
    """But the number of the application, which SQLite itself never looks at, and what stands behind the last page."""
    path = tmp_path / "index.sqlite"
    _copied(path, index)
    before = path.read_bytes()
    seal.seal(path)
    after = path.read_bytes()
    assert after[:68] + before[68:72] + after[72 : len(before)] == before


@pytest.mark.parametrize(("size", "most"), [(512, 0), (65536, 0), (65536, seal.MOST_CHECKED)])
def test_pages_of_any_size(tmp_path: Path, index: Index, size: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite writes the largest size otherwise than the others."""
    monkeypatch.setattr(seal, "MOST_CHECKED", most)
    path = tmp_path / "index.sqlite"
    _copied(path, index)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA page_size = {size}; VACUUM")
    seal.seal(path)
    with closing(Index.open(str(path))) as opened:
        assert list(_answers(opened)) == list(_answers(index))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        seal.check(path, wholly=True)


def test_a_large_database_of_something_else_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the tables that are asked for is there."""
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (value)")
    seal.seal(path)
    with pytest.raises(DamagedError):
        Index.open(str(path))


def test_a_large_index_that_is_closed_is_not_asked(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it is left behind."""
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    before = apsw.vfs_names()
    opened = Index.open(str(_sealed(tmp_path / "index.sqlite", index)))
    opened.close()
    assert apsw.vfs_names() == before
    with pytest.raises(DamagedError):
        opened.size()


def test_what_a_large_index_sorts_in_has_no_checksums(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More rows than fit into memory are sorted in a file beside it, as in an index that is not looked at page by page."""
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    path = _sealed(tmp_path / "index.sqlite", index)
    sealed = seal.check(path)
    assert sealed is not None
    many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 60000)"
    with closing(Paged(f"file:{path}?mode=ro&immutable=1", sealed)) as large:
        rows = [x for (x,) in large.execute(f"{many} SELECT x FROM n ORDER BY x % 7, hex(zeroblob(50)), x").fetchall()]
    assert rows == sorted(range(1, 60_001), key=lambda x: (x % 7, x))


def test_an_index_that_was_never_sealed_is_refused(tmp_path: Path, index: Index) -> None:
    """It may be half of one."""
    path = tmp_path / "index.sqlite"
    _copied(path, index)
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


def test_a_value_of_another_type_is_damage() -> None:
    """It is not what was written."""
    with pytest.raises(DamagedError):
        decode(Statement, encode(["one"]))
