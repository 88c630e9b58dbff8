"""Which index answers are read from: the one in the package, or one compiled into the user's cache."""

import os.path
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from simcancel import content
from simcancel.index.codec import DamagedError
from simcancel.index.file import Question, read

if TYPE_CHECKING:  # an installed simcancel never needs what compiling imports
    from simcancel.compiling import Teller

T = TypeVar("T")


def ask(question: Question[T], folders: Sequence[str], teller: "Teller") -> T:
    """Return the answer of an index of the shipped guides and of those in more folders.

    The question is asked again of a fresh index where the first turns out to be damaged.

    Raises:
        BadContentError: a file of the guides breaks a rule.
        NoGuidesError: a folder holds no YAML file.
        OSError: a folder or a file in it cannot be read.

    """
    folders = [folder for folder in folders if folder]
    if not folders and os.path.isfile(content.INDEX):
        try:
            return read(content.INDEX, question)
        except DamagedError:
            teller.note("The index that came with simcancel is damaged; the guides are compiled anew.")
    from simcancel import compiling  # noqa: PLC0415 - see above

    return compiling.ask(question, (*content.folders(), *folders), teller)
