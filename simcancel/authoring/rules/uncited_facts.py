"""Every line of an article that states a fact must be cited by the guide made of it.

A fact that no piece of a guide cites is lost to the reader.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.authoring.rules.cited_lines import STATING

ID = "uncited-facts"
SEVERITY: Severity = "warning"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each stating line that nothing cites; that it names a carrier, as the ledger says, is no citation."""
    cited: dict[str, set[int]] = {}
    ledgers = {place.path for (kind, _), place in loaded.places.items() if kind == "ledger"}
    for citation in loaded.citations:
        if citation.source.article is not None and (citation.own_line or citation.path not in ledgers):
            cited.setdefault(citation.source.article, set()).update(citation.source.lines)
    for article in loaded.content.articles:
        for line, kind in article.kinds.items():
            if kind in STATING and int(line) not in cited.get(article.id, ()):
                message = f"Line {line} of article {article.id} states a fact that nothing cites."
                yield Finding(*loaded.places["ledger", article.id], ID, SEVERITY, message, "Cite it in the guide.")
