"""The terminal: the lines of the plain text, in calm colours that also work without colour. Rich only paints."""

from io import StringIO

from rich.console import Console
from rich.style import Style as RichStyle
from rich.text import Text

from simcancel.page.nodes import Document
from simcancel.render.lines import Style, lines

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
    "flag": RichStyle(color="red"),
    "note": RichStyle(italic=True),
    "command": RichStyle(bold=True, color="green"),
    "match": RichStyle(bold=True, underline=True),
}


def render(document: Document, columns: int, *, color: bool) -> str:
    """Return the document with escape codes for its styles, or without any where colour is not wanted."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        width=columns,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for line in lines(document, columns):
        text = Text(end="\n")
        for span in line:
            text.append(span.text, STYLES[span.style])
        text.rstrip()
        # Soft-wrapped: Rich must neither break nor crop what is broken already.
        console.print(text, soft_wrap=True)
    return out.getvalue()
