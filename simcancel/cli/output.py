"""Documents to stdout, sentences to stderr; nothing is lost for want of a character, and nothing is printed raw."""

import os
import sys
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

_FORMAT_BY_ENDING = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json"}

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
        self._deliver(_as_json(answer) if self.format == "json" else self._drawn(document(answer)))

    def search(self, found: SearchAnswer) -> None:
        """Print what a search found; that nothing was found goes to stderr, but for JSON."""
        if self.format == "json":
            self._deliver(_as_json(found))
        elif found["hits"]:
            self._deliver(self._drawn(search_document(found)))
        else:
            language = self.languages[0]
            say(f"simcancel: {message('found.nothing', query=found['query']).of(language)}")
            if found["suggestions"]:
                say(message("found.instead", commands=" · ".join(found["suggestions"])).of(language))

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

                return html.render(doc)
            case _:
                from simcancel.render import plain  # noqa: PLC0415

                return plain.render(doc, columns())

    def _deliver(self, text: str) -> None:
        if self.file is not None and self.file != "-":
            _save(text, self.file, force=self.force)
        elif self.format == "terminal" and self.paged and _is_taller_than_the_terminal(text):
            _page(encodable(text, sys.stdout.encoding), color=self.color)
        else:
            write(text)


def _as_json(answer: Answer | SearchAnswer) -> str:
    from simcancel.render import json  # noqa: PLC0415 - as the other formats

    return json.render(answer)


def _page(text: str, *, color: bool) -> None:
    """Show a text in the user's pager; `less`, unless told otherwise, is told of colours and of the encoding."""
    os.environ.setdefault("LESS", "-R")
    if sys.stdout.encoding.lower() == "utf-8":
        os.environ.setdefault("LESSCHARSET", "utf-8")
    click.echo_via_pager(text, color=color)


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

    folder = os.path.dirname(os.path.abspath(file))
    if os.path.lexists(file) and not force:
        raise Stop(ExitStatus.WRONG, f"{file} is there already; --force replaces it.")
    try:
        handle, scratch = tempfile.mkstemp(dir=folder, prefix=".simcancel-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            os.chmod(scratch, 0o666 & ~_umask())
            os.replace(scratch, file)
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
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"]) or USUAL
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
        return _FORMAT_BY_ENDING.get(os.path.splitext(file)[1].lower(), "plain")
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
    _print(printable, sys.stdout)
    if printable != text and len(printable) != len(text):
        say("Some characters do not exist in this output's encoding and are written as \\u….")


def say(*sentences: str) -> None:
    """Print sentences to stderr, one a line."""
    for sentence in sentences:
        _print(encodable(harmless(sentence), sys.stderr.encoding) + "\n", sys.stderr)


def encodable(text: str, encoding: str | None) -> str:
    r"""Return a text with what an encoding lacks written in its place: plain punctuation, else `\uXXXX`."""
    encoding = encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_INSTEAD).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _print(text: str, stream: IO[str]) -> None:
    stream.write(text)
    stream.flush()
