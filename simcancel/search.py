"""A query → ranked entries, or an honest nothing.

The query is cut into groups: a known word (a region, a carrier, a concept with all its synonyms), another word, or a
Chinese character or syllable between its neighbours. Each group weighs as much as it is rare; one that nothing in the
index knows weighs most. An entry is a hit only where it covers enough of the weight, so that what is particular in a
query cannot be ignored: `singapore sim cancel` finds nothing, though much is said of cancelling.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from simcancel.filters import Filters
from simcancel.index.store import Candidate, Cell, Entry, Index
from simcancel.messages import message
from simcancel.model import Text
from simcancel.text import Characters, atoms, fold, is_han, join, stem
from simcancel.words import FACET, SOUND, Lexicon, Meaning, Segment, sounds, spans, stemmed

MAX_LENGTH = 500
ENOUGH = 0.5  # of the weight of a query must be covered by a hit
ENOUGH_RELAXED = 0.35  # the same, where nothing covers as much
ENOUGH_WITH_UNKNOWN = 0.6  # the same, where the query has a word that nothing knows
LEAST_WEIGHT = 0.2
UNKNOWN_CHARACTER = 0.5  # what one weighs beside a known one: Chinese has more ways to say a thing than the guides use
IN_CONTEXT = 0.75  # what a word counts that only the place of an entry says
CORRECTED, BY_SOUND = 0.9, 0.85  # what a word counts that was typed otherwise
SHORTEST_TO_CORRECT = 4
OTHER_FACET = 0.8  # what an entry's score counts in a guide of another action or card than the query names
NOT_NAMED = 0.95  # what a carrier counts in a guide whose article does not name it
LONGEST_WORD = 40  # letters of pinyin without spaces that are looked at
MOST_CUTS = 20
LONGEST_SYLLABLE = 6
LONG_WORD = 6  # letters from which on two errors are forgiven
_SHARE_COVERED, _SHARE_OWN, _SHARE_RELEVANCE = 0.6, 0.25, 0.15

_NUMBER = re.compile(r"[+(]*[0-9][0-9\s().\-]*")
_HANDLE = re.compile(r"@\s*(\w+)")
LEAST_DIGITS = 4
DIGITS = frozenset("0123456789")


EVERYTHING = Filters()


class Group(NamedTuple):
    """One thing that a query asks for: the tokens that cover it, each with how much it counts, and why."""

    tokens: dict[str, float]
    weight: float
    why: Text
    marks: tuple[str, ...]
    is_facet: bool = False


class Hit(NamedTuple):
    """An entry that answers a query; `marks` are the words in it that match."""

    entry: Entry
    score: float
    why: tuple[Text, ...]
    marks: tuple[str, ...]


class QueryTooLongError(Exception):
    """More than anyone asks."""


def find(query: str, index: Index, filters: Filters = EVERYTHING, kinds: Sequence[str] = ()) -> list[Hit]:
    """Return the entries that answer a query, best first.

    Args:
        query: words in any script, part of a number (four digits or more, or a whole short one), or a handle.
        index: where to look.
        filters: only entries of this region, carrier, action and card.
        kinds: only entries of these kinds.

    Raises:
        QueryTooLongError: more than 500 characters.

    """
    plain = " ".join(unicodedata.normalize("NFKC", query).split())
    if len(plain) > MAX_LENGTH:
        raise QueryTooLongError
    exact = _by_handle(plain, index)
    if exact is None:
        exact = _by_number(plain, index)
    hits = _by_words(plain, index, filters, kinds) if exact is None else _only(exact, index, filters, kinds)
    return list(_distinct(hits))


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out what several guides share and an earlier hit has said already."""
    seen: set[tuple[str, Text, tuple[str, ...], str | None]] = set()
    for hit in hits:
        said = (hit.entry.kind, hit.entry.text, hit.entry.sources, hit.entry.fact)
        if said not in seen:
            seen.add(said)
            yield hit


# Numbers and handles are found exactly, never nearly.


def _by_handle(query: str, index: Index) -> list[Hit] | None:
    """Return the advertising of the handle in a query, None where there is no handle in it."""
    match = _HANDLE.search(query)
    name = match[1] if match else query
    handle = f"@{name.casefold()}"
    ids = index.with_handle(handle)
    if match is None and not ids:
        return None  # without its @, a word is a handle only where there is such a one
    return _exactly(ids, index, message("why.handle", handle=handle), name)


def _by_number(query: str, index: Index) -> list[Hit] | None:
    """Return the contacts whose number a query gives, or a part of it; None where it gives none."""
    if not _NUMBER.fullmatch(query):
        return None
    typed = "".join(char for char in query if char in DIGITS)
    # 00968 is +968; but 0000 may be how a number ends.
    for digits in dict.fromkeys([typed, typed.removeprefix("00")]):
        ids = index.with_digits(digits, whole=len(digits) < LEAST_DIGITS) if digits else []
        if ids:
            break
    if not ids and digits in index.meanings([digits]):
        return None
    return _exactly(ids, index, message("why.number", digits=digits), digits)


