"""Accounts of messengers in a line, however they are written: links, names behind a messenger's, a bare @name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from simcancel.named_tuple import NamedTuple
from simcancel.scan.disguises import Reading
from simcancel.scan.spans import NOWHERE, Spans
from simcancel.scan.whole import small
from simcancel.scan.words import Messenger, words

Kind = Literal["telegram", "wechat", "whatsapp", "qq", "line", "image", "soft", "name"]


class Found(NamedTuple):
    """Something in a line. Lines count from 1, columns from 0, `end` is the first column behind it.

    `handle`: an account, as it is written; `link`: where it leads, if anywhere.
    """

    kind: Kind
    line: int
    start: int
    end: int
    handle: str | None = None
    link: str | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """The line, the first column and the first one behind it."""
        return self.line, self.start, self.end


class Candidate(NamedTuple):
    """An account in a line. `is_strong`: its form alone says that it sells; `is_bare`: nothing says of which messenger."""

    found: Found
    is_strong: bool
    is_bare: bool


_BEFORE, _BEHIND = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z0-9_])"
_SIGN = r"[\s:：∶꞉︰+＋=\-–—>→➡|/、，,.!！~～'\"“”‘’*_`·•\U0001f170-\U0001f251\U0001f300-\U0001faff\u2190-\u27bf\u2b50\ufe0f\u200d(（\[【〖「{<]"
IN_LINKS = r"[!#$%&+,./0-9:;=?@A-Z\\^_a-z~-]"  # Chinese that follows a link at once is none of it
_AT = r"[@＠﹫]\s{0,2}\.?"
# Characters that hardly stand in a text but as a disguise, or beside an account.
RARE = re.compile(
    r"[\u00ad\u034f\u0370-\u04ff\ufeff\u115f\u1160\u200b-\u200f\u2060-\u206f\u2460-\u24ff\u3164\ufe52\uff0e-\uff19\uff20-\uff3a\uff41-\uff5a\uffa0\u2024\uff61\u00b7\U0001d400-\U0001d7ff\U0001f110-\U0001f189\U0001f300-\U0001faff]"
)
_STRONG = re.compile(
    r"(?:T\s?G|飞机|飛機|电报|電報|✈\ufe0f?|telegram)\s{0,9}(?-i:[\U0001f170-\U0001f251\U0001f300-\U0001faff\u2600-\u27bf\u2b50\ufe0f]\s{0,9}){1,9}[+＋:：]|T\s?G\s?💪|💪\s?T\s?G|T\s?G\s?[+＋]\s?@?|[+＋]\s?(?:T\s?G|飞机|飛機|电报|電報)\s?[:：]|[\[【〖《『「]{1,2}\W{0,3}(?:T\s?G|✈|飞机|飛機)(?:[^\]\n]{0,6}客服\]\()?|客服\s?@|T\s?G\s?(?:飞机|飛機|✈\ufe0f?)\s?[∶:：]?\s?@|[❤🔥✅]\ufe0f?\s?T\s?[:：∶]",
    re.IGNORECASE,
)


_LIKE_AN_ACCOUNT, _POINTS, _JOINS = re.compile(r"[\d_]"), re.compile("[:：∶+＋]"), re.compile("[-=:]")
_CALLS = re.compile(r"(?:联系|聯繫|聯絡|加|contact|add|message)\s?$", re.IGNORECASE)
_NAMED_ACCOUNT = re.compile(r"(?:domain|phone|id|u|p)=@?([a-z0-9_][a-z0-9_+-]*)", re.IGNORECASE)
_SHARES = re.compile("/share|msg_url", re.IGNORECASE)  # a button that sends the page on to one's own friends
_SCHEME = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_PIECES = re.compile(r"[/?#&=][@~+]*([a-z0-9_][a-z0-9_.+-]*)", re.IGNORECASE)


class _Finder(NamedTuple):
    messenger: Messenger
    link: re.Pattern[str]
    labelled: re.Pattern[str]
    named_behind: re.Pattern[str]


@cache  # made where a text names the messenger: few name all
def _finder(of: Messenger) -> _Finder:
    link = rf"(?:(?:https?:)?//)?(?:www\.)?(?:(?P<sub>[a-z][a-z0-9_]{{4,31}})\.)?{_BEFORE}(?:{of.hosts})(?![A-Za-z0-9_.-]*\.[a-z])(?:[/?#]{IN_LINKS}*)?"
    if of.kind == "telegram":
        link = rf"{link}|\bdata-telegram-post=[\"']?[^\s<>\"']+"
    link = rf"{link}|(?<![A-Za-z0-9])(?:{of.schemes}):(?://)?{IN_LINKS}{{3,}}"
    noise = r"(?:号|號|id|群|帐号|账号|賬號|帳號|客服|联系|聯繫|搜索?|加|频道|頻道|同号|同號|上[找搜加]|上联系|上聯繫|account|number|no\.?|channel|group|support|service|and search(?: for)?|is|me|us at|us|at)?"
    labelled = rf"(?:(?<![A-Za-z0-9])|(?=[^\x00-\x7f]))(?P<label>{of.labels})\d?(?!_[A-Za-z])\s?{noise}\s?(?P<sign>(?-i:{_SIGN}){{0,12}}?)(?P<at>{_AT}|at\s)?(?P<handle>{of.account}){_BEHIND}(?!\.[a-z]{{2,}})"
    behind = rf"{_BEFORE}(?P<handle>{of.account}|\+?\d[\d ()-]{{5,18}}\d)\s?[（(,，]?\s?(?:{of.labels}|微|薇|v)(?:同号|同號|同名|同步|[）)])"
    looked_up = rf"(?:复制|複製|搜索?|搜尋|copy|search(?: for)?|(?:message|contact|hit up|dm|ping)(?=\s[a-z]*[_\d]))\s?[@＠]?(?P<looked_up>{of.account})\s?(?:到|去|在|and search (?:for )?it on|on|in)\s?(?:{of.labels})"
    return _Finder(of, *(re.compile(each, re.IGNORECASE) for each in (link, labelled, f"{behind}|{looked_up}")))


ADDRESS = re.compile(rf"(?:https?|hxxps?)://{IN_LINKS}+", re.IGNORECASE)
_AT_NAME = re.compile(rf"(?<![A-Za-z0-9._%+/@-]){_AT}([a-z][a-z0-9_]{{4,31}}){_BEHIND}(?![/.@-]\w|\()", re.IGNORECASE)


def accounts(line: Reading, number: int) -> Iterator[Candidate]:
    """Yield the accounts in a line, each as often as one way to write it fits. Lines count from 0."""
    text = line.text
    lowered = small(text)
    messengers = [each for each in words().messengers if each.hints.search(lowered)]
    strong = Spans((0, *match.span()) for match in _STRONG.finditer(text)) if messengers else NOWHERE
    addresses = (
        Spans((0, *match.span()) for match in ADDRESS.finditer(text)) if messengers and "://" in text else NOWHERE
    )
    for each in messengers:
        named = _by_finder(_finder(each), text, addresses)
        for kind, span, handle, link in (one for one in named if not _is_nobodys(one[2])):
            is_strong = strong.overlap(0, span[0] - 4, span[1] + 1)
            yield Candidate(Found(kind, number + 1, *line.at(*span), handle, link), is_strong, is_bare=False)
    for match in _AT_NAME.finditer(text):
        if match[1].lower() not in words().of_code and not _is_nobodys(match[1]):
            found = Found("telegram", number + 1, *line.at(*match.span()), match[1])
            yield Candidate(found, is_strong=False, is_bare=True)


def _by_finder(
    finder: _Finder, text: str, addresses: Spans
) -> Iterator[tuple[Kind, tuple[int, int], str | None, str | None]]:
    kind: Kind = finder.messenger.kind  # type: ignore[assignment] # the file's kinds are these
    for match in finder.link.finditer(text):
        account = _account_of(match)
        if account is not None and not _SHARES.search(match.group()):
            yield kind, match.span(), account, match.group()
    for match in finder.labelled.finditer(text):
        handle = match["handle"]
        if not _JOINS.search(match["sign"]) and addresses.overlap(0, match.start(), match.start() + 1):
            continue  # letters of a path that look like a name
        before = text[max(match.start() - 8, 0) : match.start()]
        is_named = (
            match["at"] or kind not in ("telegram", "wechat", "line") or _is_likely(handle, match["sign"], before)
        )
        if not is_named and not words().wares.search(text):
            continue
        if handle.casefold() in words().of_links:
            continue
        yield kind, (match.start(), match.end()), handle, None
    for match in finder.named_behind.finditer(text):
        yield kind, match.span(), match["handle"] or match["looked_up"], None


def _is_nobodys(handle: str | None) -> bool:
    return handle is not None and (handle.lower() in words().nobodys or handle.lower().startswith("your_"))


def _is_likely(handle: str, sign: str, before: str) -> bool:
    """Whether a word without @ behind a messenger's name is an account.

    It looks like one, or a colon or plus says so, or a call before the name: 联系TG x.
    """
    return bool(_LIKE_AN_ACCOUNT.search(handle) or _POINTS.search(sign) or _CALLS.search(before))


def _account_of(match: re.Match[str]) -> str | None:
    """Return the account that a link leads to."""
    link = match.group()
    named = _NAMED_ACCOUNT.search(link)
    if named:
        return named[1]
    if match["sub"]:
        return str(match["sub"])
    path = _PIECES.findall(_SCHEME.sub("", link))
    return next((piece.rstrip(".+-") for piece in path if piece.casefold() not in words().of_links), None)
