"""Advertising in a text: which of the accounts that it names sell, and what else belongs to those.

An account sells where something beside it says so: its form (TG💪+, brackets in a title), a call or a word of selling in its
line, a picture beside it, its place in a title or at the end of an article on SIM cards. A bare mention does not: a
maintainer's contact, an official channel, a warning. Who sells in one line of a text sells in all of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

from simcancel.named_tuple import NamedTuple
from simcancel.scan.accounts import RARE, Candidate, Found, Kind, accounts
from simcancel.scan.disguises import Reading
from simcancel.scan.extent import IMAGE, NEAR, ends_in_label, grown
from simcancel.scan.spans import Spans
from simcancel.scan.whole import Whole, small
from simcancel.scan.words import words


class Promotions(NamedTuple):
    """What of a text advertises, and what only names a messenger or an account of one."""

    promotions: tuple[Found, ...]
    mentions: tuple[Found, ...]


_SCANS = re.compile("扫|掃|二维码|二維碼|下图|下圖|qr|scan")
_SCAN = re.compile(r"扫码|掃碼|扫描|掃描|扫一扫|掃一掃|二维码|二維碼|下图|下圖|\bqr\b|\bscan\b", re.IGNORECASE)
_HEADINGS = ("#", "<h", "<title", "**", "title")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|<h[1-6]|<title|\*\*.*\*\*\s*$|title\s*[:=])", re.IGNORECASE)


def promotions(text: Whole | Sequence[str]) -> Promotions:
    """Return the advertising in a text, or in its lines."""
    return _Article(text if isinstance(text, Whole) else Whole(text)).found()


class _Article:
    """The lines of a text, read together: who sells in one sells in all."""

    def __init__(self, whole: Whole) -> None:
        self._whole, lines = whole, whole.lines
        self._lines = [Reading(line) for line in lines]
        self._hinted = sorted({*self._whole.lines_with(words().hints), *self._whole.lines_with(RARE)})
        self._filled = filled = [number for number, line in enumerate(lines) if line and _is_filled(line)]
        self._first, self._last = (filled[0], filled[-1]) if filled else (0, 0)
        self._tail = set(filled[-3:])
        self._shows: dict[int, bool] = {}

    def found(self) -> Promotions:
        """Return what sells and what is only named."""
        candidates = [each for number in self._hinted for each in self._candidates(number)]
        soft = list(self._soft())
        said = Spans(each.place for each in soft)
        selling: list[Found] = []
        sold: set[str] = set()
        for each in candidates:
            if each.found.handle in sold or said.overlap(*each.found.place) or self._sells(each):
                selling.append(each.found)
                sold.update(filter(None, [each.found.handle]))
        selling += self._beside(candidates, selling)
        sellers = {each.handle.casefold(): each.kind for each in selling if each.handle}
        names = [found for number in self._hinted for found in self._named(number)]
        lines = {(each.found.handle.casefold(), each.found.line) for each in candidates if each.found.handle}
        named = Counter(handle for handle, _ in lines)
        selling += self._of_sellers(sellers, named)
        selling += [each.found for each in candidates if (each.found.handle or "").casefold() in sellers]
        selling = _merged([grown(each, self._lines[each.line - 1].written) for each in _merged(selling)])
        selling += self._images({each.line for each in selling}, has_sellers=bool(selling))
        taken = [*selling, *_merged([*soft, *self._calls_for(selling)])]
        known = Spans(each.place for each in taken)
        rest = [each.found for each in candidates if not each.is_bare]
        mentions = _merged([each for each in (*rest, *names) if not known.overlap(*each.place)])
        return Promotions(tuple(sorted(taken, key=lambda each: each.place[:2])), tuple(mentions))

    def _beside(self, candidates: Sequence[Candidate], selling: Sequence[Found]) -> Iterator[Found]:
        """Yield the accounts in the line of a selling one, and in short lines next to it: a seller names several."""
        lines = {each.line for each in selling}
        for each in candidates:
            at = each.found.line
            is_short = len(self._text(at - 1)) < OF_ITS_OWN and not words().belongs.search(self._text(at - 1))
            is_short = is_short and (each.found.kind == "telegram" or self._is_alone(each.found))
            if not each.is_bare and (at in lines or (is_short and lines & {at - 2, at - 1, at + 1, at + 2})):
                yield each.found

    def _calls_for(self, selling: Sequence[Found]) -> Iterator[Found]:
        """Yield the lines that do nothing but lead on to an account, or a picture, in the line below."""
        lines = {each.line - 1 for each in selling}
        for number in sorted({self._above(below) - 1 for below in lines} - lines - {-1}):
            if self._leads_on(number):
                text = self._text(number)
                yield self._make("soft", number, (len(text) - len(text.lstrip()), len(text.rstrip())))

    def _leads_on(self, number: int) -> bool:
        """Whether a line does nothing but call the reader to what stands below it."""
        text = self._text(number)
        if len(text) > OF_ITS_OWN + 20:
            return False
        text = _TAG.sub("", text).strip()
        calls = words().leads_on.search(text) and words().calls.search(text)
        return calls and not words().belongs.search(text) and not _warns(text)

    def _text(self, number: int) -> str:
        return self._lines[number].text if 0 <= number < len(self._lines) else ""

    def _make(
        self, kind: Kind, number: int, span: tuple[int, int], handle: str | None = None, link: str | None = None
    ) -> Found:
        return Found(kind, number + 1, *self._lines[number].at(*span), handle, link)

    def _candidates(self, number: int) -> Iterator[Candidate]:
        yield from islice(accounts(self._lines[number], number), MOST_IN_A_LINE)
        if number + 1 < len(self._lines) and ends_in_label(self._text(number)):
            yield from self._below(number)

    def _below(self, number: int) -> Iterator[Candidate]:
        """Yield an account that stands alone below its label."""
        for below in range(number + 1, min(number + 3, len(self._lines))):
            text = self._text(below).strip(" \t\r*`")
            if text:
                match = re.fullmatch(r"[@＠]?([a-z][a-z0-9_]{4,31})", text, re.IGNORECASE)
                if match and (text[0] in "@＠" or re.search(r"[\d_]", text)):
                    at = self._text(below).find(match[1])
                    found = self._make("telegram", below, (at, at + len(match[1])), match[1])
                    yield Candidate(found, is_strong=self._is_on_cards, is_bare=False)
                    label = self._text(number).strip()
                    start = self._text(number).find(label)
                    named = self._make("telegram", number, (start, start + len(label)))
                    yield Candidate(named, is_strong=self._is_on_cards, is_bare=False)
                return

    @cached_property
    def _scans(self) -> set[int]:
        """The lines that ask to scan or to look at a picture."""
        return set(self._whole.lines_with(_SCANS))

    @cached_property
    def _is_on_cards(self) -> bool:
        """Whether the text is on such cards: its first line, several, or one of a text that is no longer than a few."""
        topics = words().topics
        if topics.search(self._text(self._first)):
            return True
        if not topics.search(self._whole.text):
            return False
        naming = (number for number in self._filled[:MOST_LOOKED_AT] if topics.search(self._text(number)))
        return self._is_short or len(list(islice(naming, SEVERAL))) == SEVERAL

    @property
    def _is_short(self) -> bool:
        """Whether a text is no more than a few lines, which have to tell everything."""
        return len(self._filled) <= A_FEW

    @cached_property
    def _beginning(self) -> str:
        return " ".join(self._lines[number].written for number in self._filled[:SEVERAL])

    @cached_property
    def _quotes_advertising(self) -> bool:
        """Whether the text begins as one does that quotes advertising: the rules of a forum, a filter, its tests."""
        return words().quotes.search(self._beginning)

    @cached_property
    def _is_warning(self) -> bool:
        """Whether the text begins as one does that warns of sellers, and quotes what they say."""
        return words().warns.search(self._beginning)

    def _sells(self, candidate: Candidate) -> bool:
        """Whether an account is a seller's, by what stands beside it."""
        text, at = self._around(candidate.found)
        rest = text.replace(candidate.found.handle or "\0", " ")
        heading = self._heading_above(candidate.found.line - 1)
        sentence = _sentence(text, at)
        trades = words().sells.search(sentence)
        said = sentence if candidate.is_strong or trades else rest
        if self._quotes_advertising or _warns(said, heading, is_sellers=candidate.is_strong):
            return False
        if candidate.is_strong:
            return True
        if not trades and words().press.search(candidate.found.handle or ""):
            return False
        if words().listing.search(heading) and (trades or self._is_alone(candidate.found)):
            heading = ""  # of carriers, who do not trade there, and say their names
        says_why = trades or words().calls.search(sentence)
        owner = words().belongs.search(sentence if says_why else f"{rest} {heading}")
        if owner and not words().wares.search(sentence):
            return False
        if candidate.is_bare:
            return not words().networks.search(sentence) and self._sells_bare(candidate.found, text, at, rest)
        return self._sells_named(candidate.found, text, rest)

    def _is_alone(self, found: Found) -> bool:
        """Whether a line holds an account and nothing but what belongs to it."""
        written = self._lines[found.line - 1].written
        if len(written) > 2 * NEAR:
            return False
        whole = grown(found, written)
        rest = _TAG.sub(" ", f"{written[: whole.start]} {written[whole.end :]}")
        return not _ITEM.match(written) and not _WORD.search(words().around.sub(" ", rest))

    def _sells_bare(self, found: Found, text: str, at: int, rest: str) -> bool:
        """Whether a bare @name is a seller's."""
        number = found.line - 1
        trades, is_called = bool(words().sells.search(rest)), bool(words().called.search(text[max(at - 30, 0) : at]))
        is_alone = bool(_ALONE.fullmatch(text.strip())) and number in {self._first, *self._tail}
        if not self._is_on_cards:
            return (trades and is_called) or (is_alone and "**" in text)
        if self._is_addressed(found, text, at):
            return False
        decorated = bool(_DECORATED.search(text[max(at - 3, 0) : at + 40])) and bool(words().topics.search(rest))
        in_title = (
            self._is_title(number) and bool(_IN_TITLE.search(_TAG.sub("", text))) and bool(words().topics.search(rest))
        )
        return trades or is_called or is_alone or in_title or decorated or self._has_image(number)

    @staticmethod
    def _is_addressed(found: Found, text: str, at: int) -> bool:
        """Whether a name is one that people on a forum call one another by: thanked, answered, asked."""
        before = text[:at].rstrip("@＠ ")
        return bool(words().addressed.search(before)) or (
            not before.strip(" >*-") and bool(words().asked.match(text, at + len(found.handle or "")))
        )

    def _is_title(self, number: int) -> bool:
        """Whether a line is the title: the first one, or a page's heading."""
        return number == self._first or self._lines[number].written.lstrip()[:3].lower() == "<h1"

    def _sells_named(self, found: Found, text: str, rest: str) -> bool:
        """Whether an account is a seller's that is said to be one of a messenger."""
        number = found.line - 1
        near = f"{self._text(number - 1)} {self._text(number + 1)}" if len(text) < OF_ITS_OWN else ""
        trades = bool(words().sells.search(rest)) or (
            bool(words().sells.search(near)) and not words().belongs.search(near) and not _warns(near)
        )
        calls = bool(words().calls.search(rest))
        trades = trades or (found.kind != "whatsapp" and self._leads_on(self._above(number) - 1))
        if found.kind == "telegram":
            is_slang, is_outside = bool(words().slang.search(text)), number in {self._first, self._last}
            if is_outside and (is_slang or self._has_image(number)):
                return True
            trades = trades or is_slang or words().serves.search(rest)
        if not self._is_on_cards:
            return trades and (self._is_short or (found.kind == "telegram" and (calls or self._has_image(number))))
        if trades or self._has_image(number):
            return True
        is_offered = words().topics.search(rest)
        if found.kind != "telegram":
            # A carrier answers on WhatsApp itself.
            return self._stands_out(found) or (is_offered and found.kind != "whatsapp")
        in_title = number != self._last and (self._is_title(number) or bool(_HEADING.match(text)))
        return in_title or number in self._tail or calls or is_offered

    def _stands_out(self, found: Found) -> bool:
        """Whether an account stands in the title, or alone at the end: carriers have accounts too, but put them elsewhere."""
        if self._is_short:
            return False
        text = self._text(found.line - 1)
        is_sellers = "chat." in (found.link or "") if found.kind == "whatsapp" else not _GROUP.search(text)
        is_last = is_sellers and found.line - 1 in self._tail
        return self._is_title(found.line - 1) or (is_last and self._is_alone(found))

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
        if number not in self._shows:
            images = IMAGE.finditer(self._text(number))
            self._shows[number] = any(not _BADGE.search(match.group()) for match in images)
        return self._shows[number]

    def _of_sellers(self, sellers: Mapping[str, Kind], named: Mapping[str, int]) -> Iterator[Found]:
        """Yield every place where a seller's account stands, with or without @, in any case, and a host of that name."""
        few = dict(list(sellers.items())[:MOST_SELLERS])  # who names more is no seller, but a list of accounts
        for seller, kind in few.items():
            places = list(self._places_of(seller))
            # A name may be a word of the article, or its carrier's, which it says more often than the account.
            if not seller.isalpha() or (seller not in words().ordinary and len(places) <= 2 * named[seller] + A_FEW):
                yield from (self._make(kind, number, span, seller) for number, span in places)
            yield from self._hosts_of(seller, kind)

    def _places_of(self, seller: str) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield the lines and columns where a seller's name stands, but for where it is a word of the sentence."""
        numbers = {*self._whole.lines_holding(seller), *(n for n in self._hinted if self._lines[n].is_disguised)}
        for number in sorted(numbers):
            text = small(self._text(number))
            for start in _places(seller, text):
                if not _is_word(seller, self._text(number), start):
                    name = _HOST.match(text, start + len(seller))
                    yield number, (start, name.end() if name else start + len(seller))

    def _hosts_of(self, seller: str, kind: Kind) -> Iterator[Found]:
        """Yield the hosts of a seller's name, in which no underscore may stand."""
        for spelt in {seller.replace("_", "-").strip("-"), seller.replace("_", "")} - {seller}:
            for number in self._whole.lines_holding(f"{spelt}."):
                text = small(self._text(number))
                for start in _places(spelt, text):
                    if name := _HOST.match(text, start + len(spelt)):
                        yield self._make(kind, number, (start, name.end()), seller)

    def _images(self, lines: set[int], *, has_sellers: bool) -> Iterator[Found]:
        """Yield the pictures of advertising: in its line, beside it with nothing but blank lines between, or at the end."""
        closing = self._closing(lines) if has_sellers else set()
        for number in sorted(self._pictured):
            line = self._lines[number]
            above = self._above(number)
            beside = number + 1 in lines or above in lines or (number in self._tail and self._next(number) in lines)
            called = self._called(number) or (above and self._called(above - 1))
            for match in _pictures(line.written):
                is_left = number == self._last and self._is_left_by_a_seller(match)
                if (
                    is_left
                    or (called and _says_little(match))
                    or (self._may_be_a_sellers(match) and (beside or number in closing))
                ):
                    lines.add(number + 1)  # and the picture below it
                    yield Found("image", number + 1, match.start(), match.end(), None, _address(match))

    @staticmethod
    def _may_be_a_sellers(picture: re.Match[str]) -> bool:
        """Whether a picture lies elsewhere and tells nothing; one of the article's own lies beside it, or says what it shows."""
        return "://" in picture.group() and _says_little(picture)

    def _is_left_by_a_seller(self, picture: re.Match[str]) -> bool:
        """Whether a picture at the end of an article on cards is all that was left of advertising: it says and shows nothing."""
        is_alone = picture.group() == _TAG.sub("", picture.string).strip() and _alternative(picture).lower() in (
            "",
            "image",
        )
        is_anywhere = any(host in picture.group() for host in words().picture_hosts)
        return is_alone and is_anywhere and words().topics.search(self._text(self._first))

    @property
    def _pictured(self) -> set[int]:
        """The lines with pictures, or their addresses."""
        markup = (number for part in ("![", "<img") for number in self._whole.lines_holding(part))
        return {*markup, *self._whole.lines_with(words().picture_address)}

    def _closing(self, lines: set[int]) -> set[int]:
        """Return the lines at the end that are nothing but pictures and advertising."""
        closing: set[int] = set()
        for number in range(self._last, -1, -1):
            written = self._lines[number].written.strip()
            if written and number + 1 not in lines and not IMAGE.fullmatch(_TAG.sub("", written).strip()):
                break
            closing.add(number)
        return closing

    def _called(self, number: int) -> bool:
        """Whether a line asks to scan or to get in touch with what a picture shows, to buy."""
        text = self._text(number) if number in self._scans else ""
        asked = _SCAN.search(text)
        if asked is None or words().belongs.search(text) or _warns(text):
            return False
        said = _sentence(text, asked.start())
        sells = words().sells.search(said) or words().serves.search(said)
        return sells and (self._is_on_cards or bool(words().calls.search(said)))

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

    def _soft(self) -> Iterator[Found]:
        """Yield the sentences that sell, whether or not an account stands in them."""
        if not (self._is_on_cards or self._is_short) or self._is_warning or self._quotes_advertising:
            return
        for number in sorted(self._scans):
            yield from self._scanned(number)
        for number, start, end in (place for pattern in words().soft for place in self._whole.places(pattern)):
            line = self._lines[number].written
            if not words().belongs.search(line[start:end]) and not _warns(line):
                yield Found("soft", number + 1, start, min(end, len(line)))

    def _scanned(self, number: int) -> Iterator[Found]:
        """Yield what asks to scan a picture in the line or the next one."""
        if self._called(number) and any(IMAGE.search(self._text(at)) for at in (number, self._next(number) - 1)):
            for clause in re.finditer(r"[^，。！？!?,]+", self._lines[number].written):
                if _SCAN.search(clause.group()):
                    yield Found("soft", number + 1, *clause.span())

    def _named(self, number: int) -> Iterator[Found]:
        line = self._lines[number].written
        yield from (Found("name", number + 1, *match.span()) for match in words().names.finditer(line))


