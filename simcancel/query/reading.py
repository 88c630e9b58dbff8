"""A query in words → the groups that it asks for.

The query is cut into known words (a region, a carrier, a concept with all its synonyms), other words, and Chinese
characters or syllables between their neighbours. Each group weighs as much as it is rare; one that nothing in the index
knows weighs most.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from simcancel.index.store import Index
from simcancel.messages import message
from simcancel.model import Text
from simcancel.words.fold import Characters, atoms, fold, is_han, join, stem
from simcancel.words.lexicon import FACET, SOUND, Lexicon, Meaning, Segment, sounds, spans, stemmed

LEAST_WEIGHT = 0.2
UNKNOWN_CHARACTER = 0.5  # what one weighs beside a known one: Chinese has more ways to say a thing than the guides use
SHORTEST_TO_CORRECT = 4
LONG_WORD = 6  # letters from which on two errors are forgiven
LONGEST_WORD = 40  # letters of pinyin without spaces that are looked at
LONGEST_SYLLABLE = 6
LONGEST_INITIALS = 4
MOST_CUTS = 20


class Group(NamedTuple):
    """One thing that a query asks for: the tokens that cover it, those of them that the index knows; and why."""

    tokens: frozenset[str]
    weight: float
    why: Text
    marks: tuple[str, ...]
    is_facet: bool = False


class Reading(NamedTuple):
    """What a query asks for, and the meanings of the known words in it."""

    groups: tuple[Group, ...]
    meanings: tuple[Meaning, ...]

    def named(self, facet: str) -> list[str]:
        """Return the values of a facet that the query names."""
        return [meaning.value for meaning in self.meanings if meaning.facet == facet]


def read(query: str, index: Index) -> Reading:
    """Return what a query asks for."""
    characters = index.characters(query)
    parts = atoms(fold(query, characters))
    respelt = _respelt(parts, index, characters)
    segments = _cut(respelt.parts, index, characters)
    groups = tuple(_Grouping(index, characters, respelt.corrected).groups(segments))
    return Reading(groups, tuple(segment.meaning for segment in segments if segment.meaning is not None))


def _cut(parts: Sequence[str], index: Index, characters: Characters) -> list[Segment]:
    """Cut parts into known words and unknown parts."""
    runs = list(spans(parts))
    wanted = {join(run) for run in runs} | {stemmed(run) for run in runs}
    wanted.update(sound for run in runs for sound in sounds(run, characters))
    return Lexicon(index.meanings(wanted)).segments(parts, characters)


class _Respelt(NamedTuple):
    """Parts as they were meant; `corrected`: what was typed, by what it was taken for."""

    parts: list[str]
    corrected: dict[str, str]


def _respelt(parts: list[str], index: Index, characters: Characters) -> _Respelt:
    """Return the parts with pinyin cut into syllables and with unknown words corrected, where they can be."""
    strange = [
        segment.parts[0]
        for segment in _cut(parts, index, characters)
        if segment.meaning is None and segment.parts[0].isalpha() and not is_han(segment.parts[0][0])
    ]
    known = index.frequencies({stem(word) for word in strange})
    instead: dict[str, list[str]] = {}
    corrected: dict[str, str] = {}
    for word in dict.fromkeys(strange):
        if stem(word) in known:
            continue
        spelt = _as_syllables(word, index, characters) or _as_initials(word, index)
        right = None if spelt else _as_corrected(word, index)
        if right is not None:
            corrected[right] = word
        instead[word] = spelt or [right or word]
    return _Respelt([new for part in parts for new in instead.get(part, [part])], corrected)


def _as_syllables(word: str, index: Index, characters: Characters) -> list[str] | None:
    """Return the syllables of a word of pinyin, where the index knows them side by side."""
    for syllables in _cuts(word, index.syllables(), LONGEST_SYLLABLE):
        if len(syllables) == 1:
            return syllables
        pairs = {SOUND + f"{first}-{second}" for first, second in pairwise(syllables)}
        found = index.frequencies(pairs)
        if len(found) == len(pairs) or all(segment.meaning for segment in _cut(syllables, index, characters)):
            return syllables
    return None


def _as_initials(word: str, index: Index) -> list[str] | None:
    """Return the initials that a word is made of, marked so: xgbhk is 香港 and 保号卡. They are of different facets."""
    pieces = {word[at:end] for at in range(len(word)) for end in range(at + 2, at + LONGEST_INITIALS + 1)}
    found = index.meanings({SOUND + piece for piece in pieces})
    facets = {
        initials.removeprefix(SOUND): meaning.facet
        for initials, meaning in found.items()
        if meaning.facet in ("region", "action", "card")
    }
    for cut in _cuts(word, facets, LONGEST_INITIALS):
        if len({facets[piece] for piece in cut}) == len(cut) > 1:
            return [SOUND + piece for piece in cut]
    return None


def _as_corrected(word: str, index: Index) -> str | None:
    """Return the known word that a mistyped one was most likely meant for."""
    if len(word) < SHORTEST_TO_CORRECT:
        return None
    from rapidfuzz import process  # noqa: PLC0415 - eight milliseconds that only an unknown word costs
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    spellings = _spellings(index)
    # What can be read as pinyin is more likely that than a word with two errors.
    is_pinyin = next(_cuts(word, index.syllables(), LONGEST_SYLLABLE), None) is not None
    errors = 2 if len(word) >= LONG_WORD and not is_pinyin else 1
    near = process.extract(word, list(spellings), scorer=DamerauLevenshtein.distance, score_cutoff=errors, limit=20)
    if not near:
        return None
    return str(min(near, key=lambda found: (found[1], found[0][0] != word[0], -spellings[found[0]], found[0]))[0])


def _spellings(index: Index) -> dict[str, int]:
    """Return the words that a mistyped one may have been meant for, each with how often it is used."""
    spellings = index.spellings()
    for alias, meaning in index.aliases():
        # Of a carrier's full name no single word is meant: qatar is not the Qatari in Ooredoo's.
        for word in alias.split() if meaning.facet != "carrier" else [alias]:
            if word.isascii() and " " not in word:
                spellings[word] = spellings.get(word, 0) + 1
    return spellings


def _cuts(word: str, known: Collection[str], longest: int) -> Iterator[list[str]]:
    """Yield a few of the ways to cut a word into known pieces, those with long first pieces first."""
    if len(word) > LONGEST_WORD:
        return
    # From which places the end can be reached at all: without it, a long word has more dead ends than time.
    reaches = [False] * len(word) + [True]
    for at in range(len(word) - 1, -1, -1):
        ends = range(at + 1, min(at + longest, len(word)) + 1)
        reaches[at] = any(reaches[end] and word[at:end] in known for end in ends)

    def cuts(at: int) -> Iterator[list[str]]:
        if at == len(word):
            yield []
        for end in range(min(at + longest, len(word)), at, -1):
            if reaches[end] and word[at:end] in known:
                for rest in cuts(end):
                    yield [word[at:end], *rest]

    yield from islice(cuts(0) if reaches[0] else (), MOST_CUTS)


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
        return self._group(tokens, why, words, is_facet=meaning.facet != "concept")

    def _of_word(self, word: str) -> Group:
        return self._group({stem(word)}, self._why(word, [word], by_sound=False), [word])

    def _of_run(self, run: Sequence[str]) -> Iterator[Group]:
        """Yield a group for each Chinese character or syllable of a run: it is covered together with a neighbour."""
        if len(run) < 2:  # noqa: PLR2004 - one alone says nothing
            return
        chinese = is_han(run[0][0])
        why = message("why.word", word=join(run)) if chinese else message("why.pinyin", typed=" ".join(run))
        pairs = [self._pair(first, second) for first, second in pairwise(run)]
        for at in range(len(run)):
            tokens = set().union(*pairs[max(at - 1, 0) : at + 1])
            group = self._group(tokens, why, sorted(token for token in tokens if is_han(token[0])))
            yield group._replace(weight=group.weight / 2 * (1 if group.tokens else UNKNOWN_CHARACTER))

    def _pair(self, first: str, second: str) -> set[str]:
        """Return the tokens of two neighbours: as written, and as they sound."""
        if not is_han(first[0]):
            return {f"{SOUND}{first}-{second}"}
        sounding = {f"{SOUND}{one}-{two}" for one in self._readings(first) for two in self._readings(second)}
        return {first + second, *sounding}

    def _readings(self, char: str) -> tuple[str, ...]:
        return self._characters[char].readings if char in self._characters else ()

    def _why(self, typed: str, words: Sequence[str], *, by_sound: bool) -> Text:
        was = " ".join(self._corrected.get(part, part) for part in typed.split(" "))
        if was != typed:
            return message("why.corrected", typed=was, word=typed)
        if by_sound:
            return message("why.sound", typed=typed, word=self._sounding_like(typed, words))
        if typed in [fold(word, {}) for word in words]:
            return message("why.word", word=typed)
        if not is_han(typed[0]) and (like := self._sounding_like("", words, spoken=typed.replace(" ", ""))):
            return message("why.meaning", typed=typed, word=like)
        return message("why.meaning", typed=typed, word=words[0])

    def _sounding_like(self, typed: str, words: Sequence[str], spoken: str = "") -> str:
        """Return the first word that sounds like another, or like pinyin; what was typed where none does."""
        characters = self._index.characters(typed + "".join(words))
        heard = {spoken} if spoken else set(sounds(list(typed), characters))
        return next((word for word in words if heard & set(sounds(list(word), characters))), typed)
