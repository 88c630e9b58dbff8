"""Reading a text word by word: which known words stand in it, the longest first, and what is left."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from simcancel.text import Characters, is_han, join, stem

# Marks before tokens of the index that are no words: a facet or concept, and two syllables.
FACET, SOUND = "=", "~"

LONGEST = 12  # parts (words, or Chinese characters) in the longest known word that is looked for
MOST_READINGS = 8  # of a few characters, where each has several


class Meaning(NamedTuple):
    """What a word means: a facet and its value. `region`: where a carrier is.

    Facets: region, carrier, action, card, filler (may stand in a filter and narrows nothing), concept (a group of
    synonyms), stop (asks nothing in particular).
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


def segments(parts: Sequence[str], known: Mapping[str, Meaning], characters: Characters | None = None) -> list[Segment]:
    """Cut parts into known words, the longest first, and unknown parts.

    With `characters`, an unknown run of Chinese characters may be a known word by its sound.
    """
    found: list[Segment] = []
    at = 0
    while at < len(parts):
        runs = [tuple(parts[at:end]) for end in range(min(at + LONGEST, len(parts)), at, -1)]
        segment = _exact(runs, known) or (_by_sound(runs, known, characters) if characters else None)
        segment = segment or Segment(runs[-1], None)
        found.append(segment)
        at += len(segment.parts)
    return found


def stemmed(run: Sequence[str]) -> str:
    """Return a run of parts as one key, its words without their endings."""
    return join([stem(part) if part.isascii() else part for part in run])


def _exact(runs: Sequence[tuple[str, ...]], known: Mapping[str, Meaning]) -> Segment | None:
    for run in runs:
        meaning = known.get(join(run)) or known.get(stemmed(run))
        if meaning is not None:
            return Segment(run, meaning)
    return None


def _by_sound(runs: Sequence[tuple[str, ...]], known: Mapping[str, Meaning], characters: Characters) -> Segment | None:
    for run in runs:
        for sound in sounds(run, characters):
            if sound in known:
                return Segment(run, known[sound], by_sound=True)
    return None


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
