"""Advertising in a text: whose accounts are named, which of them sell, and all that belongs to those.

An account sells where something beside it says so: its form (TG💪+, brackets in a title), a call or a word of selling in its
line, a picture beside it, its place in a title or at the end of an article on SIM cards. A bare mention does not: a
maintainer's contact, an official channel, a warning. Who sells in one line of a text sells in all of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from simcancel.scan.reading import Reading
from simcancel.scan.whole import Whole, small
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


class Promotions(NamedTuple):
    """What of a text advertises, and what only names a messenger or an account of one."""

    promotions: tuple[Found, ...]
    mentions: tuple[Found, ...]


class _Candidate(NamedTuple):
    found: Found
    is_strong: bool  # its form alone says that it sells
    is_bare: bool  # an @name with nothing that says of which messenger


_BEFORE, _BEHIND = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z0-9_])"
_SIGN = r"[\s:：∶꞉︰+＋=\-–—>→➡|/、，,.!！~～'\"“”‘’*_`·•\U0001f300-\U0001faff\u2190-\u27bf\ufe0f\u200d(（\[【〖「{<]"
_SIGN_ONLY = r"[\s:：∶꞉︰+＋=\-–—>→➡|*_`·•~\U0001f300-\U0001faff\u2190-\u27bf\ufe0f\u200d]{0,12}"
_AT = r"[@＠﹫]\s{0,2}\.?"
# Characters that hardly stand in a text but as a disguise.
_RARE = re.compile(
    r"[\u00ad\u034f\u0370-\u04ff\ufeff\u115f\u1160\u200b-\u200f\u2060-\u206f\u2460-\u24ff\u3164\ufe52\uff0e-\uff19\uff20-\uff3a\uff41-\uff5a\uffa0\u2024\uff61\u00b7\U0001d400-\U0001d7ff\U0001f110-\U0001f189]"
)
_STRONG = re.compile(
    r"(?:T\s?G|飞机|飛機|电报|電報|✈\ufe0f?|telegram)\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]\s*)+[+＋:：]|T\s?G\s?[+＋]\s?@?|[\[【〖]{1,2}\W{0,3}(?:T\s?G|✈|飞机|飛機)|(?:TG|飞机|✈\ufe0f?)\s?[∶:：]?\s?@|客服\s?@|[❤🔥✅]\ufe0f?\s?T\s?[:：∶]",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    # Each part has an end: a thousand brackets that nobody closes are not gone through a thousand times.
    r"!\[[^\[\]\n]{0,300}\]\(\s{0,9}<?([^\s()<>]{1,2000})>?[^()\n]{0,300}\)"
    r"|<img\b[^<>]{0,500}?\bsrc\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]{1,2000})[^<>]{0,500}>",
    re.IGNORECASE,
)
_SCANS = re.compile("扫|掃|二维码|二維碼|下图|下圖|qr|scan")
_SCAN = re.compile(r"扫码|掃碼|扫描|掃描|扫一扫|掃一掃|二维码|二維碼|下图|下圖|\bqr\b|\bscan\b", re.IGNORECASE)
_HEADINGS = ("#", "<h", "<title", "**", "title")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|<h[1-6]|<title|\*\*.*\*\*\s*$|title\s*[:=])", re.IGNORECASE)


class _Finder(NamedTuple):
    messenger: Messenger
    link: re.Pattern[str]
    labelled: re.Pattern[str]
    named_behind: re.Pattern[str]


@cache
def _finders() -> tuple[_Finder, ...]:
    return tuple(_finder(messenger) for messenger in words().messengers)


def _finder(of: Messenger) -> _Finder:
    link = rf"(?:(?:https?:)?//)?(?:www\.)?(?:(?P<sub>[a-z]\w{{4,31}})\.)?{_BEFORE}(?:{of.hosts})(?![A-Za-z0-9_.-]*\.[a-z])(?:[/?#][^\s<>\"'）)\]】〗」}}]*)?"
    if of.kind == "telegram":
        link = rf"{link}|\bdata-telegram-post=[\"']?[^\s<>\"']+"
    link = rf"{link}|(?<![A-Za-z0-9])(?:{of.schemes}):(?://)?[^\s<>\"'）)\]】]{{3,}}"
    noise = r"(?:号|號|id|群|帐号|账号|賬號|帳號|客服|联系|聯繫|搜索?|加|频道|頻道|同号|同號|account|number|no\.?|channel|group|is|me|us at|us|at|:)?"
    labelled = rf"(?:(?<![A-Za-z0-9])|(?=[^\x00-\x7f]))(?P<label>{of.labels})\s?{noise}\s?(?P<sign>(?:{_SIGN}){{0,12}}?)(?P<at>{_AT})?(?P<handle>{of.account}){_BEHIND}(?!\.[a-z]{{2,}})"
    behind = rf"{_BEFORE}(?P<handle>{of.account}|\+?\d[\d ()-]{{5,18}}\d)\s?[（(,，]?\s?(?:{of.labels}|微|薇|v)(?:同号|同號|同步|[）)])"
    return _Finder(of, *(re.compile(each, re.IGNORECASE) for each in (link, labelled, behind)))


_AT_NAME = re.compile(rf"(?<![A-Za-z0-9._%+/@-]){_AT}([a-z]\w{{4,31}}){_BEHIND}(?![/.@-]\w|\()", re.IGNORECASE)


def promotions(text: Whole | Sequence[str]) -> Promotions:
    """Return the advertising in a text, or in its lines."""
    return _Article(text if isinstance(text, Whole) else Whole(text)).found()


class _Article:
    """The lines of a text, read together: who sells in one sells in all."""

    def __init__(self, whole: Whole) -> None:
        self._whole, lines = whole, whole.lines
        self._lines = [Reading(line) for line in lines]
        self._hinted = sorted({*self._whole.lines_with(words().hints), *self._whole.lines_with(_RARE)})
        filled = [number for number, line in enumerate(lines) if line.strip("\ufeff \t\r\n-*_=")]
        self._first, self._last = (filled[0], filled[-1]) if filled else (0, 0)
        self._tail = set(filled[-3:])

    def found(self) -> Promotions:
        """Return what sells and what is only named."""
        candidates = [each for number in self._hinted for each in self._candidates(number)]
        selling = [each.found for each in candidates if self._sells(each)]
        selling += self._beside(candidates, selling)
        sellers = {each.handle.casefold(): each.kind for each in selling if each.handle}
        names = [found for number in self._hinted for found in self._named(number)]
        selling += self._of_sellers(sellers)
        selling += [each.found for each in candidates if (each.found.handle or "").casefold() in sellers]
        selling = _merged([self._grown(each) for each in _merged(selling)])
        selling += self._images({each.line for each in selling}, has_sellers=bool(selling))
        soft = _merged([found for n in self._whole.lines_with(words().soft_hints) for found in self._soft(n)])
        taken = [*selling, *soft]
        rest = [each.found for each in candidates if not each.is_bare]
        mentions = _merged([each for each in (*rest, *names) if not any(_overlap(each, other) for other in taken)])
        return Promotions(tuple(sorted(taken, key=lambda each: each[1:3])), tuple(mentions))

    def _beside(self, candidates: Sequence[_Candidate], selling: Sequence[Found]) -> Iterator[Found]:
        """Yield the accounts in the line of a selling one, and in short lines next to it: a seller names several."""
        lines = {each.line for each in selling}
        for each in candidates:
            at = each.found.line
            is_short = len(self._text(at - 1)) < OF_ITS_OWN and not words().belongs.search(self._text(at - 1))
            if not each.is_bare and (at in lines or (is_short and lines & {at - 2, at - 1, at + 1, at + 2})):
                yield each.found

    def _text(self, number: int) -> str:
        return self._lines[number].text if 0 <= number < len(self._lines) else ""

    def _make(
        self, kind: Kind, number: int, span: tuple[int, int], handle: str | None = None, link: str | None = None
    ) -> Found:
        return Found(kind, number + 1, *self._lines[number].at(*span), handle, link)

    def _candidates(self, number: int) -> Iterator[_Candidate]:
        text = self._text(number)
        strong = [match.span() for match in _STRONG.finditer(text)]
        lowered = small(text)
        for finder in (each for each in _finders() if each.messenger.hints.search(lowered)):
            for kind, span, handle, link in _by_finder(finder, text):
                is_strong = any(begin <= span[1] and end >= span[0] - 3 for begin, end in strong)
                yield _Candidate(self._make(kind, number, span, handle, link), is_strong, is_bare=False)
        for match in _AT_NAME.finditer(text):
            if match[1].lower() in words().of_code:
                continue
            yield _Candidate(self._make("telegram", number, match.span(), match[1]), is_strong=False, is_bare=True)
        if number + 1 < len(self._lines) and _labels()[1].search(text):
            yield from self._below(number)

    def _below(self, number: int) -> Iterator[_Candidate]:
        """Yield an account that stands alone below its label."""
        for below in range(number + 1, min(number + 3, len(self._lines))):
            text = self._text(below).strip(" \t\r*`")
            if text:
                match = re.fullmatch(r"[@＠]?([a-z]\w{4,31})", text, re.IGNORECASE)
                if match and (text[0] in "@＠" or re.search(r"[\d_]", text)):
                    at = self._text(below).find(match[1])
                    found = self._make("telegram", below, (at, at + len(match[1])), match[1])
                    yield _Candidate(found, is_strong=self._is_on_cards, is_bare=False)
                    label = self._text(number).strip()
                    start = self._text(number).find(label)
                    named = self._make("telegram", number, (start, start + len(label)))
                    yield _Candidate(named, is_strong=self._is_on_cards, is_bare=False)
                return

    @cached_property
    def _scans(self) -> set[int]:
        """The lines that ask to scan or to look at a picture."""
        return set(self._whole.lines_with(_SCANS))

    @cached_property
    def _is_on_cards(self) -> bool:
        return bool(words().topics.search(self._whole.text))

    def _sells(self, candidate: _Candidate) -> bool:
        """Whether an account is a seller's, by what stands beside it."""
        number = candidate.found.line - 1
        text, at = self._around(candidate.found)
        rest = text.replace(candidate.found.handle or "\0", " ")
        heading = self._heading_above(number)
        if words().warns.search(f"{rest} {heading}"):
            return False
        if candidate.is_strong:
            return True
        sentence = _sentence(text, at)
        trades = bool(words().sells.search(rest))
        belongs = bool(words().belongs.search(f"{sentence if words().sells.search(sentence) else rest} {heading}"))
        if trades and not belongs and (self._is_on_cards or not candidate.is_bare):
            return True
        if belongs:
            return False
        calls = bool(words().calls.search(rest))
        if candidate.is_bare and calls and trades:
            return True
        alone = bool(_ALONE.fullmatch(text.strip())) and number in (self._first, self._last)
        if candidate.is_bare:
            decorated = bool(_DECORATED.search(text[max(at - 3, 0) : at + 40])) and bool(words().topics.search(rest))
            return (
                decorated
                or self._has_image(number)
                or (calls and self._is_on_cards)
                or (alone and (self._is_on_cards or "**" in text))
            )
        in_title = number != self._last and (number == self._first or bool(_HEADING.match(text)))
        placed = in_title or number in self._tail or calls or bool(words().topics.search(rest))
        near = f"{self._text(number - 1)} {self._text(number + 1)}" if len(text) < OF_ITS_OWN else ""
        if words().sells.search(near) and not words().belongs.search(near):
            return True
        return self._has_image(number) or (placed and self._is_on_cards)

    def _around(self, found: Found) -> tuple[str, int]:
        """Return what stands around something in its line, and where in that: of an endless line, a piece."""
        text = self._text(found.line - 1)
        named = found.handle or "\0"
        at = max(text.find(named, max(found.start - NEAR, 0)), text.find(named), 0)
        begin = max(at - NEAR, 0)
        return text[begin : at + NEAR], at - begin

    def _heading_above(self, number: int) -> str:
        for above in range(number - 1, max(number - 8, -1), -1):
            written = self._lines[above].written.lstrip().lower()
            if written.startswith(_HEADINGS) and _HEADING.match(written):
                return written
        return ""

    def _has_image(self, number: int) -> bool:
        return any(not _BADGE.search(match.group()) for match in _IMAGE.finditer(self._text(number)))

    def _of_sellers(self, sellers: dict[str, Kind]) -> Iterator[Found]:
        """Yield every place where a seller's account stands, with or without @, in any case, and a host of that name."""
        few = dict(list(sellers.items())[:MOST_SELLERS])  # who names more is no seller, but a list of accounts
        for seller, kind in few.items():
            numbers = {*self._whole.lines_holding(seller), *(n for n in self._hinted if self._lines[n].is_disguised)}
            for number in sorted(numbers):
                text = small(self._text(number))
                for start in _places(seller, text):
                    name = _HOST.match(text, start + len(seller))
                    yield self._make(kind, number, (start, name.end() if name else start + len(seller)), seller)

    def _grown(self, found: Found) -> Found:
        """Return what belongs to an account: its label, the brackets around it, the address behind it."""
        if found.kind in ("image", "soft"):
            return found
        written = self._lines[found.line - 1].written
        found = self._whole_address(found)
        start, end = found.start, found.end
        while True:
            before = written[max(start - NEAR, 0) : start]
            label = _labels()[0].search(before[-40:])
            anchor = _ANCHOR.search(before)
            opened = _OPEN.search(before)
            if label and label.group():
                start -= len(label.group())
            elif anchor and (closed := _ANCHOR_ENDS.match(written, end)):
                start, end = start - len(before) + anchor.start(), closed.end()
            elif opened and (closed := _CLOSES[opened[1]].match(written, end)):
                start, end = start - len(before) + opened.start(), closed.end()
            elif target := _TARGET.match(written, end):
                end = target.end()
            elif image := _IMAGE.match(written, _after_spaces(written, end)):
                end = image.end() if opened or start == 0 else end
                if not (opened or start == 0):
                    return found._replace(start=start, end=end)
            else:
                return found._replace(start=start, end=end)

    def _whole_address(self, found: Found) -> Found:
        """Return the address that an account stands in, if any."""
        for match in _ADDRESS.finditer(self._lines[found.line - 1].written):
            if match.start() <= found.start and found.end <= match.end():
                return found._replace(start=match.start(), end=match.end(), link=found.link or match.group())
        return found

    def _images(self, lines: set[int], *, has_sellers: bool) -> Iterator[Found]:
        """Yield the pictures of advertising: in its line, beside it with nothing but blank lines between, or at the end."""
        closing = self._closing(lines) if has_sellers else set()
        for number in sorted({*self._whole.lines_holding("!["), *self._whole.lines_holding("<img")}):
            line = self._lines[number]
            above = self._above(number)
            beside = number + 1 in lines or above in lines or (number in self._tail and self._next(number) in lines)
            called = self._called(number) or (above and self._called(above - 1))
            for match in _IMAGE.finditer(line.written):
                is_elsewhere = "://" in match.group()  # a picture of the article's own lies beside it
                if called or (is_elsewhere and (beside or number in closing)):
                    lines.add(number + 1)  # and the picture below it
                    yield Found("image", number + 1, match.start(), match.end(), None, match[1] or match[2])

    def _closing(self, lines: set[int]) -> set[int]:
        """Return the lines at the end that are nothing but pictures and advertising."""
        closing: set[int] = set()
        for number in range(self._last, -1, -1):
            written = self._lines[number].written.strip()
            if written and number + 1 not in lines and not _IMAGE.fullmatch(written):
                break
            closing.add(number)
        return closing

    def _called(self, number: int) -> bool:
        """Whether a line asks to scan or to get in touch with what a picture shows, to buy."""
        text = self._text(number) if number in self._scans else ""
        if not (_SCAN.search(text) and not words().belongs.search(text) and not words().warns.search(text)):
            return False
        return bool(words().sells.search(text)) and (self._is_on_cards or bool(words().calls.search(text)))

    def _above(self, number: int) -> int:
        above = number - 1
        while above >= 0 and not self._lines[above].written.strip():
            above -= 1
        return above + 1

    def _next(self, number: int) -> int:
        below = number + 1
        while below < len(self._lines) and not self._lines[below].written.strip():
            below += 1
        return below + 1

    def _soft(self, number: int) -> Iterator[Found]:
        line = self._lines[number].written
        if self._called(number) and any(_IMAGE.search(self._text(at)) for at in (number, self._next(number) - 1)):
            for clause in re.finditer(r"[^，。！？!?,]+", line):
                if _SCAN.search(clause.group()):
                    yield Found("soft", number + 1, *clause.span())
        lowered = small(line)
        for match in (match for pattern in words().soft for match in pattern.finditer(lowered)):
            if not words().belongs.search(match.group()):
                yield Found("soft", number + 1, match.start(), match.end())

    def _named(self, number: int) -> Iterator[Found]:
        line = self._lines[number].written
        yield from (Found("name", number + 1, *match.span()) for match in words().names.finditer(line))


