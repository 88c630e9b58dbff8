"""Every text says the same in both languages, in words of each.

A Chinese reader of an English sentence is as helpless as before; a text that was copied over is one that was forgotten.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.authoring.texts import texts_of
from simcancel.words.fold import is_han

ID = "translated-texts"
SEVERITY: Severity = "warning"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each text of a guide without Chinese characters in Chinese, or with some in English."""
    for guide in loaded.content.guides:
        for text in texts_of(guide):
            if not any(map(is_han, text.zh_hans)):
                yield _finding(loaded, guide.id, text.zh_hans, "Chinese text has no Chinese in it", "zh-Hans")
            elif all(map(is_han, text.en)):
                yield _finding(loaded, guide.id, text.en, "English text is Chinese", "en")


def _finding(loaded: Loaded, guide: str, text: str, what: str, key: str) -> Finding:
    return Finding(*loaded.at("guide", guide, text), ID, SEVERITY, f"The {what}: “{text}”.", f"Say it in `{key}`.")
