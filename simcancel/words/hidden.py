"""What must not be printed raw: characters that control, hide or reorder text."""

import re
import unicodedata

# Controls, format characters (which reorder or hide text: UAX #9, UTS #39), surrogates, line and paragraph separators,
# and what no character is yet (some of it is hidden by default: U+2065).
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
# What shows nothing though it counts as a letter, a mark or a sign: Unicode's Default_Ignorable_Code_Point beside the
# categories above, a blank pattern of Braille, and what stands for an object or for a character that was lost.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)
_LAYOUT = "\n\t"


def is_hidden(char: str) -> bool:
    """Whether a character controls, hides or reorders text instead of showing."""
    return unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _LAYOUT


def is_private(char: str) -> bool:
    """Whether a character means what two programs agree on (category Co): nobody else can read it."""
    return unicodedata.category(char) == "Co"


def harmless(text: str) -> str:
    r"""Return the text with hidden characters shown as `\u{…}`, so that a terminal shows them and obeys none."""
    if text.replace("\u00a0", " ").isprintable():  # a space that no line ends at shows as one
        return text
    return "".join(_escaped(char) if is_hidden(char) else char for char in text)


def revealed(text: str) -> str:
    """Return the text with all that shows nothing, or means nothing to most, written so: for who may have been deceived."""
    shown = _BLANK.sub(lambda blank: _escaped(blank.group()), text)
    if shown.isprintable():
        return shown
    return "".join(_escaped(char) if is_hidden(char) or is_private(char) else char for char in shown)


def _escaped(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


def visible(text: str) -> str:
    """Return a text from the command line on one line, without what cannot be seen or was no text."""
    return " ".join("".join(char for char in readable(text) if not is_hidden(char) and char != "\ufffd").split())


def readable(text: str) -> str:
    """Return a text from the command line on one line, with what was no UTF-8 in it replaced (U+FFFD)."""
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
