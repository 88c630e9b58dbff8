"""The local index: guides, carriers and articles in one SQLite file, which every answer is read from."""

from typing import NamedTuple

FORMAT = 8


class Fingerprint(NamedTuple):
    """Digests: of each file by its path, of the program that compiles them, and of all together."""

    files: dict[str, str]
    program: str
    whole: str
