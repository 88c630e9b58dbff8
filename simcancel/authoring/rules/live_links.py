"""An advertiser's link must be defanged, and no page may be an advertiser's.

A promotional link that can be clicked, even by mistake, does the advertiser's work.
"""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "live-links"
SEVERITY: Severity = "error"

SHARED_HOSTS = ("github.com",)  # where an advertiser keeps a picture among everybody else's pages

_DEFANGED = re.compile(r"hxxps?://[^\s./:]+(?:\[\.\][^\s./:]+)+(?:/[^\s:]*)?")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
# What an address may be made of (RFC 3986, 2); other characters are written as %XX.
_ADDRESS = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&*+,;=%'-]+")
# Hosts that lead to an account or to anywhere: messengers, their mirrors, shorteners. Each with its subdomains.
_ELSEWHERE = (
    *(
        "t.me",
        "tx.me",
        "tg.dev",
        "telegram.me",
        "telegram.dog",
        "telegram.org",
        "telegram.im",
        "telesco.pe",
        "telega.one",
    ),
    *(
        "wa.me",
        "whatsapp.com",
        "wa.link",
        "weixin.qq.com",
        "wechat.com",
        "u.wechat.com",
        "qm.qq.com",
        "line.me",
        "lin.ee",
    ),
    *(
        "signal.me",
        "discord.gg",
        "discord.com",
        "m.me",
        "viber.com",
        "zalo.me",
        "kakao.com",
        "skype.com",
        "vk.me",
        "vk.com",
    ),
    *("bit.ly", "tinyurl.com", "goo.gl", "t.co", "is.gd", "v.gd", "ow.ly", "buff.ly", "cutt.ly", "rebrand.ly", "rb.gy"),
    *("t.cn", "url.cn", "dwz.cn", "suo.im", "shorturl.at", "s.id", "linktr.ee", "lnk.bio", "taplink.cc", "bio.link"),
)
_TELEGRAM_WITHIN = re.compile(
    r"(?<![a-z0-9])(?:t|tx|telegram)(?:\.|%2e)(?:me|dog|im)(?![a-z0-9])|tg(?::|%3a)", re.IGNORECASE
)


def _host(url: str) -> str:
    try:
        return (urlsplit(url.replace("hxxp", "http", 1).replace("[.]", ".")).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _is_within(host: str, hosts: Collection[str]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def _is_a_page(url: str, advertisers: Collection[str]) -> bool:
    """Whether a link leads by https to a host that is spelt plainly and is no messenger's, shortener's or advertiser's."""
    if not _ADDRESS.fullmatch(url):
        return False
    host = _host(url)
    is_plain = bool(_HOST.fullmatch(host)) and "@" not in url.partition("//")[2].partition("/")[0]
    return is_plain and not _is_within(host, (*_ELSEWHERE, *advertisers)) and not _TELEGRAM_WITHIN.search(url)


def _is_defanged(url: str) -> bool:
    return bool(_DEFANGED.fullmatch(url)) and not _TELEGRAM_WITHIN.search(url.partition("//")[2].partition("/")[2])


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each promotional link that is not defanged, and each other link that leads to Telegram or is no https."""
    advertisers = {_host(link.url) for link in loaded.links if link.promotional} - {"", *SHARED_HOSTS}
    for link in loaded.links:
        if link.promotional and not _is_defanged(link.url):
            message, suggestion = "The promotional link is live.", "Write hxxps:// and [.] in the host."
        elif not link.promotional and not _is_a_page(link.url, advertisers):
            message, suggestion = (
                f"`{link.url}` is no carrier's or publisher's page.",
                "Give an https address of a page.",
            )
        else:
            continue
        yield Finding(link.path, link.line, ID, SEVERITY, message, suggestion)
