"""Documents to stdout, sentences to stderr; nothing is lost for want of a character, and nothing is printed raw."""

import os
import re
import stat
import sys
from contextlib import suppress
from typing import IO, NamedTuple

import click

from simcancel.answer import Answer, SearchAnswer
from simcancel.cli.status import ExitStatus, Stop
from simcancel.composing import document, search_document
from simcancel.document import Document
from simcancel.messages import message
from simcancel.model import Language
from simcancel.text import harmless

FORMATS = ("terminal", "plain", "markdown", "html", "json")

_FORMAT_BY_ENDING = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "plain",
}

_NUMBER_LIKE = re.compile(r"[+(\d][\d\s().+-]+")

NARROWEST, USUAL, WIDEST = (
    20,
    80,
    100,
)  # longer lines than a hundred columns are hard to read, however wide the terminal

# What stands for a character that the output's encoding lacks.
_INSTEAD = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "·": "-", "…": "...", "«": '"', "»": '"'}
)


class Output(NamedTuple):
    """How to print: the format, the languages, whether in colour and through a pager, and into which file, if any."""

    format: str
    languages: tuple[Language, ...]
    color: bool = False
    paged: bool = False
    file: str | None = None
    force: bool = False

    def answer(self, answer: Answer) -> None:
        """Print an answer."""
        self._deliver(self._as_json(answer) if self.format == "json" else self._drawn(document(answer)))

    def search(self, found: SearchAnswer) -> None:
        """Print what a search found; that nothing was found goes to stderr, but for JSON."""
        if self.format == "json":
            self._deliver(self._as_json(found))
        elif found["hits"]:
            self._deliver(self._drawn(search_document(found)))
        else:
            language = self.languages[0]
            say(f"simcancel: {message('found.nothing', query=found['query']).of(language)}")
            if _NUMBER_LIKE.fullmatch(found["query"].strip()):
                say(message("found.no-number").of(language))
            if found["suggestions"]:
                say(message("found.instead").of(language), *(f"  {command}" for command in found["suggestions"]))

    def _as_json(self, answer: Answer | SearchAnswer) -> str:
        from simcancel.render import json  # noqa: PLC0415 - as the other formats

        text = json.render(answer)
        return text if self.file or _fits(text, sys.stdout.encoding) else json.render(answer, ascii_only=True)

    def _drawn(self, doc: Document) -> str:
        """Return a document in the format asked for; each format is imported only here, where it is needed."""
        match self.format:
            case "terminal":
                from simcancel.render import terminal  # noqa: PLC0415

                return terminal.render(doc, columns(), color=self.color)
            case "markdown":
                from simcancel.render import markdown  # noqa: PLC0415

                return markdown.render(doc)
            case "html":
                from simcancel.render import html  # noqa: PLC0415

                page = html.render(doc)
                # A page says that it is UTF-8; where it cannot be, every other character is written as its number.
                fits = self.file or _fits(page, sys.stdout.encoding)
                return page if fits else page.encode("ascii", "xmlcharrefreplace").decode("ascii")
            case _:
                from simcancel.render import plain  # noqa: PLC0415

                return plain.render(doc, columns())

    def _deliver(self, text: str) -> None:
        if self.file is not None:
            _save(text, self.file, force=self.force)
            say(message("output.wrote", file=self.file).of(self.languages[0]))
        elif self.format == "terminal" and self.paged and _is_taller_than_the_terminal(text):
            _page(encodable(text, sys.stdout.encoding), color=self.color)
        else:
            write(text)


def _page(text: str, *, color: bool) -> None:
    """Show a text in the user's pager; `less`, unless told otherwise, is told of the encoding, and by Click of colours."""
    if sys.stdout.encoding.lower() == "utf-8":
        os.environ.setdefault("LESSCHARSET", "utf-8")
    try:
        click.echo_via_pager(text, color=None if color else False)
    except ValueError:  # a PAGER that is no command line
        write(text)


def _is_taller_than_the_terminal(text: str) -> bool:
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        return text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines
    except OSError:
        return False


def _save(text: str, file: str, *, force: bool) -> None:
    """Write a text into a file: whole, or not at all.

    Raises:
        Stop: the file is there already and may not be replaced, or cannot be written.

    """
    import tempfile  # noqa: PLC0415 - four milliseconds that only `-o` needs

    target = os.path.realpath(file)
    folder = os.path.dirname(target)
    try:
        mode = os.stat(target).st_mode if os.path.exists(target) else None
        if mode is not None and not stat.S_ISREG(mode):
            raise Stop(ExitStatus.WRONG, f"{file} is no ordinary file.")
        if (mode is not None or os.path.lexists(file)) and not force:
            raise Stop(ExitStatus.WRONG, f"{file} is there already; --force replaces it.")
        handle, scratch = tempfile.mkstemp(dir=folder, prefix=".simcancel-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            os.chmod(scratch, 0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
            os.replace(scratch, target)
        except BaseException:
            os.unlink(scratch)
            raise
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{file} cannot be written: {error.strerror}.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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


def format_of(file: str | None, *, colored: bool) -> str:
    """Return the format to print in where none is asked for: the one of the file's ending, or what suits the stream."""
    if file is not None:
        ending = os.path.splitext(file)[1].lower()
        if ending not in _FORMAT_BY_ENDING:
            known = " ".join(_FORMAT_BY_ENDING)
            raise Stop(ExitStatus.WRONG, f"“{ending}” is no format; end {file} with one of {known}, or give --format.")
        return _FORMAT_BY_ENDING[ending]
    return "terminal" if sys.stdout.isatty() or colored else "plain"


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
    if printable != text and len(printable) != len(text):
        say("Some characters do not exist in this output's encoding and are written as \\u….")


def say(*sentences: str) -> None:
    """Print sentences to stderr, one a line."""
    try:
        for sentence in sentences:
            _print(encodable(harmless(sentence), sys.stderr.encoding) + "\n", sys.stderr)
    except OSError:
        forget(sys.stderr)  # nobody is left to be told


def _fits(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def encodable(text: str, encoding: str | None) -> str:
    r"""Return a text with what an encoding lacks written in its place: plain punctuation, else `\uXXXX`."""
    encoding = encoding or "utf-8"
    if _fits(text, encoding):
        return text
    return text.translate(_INSTEAD).encode(encoding, "backslashreplace").decode(encoding)


def _print(text: str, stream: IO[str]) -> None:
    stream.write(text)
    stream.flush()


def use_streams_that_are_there() -> None:
    """Put a sink in the place of a stream that was closed before the start (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open as long as the program


def forget(stream: IO[str]) -> None:
    """Send what is still to be written into nowhere: the reader of a pipe is gone, or its disk is full."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
