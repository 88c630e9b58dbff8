"""An advertiser's link must be defanged, and no page may be an advertiser's.

A promotional link that can be clicked, even by mistake, does the advertiser's work.
"""

import posixpath
import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "live-links"
SEVERITY: Severity = "error"

# Where an advertiser keeps a picture among everybody else's pages, each below a name of its own; and what belongs to it.
SHARED_HOSTS = {"github.com": "github.com", "githubusercontent.com": "github.com"}
_SECOND_LEVEL = frozenset(["ac", "co", "com", "edu", "gov", "net", "org"])  # com.hk, co.om

_DEFANGED = re.compile(r"hxxps?://[^\s./:]+(?:\[\.\][^\s./:]+)+(?:/[^\s:]*)?")
_BARE_HOST = re.compile(r"www\.|(?<![a-z0-9])[a-z0-9-]+\.[a-z]{2,24}/", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}")
# What an address may be made of (RFC 3986, 2); other characters are written as %XX.
_ADDRESS = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&*+,;=%'-]+")
# Hosts that lead to an account or to anywhere: messengers, their mirrors, shorteners. Each with its subdomains.
_LEADING_AWAY = tuple(files(__package__).joinpath("messenger_hosts.txt").read_text("utf-8").split())
_LED_TO_WITHIN = re.compile(rf"[/=?&#](?:www\.)?(?<!//)(?:{'|'.join(map(re.escape, _LEADING_AWAY))})(?![a-z0-9.-])")
# Another address within one, plainly or in Base64, and Telegram's name in whatever part.
_ANOTHER_WITHIN = re.compile(
    r"(?<![a-z0-9])(?:t|tx|telegram)[.-](?:me|dog|im)(?![a-z0-9])|tg:|[?&#][^?&#]*=(?:(?:https?:)?//|(?:[a-z0-9-]+\.)+(?:com|net|org|me|cn|vip|xyz)(?![a-z0-9]))|(?<!^)https?:/|aHR0c(?:DovL|HM6Ly)",
    re.IGNORECASE,
)
_NUMBER_WITHIN = re.compile(
    r"(?:\+|(?<![a-z])tel|(?<![a-z])call)[/=:-]?\d[\d-]{3,}|(?<!\d)(?:968|973|852)\d{8}(?!\d)", re.IGNORECASE
)
_PORT = re.compile(r"https://[^/]*:")
MOST_DIGITS_OF_A_HOST = 4
MOST_QUOTED = 4  # times that a character of an address may be written as %XX; as %25XX, and so on
TELLING = 7  # last digits of a number that tell it from the numbers of pages


def _host(url: str) -> str:
    try:
        host = urlsplit(url.replace("hxxp", "http", 1).replace("[.]", ".")).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").lower().removeprefix("www.")


def _owner(url: str) -> str:
    """Return whose an address is: its domain, of which others are parts; on a shared host with the name below it."""
    host = _host(url)
    labels = host.split(".")
    of_country = len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004 - letters; labels
    domain = ".".join(labels[-3 if of_country else -2 :])
    if domain not in SHARED_HOSTS:
        return domain
    path = posixpath.normpath("/" + _read(url).partition("//")[2].partition("/")[2])  # as a browser opens it
    return f"{SHARED_HOSTS[domain]}/{path.lstrip('/').partition('/')[0].lower()}"


def _is_within(host: str, hosts: Collection[str]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def _is_a_page(url: str, advertisers: Collection[str]) -> bool:
    """Whether a link leads by https to a host that is spelt plainly and is no messenger's, shortener's or advertiser's."""
    if not _ADDRESS.fullmatch(url):
        return False
    host, read = _host(url), _read(url)
    is_plain = (
        bool(_HOST.fullmatch(host))
        and not host.startswith("xn--")
        and ".xn--" not in host
        and "@" not in url
        and not _PORT.match(url)
        and sum(map(str.isdigit, host)) <= MOST_DIGITS_OF_A_HOST
        and unquote(read) == read
    )
    leads_away = _is_within(host, _LEADING_AWAY) or _owner(url) in advertisers
    leads_on = _ANOTHER_WITHIN.search(read) or _LED_TO_WITHIN.search(read.lower())
    return is_plain and not leads_away and not leads_on and not _NUMBER_WITHIN.search(read)


def _is_defanged(url: str) -> bool:
    path = _read(url.partition("//")[2].partition("/")[2])
    return bool(_DEFANGED.fullmatch(url)) and not (_ANOTHER_WITHIN.search(path) or _BARE_HOST.search(path))


def _read(url: str) -> str:
    """Return an address as a browser reads it in the end: %XX, however often it was written so, as the character."""
    for _ in range(MOST_QUOTED):
        url = unquote(url)
    return url


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _holds(numbers: Collection[str], url: str) -> bool:
    """Whether one of some numbers, each by its last digits, stands in an address, whatever stands between the digits."""
    digits = _digits(_read(url))
    return any(digits[at : at + TELLING] in numbers for at in range(len(digits) - TELLING + 1))


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each promotional link that is not defanged, and each other link that leads to Telegram or is no https."""
    printed = {_digits(line.number)[-TELLING:] for article in loaded.content.articles for line in article.hotlines}
    advertisers = {_owner(link.url) for link in loaded.links if link.promotional} - {""}
    for link in loaded.links:
        if link.promotional and not _is_defanged(link.url):
            message, suggestion = "The promotional link is live.", "Write hxxps:// and [.] in the host."
        elif _holds(printed, link.url):
            message, suggestion = "The address holds a number that an article prints.", "Give an address without it."
        elif not link.promotional and not _is_a_page(link.url, advertisers):
            message, suggestion = (
                f"`{link.url}` is no carrier's or publisher's page.",
                "Give an https address of a page.",
            )
        else:
            continue
        yield Finding(link.path, link.line, ID, SEVERITY, message, suggestion)
