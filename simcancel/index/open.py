"""Opening the index that answers are read from."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from simcancel import content
from simcancel.checks import findings
from simcancel.findings import Finding
from simcancel.index.build import write
from simcancel.index.store import Index
from simcancel.loader import files_of, load


class BadContent(Exception):
    """The guides cannot be used; `findings` says why."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(found)} findings")
        self.findings = found


@contextmanager
def open_index() -> Iterator[Index]:
    """Give an index of the guides that come with simcancel.

    Raises:
        BadContent: a file of the guides breaks a rule.
        OSError: a file cannot be read.

    """
    loaded = load(files_of(content.folders()))
    found = tuple(finding for finding in findings(loaded) if finding.severity == "error")
    if found:
        raise BadContent(found)
    connection = sqlite3.connect(":memory:")
    try:
        write(connection, loaded.content, "")
        yield Index(connection)
    finally:
        connection.close()
