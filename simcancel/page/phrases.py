"""The one place where an answer's texts become those of the languages asked for."""

from collections.abc import Sequence
from functools import cache

from simcancel.answer.trust import ATTESTED, DOUBT, FLAGS, Flag
from simcancel.messages import message, said
from simcancel.model import Language, Text
from simcancel.page.nodes import Document, Flagged, Interface, Node, Phrase


class Phrases:
    """Says texts and messages in some languages."""

    def __init__(self, languages: Sequence[Language], *, with_codes: bool = False) -> None:
        self.languages = tuple(languages)
        self.with_codes = with_codes
        self.used: dict[str, Text] = {}

    def of(self, text: Text) -> Phrase:
        """Return a text in the languages; one that is the same in all of them, once."""
        return _once(tuple((language, text.of(language)) for language in self.languages))

    def message(self, key: str, **values: Text | str | int) -> Phrase:
        """Return a message of the screen in the languages."""
        return _once(tuple((language, said(key, language, **values)) for language in self.languages))

    def flags(self, flags: Sequence[Flag]) -> tuple[Flagged, ...]:
        """Return flags in the languages, and remember to say what they mean."""
        self.used.update((flag.code, flag.word) for flag in flags)
        return tuple(map(self._flagged, flags))

    def _flagged(self, flag: Flag) -> Flagged:
        particular = self.of(flag.particular) if flag.particular else None
        return Flagged(self.of(flag.word), self.of(flag.message), particular, flag.code if self.with_codes else None)

    def marks(self) -> list[Text]:
        """Return what the marks that were used mean, worst first."""
        lines: list[Text] = []
        for code in (*FLAGS, "attested"):
            if code in self.used:
                mark = ATTESTED if code == "attested" else DOUBT
                meaning = message(f"meaning.{code}")
                lines.append(message("mark.line", mark=mark, word=self.used[code], meaning=meaning))
        return lines

    def document(self, title: Phrase, nodes: Sequence[Node]) -> Document:
        """Return nodes as a document, with what its page says of itself."""
        return Document(self.languages, title, tuple(nodes), _interface(self.languages))


@cache
def _interface(languages: tuple[Language, ...]) -> Interface:
    say = Phrases(languages)
    return Interface(*(say.message(f"page.{part}") for part in Interface._fields))


def _once(phrase: Phrase) -> Phrase:
    return phrase[:1] if len(phrase) > 1 and len({text for _, text in phrase}) == 1 else phrase
