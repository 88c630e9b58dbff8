"""Writes the generated parts of the README and the pictures, from the program itself: `python docs/generate.py`.

A test checks that the README says what this would write. The picture of the page needs Chromium; without it the old stays.
"""

import json
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from io import StringIO
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from simcancel.answer.make import answer, search_answer
from simcancel.answer.trust import FLAGS
from simcancel.authoring.files import files_of
from simcancel.authoring.load import load
from simcancel.authoring.schema import schemas
from simcancel.cli.commands import simcancel
from simcancel.cli.status import ExitStatus
from simcancel.index.store import Index
from simcancel.index.write import write
from simcancel.library import places
from simcancel.messages import said
from simcancel.page.compose import document
from simcancel.query.filters import Filters
from simcancel.query.search import search
from simcancel.render import html, terminal
from simcancel.render.wrapping import width
from simcancel.site.publish import publish

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
DAY = "2026-11-20"
COLUMNS, LINES = 80, 24

_STATUSES = {
    ExitStatus.FOUND: "found, or clean",
    ExitStatus.NOTHING: "nothing found; of `scan` and `lint`, something found",
    ExitStatus.WRONG: "wrong usage, or could not run; a crash too",
    ExitStatus.INTERRUPTED: "interrupted by the user",
}


def commands() -> Iterator[str]:
    """Yield the table of commands."""
    yield "| command | does |"
    yield "|---|---|"
    yield "| `simcancel` | Print what there is, and what to type next. |"
    for name, command in simcancel.commands.items():
        arguments = " ".join(
            p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)
        )
        yield f"| `simcancel {name} {arguments}` | {' '.join((command.help or '').split())} |"


def options() -> Iterator[str]:
    """Yield the table of options that all commands have."""
    yield "| option | meaning |"
    yield "|---|---|"
    for option in simcancel.commands["show"].params:
        if isinstance(option, click.Option):
            names, meaning = option.get_help_record(click.Context(simcancel)) or ("", "")
            yield f"| `{names.replace('|', chr(92) + '|')}` | {meaning} |"


def statuses() -> Iterator[str]:
    """Yield the table of exit statuses."""
    yield "| status | meaning |"
    yield "|---|---|"
    yield from (f"| {status.value} | {_STATUSES[status]} |" for status in ExitStatus)


def flags() -> Iterator[str]:
    """Yield the table of flags, worst first."""
    yield "| flag | on the screen | the fact is doubtful because |"
    yield "|---|---|---|"
    for code in FLAGS:
        yield f"| `{code}` | ⚠ {said(f'word.{code}', 'en')} | {said(f'meaning.{code}', 'en')} |"


def generated(readme: str) -> str:
    """Return a README with its generated parts as they should be."""
    for part in (commands, options, statuses, flags):
        marks = re.compile(rf"(<!-- generated: {part.__name__} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = "\n".join(part()) + "\n"
        readme = marks.sub(lambda match, text=text: match[1] + text + match[2], readme)  # type: ignore[misc]
    return readme


def _picture(name: str, title: str, colored: str) -> None:
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="standard")
    for line in colored.splitlines()[:LINES]:
        console.print(Text.from_ansi(line), soft_wrap=True)
    svg = _LENGTH.sub(_in_columns, console.export_svg(title=title, unique_id=name))
    (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")


# Rich gives a text the length of its characters; wide ones take two columns.
_LENGTH = re.compile(r'textLength="([\d.]+)"([^>]*>)([^<]*)<')


def _in_columns(match: re.Match[str]) -> str:
    text = unescape(match[3])
    length = float(match[1]) * width(text) / len(text) if text else 0
    return f'textLength="{length:g}"{match[2]}{match[3]}<'


def pictures(index: Index) -> None:
    """Draw the screens, and the page if there is a Chromium."""
    filters = Filters("oman", None, "cancel", "number-keeping")
    content_of = index.content("oman", "cancel", "number-keeping")
    shown = document(answer("show", filters, content_of, DAY), ["en"])
    _picture("show", "simcancel show oman cancel number-keeping", terminal.render(shown, COLUMNS, color=True))
    found = search("refnud 余额", index, limit=4)
    guides = index.content(ids={hit.entry.guide for hit in found.hits})
    hits = document(search_answer(found, Filters(), guides, DAY), ["en"])
    _picture("search", 'simcancel search "refnud 余额"', terminal.render(hits, COLUMNS, color=True))
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "checklist.html"
        page.write_text(html.render(document(answer("checklist", filters, content_of, DAY), ["en"])), encoding="utf-8")
        _photograph(chromium, scratch, page, "checklist", (760, 1120))
        site = Path(scratch) / "site"
        publish(index, str(site), DAY, lambda regions, _: regions)
        _photograph(chromium, scratch, site / "en/oman/contacts/omantel/index.html", "site", (500, 900))
        _photograph(
            chromium, scratch, site / "zh-Hans/oman/cancel/number-keeping/letter/index.html", "letter", (760, 1000)
        )


def _photograph(chromium: str, scratch: str, page: Path, name: str, size: tuple[int, int]) -> None:
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={scratch}/profile"]
    command += [f"--window-size={size[0]},{size[1]}", f"--screenshot={DOCS / name}.png", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def schema_files() -> dict[Path, str]:
    """Return the schemas of the files of guides as their files have them."""
    made = schemas().items()
    return {DOCS / "schema" / name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made}


def main() -> None:
    """Write all of it."""
    for path, text in schema_files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    README.write_text(generated(README.read_text(encoding="utf-8")), encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        write(connection, load(files_of(places.folders())).content)
        pictures(Index(connection))


if __name__ == "__main__":
    main()
