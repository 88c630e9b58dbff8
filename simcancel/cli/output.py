"""Documents to stdout, sentences to stderr; nothing is lost for want of a character, and nothing is printed raw."""

import os
import sys
from typing import IO, NamedTuple

from simcancel.answer import Answer, SearchAnswer
from simcancel.document import Document, document, search_document
from simcancel.messages import message
from simcancel.model import Language
from simcancel.text import harmless

FORMATS = ("terminal", "plain", "json")

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
    """How to print: the format, the languages, whether in colour."""

    format: str
    languages: tuple[Language, ...]
    color: bool

    def answer(self, answer: Answer) -> None:
        """Print an answer."""
        if self.format == "json":
            from simcancel.render import json  # noqa: PLC0415 - a format is imported only where it is asked for

            write(json.render(answer))
        else:
            self.document(document(answer))

    def search(self, found: SearchAnswer) -> None:
        """Print what a search found; that nothing was found goes to stderr, but for JSON."""
        if self.format == "json":
            from simcancel.render import json  # noqa: PLC0415

            write(json.render(found))
        elif found["hits"]:
            self.document(search_document(found))
        else:
            language = self.languages[0]
            say(f"simcancel: {message('found.nothing', query=found['query']).of(language)}")
            if found["suggestions"]:
                say(message("found.instead", commands=" · ".join(found["suggestions"])).of(language))

    def document(self, doc: Document) -> None:
        """Print a document."""
        if self.format == "terminal":
            from simcancel.render import terminal  # noqa: PLC0415

            write(terminal.render(doc, columns(), color=self.color))
        else:
            from simcancel.render import plain  # noqa: PLC0415

            write(plain.render(doc, columns()))


def columns() -> int:
    """Return how wide to print: the terminal's columns, 80 where there is none."""
    return min(max(_available(), NARROWEST), WIDEST)


def _available() -> int:
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"]) or USUAL
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL
    except (OSError, ValueError):
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
