"""Click commands."""

import datetime as dt
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

import click

from simcancel import __version__
from simcancel.answer import Command, answer, with_gaps
from simcancel.cli.asking import Asker
from simcancel.cli.languages import CHOICES, from_locale
from simcancel.cli.output import FORMATS, Output, say, wants_color
from simcancel.cli.status import ExitStatus, Stop
from simcancel.document import overview
from simcancel.index.open import BadContent, open_index

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--lang", type=click.Choice(list(CHOICES)), help="Language of the answer; the locale's by default."),
    click.option(
        "--format", "format_", type=click.Choice(FORMATS), help="Default: terminal on a terminal, plain elsewhere."
    ),
    click.option("--json", "format_", flag_value="json", help="Short for --format json."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour on the terminal."
    ),
)
_FILTERS = click.argument("filters", nargs=-1, metavar="[FILTER]...")


def _options(command: F) -> F:
    """Give a command the options that all have."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _output(lang: str | None, format_: str | None, color: str) -> Output:
    colored = wants_color(color)
    default = "terminal" if sys.stdout.isatty() or colored else "plain"
    return Output(format_ or default, CHOICES[lang] if lang else from_locale(os.environ), colored)


def today() -> dt.date:
    """Return the day as of which flags are made."""
    return dt.date.today()  # noqa: DTZ011 - the reader's own day


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@_options
@click.pass_context
def simcancel(context: click.Context, lang: str | None, format_: str | None, color: str) -> None:
    """Guides on cancelling and renewing SIM cards abroad, every fact with its source.

    A FILTER is any word that names a region, carrier, action or card, in any order, script or spelling:
    "oman cancel", "omantel", "+968", "阿曼保号卡注销", "xianggang zhuxiao".

    Exit status: 0 found, 1 nothing found, 2 wrong usage or could not run.
    """
    if context.invoked_subcommand is None:
        with open_index() as index:
            output = _output(lang, format_, color)
            output.document(overview(index.regions(), index.cells(), output.languages))


def _answer(command: Command, filters: tuple[str, ...], output: Output) -> None:
    with open_index() as index:
        asker = Asker(index, output.languages)
        asked = asker.filters(filters)
        answered = answer(command, output.languages, asked, asker.content(asked), today())
        if command == "list":
            answered = with_gaps(answered, output.languages, index.regions())
    output.answer(answered)


@simcancel.command()
@_FILTERS
@_options
def show(filters: tuple[str, ...], lang: str | None, format_: str | None, color: str) -> None:
    """Print whole guides: warnings, checklist, steps, contacts, disagreements, sources."""
    _answer("show", filters, _output(lang, format_, color))


@simcancel.command("list")
@_FILTERS
@_options
def list_(filters: tuple[str, ...], lang: str | None, format_: str | None, color: str) -> None:
    """Print what is covered, and what is not."""
    _answer("list", filters, _output(lang, format_, color))


@simcancel.command()
@_FILTERS
@_options
def flags(filters: tuple[str, ...], lang: str | None, format_: str | None, color: str) -> None:
    """Print every doubtful hotline, carrier and article, and the advertising that was left out."""
    _answer("flags", filters, _output(lang, format_, color))


def run(arguments: list[str] | None = None) -> ExitStatus:
    """Run the command line and return how it ended. A crash prints its traceback and is WRONG, never NOTHING."""
    try:
        code = simcancel.main(arguments, prog_name="simcancel", standalone_mode=False)
    except Stop as stop:
        say(*(f"simcancel: {sentence}" if n == 0 else sentence for n, sentence in enumerate(stop.sentences)))
        return stop.status
    except BadContent as error:
        say(*map(str, error.findings))
        return ExitStatus.WRONG
    except click.ClickException as error:
        error.show()
        return ExitStatus.WRONG
    except (click.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`| head -1`); Python must not flush into the closed pipe when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.FOUND
    except Exception:  # noqa: BLE001 - the last resort: tell, and end with the right status
        traceback.print_exc()
        say("simcancel: this is a fault of simcancel's own. Please report it with the lines above.")
        return ExitStatus.WRONG
    return ExitStatus(code) if isinstance(code, int) else ExitStatus.FOUND


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run())
