"""Words that a person types → region, carrier, action, card. What is not known is an error with suggestions, never a guess."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simcancel.index.store import Index
from simcancel.words.fold import atoms, fold, is_han, join
from simcancel.words.lexicon import Lexicon, Meaning, spans, unknown_words

MAX_LENGTH = 500
FACETS = frozenset({"region", "carrier", "action", "card", "filler"})


class Filters(NamedTuple):
    """What is asked for; None where nothing was said."""

    region: str | None = None
    carrier: str | None = None
    action: str | None = None
    card: str | None = None

    def admits(self, region: str, action: str, card: str) -> bool:
        """Whether a guide of a region, action and card is among what is asked for."""
        asked = ((self.region, region), (self.action, action), (self.card, card))
        return all(wanted in (None, given) for wanted, given in asked)


class UnknownWords(Exception):
    """Words that mean no region, carrier, action or card. `words`: each with what it may have been meant for."""

    def __init__(self, words: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__(", ".join(word for word, _ in words))
        self.words = tuple(words)


class Conflict(Exception):
    """Two words that cannot both hold; `carrier` is set where it is a carrier that is of another region."""

    def __init__(self, values: tuple[str, str], carrier: str | None = None) -> None:
        super().__init__(f"{values[0]}, {values[1]}")
        self.values = values
        self.carrier = carrier


class TooLong(Exception):
    """The words are longer than `MAX_LENGTH`."""


def parse(words: Sequence[str], index: Index) -> Filters:
    """Return what the words ask for.

    Raises:
        UnknownWords: a word means nothing here.
        Conflict: two regions, two actions …, or a carrier of another region.
        TooLong: more than 500 characters.

    """
    typed = " ".join(words)
    if len(typed) > MAX_LENGTH:
        raise TooLong
    characters = index.characters(typed)
    meaningless = [word for word in words if not fold(word, characters)]
    if meaningless:
        raise UnknownWords([(word, ()) for word in meaningless])
    folded = fold(typed, characters)
    if len(folded) > MAX_LENGTH:
        raise TooLong
    parts = atoms(folded)
    known = index.meanings({join(span) for span in spans(parts)})
    lexicon = Lexicon({word: meaning for word, meaning in known.items() if meaning.facet in FACETS})
    found = lexicon.segments(parts)
    unknown = list(dict.fromkeys(unknown_words(found)))
    if unknown:
        raise UnknownWords([(word, suggestions(word, index)) for word in unknown])
    return _combined([segment.meaning for segment in found if segment.meaning is not None])


def _combined(meanings: list[Meaning]) -> Filters:
    chosen: dict[str, str] = {}
    for meaning in meanings:
        if meaning.facet != "filler":
            _choose(chosen, meaning.facet, meaning.value)
    for meaning in meanings:
        if meaning.region is not None:
            _choose(chosen, "region", meaning.region, carrier=meaning.value)
    return Filters(**chosen)


def _choose(chosen: dict[str, str], facet: str, value: str, carrier: str | None = None) -> None:
    if chosen.setdefault(facet, value) != value:
        raise Conflict((chosen[facet], value), carrier)


def suggestions(word: str, index: Index, limit: int = 3) -> tuple[str, ...]:
    """Return the known words nearest to a mistyped one, best first; each stands for another thing."""
    from rapidfuzz import process  # noqa: PLC0415 - eight milliseconds that only a mistyped word costs
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    aliases = [alias for alias in index.aliases() if alias[1].facet in FACETS]
    # Of two Chinese characters one makes another word: 解约 ends what 续约 renews.
    allowed = len(word) // 3 if is_han(word[0]) else max(1, len(word) // 3)
    near = process.extract(
        word, [alias for alias, _ in aliases], scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=20
    )
    found: dict[Meaning, str] = {}
    for alias, _, position in near:
        found.setdefault(aliases[position][1], alias)
    return tuple(found.values())[:limit]


def described(filters: Filters) -> Iterator[tuple[str, str]]:
    """Yield the facet and value of each filter that is set."""
    yield from ((facet, value) for facet, value in zip(Filters._fields, filters, strict=True) if value is not None)
