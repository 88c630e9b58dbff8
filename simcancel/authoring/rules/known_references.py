"""A name of something described elsewhere must be described there.

A guide of an unknown region or a hotline of an unknown carrier would be shown without its flags.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "known-references"
SEVERITY: Severity = "error"
MOST_SUGGESTIONS = 50


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each reference to nothing."""
    content = loaded.content
    known: dict[str, list[str]] = {
        "region": [region.id for region in content.regions],
        "carrier": [carrier.id for carrier in content.carriers],
        "article": [article.id for article in content.articles],
        "page": [page.id for page in content.pages],
        "hotline": [str(hotline.sources[0]) for article in content.articles for hotline in article.hotlines],
    }
    sets = {kind: set(ids) for kind, ids in known.items()}
    missing = [reference for reference in loaded.references if reference.id not in sets[reference.kind]]
    for number, reference in enumerate(missing):
        # To look for the nearest among thousands takes its time, and only the first findings are told.
        close = get_close_matches(reference.id, known[reference.kind], n=1) if number < MOST_SUGGESTIONS else []
        suggestion = f"Did you mean `{close[0]}`?" if close else f"Describe it, or use a known {reference.kind}."
        message = f"There is no {reference.kind} `{reference.id}`."
        yield Finding(reference.path, reference.line, ID, SEVERITY, message, suggestion)
