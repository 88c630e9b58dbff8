"""The two kinds of source a fact can have: lines of an article (`000:44`, `000:29-33`) and public pages (`page:NAME`)."""

import re

_LINES = re.compile(r"([0-9A-Za-z-]+):([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
_PAGE = "page:"


def article_lines(source: str) -> tuple[str, range] | None:
    """Return the article and the lines that a source names, or None where it names none."""
    match = _LINES.fullmatch(source)
    if match is None:
        return None
    first = int(match[2])
    last = int(match[3] or first)
    return (match[1], range(first, last + 1)) if last >= first else None


def page_of(source: str) -> str | None:
    """Return the id of the page that a source names, or None where it names an article's lines."""
    return source.removeprefix(_PAGE) if source.startswith(_PAGE) else None
