"""A step is short enough to be done.

Who stands in a shop or waits on a line reads a title and does it; what is longer is read afterwards, or not at all.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.model import Guide, Text

ID = "short-steps"
SEVERITY: Severity = "warning"

# Characters in English and in Chinese, which says as much in a third.
LONGEST = {"title": (70, 30), "detail": (320, 140), "box": (180, 80)}


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each title, detail and box that is longer."""
    for guide in loaded.content.guides:
        for what, text in _texts(guide):
            for said, most in zip(text[:2], LONGEST[what], strict=True):
                if len(said) > most:
                    message = f"The {what} has {len(said)} characters, more than {most}."
                    hint = "Say what to do first, and the rest in a detail or a tip."
                    yield Finding(*loaded.at("guide", guide.id, said), ID, SEVERITY, message, hint)


def _texts(guide: Guide) -> Iterator[tuple[str, Text]]:
    for step in (step for procedure in guide.procedures for step in procedure.steps):
        yield "title", step.title
        yield from (("detail", detail) for detail in step.details)
    yield from (("box", item.text) for item in guide.checklist)
