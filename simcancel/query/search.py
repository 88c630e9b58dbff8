"""A query → ranked entries, or an honest nothing with what may help instead.

A number or a handle is found exactly, never nearly. Words are read into groups (`query.groups`); an entry is a hit only
where it covers enough of their weight, so that what is particular in a query cannot be ignored: `singapore sim cancel`
finds nothing, though much is said of cancelling.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from simcancel.index.store import Candidate, Cell, Entry, Index
from simcancel.messages import message
from simcancel.model import Text
from simcancel.named_tuple import NamedTuple
from simcancel.query.filters import Filters
from simcancel.query.groups import Group, Reading, read
from simcancel.words.lexicon import FACET

MAX_LENGTH = 500
ENOUGH = 0.5  # of the weight of a query must be covered by a hit
ENOUGH_RELAXED = 0.35  # the same, where nothing covers as much
ENOUGH_WITH_UNKNOWN = 0.6  # the same, where the query has a word that nothing knows
_SHARE_COVERED, _SHARE_OWN, _SHARE_RELEVANCE = 0.6, 0.25, 0.15
MOST_SUGGESTIONS = 4
# What stands beside a guide's own entries says much of everything; it comes after what says the same for all.
BESIDE = {"official": 0.85, "question": 0.85, "contact": 0.95, "carrier": 0.95}

# Compiled only where a query may hold such a thing.
_NUMBER = r"[+(]*[0-9][0-9\s().\-]*"
_NUMBER_WITHIN = r"(?<![\w+(])[+(]*[0-9](?:[().\-]*[0-9]){5,}(?!\w)|(?<!\w)\+[0-9]+(?:[\s().\-]+[0-9]+)+(?!\w)"
_HANDLE = r"@\s*(\w+)"
# The ways to write a link to a Telegram account, live or defanged (core.telegram.org/api/links): the dot may be another
# character or a word, the preview path is /s/, and tg: links name the account as `domain`.
_DOT = r"\s*(?:[.。｡․·﹒]|[\[({]\s*(?:\.|dot)\s*[\])}])\s*"
_LINK = (
    rf"(?i)(?:(?:\bt|\btelegram){_DOT}(?:me|dog)\s*/\s*(?:s/\s*)?|\btg:/*resolve/?\?(?:[^\s#]*&)?domain=)@?(\w+)"
    rf"|\b(\w+)(?<!www){_DOT}t{_DOT}me\b"
)
LEAST_DIGITS = 4
DIGITS = frozenset("0123456789")


class Hit(NamedTuple):
    """An entry that answers a query; `marks` are the words in it that match."""

    entry: Entry
    score: float
    why: tuple[Text, ...]
    marks: tuple[str, ...]


class Found(NamedTuple):
    """What a search found: the best hits, how many there are in all (`total`), and guides that may help where there are none."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    instead: tuple[Cell, ...]


class QueryTooLongError(Exception):
    """The query is longer than `MAX_LENGTH`."""


