"""A query in words → the groups that it asks for.

The query is cut into known words (a region, a carrier, a concept with all its synonyms), other words, and Chinese
characters or syllables between their neighbours. Each group weighs as much as it is rare; one that nothing in the index
knows weighs most.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import Text
from simcancel.named_tuple import NamedTuple
from simcancel.query.spelling import cut, respell
from simcancel.words.fold import Characters, Folding, atoms, fold, is_han, join, stem
from simcancel.words.lexicon import ELSEWHERE, FACET, SOUND, Lexicon, Meaning, Segment, sounds, spans

LEAST_WEIGHT = 0.2
UNKNOWN_CHARACTER = 0.5  # what one weighs beside a known one: Chinese has more ways to say a thing than the guides use


class Group(NamedTuple):
    """One thing that a query asks for: the tokens that cover it, those of them that the index knows; and why.

    `literal`: the tokens of the word as it was typed, which lift an entry that says it so over one that says the like.
    """

    tokens: frozenset[str]
    weight: float
    why: Text
    marks: tuple[str, ...]
    is_facet: bool = False
    literal: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """What a query asks for, and the meanings of the known words in it.

    `is_elsewhere`: it asks to cancel or renew something that no guide is about.
    """

    groups: tuple[Group, ...]
    meanings: tuple[Meaning, ...]
    is_elsewhere: bool

    def named(self, facet: str) -> list[str]:
        """Return the values of a facet that the query names."""
        return [meaning.value for meaning in self.meanings if meaning.facet == facet]


def read(query: str, index: Index) -> Reading:
    """Return what a query asks for."""
    characters = index.characters(query)
    folded = fold(query, Folding(characters))
    characters |= index.characters(folded)  # how the Simplified forms sound
    parts = atoms(folded)
    respelt = respell(parts, index, characters)
    segments = cut(respelt.parts, index, characters)
    groups = tuple(_Grouping(index, characters, respelt.corrected).groups(segments))
    meanings = tuple(segment.meaning for segment in segments if segment.meaning is not None)
    return Reading(groups, meanings, _is_elsewhere(parts, index))


def _is_elsewhere(parts: Sequence[str], index: Index) -> bool:
    """Whether a query is about something else: it names a thing of another kind, or an action beside one that guides name.

    Beside: with nothing between them but a place or `my`.
    """
    runs = {join(span) for span in spans(parts)}
    known = index.meanings(runs | {ELSEWHERE + run for run in runs})
    marked = {word.removeprefix(ELSEWHERE): meaning for word, meaning in known.items() if word.startswith(ELSEWHERE)}
    if all(meaning.value == "between" for meaning in marked.values()):
        return False
    meanings = [segment.meaning for segment in Lexicon({**known, **marked}).segments(parts)]
    if any(meaning is not None and meaning.value == "others" for meaning in meanings):
        return True
    telling = [
        meaning for meaning in meanings if meaning is None or (meaning.facet != "region" and meaning.value != "between")
    ]
    for both in pairwise(telling):
        facets = [meaning.facet for meaning in both if meaning is not None]
        if sorted(facets) == ["action", "elsewhere"]:
            return True
    return False


class _Grouping:
    """Makes groups of the segments of a query."""

    def __init__(self, index: Index, characters: Characters, corrected: Mapping[str, str]) -> None:
        self._index = index
        self._characters = characters
        self._corrected = corrected
        self._size = index.size()

    def groups(self, segments: Sequence[Segment]) -> Iterator[Group]:
        """Yield what the segments ask for; words that ask nothing in particular are left out."""
        run: list[str] = []
        for segment in segments:
            if segment.meaning is None and self._is_spoken(segment.parts[0]):
                run.append(segment.parts[0])
                continue
            yield from self._of_run(run)
            run = []
            if segment.meaning is None:
                yield self._of_word(join(segment.parts))
            elif segment.meaning.facet not in ("filler", "stop"):
                yield self._of_meaning(segment.meaning, segment)
        yield from self._of_run(run)

    def _is_spoken(self, part: str) -> bool:
        """Whether a part is a Chinese character or a syllable, to be read with its neighbours."""
        if is_han(part[0]):
            return True
        is_syllable = part in self._index.syllables() and part not in self._corrected
        return is_syllable and not self._index.frequencies({stem(part)})

    def _group(self, tokens: set[str], why: Text, marks: Sequence[str], *, is_facet: bool = False) -> Group:
        """Return a group that weighs as much as its tokens are particular: the rarer the heavier, unknown ones most."""
        found = self._index.frequencies(tokens)
        weight = max(math.log((self._size + 1) / (sum(found.values()) + 0.5)), LEAST_WEIGHT)
        return Group(frozenset(found), weight, why, tuple(marks), is_facet)

    def _of_meaning(self, meaning: Meaning, segment: Segment) -> Group:
        typed = join(segment.parts)
        tokens = {f"{FACET}{meaning.facet}{FACET}{meaning.value}"}
        if meaning.facet == "carrier":
            tokens.add(f"{FACET}named{FACET}{meaning.value}")
        if meaning.facet == "card" and typed.isascii() and " " not in typed:
            tokens.add(stem(typed))  # "data" is a kind of card, and also what is backed up
        words = self._index.words_of(meaning)
        why = self._why(typed, words, by_sound=segment.by_sound)
        group = self._group(tokens, why, words, is_facet=meaning.facet != "concept")
        return group._replace(literal=frozenset(_literal(segment.parts)))

    def _of_word(self, word: str) -> Group:
        return self._group({stem(word)}, self._why(word, [word], by_sound=False), [word])

    def _of_run(self, run: Sequence[str]) -> Iterator[Group]:
        """Yield a group for each Chinese character or syllable of a run: it is covered together with a neighbour."""
        if len(run) < 2:  # noqa: PLR2004 - one alone says nothing
            return
        chinese = is_han(run[0][0])
        why = message("why.word", word=join(run)) if chinese else message("why.pinyin", typed=" ".join(run))
        written = self._index.frequencies({join(pair) for pair in pairwise(run)}) if chinese else {}
        # Characters of which no two are known together are another word, whatever it sounds like: 八达通.
        pairs = [self._pair(first, second, by_sound=bool(written)) for first, second in pairwise(run)]
        for at in range(len(run)):
            tokens = set().union(*pairs[max(at - 1, 0) : at + 1])
            group = self._group(tokens, why, sorted(token for token in tokens if is_han(token[0])))
            yield group._replace(weight=group.weight / 2 * (1 if group.tokens else UNKNOWN_CHARACTER))

    def _pair(self, first: str, second: str, *, by_sound: bool) -> set[str]:
        """Return the tokens of two neighbours: as written, and as they sound."""
        if not is_han(first[0]):
            return {f"{SOUND}{first}-{second}"}
        readings = [(one, two) for one in self._readings(first) for two in self._readings(second)] if by_sound else []
        return {first + second, *(f"{SOUND}{one}-{two}" for one, two in readings)}

    def _readings(self, char: str) -> tuple[str, ...]:
        return self._characters[char].readings if char in self._characters else ()

    def _why(self, typed: str, words: Sequence[str], *, by_sound: bool) -> Text:
        was = " ".join(self._corrected.get(part, part) for part in typed.split(" "))
        if was != typed:
            return message("why.corrected", typed=was, word=typed)
        if by_sound:
            return message("why.sound", typed=typed, word=self._sounding_like(typed, words))
        if typed in [fold(word, Folding({})) for word in words]:
            return message("why.word", word=typed)
        if not is_han(typed[0]) and (like := self._sounding_like("", words, spoken=typed.replace(" ", ""))):
            return message("why.meaning", typed=typed, word=like)
        return message("why.meaning", typed=typed, word=words[0])

    def _sounding_like(self, typed: str, words: Sequence[str], spoken: str = "") -> str:
        """Return the first word that sounds like another, or like pinyin; what was typed where none does."""
        characters = self._index.characters(typed + "".join(words))
        heard = {spoken} if spoken else set(sounds(list(typed), characters))
        return next((word for word in words if heard & set(sounds(list(word), characters))), typed)


def _literal(parts: Sequence[str]) -> Iterator[str]:
    """Yield the tokens of a word as it was typed: pairs of characters, or of syllables, or else its stem."""
    for first, second in pairwise(parts):
        yield first + second if is_han(first[0]) else f"{SOUND}{first}-{second}"
    yield from (stem(part) for part in parts if not is_han(part[0]))
