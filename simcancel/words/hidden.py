"""What must not be printed raw: characters that control, hide or reorder text."""

import unicodedata

# Controls, format characters (which reorder or hide text: UAX #9, UTS #39), surrogates, line and paragraph separators,
# and what no character is yet (some of it is hidden by default: U+2065).
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
_LAYOUT = "\n\t"


def is_hidden(char: str) -> bool:
    """Whether a character controls, hides or reorders text instead of showing."""
    return unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _LAYOUT


def is_private(char: str) -> bool:
    """Whether a character means what two programs agree on (category Co): nobody else can read it."""
    return unicodedata.category(char) == "Co"


def harmless(text: str) -> str:
    r"""Return the text with hidden characters shown as `\u{…}`, so that a terminal shows them and obeys none."""
    if text.isprintable():
        return text
    return "".join(f"\\u{{{ord(char):x}}}" if is_hidden(char) else char for char in text)


def visible(text: str) -> str:
    """Return a text from the command line on one line, without what cannot be seen or was no text."""
    return " ".join("".join(char for char in readable(text) if not is_hidden(char) and char != "\ufffd").split())


def readable(text: str) -> str:
    """Return a text from the command line on one line, with what was no UTF-8 in it replaced (U+FFFD)."""
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