def search(
    query: str, index: Index, filters: Filters | None = None, kinds: Collection[str] = (), limit: int = 10
) -> Found:
    """Return the entries that answer a query, best first.

    Args:
        query: words in any script, part of a number (four digits or more, or a whole short one), or a handle.
        index: where to look.
        filters: only entries of this region, carrier, action and card.
        kinds: only entries of these kinds.
        limit: at most so many entries.

    Raises:
        QueryTooLongError: more than 500 characters.

    """
    plain = " ".join(unicodedata.normalize("NFKC", query).split())
    if len(plain) > MAX_LENGTH:
        raise QueryTooLongError
    filters = filters or Filters()
    exact = _by_handle(plain, index)
    if exact is None:
        exact = _by_number(plain, index)
    if exact is not None:
        hits = list(_distinct(_only(exact, index, filters, kinds)))
        reading = None if hits else read(plain, index)
    else:
        reading = read(plain, index)
        hits = list(_distinct(_placed(_by_words(reading, index, filters, kinds), index, filters)))
    instead = () if hits or reading is None else _instead(reading, index)
    return Found(query, tuple(hits[:limit]), len(hits), instead)


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out what several guides share and an earlier hit has said already."""
    seen: set[tuple[str, Text, tuple[str, ...], str | None]] = set()
    for hit in hits:
        said = (hit.entry.kind, hit.entry.text, hit.entry.sources, hit.entry.fact)
        if said not in seen:
            seen.add(said)
            yield hit


def _by_handle(query: str, index: Index) -> list[Hit] | None:
    """Return the advertising of the handle or link in a query, None where there is neither in it."""
    is_words = query.replace(" ", "").isalnum()  # in which there is neither
    match = None if is_words else re.search(_LINK, query) or re.search(_HANDLE, query)
    name = next(filter(None, match.groups())) if match else query
    handle = f"@{name.casefold()}"
    ids = index.with_handle(handle)
    if match is None and not ids:
        return None  # without its @, a word is a handle only where there is such a one
    return _exactly(ids, index, message("why.handle", handle=handle), name)


def _by_number(query: str, index: Index) -> list[Hit] | None:
    """Return the contacts whose number a query gives, or a part of it; None where it gives none.

    Several numbers, and those in a sentence, are looked up one by one, if they are long enough to be ones.
    """
    if DIGITS.isdisjoint(query):
        return None
    if not re.fullmatch(_NUMBER, query):
        within = [number.group() for number in re.finditer(_NUMBER_WITHIN, query)]
        hits = [hit for number in within for hit in _of_number(number, index)]
        return hits if within else None
    hits = _of_number(query, index)
    if not hits and _digits(query) in index.meanings([_digits(query)]):
        return None
    return hits or [hit for number in re.finditer(_NUMBER_WITHIN, query) for hit in _of_number(number.group(), index)]


def _of_number(typed: str, index: Index) -> list[Hit]:
    digits = _digits(typed)
    # 00968 is +968; but 0000 may be how a number ends.
    for each in dict.fromkeys([digits, digits.removeprefix("00")]):
        ids = index.with_digits(each, whole=len(each) < LEAST_DIGITS) if each else []
        if ids:
            return _exactly(ids, index, message("why.number", digits=each), each)
    return []


def _digits(typed: str) -> str:
    return "".join(char for char in typed if char in DIGITS)


def _exactly(ids: Sequence[int], index: Index, why: Text, mark: str) -> list[Hit]:
    entries = index.entries(ids)
    return [Hit(entries[each], 1.0, (why,), (mark,)) for each in ids]


def _only(hits: Iterable[Hit], index: Index, filters: Filters, kinds: Collection[str]) -> Iterator[Hit]:
    for hit in _placed(hits, index, filters):
        if filters.carrier in (None, hit.entry.carrier) and (not kinds or hit.entry.kind in kinds):
            yield hit


def _placed(hits: Iterable[Hit], index: Index, filters: Filters) -> Iterator[Hit]:
    """Yield the hits in guides of the region, action and card; a text may say the name of another one."""
    found = list(hits)
    cells = index.cells(filters.region, filters.action, filters.card, {hit.entry.guide for hit in found})
    admitted = {cell.id for cell in cells}
    yield from (hit for hit in found if hit.entry.guide in admitted)


def _by_words(reading: Reading, index: Index, filters: Filters, kinds: Collection[str]) -> Iterator[Hit]:
    if reading.is_elsewhere or not any(group.tokens for group in reading.groups):
        return
    if not _is_covered(reading, index):
        return
    asked = [(facet, value) for facet, value in filters._asdict().items() if value]
    # An entry of another region than the query names is no answer, however like.
    asked += [("region", region) for region in reading.named("region")]
    required = [f"{FACET}{facet}{FACET}{value}" for facet, value in asked]
    groups = [group.tokens | group.literal for group in reading.groups if group.tokens]
    own = {token for group in reading.groups if not group.is_facet for token in group.tokens}
    ranked = _ranked(reading.groups, index.candidates(groups, own, required, kinds))
    entries = index.entries([each.candidate.id for each in ranked])
    for candidate, _, score in ranked:
        matched = [group for group in reading.groups if group.tokens & (candidate.own | candidate.context)]
        why = tuple(dict.fromkeys(group.why for group in matched))
        marks = tuple(dict.fromkeys(mark for group in matched for mark in group.marks))
        yield Hit(entries[candidate.id], score, why, marks)


def _is_covered(reading: Reading, index: Index) -> bool:
    """Whether some guide is on the one action that a query names, in the one region that it names."""
    regions, actions = set(reading.named("region")), set(reading.named("action"))
    if len(regions) != 1 or len(actions) != 1:
        return True
    return bool(index.cells(regions.pop(), actions.pop()))


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
    own = sum(group.weight for group in groups if group.tokens & candidate.own) / total
    covered = sum(group.weight for group in groups if group.tokens & (candidate.own | candidate.context)) / total
    if own == 0 and not all(group.is_facet for group in groups):
        covered = 0.0  # only its place fits
    score = _SHARE_COVERED * covered + _SHARE_OWN * own + _SHARE_RELEVANCE * candidate.relevance / best
    score *= BESIDE.get(candidate.kind, 1)
    return _Scored(candidate, covered, round(score, 3))


def _instead(reading: Reading, index: Index) -> tuple[Cell, ...]:
    """Return guides that may help where nothing was found: those of the region, action or card that a query names."""
    named = {facet: reading.named(facet)[-1:] for facet in ("region", "action", "card")}
    wanted = {facet: values[0] for facet, values in named.items() if values}
    return index.cells(**wanted)[:MOST_SUGGESTIONS] if wanted else ()
