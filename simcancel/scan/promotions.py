"""Advertising in a text: which of the accounts that it names sell, and what else belongs to those.

An account sells where something beside it says so: its form (TG💪+, brackets in a title), a call or a word of selling in its
line, a picture beside it, its place in a title or at the end of an article on SIM cards. A bare mention does not: a
maintainer's contact, an official channel, a warning. Who sells in one line of a text sells in all of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from simcancel.named_tuple import NamedTuple
from simcancel.scan.accounts import Candidate, Found, Kind, accounts
from simcancel.scan.article import A_FEW, Article
from simcancel.scan.extent import ends_in_label, grown, in_its_address
from simcancel.scan.pictures import pictures
from simcancel.scan.selling import OF_ITS_OWN, is_alone, leads_on, sells
from simcancel.scan.soft import of_sellers, soft
from simcancel.scan.spans import Spans
from simcancel.scan.whole import Whole, small
from simcancel.scan.words import words

MOST_IN_A_LINE = 1_000  # accounts that are judged one by one; a seller's own is found behind them, too
MOST_SELLERS = 30  # of a text, whose names are looked for without an @
LONGEST_WORD = 12  # that is looked for before a name
_BELOW_ITS_LABEL = re.compile(r"[@＠]?([a-z][a-z0-9_]{4,31})", re.IGNORECASE)
_HOST = re.compile(r"\.(?:com|net|org|cn|vip|shop|top|cc|io|me|xyz|example)(?![A-Za-z0-9-])")


class Promotions(NamedTuple):
    """What of a text advertises, and what only names a messenger or an account of one."""

    promotions: tuple[Found, ...]
    mentions: tuple[Found, ...]


def promotions(text: Whole | Sequence[str]) -> Promotions:
    """Return the advertising in a text, or in its lines."""
    article = Article(text if isinstance(text, Whole) else Whole(text))
    candidates = [each for number in article.hinted for each in _candidates(article, number)]
    spoken = list(soft(article))
    selling = _selling(article, candidates, Spans(each.place for each in spoken))
    spoken += of_sellers(article, has_sellers=bool(selling or spoken))
    selling += pictures(article, {each.line for each in selling}, has_sellers=bool(selling))
    taken = [*selling, *_merged([*spoken, *_calls_for(article, selling)])]
    known = Spans(each.place for each in taken)
    rest = [each.found for each in candidates if not each.is_bare]
    names = [found for number in article.hinted for found in _named(article, number)]
    mentions = _merged([each for each in (*rest, *names) if not known.overlap(*each.place)])
    return Promotions(tuple(sorted(taken, key=lambda each: each.place[:2])), tuple(mentions))


def _candidates(article: Article, number: int) -> Iterator[Candidate]:
    yield from islice(accounts(article.line(number), number), MOST_IN_A_LINE)
    if number + 1 < len(article.whole.lines) and ends_in_label(article.text(number)):
        yield from _below(article, number)


def _below(article: Article, number: int) -> Iterator[Candidate]:
    """Yield an account that stands alone below its label, and the label."""
    below = article.below(number) - 1
    text = article.text(below).strip(" \t\r*`") if below < number + 3 else ""
    match = _BELOW_ITS_LABEL.fullmatch(text)
    if match and (text[0] in "@＠" or re.search(r"[\d_]", text)):
        at = article.text(below).find(match[1])
        found = article.make("telegram", below, (at, at + len(match[1])), match[1])
        yield Candidate(found, is_strong=article.is_on_cards, is_bare=False)
        label = article.text(number).strip()
        start = article.text(number).find(label)
        named = article.make("telegram", number, (start, start + len(label)))
        yield Candidate(named, is_strong=article.is_on_cards, is_bare=False)


def _selling(article: Article, candidates: Sequence[Candidate], spoken: Spans) -> list[Found]:
    """Return the accounts that sell, each place once, with all that belongs to it in its line."""
    selling: list[Found] = []
    sold: set[str] = set()
    for each in candidates:
        if each.found.handle in sold or spoken.overlap(*each.found.place) or sells(article, each):
            selling.append(each.found)
            sold.update(filter(None, [each.found.handle]))
    selling += _beside(article, candidates, selling)
    sellers = {each.handle.casefold(): each.kind for each in selling if each.handle}
    lines = {(each.found.handle.casefold(), each.found.line) for each in candidates if each.found.handle}
    selling += _of_sellers(article, sellers, Counter(handle for handle, _ in lines))
    selling += [each.found for each in candidates if (each.found.handle or "").casefold() in sellers]
    return _merged(_grown(article, _merged(selling)))


def _grown(article: Article, found: Iterable[Found]) -> list[Found]:
    """Return accounts with all that belongs to each in its line; one that belongs to the last has nothing of its own."""
    whole: list[Found] = []
    for each in found:
        written = article.written(each.line - 1)
        is_within = whole and whole[-1].line == each.line and each.end <= whole[-1].end
        whole.append(in_its_address(each, written) if is_within else grown(each, written))
    return whole


def _beside(article: Article, candidates: Sequence[Candidate], selling: Sequence[Found]) -> Iterator[Found]:
    """Yield the accounts in the line of a selling one, and in short lines next to it: a seller names several."""
    lines = {each.line for each in selling}
    for each in candidates:
        at = each.found.line
        if each.is_bare or not lines & {at - 2, at - 1, at, at + 1, at + 2}:
            continue
        text = article.text(at - 1)
        is_short = len(text) < OF_ITS_OWN and not words().belongs.search(text)
        if at in lines or (is_short and (each.found.kind == "telegram" or is_alone(article, each.found))):
            yield each.found


def _of_sellers(article: Article, sellers: Mapping[str, Kind], named: Mapping[str, int]) -> Iterator[Found]:
    """Yield every place where a seller's account stands, with or without @, in any case, and a host of that name."""
    few = dict(list(sellers.items())[:MOST_SELLERS])  # who names more is no seller, but a list of accounts
    for seller, kind in few.items():
        places = list(_places_of(article, seller))
        # A name may be a word of the article, or its carrier's, which it says more often than the account.
        if not seller.isalpha() or (seller not in words().ordinary and len(places) <= 2 * named[seller] + A_FEW):
            yield from (article.make(kind, number, span, seller) for number, span in places)
        yield from _hosts_of(article, seller, kind)


