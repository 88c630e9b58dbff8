"""A page that nothing cites should go.

It was seen and written down for a fact; where that is gone, or never came, the page says nothing to the reader.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded

ID = "unused-pages"
SEVERITY: Severity = "warning"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each page that no source names."""
    cited = {citation.source.page for citation in loaded.citations}
    for page in loaded.content.pages:
        if page.id not in cited:
            place = loaded.places["pages", page.id]
            yield Finding(*place, ID, SEVERITY, f"Nothing cites the page `{page.id}`.", "Cite it, or remove it.")
