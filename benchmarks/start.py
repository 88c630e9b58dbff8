"""How long commands take from start to end, beside importing Click: `python benchmarks/start.py`."""

import os
import subprocess
import sys
import time

RUNS = 25
SIMCANCEL = [sys.executable, "-m", "simcancel"]
IMPORTS = "import click"
WITH_RICH = "import click, rich.console"


def seconds(command: list[str]) -> float:
    """Return the median time of some runs of a command."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=os.environ)
        times.append(time.perf_counter() - began)
    return sorted(times)[RUNS // 2]


def main() -> None:
    """Print a table."""
    click, rich = (seconds([sys.executable, "-c", imports]) for imports in (IMPORTS, WITH_RICH))
    rows = [
        (IMPORTS, click, click),
        (WITH_RICH, rich, rich),
        ("show oman cancel", seconds([*SIMCANCEL, "show", "oman", "cancel"]), click),
        ("show oman cancel, in colour", seconds([*SIMCANCEL, "show", "oman", "cancel", "--color", "always"]), rich),
        ("search 余额退款", seconds([*SIMCANCEL, "search", "余额退款"]), click),
        ("search refnud", seconds([*SIMCANCEL, "search", "refnud"]), click),
        ("list", seconds([*SIMCANCEL, "list"]), click),
    ]
    print(f"{'':30}{'ms':>8}{'ratio':>8}")
    for what, took, base in rows:
        print(f"{what:30}{took * 1000:8.1f}{took / base:8.2f}")


if __name__ == "__main__":
    main()
