"""Reading a text word by word: which known words stand in it, the longest first, and what is left."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product

from simcancel.named_tuple import NamedTuple
from simcancel.words.fold import Characters, atoms, is_han, join, stem

# Marks before tokens of the index that are no words: a facet or concept, and two syllables.
FACET, SOUND = "=", "~"
AS_FILTER = ">"  # before a word that means something else as a filter than in a search

ELSEWHERE = (
    "!"  # before a thing that is cancelled or renewed for its own sake, and what stands between it and the action
)

LONGEST = 12  # parts (words, or Chinese characters) in the longest known word that is looked for
MOST_READINGS = 8  # of a few characters, where each has several


class Meaning(NamedTuple):
    """What a word means: a facet and its value. `region`: where a carrier is.

    Facets: region, carrier, action, card, procedure, ask (for something beside a guide), filler (may stand in a filter
    and narrows nothing), concept (a group of synonyms), stop (asks nothing in particular).
    """

    facet: str
    value: str
    region: str | None


class Segment(NamedTuple):
    """Some parts of a text that mean something, or one that means nothing. `by_sound`: written with other characters."""

    parts: tuple[str, ...]
    meaning: Meaning | None
    by_sound: bool = False


def spans(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of parts that may be a known word."""
    for start in range(len(parts)):
        for end in range(start + 1, min(start + LONGEST, len(parts)) + 1):
            yield tuple(parts[start:end])


def sounds(parts: Sequence[str], characters: Characters) -> list[str]:
    """Return how some Chinese characters may be read, as pinyin without spaces; nothing for fewer than two."""
    if len(parts) < 2 or not all(part in characters for part in parts):  # noqa: PLR2004 - one alone sounds like many
        return []
    readings = product(*(characters[part].readings[:2] for part in parts))
    return ["".join(syllables) for syllables in islice(readings, MOST_READINGS)]


class _Node:
    """What follows the first parts of known words, by the next part, and what they mean where a word ends here."""

    __slots__ = ("after", "meaning")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.meaning: Meaning | None = None


class Lexicon:
    """Known words, to be found in texts."""

    def __init__(self, known: Mapping[str, Meaning]) -> None:
        self._known = known
        self._root = _Node()
        for word, meaning in known.items():
            node = self._root
            for part in atoms(word):
                node = node.after.setdefault(part, _Node())
            node.meaning = meaning

    def segments(self, parts: Sequence[str], characters: Characters | None = None) -> list[Segment]:
        """Cut parts into known words, the longest first, and unknown parts.

        With `characters`, an unknown run of Chinese characters may be a known word by its sound.
        """
        found: list[Segment] = []
        at = 0
        while at < len(parts):
            segment = self._exact(parts, at) or (self._by_sound(parts, at, characters) if characters else None)
            segment = segment or Segment((parts[at],), None)
            found.append(segment)
            at += len(segment.parts)
        return found

    def meanings(self, parts: Sequence[str]) -> Iterator[Meaning]:
        """Yield what the known words mean that stand in a text, the longest first: most parts of a long text begin none."""
        first = self._root.after
        read = 0
        for at, part in enumerate(parts):
            if at < read or not (part in first or (part.isascii() and stem(part) in first)):
                continue
            segment = self._exact(parts, at)
            if segment is not None and segment.meaning is not None:
                yield segment.meaning
                read = at + len(segment.parts)

    def _exact(self, parts: Sequence[str], at: int) -> Segment | None:
        """Return the longest known word that begins here, as it stands or with all its parts without their endings."""
        found: Segment | None = None
        exact: _Node | None = self._root
        plain: _Node | None = self._root
        for end in range(at, len(parts)):
            exact = exact.after.get(parts[end]) if exact else None
            plain = plain.after.get(stem(parts[end])) if plain else None
            if exact is None and plain is None:
                break
            meaning = (exact and exact.meaning) or (plain and plain.meaning)
            if meaning:
                found = Segment(tuple(parts[at : end + 1]), meaning)
        return found

    def _by_sound(self, parts: Sequence[str], at: int, characters: Characters) -> Segment | None:
        for end in range(min(at + LONGEST, len(parts)), at + 1, -1):
            run = tuple(parts[at:end])
            if self._is_cut(parts, at, end):
                continue
            for sound in sounds(run, characters):
                if sound in self._known:
                    return Segment(run, self._known[sound], by_sound=True)
        return None

    def _is_cut(self, parts: Sequence[str], at: int, end: int) -> bool:
        """Whether a known word begins within a run and ends behind it: 门电话 is no 门店, for 电话 is a word."""
        for begin in range(at + 1, end):
            word = self._exact(parts, begin)
            if word is not None and begin + len(word.parts) > end:
                return True
        return False


def stemmed(run: Sequence[str]) -> str:
    """Return a run of parts as one key, its words without their endings."""
    return join([stem(part) for part in run])


def unknown_words(found: Collection[Segment]) -> list[str]:
    """Return the words that mean nothing; Chinese characters that follow one another are one word."""
    unknown: list[str] = []
    joins = False
    for segment in found:
        part = segment.parts[0]
        chinese = is_han(part[0])
        if segment.meaning is None and joins and chinese:
            unknown[-1] += part
        elif segment.meaning is None:
            unknown.append(part)
        joins = segment.meaning is None and chinese
    return unknown
