"""Words of a query as they were meant: pinyin in syllables, initials, and typing errors corrected."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise

from simcancel.index.store import Index
from simcancel.named_tuple import NamedTuple
from simcancel.words.fold import Characters, is_han, join, stem
from simcancel.words.lexicon import SOUND, Lexicon, Segment, sounds, spans, stemmed

SHORTEST_TO_CORRECT = 4
LONG_WORD = 6  # letters from which on two errors are forgiven
LONGEST_WORD = 40  # letters of pinyin without spaces that are looked at
LONGEST_SYLLABLE = 6
LONGEST_INITIALS = 4
LEAST_MISWRITTEN, MOST_MISWRITTEN = 4, 6  # characters of a Chinese word in which one may be wrong
MOST_CUTS = 20


def cut(parts: Sequence[str], index: Index, characters: Characters) -> list[Segment]:
    """Cut parts into known words and unknown parts; a Chinese one may be written with other characters."""
    runs = list(spans(parts))
    wanted = {join(run) for run in runs} | {stemmed(run) for run in runs}
    wanted.update(sound for run in runs for sound in sounds(run, characters))
    return Lexicon(index.meanings(wanted)).segments(parts, characters)


class Respelt(NamedTuple):
    """Parts as they were meant; `corrected`: what was typed, by what it was taken for."""

    parts: list[str]
    corrected: dict[str, str]


def respell(parts: list[str], index: Index, characters: Characters) -> Respelt:
    """Return the parts with pinyin cut into syllables and with unknown words corrected, where they can be."""
    segments = cut(parts, index, characters)
    if any(segment.meaning is None and is_han(segment.parts[0][0]) for segment in segments):
        parts = list(_rewritten(parts, segments, index))
    strange = [
        segment.parts[0]
        for segment in segments
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
    return Respelt([new for part in parts for new in instead.get(part, [part])], corrected)


def _rewritten(parts: Sequence[str], segments: Sequence[Segment], index: Index) -> Iterator[str]:
    """Yield the parts, with one wrong character in a known word of four and more set right: 确认邮牛 is 确认邮件."""
    near = _by_beginning(index)
    strange = [segment.meaning is None for segment in segments for _ in segment.parts]
    at = 0
    while at < len(parts):
        ahead = parts[at : at + MOST_MISWRITTEN]
        begins = sorted(word for place, part in enumerate(ahead[:2]) for word in near.get((place, part), ()))
        doubted = strange[at : at + MOST_MISWRITTEN]
        right = next((word for _, word in begins if _differs_in_one(word, ahead, doubted)), None)
        yield from right or (parts[at],)
        at += len(right) if right else 1


def _by_beginning(index: Index) -> dict[tuple[int, str], list[tuple[int, tuple[str, ...]]]]:
    """Return the longer Chinese words, numbered, by their first and by their second character: one of them is right."""
    near: dict[tuple[int, str], list[tuple[int, tuple[str, ...]]]] = {}
    for number, (word, _) in enumerate(index.aliases):
        if LEAST_MISWRITTEN <= len(word) <= MOST_MISWRITTEN and is_han(word[0]):
            for place in (0, 1):
                near.setdefault((place, word[place]), []).append((number, tuple(word)))
    return near


def _differs_in_one(word: tuple[str, ...], parts: Sequence[str], strange: Sequence[bool]) -> bool:
    """Whether a Chinese word stands at the beginning of some parts but for one, and a part of it is strange."""
    if len(parts) < len(word) or not any(strange[: len(word)]):
        return False
    return sum(one != other for one, other in zip(word, parts, strict=False)) == 1 and all(
        is_han(part[0]) for part in parts[: len(word)]
    )


def _as_syllables(word: str, index: Index, characters: Characters) -> list[str] | None:
    """Return the syllables of a word of pinyin, where the index knows them side by side."""
    for syllables in _cuts(word, index.syllables(), LONGEST_SYLLABLE):
        if len(syllables) == 1:
            return syllables
        pairs = {SOUND + f"{first}-{second}" for first, second in pairwise(syllables)}
        found = index.frequencies(pairs)
        if len(found) == len(pairs) or all(segment.meaning for segment in cut(syllables, index, characters)):
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
    spellings = dict(index.spellings)
    for alias, meaning in index.aliases:
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
