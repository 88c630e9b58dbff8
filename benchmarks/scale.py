"""Compiling and answering with many synthetic guides: `python benchmarks/scale.py COUNT`."""

import gc
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import synthetic
import yaml

from simcancel.authoring.files import files_of
from simcancel.index.store import Index
from simcancel.library import cache, choosing, places
from simcancel.library.compiling import compile_to

T = TypeVar("T")
RUNS = 7


class Silent:
    """Tells nobody."""

    def note(self, sentence: str) -> None:
        """Say nothing."""

    def progress(self, things: Sequence[T], _what: str) -> Sequence[T]:
        """Show nothing."""
        return things


def took(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def parsed(folder: Path) -> None:
    """Parse all files of a folder with PyYAML's C loader."""
    for _, path in files_of([folder]):
        yaml.load(Path(path).read_bytes(), Loader=yaml.CSafeLoader)


def answered(index: Path, words: list[str]) -> float:
    """Return the seconds of a whole process that answers from an index, the median of some runs."""
    program = "import sys; from simcancel.library import places; places.INDEX = sys.argv.pop(1); from simcancel.cli import main; main()"
    command = [sys.executable, "-c", program, str(index), *words]
    environment = {**os.environ, "LANG": "en_GB.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = [
        took(lambda: subprocess.run(command, env=environment, capture_output=True, check=True)) for _ in range(RUNS)
    ]
    return sorted(times)[RUNS // 2]


def main() -> None:
    """Print a table."""
    count = int(sys.argv[1])
    gc.disable()  # as the command line does
    with tempfile.TemporaryDirectory() as scratch:
        folder, few = Path(scratch) / "guides", Path(scratch) / "few.sqlite"
        os.environ["XDG_CACHE_HOME"] = scratch
        many = Path(cache.place([*places.folders(), str(folder)]) or "")
        synthetic.write(folder, count)
        parsing = took(lambda: parsed(folder))
        compiling = took(lambda: choosing.ask(Index.size, [str(folder)], Silent()))
        edited = folder / "0000" / "0.yaml"
        edited.write_text(edited.read_text("utf-8").replace("Ask customer service", "Call customer service"), "utf-8")
        again = took(lambda: choosing.ask(Index.size, [str(folder)], Silent()))
        fresh = took(lambda: choosing.ask(Index.size, [str(folder)], Silent()))
        compile_to(few, places.folders(), Silent())
        with closing(Index.open(str(many))) as index:
            entries = index.size()
        print(f"{count} guides, {entries} entries, {many.stat().st_size / 1e6:.0f} MB")
        print(f"{'':28}{'seconds':>10}{'ratio':>8}")
        print(f"{'parsing (PyYAML, C)':28}{parsing:10.2f}{1:8.2f}")
        print(f"{'compiling':28}{compiling:10.2f}{compiling / parsing:8.2f}")
        print(f"{'again, one guide edited':28}{again:10.2f}{again / parsing:8.2f}")
        print(f"{'again, nothing edited':28}{fresh:10.2f}{fresh / parsing:8.2f}")
        for words in (
            ["list"],
            ["show", "oman", "cancel"],
            ["search", "余额退款"],
            ["search", "refnud"],
            ["search", "24691111"],
        ):
            with_few, with_many = answered(few, words), answered(many, words)
            print(f"{' '.join(words) + ', 5 guides':28}{with_few:10.3f}{1:8.2f}")
            print(f"{' '.join(words) + ', all':28}{with_many:10.3f}{with_many / with_few:8.2f}")
        with closing(sqlite3.connect(many)) as connection:
            assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
