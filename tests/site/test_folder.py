"""The folder of a site: whole or not at all, only what changed, and never over anything else."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from simcancel.site.folder import MARKER, ForeignFolderError, Part, write
from simcancel.site.frames import File


def _part(name: str, made_of: str, files: dict[str, str]) -> Part:
    return Part(name, made_of, lambda: [File(path, text.encode()) for path, text in files.items()])


def _there(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


FIRST = [_part("a", "1", {"a/index.html": "one", "a/b/index.html": "two"}), _part("c", "1", {"c.css": "three"})]


def test_a_new_folder_is_written(tmp_path: Path) -> None:
    """With a marker, and nothing beside."""
    site = tmp_path / "new" / "site"
    assert write(str(site), FIRST) == (3, 3, 0)
    assert _there(site) == {"a/index.html": "one", "a/b/index.html": "two", "c.css": "three"}
    assert sorted(os.listdir(site)) == [MARKER, "a", "c.css"]


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    """A part that is made of the same is not made again at all."""
    write(str(tmp_path), FIRST)
    kept = (tmp_path / "a/index.html").stat().st_mtime_ns

    def never() -> Iterable[File]:
        raise AssertionError

    again = [_part("a", "2", {"a/index.html": "one", "a/new.html": "four"}), Part("c", "1", never)]
    assert write(str(tmp_path), again) == (3, 1, 1)
    assert _there(tmp_path) == {"a/index.html": "one", "a/new.html": "four", "c.css": "three"}
    assert (tmp_path / "a/index.html").stat().st_mtime_ns == kept
    assert not (tmp_path / "a/b").exists()
    assert write(str(tmp_path), again[:1]) == (2, 0, 1)


def test_a_file_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    """Though it is made of the same."""
    write(str(tmp_path), FIRST)
    (tmp_path / "a/index.html").unlink()
    assert write(str(tmp_path), FIRST) == (3, 1, 0)
    assert _there(tmp_path)["a/index.html"] == "one"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": 0, "parts": {}}', '{"format": 1, "parts": {"a": 3}}'])
def test_a_marker_that_says_nothing_is_still_one(tmp_path: Path, damage: str) -> None:
    """The site is not taken for somebody else's; but then no file in the way is known to be its own."""
    (tmp_path / MARKER).write_text(damage)
    assert write(str(tmp_path), FIRST) == (3, 3, 0)


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """Also a file, and a file that stands where a page would."""
    (tmp_path / "mine.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(ForeignFolderError):
            write(str(folder), FIRST)
    assert os.listdir(tmp_path) == ["mine.txt"]
    site = tmp_path / "site"
    write(str(site), FIRST[:1])
    (site / "c.css").write_text("mine")
    (site / "notes.txt").write_text("mine, too")
    with pytest.raises(ForeignFolderError, match=r"c\.css"):
        write(str(site), FIRST)
    assert (site / "c.css").read_text() == "mine"
    (site / "c.css").unlink()
    write(str(site), FIRST)
    assert (site / "notes.txt").read_text() == "mine, too"


class Interrupted(Exception):
    """As Ctrl-C would."""


def _interrupted(_: object = None) -> Iterator[File]:
    yield File("a/index.html", b"half")
    raise Interrupted


def test_what_is_interrupted_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    """Or, where there was none, nothing."""
    site = tmp_path / "site"
    with pytest.raises(Interrupted):
        write(str(site), [Part("a", "1", _interrupted)])
    assert not site.exists()
    write(str(site), FIRST)
    before = _there(site)
    with pytest.raises(Interrupted):
        write(str(site), [Part("a", "2", _interrupted)])
    assert _there(site) == before
    assert write(str(site), FIRST) == (3, 0, 0)


def test_what_is_killed_while_it_moves_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next time every file is written anew, and what is gone is known."""
    write(str(tmp_path), FIRST)
    moved = os.replace
    calls = 0

    def dies(one: str, other: str) -> None:
        nonlocal calls
        calls += 1
        if calls > 2:  # the marker, and one file
            raise Interrupted
        moved(one, other)

    changed = [_part("a", "2", {"a/index.html": "ONE", "a/new.html": "NEW"})]
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dies)
        with pytest.raises(Interrupted):
            write(str(tmp_path), changed)
    assert write(str(tmp_path), changed)[1:] == (2, 2)
    assert _there(tmp_path) == {"a/index.html": "ONE", "a/new.html": "NEW"}
    assert list(json.loads((tmp_path / MARKER).read_text())["parts"]) == ["a"]
