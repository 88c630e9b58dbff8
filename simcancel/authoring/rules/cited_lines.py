"""A citation must point at a line that states something.

A fact whose source is a heading, a blank line or nothing cannot be checked by the reader.
"""

from collections.abc import Iterator

from simcancel.authoring.fields import Cited
from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.model import Article, Citation

ID = "cited-lines"
SEVERITY: Severity = "error"

STATING = frozenset({"fact", "mixed"})


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each citation of an unknown page or article, or of a line that states nothing."""
    articles = {article.id: article for article in loaded.content.articles}
    pages = {page.id for page in loaded.content.pages}
    found: dict[tuple[Citation, bool], str] = {}  # the same lines are cited again and again
    for citation in loaded.citations:
        cited = (citation.source, citation.own_line)
        if cited not in found:
            found[cited] = _problem(citation, articles, pages)
        if problem := found[cited]:
            suggestion = "Cite the line that states it, e.g. 000:44 or 000:29-33, or a page of pages.yaml."
            yield Finding(citation.path, citation.line, ID, SEVERITY, problem, suggestion)


def _problem(citation: Cited, articles: dict[str, Article], pages: set[str]) -> str:
    source = citation.source
    if source.page is not None:
        return "" if source.page in pages else f"There is no page `{source.page}`."
    if source.article is None:
        return f"`{source}` is not a citation."
    article = articles.get(source.article)
    if article is None:
        return f"There is no article `{source.article}`."
    lines = source.lines
    if lines[-1] > article.lines:
        return f"Article {article.id} has {article.lines} lines, `{source}` is beyond them."
    if citation.own_line:
        return ""
    wrong = [line for line in lines if _states_nothing(article, line, edge=line in (lines[0], lines[-1]))]
    return f"Line {wrong[0]} of article {article.id} states no fact." if wrong else ""


def _states_nothing(article: Article, line: int, *, edge: bool) -> bool:
    kind = article.kinds.get(str(line))
    if kind is None:
        return edge  # a blank line may lie within a range, not at its ends
    return kind not in STATING
