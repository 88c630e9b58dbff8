"""Words that a person types → region, carrier, action, card, procedure. What is not known is an error, never a guess."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from simcancel.index.store import Index
from simcancel.named_tuple import NamedTuple
from simcancel.words.fold import Folding, atoms, fold, is_han, join
from simcancel.words.lexicon import AS_FILTER, Lexicon, Meaning, Segment, spans, unknown_words

MAX_LENGTH = 500
LEAST_OF_CHINESE, LEAST_OF_NAME = 2, 4  # characters that are enough to look for a longer name
NARROWING = ("region", "carrier", "action", "card", "procedure")
FACETS = frozenset({*NARROWING, "ask", "filler", "stop"})


class Filters(NamedTuple):
    """What is asked for; None where nothing was said."""

    region: str | None = None
    carrier: str | None = None
    action: str | None = None
    card: str | None = None
    procedure: str | None = None


class Asked(NamedTuple):
    """What some words ask for: the filters, and what they ask beside (`model.ASKS`)."""

    filters: Filters
    beside: frozenset[str]

    @property
    def is_for_contacts(self) -> bool:
        """Whether whoever asks wants to know whom to call; who cancels a number does not."""
        return "contacts" in self.beside or ("number" in self.beside and self.filters.action is None)


class UnknownWords(Exception):
    """Words that mean no region, carrier, action or card.

    `words`: each with what it may have been meant for; `topics`: those that are something to search for; `typed`: all
    that was typed, spelt as they are.
    """

    def __init__(
        self, words: Sequence[tuple[str, tuple[str, ...]]], topics: Sequence[str] = (), typed: str = ""
    ) -> None:
        super().__init__(", ".join([*(word for word, _ in words), *topics]))
        self.typed = typed
        self.words = tuple(words)
        self.topics = tuple(topics)


class Conflict(Exception):
    """Two words that cannot both hold; `carrier` is set where it is a carrier that is of another region.

    `others`: what else is asked for.
    """

    def __init__(self, values: tuple[str, str], carrier: str | None = None, others: Sequence[str] = ()) -> None:
        super().__init__(f"{values[0]}, {values[1]}")
        self.values = values
        self.others = tuple(others)
        self.carrier = carrier


class TooLong(Exception):
    """The words are longer than `MAX_LENGTH`."""


def parse(words: Sequence[str], index: Index) -> Asked:
    """Return what the words ask for.

    Raises:
        UnknownWords: a word means nothing here, or is a topic.
        Conflict: two regions, two actions …, or a carrier of another region.
        TooLong: more than 500 characters.

    """
    typed = " ".join(words)
    if len(typed) > MAX_LENGTH:
        raise TooLong
    folding = Folding(index.characters(typed))
    meaningless = [word for word in words if not fold(word, folding)]
    if meaningless:
        raise UnknownWords([(word, ()) for word in meaningless])
    folded = fold(typed, folding)
    if len(folded) > MAX_LENGTH:
        raise TooLong
    parts = atoms(folded)
    found = list(map(_not_cut, Lexicon(_known(parts, index)).segments(parts)))
    unknown = list(_unknown(found, index))
    topics = [join(each.parts) for each in found if each.meaning is not None and each.meaning.facet not in FACETS]
    if found and all(each.meaning is not None and each.meaning.facet == "stop" for each in found):
        unknown = [(join(parts), ())]  # words that ask nothing are no filter by themselves
    if unknown or topics:
        raise UnknownWords(unknown, topics, join(parts))
    return _combined([segment.meaning for segment in found if segment.meaning is not None])


def _not_cut(segment: Segment) -> Segment:
    """Return a topic of one Chinese character as an unknown one: it is a piece of a longer word, as 台 is of 台湾."""
    word = join(segment.parts)
    is_topic = segment.meaning is not None and segment.meaning.facet not in FACETS
    return segment._replace(meaning=None) if is_topic and len(word) == 1 and is_han(word) else segment


def _known(parts: Sequence[str], index: Index) -> dict[str, Meaning]:
    """Return every known word in some parts; one that means something else as a filter, as a filter."""
    runs = {join(span) for span in spans(parts)}
    known = index.meanings(runs | {AS_FILTER + run for run in runs})
    return {word.removeprefix(AS_FILTER): known[word] for word in sorted(known, key=lambda word: word[0] == AS_FILTER)}


def _unknown(found: Sequence[Segment], index: Index) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield unknown words with suggestions: several together where a longer name holds them (china mobile), else each."""
    for is_unknown, run in groupby(found, key=lambda segment: segment.meaning is None):
        if is_unknown:
            segments = list(run)
            phrase = join([segment.parts[0] for segment in segments])
            holding = longer_names(phrase, index)
            if holding:
                yield phrase, holding
            else:
                yield from ((word, suggestions(word, index)) for word in dict.fromkeys(unknown_words(segments)))


def _combined(meanings: list[Meaning]) -> Asked:
    chosen: dict[str, str] = {}
    for meaning in meanings:
        if meaning.facet in NARROWING:
            _choose(chosen, meaning.facet, meaning.value)
    for meaning in meanings:
        if meaning.region is not None:
            _choose(chosen, "region", meaning.region, carrier=meaning.value)
    return Asked(Filters(**chosen), frozenset(meaning.value for meaning in meanings if meaning.facet == "ask"))


def _choose(chosen: dict[str, str], facet: str, value: str, carrier: str | None = None) -> None:
    if chosen.setdefault(facet, value) != value:
        others = [each for of, each in chosen.items() if of != facet]
        raise Conflict((chosen[facet], value), carrier, others)


def longer_names(begun: str, index: Index, limit: int = 3) -> tuple[str, ...]:
    """Return the known names that hold a shorter one as whole words: 中国移动香港, china mobile hong kong."""
    if len(begun) < (LEAST_OF_CHINESE if is_han(begun[0]) else LEAST_OF_NAME):
        return ()
    spaced = begun if is_han(begun[0]) else f" {begun} "
    found: dict[Meaning, str] = {}
    for alias, meaning in index.aliases:
        if meaning.facet in ("region", "carrier") and spaced in (alias if is_han(begun[0]) else f" {alias} "):
            found.setdefault(meaning, alias)
    return tuple(found.values())[:limit]


def suggestions(word: str, index: Index, limit: int = 3) -> tuple[str, ...]:
    """Return the known words nearest to a mistyped one, best first; each stands for another thing."""
    if not word.isalpha():
        return ()  # another country's calling code is no typing error
    from rapidfuzz import process  # noqa: PLC0415 - eight milliseconds that only a mistyped word costs
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    aliases = [(alias.removeprefix(AS_FILTER), known) for alias, known in index.aliases if known.facet in NARROWING]
    # Of two Chinese characters one makes another word: 解约 ends what 续约 renews.
    allowed = len(word) // 3 if is_han(word[0]) else max(1, len(word) // 4)
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


def narrowing(words: Sequence[str], index: Index) -> Iterator[tuple[str, Meaning]]:
    """Yield each word that would narrow further what some words ask for, and leave a guide; every word for wrong words."""
    try:
        asked = parse(words, index).filters
    except (UnknownWords, Conflict, TooLong):
        asked = Filters()
    cells = index.cells(asked.region, asked.action, asked.card)
    left = {facet: {getattr(cell, facet) for cell in cells} for facet in ("region", "action", "card")}
    for word, meaning in index.aliases:
        if meaning.facet == "carrier":
            is_left = meaning.region in left["region"]
        else:
            is_left = meaning.value in left.get(meaning.facet, ())
        if is_left and getattr(asked, meaning.facet) is None:
            yield word, meaning
