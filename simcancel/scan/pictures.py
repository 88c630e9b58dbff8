"""The pictures of advertising: beside an account, at the end of an article, or below a call to scan them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from simcancel.scan.accounts import Found
from simcancel.scan.article import TAG, Article, sentence, warns
from simcancel.scan.extent import IMAGE
from simcancel.scan.spans import Spans
from simcancel.scan.words import words

_SCAN = re.compile(r"扫码|掃碼|扫描|掃描|扫一扫|掃一掃|二维码|二維碼|下图|下圖|\bqr\b|\bscan\b", re.IGNORECASE)
_TOLD = re.compile(r"!\[([^\]]*)\]|<img\b[^>]*?\balt=[\"']([^\"']*)", re.IGNORECASE)
_CLAUSE = re.compile(r"[^，。！？!?,]+")


def pictures(article: Article, lines: set[int], *, has_sellers: bool) -> Iterator[Found]:
    """Yield the pictures of advertising: in its line, beside it with nothing but blank lines between, or at the end.

    Args:
        article: the text.
        lines: those with advertising, counted from 1; lines with such pictures are added to them.
        has_sellers: whether an account in it sells.

    """
    closing = _closing(article, lines) if has_sellers else set()
    for number in sorted(_pictured(article)):
        above = article.above(number)
        beside = number + 1 in lines or above in lines or (number in article.tail and article.below(number) in lines)
        called = _calls_to_scan(article, number) or (above and _calls_to_scan(article, above - 1))
        for match in _pictures(article.written(number)):
            is_left = number == article.last and _is_left_by_a_seller(article, match)
            if (
                is_left
                or (called and _says_little(match))
                or (_may_be_a_sellers(match) and (beside or number in closing))
            ):
                lines.add(number + 1)  # and the picture below it
                yield Found("image", number + 1, match.start(), match.end(), None, _address(match))


def calls_to_scan(article: Article) -> Iterator[Found]:
    """Yield what asks to scan a picture in the line or the next one, to buy."""
    for number in sorted(article.scans):
        beside = (number, article.below(number) - 1)
        if _calls_to_scan(article, number) and any(IMAGE.search(article.text(at)) for at in beside):
            for clause in _CLAUSE.finditer(article.written(number)):
                if _SCAN.search(clause.group()):
                    yield Found("soft", number + 1, *clause.span())


def _calls_to_scan(article: Article, number: int) -> bool:
    """Whether a line asks to scan or to get in touch with what a picture shows, to buy."""
    text = article.text(number) if number in article.scans else ""
    asked = _SCAN.search(text)
    if asked is None or words().belongs.search(text) or warns(text):
        return False
    said = sentence(text, asked.start())
    sells = words().sells.search(said) or words().serves.search(said)
    return sells and (article.is_on_cards or words().calls.search(said))


def _pictured(article: Article) -> set[int]:
    """Return the lines with pictures, or their addresses."""
    markup = (number for part in ("![", "<img") for number in article.whole.lines_holding(part))
    return {*markup} | article.whole.lines_with(words().picture_address)


def _closing(article: Article, lines: set[int]) -> set[int]:
    """Return the lines at the end that are nothing but pictures and advertising."""
    closing: set[int] = set()
    for number in range(article.last, -1, -1):
        written = article.written(number).strip()
        if written and number + 1 not in lines and not IMAGE.fullmatch(TAG.sub("", written).strip()):
            break
        closing.add(number)
    return closing


def _pictures(line: str) -> Iterator[re.Match[str]]:
    """Yield the pictures of a line, and the addresses of others."""
    images = list(IMAGE.finditer(line))
    yield from images
    within = Spans((0, image.start(), image.end()) for image in images)
    for match in words().picture_address.finditer(line):
        if not within.overlap(0, match.start(), match.start() + 1):
            yield match


def _may_be_a_sellers(picture: re.Match[str]) -> bool:
    """Whether a picture lies elsewhere and tells nothing, or lies where anybody may put one and says what is sold.

    One of the article's own lies beside it, or says what it shows.
    """
    sells_cards = _is_anywhere(picture) and words().topics.search(_alternative(picture))
    return "://" in picture.group() and (_says_little(picture) or sells_cards)


def _is_left_by_a_seller(article: Article, picture: re.Match[str]) -> bool:
    """Whether a picture at the end of an article on cards is all that was left of advertising: it says and shows nothing."""
    is_alone = picture.group() == _without_tags(picture.string)
    says_nothing = _alternative(picture).lower() in ("", "image")
    return is_alone and _is_anywhere(picture) and says_nothing and words().topics.search(article.text(article.first))


@lru_cache(maxsize=2)  # a line may have many pictures
def _without_tags(line: str) -> str:
    return TAG.sub("", line).strip()


def _is_anywhere(picture: re.Match[str]) -> bool:
    return any(host in picture.group() for host in words().picture_hosts)


def _says_little(picture: re.Match[str]) -> bool:
    told = _alternative(picture)
    return bool(words().says_little.fullmatch(told)) or words().calls.search(told)


def _alternative(picture: re.Match[str]) -> str:
    """Return what is read out in place of a picture."""
    told = _TOLD.match(picture.group())
    return (told[1] or told[2] or "") if told else ""


def _address(picture: re.Match[str]) -> str:
    return next(filter(None, picture.groups()), picture.group())