def _places_of(article: Article, seller: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the lines and columns where a seller's name stands, but for where it is a word of the sentence."""
    disguised = (number for number in article.hinted if article.line(number).is_disguised)
    for number in sorted({*article.whole.lines_holding(seller), *disguised}):
        text = small(article.text(number))
        for start in _places(seller, text):
            if not _is_word(seller, article.text(number), start):
                name = _HOST.match(text, start + len(seller))
                yield number, (start, name.end() if name else start + len(seller))


def _hosts_of(article: Article, seller: str, kind: Kind) -> Iterator[Found]:
    """Yield the hosts of a seller's name, in which no underscore may stand."""
    for spelt in {seller.replace("_", "-").strip("-"), seller.replace("_", "")} - {seller}:
        for number in article.whole.lines_holding(f"{spelt}."):
            text = small(article.text(number))
            for start in _places(spelt, text):
                if name := _HOST.match(text, start + len(spelt)):
                    yield article.make(kind, number, (start, name.end()), seller)


def _calls_for(article: Article, selling: Sequence[Found]) -> Iterator[Found]:
    """Yield the lines that do nothing but lead on to an account, or a picture, in the line below."""
    lines = {each.line - 1 for each in selling}
    for number in sorted({article.above(below) - 1 for below in lines} - lines - {-1}):
        if leads_on(article, number):
            text = article.text(number)
            yield article.make("soft", number, (len(text) - len(text.lstrip()), len(text.rstrip())))


def _named(article: Article, number: int) -> Iterator[Found]:
    matches = words().names.finditer(article.written(number))
    yield from (Found("name", number + 1, *match.span()) for match in matches)


def _is_word(seller: str, line: str, start: int) -> bool:
    """Whether a seller's name is but a word of an English sentence there, as passport is."""
    before, written = line[max(start - LONGEST_WORD, 0) : start], line[start : start + len(seller)]
    return seller.isalpha() and written.islower() and bool(words().before_a_noun.search(before))


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text, as a whole one."""
    at = text.find(word)
    while at >= 0:
        around = text[max(at - 1, 0) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(char == "_" or (char.isascii() and char.isalnum()) for char in around):
            yield at
        at = text.find(word, at + 1)


def _merged(found: Sequence[Found]) -> list[Found]:
    """Return what was found, each place once: of two that overlap, one that spans both and knows what either knew."""
    merged: list[Found] = []
    for each in sorted(dict.fromkeys(found), key=lambda one: (one.line, one.start, -one.end)):
        last = merged[-1] if merged else None
        if last is not None and _overlap(last, each):
            kind = last.kind if last.kind != "name" else each.kind
            merged[-1] = Found(
                kind, last.line, last.start, max(last.end, each.end), last.handle or each.handle, last.link or each.link
            )
        else:
            merged.append(each)
    return merged


def _overlap(one: Found, other: Found) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end
