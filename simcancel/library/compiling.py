"""Guides → an index. The only importer of `authoring` when a question is answered.

An index is written beside its place and renamed into it, so that it is whole or not there, whatever happens meanwhile and
however many processes compile at once.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from simcancel.authoring import rules
from simcancel.authoring.files import File, files_of
from simcancel.authoring.findings import Finding
from simcancel.authoring.load import Loaded
from simcancel.authoring.load import load as read_files
from simcancel.index.origin import Fingerprint, Origin
from simcancel.index.seal import check, seal
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.library.cache import is_ours, tidy
from simcancel.library.errors import BadContentError
from simcancel.library.reporter import Reporter

MOST_FINDINGS = 50  # told at a time


def load(files: Sequence[File], reporter: Reporter) -> Loaded:
    """Return what some files state, with the warnings of the rules as its findings, which are reported too.

    Raises:
        BadContentError: a rule is broken.
        OSError: a file cannot be read.

    """
    loaded = read_files(reporter.progress(files, "Reading guides"))
    findings = rules.findings(loaded)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise BadContentError(_told(errors))
    for warning in _told(findings):
        reporter.note(warning)
    return loaded._replace(findings=findings)


def _told(findings: Sequence[Finding]) -> list[str]:
    """Return findings a line each, the first fifty and how many more there are."""
    more = len(findings) - MOST_FINDINGS
    return [*map(str, findings[:MOST_FINDINGS]), *([f"… and {more} more."] if more > 0 else [])]


def write_into_cache(place: str, loaded: Loaded, fingerprint: Fingerprint, reporter: Reporter) -> None:
    """Write an index into its place in the cache, and remove what is no longer needed there.

    Raises:
        OSError, sqlite3.Error: it cannot be written; nothing is left behind.

    """
    with replacing(place) as connection:
        _fill(connection, loaded, reporter, Origin(fingerprint, loaded.guide_files, is_clean=not loaded.findings))


@contextmanager
def replacing(place: str, *, copied: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a database, empty or a copy of what is in a place of the cache; when it is written, it is in that place.

    Raises:
        DamagedError: what is there is damaged.
        OSError: it cannot be written; nothing is left behind.

    """
    folder = Path(place).parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_ours(folder):  # who else may write there may exchange what is written before it is read
        raise PermissionError(errno.EPERM, "others can write there")
    tidy(folder)
    handle, name = tempfile.mkstemp(dir=folder, prefix=Path(place).stem, suffix=".tmp")
    os.close(handle)
    try:
        if copied:
            shutil.copyfile(place, name)
            check(name, wholly=True)  # a damaged page would be sealed as it is
        with closing(sqlite3.connect(name)) as connection:
            # Nobody sees the file before it is renamed, so nothing need be undone or survive a power cut.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            yield connection
        seal(name)
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def in_memory(loaded: Loaded, reporter: Reporter) -> Index:
    """Return an index that is nowhere but in memory."""
    connection = sqlite3.connect(":memory:")
    _fill(connection, loaded, reporter)
    return Index(connection)


def compile_to(path: Path, folders: Iterable[str], reporter: Reporter) -> None:
    """Compile folders into a file, for the package that is built.

    Raises:
        BadContentError: a rule is broken.

    """
    loaded = load(files_of(list(folders)), reporter)
    with closing(sqlite3.connect(path)) as connection:
        _fill(connection, loaded, reporter)
    seal(path)


def _fill(connection: sqlite3.Connection, loaded: Loaded, reporter: Reporter, origin: Origin | None = None) -> None:
    replaced = [(name, str(path)) for name, path in loaded.replaced]
    guides = reporter.progress(loaded.content.guides, "Compiling guides")
    write(connection, loaded.content, replaced=replaced, guides=guides, origin=origin)
