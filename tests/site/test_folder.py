"""The folder of a site: whole or not at all, only what changed, and never over anything else."""

import errno
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from simcancel.site import folder
from simcancel.site.folder import MARKER, BusyFolderError, File, ForeignFolderError, Part, UnwritableFolderError, write


def _part(name: str, made_of: str, files: dict[str, str]) -> Part:
    return Part(name, made_of, lambda: [File(path, text.encode()) for path, text in files.items()])


def _there(place: Path) -> dict[str, str]:
    found = (path for path in place.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(place).as_posix(): path.read_text() for path in found}


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


@pytest.mark.parametrize(
    "damage",
    [
        "", "{", "[]", "[" * 100_000, '{"format": 0, "parts": {}}', '{"format": 2, "parts": {"a": 3}}',
        '{"format": 2, "parts": []}', '{"format": 2, "parts": {"a": ["", {"b": [1]}]}}',
        '{"format": 2, "parts": {"a": ["", {"b": 5}]}}', '{"format": 2, "parts": {"a": ["", [1, 2]]}}',
    ],
)  # fmt: skip
def test_a_marker_that_says_nothing_is_still_one(tmp_path: Path, damage: str) -> None:
    """The site is not taken for somebody else's; but then no file in the way is known to be its own."""
    (tmp_path / MARKER).write_text(damage)
    assert write(str(tmp_path), FIRST) == (3, 3, 0)


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """Also a file, and a file that stands where a page would."""
    (tmp_path / "mine.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(ForeignFolderError):
            write(str(place), FIRST)
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


def test_a_marker_reaches_nothing_beyond_the_folder(tmp_path: Path) -> None:
    """Whatever paths it names."""
    victim, site = tmp_path / "victim.txt", tmp_path / "site"
    victim.write_text("mine")
    (tmp_path / "empty" / "e").mkdir(parents=True)
    (tmp_path / "empty" / "e" / "q").write_text("mine")
    site.mkdir()
    named = [
        "../victim.txt",
        str(victim),
        "../empty/e/q",
        "a/../../victim.txt",
        "a\\\\b",
        "\\u0000",
        "",
        ".",
        "..",
        "/",
        MARKER,
    ]
    files = ",".join(f'"{path}": ["", 4, 0]' for path in named)
    (site / MARKER).write_text(f'{{"format": 2, "parts": {{"x": ["", {{{files}}}]}}}}')
    assert write(str(site), FIRST) == (3, 3, 0)
    assert victim.read_text() == "mine"
    assert (tmp_path / "empty" / "e" / "q").read_text() == "mine"


def test_no_link_is_written_or_removed_through(tmp_path: Path) -> None:
    """A folder of the site that is a link to elsewhere is not its own."""
    site, out = tmp_path / "site", tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("mine")
    write(str(site), FIRST)
    (site / "a" / "index.html").unlink()
    (site / "a" / "b" / "index.html").unlink()
    (site / "a" / "b").rmdir()
    (site / "a").rmdir()
    (site / "a").symlink_to(out)
    with pytest.raises(ForeignFolderError):
        write(str(site), FIRST)
    assert write(str(site), FIRST[1:])[2] == 2
    assert (out / "index.html").read_text() == "mine"
    (site / ".simcancel-site-new").symlink_to(out)
    with pytest.raises(ForeignFolderError):
        write(str(site), FIRST[1:])
    (site / ".simcancel-site-new").unlink()
    (site / "c.css").unlink()
    (site / "c.css").mkdir()
    with pytest.raises(ForeignFolderError):
        write(str(site), [_part("c", "2", {"c.css": "three"})])
    assert os.listdir(out) == ["index.html"]


def test_a_folder_by_a_roundabout_name_is_the_same_folder(tmp_path: Path) -> None:
    """`missing/../mine` is `mine`, and no new folder; an empty name is none."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.tex").write_text("mine")
    for name in (f"{tmp_path}/missing/../mine", "", str(mine / "thesis.tex" / "site")):
        with pytest.raises((ForeignFolderError, UnwritableFolderError)):
            write(name, FIRST)
    assert os.listdir(mine) == ["thesis.tex"]
    assert not (tmp_path / "missing").exists()


def test_what_was_left_by_a_killed_process_is_its_own(tmp_path: Path) -> None:
    """A folder with nothing but half a stage in it is a site's."""
    (tmp_path / ".simcancel-site-new" / "en").mkdir(parents=True)
    assert write(str(tmp_path), FIRST) == (3, 3, 0)
    assert sorted(os.listdir(tmp_path)) == [MARKER, "a", "c.css"]


def test_a_file_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    """As far as its size or its time tells."""
    write(str(tmp_path), FIRST)
    (tmp_path / "c.css").write_text("")
    (tmp_path / "a" / "index.html").write_text("ONE")
    assert write(str(tmp_path), FIRST) == (3, 2, 0)
    assert _there(tmp_path) == {"a/index.html": "one", "a/b/index.html": "two", "c.css": "three"}


def test_two_do_not_write_at_once(tmp_path: Path) -> None:
    """The second is told; the first is not disturbed."""

    def meanwhile() -> list[File]:
        with pytest.raises(BusyFolderError):
            write(str(tmp_path / "site"), FIRST)
        return [File("a", b"first")]

    assert write(str(tmp_path / "site"), [Part("a", "1", meanwhile)]) == (1, 1, 0)
    assert _there(tmp_path / "site") == {"a": "first"}


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its reason; a new folder is gone again, and a site is as it was."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write(str(tmp_path / "old"), FIRST)
    monkeypatch.setattr(folder, "_put", full)
    for name in ("new", "old"):
        with pytest.raises(UnwritableFolderError, match="No space left on device"):
            write(str(tmp_path / name), [_part("a", "9", {"a/index.html": "other"})])
    assert not (tmp_path / "new").exists()
    assert _there(tmp_path / "old")["a/index.html"] == "one"