def _exactly(ids: Sequence[int], index: Index, why: Text, mark: str) -> list[Hit]:
    entries = index.entries(ids)
    return [Hit(entries[each], 1.0, (why,), (mark,)) for each in ids]


def _only(hits: Iterable[Hit], index: Index, filters: Filters, kinds: Collection[str]) -> Iterator[Hit]:
    wanted = {cell.id for cell in index.cells() if _is_wanted(cell, filters)}
    for hit in hits:
        of_carrier = filters.carrier in (None, hit.entry.carrier)
        if hit.entry.guide in wanted and of_carrier and (not kinds or hit.entry.kind in kinds):
            yield hit


def _is_wanted(cell: Cell, filters: Filters) -> bool:
    return all(
        getattr(cell, facet) == getattr(filters, facet)
        for facet in ("region", "action", "card")
        if getattr(filters, facet)
    )


def _by_words(query: str, index: Index, filters: Filters, kinds: Sequence[str]) -> Iterator[Hit]:
    reader = _Reader(query, index)
    groups = reader.groups()
    if not any(group.tokens for group in groups):
        return
    tokens = {token for group in groups for token in group.tokens}
    asked = [(facet, value) for facet, value in filters._asdict().items() if value]
    asked += [("region", region) for region in reader.regions()]
    required = [f"{FACET}{facet}{FACET}{value}" for facet, value in asked]
    ranked = _ranked(groups, index.candidates(tokens, required, kinds))
    entries = index.entries([each.candidate.id for each in ranked])
    for candidate, _, score in ranked:
        matched = [group for group in groups if _count(group, candidate, IN_CONTEXT) > 0]
        why = tuple(dict.fromkeys(group.why for group in matched))
        marks = tuple(dict.fromkeys(mark for group in matched for mark in group.marks))
        yield Hit(entries[candidate.id], score, why, marks)


class _Scored(NamedTuple):
    """A candidate with how much of the query it covers, from 0 to 1, and its score."""

    candidate: Candidate
    covered: float
    score: float


def _ranked(groups: Sequence[Group], candidates: Sequence[Candidate]) -> list[_Scored]:
    """Return the candidates that cover enough of the query, best first."""
    best = max((candidate.relevance for candidate in candidates), default=0) or 1
    scored = [_scored(groups, candidate, best) for candidate in candidates]
    ranked = sorted(scored, key=lambda each: (-each.score, each.candidate.id))
    if not all(group.tokens for group in groups):
        return [each for each in ranked if each.covered >= ENOUGH_WITH_UNKNOWN]
    enough = [each for each in ranked if each.covered >= ENOUGH]
    # Relaxed only where every word is known, and nothing says them all together.
    return enough or [each for each in ranked if each.covered >= ENOUGH_RELAXED]


def _scored(groups: Sequence[Group], candidate: Candidate, best: float) -> _Scored:
    total = sum(group.weight for group in groups)
    covered = sum(group.weight * _count(group, candidate, IN_CONTEXT) for group in groups) / total
    own = sum(group.weight * _count(group, candidate, 0) for group in groups) / total
    if own == 0 and not all(group.is_facet for group in groups):
        covered = 0.0  # only its place fits
    score = _SHARE_COVERED * covered + _SHARE_OWN * own + _SHARE_RELEVANCE * candidate.relevance / best
    for group in groups:
        if group.is_facet and _count(group, candidate, IN_CONTEXT) == 0:
            score *= OTHER_FACET
    return _Scored(candidate, covered, round(score, 3))


def _count(group: Group, candidate: Candidate, in_context: float) -> float:
    """Return how far an entry covers a group, from 0 to 1; `in_context` is what counts that only its place says."""
    count = 0.0
    for token, factor in group.tokens.items():
        if token in candidate.own:
            count = max(count, factor)
        elif token in candidate.context:
            count = max(count, factor * (1.0 if group.is_facet and in_context else in_context))
    return count


