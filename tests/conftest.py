"""What tests share: the shipped content, an index of it, and the command line run in this process."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import simcancel
from simcancel.authoring.files import files_of
from simcancel.authoring.load import Loaded, load
from simcancel.cli import commands as cli
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.library import places

ROOT = Path(__file__).parent.parent
PACKAGE = Path(simcancel.__file__).parent  # in the checkout, or where a wheel was installed
TODAY = "2026-11-20"


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English locale, no colour, eighty columns, a fixed day."""
    for name in [name for name in os.environ if name.startswith(("LC_", "SIMCANCEL_"))]:
        if name != "SIMCANCEL_ARTICLES":
            monkeypatch.delenv(name)
    for name in ("LANGUAGE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(cli, "today", lambda: TODAY)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The shipped guides and ledgers."""
    return load(files_of(places.folders()))


@pytest.fixture(scope="session")
def index(loaded: Loaded) -> Iterator[Index]:
    """An index of the shipped guides."""
    connection = sqlite3.connect(":memory:")
    write(connection, loaded.content)
    yield Index(connection)
    connection.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run simcancel with the words of a line, or with a list of them."""

    def run_line(line: str | list[str]) -> Ran:
        status = cli.run(line if isinstance(line, list) else line.split())
        captured = capsys.readouterr()
        return Ran(int(status), captured.out, captured.err)

    return run_line


@pytest.fixture(scope="session")
def articles() -> Path:
    """The folder of the original articles, which are not part of the project."""
    folder = os.environ.get("SIMCANCEL_ARTICLES")
    if not folder:
        pytest.skip("SIMCANCEL_ARTICLES does not name the folder of the original articles")
    return Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--deep`: as before a release, with many more examples of every property."""
    parser.addoption(
        "--deep", action="store_true", help="20,000 examples of a property, and every mutation of every file"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples a property is tried with; one that failed is kept and tried first."""
    if not os.access(os.curdir, os.W_OK):  # failures are kept beside the tests, to be tried first the next time
        settings.register_profile("read-only", database=None)
        settings.load_profile("read-only")
    settings.register_profile("usual", max_examples=100, deadline=None)
    settings.register_profile(
        "deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    settings.load_profile("deep" if config.getoption("--deep") else "usual")
