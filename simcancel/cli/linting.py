"""`lint`: everything that is wrong with files of guides, at once."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from simcancel.answer import json as json_format
from simcancel.answer.found import FindingView, LintAnswer
from simcancel.authoring import fields, rules
from simcancel.authoring.files import files_of
from simcancel.authoring.findings import Finding
from simcancel.authoring.load import load
from simcancel.authoring.tree import Broken, contents
from simcancel.cli import stream
from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.library import places
from simcancel.words.hidden import harmless
from simcancel.words.links import unlinked


def lint(session: Session, folders: Sequence[str], today: str) -> None:
    """Print what is wrong with the shipped files and those of some folders.

    Raises:
        Stop: something is (1), or a folder cannot be read (2).

    """
    try:
        files = files_of([*places.folders(), *filter(None, folders)])
        loaded = load(session.progress(files, "Reading guides"))
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{unlinked(str(error.filename))}: {error.strerror}.") from None
    lines_of = cache(_lines_of)  # each file once, whatever is found in it
    found = [_placed(finding, lines_of) for finding in (*rules.findings(loaded), *rules.advice(loaded))]
    found.sort(key=lambda each: (each.path, each.line, each.column, each.rule))
    if session.output.format == "json":
        session.output.print(json_format.render(LintAnswer("lint", today, tuple(found), {}), ["en"]))
    else:
        session.output.print("".join(f"{line}\n" for line in map(_line, found)))
        stream.say(f"{len(files)} files, {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}.")
    if found:
        raise Stop(ExitStatus.NOTHING)


def explain(rule: str) -> Iterator[str]:
    """Yield what a rule asks for and why.

    Raises:
        Stop: there is no such rule.

    """
    why = rules.why(rule)
    if why is None:
        known = ", ".join(sorted([fields.RULE, *(each.ID for each in (*rules.RULES, *rules.ADVICE))]))
        raise Stop(ExitStatus.WRONG, f"There is no rule `{unlinked(rule)}`. Known: {known}.")
    yield from why.strip().splitlines()


def _placed(finding: Finding, lines_of: Callable[[Path], list[str]]) -> FindingView:
    return FindingView(
        str(finding.path), finding.line, _column(finding, lines_of), finding.severity, finding.rule, finding.message,
        finding.suggestion,
    )  # fmt: skip


def _column(finding: Finding, lines_of: Callable[[Path], list[str]]) -> int:
    """Return where the line begins that a finding is of."""
    lines = lines_of(finding.path) if finding.line else []
    line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
    return len(line) - len(line.lstrip(" -")) + 1 if line else 0


def _lines_of(path: Path) -> list[str]:
    try:
        return contents(path).decode("utf-8", "replace").splitlines()
    except (OSError, Broken):  # gone meanwhile
        return []


def _line(found: FindingView) -> str:
    place = f"{found.path}:{found.line}:{found.column}" if found.line else found.path
    what = f"{found.message.rstrip('.')}; {found.suggestion}" if found.suggestion else found.message
    whole = f"{place}: {found.severity}: [{found.rule}] {what}"
    return harmless(" ".join(whole.splitlines()))  # what a file holds forges no line
