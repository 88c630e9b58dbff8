"""`site --serve`: the site on the loopback, and nothing else."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.conftest import Run


def _hear_interrupts() -> None:
    """Let a process hear Ctrl-C, also where the tests themselves run in the background and do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def port(site: Path, tmp_path: Path) -> Iterator[int]:
    """The port of a site that is shown by a process of its own, with links in it that lead elsewhere."""
    del site  # written before, so that Pagefind and the pages are warm
    folder = tmp_path / "site"
    command = [sys.executable, "-m", "simcancel", "site", str(folder), "--serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_hear_interrupts) as process:  # noqa: PLW1509 - no thread runs here
        assert process.stderr is not None
        lines = [process.stderr.readline(), process.stderr.readline()]
        address = re.search(r"http://127\.0\.0\.1:(\d+)/ shows the site", "".join(lines))
        assert address is not None, lines
        (tmp_path / "secret.txt").write_text("secret")
        (folder / "leak.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "up").symlink_to(tmp_path)
        yield int(address[1])
        process.send_signal(signal.SIGINT)
        try:
            _, rest = process.communicate(timeout=20)
        finally:
            process.kill()  # if it is still there, nobody is to wait for it
        assert process.returncode == 0
        assert rest == ""


def _status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.endheaders()
    return connection.getresponse().status


def test_only_files_of_the_site_are_served(port: int) -> None:
    """No list, no hidden file, nothing that a link or a path leads to elsewhere; whoever hangs up is no matter."""
    for path in ("/", "/en/oman/", "/style.css", "/records/words.bin", "/zh-Hant/search/?q=x"):
        assert _status(port, path) == 200
    for path in ("/leak.txt", "/up/secret.txt", "/%00", "/../secret.txt", "/%2e%2e/secret.txt", "/records/",
                 "/.simcancel-site", "/nothing", "/up/"):  # fmt: skip
        assert _status(port, path) == 404, path
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET /style.css HTTP/1.1\r\n")


def test_a_taken_port_is_told_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run(["site", str(tmp_path / "site"), "--serve", "--port", str(taken.getsockname()[1])])
    assert ran.status == 2
    assert "give another with --port" in ran.err
    assert not (tmp_path / "site").exists()
