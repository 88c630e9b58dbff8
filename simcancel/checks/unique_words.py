"""A word that people type must mean one thing."""

from collections.abc import Iterator
from pathlib import Path

from simcancel.findings import Finding, Severity
from simcancel.index.build import key, words
from simcancel.loader import Loaded

ID = "unique-words"
WHY = "A word with two meanings would lead to one of them, perhaps the wrong country's guide."
SEVERITY: Severity = "error"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each word that is given for two things."""
    meanings: dict[str, tuple[str, str]] = {}
    for word, facet, value, _ in words(loaded.content):
        meaning = meanings.setdefault(key(word), (facet, value))
        if meaning != (facet, value):
            message = f"`{word}` is given both for {' '.join(meaning)} and for {facet} {value}."
            yield Finding(Path("vocabulary.yaml"), 0, ID, SEVERITY, message, "Keep it for one of them.")
