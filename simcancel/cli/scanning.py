"""`scan`: texts one by one, so that memory does not grow with their number."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from simcancel.answer import json as json_format
from simcancel.answer.scanned import Scanner
from simcancel.answer.view import FileView, ScanAnswer
from simcancel.cli import stream
from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.messages import said
from simcancel.page.scanned import document, has_findings
from simcancel.scan.cleaning import cleaned
from simcancel.scan.ledger import ledger
from simcancel.scan.reader import Source, decoded, paths_in, read

_STDIN = "-"


def scan(session: Session, paths: Sequence[str], scanner: Callable[[], Scanner], today: str) -> None:
    """Print what cannot be trusted in some texts.

    Raises:
        Stop: something was found (1), or nothing was and a file could not be read (2).

    """
    looked, output = _Looked(session), session.output
    made = scanner()
    answer = ScanAnswer("scan", today, (), made.pages)
    files = looked.through(session.progress(list(paths_in(paths)), "Scanning"), made)
    if output.file is not None or output.format in ("markdown", "html"):
        output.print(_drawn(session, answer._replace(files=tuple(files))))
    elif output.format == "json":
        _stream_json(session, answer, files)
    else:
        for file in filter(has_findings, files):
            stream.write(_drawn(session, answer._replace(files=(file,))))
    looked.end()


class _Looked:
    """Counts how it went."""

    def __init__(self, session: Session) -> None:
        self._language = session.output.languages[0]
        self._count = self._found = self._unread = 0

    def through(self, paths: Iterable[str], scanner: Scanner) -> Iterator[FileView]:
        for path in paths:
            file = scanner.scan(source_of(path))
            if file.skipped is not None:
                stream.say(f"simcancel: {said('scan.skipped', self._language, path=file.path, why=file.skipped)}")
                self._unread += file.skipped != "no text"
            else:
                self._count += 1
            self._found += has_findings(file)
            yield file

    def end(self) -> None:
        if self._found:
            raise Stop(ExitStatus.NOTHING)
        if self._unread:
            raise Stop(ExitStatus.WRONG)
        stream.say(said("scan.nothing", self._language, count=self._count))


def clean(paths: Sequence[str]) -> None:
    """Print texts without their advertising.

    Raises:
        Stop: one cannot be read.

    """
    for path in paths_in(paths):
        source = source_of(path)
        if source.skipped is not None:
            raise Stop(ExitStatus.WRONG, f"{path}: {source.skipped}.")
        stream.write(cleaned(source.text))


def write_ledger(path: str, name: str, scanner: Scanner, words: Mapping[tuple[str, str], Sequence[str]]) -> None:
    """Print the ledger of an article, as far as it can be known.

    Raises:
        Stop: it cannot be read.

    """
    data = bytes_of(path)
    source = decoded(path, data)
    if source.skipped is not None:
        raise Stop(ExitStatus.WRONG, f"{path}: {source.skipped}.")
    stream.write(ledger(scanner.about(name, source, words), data, source.text))


def source_of(path: str) -> Source:
    """Return the text of a file, or of the standard input."""
    return decoded(path, bytes_of(path)) if path == _STDIN else read(path)


def bytes_of(path: str) -> bytes:
    """Return what stands in a file.

    Raises:
        Stop: it cannot be read.

    """
    if path == _STDIN:
        return sys.stdin.buffer.read()
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{os.fsdecode(path)}: {error.strerror}.") from None


def _drawn(session: Session, answer: ScanAnswer) -> str:
    if session.output.format == "json":
        return json_format.render(answer, session.output.languages)
    return session.output.drawn(document(answer.files, session.output.languages))


def _stream_json(session: Session, answer: ScanAnswer, files: Iterable[FileView]) -> None:
    languages = session.output.languages
    begin, end = json_format.render(answer, languages).split("[]")
    stream.write(f"{begin}[")
    for number, file in enumerate(files):
        whole = json_format.projected(answer._replace(files=(file,)), languages)["files"][0]
        text = json.dumps(whole, ensure_ascii=not stream.fits(str(whole), sys.stdout.encoding), indent=2)
        stream.write((",\n" if number else "\n") + "\n".join(f"    {line}" for line in text.splitlines()))
    stream.write(f"\n  ]{end}")
