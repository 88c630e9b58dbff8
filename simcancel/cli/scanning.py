"""`scan`: texts one by one, so that memory does not grow with their number."""

import json
import os
import re
import signal
import stat
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence

from simcancel.answer import json as json_format
from simcancel.answer.found import FileView, ScanAnswer
from simcancel.answer.scanned import Scanner
from simcancel.cli import stream
from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.messages import said
from simcancel.model import MOST_LINES, Language
from simcancel.named_tuple import NamedTuple
from simcancel.page.scanned import document, has_findings
from simcancel.scan.cleaning import cleaned
from simcancel.scan.files import Source, decoded, paths_in, read
from simcancel.scan.ledger import ledger
from simcancel.words.links import unlinked

_STDIN = "-"
WORTH_SHARING = 200  # files; fewer are scanned before another process is there
AT_A_TIME = 20  # files that a process takes
LOOKS_AFTER = 0.5  # seconds after which a process sees that its parent is gone


class _Scanned(NamedTuple):
    """One file, scanned and drawn; a document of all files is drawn of the views."""

    view: FileView | None
    path: str
    skipped: str | None
    has_findings: bool
    drawn: str


class _Job(NamedTuple):
    """What is done with each file."""

    session: Session
    scanner: Scanner
    answer: ScanAnswer

    @property
    def is_one_document(self) -> bool:
        """Whether all files stand in one document, with a beginning and an end."""
        output = self.session.output
        return output.file is not None or output.format in ("markdown", "html")

    def of(self, path: str) -> _Scanned:
        """Scan a file, and draw what was found."""
        view = self.scanner.scan(source_of(path))
        doubted = has_findings(view)
        if self.is_one_document:
            return _Scanned(view, view.path, view.skipped, doubted, "")
        return _Scanned(None, view.path, view.skipped, doubted, self._drawn(view, doubted=doubted))

    def _drawn(self, view: FileView, *, doubted: bool) -> str:
        output = self.session.output
        if output.format == "json":
            whole = json_format.projected(self.answer._replace(files=(view,)), output.languages)["files"][0]
            text = json.dumps(whole, ensure_ascii=not stream.fits(str(whole), sys.stdout.encoding), indent=2)
            return "\n".join(f"    {line}" for line in text.splitlines())
        return output.drawn(document([view], output.languages)) if doubted else ""


def scan(session: Session, paths: Sequence[str], scanner: Scanner, today: str) -> None:
    """Print what cannot be trusted in some texts.

    Raises:
        Stop: something was found (1), or nothing was and a file could not be read (2).

    """
    job = _Job(session, scanner, ScanAnswer("scan", today, session.notes, (), scanner.pages))
    listed = list(paths_in(paths))
    shown = session.progress(listed, "Scanning")
    counted = _Counted(session.output.languages[0])
    files = counted.through(each for _, each in zip(shown, _scanned(listed, job), strict=True))
    if job.is_one_document:
        views = tuple(each.view for each in files if each.view is not None)
        session.output.print(_whole(job, views))
    elif session.output.format == "json":
        _stream_json(job, files)
    else:
        _say_notes(session)  # beside what is printed, for that may be nothing
        for each in files:
            stream.write(each.drawn)
    counted.end()


def _say_notes(session: Session) -> None:
    stream.say(*(f"simcancel: {note.of(session.output.languages[0])}" for note in session.notes))


def _whole(job: _Job, views: tuple[FileView, ...]) -> str:
    output = job.session.output
    if output.format == "json":
        return json_format.render(job.answer._replace(files=views), output.languages)
    return output.drawn(document(views, output.languages, job.answer.notes))


def _stream_json(job: _Job, files: Iterable[_Scanned]) -> None:
    begin, _, end = json_format.render(job.answer, job.session.output.languages).rpartition("[]")
    stream.write(f"{begin}[")
    for number, each in enumerate(files):
        stream.write((",\n" if number else "\n") + each.drawn)
    stream.write(f"\n  ]{end}")


