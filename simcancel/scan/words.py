"""The words of `words.yaml` as regular expressions."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml


class Messenger(NamedTuple):
    """How one messenger is called before an account, what an account looks like, and the schemes and hosts of its links."""

    kind: str
    labels: str
    account: str
    schemes: str
    hosts: str


class Words(NamedTuple):
    """What tells a seller's account from others."""

    messengers: tuple[Messenger, ...]
    names: re.Pattern[str]
    calls: re.Pattern[str]
    sells: re.Pattern[str]
    belongs: re.Pattern[str]
    warns: re.Pattern[str]
    topics: re.Pattern[str]
    soft: re.Pattern[str]


@cache
def words() -> Words:
    """Return the words, read once."""
    given = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    messengers = tuple(_messenger(kind, each) for kind, each in given["messengers"].items())
    parts = (_any(given[key]) for key in Words._fields[1:])
    return Words(messengers, *(re.compile(part, re.IGNORECASE) for part in parts))


def _messenger(kind: str, given: dict[str, Any]) -> Messenger:
    return Messenger(
        kind, _any(given["labels"]), f"(?:{given['account']})", given["schemes"], _any(map(re.escape, given["hosts"]))
    )


def _any(parts: Iterable[str]) -> str:
    return "|".join(f"(?:{part})" for part in parts)
