"""What must not be printed raw: characters that control, hide or reorder text."""

import unicodedata

# Controls, format characters (which reorder or hide text: UAX #9, UTS #39), surrogates, line and paragraph separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LAYOUT = "\n\t"


def is_hidden(char: str) -> bool:
    """Whether a character controls, hides or reorders text instead of showing."""
    return unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _LAYOUT


def harmless(text: str) -> str:
    r"""Return the text with hidden characters shown as `\u{…}`, so that a terminal shows them and obeys none."""
    if text.isprintable():
        return text
    return "".join(f"\\u{{{ord(char):x}}}" if is_hidden(char) else char for char in text)


def readable(text: str) -> str:
    """Return a text from the command line on one line, with what was no UTF-8 in it replaced (U+FFFD)."""
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
