"""Accounts that a text says plainly: the name of a messenger, network, market or purse, and somebody's beside it.

A guide says much of messengers that names nobody: to change the number there first, whom not to trust. So what stands
beside a name is taken for an account unless it is a word of such sentences. The words are in `platforms.yaml`.
"""

import os
import re
from functools import lru_cache

import yaml

with open(os.path.join(os.path.dirname(__file__), "platforms.yaml"), encoding="utf-8") as _file:
    _WORDS = {key: words.split() for key, words in yaml.safe_load(_file).items()}


def _any(*keys: str) -> str:
    """Return an expression for any of some words, the longest first."""
    return "|".join(sorted((word for key in keys for word in _WORDS[key]), key=len, reverse=True))


_NAME = r"[a-z][a-z0-9_]{2,}|[a-z0-9]{0,4}[\u4e00-\u9fff]{1,20}"
_SIGN = r"[:=|»→👉➤~+/–—-]{1,2}|搜[索寻尋]?|找|加|联系|聯繫|关注|關注|就?是|is(?![a-z])"
_QUOTE = "[\"“”'‘「『(（【\\[]"
# A platform's name, and what stands behind it: a noun of accounts, a sign, a quotation mark, a name.
_BEHIND = re.compile(
    rf"(?:(?<![a-z0-9])(?P<latin>{_any('latin', 'also_words')})(?![a-z0-9])|{_any('chinese')})"
    rf"(?=\s?(?P<noun>(?:{_any('nouns')})(?![a-z])|{_any('chinese_nouns')})?\s?(?P<sign>{_SIGN})?\s?(?P<search>搜[索寻尋]?|找)?"
    rf"(?P<quote>{_QUOTE})?\s?(?P<name>{_NAME}))"
)
_ANY_PLATFORM = f"(?:{_any('latin', 'also_words')}|x)"
_NOT_ANYBODY = r"(?!(?:us|me|the|your|it|them|sellers?|people|carriers?|somebody|customers?|nobody|anybody) )"
_SOMEBODY = rf"[\"“']?{_NOT_ANYBODY}"
# A name, and behind it where it is.
_BEFORE = re.compile(
    rf"(?:(?:^|[,.;:!?，。；：“\"] ?|\b(?:contact|write|ask|see|call(?:ed)?|by|name|is) )"
    rf"{_SOMEBODY}(?P<beside>[a-z][\w.-]{{3,31}})[\"”']? (?:is )?(?:on|via|at|in) (?:{_any('latin')}|ig|fb)"
    rf"|\b(?:add|find|follow|message|search(?: for)?|as) {_SOMEBODY}(?P<asked>[a-z][\w.-]{{2,31}}(?: [a-z]\w+)?)[\"”']? (?:on|via|in|at) {_ANY_PLATFORM}"
    rf"|\bon {_ANY_PLATFORM} as (?P<as>[a-z]\w{{3,}})|(?<![\w/])[ru]/(?P<of>[a-z]\w{{2,}})"
    rf"|(?:关注|關注|搜索?){_QUOTE}(?P<followed>[^”」』\"]{{2,20}})[”」』\"](?:公众号|公眾號|频道|頻道|小程序))(?![a-z])"
)
_ENDS = re.compile(r"\W{0,2}(?:\n|$)")
_VERBAL = re.compile(r" (?!(?:for|to|if|or|and|is|at|on|in|by)\b)[a-z]+")
_FOLLOWED = re.compile("(?:关注|關注|搜索?|加|找)(?:微信)?(?:公众号|公眾號|服务号|服務號|视频号|視頻號|小程序)$")
_OF_A_SENTENCE = re.compile(_any("of_a_sentence"))
_CLAUSE = re.compile(r"[^\s。，；！？,.;!?)）”」』】\]]*")
# What one of these expressions needs: a word of ours, or something else.
_LATIN = frozenset(["x", *_WORDS["latin"], *_WORDS["also_words"]])
_OTHERS = re.compile("|".join([*_WORDS["chinese"], "r/", "u/", "关注", "關注", "搜"]))
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_ORDINARY = frozenset(_WORDS["ordinary"])
_ALSO_WORDS = frozenset(_WORDS["also_words"])
MOST_NAMED = 40  # platforms in one text: no guide has so many, and to look at each takes its time
SHORTEST = 5  # of a name with nothing but a blank before it
LONGEST_IN_CHINESE, LONGEST_IN_QUOTES = 8, 16


@lru_cache(maxsize=2_000)  # a text is asked as it is, and as it is read, which is mostly the same
def account_said(text: str) -> str | None:
    """Return the first account that a text in small letters says plainly, with its platform; or None.

    Several texts, one below the other, are a line each.
    """
    if not _names_a_platform(text):  # as most do not
        return None
    for number, match in enumerate(_BEHIND.finditer(text)):
        if _is_account(match) or number == MOST_NAMED:
            return text[match.start() : match.end("name")]
    for match in _BEFORE.finditer(text):
        if not is_ordinary_word(match[match.lastgroup or 0]):
            return match.group()
    return None


def _names_a_platform(lowered: str) -> bool:
    latin = lowered if lowered.isascii() else lowered.encode("ascii", "replace").decode("ascii")
    return not _LATIN.isdisjoint(latin.translate(_APART).split()) or bool(_OTHERS.search(lowered))


def is_ordinary_word(word: str) -> bool:
    """Whether an English word names nobody beside a platform's name."""
    return word.casefold() in _ORDINARY


def _is_account(said: re.Match[str]) -> bool:
    is_word = (said["latin"] or "").casefold() in _ALSO_WORDS
    is_signed = said["sign"] is not None and not (is_word and said["sign"].casefold() == "is")
    is_marked = is_signed or any(said[mark] for mark in ("noun", "search", "quote"))
    if is_word and not is_marked:
        return False
    at = said.start("name")
    if said.string[at - 1] == "\n" and not _ENDS.match(said.string, said.end("name")):
        return False  # another text, which says more than a name
    if said["name"].isascii():
        return _is_latin_name(said, is_marked=is_marked)
    is_apart = is_marked or said.string[at - 1].isspace() or bool(_FOLLOWED.search(said.string, 0, at))
    return is_apart and _is_chinese_name(said)


def _is_latin_name(said: re.Match[str], *, is_marked: bool) -> bool:
    name = said["name"].casefold()
    if name in _LATIN or is_ordinary_word(name):
        return False
    # Telegram deletes accounts: what is unmarked, ends so and has a word behind it is a verb.
    is_verb = name.isalpha() and name.endswith("s") and bool(_VERBAL.match(said.string, said.end("name")))
    return is_marked or (len(name) >= SHORTEST and not is_verb)


def _is_chinese_name(said: re.Match[str]) -> bool:
    """Whether what stands behind a platform is a name, and no sentence and no other platform."""
    clause = _CLAUSE.match(said.string, said.start("name"))
    whole = clause.group() if clause else ""
    if whole.startswith(tuple(_WORDS["chinese"])):
        return False
    # Whose number is told is named; what is to be done there may begin with anything.
    is_told = (said["noun"] is not None or said.group().endswith(("号", "號"))) and said["sign"] == ":"
    is_sentence = (_OF_A_SENTENCE.match if is_told else _OF_A_SENTENCE.search)(whole) is not None
    return 1 < len(whole) <= (LONGEST_IN_QUOTES if said["quote"] else LONGEST_IN_CHINESE) and not is_sentence
