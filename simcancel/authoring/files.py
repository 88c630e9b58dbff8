"""Which files hold guides. Nothing that parsing needs is imported here: a fresh index asks this at every start."""

import os
from collections.abc import Iterator, Sequence

MAX_BYTES = 1_000_000  # of a file that is read

# The number of a folder, and a file in it: a later folder replaces what an earlier one brings.
File = tuple[int, str]


def files_of(folders: Sequence[str | os.PathLike[str]]) -> list[File]:
    """Return each YAML file below the folders, in a stable order; links to folders are not followed.

    Raises:
        OSError: a folder cannot be read.

    """
    return [(number, path) for number, folder in enumerate(folders) for path in sorted(below(folder, ".yaml", ".yml"))]


def below(folder: str | os.PathLike[str], *endings: str) -> Iterator[str]:
    """Yield the files below a folder whose names end so.

    Raises:
        OSError: a folder cannot be read.

    """
    for root, _, names in os.walk(folder, onerror=_raise):
        yield from (os.path.join(root, name) for name in names if name.endswith(endings))


def _raise(error: OSError) -> None:
    raise error