def _scanned(paths: Sequence[str], job: _Job) -> Iterator[_Scanned]:
    """Yield what was found in each file; many are shared among the processors."""
    if len(paths) < WORTH_SHARING or _STDIN in paths or not hasattr(os, "fork"):
        yield from map(job.of, paths)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415 - thirty milliseconds
    from multiprocessing import active_children, get_context  # noqa: PLC0415

    # Forked, a process has the job already: to make a scanner anew takes as long as to scan a hundred files.
    _Shared.job = job
    processes = ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_Shared.begin, initargs=(os.getpid(),))
    try:
        yield from processes.map(_Shared.of, paths, chunksize=AT_A_TIME)
    except BrokenExecutor:
        raise Stop(
            ExitStatus.WRONG, "a process that scanned was ended from outside; what it had is not told."
        ) from None
    finally:  # also where the user has seen enough
        processes.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()


class _Shared:
    """The job of a process."""

    job: _Job

    @classmethod
    def begin(cls, parent: int) -> None:
        """Leave Ctrl-C to the parent, and end with it, however it ends."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()

    @classmethod
    def of(cls, path: str) -> _Scanned:
        """Do it with a file."""
        return cls.job.of(path)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_AFTER)
    os._exit(ExitStatus.INTERRUPTED)


class _Counted:
    """Counts how it went."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._count = self._found = self._unread = 0

    def through(self, files: Iterable[_Scanned]) -> Iterator[_Scanned]:
        for each in files:
            if each.skipped is not None:
                stream.say(
                    f"simcancel: {said('scan.skipped', self._language, path=unlinked(each.path), why=each.skipped)}"
                )
                self._unread += each.skipped != "no text"
            else:
                self._count += 1
            self._found += each.has_findings
            yield each

    def end(self) -> None:
        if self._found:
            raise Stop(ExitStatus.NOTHING)
        if self._unread:
            raise Stop(ExitStatus.WRONG)
        stream.say(said("scan.nothing", self._language, count=self._count))


def clean(session: Session, paths: Sequence[str]) -> None:
    """Print texts without their advertising, or write them into the file of -o.

    Raises:
        Stop: one cannot be read.

    """
    texts = map(_cleaned, paths_in(paths))
    if session.output.file is not None:
        session.output.print("".join(texts))
        return
    for text in texts:
        stream.write(text)


def _cleaned(path: str) -> str:
    source = source_of(path)
    if source.skipped is not None:
        raise Stop(ExitStatus.WRONG, f"{path}: {source.skipped}.")
    return cleaned(source.text)


def write_ledger(
    session: Session, path: str, name: str, scanner: Scanner, words: Mapping[tuple[str, str], Sequence[str]]
) -> None:
    """Print the ledger of an article, as far as it can be known.

    Raises:
        Stop: it cannot be read.

    """
    if not re.fullmatch("[a-z0-9-]+", name):
        raise Stop(ExitStatus.WRONG, f"`{name}` is no id: use small letters, digits and hyphens only.")
    data = bytes_of(path)
    source = decoded(path, data)
    if source.skipped is not None:
        raise Stop(ExitStatus.WRONG, f"{path}: {source.skipped}.")
    if source.text.count("\n") > MOST_LINES:
        raise Stop(ExitStatus.WRONG, f"{unlinked(path)}: more than {MOST_LINES:,} lines, which no ledger may have.")
    _say_notes(session)
    session.output._replace(paged=False).print(ledger(scanner.about(name, source, words), data, source.text))


def source_of(path: str) -> Source:
    """Return the text of a file, or of the standard input."""
    return decoded(path, bytes_of(path)) if path == _STDIN else read(path)


def bytes_of(path: str) -> bytes:
    """Return what stands in a file.

    Raises:
        Stop: it cannot be read.

    """
    if path == _STDIN:
        if sys.stdin is None:
            raise Stop(ExitStatus.WRONG, "The standard input is closed.")
        return sys.stdin.buffer.read()
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Stop(ExitStatus.WRONG, f"{unlinked(path)} is no ordinary file.")
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{os.fsdecode(path)}: {error.strerror}.") from None
