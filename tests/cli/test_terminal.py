"""On a real terminal: colours, and a pager where the text is taller than the screen and only there."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from simcancel.cli.session import WORTH_SHOWING
from tests.conftest import ROOT


def _on_a_terminal(words: list[str], rows: int = 24, columns: int = 80, **environment: str) -> tuple[int, str]:
    """Run the program on a terminal of its own and return how it ended and what was on the screen."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    given = {**os.environ, "LANG": "zh_CN.UTF-8", "TERM": "xterm-256color", **environment}
    given.pop("COLUMNS", None)
    command = [sys.executable, "-m", "simcancel", *words]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=given, close_fds=True)
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so where the other side is closed
            break
        if not part:
            break
        seen += part
    os.close(leader)
    return process.wait(timeout=60), seen.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "rows", "paged"),
    [
        (["show", "oman"], 24, True),
        (["show", "oman", "--no-pager"], 24, False),
        (["list"], 24, False),
        (["list"], 8, True),
        ([], 8, False),
        (["show", "oman", "--format", "plain"], 24, False),
    ],
)
def test_a_pager_only_where_it_is_needed(tmp_path: Path, words: list[str], rows: int, *, paged: bool) -> None:
    """The pager gets the text with its colours, in the encoding of the terminal."""
    status, seen = _on_a_terminal(words, rows, PAGER=f"tee {tmp_path / 'paged'}")
    assert status == 0
    assert (tmp_path / "paged").exists() is paged
    text = (tmp_path / "paged").read_text(encoding="utf-8") if paged else seen
    assert "阿曼" in text
    assert "ESC[" not in seen


def test_less_shows_colours_and_chinese() -> None:
    """Without any setting of the user's, `less` prints neither codes nor bytes."""
    _, seen = _on_a_terminal(["list", "--lang", "zh"], 40, PAGER="less", LESS="", LESSOPEN="", LESSEDIT="")
    assert "阿曼" in seen
    assert "<E9>" not in seen


def test_a_narrow_terminal() -> None:
    """Lines keep within the columns of the terminal, not within eighty."""
    _, seen = _on_a_terminal(["checklist", "bahrain", "--no-pager", "--lang", "en", "--color", "never"], columns=40)
    assert max(len(line) for line in seen.split("\r\n") if "!" not in line) <= 40


def test_a_dumb_terminal_gets_no_colours_and_no_pager() -> None:
    """TERM=dumb."""
    status, seen = _on_a_terminal(["show", "oman"], TERM="dumb", PAGER="false")
    assert status == 0
    assert "\x1b" not in seen


def test_less_leaves_the_text_and_says_its_keys(tmp_path: Path) -> None:
    """Unless the user has settings of their own."""
    less = tmp_path / "less"
    less.write_text(f'#!/bin/sh\necho "$LESS" > {tmp_path}/settings\ncat\n', encoding="utf-8")
    less.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    for given, expected in (("", "-R -X -Psspace: next page; q: quit; /word: find$"), ("-S", "-S")):
        _on_a_terminal(["show", "oman"], 24, PATH=path, PAGER="", LANG="en_GB.UTF-8", LESS=given)
        settings = (tmp_path / "settings").read_text(encoding="utf-8").strip().replace("\\", "")
        assert settings == expected


def test_stderr_breaks_between_words() -> None:
    """On a narrow terminal."""
    _, seen = _on_a_terminal(["show", "bahrain", "renew"], columns=40, LANG="en_GB.UTF-8")
    _, wide = _on_a_terminal(["show", "bahrain", "renew"], columns=200, LANG="en_GB.UTF-8")
    assert max(map(len, seen.splitlines())) <= 40
    assert seen.split() == wide.split()


@pytest.mark.parametrize("pager", ["false", "no-such-pager", "'", "sh -c 'exit 3'", "sh -c 'kill -9 $$'"])
def test_a_pager_that_fails_loses_nothing(pager: str) -> None:
    """What it does not take stands on the terminal."""
    status, seen = _on_a_terminal(["show", "oman"], PAGER=pager)
    assert status == 0
    assert "阿曼" in seen


def test_a_pager_that_is_interrupted_is_done() -> None:
    """Who presses Ctrl-C has seen enough."""
    _, seen = _on_a_terminal(["show", "oman"], PAGER="sh -c 'kill -INT $$'")
    assert "阿曼" not in seen


def test_progress_is_shown_where_somebody_watches(tmp_path: Path) -> None:
    """Two hundred guides are worth a bar, on a terminal only."""
    guides = str(tmp_path / "guides")
    subprocess.run([sys.executable, ROOT / "benchmarks" / "synthetic.py", guides, str(WORTH_SHOWING)], check=True)
    words = ["list", "--guides", guides, "--no-pager", "--lang", "en"]
    status, seen = _on_a_terminal(words, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert status == 0
    assert "Reading guides" in seen
    _, again = _on_a_terminal(words, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert "Reading guides" not in again
