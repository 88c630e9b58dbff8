"""An advertiser's link must be defanged, and no page may be an advertiser's."""

import re
from collections.abc import Iterator

from simcancel.findings import Finding, Severity
from simcancel.loader import Loaded

ID = "live-links"
WHY = "A promotional link that can be clicked, even by mistake, does the advertiser's work."
SEVERITY: Severity = "error"

_DEFANGED = re.compile(r"hxxps?://[^\s.]+(?:\[\.\][^\s./]+)+(?:/\S*)?")
_TELEGRAM = re.compile(r"(?:^|[/.@])(?:t\.me|telegram\.(?:me|dog))(?:[/:]|$)|^tg:", re.IGNORECASE)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each promotional link that is not defanged, and each other link that leads to Telegram or is no https."""
    for link in loaded.links:
        if link.promotional and not _DEFANGED.fullmatch(link.url):
            message, suggestion = "The promotional link is live.", "Write hxxps:// and [.] in the host."
        elif not link.promotional and (_TELEGRAM.search(link.url) or not link.url.startswith("https://")):
            message, suggestion = (
                f"`{link.url}` is no carrier's or publisher's page.",
                "Give an https address of a page.",
            )
        else:
            continue
        yield Finding(link.path, link.line, ID, SEVERITY, message, suggestion)
