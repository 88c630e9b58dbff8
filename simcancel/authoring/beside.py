"""What a screen puts side by side: texts that together may say what none of them does."""

from collections.abc import Iterable, Iterator, Sequence

from simcancel.model import PHASES, Content, Guide, Text
from simcancel.named_tuple import NamedTuple

FEW_LETTERS, SHORT = 12, 60  # letters, and characters, of a text that says next to nothing


class Beside(NamedTuple):
    """Texts that a reader sees together, of a thing by its kind and id; `name`: what it is called."""

    kind: str
    id: str
    name: Text
    texts: Sequence[str]


def side_by_side(content: Content) -> Iterator[Beside]:
    """Yield all texts that stand together, two at least, in each language and in both."""
    for guide in content.guides:
        yield from _seen("guide", guide.id, guide.title, _groups(guide), _lists(guide))
    for each in content.disagreements:
        said = [position.says for position in each.positions if position.says is not None]
        yield from _seen("disagreements", each.id, each.subject, [[each.subject, *said, each.ask]])
    for statement in content.statements:
        said = [statement.concerns] if statement.concerns is not None else []
        yield from _seen("statements", statement.id, statement.text, [[*said, statement.text]])
    for region in content.regions:
        yield from _seen("regions", region.id, region.name, [], [[note.text for note in region.editor_notes]])


def _groups(guide: Guide) -> Iterator[Sequence[Text]]:
    """Yield texts of a guide that are read as one."""
    yield [guide.title, guide.summary.text]
    for procedure in guide.procedures:
        yield [step.title for step in procedure.steps]  # in one line, in the short guide
        yield [procedure.name, *([procedure.about.text] if procedure.about is not None else [])]
        for step in procedure.steps:
            yield [step.title, *step.details, *([step.editor_note.text] if step.editor_note is not None else [])]
            yield step.needs
    yield from ([faq.question, faq.answer] for faq in guide.faqs)


def _lists(guide: Guide) -> Iterator[Sequence[Text]]:
    """Yield lists of a guide in the order in which they are shown."""
    yield [warning.text for warning in guide.warnings if warning.loses]
    yield [warning.text for warning in guide.warnings]
    yield [tip.text for tip in guide.tips]
    yield [question.text for question in guide.questions]
    yield [question.written or question.text for question in guide.questions]
    for phase in PHASES:
        items = [item for item in guide.checklist if item.phase == phase]
        yield [item.text for item in sorted(items, key=lambda item: not item.document)]
    yield [said.text for said in (*guide.about, *guide.editor_notes)]
    yield [text for faq in guide.faqs for text in (faq.question, faq.answer)]


def _seen(
    kind: str, name: str, called: Text, groups: Iterable[Sequence[Text]], lists: Iterable[Sequence[Text]] = ()
) -> Iterator[Beside]:
    together: list[Sequence[str]] = []
    for group in groups:
        together += zip(*group, strict=True)
        together += filter(None, map(_in_both, group))
    for each in lists:
        together += (run for said in zip(*each, strict=True) for run in _runs(said))
        together += filter(None, map(_in_both, each))
    yield from (Beside(kind, name, called, texts) for texts in together if len(texts) > 1)


def _runs(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts with those below them that say next to nothing: who reads on puts them together."""
    run: list[str] = []
    for text in texts:
        if not _says_little(text):
            yield run
            run = []
        run.append(text)
    yield run


def _in_both(text: Text) -> list[str]:
    """Return a text in both languages, where in both it says next to nothing."""
    said = [text.en, text.zh_hans]
    return said if all(map(_says_little, said)) else []


def _says_little(text: str) -> bool:
    return len(text) <= SHORT and sum(map(str.isalpha, text)) <= FEW_LETTERS
