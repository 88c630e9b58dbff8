"""JSON: the answer itself, as `simcancel/1` says."""

import json

from simcancel.answer import Answer, SearchAnswer
from simcancel.text import is_hidden, unglue


def render(answer: Answer | SearchAnswer, *, ascii_only: bool = False) -> str:
    r"""Return the answer as one JSON object; hidden characters, or all but ASCII, are written as `\uXXXX`."""
    text = unglue(json.dumps(answer, ensure_ascii=ascii_only, indent=2))
    return "".join(json.dumps(char)[1:-1] if is_hidden(char) else char for char in text) + "\n"