_DECORATED = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf]\s?@|@\w+\s?[\U0001f300-\U0001faff\u2600-\u27bf]")
SEVERAL, A_FEW, MOST_LOOKED_AT = 3, 6, 200  # lines of a text that tell what it is on
LONGEST_WORD = 12  # that is looked for before a name
MOST_IN_A_LINE = 1_000  # accounts that are judged one by one; a seller's own is found behind them, too
MOST_SELLERS = 30  # of a text, whose names are looked for without an @
OF_ITS_OWN = 60  # characters of a line that says little more than an account; its neighbours say why
_TOLD = re.compile(r"!\[([^\]]*)\]|<img\b[^>]*?\balt=[\"']([^\"']*)", re.IGNORECASE)
_BADGE = re.compile(r"shields\.io|badge", re.IGNORECASE)
_IN_TITLE = re.compile(r"^\W*\*\*[@＠][A-Za-z0-9_]+\*\*|(?:^\s*[#*]|[\u4e00-\u9fff]).*[@＠]\s?[A-Za-z0-9_]+\W*$")
_SENTENCE = re.compile(r"[。！？!?]|\.(?=\s|[A-Z\u4e00-\u9fff])")
_ALONE = re.compile(r"\W*[@＠]\s?[A-Za-z0-9_]{5,32}\W*")
_HOST = re.compile(r"\.(?:com|net|org|cn|vip|shop|top|cc|io|me|xyz|example)(?![A-Za-z0-9-])")


_TAG = re.compile(r"<[/!]?(?!img\b)[a-z][a-z0-9]*(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_GROUP = re.compile("[群羣]")
_ITEM = re.compile(r"\s*(?:[-*+|]|<li\b|\d+[.、)])\s")
_WORD = re.compile(r"[^\W_]{2}")


def _warns(said: str, heading: str = "", *, is_sellers: bool = False) -> bool:
    """Whether what is said with an account, or the heading above it, warns of it: sellers warn too, of all others."""
    whole = f"{said} {heading}"
    if words().warns.search(whole):
        return True
    is_own = is_sellers or words().claims.search(said) or words().wares.search(said)
    return not is_own and words().cautions.search(whole)


def _is_filled(line: str) -> bool:
    """Whether a line shows anything: a rule, a tag by itself or a notice of copyright does not count."""
    shown = (_TAG.sub("", line) if "<" in line else line).strip("\ufeff \t\r\n-*_=")
    return bool(shown) and not shown.startswith(("©", "&copy;"))


def _alternative(picture: re.Match[str]) -> str:
    """Return what is read out in place of a picture."""
    told = _TOLD.match(picture.group())
    return (told[1] or told[2] or "") if told else ""


def _pictures(line: str) -> Iterator[re.Match[str]]:
    """Yield the pictures of a line, and the addresses of others."""
    images = list(IMAGE.finditer(line))
    yield from images
    for match in words().picture_address.finditer(line):
        if not any(image.start() <= match.start() < image.end() for image in images):
            yield match


def _address(picture: re.Match[str]) -> str:
    return next(filter(None, picture.groups()), picture.group())


def _says_little(picture: re.Match[str]) -> bool:
    told = _alternative(picture)
    return bool(words().says_little.fullmatch(told)) or words().calls.search(told)


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


def _sentence(text: str, at: int) -> str:
    """Return the sentence of a text in which a place lies."""
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return next((text[start:end] for start, end in pairwise(ends) if start <= at < end), text)


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
