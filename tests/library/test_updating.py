"""After an edit of a guide the cache holds what compiling everything gives, and what else has changed is never overlooked."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from simcancel.authoring.load import Loaded, load
from simcancel.index import seal
from simcancel.index.store import Index
from simcancel.library import cache, choosing, compiling, places, updating
from simcancel.library.errors import BadContentError
from tests.authoring.test_load import MINIMAL, ended, write_files
from tests.conftest import ROOT
from tests.library.test_library import Recorder

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' AND name <> 'search'"
GUIDES = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.glob("guides/*/*.yaml") if "guide:" in path.read_text("utf-8")
)


class Shelf:
    """Folders of guides with a cache of their own, and how often all of them were compiled."""

    def __init__(self, folders: Sequence[Path], scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folders = [str(folder) for folder in folders]
        self.compiled = 0
        self.notes: list[str] = []
        self._scratch = scratch
        self._monkeypatch = monkeypatch
        whole = compiling.load

        def counted(*given: Any) -> Loaded:
            self.compiled += 1
            return whole(*given)

        monkeypatch.setattr(compiling, "load", counted)
        monkeypatch.setattr(places, "folders", lambda: tuple(self.folders))
        monkeypatch.setattr(places, "INDEX", str(scratch / "none"))

    def index(self, cache: str = "cache") -> dict[str, list[Any]]:
        """Ask for the index, and return every row of it; of the full-text index what it says of each token."""
        self._monkeypatch.setenv("XDG_CACHE_HOME", str(self._scratch / cache))
        recorder = Recorder()
        choosing.ask(Index.size, [], recorder)
        self.notes = recorder.notes
        (path,) = (self._scratch / cache / "simcancel").glob("*.sqlite")
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
            tables = [name for (name,) in connection.execute(TABLES)]
            rows = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
            rows["search"] = connection.execute("SELECT rowid, own, context FROM search ORDER BY rowid").fetchall()
            match = (
                "SELECT rowid, bm25(search, 4.0, 1.0) FROM search WHERE search MATCH 'carrier OR refund' ORDER BY rowid"
            )
            rows["relevance"] = connection.execute(match).fetchall()
        return rows

    def is_as_if_compiled(self) -> bool:
        """Whether the index is what compiling everything gives."""
        updated, compiled = self.index(), self.compiled
        is_same = updated == self.index("fresh")
        shutil.rmtree(self._scratch / "fresh")
        self.compiled = compiled
        return is_same


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A copy of what comes with simcancel."""
    for name in ("guides", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Shelf([tmp_path / "guides", tmp_path / "seeds"], tmp_path, monkeypatch)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A small folder of guides."""
    return Shelf([write_files(tmp_path / "mine")], tmp_path, monkeypatch)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_guide_is_as_if_all_were_compiled(shipped: Shelf, tmp_path: Path) -> None:
    """Every entry, token, number, count and relevance; each guide in turn, and all back again."""
    before = shipped.index()
    assert shipped.notes == []
    as_shipped = {guide: (tmp_path / guide).read_text(encoding="utf-8") for guide in GUIDES}
    for guide, (old, new) in zip(GUIDES, cycle([("carrier", "operator"), ("SIM", "chip")]), strict=False):
        _edit(tmp_path / guide, old, new)
        assert shipped.is_as_if_compiled(), guide
    for guide, text in as_shipped.items():
        (tmp_path / guide).write_text(text, encoding="utf-8")
    assert {**shipped.index(), "file": [], "meta": []} == {**before, "file": [], "meta": []}
    assert shipped.compiled == 1


def test_more_and_fewer_entries(small: Shelf, tmp_path: Path) -> None:
    """Those of other guides stay as they are."""
    guide, tip = (
        tmp_path / "mine" / "guide.yaml",
        '  - {en: Ask for a receipt., zh-Hans: 要收据。, sources: ["900:2"]}\n',
    )
    small.index()
    for text in (
        f"{MINIMAL['guide.yaml']}tips:\n{tip}",
        f"{MINIMAL['guide.yaml']}tips:\n{tip * 5}",
        MINIMAL["guide.yaml"],
    ):
        guide.write_text(ended(text), encoding="utf-8")
        assert small.is_as_if_compiled()
    assert small.compiled == 1


def test_several_guides_at_once(shipped: Shelf, tmp_path: Path) -> None:
    """In their order."""
    shipped.index()
    for guide in GUIDES:
        _edit(tmp_path / guide, "carrier", "operator")
    assert shipped.is_as_if_compiled()
    assert shipped.compiled == 1


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ledger.yaml", "title: 标题", "title: 题目"),
        ("carriers.yaml", "en: Nautilus", "en: The Nautilus"),
        ("regions.yaml", "en: Atlantis", "en: Old Atlantis"),
        ("pages.yaml", 'seen_on: "2026-11"', 'seen_on: "2026-10"'),
        ("guide.yaml", "  - id: cancel", "  - id: online"),
    ],
)
def test_what_else_has_changed_is_compiled_anew(small: Shelf, tmp_path: Path, file: str, old: str, new: str) -> None:
    """Ledgers, carriers, regions and pages; and a guide's ways through, which the vocabulary may have words for."""
    small.index()
    _edit(tmp_path / "mine" / file, old, new)
    assert small.is_as_if_compiled()
    assert small.compiled == 2


def test_a_fact_left_uncited_is_told(small: Shelf, tmp_path: Path) -> None:
    """As it is where everything is compiled; and it is told again after another edit."""
    guide = tmp_path / "mine" / "guide.yaml"
    small.index()
    assert small.notes == []
    _edit(guide, '"900:2-4"', '"900:2-3"')
    small.index()
    assert any("states a fact that nothing cites" in note for note in small.notes)
    _edit(guide, "Cancel it", "Cancel that")
    small.index()
    assert any("states a fact that nothing cites" in note for note in small.notes)
    assert small.compiled == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Call them.", "en: Call +354 410 1234."),
        ('sources: ["900:2"]}', 'sources: ["900:1"]}'),
        ('sources: ["900:2"]}', 'sources: ["901:2"]}'),
        ("en: Call them.", "en: Call them., colour: red"),
        ("title: {en: Cancel it", "title: {en: [Cancel it]"),
        ("    steps:\n", '    steps:\n      - {article_step: 1, title: {en: Wait, zh-Hans: 等}, sources: ["900:4"]}\n'),
    ],
)
def test_an_edit_that_breaks_a_rule_is_refused(small: Shelf, tmp_path: Path, old: str, new: str) -> None:
    """And what was there before is not answered from; mended, it is shown."""
    guide = tmp_path / "mine" / "guide.yaml"
    small.index()
    _edit(guide, old, new)
    with pytest.raises(BadContentError):
        small.index()
    guide.write_text(ended(MINIMAL["guide.yaml"]), encoding="utf-8")
    assert small.is_as_if_compiled()


