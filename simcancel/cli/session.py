"""What all commands share: how to print, where to look, and what to tell beside the answer."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

import click

from simcancel.cli.output import Output
from simcancel.cli.status import ExitStatus, Stop
from simcancel.cli.stream import say
from simcancel.library import choosing
from simcancel.library.choosing import Question
from simcancel.library.errors import BadContentError, NoGuidesError
from simcancel.messages import message
from simcancel.model import Text
from simcancel.named_tuple import NamedTuple
from simcancel.words.hidden import readable, revealed
from simcancel.words.links import unlinked

T = TypeVar("T")
Thing = TypeVar("Thing")

WORTH_SHOWING = 200  # fewer guides are compiled before a progress bar is read


class _OnStderr:
    """Notes and progress on stderr."""

    def note(self, sentence: str) -> None:
        """Print a note."""
        say(f"simcancel: note: {unlinked(sentence)}")

    def progress(self, things: Sequence[Thing], what: str) -> Iterable[Thing]:
        """Show a bar where there is much to do and somebody watches."""
        if len(things) < WORTH_SHOWING or not sys.stderr.isatty():
            return things
        return self._shown(things, what)

    @staticmethod
    def _shown(things: Sequence[Thing], what: str) -> Iterable[Thing]:
        with click.progressbar(things, label=what, file=sys.stderr) as bar:
            yield from bar


def _shown(folder: str) -> str:
    return unlinked(revealed(readable(folder))).strip() or "“ ”"


class Session(NamedTuple):
    """One run of a command."""

    output: Output
    folders: tuple[str, ...]

    @property
    def notes(self) -> tuple[Text, ...]:
        """What to know of every answer: that some of it may be by others, where there are folders of theirs."""
        folders = [folder for folder in self.folders if folder]
        return (message("note.folders", folders=", ".join(map(_shown, folders))),) if folders else ()

    def folder_of(self, file: str) -> str:
        """Return which folder of others a file is in, as it can be shown; its own name is the sender's, who may say anything in it."""
        path = os.path.abspath(file)
        holding = [each for each in self.folders if each and path.startswith(os.path.join(os.path.abspath(each), ""))]
        return _shown(max(holding, key=lambda each: len(os.path.abspath(each)), default=""))

    @staticmethod
    def progress(things: Sequence[Thing], what: str) -> Iterable[Thing]:
        """Show a bar where there is much to do and somebody watches."""
        return _OnStderr().progress(things, what)

    def ask(self, question: Question[T]) -> T:
        """Return what the guides answer.

        Raises:
            Stop: they cannot be read, or a file of them breaks a rule.

        """
        try:
            return choosing.ask(question, self.folders, _OnStderr())
        except BadContentError as error:
            raise Stop(ExitStatus.WRONG, "the guides cannot be used:", *error.findings) from None
        except NoGuidesError as error:
            raise Stop(ExitStatus.WRONG, f"{unlinked(str(error.folder))} holds no guides (*.yaml).") from None
        except OSError as error:
            raise Stop(ExitStatus.WRONG, f"{unlinked(os.fsdecode(error.filename or ''))}: {error.strerror}.") from None
