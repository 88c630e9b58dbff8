"""What the index of a cache is made of, by which it is known whether that has changed since. Read at every start from a checkout."""

from collections.abc import Mapping

from simcancel.named_tuple import NamedTuple


class Fingerprint(NamedTuple):
    """Digests: of each file by its path, of the program that compiles them, and of all together."""

    files: Mapping[str, str]
    program: str
    whole: str


class Origin(NamedTuple):
    """The program and the files; the id of the guide in each file that is one; `is_clean`: no rule had anything to say."""

    fingerprint: Fingerprint
    guides: Mapping[str, str]
    is_clean: bool