class _Reader:
    """Reads a query into groups."""

    def __init__(self, query: str, index: Index) -> None:
        self._index = index
        self._characters: Characters = index.characters(query)
        self._size = index.size()
        self._corrected: dict[str, str] = {}
        parts = atoms(fold(query, self._characters))
        self._segments = self._cut(self._respelt(parts))

    def _cut(self, parts: Sequence[str]) -> list[Segment]:
        runs = list(spans(parts))
        wanted = {join(run) for run in runs} | {stemmed(run) for run in runs}
        wanted.update(sound for run in runs for sound in sounds(run, self._characters))
        return Lexicon(self._index.meanings(wanted)).segments(parts, self._characters)

    def _respelt(self, parts: list[str]) -> list[str]:
        """Return the parts with pinyin cut into syllables and with unknown words corrected, where they can be."""
        strange = [
            segment.parts[0]
            for segment in self._cut(parts)
            if segment.meaning is None and segment.parts[0].isalpha() and not is_han(segment.parts[0][0])
        ]
        known = self._index.frequencies({stem(word) for word in strange})
        strange = [word for word in strange if stem(word) not in known]
        if not strange:
            return parts
        instead = {
            word: self._as_syllables(word) or self._as_initials(word) or self._as_corrected(word) or [word]
            for word in strange
        }
        return [new for part in parts for new in instead.get(part, [part])]

    def _as_syllables(self, word: str) -> list[str] | None:
        """Return the syllables of a word of pinyin, where the index knows them side by side."""
        for syllables in _cuts(word, self._index.syllables(), LONGEST_SYLLABLE):
            if len(syllables) == 1:
                return syllables
            pairs = {SOUND + f"{first}-{second}" for first, second in pairwise(syllables)}
            found = self._index.frequencies(pairs)
            if len(found) == len(pairs) or all(segment.meaning for segment in self._cut(syllables)):
                return syllables
        return None

    def _as_initials(self, word: str) -> list[str] | None:
        """Return the initials that a word is made of, marked so: xgbhk is 香港 and 保号卡. They are of different facets."""
        pieces = {word[at:end] for at in range(len(word)) for end in range(at + 2, at + 5)}
        found = self._index.meanings({SOUND + piece for piece in pieces})
        facets = {
            initials.removeprefix(SOUND): meaning.facet
            for initials, meaning in found.items()
            if meaning.facet in ("region", "action", "card")
        }
        for cut in _cuts(word, facets, 4):
            if len({facets[piece] for piece in cut}) == len(cut) > 1:
                return [SOUND + piece for piece in cut]
        return None

    def _as_corrected(self, word: str) -> list[str] | None:
        """Return the known word that a mistyped one was most likely meant for."""
        if len(word) < SHORTEST_TO_CORRECT:
            return None
        from rapidfuzz import process  # noqa: PLC0415 - eight milliseconds that only an unknown word costs
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        spellings = self._index.spellings()
        for alias, meaning in self._index.aliases():
            # Of a carrier's full name no single word is meant: qatar is not the Qatari in Ooredoo's.
            words = alias.split() if meaning.facet != "carrier" else [alias]
            for each in words:
                if each.isascii() and " " not in each:
                    spellings[each] = spellings.get(each, 0) + 1
        # What can be read as pinyin is more likely that than a word with two errors.
        errors = 2 if len(word) >= LONG_WORD and not self._is_pinyin(word) else 1
        near = process.extract(word, list(spellings), scorer=DamerauLevenshtein.distance, score_cutoff=errors, limit=20)
        if not near:
            return None
        best = min(near, key=lambda found: (found[1], found[0][0] != word[0], -spellings[found[0]], found[0]))[0]
        self._corrected[best] = word
        return [best]

    def _is_pinyin(self, word: str) -> bool:
        return next(_cuts(word, self._index.syllables(), LONGEST_SYLLABLE), None) is not None

    def regions(self) -> set[str]:
        """Return the regions that the query names; an entry of another one is no answer, however like."""
        meanings = [segment.meaning for segment in self._segments if segment.meaning is not None]
        return {meaning.value for meaning in meanings if meaning.facet == "region"}

    def groups(self) -> list[Group]:
        """Return what the query asks for; words that ask nothing in particular only where there is nothing else."""
        groups: list[Group] = []
        run: list[str] = []
        for segment in [*self._segments, None]:
            if segment is not None and segment.meaning is None and self._is_spoken(segment.parts[0]):
                run.append(segment.parts[0])
                continue
            groups.extend(self._of_run(run))
            run = []
            if segment is not None:
                groups.extend(self._of_segment(segment))
        return groups

    def facets(self) -> Iterator[tuple[str, str]]:
        """Yield the facets that the query names, with their values."""
        yield from (segment.meaning[:2] for segment in self._segments if segment.meaning is not None)

    def _is_spoken(self, part: str) -> bool:
        """Whether a part is a Chinese character or a syllable, to be read with its neighbours."""
        if is_han(part[0]):
            return True
        return (
            part not in self._corrected
            and part in self._index.syllables()
            and not self._index.frequencies({stem(part)})
        )

    def _of_segment(self, segment: Segment) -> Iterator[Group]:
        meaning, typed = segment.meaning, join(segment.parts)
        if meaning is None:
            yield self._of_word(typed)
        elif meaning.facet not in ("filler", "stop"):
            yield self._of_meaning(meaning, typed, by_sound=segment.by_sound)

    def _of_meaning(self, meaning: Meaning, typed: str, *, by_sound: bool) -> Group:
        was = self._was_typed(typed)
        factor = BY_SOUND if by_sound else CORRECTED if was != typed else 1.0
        tokens = {f"{FACET}{meaning.facet}{FACET}{meaning.value}": factor}
        if meaning.facet == "carrier":
            tokens = {f"{FACET}named{FACET}{meaning.value}": factor, **dict.fromkeys(tokens, factor * NOT_NAMED)}
        if meaning.facet == "card" and typed.isascii() and " " not in typed:
            tokens[stem(typed)] = factor  # "data" is a kind of card, and also what is backed up
        words = self._index.words_of(meaning)
        return Group(
            self._known(tokens),
            self._weight(tokens),
            self._why(typed, words, by_sound=by_sound),
            tuple(words),
            is_facet=meaning.facet != "concept",
        )

    def _why(self, typed: str, words: Sequence[str], *, by_sound: bool) -> Text:
        was = self._was_typed(typed)
        if was != typed:
            return message("why.corrected", typed=was, word=typed)
        if by_sound:
            return message("why.sound", typed=typed, word=self._sounding_like(typed, words))
        folded = [fold(word, {}) for word in words]
        if typed in folded:
            return message("why.word", word=typed)
        if not is_han(typed[0]) and (like := self._sounding_like("", words, spoken=typed.replace(" ", ""))):
            return message("why.meaning", typed=typed, word=like)
        return message("why.meaning", typed=typed, word=words[0])

    def _sounding_like(self, typed: str, words: Sequence[str], spoken: str = "") -> str:
        """Return the first word that sounds like another, or like pinyin; what was typed where none does."""
        characters = self._index.characters(typed + "".join(words))
        heard = {spoken} if spoken else set(sounds(list(typed), characters))
        return next((word for word in words if heard & set(sounds(list(word), characters))), typed)

    def _was_typed(self, typed: str) -> str:
        return " ".join(self._corrected.get(part, part) for part in typed.split(" "))

    def _of_word(self, word: str) -> Group:
        was = self._was_typed(word)
        tokens = {stem(word): CORRECTED if was != word else 1.0}
        return Group(self._known(tokens), self._weight(tokens), self._why(word, [word], by_sound=False), (word,))

    def _of_run(self, run: Sequence[str]) -> Iterator[Group]:
        """Yield a group for each Chinese character or syllable of a run: it is covered together with a neighbour."""
        if len(run) < 2:  # noqa: PLR2004 - one alone says nothing
            return
        for at in range(len(run)):
            tokens: dict[str, float] = {}
            for first, second in ((at - 1, at), (at, at + 1)):
                if first >= 0 and second < len(run):
                    tokens.update(self._pair(run[first], run[second]))
            marks = tuple(token for token in tokens if is_han(token[0]))
            why = (
                message("why.word", word=join(run)) if is_han(run[0][0]) else message("why.pinyin", typed=" ".join(run))
            )
            known = self._known(tokens)
            weight = self._weight(tokens) / 2
            yield Group(known, weight if known else weight * UNKNOWN_CHARACTER, why, marks)

    def _pair(self, first: str, second: str) -> dict[str, float]:
        """Return the tokens of two neighbours: as written, and as they sound."""
        if not is_han(first[0]):
            return {f"{SOUND}{first}-{second}": 1.0}
        sounding = {f"{SOUND}{one}-{two}": BY_SOUND for one in self._readings(first) for two in self._readings(second)}
        return {**sounding, first + second: 1.0}

    def _readings(self, char: str) -> tuple[str, ...]:
        return self._characters[char].readings if char in self._characters else ()

    def _known(self, tokens: dict[str, float]) -> dict[str, float]:
        found = self._index.frequencies(tokens)
        return {token: factor for token, factor in tokens.items() if token in found}

    def _weight(self, tokens: Collection[str]) -> float:
        """Return how particular some tokens are: the rarer the heavier, unknown ones heaviest."""
        occurring = sum(self._index.frequencies(tokens).values())
        return max(math.log((self._size + 1) / (occurring + 0.5)), LEAST_WEIGHT)


def instead(query: str, index: Index, limit: int = 4) -> list[Cell]:
    """Return guides that may help where nothing was found: those of the region, action or card that a query names."""
    reader = _Reader(query, index)
    named = {facet: value for facet, value in reader.facets() if facet in ("region", "action", "card")}
    cells = [cell for cell in index.cells() if all(getattr(cell, facet) == value for facet, value in named.items())]
    return cells[:limit] if named else []


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
