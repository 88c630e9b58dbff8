"""An advertiser's link must be defanged, and no page may be an advertiser's.

A promotional link that can be clicked, even by mistake, does the advertiser's work.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "live-links"
SEVERITY: Severity = "error"

_DEFANGED = re.compile(r"hxxps?://[^\s./:]+(?:\[\.\][^\s./:]+)+(?:/[^\s:]*)?")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_TELEGRAM = re.compile(r"(?:.*\.)?(?:t\.me|telegram\.(?:me|dog|org))")


def _is_a_page(url: str) -> bool:
    """Whether a link leads by https to a host that is spelt plainly and is not Telegram's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    plain = parts.scheme == "https" and bool(_HOST.fullmatch(host)) and parts.username is None
    return plain and not _TELEGRAM.fullmatch(host) and not any(char.isspace() or char in "<>\"'" for char in url)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each promotional link that is not defanged, and each other link that leads to Telegram or is no https."""
    for link in loaded.links:
        if link.promotional and not _DEFANGED.fullmatch(link.url):
            message, suggestion = "The promotional link is live.", "Write hxxps:// and [.] in the host."
        elif not link.promotional and not _is_a_page(link.url):
            message, suggestion = (
                f"`{link.url}` is no carrier's or publisher's page.",
                "Give an https address of a page.",
            )
        else:
            continue
        yield Finding(link.path, link.line, ID, SEVERITY, message, suggestion)
