"""How a command ends, as grep and ruff have it."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses. A crash is never NOTHING."""

    FOUND = 0
    NOTHING = 1
    WRONG = 2
    INTERRUPTED = 130


class Stop(Exception):
    """Ends a command with a status and sentences for stderr."""

    def __init__(self, status: ExitStatus, *sentences: str) -> None:
        super().__init__(*sentences)
        self.status = status
        self.sentences = sentences
