"""Where the index comes from, and that no damage to it, or lack of a place for it, gives a wrong answer."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest

from simcancel.authoring.load import Loaded
from simcancel.index.codec import DamagedError
from simcancel.index.origin import Fingerprint
from simcancel.index.seal import seal
from simcancel.index.store import Index
from simcancel.library import cache as cache_module
from simcancel.library import choosing, compiling, places
from simcancel.library.errors import BadContentError
from tests.authoring.test_load import MINIMAL, ended, write_files
from tests.conftest import PACKAGE, ROOT, Run

T = TypeVar("T")


class Recorder:
    """Hears what a user would be told."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, sentence: str) -> None:
        """Remember a note."""
        self.notes.append(sentence)

    def progress(self, things: Sequence[T], what: str) -> Sequence[T]:
        """Show nothing."""
        return things


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "simcancel"


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """A small folder of guides."""
    return write_files(tmp_path / "mine")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No guides come with simcancel: compiling takes a tenth of the time."""
    monkeypatch.setattr(places, "folders", tuple)


def _titles(folder: Path | None = None) -> tuple[list[str], list[str]]:
    recorder = Recorder()
    folders = [str(folder)] if folder else []
    titles = choosing.ask(lambda index: [guide.title.en for guide in index.content().guides], folders, recorder)
    return titles, recorder.notes


def _fingerprint(folder: Path) -> Fingerprint:
    return cache_module.fingerprint(cache_module.files_in([str(folder)]))


def _index_of(folder: Path) -> Path:
    found = cache_module.place((*places.folders(), str(folder)))
    assert found is not None
    return Path(found)


def test_more_guides_are_added(cache: Path, guides: Path) -> None:
    """A folder that is given adds its guides to the shipped ones; the second time they come from the cache."""
    first, notes = _titles(guides)
    assert len(first) == 6
    assert "Cancel it" in first
    assert notes == []
    compiled = _index_of(guides).stat().st_mtime_ns
    assert _titles(guides) == (first, [])
    assert _index_of(guides).stat().st_mtime_ns == compiled


@pytest.mark.parametrize("mode", [0o666, 0o660, 0o620])
def test_an_index_that_others_can_write_is_not_asked(
    cache: Path, alone: None, guides: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    """It is compiled anew, and is the user's own then."""
    right = _titles(guides)
    index = _index_of(guides)
    index.chmod(mode)
    before = index.stat().st_ino
    assert _titles(guides) == right
    assert index.stat().st_ino != before
    assert not index.stat().st_mode & 0o022


def test_an_index_in_a_folder_that_others_can_write_to_is_not_asked(cache: Path, alone: None, guides: Path) -> None:
    """They can exchange it, whoever may write to the file itself."""
    titles, _ = _titles(guides)
    cache.chmod(0o777)
    answered, [note] = _titles(guides)
    assert answered == titles
    assert "others can write there" in note


def test_nobody_else_sees_what_is_in_the_cache(cache: Path, alone: None, guides: Path) -> None:
    """Nor could write there, however a system shares new folders."""
    usual = os.umask(0)
    try:
        _titles(guides)
    finally:
        os.umask(usual)
    assert cache.stat().st_mode & 0o777 == 0o700


def test_an_index_of_another_user_is_none_of_ours(
    cache: Path, alone: None, guides: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever else wrote it may have written anything."""
    _titles(guides)
    index = _index_of(guides)
    assert cache_module.is_ours(index)
    monkeypatch.setattr(os, "getuid", lambda: index.stat().st_uid + 1)
    assert not cache_module.is_ours(index)


def test_an_edit_is_noticed_at_once(cache: Path, alone: None, guides: Path) -> None:
    """Also one of the same size within the same tick, and with the old times put back."""
    path = guides / "guide.yaml"
    for word in ("aaa", "bbb", "ccc"):
        before = path.stat()
        path.write_text(ended(MINIMAL["guide.yaml"].replace("Cancel it", f"Cancel {word}")), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert f"Cancel {word}" in _titles(guides)[0]


def test_what_is_put_back_while_it_is_compiled_is_noticed(
    cache: Path, alone: None, guides: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit that comes between the look at a file and the reading of it, and is undone, is in no answer that follows."""
    path, load = guides / "guide.yaml", compiling.load
    as_it_was = path.read_text(encoding="utf-8")

    def meanwhile(*given: Any) -> Loaded:
        path.write_text(as_it_was.replace("Cancel it", "Throw it away"), encoding="utf-8")
        try:
            return load(*given)
        finally:
            path.write_text(as_it_was, encoding="utf-8")

    with monkeypatch.context() as patched:
        patched.setattr(compiling, "load", meanwhile)
        _titles(guides)
    assert _titles(guides)[0] == ["Cancel it"]


def test_added_and_removed_files_are_noticed(cache: Path, guides: Path) -> None:
    """A guide that is gone is not shown from the cache."""
    _titles(guides)
    (guides / "guide.yaml").unlink()
    assert "Cancel it" not in _titles(guides)[0]


def test_a_new_name_and_exchanged_contents_are_noticed(guides: Path) -> None:
    """What is told of a file names it, and of two that say the same the later one counts."""
    found = {_fingerprint(guides).whole}
    (guides / "guide.yaml").rename(guides / "guides.yaml")
    found.add(_fingerprint(guides).whole)
    first, other = (guides / "guides.yaml").read_bytes(), (guides / "ledger.yaml").read_bytes()
    (guides / "guides.yaml").write_bytes(other)
    (guides / "ledger.yaml").write_bytes(first)
    found.add(_fingerprint(guides).whole)
    assert len(found) == 3


def test_other_folders_have_an_index_of_their_own(cache: Path) -> None:
    """Also those of one name, and the same ones in another order: of what is described twice, the last counts."""
    given = (["/a/guides"], ["/b/guides"], ["/a/guides", "/b/guides"], ["/b/guides", "/a/guides"])
    assert len(set(map(cache_module.place, given))) == 4


def test_touching_a_file_compiles_nothing(cache: Path, alone: None, guides: Path) -> None:
    """What counts is content."""
    _titles(guides)
    compiled = _index_of(guides).stat().st_mtime_ns
    (guides / "guide.yaml").touch()
    _titles(guides)
    assert _index_of(guides).stat().st_mtime_ns == compiled


def test_a_replaced_guide_is_noted(cache: Path, alone: None, guides: Path, tmp_path: Path) -> None:
    """A guide of a later folder replaces the earlier one, and that is told each time."""
    other = tmp_path / "other"
    other.mkdir()
    text = ended(MINIMAL["guide.yaml"].replace("Cancel it", "Cancel otherwise"))
    (other / "x.yaml").write_text(text, encoding="utf-8")
    for _ in range(2):
        recorder = Recorder()
        folders = [str(guides), str(other)]
        titles = choosing.ask(lambda index: [guide.title.en for guide in index.content().guides], folders, recorder)
        assert "Cancel otherwise" in titles
        assert "Cancel it" not in titles
        assert recorder.notes == [f"guide atlantis-cancel-data is taken from {other / 'x.yaml'}."]


def _halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _other_format(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    connection.commit()
    connection.close()


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()


def _scribble(path: Path) -> None:
    """Overwrite the middle of the file, where the texts are."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[4096:] = b"\xff" * (len(data) - 4096)
    data[middle:] = b"\x00" * (len(data) - middle)
    path.write_bytes(bytes(data))


def _spoil_payloads(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE guide SET payload = substr(payload, 1, 100)")
    connection.commit()
    connection.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "halved": _halve,
    "emptied": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("not an index", encoding="utf-8"),
    "newer": _other_format,
    "foreign": _foreign,
    "scribbled": _scribble,
    "spoilt": _spoil_payloads,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew(cache: Path, alone: None, guides: Path, damage: str) -> None:
    """Whatever happened to the file in the cache, the answer is right, and the next one too."""
    right, _ = _titles(guides)
    DAMAGES[damage](_index_of(guides))
    assert _titles(guides) == (right, [])
    assert _titles(guides) == (right, [])


def test_a_fault_of_our_own_is_no_damage(cache: Path, alone: None, guides: Path) -> None:
    """A bug in what is asked of an index is not told as a damaged cache, and nothing is compiled because of it."""
    _titles(guides)
    compiled = _index_of(guides).stat().st_mtime_ns
    recorder = Recorder()
    for error in (KeyError("bug"), TypeError("bug"), AttributeError("bug"), ValueError("bug")):

        def question(_: Index, error: Exception = error) -> None:
            raise error

        with pytest.raises(type(error)):
            choosing.ask(question, [str(guides)], recorder)
    assert recorder.notes == []
    assert _index_of(guides).stat().st_mtime_ns == compiled


def test_a_fresh_index_needs_no_compiler(cache: Path, guides: Path) -> None:
    """With the index in the cache, nothing that parses, checks or compiles is imported."""
    _titles(guides)
    command = [sys.executable, "-X", "importtime", "-m", "simcancel", "list", "--guides", str(guides)]
    ran = subprocess.run(command, env=_environment(cache), capture_output=True, check=True, text=True)
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "simcancel.library.cache" in imported
    assert imported.isdisjoint({"yaml", "opencc", "pypinyin", "phonenumbers", "simcancel.authoring.load", "tempfile"})


def test_warnings_are_told_when_guides_are_compiled(cache: Path, guides: Path) -> None:
    """A fact line that nothing cites does not stop the answer, and the writer hears of it, with file and line."""
    text = MINIMAL["guide.yaml"].replace('sources: ["900:2-4"]', 'sources: ["900:2"]')
    (guides / "guide.yaml").write_text(ended(text), encoding="utf-8")
    titles, notes = _titles(guides)
    assert "Cancel it" in titles
    [note] = notes
    assert note.startswith(f"{guides / 'ledger.yaml'}:1: Line 4 of article 900")


@pytest.mark.parametrize(("count", "last"), [(51, "… and 1 more."), (150, "… and 100 more.")])
def test_findings_are_told_fifty_at_a_time(cache: Path, guides: Path, count: int, last: str) -> None:
    """However many bad entries there are: fifty lines, and a count of the rest, be it one."""
    tips = "  - {en: a}\n" * count
    (guides / "guide.yaml").write_text(ended(f"{MINIMAL['guide.yaml']}tips:\n{tips}"), encoding="utf-8")
    with pytest.raises(BadContentError) as caught:
        _titles(guides)
    assert len(caught.value.findings) == 51
    assert caught.value.findings[-1] == last


def test_a_changed_program_compiles_anew(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each room whose code makes the index, and each library that it asks, counts."""
    files = cache_module.files_in([str(guides)])
    before = cache_module.fingerprint(files)
    assert cache_module.fingerprint(files) == before
    program = [Path(path).relative_to(PACKAGE).as_posix() for path in cache_module._program()]
    for module in ("model.py", "messages.py", "words/aliases.py", "authoring/rules/fitting.py", "index/codec.py"):
        assert module in program
    versions = cache_module._versions()
    assert {name.partition("-")[0].lower() for name in versions} == {"opencc", "phonenumbers", "pypinyin", "pyyaml"}
    monkeypatch.setattr(cache_module, "_versions", lambda: [*versions, "opencc-99.dist-info"])
    assert cache_module.fingerprint(files) != before


def test_an_upgrade_compiles_anew(guides: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any line of the program that makes an index may make another one."""
    module = tmp_path / "aliases.py"
    module.write_text("A = 1\n", encoding="utf-8")
    monkeypatch.setattr(cache_module, "_program", lambda: [str(module)])
    before = _fingerprint(guides).program
    module.write_text("A = 2\n", encoding="utf-8")
    assert _fingerprint(guides).program != before


DAY = 24 * 3600


@pytest.mark.parametrize(
    ("name", "age", "goes"),
    [
        ("aaaaaaaaaaaaaaaaaaaa.sqlite", 2 * 3600, False),
        ("aaaaaaaaaaaaaaaaaaaa.sqlite", 29 * DAY, False),
        ("aaaaaaaaaaaaaaaaaaaa.sqlite", 31 * DAY, True),
        ("aaaaaaaaaaaaaaaaaaaax1.tmp", 60, False),
        ("aaaaaaaaaaaaaaaaaaaax1.tmp", 2 * 3600, True),
        ("aaaaaaaaaaaaaaaaaaaaa.sqlite", 400 * DAY, False),
        ("xaaaaaaaaaaaaaaaaaaaa.sqlite", 400 * DAY, False),
        ("aaaaaaaaaaaaaaaaaaaa.sqlite.bak", 400 * DAY, False),
    ],
)
def test_what_is_old_is_removed(tmp_path: Path, name: str, age: int, *, goes: bool) -> None:
    """An index after a month, what is half written after an hour; what only looks like ours never."""
    file = tmp_path / name
    file.write_text("x", encoding="utf-8")
    os.utime(file, (time.time() - age,) * 2)
    cache_module.tidy(tmp_path)
    assert file.exists() is not goes


def test_what_is_old_and_cannot_be_removed_is_left(cache: Path, alone: None, guides: Path) -> None:
    """The cache is used all the same."""
    stuck = cache / ("a" * 20 + ".sqlite")
    stuck.mkdir(parents=True, mode=0o700)
    cache.chmod(0o700)
    os.utime(stuck, (0, 0))
    assert _titles(guides) == (["Cancel it"], [])
    assert stuck.exists()
    assert _index_of(guides).exists()


def test_old_indexes_are_removed_and_nothing_else(cache: Path, guides: Path) -> None:
    """What is ours and old goes when an index is written; what is another's or young stays."""
    cache.mkdir(parents=True)
    old = time.time() - 40 * 24 * 3600
    names = {"a" * 20 + ".sqlite": True, "b" * 20 + "x1.tmp": True, "notes.tmp": False, "mine.sqlite": False}
    for name in names:
        (cache / name).write_text("x", encoding="utf-8")
        os.utime(cache / name, (old, old))
    (cache / ("c" * 20 + ".sqlite")).write_text("x", encoding="utf-8")
    _titles(guides)
    left = {path.name for path in cache.iterdir()}
    assert {name for name in names if name not in left} == {name for name, goes in names.items() if goes}
    assert "c" * 20 + ".sqlite" in left


def test_an_unusable_cache_is_noted(tmp_path: Path, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache cannot be written, the answer is right all the same, with one note."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    titles, notes = _titles(guides)
    assert len(titles) == 6
    assert len(notes) == 1
    assert "compiled in memory" in notes[0]


def test_a_full_disk_is_noted(cache: Path, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that cannot be written whole is not left behind."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("simcancel.library.compiling.write_into_cache", full)
    titles, notes = _titles(guides)
    assert len(titles) == 6
    assert "disk is full" in notes[0]


def test_no_home(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder for a cache the guides are compiled in memory."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    titles, notes = _titles(guides)
    assert len(titles) == 6
    assert "no folder for a cache" in notes[0]


def _circular_file(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.yaml").symlink_to(folder / "a.yaml")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "No such file"),
        (Path.mkdir, "holds no guides"),
        (lambda folder: folder.write_text("x"), "Not a directory"),
        (lambda folder: folder.symlink_to(folder), "symbolic links"),
        (_circular_file, "symbolic links"),
        (lambda folder: (write_files(folder) / "guide.yaml").write_text(""), "empty"),
        (lambda folder: write_files(folder, {"guide.yaml": "guide: no\n"}), "quotes"),
    ],
    ids=["missing", "empty", "file", "circular", "circular file", "empty file", "broken"],
)
def test_a_folder_that_cannot_be_used(
    run: Run, cache: Path, tmp_path: Path, make: Callable[[Path], object], says: str
) -> None:
    """One clear sentence, status 2."""
    folder = tmp_path / "given"
    make(folder)
    ran = run(["show", "oman", "--guides", str(folder)])
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_circular_folders_are_not_followed(run: Run, cache: Path, guides: Path) -> None:
    """A link to a folder above does not lead round and round."""
    (guides / "loop").symlink_to(guides)
    assert run(["list", "--guides", str(guides)]).status == 0


def test_guides_from_the_environment(run: Run, cache: Path, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIMCANCEL_GUIDES names folders as PATH does."""
    monkeypatch.setenv("SIMCANCEL_GUIDES", f"{guides}{os.pathsep}{guides}")
    assert "Atlantis" in run("list").out


# Processes of their own.

PROGRAM = (sys.executable, "-m", "simcancel")
WARNINGS = "error,ignore::DeprecationWarning:pypinyin.pinyin_dict,ignore::DeprecationWarning:pypinyin.phrases_dict"  # on Python 3.14


def _environment(cache: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(cache.parent), "LANG": "en_GB.UTF-8", "PYTHONWARNINGS": WARNINGS}


@pytest.mark.slow
def test_many_at_once(cache: Path, guides: Path, request: pytest.FixtureRequest) -> None:
    """With an empty cache six processes, with `--deep` thirty-two, all answer right and leave one valid index."""
    many = 32 if request.config.getoption("--deep") else 6
    command = [*PROGRAM, "show", "atlantis", "--guides", str(guides)]
    started = [
        subprocess.Popen(command, env=_environment(cache), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(many)
    ]
    answers = {process.communicate() for process in started}
    assert [process.returncode for process in started] == [0] * many
    [(out, err)] = answers
    assert b"Cancel it" in out
    assert err == b""
    assert [path.suffix for path in sorted(cache.iterdir())] == [".sqlite"]
    assert _titles(guides)[1] == []


@pytest.mark.slow
def test_killed_while_compiling(cache: Path, guides: Path, request: pytest.FixtureRequest) -> None:
    """`kill -9` at five moments, with `--deep` at fifty, never leaves an index that answers wrongly."""
    moments = 50 if request.config.getoption("--deep") else 5
    command = [*PROGRAM, "show", "atlantis", "--guides", str(guides)]
    began = time.monotonic()
    right = subprocess.run(command, env=_environment(cache), capture_output=True, check=True).stdout
    took = time.monotonic() - began
    for moment in range(moments):
        for path in cache.glob("*.sqlite"):
            path.unlink()
        process = subprocess.Popen(command, env=_environment(cache), stdout=subprocess.DEVNULL)
        time.sleep(took * moment / moments)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in cache.glob("*.sqlite"):
            titles = choosing.ask(lambda index: [g.title.en for g in index.content().guides], [str(guides)], Recorder())
            assert len(titles) == 6, path
    ran = subprocess.run(command, env=_environment(cache), capture_output=True, check=True)
    assert ran.stdout == right


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would; building it leaves no scratch behind."""
    if PACKAGE.parent != ROOT:
        pytest.skip("these tests run on an installed wheel; there is nothing to build it of")
    folder, scratch = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("scratch")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "TMPDIR": str(scratch)})
    assert list(scratch.iterdir()) == []
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("words", [["show", "oman", "cancel"], ["search", "refund"], ["list"], ["flags"]])
def test_the_wheel_brings_its_index(installed: Path, tmp_path: Path, words: list[str]) -> None:
    """An installed simcancel imports nothing that compiling needs, writes nothing and goes nowhere."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-X", "importtime", "-m", "simcancel", *words]
    before = sorted(installed.rglob("*.sqlite*"))
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, text=True)
    assert "Oman" in ran.stdout
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert "simcancel" in imported
    assert imported.isdisjoint({"yaml", "pypinyin", "opencc", "phonenumbers", "rich"})
    assert (installed / "simcancel" / "py.typed").is_file()
    assert list(home.iterdir()) == []
    assert sorted(installed.rglob("*.sqlite*")) == before


def test_a_wheel_with_a_damaged_index_still_answers(installed: Path, tmp_path: Path) -> None:
    """It compiles the guides that it also brings, with one note."""
    index = installed / "simcancel" / "data" / "index.sqlite"
    whole = index.read_bytes()
    index.write_bytes(whole[: len(whole) // 2])
    environment = {**_environment(tmp_path / "cache" / "x"), "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "simcancel", "show", "oman", "renew"]
    try:
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, text=True)
    finally:
        index.write_bytes(whole)
    assert "Renew a number-keeping SIM in Oman" in ran.stdout
    assert ran.stderr.count("note:") == 1


def test_the_index_holds_no_flags(index: Index) -> None:
    """Flags depend on the day; the index holds facts only."""
    tables = index._all("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    for (table,) in tables:
        for row in index._all(f"SELECT * FROM {table}"):
            assert not any(isinstance(cell, str) and "unverified-hotline" in cell for cell in row), table


# The index in the package, in this process.


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A compiled index where the package has it."""
    path = tmp_path / "guides.sqlite"
    compiling.compile_to(path, places.folders(), Recorder())
    monkeypatch.setattr(places, "INDEX", str(path))
    return path


def test_the_index_in_the_package_is_asked_first(cache: Path, shipped: Path) -> None:
    """No cache is made for it."""
    titles, notes = _titles()
    assert (len(titles), notes) == (5, [])
    assert not cache.exists()


def _foreign_format(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    seal(path)


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_flip, _foreign_format])
def test_a_damaged_one_is_told_and_not_asked(cache: Path, shipped: Path, damage: Callable[[Path], None]) -> None:
    """The answer is compiled from the guides in the package."""
    damage(shipped)
    titles, [note] = _titles()
    assert len(titles) == 5
    assert "damaged" in note


@pytest.mark.parametrize("instead", [_folder, Path.unlink])
def test_an_index_that_cannot_be_read_is_a_damaged_one(shipped: Path, instead: Callable[[Path], None]) -> None:
    """A folder in its place, or nothing."""
    instead(shipped)
    with pytest.raises(DamagedError):
        Index.open(str(shipped))


def test_what_is_half_written_goes(cache: Path, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left behind where sealing fails."""

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiling, "seal", full)
    titles, [note] = _titles(guides)
    assert len(titles) == 6
    assert "No space left" in note
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("win32", "LOCALAPPDATA", "/local", "/local/simcancel/"),
        ("darwin", "HOME", "/me", "/me/Library/Caches/simcancel/"),
        ("linux", "HOME", "/me", "/me/.cache/simcancel/"),
        ("linux", "XDG_CACHE_HOME", "/xdg", "/xdg/simcancel/"),
    ],
)
def test_the_cache_is_where_a_system_keeps_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, expected: str
) -> None:
    """Windows, macOS and the XDG folders."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, value)
    found = cache_module.place([])
    assert found is not None
    assert found.startswith(expected)


def test_without_owners_a_cache_is_ours(cache: Path, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has none; the folder is in the user's profile."""
    _titles(guides)
    monkeypatch.delattr(os, "getuid")
    assert cache_module.is_ours(_index_of(guides))


def test_a_device_is_not_read(cache: Path, guides: Path) -> None:
    """A pipe among the guides would be waited for without end; the finding is of the reader of files."""
    os.mkfifo(guides / "pipe.yaml")
    with pytest.raises(BadContentError) as caught:
        _titles(guides)
    assert "pipe.yaml" in caught.value.findings[0]
