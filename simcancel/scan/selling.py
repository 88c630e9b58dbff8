"""Whether an account sells: its form says so, or what stands beside it in its line, above or below it, or in the title."""

import re

from simcancel.scan.accounts import Candidate, Found
from simcancel.scan.article import HEADING, TAG, Article, sentence, warns
from simcancel.scan.extent import NEAR, grown
from simcancel.scan.words import words

OF_ITS_OWN = 60  # characters of a line that says little more than an account; its neighbours say why
_DECORATED = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]\s?@|@\w+\s?[\U0001f300-\U0001faff\u2600-\u27bf]")
_IN_TITLE = re.compile(r"^\W*\*\*[@＠][A-Za-z0-9_]+\*\*|(?:^\s*[#*]|[\u4e00-\u9fff]).*[@＠]\s?[A-Za-z0-9_]+\W*$")
_ALONE = re.compile(r"\W*[@＠]\s?[A-Za-z0-9_]{5,32}\W*")
_GROUP = re.compile("[群羣]")
_ITEM = re.compile(r"\s*(?:[-*+|]|<li\b|\d+[.、)])\s")
_WORD = re.compile(r"[^\W_]{2}")
_ENDS = re.compile(r"[。.]\W*$")  # a sentence of the article's own


def sells(article: Article, candidate: Candidate) -> bool:
    """Whether an account is a seller's, by what stands beside it."""
    text, at = article.around(candidate.found)
    rest = text.replace(candidate.found.handle or "\0", " ")
    heading = article.heading_above(candidate.found.line - 1)
    said = sentence(text, at)
    trades = words().sells.search(said)
    if article.quotes_advertising or warns(
        said if candidate.is_strong or trades else rest, heading, is_sellers=candidate.is_strong
    ):
        return False
    if candidate.is_strong:
        return True
    if not trades and words().press.search(candidate.found.handle or ""):
        return False
    if words().listing.search(heading) and is_alone(article, candidate.found):
        heading = ""  # of carriers, who do not trade there, and say their names
    says_why = trades or words().calls.search(said)
    owner = words().belongs.search(said if says_why else f"{rest} {heading}")
    if owner and not words().wares.search(said):
        return False
    if candidate.is_bare:
        return not words().networks.search(said) and _bare_sells(article, candidate.found, text, at, rest)
    return _named_sells(article, candidate.found, text, rest)


def is_alone(article: Article, found: Found) -> bool:
    """Whether a line holds an account and nothing but what belongs to it."""
    written = article.written(found.line - 1)
    if len(written) > 2 * NEAR:
        return False
    whole = grown(found, written)
    rest = TAG.sub(" ", f"{written[: whole.start]} {written[whole.end :]}")
    return not _ITEM.match(written) and not _WORD.search(words().around.sub(" ", rest))


def leads_on(article: Article, number: int) -> bool:
    """Whether a line does nothing but call the reader to what stands below it."""
    text = article.text(number)
    if len(text) > OF_ITS_OWN + 20:
        return False
    text = TAG.sub("", text).strip()
    is_last = number in article.tail and not _ENDS.search(text)
    sells = words().sells.search(text)
    leads = words().leads_on.search(text) and (
        sells or words().calls.search(text) or (is_last and words().topics.search(text))
    )
    offers = is_last and sells
    owner = words().belongs.search(text) and not words().claims.search(text)
    return (leads or offers) and not owner and not warns(text)


def _bare_sells(article: Article, found: Found, text: str, at: int, rest: str) -> bool:
    """Whether a bare @name is a seller's."""
    number = found.line - 1
    trades, is_called = words().sells.search(rest), bool(words().called.search(text[max(at - 30, 0) : at]))
    stands_alone = bool(_ALONE.fullmatch(text.strip())) and number in {article.first, *article.tail}
    if not article.is_on_cards:
        return (trades and is_called) or (stands_alone and "**" in text)
    if _is_addressed(found, text, at):
        return False
    if trades or is_called or stands_alone or article.has_image(number):
        return True
    is_decorated = bool(_DECORATED.search(text[max(at - 3, 0) : at + 40]))
    in_title = article.is_title(number) and bool(_IN_TITLE.search(TAG.sub("", text)))
    return (is_decorated or in_title) and words().topics.search(rest)


def _is_addressed(found: Found, text: str, at: int) -> bool:
    """Whether a name is one that people on a forum call one another by: thanked, answered, asked."""
    before = text[:at].rstrip("@＠ ")
    return bool(words().addressed.search(before)) or (
        not before.strip(" >*-") and bool(words().asked.match(text, at + len(found.handle or "")))
    )


def _named_sells(article: Article, found: Found, text: str, rest: str) -> bool:
    """Whether an account is a seller's that is said to be one of a messenger."""
    number = found.line - 1
    trades = (
        words().sells.search(rest)
        or _neighbours_trade(article, number, text)
        or (found.kind != "whatsapp" and leads_on(article, article.above(number) - 1))
    )
    if found.kind == "telegram":
        is_slang, is_outside = bool(words().slang.search(text)), number in {article.first, article.last}
        if is_outside and (is_slang or article.has_image(number)):
            return True
        trades = trades or is_slang or words().serves.search(rest)
    calls = words().calls.search(rest)
    if not article.is_on_cards:
        return trades and (article.is_short or (found.kind == "telegram" and (calls or article.has_image(number))))
    if trades or article.has_image(number):
        return True
    is_offered = words().topics.search(rest)
    if found.kind != "telegram":
        # A carrier answers on WhatsApp itself.
        return _stands_out(article, found) or (is_offered and found.kind != "whatsapp")
    in_title = number != article.last and (article.is_title(number) or bool(HEADING.match(text)))
    return in_title or number in article.tail or calls or is_offered


def _neighbours_trade(article: Article, number: int, text: str) -> bool:
    """Whether the lines next to one that says little more than an account say that it sells."""
    if len(text) >= OF_ITS_OWN:
        return False
    near = f"{article.text(number - 1)} {article.text(number + 1)}"
    return words().sells.search(near) and not words().belongs.search(near) and not warns(near)


def _stands_out(article: Article, found: Found) -> bool:
    """Whether an account stands in the title, or alone at the end: carriers have accounts too, but put them elsewhere."""
    if article.is_short:
        return False
    text = article.text(found.line - 1)
    is_sellers = "chat." in (found.link or "") if found.kind == "whatsapp" else not _GROUP.search(text)
    is_last = is_sellers and found.line - 1 in article.tail
    return article.is_title(found.line - 1) or (is_last and is_alone(article, found))
