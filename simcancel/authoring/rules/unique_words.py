"""A word that people type must mean one thing.

A word with two meanings would lead to one of them, perhaps the wrong country's guide.
"""

from collections.abc import Iterator

from simcancel.authoring.fields import Place
from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.words.aliases import key, words

ID = "unique-words"
SEVERITY: Severity = "error"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each word that is given for two things."""
    meanings: dict[str, tuple[str, str]] = {}
    for word, facet, value, _ in words(loaded.content):
        meaning = meanings.setdefault(key(word), (facet, value))
        if meaning != (facet, value):
            message = f"`{word}` is given both for {' '.join(meaning)} and for {facet} {value}."
            yield Finding(*_place(loaded, word, facet, value), ID, SEVERITY, message, "Keep it for one of them.")


def _place(loaded: Loaded, word: str, facet: str, value: str) -> Place:
    """Return where a word is given: with a carrier, in the vocabulary, or as the name of a region."""
    if facet == "carrier":
        return loaded.places["carriers", value]
    return loaded.words.get(word) or loaded.places["regions", value]
