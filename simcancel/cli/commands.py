"""Click commands."""

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial, update_wrapper
from typing import Any

import click
from click.core import ParameterSource

from simcancel import __version__
from simcancel.answer.make import Answer, answer, overview, search_answer
from simcancel.answer.parts import Command
from simcancel.answer.view import SearchAnswer
from simcancel.cli.asking import FilterReader
from simcancel.cli.completion import complete, complete_one
from simcancel.cli.languages import CHOICES, from_locale
from simcancel.cli.output import FORMATS, Format, Output, format_of
from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.cli.stream import forget, say, use_streams_that_are_there, wants_color
from simcancel.index.store import Index
from simcancel.messages import message, said
from simcancel.model import ENTRY_KINDS, NOTHING
from simcancel.page.compose import Detail
from simcancel.page.sections import SECTIONS
from simcancel.words.hidden import readable, visible
from simcancel.words.lexicon import Meaning
from simcancel.words.links import unlinked


def _only_one(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> str | None:
    """Return the one value of an option that would else let the last win silently."""
    if len(given) > 1:
        raise click.BadParameter("give it once.", param=option)
    return given[0] if given else None


def _named(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of files or folders; an empty one is a slip (`--guides "$MINE"`), but in the environment says nothing."""
    if context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE and not all(given):
        raise click.BadParameter("names nothing.", param=option)
    return given


# One object of each for all commands: to make them anew for each takes a millisecond.
_PATH = click.Path()
_OPTIONS: list[click.Parameter] = [
    click.Option(
        ["--lang"],
        type=click.Choice(list(CHOICES)),
        help="Language; the locale's by default. zh is zh-Hans; both is en and zh-Hans.",
    ),
    click.Option(
        ["--format", "format_"], type=click.Choice(FORMATS), help="Default: terminal on a terminal; else plain."
    ),
    click.Option(["--json", "format_"], flag_value="json", help="Short for --format json."),
    click.Option(
        ["-o", "--output", "file"],
        metavar="FILE",
        type=_PATH,
        multiple=True,
        callback=_only_one,
        help="Write into a file; its ending gives the format: .html .md .json .txt.",
    ),
    click.Option(["--force"], is_flag=True, help="Replace the file of -o."),
    click.Option(
        ["--no-pager"], is_flag=True, help="Do not page. Otherwise text taller than the terminal opens in a pager."
    ),
    click.Option(["--color"], type=click.Choice(["auto", "always", "never"]), default="auto", help="In colour or not."),
    click.Option(
        ["--guides"],
        type=_PATH,
        multiple=True,
        envvar="SIMCANCEL_GUIDES",
        metavar="DIR",
        callback=_named,
        help="More guides; one with the id of an earlier one replaces it. May be repeated.",
    ),
]
_FILTERS = click.Argument(["filters"], nargs=-1, metavar="[FILTER]...", shell_complete=complete)


def _in_session(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what the options that all have ask for, as one session."""

    def run_in_session(  # noqa: PLR0913, PLR0917 - Click gives each option as an argument
        lang: str | None,
        guides: tuple[str, ...],
        format_: Format | None = None,
        file: str | None = None,
        force: bool = False,  # noqa: FBT001, FBT002
        no_pager: bool = False,  # noqa: FBT001, FBT002
        color: str = "auto",
        **arguments: Any,
    ) -> None:
        languages = CHOICES[lang] if lang else from_locale(os.environ)
        colored = wants_color(color)
        file = None if file == "-" else file  # as everywhere, the standard output
        usual: Format = "terminal" if sys.stdout.isatty() or colored else "plain"
        is_text = arguments.get("is_cleaned") or arguments.get("ledger_id")  # printed as it is, into a file of any name
        form = format_ or (format_of(file) if file is not None and not is_text else usual)
        output = Output(form, languages, colored, not no_pager, file, force)
        command(Session(output, guides), **arguments)

    return update_wrapper(run_in_session, command)


def today() -> str:
    """Return the day as of which flags are made, the reader's own, as `2026-11-20`."""
    return time.strftime("%Y-%m-%d")


class _Commands(click.Group):
    """The commands; a word that is not one may have been meant as a filter. Options may stand before the command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move options that stand before the command behind it, where they belong; `help` is `--help`."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        with suppress(click.UsageError):  # which is told where the arguments are parsed in earnest
            given, rest, _ = self.make_parser(ctx).parse_args(list(args))
            if rest and rest[0] in self.commands and not {"help", "version"} & set(given):
                args = [rest[0], *args[: len(args) - len(rest)], *rest[1:]]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say what may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            words = " ".join(args)
            raise click.UsageError(
                f"{error.format_message()} Filters follow a command: simcancel show {words}"
            ) from None


@click.group(
    cls=_Commands,
    params=[*_OPTIONS],
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@_in_session
def simcancel(session: Session) -> None:
    """Guides on cancelling and renewing SIM cards abroad, every fact with its source.

    A FILTER is any word that names a region, carrier, action or card, in any order, script or spelling:
    "oman cancel", "omantel", "+968", "阿曼保号卡注销", "xianggang zhuxiao".

    Exit status: 0 found, 1 nothing found, 2 wrong usage or could not run.
    """
    if click.get_current_context().invoked_subcommand is None:
        whole = session.ask(lambda index: overview(index.cells(), index.regions(), today(), session.notes))
        session.output._replace(paged=False).answer(whole)


def _answer(session: Session, filters: tuple[str, ...], *, command: Command, **detail: Any) -> None:
    words = [readable(word) for word in filters]

    def question(index: Index) -> Answer:
        reader = FilterReader(index, session.output.languages, command)
        asked = reader.asked(words)
        content = reader.content(asked.filters)
        if command == "faq":
            content = reader.with_questions(content)
        wanted: Command = "contacts" if command == "show" and asked.is_for_contacts else command
        regions = index.regions() if command == "list" else None
        notes = session.notes + reader.notes(asked, content)
        if command == "flags" or session.output.format == "json":
            notes += tuple(
                message("note.replaced", thing=thing, folder=session.folder_of(file))
                for thing, file in index.replaced()
            )
        return answer(wanted, asked.filters, content, today(), regions, notes)

    whole = session.ask(question)
    if command == "letter" and session.output.format == "eml" and len(whole.guides) > 1:
        commands = (f"  simcancel letter {each.region.id} {each.action} {each.card}" for each in whole.guides)
        raise Stop(ExitStatus.WRONG, said("letter.one-at-a-time", session.output.languages[0]), *commands)
    if command == "letter":
        detail["filled"] = _filled(session, whole, detail)
    session.output._replace(detail=Detail(**detail)).answer(whole)


def _filled(session: Session, answered: Answer, given: dict[str, Any]) -> dict[str, str]:
    """Take what was given to fill into letters, and say what of it no letter has a line for."""
    from simcancel.page.letter import stated  # noqa: PLC0415 - the other commands start without it

    filled = {name: value for name in _BLANKS if (value := visible(given.pop(name) or ""))}
    has = {name for guide in answered.guides for name in stated(guide.letter, is_card=given["is_card"])}
    left_out = [f"--{name}" for name in filled if name not in has]
    if left_out and session.output.format != "json":
        say(f"simcancel: {said('letter.left-out', session.output.languages[0], options=', '.join(left_out))}")
    return filled


# The commands that answer about guides, each with its help; the first line also stands in lists, where fish cuts commas.
_GUIDE_COMMANDS: dict[Command, str] = {
    "show": """What may be lost; what to do; whom to call.

    --all prints the whole guide, with the source of each line.
    """,
    "contacts": """Whom to call; what not to dial.

    Attested numbers come first, then what articles print, the regulator, and what to ask.
    """,
    "checklist": """Boxes to tick off on the way.

    Before, during and after; with room for the answers. -o checklist.html makes a page to print.
    """,
    "letter": """What to send to the carrier.

    To cancel, or to ask where a call comes first; with its questions, and a translation. -o letter.eml makes a draft. Nothing is stored or sent.
    """,
    "faq": "Questions that the articles answer.",
    "list": "What is covered and what is not.",
    "flags": """Everything that is doubtful.

    Every flagged hotline, carrier and article, and the advertising that was left out, with article and line.
    """,
}
_BLANKS = {
    "number": "the number of the SIM",
    "name": "your name",
    "plan": "prepaid or postpaid",
    "document": "the kind and number of your identity document",
    "contact": "how to reach you",
    "bought": "when the SIM was bought or activated",
    "bill": "the account or bill",
    "reason": "your reason",
}
_SOURCES = click.Option(["--sources"], is_flag=True, help="The source of each line.")
_SHOW_OPTIONS: list[click.Parameter] = [
    click.Option(["--all", "everything"], is_flag=True, help="The whole guide with the source of each line."),
    click.Option(
        ["--section", "sections"], type=click.Choice(SECTIONS), multiple=True, help="Only this part; may be repeated."
    ),
    _SOURCES,
]
_OWN_OPTIONS: dict[Command, list[click.Parameter]] = {
    "show": _SHOW_OPTIONS,
    "contacts": [_SOURCES],
    "checklist": [_SOURCES],
    "letter": [
        click.Option(["--card", "is_card"], is_flag=True, help="As sentences to read out, or to hold up in a shop."),
        *(
            click.Option([f"--{name}"], metavar="TEXT", multiple=True, callback=_only_one, help=f"Fill in {what}.")
            for name, what in _BLANKS.items()
        ),
    ],
}
for _name, _help in _GUIDE_COMMANDS.items():
    _callback = _in_session(partial(_answer, command=_name))
    _params = [_FILTERS, *_OWN_OPTIONS.get(_name, []), *_OPTIONS]
    simcancel.add_command(click.Command(_name, callback=_callback, params=_params, help=_help))


@simcancel.command(
    params=[
        click.Argument(["query"], nargs=-1, metavar="QUERY..."),
        click.Option(
            ["--kind", "kinds"], type=click.Choice(ENTRY_KINDS), multiple=True, help="Only entries of this kind."
        ),
        click.Option(
            ["--limit"], type=click.IntRange(min=1), default=10, show_default=True, help="At most so many entries."
        ),
        *(
            click.Option([f"--{facet}"], help=f"Only guides of this {facet}.", shell_complete=complete_one(facet))
            for facet in ("region", "carrier", "action", "card")
        ),
        *_OPTIONS,
    ]
)
@_in_session
def search(  # noqa: PLR0913, PLR0917 - Click gives each option as an argument
    session: Session,
    query: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    region: str | None,
    carrier: str | None,
    action: str | None,
    card: str | None,
) -> None:
    """Entries of guides in any spelling.

    English, Simplified, Traditional, pinyin, initials, typing errors, whole questions, part of a number, a handle.
    """
    from simcancel.query.search import MAX_LENGTH, QueryTooLongError  # noqa: PLC0415 - the other commands start without it
    from simcancel.query.search import search as find  # noqa: PLC0415

    words = readable(" ".join(query))
    output = session.output
    if not words.strip():
        raise Stop(ExitStatus.WRONG, said("error.no-query", output.languages[0]))

    def question(index: Index) -> SearchAnswer:
        given = {"region": region, "carrier": carrier, "action": action, "card": card}
        filters = FilterReader(index, output.languages, "search").options(given)
        found = find(words, index, filters, kinds, limit)
        content = index.content(ids={hit.entry.guide for hit in found.hits}) if found.hits else NOTHING
        return search_answer(found, filters, content, today(), session.notes)

    try:
        found = session.ask(question)
    except QueryTooLongError:
        raise Stop(ExitStatus.WRONG, said("error.too-long", output.languages[0], limit=MAX_LENGTH)) from None
    output.answer(found)
    if not found.hits:
        raise Stop(ExitStatus.NOTHING)


@simcancel.command(
    params=[
        click.Argument(["paths"], nargs=-1, required=True, metavar="FILE|DIR|-...", type=_PATH, callback=_named),
        click.Option(["--clean", "is_cleaned"], is_flag=True, help="Print the text without its advertising."),
        click.Option(["--ledger", "ledger_id"], metavar="ID", help="Print the ledger of the article, to be completed."),
        *_OPTIONS,
    ]
)
@_in_session
def scan(session: Session, paths: tuple[str, ...], ledger_id: str | None, *, is_cleaned: bool) -> None:
    """What in any text cannot be trusted: advertising, numbers, carriers.

    Text, Markdown and HTML, in whatever encoding. Each finding with its line and column.

    Exit status: 0 nothing found, 1 something found, 2 a file could not be read.
    """
    from simcancel.answer.scanned import Scanner  # noqa: PLC0415 - the other commands start without it
    from simcancel.cli import scanning  # noqa: PLC0415

    def scanner() -> Scanner:
        return session.ask(lambda index: Scanner(index.facts(), today()))

    if is_cleaned:
        scanning.clean(session, paths)
    elif ledger_id is not None:
        if len(paths) != 1:
            raise Stop(ExitStatus.WRONG, "--ledger is of one file.")
        words = session.ask(lambda index: {each: index.words_of(Meaning(*each, None)) for each in index.facets()})
        scanning.write_ledger(session, paths[0], ledger_id, scanner(), words)
    else:
        scanning.scan(session, paths, scanner(), today())


@simcancel.command(
    params=[
        click.Argument(["folders"], nargs=-1, metavar="[DIR]...", type=_PATH, callback=_named),
        click.Option(["--explain", "rule"], metavar="RULE", help="What a rule asks for and why."),
        *_OPTIONS,
    ]
)
@_in_session
def lint(session: Session, folders: tuple[str, ...], rule: str | None) -> None:
    """Everything that is wrong with guides, ledgers, carriers, pages and vocabulary.

    The shipped ones, and those of the folders given. Each finding with its place, its rule and what to write instead.

    Exit status: 0 nothing wrong, 1 something, 2 a folder could not be read.
    """
    from simcancel.cli import linting  # noqa: PLC0415 - the other commands start without it

    if rule is not None:
        session.output.print("".join(f"{line}\n" for line in linting.explain(rule)))
    else:
        linting.lint(session, (*session.folders, *folders), today())


@simcancel.command(
    params=[
        click.Argument(["folder"], metavar="DIR", type=_PATH),
        click.Option(["--serve"], is_flag=True, help="Then show it, on this machine only, until Ctrl-C."),
        click.Option(
            ["--port"], type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where --serve shows it."
        ),
        *(option for option in _OPTIONS if option.name in {"lang", "guides"}),
    ]
)
@_in_session
def site(session: Session, folder: str, port: int, *, serve: bool) -> None:
    """The guides as a static site.

    In all languages, for any host or none; works offline. Into a new folder, or one that it wrote; only what changed.
    """
    from simcancel.cli import publishing  # noqa: PLC0415 - the other commands start without it

    gc.enable()  # pages by the hundred thousand leave garbage worth looking for
    if not serve:
        publishing.write(session, folder, today())
        return
    with publishing.server(folder, port) as showing:  # whose port may be taken: before the site is written
        publishing.write(session, folder, today())
        publishing.serve(session, showing)


def run(arguments: list[str] | None = None) -> ExitStatus:
    """Run the command line and return how it ended. A crash prints its traceback and is WRONG, never NOTHING."""
    use_streams_that_are_there()
    try:
        return _run(arguments)
    except SystemExit:  # Click's own way to end where nobody reads any more
        forget(sys.stdout)
        return ExitStatus.FOUND
    except (click.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except MemoryError:
        say("simcancel: there is not enough memory.")
        return ExitStatus.WRONG
    except OSError as error:  # what Click prints itself, such as --help, onto a full disk
        forget(sys.stdout)
        say(f"simcancel: the output cannot be written: {error.strerror or error}.")
        return ExitStatus.WRONG
    except Exception:  # noqa: BLE001 - the last resort: tell, and end with the right status
        if "_SIMCANCEL_COMPLETE" in os.environ:  # a shell would print it into the line that is typed
            return ExitStatus.WRONG
        import traceback  # noqa: PLC0415 - hopefully never

        say(*traceback.format_exc().splitlines())
        say("simcancel: this is a fault of simcancel's own. Please report it with the lines above.")
        return ExitStatus.WRONG


def _run(arguments: list[str] | None) -> ExitStatus:
    try:
        simcancel.main(arguments, prog_name="simcancel", standalone_mode=False)
    except Stop as stop:
        if stop.sentences:
            say(f"simcancel: {stop.sentences[0]}", *stop.sentences[1:])
        return stop.status
    except click.ClickException as error:
        usage = error.ctx.get_usage() if isinstance(error, click.UsageError) and error.ctx is not None else ""
        say(*filter(None, [*usage.splitlines(), f"simcancel: {unlinked(error.format_message())}"]))
        return ExitStatus.WRONG
    return ExitStatus.FOUND


def main() -> None:
    """Run the command line and exit."""
    status = run()
    os._exit(status)  # all is written; to take the interpreter apart costs as much again
