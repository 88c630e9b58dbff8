"""What must not be printed raw: characters that control, hide or reorder text."""

import re
import unicodedata

# Controls, format characters (which reorder or hide text: UAX #9, UTS #39), surrogates, line and paragraph separators,
# and what no character is yet (some of it is hidden by default: U+2065).
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
_LAYOUT = "\n\t"
# Compiled only where a query is echoed.
# Beside a Chinese character `\b` sees no end of a word; a program that makes links does.
_TELEGRAM = r"(?i)(?<![a-z0-9])(t|tx|tgo|telegram|wa|lin|u\.wechat)\.(me|dog|im|ee|com)(?![a-z0-9])"
_MESSENGER = r"(?i)(?<![a-z0-9])(tg|whatsapp|weixin|wechat|line|mqq\w*|tencent|skype|viber|ftp):(?=\S)"
_SCHEME = r"(?i)http(s?)://"
_WWW = r"(?i)www\."


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


def is_messenger(link: str) -> bool:
    """Whether a link leads to a messenger, as sellers' do: none of these is ever live."""
    return bool(re.search(_TELEGRAM, link))


def unlinked(text: str) -> str:
    """Return what a person typed with no link in it that a program would make live: hxxps for https, `[.]` for a dot."""
    if "." not in text and ":" not in text:
        return text
    text = re.sub(_TELEGRAM, r"\1[.]\2", re.sub(_WWW, "www[.]", text))
    return re.sub(_MESSENGER, r"\1[:]", re.sub(_SCHEME, r"hxxp\1://", text))


def defanged(link: str) -> str:
    """Return a link that no program makes live: hxxps for https, and `[.]` for the dots of its host."""
    scheme, apart, rest = harmless(link).partition("://")
    if not apart:
        scheme, rest = "", scheme
    host, slash, path = rest.partition("/")
    dead = host.replace("[.]", ".").replace(".", "[.]") + slash + unlinked(path)
    return re.sub(_MESSENGER, r"\1[:]", f"{scheme.lower().replace('http', 'hxxp')}{apart}{dead}")


def readable(text: str) -> str:
    """Return a text from the command line on one line, with what was no UTF-8 in it replaced (U+FFFD)."""
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
