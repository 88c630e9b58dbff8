"""What is wrong with a file, told so that it can be mended: where, what, and what to write instead."""

from pathlib import Path
from typing import Literal

from simcancel.named_tuple import NamedTuple

Severity = Literal["error", "warning"]
LONGEST = 300  # characters of what is wrong that are told


def shortened(text: str) -> str:
    """Return what is told of a text that may be as long as a file."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class Finding(NamedTuple):
    """One thing wrong. `line` counts from 1; 0 where the file as a whole is meant."""

    path: Path
    line: int
    rule: str
    severity: Severity
    message: str
    suggestion: str

    def __str__(self) -> str:
        """`path:line: message (suggestion)`, as compilers print it."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {shortened(self.message)} [{self.rule}]" + (f" {self.suggestion}" if self.suggestion else "")
