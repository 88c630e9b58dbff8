"""Imports point downward, and each library lives in its own place."""

import ast
from pathlib import Path

import pytest

from tests.conftest import PACKAGE

# Lower may not import higher. A package counts as one room.
ORDER = [
    ("named_tuple",),
    ("model",),
    ("messages",),
    ("words",),
    ("scan",),
    ("authoring",),
    ("index",),
    ("library",),
    ("query",),
    ("answer",),
    ("page",),
    ("render",),
    ("site",),
    ("cli",),
]

HOMES = {
    "click": {"cli"},
    "rich": {"render/terminal.py"},
    "yaml": {"authoring/tree.py", "authoring/platforms.py", "scan/words.py"},
    "charset_normalizer": {"scan/files.py"},
    "rapidfuzz": {"query"},
    "phonenumbers": {"authoring/numbers.py", "scan/numbers.py"},
    "opencc": {"words/chinese.py"},
    "pypinyin": {"words/chinese.py"},
    "jinja2": {"render/html.py"},
    "pagefind": {"site/searching.py"},
    "sqlite3": {"index", "library"},
    "apsw": {"index/paged.py"},
    "http": {"cli/publishing.py"},
}

# What a renderer may know: nodes with their flags, never the facts behind them.
RENDERERS_KNOW = {"named_tuple", "page", "words", "render"}


def _files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "simcancel":
                found.update(f"simcancel.{alias.name}" for alias in node.names)
    return found


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def _rank(room: str) -> int:
    return next(rank for rank, rooms in enumerate(ORDER) if room in rooms)


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path: Path) -> None:
    """No room imports from one above it."""
    room = _room(path)
    if room == "__init__":
        return
    for name in _imports(path):
        if name.startswith("simcancel."):
            other = name.split(".")[1]
            if other not in ("__version__", room):
                assert _rank(other) <= _rank(room), f"{path} imports {name}"


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_live_in_their_homes(path: Path) -> None:
    """A library is imported where it belongs and nowhere else."""
    where = path.relative_to(PACKAGE).as_posix()
    for name in _imports(path):
        homes = HOMES.get(name.partition(".")[0])
        if homes:
            assert any(where == home or where.startswith(f"{home}/") for home in homes), f"{where} imports {name}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "render").glob("*.py")), ids=lambda path: path.name)
def test_renderers_see_no_bare_facts(path: Path) -> None:
    """A renderer cannot reach a number except with its flags: it imports neither index nor trust nor contacts."""
    for name in _imports(path):
        if name.startswith("simcancel."):
            assert name.split(".")[1] in RENDERERS_KNOW, f"{path.name} imports {name}"
    assert "Contact" not in {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "simcancel.model"
        for alias in node.names
    }


def _names(path: Path) -> set[str]:
    """Return the names and dotted names that a file uses."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


def test_only_the_command_line_prints() -> None:
    """`print`, the streams and `exit` occur in `cli` alone, but for the script that prints the schema."""
    for path in _files():
        where = path.relative_to(PACKAGE).as_posix()
        if not where.startswith("cli/") and where != "answer/schema.py":
            assert _names(path).isdisjoint({"print", "sys.stdout", "sys.stderr", "sys.exit"}), where
