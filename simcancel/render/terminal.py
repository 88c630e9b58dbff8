"""The terminal: the lines of the plain text, in calm colours that also work without colour. Rich only paints."""

from rich.color import ColorSystem
from rich.style import Style as RichStyle

from simcancel.page.nodes import Document
from simcancel.render.lines import Line, Style, lines

# Bold, dim and the terminal's own palette only, so that light and dark grounds both read well.
STYLES: dict[Style, RichStyle] = {
    "": RichStyle(),
    "title": RichStyle(bold=True, color="cyan"),
    "heading": RichStyle(bold=True, color="cyan"),
    "subheading": RichStyle(bold=True, underline=True),
    "strong": RichStyle(bold=True),
    "source": RichStyle(dim=True),
    "quiet": RichStyle(dim=True),
    "alert": RichStyle(bold=True, color="red"),
    "number": RichStyle(bold=True),
    "attested": RichStyle(bold=True, color="green"),
    "flag": RichStyle(bold=True, color="red"),
    "note": RichStyle(italic=True),
    "command": RichStyle(bold=True, color="green"),
    "match": RichStyle(bold=True, underline=True),
}


def render(document: Document, columns: int, *, color: bool) -> str:
    """Return the document with escape codes for its styles, or without any where colour is not wanted."""
    system = ColorSystem.STANDARD if color else None
    return "".join(_painted(line, system) + "\n" for line in lines(document, columns))


def _painted(line: Line, system: ColorSystem | None) -> str:
    """Return a line without spaces at its end; Rich's console, which breaks and crops lines, is not asked."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip():
        spans.pop()
    if spans:
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return "".join(STYLES[span.style].render(span.text, color_system=system) for span in spans)
