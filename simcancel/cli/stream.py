"""stdout and stderr: nothing is lost where an encoding lacks a character, and nothing is printed raw."""

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import click

from simcancel.cli.status import ExitStatus, Stop
from simcancel.words.hidden import harmless

if TYPE_CHECKING:
    from subprocess import Popen

NARROWEST, USUAL = 20, 80
WIDEST = 100  # longer lines are hard to read, however wide the terminal

# What stands for a character that the output's encoding lacks.
_INSTEAD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "—": "-",
        "–": "-",
        "·": "-",
        "…": "...",
        "«": '"',
        "»": '"',
        "⚠": "!",
        "✓": "ok",
    }
)


def columns() -> int:
    """Return how wide to print: the terminal's columns, 80 where there is none."""
    return min(max(_available(), NARROWEST), WIDEST)


def _available() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and given.isascii() and len(given) < 6:  # noqa: PLR2004 - a number of columns, not of atoms
        return int(given) or USUAL
    for stream, most in ((sys.stdout, WIDEST), (sys.stderr, USUAL)):
        # What goes into a pipe is mostly read on the terminal that the errors go to: a narrow one needs narrow lines.
        try:
            return min(os.get_terminal_size(stream.fileno()).columns or USUAL, most)
        except (OSError, ValueError, AttributeError):
            continue
    return USUAL


def wants_color(choice: str) -> bool:
    """Return whether to print in colour (NO_COLOR: no-color.org; FORCE_COLOR: force-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(text: str) -> None:
    """Print a document to stdout."""
    printable = encodable(text, sys.stdout.encoding)
    try:
        _print(printable, sys.stdout)
    except BrokenPipeError:
        forget(sys.stdout)  # the reader has seen enough (`| head -1`)
        raise Stop(ExitStatus.FOUND) from None
    except OSError as error:
        forget(sys.stdout)
        raise Stop(ExitStatus.WRONG, f"the output cannot be written: {error.strerror}.") from None
    if printable.count("\\") > text.count("\\"):
        say("Some characters do not exist in this output's encoding and are written as \\u….")


def say(*sentences: str) -> None:
    """Print sentences to stderr, each on a line of its own; on a terminal, broken between words."""
    try:
        for sentence in sentences:
            # A line break in what is quoted forges no line.
            shown = harmless(" ".join(sentence.splitlines()))
            for line in _lines_of_stderr(encodable(shown, sys.stderr.encoding)):
                _print(line + "\n", sys.stderr)
    except OSError:
        forget(sys.stderr)  # there is nobody to tell


def _lines_of_stderr(sentence: str) -> list[str]:
    try:
        columns = max(os.get_terminal_size(sys.stderr.fileno()).columns, NARROWEST)
    except (OSError, ValueError, AttributeError):
        return [sentence]
    if len(sentence) * 2 <= columns:  # even if each character is a wide one
        return [sentence]
    from simcancel.render.wrapping import wrap  # noqa: PLC0415 - most sentences are short

    indent = sentence[: len(sentence) - len(sentence.lstrip())]
    return [indent + line for line in wrap(sentence.lstrip(), columns - len(indent))]


def fits(text: str, encoding: str | None) -> bool:
    """Whether an encoding has every character of a text."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def encodable(text: str, encoding: str | None) -> str:
    r"""Return a text with what an encoding lacks written in its place: plain punctuation, else `\uXXXX`."""
    encoding = encoding or "utf-8"
    if fits(text, encoding):
        return text
    return text.translate(_INSTEAD).encode(encoding, "backslashreplace").decode(encoding)


def _print(text: str, stream: TextIO) -> None:
    """Write all of a text, or fail: an unbuffered stream, a full disk and a pipe that is not waited for take but a part.

    Raises:
        OSError: it cannot be written.

    """
    stream.flush()
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError, AttributeError):  # no file behind it, as in a test
        descriptor = -1
    if descriptor < 0 or os.linesep != "\n":
        stream.write(text)
        stream.flush()
        return
    rest = memoryview(text.encode(stream.encoding or "utf-8", stream.errors or "strict"))
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            import select  # noqa: PLC0415 - a pipe that is not waited for is rare

            select.select([], [descriptor], [])


def use_streams_that_are_there() -> None:
    """Put a sink in the place of stderr where it was closed before the start (`2>&-`); what stdout would get is an error."""
    for name, mode in (("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the program
        elif hasattr(getattr(sys, name), "reconfigure"):
            # What Click prints itself holds Chinese: where an encoding lacks it, it is written as its number.
            getattr(sys, name).reconfigure(errors="backslashreplace")
            _buffer(name)


def _buffer(name: str) -> None:
    """Put a buffer between a stream and its file: without one (PYTHONUNBUFFERED) Python takes a part for the whole."""
    stream = getattr(sys, name)
    if isinstance(stream.buffer, io.RawIOBase):
        buffered = open(stream.fileno(), "w", encoding=stream.encoding, errors=stream.errors, closefd=False)  # noqa: SIM115 - as above
        setattr(sys, name, buffered)


def forget(stream: TextIO) -> None:
    """Send what is still to be written into nowhere: the reader of a pipe is gone, or its disk is full."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def page(text: str, keys: str) -> None:
    """Show a text in the user's pager; what that does not take is printed.

    `less`, unless told otherwise, shows colours, leaves the text on the screen and says its keys.
    """
    import shlex  # noqa: PLC0415 - with subprocess four milliseconds that only a pager needs
    import subprocess  # noqa: PLC0415

    surroundings = {"LESSCHARSET": "utf-8"} if sys.stdout.encoding.lower() == "utf-8" else {}
    surroundings |= os.environ
    if not (os.environ.get("PAGER") or os.environ.get("LESS")):
        prompt = keys.translate({ord(char): f"\\{char}" for char in "?:.%\\"})
        surroundings["LESS"] = f"-R -X -Ps{prompt}$"
    elif "r" not in os.environ.get("LESS", "r").lower():
        text = click.unstyle(text)  # else `less` prints the codes of colours as letters
    surroundings.setdefault("LESS", "-R")
    shown = encodable(text, sys.stdout.encoding).encode(sys.stdout.encoding)
    try:
        pager = shlex.split(os.environ.get("PAGER", "")) or ["more" if os.name == "nt" else "less"]
        failed = _fails(subprocess.Popen(pager, stdin=subprocess.PIPE, env=surroundings), shown)  # noqa: S603 - the user's own
    except (OSError, ValueError):  # a PAGER that is not there, or no command line
        failed = True
    if failed:
        write(text)


def _fails(pager: "Popen[bytes]", shown: bytes) -> bool:
    """Give a pager its text, and say whether it fails; meanwhile Ctrl-C is its own key, by which some end."""
    import signal  # noqa: PLC0415 - two milliseconds that only a pager needs

    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(shown)
    finally:
        signal.signal(signal.SIGINT, usual)
    return pager.returncode not in (0, -signal.SIGINT)


def is_taller_than_the_terminal(text: str) -> bool:
    """Whether a text on the terminal would scroll its beginning away."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        return text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines
    except OSError:
        return False
