"""stdout and stderr: whole, harmless, and in whatever encoding there is."""

import fcntl
import os
import struct
import subprocess
import sys
import termios
import time

import pytest

from simcancel.cli import stream


def test_a_pipe_that_is_not_waited_for_gets_everything() -> None:
    """A non-blocking pipe takes 64 kB at a time; the rest waits until there is room."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    command = [sys.executable, "-m", "simcancel", "show", "--lang", "both", "--all", "--format", "html"]
    process = subprocess.Popen(command, stdout=writer, stderr=subprocess.DEVNULL)
    os.close(writer)
    waiting = 0
    while waiting < 65536 and process.poll() is None:  # until it takes no more
        time.sleep(0.02)
        waiting = struct.unpack("i", fcntl.ioctl(reader, termios.FIONREAD, b"\0" * 4))[0]
    time.sleep(0.1)
    with open(reader, "rb") as file:
        page = file.read()
    assert process.wait(60) == 0
    assert len(page) > 65536
    assert page.endswith(b"</html>")


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("“x” – …", "ascii", '"x" - ...'),
        ("⚠ ✓", "latin-1", "! ok"),
        ("阿", "ascii", "\\u963f"),
        ("阿", None, "阿"),
        ("阿曼", "gbk", "阿曼"),
    ],
)
def test_what_an_encoding_lacks_is_written_otherwise(text: str, encoding: str | None, expected: str) -> None:
    """Plain punctuation where there is some, else the number of the character."""
    assert stream.encodable(text, encoding) == expected


class _Terminal:
    """Says that it is one, and has no size."""

    def isatty(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """It has no descriptor."""
        raise OSError(9, "Bad file descriptor")


def test_a_terminal_without_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is paged there, and lines are of the usual width."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, _Terminal())
    assert not stream.is_taller_than_the_terminal("x\n" * 1000)
    assert stream.columns() == stream.USUAL


def test_a_stream_of_somebody_elses_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that cannot be told how to write what its encoding lacks."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    stream.use_streams_that_are_there()
    assert sys.stdout is terminal


def test_a_narrow_stderr_keeps_the_indent(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on a line of its own stays one that can be copied."""
    monkeypatch.setattr(os, "get_terminal_size", lambda _=0: os.terminal_size((20, 24)))
    stream.say("  simcancel show oman cancel data")
    assert all(line.startswith("  ") for line in capfd.readouterr().err.splitlines())
