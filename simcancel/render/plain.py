"""Plain text: for pipes and files."""

from simcancel.page.nodes import Document
from simcancel.render.lines import lines


def render(document: Document, columns: int) -> str:
    """Return the document as text, broken at so many columns."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines(document, columns))
