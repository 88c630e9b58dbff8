"""How long commands take from start to end, beside the least that they could: `python benchmarks/start.py PYTHON`.

PYTHON is an interpreter with an installed wheel. The *limit* of a command is a process that imports click, sqlite3 and
json, opens the shipped index, reads the payloads that the command needs and writes as many bytes.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

RUNS = 41
ROOT = Path(__file__).parent.parent
LIMIT = """
import click, sqlite3, json, sys
from importlib.util import find_spec
package = find_spec("simcancel").submodule_search_locations[0]
index = sqlite3.connect(f"file:{{package}}/data/index.sqlite?mode=ro&immutable=1", uri=True)
tables = {tables}
for table in tables:
    for (payload,) in index.execute(f"SELECT payload FROM {{table}}"):
        json.loads(payload)
sys.stdout.write("x" * {bytes})
"""
SHOWN = ("region", "carrier", "guide", "article", "disagreement", "page", "statement")
MEMORY = "import resource, sys; {}; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def _run(command: list[str], folder: Path = Path("/")) -> bytes:
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a checkout has its bytecode, as a wheel has
    return subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    ).stdout


def seconds(commands: dict[str, tuple[list[str], Path]]) -> dict[str, float]:
    """Return the median time of some runs of each command, all taken in turns, so that a busy machine is busy for all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, (command, folder) in commands.items():
            began = time.perf_counter()
            _run(command, folder)
            times[name].append(time.perf_counter() - began)
    return {name: sorted(each)[RUNS // 2] for name, each in times.items()}


def main() -> None:
    """Print a table."""
    python = sys.argv[1]
    simcancel = [python, "-m", "simcancel"]
    show, search = ["show", "oman", "cancel"], ["search", "余额退款"]
    colored = [*show, "--format", "terminal", "--color", "always"]

    def limit(words: list[str], tables: tuple[str, ...], imports: str = "") -> list[str]:
        size = len(_run([*simcancel, *words]))
        return [python, "-c", imports + LIMIT.format(tables=tables, bytes=size)]

    away = Path("/")
    took = seconds(
        {
            "import click": ([python, "-c", "import click"], away),
            "limit show": (limit(show, SHOWN), away),
            "show": ([*simcancel, *show], away),
            "limit colour": (limit(colored, SHOWN, "import rich.console"), away),
            "colour": ([*simcancel, *colored], away),
            "limit search": (limit(search, ("guide", "region")), away),
            "search": ([*simcancel, *search], away),
            "checkout": ([*simcancel, *show], ROOT),  # found in the folder, before the installed one
        }
    )
    rows = [
        ("show oman cancel, into a pipe", "show", "limit show", 1.35),
        ("the same in colour", "colour", "limit colour", 1.5),
        ("search 余额退款", "search", "limit search", 1.5),
        ("show from a checkout", "checkout", "show", 1.3),
    ]
    print(f"import click: {took['import click'] * 1000:.1f} ms")
    print(f"{'':32}{'ms':>8}{'against':>14}{'ms':>8}{'ratio':>8}{'wanted':>8}")
    for what, name, base, wanted in rows:
        print(
            f"{what:32}{took[name] * 1000:8.1f}{base:>14}{took[base] * 1000:8.1f}{took[name] / took[base]:8.2f}{wanted:8.2f}"
        )
    code = "import click", "sys.argv[1:] = ['show', 'oman', 'cancel']; from simcancel.cli.commands import run; run()"
    click, shown = (int(_run([python, "-c", MEMORY.format(each)]).split()[-1]) for each in code)
    print(
        f"{'memory of show':32}{shown / 1024:8.1f}{'import click':>14}{click / 1024:8.1f}{shown / click:8.2f}{1.35:8.2f}"
    )


if __name__ == "__main__":
    main()
