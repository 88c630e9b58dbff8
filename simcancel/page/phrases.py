"""The one place where an answer's texts become those of the languages asked for."""

from collections.abc import Sequence

from simcancel.answer.trust import Flag
from simcancel.messages import said
from simcancel.model import Language, Text
from simcancel.page.nodes import Flagged, Phrase


class Phrases:
    """Says texts and messages in some languages."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = tuple(languages)

    def of(self, text: Text) -> Phrase:
        """Return a text in the languages; one that is the same in all of them, once."""
        return _once(tuple((language, text.of(language)) for language in self.languages))

    def message(self, key: str, **values: Text | str | int) -> Phrase:
        """Return a message of the screen in the languages."""
        return _once(tuple((language, said(key, language, **values)) for language in self.languages))

    def flags(self, flags: Sequence[Flag]) -> tuple[Flagged, ...]:
        """Return flags with their sentences in the languages."""
        return tuple(Flagged(flag.code, self.of(flag.message)) for flag in flags)


def _once(phrase: Phrase) -> Phrase:
    return phrase[:1] if len(phrase) > 1 and len({text for _, text in phrase}) == 1 else phrase
