"""What is wrong with a file, told so that it can be mended: where, what, and what to write instead."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # three milliseconds at every start
    from pathlib import Path

Severity = Literal["error", "warning"]


class Finding(NamedTuple):
    """One thing wrong. `line` counts from 1; 0 where the file as a whole is meant."""

    path: "Path"
    line: int
    rule: str
    severity: Severity
    message: str
    suggestion: str

    def __str__(self) -> str:
        """`path:line: message (suggestion)`, as compilers print it."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message} [{self.rule}]" + (f" {self.suggestion}" if self.suggestion else "")


class BadContentError(Exception):
    """The guides cannot be used; `findings` says why."""

    def __init__(self, found: Sequence[Finding]) -> None:
        super().__init__(f"{len(found)} findings")
        self.findings = tuple(found)


class NoGuidesError(Exception):
    """A folder holds no guides; `folder` says which."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder
