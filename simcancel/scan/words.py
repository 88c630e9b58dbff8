"""The words of `words.yaml` as regular expressions.

Python's engine skips every letter that no alternative begins with, if each begins with a letter and case counts. So words are
looked for in small letters, by their first one, and those that begin otherwise apart.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

import yaml

from simcancel.named_tuple import NamedTuple

_LATER = re.compile(r"[(\[]|\\\w")  # what an expression begins with that tells no character


class Either:
    """Some words, any of which may be found, in whatever case."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = tuple(parts)
        self.search = lru_cache(_REMEMBERED)(self._search)  # a sentence is asked of each account in it

    @cached_property
    def expressions(self) -> list[re.Pattern[str]]:
        """The words as expressions, made where they are first asked for."""
        alternatives = [_begun(each) for part in self._parts for one in _alternatives(part) for each in _spelt(one)]
        others = [each for each in alternatives if _LATER.match(each)]
        quick = [each for each in alternatives if not _LATER.match(each)]
        # Where a letter begins none of its own script's words, those of the other need not be gone through.
        scripts = ([each for each in quick if each[0].isascii() is is_latin] for is_latin in (True, False))
        return [
            *(_grouped(each) for each in scripts if each),
            *([re.compile("|".join(others), re.ASCII)] if others else []),
        ]

    def _search(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        text = text.lower()
        return any(each.search(text) for each in self.expressions)


class Messenger(NamedTuple):
    """How one messenger is called before an account, what an account looks like, and the schemes and hosts of its links."""

    kind: str
    hints: re.Pattern[str]
    labels: str
    account: str
    schemes: str
    hosts: str


class Words(NamedTuple):
    """What tells a seller's account from others."""

    messengers: tuple[Messenger, ...]
    of_links: frozenset[str]
    of_code: frozenset[str]
    nobodys: frozenset[str]
    names: re.Pattern[str]
    soft: tuple[re.Pattern[str], ...]
    picture_hosts: tuple[str, ...]
    called: re.Pattern[str]
    slang: re.Pattern[str]
    ordinary: frozenset[str]
    addressed: re.Pattern[str]
    asked: re.Pattern[str]
    before_a_noun: re.Pattern[str]
    says_little: re.Pattern[str]
    around: re.Pattern[str]
    press: re.Pattern[str]
    picture_address: re.Pattern[str]
    hints: Either
    calls: Either
    serves: Either
    leads_on: Either
    listing: Either
    sells: Either
    belongs: Either
    warns: Either
    cautions: Either
    claims: Either
    wares: Either
    networks: Either
    quotes: Either
    topics: Either
    speakers: Either
    does_for_you: Either
    helpers: Either
    eases: Either
    trades: Either
    telling: Either
    disclaims: Either


_REMEMBERED = 500


@cache
def words() -> Words:
    """Return the words, read once."""
    with open(os.path.join(os.path.dirname(__file__), "words.yaml"), encoding="utf-8") as file:
        given = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe ones
    messengers = given["messengers"]
    # Pictures stand in every line that is looked at closer (accounts.RARE).
    given["hints"] = [re.escape(hint) for hint in _hints(given) if hint[0] <= "\uffff"]
    given["telling"] = [*given["speakers"], *given["helpers"], *given["trades"]]
    return Words(
        tuple(_messenger(kind, each) for kind, each in messengers.items()),
        frozenset(given["of_links"]),
        frozenset(given["of_code"]),
        frozenset(given["nobodys"]),
        re.compile(_any(given["names"]), re.IGNORECASE),
        tuple(_by_script(each for part in given["soft"] for each in _alternatives(part))),
        tuple(given["picture_hosts"]),
        re.compile(rf"(?:{_any(given['called'])})[@＠]$", re.IGNORECASE),
        re.compile(rf"(?:{_any(given['slang'])})\s?[∶:：=\-–—]?\s?@", re.IGNORECASE),
        frozenset(given["ordinary"]),
        re.compile(rf"(?:{_any(given['addressed'])})$", re.IGNORECASE),
        re.compile(rf"\s?(?:{_any(given['asked'])})", re.IGNORECASE),
        re.compile(rf"\b(?:{_any(given['determiners'])}) $", re.IGNORECASE),
        re.compile(rf"\W*(?:{_any(given['says_little'])})?[\W\d]*", re.IGNORECASE),
        re.compile(_any(given["around"]), re.IGNORECASE),
        re.compile(rf"(?:{_any(given['press'])})$", re.IGNORECASE),
        re.compile(rf"https?://(?:{_any(map(re.escape, given['picture_hosts']))})[^\s<>()\[\]（）【】\"']+"),
        **{key: Either(given[key]) for key, kind in Words.__annotations__.items() if kind is Either},
    )


def _hints(given: dict[str, Any]) -> Iterator[str]:
    yield from given["hints"]
    for each in given["messengers"].values():
        yield from each["hints"]


def _messenger(kind: str, given: dict[str, Any]) -> Messenger:
    return Messenger(
        kind,
        _literals(given["hints"]),
        _any(given["labels"]),
        f"(?:{given['account']})",
        given["schemes"],
        _any(map(re.escape, given["hosts"])),
    )


def _any(parts: Iterable[str]) -> str:
    return "|".join(f"(?:{part})" for part in parts)


def _literals(parts: Iterable[str]) -> re.Pattern[str]:
    return _grouped(map(re.escape, parts))


def _begun(expression: str) -> str:
    r"""Return an expression that begins with a letter instead of the boundary before it: `\bnever` as `n(?<=\bn)ever`."""
    match = re.match(r"\\b([a-z])", expression)
    return f"{match[1]}(?<=\\b{match[1]}){expression[match.end() :]}" if match else expression


def _grouped(expressions: Iterable[str]) -> re.Pattern[str]:
    """Compile expressions that begin with a character each, those with the same one tried only where it stands."""
    grouped = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in _by_first(expressions).items())
    return re.compile(grouped or r"(?!)", re.ASCII)  # a word ends where Chinese begins


def _by_first(expressions: Iterable[str]) -> dict[str, list[str]]:
    """Return what follows the first character of each expression, by that character."""
    by_first: dict[str, list[str]] = {}
    for each in expressions:
        first = 2 if each[:1] == "\\" else 1
        if each[first : first + 1] in {"?", "*", "+", "{"}:
            first = len(each)
        by_first.setdefault(each[:first], []).append(each[first:])
    return by_first


def _by_script(expressions: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Compile those that begin in Latin letters and those in Chinese, each by the words that it begins with."""
    spelt = [_begun(each) for expression in expressions for each in _spelt(expression)]
    for is_latin in (True, False):
        yield _grouped(each for each in spelt if each[0].isascii() == is_latin)


def _spelt(expression: str) -> Iterator[str]:
    """Yield an expression once for each character that it may begin with: `(?:找|请)人` as `找人` and `请人`."""
    match = re.match(r"(\\b)?\(\?:([^()]*)\)(?![?*+{])", expression)
    if match is None:
        yield expression
        return
    for first, rest in _by_first(match[2].split("|")).items():
        yield f"{match[1] or ''}{first}(?:{'|'.join(rest)}){expression[match.end() :]}"


def _alternatives(part: str) -> Iterator[str]:
    """Yield what stands between the bars of an expression, those within brackets left alone."""
    pieces, depth = [""], 0
    for each in re.findall(r"\\.|\[(?:\\.|[^\]\\])*\]|.", part):  # a set of characters is one each
        depth += (each == "(") - (each == ")")
        if each == "|" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += each
    yield from pieces