_DECORATED = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]\s?@|@\w+\s?[\U0001f300-\U0001faff\u2600-\u27bf]")
MOST_SELLERS = 30  # of a text, whose names are looked for without an @
NEAR = 300  # characters before and behind an account that tell whose it is
OF_ITS_OWN = 60  # characters of a line that says little more than an account; its neighbours say why
_BADGE = re.compile(r"shields\.io|badge", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|hxxps?)://[^\s<>\"'）)\]】，。]+", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?]|\.(?=\s|[A-Z\u4e00-\u9fff])")
_ALONE = re.compile(r"\W*[@＠]\s?\w{5,32}\W*")
_HOST = re.compile(r"\.(?:com|net|org|cn|vip|shop|top|cc|io|me|xyz|example)\b")
_OPEN = re.compile(r"([\[【〖（(「『《<{*_`~]|\*\*|~~|__)[ \t]*$")
_CLOSES = {
    opening: re.compile(rf"[ \t]*{re.escape(closing)}")
    for opening, closing in [
        ("[", "]"),
        ("【", "】"),
        ("〖", "〗"),
        ("（", "）"),
        ("(", ")"),
        ("「", "」"),
        ("『", "』"),
        ("《", "》"),
        ("<", ">"),
        ("{", "}"),
        ("*", "*"),
        ("_", "_"),
        ("`", "`"),
        ("~", "~"),
        ("**", "**"),
        ("~~", "~~"),
        ("__", "__"),
    ]
}
_ANCHOR = re.compile(r"<a\b[^<>]*$", re.IGNORECASE)
_ANCHOR_ENDS = re.compile(r"[^<>]{0,500}>.{0,500}?</a\s*>", re.IGNORECASE)
_TARGET = re.compile(r"\]?\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a messenger's name with its signs at the end of what stands before an account, and at the end of a line."""
    either = "|".join(messenger.labels for messenger in words().messengers)
    name = rf"(?:(?<![A-Za-z0-9])(?:{either}))"
    return (
        re.compile(rf"(?:{name}(?:号|號|id|群|客服|联系|聯繫)?{_SIGN_ONLY})?[@＠]?\s?$", re.IGNORECASE),
        re.compile(rf"{name}(?:号|號|id|群)?\s*[:：∶+＋]\s*\W{{0,4}}$", re.IGNORECASE),
    )


def _places(word: str, text: str) -> Iterator[int]:
    """Yield where a word stands in a text, as a whole one."""
    at = text.find(word)
    while at >= 0:
        around = text[max(at - 1, 0) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(char == "_" or (char.isascii() and char.isalnum()) for char in around):
            yield at
        at = text.find(word, at + 1)


def _by_finder(finder: _Finder, text: str) -> Iterator[tuple[Kind, tuple[int, int], str | None, str | None]]:
    kind: Kind = finder.messenger.kind  # type: ignore[assignment] # the file's kinds are these
    for match in finder.link.finditer(text):
        account = _account_of(match)
        if account is not None and "/share" not in match.group():
            yield kind, match.span(), account, match.group()
    for match in finder.labelled.finditer(text):
        handle = match["handle"]
        if not match["at"] and kind in ("telegram", "wechat", "line") and not _is_likely(handle, match["sign"]):
            continue
        if handle.casefold() in words().of_links:
            continue
        yield kind, (match.start(), match.end()), handle, None
    for match in finder.named_behind.finditer(text):
        yield kind, match.span(), match["handle"], None


def _is_likely(handle: str, sign: str) -> bool:
    """Whether a word without @ behind a messenger's name is an account: it looks like one, or a colon or plus says so."""
    return bool(re.search(r"[\d_]", handle)) or bool(re.search(r"[:：∶+＋=]", sign))


def _account_of(match: re.Match[str]) -> str | None:
    """Return the account that a link leads to."""
    link = match.group()
    named = re.search(r"(?:domain|phone|id|u|p)=@?(\w[\w+-]*)", link, re.IGNORECASE)
    if named:
        return named[1]
    if match["sub"]:
        return str(match["sub"])
    path = re.split(r"[/?#&=\"']+", re.sub(r"^(?:https?:)?//", "", link))[1:]
    return next(
        (
            piece.lstrip("@~+")
            for piece in path
            if piece.lstrip("@~+") and piece.lstrip("@~+").casefold() not in words().of_links
        ),
        None,
    )


def _sentence(text: str, at: int) -> str:
    """Return the sentence of a text in which a place lies."""
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return next((text[start:end] for start, end in pairwise(ends) if start <= at < end), text)


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def _overlap(one: Found, other: Found) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end


def _merged(found: Sequence[Found]) -> list[Found]:
    """Return what was found, each place once: of two that overlap, one that spans both and knows what either knew."""
    merged: list[Found] = []
    for each in sorted(found, key=lambda one: (one.line, one.start, -one.end)):
        last = merged[-1] if merged else None
        if last is not None and _overlap(last, each) and "image" not in (last.kind, each.kind):
            kind = last.kind if last.kind != "name" else each.kind
            merged[-1] = Found(
                kind, last.line, last.start, max(last.end, each.end), last.handle or each.handle, last.link or each.link
            )
        elif each not in merged[-1:]:
            merged.append(each)
    return merged
