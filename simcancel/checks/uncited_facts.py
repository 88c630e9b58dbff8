"""Every line of an article that states a fact must be cited by the guide made of it."""

from collections.abc import Iterator
from pathlib import Path

from simcancel.checks.cited_lines import STATING
from simcancel.findings import Finding, Severity
from simcancel.loader import Loaded
from simcancel.sources import article_lines

ID = "uncited-facts"
WHY = "A fact that no piece of a guide cites is lost to the reader."
SEVERITY: Severity = "warning"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each stating line that nothing outside its own ledger's list of kinds cites."""
    cited: dict[str, set[int]] = {}
    for citation in loaded.citations:
        lines = article_lines(citation.source)
        if lines is not None:
            cited.setdefault(lines[0], set()).update(lines[1])
    for article in loaded.content.articles:
        for line, kind in article.kinds.items():
            if kind in STATING and int(line) not in cited.get(article.id, ()):
                message = f"Line {line} of article {article.id} states a fact that nothing cites."
                yield Finding(Path(article.file), int(line), ID, SEVERITY, message, "Cite it in the guide.")