@pytest.mark.parametrize("error", [OSError("full"), sqlite3.OperationalError("locked")])
def test_what_cannot_be_rewritten_is_compiled_anew(
    small: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """What was there before is not answered from."""
    small.index()
    _edit(tmp_path / "mine" / "guide.yaml", "Cancel it", "Cancel that")

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(updating, "rewrite", fails)
    assert small.is_as_if_compiled()
    assert small.compiled == 2
    assert small.notes == []


def test_a_guide_described_twice(small: Shelf, tmp_path: Path) -> None:
    """Two folders that say the same of a guide; once one of them says something else, that is told."""
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(tmp_path / "mine" / "guide.yaml", other)
    small.folders.append(str(other))
    small.index()
    assert small.notes == []
    _edit(other / "guide.yaml", "Cancel it", "Cancel that")
    assert small.is_as_if_compiled()
    small.index()
    assert small.notes == [f"guide atlantis-cancel-data is taken from {other / 'guide.yaml'}."]


def test_a_new_file_and_one_that_is_gone(small: Shelf, tmp_path: Path) -> None:
    """Also where the others were edited as well."""
    mine = tmp_path / "mine"
    small.index()
    (mine / "more.yaml").write_text(
        'pages:\n  - {page: more, url: "https://more.example", publisher: More, seen_on: "2026-11"}\n...\n',
        encoding="utf-8",
    )
    _edit(mine / "guide.yaml", "Cancel it", "Cancel that")
    assert small.is_as_if_compiled()
    (mine / "more.yaml").unlink()
    assert small.is_as_if_compiled()
    assert small.compiled == 3


def test_another_program_compiles_all(small: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade an edit of one guide leaves none as the old program compiled it."""
    small.index()
    monkeypatch.setattr(cache, "_versions", lambda: ["opencc-99.dist-info"])
    _edit(tmp_path / "mine" / "guide.yaml", "Cancel it", "Give it back")
    small.index()
    assert small.compiled == 2


def test_what_is_put_back_while_it_is_brought_up_to_date(
    small: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit that is undone between the look at a file and the reading of it is in no answer."""
    small.index()
    path, read = tmp_path / "mine" / "guide.yaml", load
    _edit(path, "Cancel it", "Give it back")
    kept = path.read_text(encoding="utf-8")

    def meanwhile(files: Sequence[tuple[int, str]]) -> Loaded:
        path.write_text(kept.replace("Give it back", "Throw it away"), encoding="utf-8")
        try:
            return read(files)
        finally:
            path.write_text(kept, encoding="utf-8")

    monkeypatch.setattr(updating, "read_files", meanwhile)
    shown = repr(small.index())
    assert "Give it back" in shown
    assert "Throw it away" not in shown


def test_a_damaged_page_is_not_brought_along(small: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large index an update reads only some pages, and would seal the others as they are."""
    small.index()
    monkeypatch.setattr(seal, "MOST_CHECKED", 0)
    (path,) = (tmp_path / "cache" / "simcancel").glob("*.sqlite")
    data = path.read_bytes()
    assert data.count("囧jiong".encode()) == 1
    path.write_bytes(data.replace("囧jiong".encode(), "囧jiung".encode()))
    _edit(tmp_path / "mine" / "guide.yaml", "Ring them", "Call them")
    assert small.is_as_if_compiled()
    assert small.compiled == 2


def test_an_index_that_is_exchanged_meanwhile_is_not_brought_up_to_date(
    small: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another process has written of other files is no beginning: the answer would be of both."""
    small.index()
    carriers, replacing = tmp_path / "mine" / "carriers.yaml", compiling.replacing

    def meanwhile(place: str, *, copied: bool) -> AbstractContextManager[sqlite3.Connection]:
        monkeypatch.setattr(updating, "replacing", replacing)
        _edit(carriers, "en: Nautilus", "en: Argonaut")
        assert "Argonaut" in repr(small.index())
        _edit(carriers, "en: Argonaut", "en: Nautilus")
        return replacing(place, copied=copied)

    monkeypatch.setattr(updating, "replacing", meanwhile)
    _edit(tmp_path / "mine" / "guide.yaml", "Cancel it", "Give it back")
    assert "Argonaut" not in repr(small.index())
    assert small.compiled == 3
