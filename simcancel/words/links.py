"""Links in what is printed: none to a messenger, and none that somebody typed, is one that a program makes live."""

import re

from simcancel.words.hidden import harmless

# Compiled only where a query is echoed.
# Beside a Chinese character `\b` sees no end of a word; a program that makes links does.
_TELEGRAM = r"(?i)(?<![a-z0-9])(t|tx|tgo|telegram|wa|lin|u\.wechat)\.(me|dog|im|ee|com)(?![a-z0-9])"
_MESSENGER = r"(?i)(?<![a-z0-9])(tg|whatsapp|weixin|wechat|line|mqq\w*|tencent|skype|viber|ftp):(?=\S)"
_SCHEME = r"(?i)http(s?)://"
_WWW = r"(?i)www\."


def is_messenger(link: str) -> bool:
    """Whether a link leads to a messenger, as sellers' do: none of these is ever live."""
    return bool(re.search(_TELEGRAM, link))


def unlinked(text: str) -> str:
    """Return what a person typed with no link in it that a program would make live: hxxps for https, `[.]` for a dot."""
    if "." in text:
        text = re.sub(_TELEGRAM, r"\1[.]\2", re.sub(_WWW, "www[.]", text))
    if ":" in text:
        text = re.sub(_MESSENGER, r"\1[:]", re.sub(_SCHEME, r"hxxp\1://", text))
    return text


def defanged(link: str) -> str:
    """Return a link that no program makes live: hxxps for https, and `[.]` for the dots of its host."""
    scheme, apart, rest = harmless(link).partition("://")
    if not apart:
        scheme, rest = "", scheme
    host, slash, path = rest.partition("/")
    dead = host.replace("[.]", ".").replace(".", "[.]") + slash + unlinked(path)
    return re.sub(_MESSENGER, r"\1[:]", f"{scheme.lower().replace('http', 'hxxp')}{apart}{dead}")
