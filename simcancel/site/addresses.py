"""What stands where on a site: each page answers a command, and its address says which."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from simcancel.named_tuple import NamedTuple
from simcancel.page.sections import SECTIONS

# The pages below a guide's own, each with what it is called.
CHECKLIST, LETTER, CARD, WHOLE = "checklist/", "letter/", "card/", "all/"


def of_guide(region: str, action: str, card: str) -> str:
    """Return where a guide stands, below the folder of a language."""
    return f"{region}/{action}/{card}/"


def of_contacts(region: str, carrier: str | None = None) -> str:
    """Return where the numbers of a region, or of a carrier, stand."""
    return f"{region}/contacts/{carrier}/" if carrier else f"{region}/contacts/"


class Named(NamedTuple):
    """The words of a command: its name, and what it is about."""

    command: str
    region: str
    carrier: str | None
    others: Sequence[str]


class Addresses:
    """Finds the page that answers a command, as the program's own texts name them.

    `guides`: the action and card of each guide by region; `carriers`: their regions.
    """

    def __init__(self, guides: Mapping[str, Sequence[tuple[str, str]]], carriers: Mapping[str, str]) -> None:
        self._guides = guides
        self._carriers = carriers

    def of(self, command: str) -> str | None:
        """Return where the answer of a command stands, below the folder of a language; None where no page answers it."""
        if command == "simcancel list":
            return ""
        named = self._named(command.split(" ")[1:])
        if named is None:
            return None
        match named.command:
            case "list":
                return f"{named.region}/"
            case "flags":
                return f"{named.region}/flags/"
            case "contacts":
                return of_contacts(named.region, named.carrier)
            case _:
                return self._in_guide(named)

    def _named(self, words: Sequence[str]) -> Named | None:
        command, *others = words
        carrier = next((word for word in others if self._carriers.get(word) in self._guides), None)
        region = self._carriers[carrier] if carrier else next((word for word in others if word in self._guides), None)
        return Named(command, region, carrier, others) if region is not None else None

    def _in_guide(self, named: Named) -> str:
        """Return the address of the guide that is named, or of the first of its region; with a section, in the whole guide."""
        guides = self._guides[named.region]
        whole = of_guide(named.region, *next((each for each in guides if set(each) <= set(named.others)), guides[0]))
        section = next((after for word, after in pairwise(named.others) if word == "--section"), None)
        return f"{whole}{WHOLE}#{section}" if section in SECTIONS else whole
