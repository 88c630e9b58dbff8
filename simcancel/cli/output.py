"""How a command prints its answer: in which format, in which languages, to where."""

import os.path
import re
import sys
from typing import Literal, assert_never

from simcancel.answer.make import Answer
from simcancel.answer.view import OverviewAnswer, SearchAnswer
from simcancel.cli import file, stream
from simcancel.cli.status import ExitStatus, Stop
from simcancel.messages import said
from simcancel.model import Language
from simcancel.named_tuple import NamedTuple
from simcancel.page.compose import SHORT, Detail, document
from simcancel.page.nodes import Document, Letter
from simcancel.words.links import unlinked

Format = Literal["terminal", "plain", "markdown", "html", "json", "eml"]
FORMATS: tuple[Format, ...] = ("terminal", "plain", "markdown", "html", "json")  # a letter has `eml`, too

FORMAT_BY_ENDING: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "plain",
    ".eml": "eml",
}

LEAST_DIGITS = 4  # of a number to look for a part of
_ESIM = r"(?i)(?<![A-Za-z0-9@/])e-?sim(?![A-Za-z0-9])"  # compiled only where nothing was found
_NUMBER_LIKE = r"[+(\d][\d\s().+-]+"


def format_of(file: str) -> Format:
    """Return the format that the ending of a file's name asks for.

    Raises:
        Stop: it asks for none that there is.

    """
    ending = os.path.splitext(file)[1].lower()
    if ending not in FORMAT_BY_ENDING:
        known = " ".join(FORMAT_BY_ENDING)
        raise Stop(ExitStatus.WRONG, f"{file}: end the name with one of {known}, or give --format.")
    return FORMAT_BY_ENDING[ending]


class Output(NamedTuple):
    """How to print: the format, the languages, whether in colour and through a pager, and into which file, if any."""

    format: Format
    languages: tuple[Language, ...]
    color: bool = False
    paged: bool = False
    file: str | None = None
    force: bool = False
    detail: Detail = SHORT

    def answer(self, answer: Answer | OverviewAnswer | SearchAnswer) -> None:
        """Print an answer; that a search found nothing goes to stderr, but for JSON."""
        if isinstance(answer, SearchAnswer) and not answer.hits and self.format != "json":
            self._say_nothing_found(answer)
        else:
            self.print(self._drawn(answer))

    def _say_nothing_found(self, answer: SearchAnswer) -> None:
        language = self.languages[0]
        stream.say(f"simcancel: {said('found.nothing', language, query=unlinked(answer.query))}")
        digits = sum(char.isdigit() for char in answer.query)
        if re.fullmatch(_NUMBER_LIKE, answer.query.strip()):
            stream.say(said("found.no-number" if digits >= LEAST_DIGITS else "found.short-number", language))
        elif re.search(_ESIM, answer.query):
            stream.say(said("note.esim", language))
        if answer.suggestions:
            stream.say(said("found.instead", language), *(f"  {command}" for command in answer.suggestions))

    def _drawn(self, answer: Answer | OverviewAnswer | SearchAnswer) -> str:
        """Return an answer in the format asked for; each format is imported only here, where it is needed."""
        if self.format == "json":
            from simcancel.answer import json  # noqa: PLC0415

            text = json.render(answer, self.languages)
            return text if self._fits(text) else json.render(answer, self.languages, ascii_only=True)
        return self.drawn(document(answer, self.languages, self.detail))

    def drawn(self, page: Document) -> str:
        """Return a document in the format asked for."""
        match self.format:
            case "terminal":
                from simcancel.render import terminal  # noqa: PLC0415

                return terminal.render(page, stream.columns(), color=self.color)
            case "plain":
                from simcancel.render import plain  # noqa: PLC0415

                return plain.render(page, stream.columns())
            case "markdown":
                from simcancel.render import markdown  # noqa: PLC0415

                return markdown.render(page)
            case "html":
                from simcancel.render import html  # noqa: PLC0415

                text = html.render(page)
                # A page says that it is UTF-8; where it cannot be, every other character is written as its number.
                return text if self._fits(text) else text.encode("ascii", "xmlcharrefreplace").decode("ascii")
            case "eml":
                return self._message(page)
            case "json":
                raise AssertionError(self.format)  # a projection of an answer, not of a document
            case _:
                assert_never(self.format)

    def _message(self, page: Document) -> str:
        if not any(isinstance(node, Letter) and not node.is_card for node in page.nodes):
            raise Stop(ExitStatus.WRONG, said("letter.not-sent", self.languages[0]))
        from simcancel.render import eml  # noqa: PLC0415

        blanks = [blank for node in page.nodes if isinstance(node, Letter) for blank in node.blanks]
        if blanks:
            labels = ", ".join(dict.fromkeys(blank.label[0][1] for blank in blanks))
            stream.say(f"simcancel: {said('letter.open', self.languages[0], blanks=labels)}")
        return eml.render(page)

    def _fits(self, text: str) -> bool:
        return self.file is not None or stream.fits(text, sys.stdout.encoding)

    def print(self, text: str) -> None:
        """Print a text, page it or write it into the file."""
        if self.file is not None:
            file.save(text, self.file, force=self.force)
            stream.say(said("output.wrote", self.languages[0], file=self.file))
        elif self.format == "terminal" and self.paged and stream.is_taller_than_the_terminal(text):
            stream.page(text, said("pager.keys", self.languages[0]))
        else:
            stream.write(text)
