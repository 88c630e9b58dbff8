"""Sentences that sell without an account: a seller who speaks of itself, and somebody nameless who would do it for you."""

import re
from collections.abc import Iterator
from functools import cache

from simcancel.scan.accounts import Found
from simcancel.scan.article import Article, warns
from simcancel.scan.pictures import calls_to_scan
from simcancel.scan.words import words

ENOUGH = 2  # sentences that tell a seller who names no account
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_CLAUSE_ENDS = re.compile("[，,；;]")
_QUOTED = re.compile("[“「『][^”」』]*[”」』]")


def soft(article: Article) -> Iterator[Found]:
    """Yield the sentences that sell in whatever text on cards."""
    if _may_sell(article):
        yield from calls_to_scan(article)
        is_warning = cache(lambda number: warns(article.written(number)))  # of a line, that may be endless
        for number, start, end in (place for pattern in words().soft for place in article.whole.places(pattern)):
            line = article.written(number)
            said = line[start:end]
            # Whose it is stands in the first clause; what follows is what the text goes on to say.
            owner = words().belongs.search(_CLAUSE_ENDS.split(said, maxsplit=1)[0])
            if not (owner or words().disclaims.search(said) or is_warning(number)):
                yield Found("soft", number + 1, start, min(end, len(line)))


def of_sellers(article: Article, *, has_sellers: bool) -> list[Found]:
    """Return the sentences that sell in a text by somebody who sells.

    Somebody speaks of itself and of what it does for others, or of somebody nameless who does it, and how easy that is. A
    carrier says as much: where no account tells a seller, one of several sentences must be what only those say who trade.
    """
    if not (has_sellers or _may_sell(article)):
        return []
    lines = article.whole.lines_with(*words().telling.expressions)
    said = [(number, each) for number in sorted(lines) for each in _SENTENCE.finditer(article.written(number))]
    told = [(number, each) for number, each in said if _sells(each.group())]
    if not has_sellers and (
        len(told) < ENOUGH or not any(words().trades.search(_own(each.group())) for _, each in told)
    ):
        return []
    return [Found("soft", number + 1, *each.span()) for number, each in told]


def _may_sell(article: Article) -> bool:
    return (article.is_on_cards or article.is_short) and not (article.is_warning or article.quotes_advertising)


def _own(sentence: str) -> str:
    """Return what a sentence says itself, without what it quotes."""
    return _QUOTED.sub("", sentence)


def _sells(sentence: str) -> bool:
    said = _own(sentence)
    speaks = words().speakers.search(said) and words().does_for_you.search(said)
    helps = words().helpers.search(said) and words().eases.search(said)
    return (speaks or helps or words().trades.search(said)) and not words().disclaims.search(said) and not warns(said)
