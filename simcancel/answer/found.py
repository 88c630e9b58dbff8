"""The types of what `scan` and `lint` find: apart from those of guides, which start without them."""

from collections.abc import Mapping
from typing import Literal

from simcancel.answer.trust import Flag, Status
from simcancel.model import Citation, Page, Text
from simcancel.named_tuple import NamedTuple


class PromotionFoundView(NamedTuple):
    """Advertising in a text. Lines and columns count from 1, `end_column` is the first behind it; links are dead ones.

    `kind`: the messenger, `image`, or `soft` for a sentence that sells without an account.
    """

    kind: str
    line: int
    column: int
    end_column: int
    handle: str | None
    link: str | None
    text: str


class NumberFoundView(NamedTuple):
    """A telephone number in a text, and what is known of it: attested on a page, printed by an article here, or nothing.

    `carrier`: the one named in its line. `named`: whose it is by what is known.
    """

    line: int
    column: int
    end_column: int
    number: str
    e164: str
    valid: bool
    carrier: str | None
    status: Status
    named: Text | None
    sources: tuple[Citation, ...]
    flags: tuple[Flag, ...]


class CarrierFoundView(NamedTuple):
    """A carrier that a text names, as it names it."""

    line: int
    column: int
    end_column: int
    named: str
    carrier: str
    flags: tuple[Flag, ...]


class MentionView(NamedTuple):
    """A messenger or an account that is only named."""

    line: int
    column: int
    end_column: int
    text: str


class FileView(NamedTuple):
    """What was found in one text, and which regions it names; `skipped` says why it was not looked through."""

    path: str
    skipped: str | None
    regions: tuple[str, ...]
    promotions: tuple[PromotionFoundView, ...]
    contacts: tuple[NumberFoundView, ...]
    carriers: tuple[CarrierFoundView, ...]
    mentions: tuple[MentionView, ...]


class ScanAnswer(NamedTuple):
    """What a scan found, file by file."""

    command: Literal["scan"]
    as_of: str
    notes: tuple[Text, ...]
    files: tuple[FileView, ...]
    pages: Mapping[str, Page]


class FindingView(NamedTuple):
    """What is wrong with a file of guides, or could be better. `line` and `column` count from 1; 0 where the whole is meant."""

    path: str
    line: int
    column: int
    severity: Literal["error", "warning"]
    rule: str
    message: str
    suggestion: str


class LintAnswer(NamedTuple):
    """What is wrong with the files of guides."""

    command: Literal["lint"]
    as_of: str
    findings: tuple[FindingView, ...]
    pages: Mapping[str, Page]
