"""Every step has its box, and every box its step.

Who ticks every box of a checklist must have done every step: a list that leaves out the call leaves the SIM alive.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.model import Guide, Procedure, Step

ID = "steps-and-boxes"
SEVERITY: Severity = "error"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield steps without a box, steps of the article that stand twice, and boxes that stand twice or belong nowhere."""
    for guide in loaded.content.guides:
        for about, problem, suggestion in (*_steps(guide), *_boxes(guide)):
            yield Finding(*loaded.at("guide", guide.id, about), ID, SEVERITY, problem, suggestion)


def _steps(guide: Guide) -> Iterator[tuple[str, str, str]]:
    """Yield which text a problem is about, the problem and what to do."""
    for procedure in guide.procedures:
        numbers = [step.article_step for step in procedure.steps if step.article_step is not None]
        if len(numbers) != len(set(numbers)):
            problem = f"Procedure `{procedure.id}` has a step of the article twice."
            yield procedure.name.en, problem, "Give each `article_step` once."
        for step in procedure.steps:
            if step.article_step is None and step.editor_note is None:
                yield (
                    step.title.en,
                    f"The step “{step.title.en}” has no number in the article.",
                    "Add `article_step:` or an `editor_note:`.",
                )
            if guide.checklist and not _has_box(guide, procedure, step):
                yield (
                    step.title.en,
                    f"The step “{step.title.en}” has no box.",
                    "Add an entry to `checklist` that cites one of its lines.",
                )


def _has_box(guide: Guide, procedure: Procedure, step: Step) -> bool:
    lines = {(source.article, line) for source in step.sources for line in source.lines}
    return any(
        (source.article, line) in lines
        for item in guide.checklist
        if item.procedure in (None, procedure.id)
        for source in item.sources
        for line in source.lines
    )


def _boxes(guide: Guide) -> Iterator[tuple[str, str, str]]:
    procedures = {procedure.id for procedure in guide.procedures}
    seen: set[tuple[str | None, str]] = set()
    for item in guide.checklist:
        if item.procedure is not None and item.procedure not in procedures:
            problem = f"The box “{item.text.en}” is of no procedure here."
            yield item.text.en, problem, f"Known: {', '.join(sorted(procedures))}."
        for said in {(item.procedure, item.text.en), (item.procedure, item.text.zh_hans)}:
            if said in seen:
                yield said[1], f"The box “{said[1]}” stands twice.", "Keep one of the two."
            seen.add(said)
