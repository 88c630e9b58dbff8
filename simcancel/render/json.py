"""JSON: the answer itself, as `simcancel/1` says."""

import json

from simcancel.answer import Answer, SearchAnswer
from simcancel.text import unglue


def render(answer: Answer | SearchAnswer) -> str:
    """Return the answer as one JSON object."""
    return unglue(json.dumps(answer, ensure_ascii=False, indent=2)) + "\n"
