"""A site of many synthetic guides: how long it takes to write, and what a visitor loads.

`PYTHONPATH=. python benchmarks/site.py COUNT`, from the project's folder. Needs the extra `site`, and Chromium for what is
loaded.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import synthetic

from tests.render.browser import CHROMIUM, Tab, browser

EDITED = ("Back up contacts 1 ", "Back up contacts 1 now ")


class _Counting(SimpleHTTPRequestHandler):
    """Serves files and counts them: what a worker of the page asks for is seen here only."""

    sent: ClassVar[list[int]] = []

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file."""
        data = source.read()
        self.sent.append(len(data))
        outputfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def written(site: Path, guides: Path, cache: Path) -> float:
    """Return the seconds of a whole process that writes the site."""
    command = [sys.executable, "-m", "simcancel", "site", str(site), "--guides", str(guides)]
    began = time.perf_counter()
    run = subprocess.run(
        command, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, check=True, capture_output=True, text=True
    )
    print(run.stderr.strip().splitlines()[-1].rpartition(": ")[2])
    return time.perf_counter() - began


def loaded(tab: Tab, address: str, until: str) -> tuple[float, int]:
    """Return how many kB and requests a first visit takes until an expression holds, and a moment longer."""
    _Counting.sent.clear()
    tab.go(address)
    end = time.monotonic() + 30
    while not tab.value(until) and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1)
    return sum(_Counting.sent) / 1000, len(_Counting.sent)


def visited(site: Path, region: str) -> None:
    """Print what a visitor loads."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counting, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    is_read, is_found = "document.readyState === 'complete'", "document.querySelector('#results').dataset.ready"
    for name, path, until in (
        ("home", "en/", is_read),
        ("a guide", "en/oman/cancel/number-keeping/", is_read),
        ("its checklist", "en/oman/cancel/number-keeping/checklist/", is_read),
        ("everything", "en/oman/cancel/number-keeping/all/", is_read),
        ("search: oman refund", "en/search/?q=oman+refund", is_found),
        ("search: 阿曼余额退款", "zh-Hans/search/?q=%E9%98%BF%E6%9B%BC%E4%BD%99%E9%A2%9D%E9%80%80%E6%AC%BE", is_found),
        ("search: omantel 2469", "en/search/?q=omantel+2469", is_found),
        (f"search: {region} balance", f"en/search/?q={region}+balance", is_found),
    ):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, browser(Path(profile)) as tab:
            hidden = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })"
            kept = tab.call("Page.addScriptToEvaluateOnNewDocument", source=hidden)["identifier"]
            size, requests = loaded(tab, root + path, until)
            hits = tab.value("document.querySelectorAll('#results li').length")
            tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=kept)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, browser(Path(profile)) as tab:
            later = loaded(tab, root + path, until)[0] - size
        told = f"{hits:4} hits" if "search" in name else ""
        print(f"{name:32}{size:6.0f} kB{requests:4} requests{later:6.0f} kB more to open offline{told}")
    server.shutdown()


def main() -> None:
    """Print it all."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        guides, site, cache = (Path(scratch) / name for name in ("guides", "site", "cache"))
        synthetic.write(guides, count)
        compiling = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "simcancel", "list", "oman", "--guides", str(guides)],
            env={**os.environ, "XDG_CACHE_HOME": str(cache)}, check=True, capture_output=True,
        )  # fmt: skip
        compiling = time.perf_counter() - compiling
        first = written(site, guides, cache)
        edited = next(path for path in sorted(guides.rglob("*.yaml")) if EDITED[0] in path.read_text(encoding="utf-8"))
        edited.write_text(edited.read_text(encoding="utf-8").replace(*EDITED), encoding="utf-8")
        again = written(site, guides, cache)
        nothing = written(site, guides, cache)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{count} guides: compiling {compiling:.1f} s, the site {first:.1f} s, {size:.0f} MB")
        print(
            f"after an edit {again:.1f} s with compiling, after nothing {nothing:.1f} s; the largest process {memory:.0f} MB"
        )
        if CHROMIUM is not None:
            visited(site, synthetic.name(3))


if __name__ == "__main__":
    main()
