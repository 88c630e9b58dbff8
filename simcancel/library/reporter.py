"""How the library tells the user what goes on beside the answer."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Thing = TypeVar("Thing")


class Reporter(Protocol):
    """Takes notes and progress, and shows them or not."""

    def note(self, sentence: str) -> None:
        """Say something that does not hinder the answer."""

    def progress(self, things: Sequence[Thing], what: str, /) -> Iterable[Thing]:
        """Give the things one by one, and show how far it is."""
