"""No telephone number, handle, address or link may stand in a text that people read as prose."""

import re
import unicodedata
from collections.abc import Iterator

from simcancel.findings import Finding, Severity
from simcancel.loader import Loaded

ID = "no-contact-in-text"
WHY = "A number in prose is printed without its flags; contacts are data, so that each carries its own."
SEVERITY: Severity = "error"

_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_CONTACTS = (
    ("a number", re.compile(r"\d{3,}")),
    ("a number", re.compile(r"(?:\d[\s().\-·/、]{0,2}){5,}")),
    ("a dialling code", re.compile(r"[*#]\s?\d+|\d+\s?[*#]")),
    ("a handle or address", re.compile(r"@\s?\w|\w@")),
    (
        "a link",
        re.compile(r"https?:|hxxps?:|www\.|\bt\W{0,3}me/|\b\w[\w-]*\.(?:com|net|org|om|hk|bh|me|cn)\b", re.IGNORECASE),
    ),
)
# A year beside its month or its 年 is no number to call.
_YEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d ?年"
)
_SPELT_OUT = re.compile(r"[〇零一二三四五六七八九]{5,}")


def contact_in(text: str) -> str | None:
    """Return what kind of contact stands in a text, with the words themselves, or None."""
    plain = unicodedata.normalize("NFKC", text)
    spelt = _SPELT_OUT.sub(lambda match: match.group().translate(_CHINESE_DIGITS), _YEAR.sub("", plain))
    for what, pattern in _CONTACTS:
        match = pattern.search(spelt)
        if match:
            return f"{what} (`{match.group().strip()}`)"
    return None


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each text that holds a contact."""
    for text in loaded.texts:
        contact = None if text.is_name else contact_in(text.text)
        if contact:
            suggestion = (
                "Say `call the carrier` and set `calls: true`; the number belongs to a ledger or carriers.yaml."
            )
            yield Finding(text.path, text.line, ID, SEVERITY, f"The text holds {contact}.", suggestion)
