"""What belongs to an account in its line: its label, the brackets around it, the address behind it. It goes with it."""

import re
from functools import cache

from simcancel.scan.accounts import ADDRESS, Found
from simcancel.scan.words import words

LONGEST = 2000  # characters of an address
NEAR = 300  # characters before and behind an account that tell whose it is
IMAGE = re.compile(
    # Each part has an end: a thousand brackets that nobody closes are not gone through a thousand times.
    r"!\[[^\[\]\n]{0,300}\]\(\s{0,9}<?([^\s()<>]{1,2000})>?[^()\n]{0,300}\)"
    r"|<img\b[^<>]{0,500}?\bsrc\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]{1,2000})[^<>]{0,500}>",
    re.IGNORECASE,
)
# Signs have no case: where one is looked for all the same, compiling takes ten times as long.
_SIGN_ONLY = r"(?-i:[\s:：∶꞉︰+＋=\-–—>→➡|*_`·•~\U0001f170-\U0001f251\U0001f300-\U0001faff\u2190-\u27bf\u2b50\ufe0f\u200d]{0,12})"
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
_POINTS_ON = re.compile(r"[:：∶+＋]\s*\W{0,4}$")  # which few lines end in
_OPENING = ("[", "【", "〖", "（", "(", "「", "『", "《", "<", "{")
_OFTEN_UNCLOSED = frozenset("[【〖")
_ANCHOR = re.compile(r"<a\b[^<>]*$", re.IGNORECASE)
_ANCHOR_ENDS = re.compile(r"[^<>]{0,500}>.{0,500}?</a\s*>", re.IGNORECASE)
_TARGET = re.compile(r"\]?\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?(?:\)|$)")  # some forget to close it


def _name() -> str:
    return rf"(?:(?<![A-Za-z0-9])(?:{'|'.join(messenger.labels for messenger in words().messengers)}))"


@cache
def _before() -> re.Pattern[str]:
    """Return a messenger's name with its signs at the end of what stands before an account."""
    return re.compile(rf"(?:{_name()}(?:号|號|id|群|客服|联系|聯繫)?{_SIGN_ONLY})?[@＠]?\s?$", re.IGNORECASE)


def ends_in_label(line: str) -> bool:
    """Whether a line ends in a messenger's name with a sign, whose account stands below."""
    return bool(_POINTS_ON.search(line) and _label_above().search(line))


@cache
def _label_above() -> re.Pattern[str]:
    return re.compile(
        rf"{_name()}(?:号|號|id|群)?\s*(?-i:[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]\s*){{0,3}}[:：∶+＋]\s*\W{{0,4}}$",
        re.IGNORECASE,
    )


def grown(found: Found, written: str) -> Found:
    """Return an account with all that belongs to it in its line, as that was written."""
    found = in_its_address(found, written)
    start, end = found.start, found.end
    while True:
        before = written[max(start - NEAR, 0) : start]
        label = _before().search(before[-40:]) if before and not before.endswith(_OPENING) else None
        anchor = _ANCHOR.search(before) if "<" in before else None
        opened = _OPEN.search(before)
        if label and label.group():
            start -= len(label.group())
        elif anchor and (closed := _ANCHOR_ENDS.match(written, end)):
            start, end = start - len(before) + anchor.start(), closed.end()
        elif opened and (closed := _CLOSES[opened[1]].match(written, end)):
            start, end = start - len(before) + opened.start(), closed.end()
        elif opened and opened[1] in _OFTEN_UNCLOSED and not _CLOSES[opened[1]].search(written, end):
            start -= len(before) - opened.start()
        elif target := _TARGET.match(written, end):
            end = target.end()
        elif image := IMAGE.match(written, _after_spaces(written, end)):
            end = image.end() if opened or start == 0 else end
            if not (opened or start == 0):
                return found._replace(start=start, end=end)
        else:
            return found._replace(start=start, end=end)


def in_its_address(found: Found, written: str) -> Found:
    """Return an account with the address that it stands in, if it stands in one."""
    begin, end = max(found.start - LONGEST, 0), found.end + LONGEST
    if written.find("://", begin, end) < 0:
        return found
    for match in ADDRESS.finditer(written, begin, end):
        if match.start() <= found.start and found.end <= match.end():
            return found._replace(start=match.start(), end=match.end(), link=found.link or match.group())
    return found


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
