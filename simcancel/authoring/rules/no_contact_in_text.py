"""No telephone number, handle, address or link may stand in a text that people read as prose.

A number in prose is printed without its flags; contacts are data, so that each carries its own.
"""

import re
from collections.abc import Iterator

from simcancel.authoring.beside import side_by_side
from simcancel.authoring.contacts import CHINESE_DIGIT, contact_in, contact_in_channel, contact_in_name
from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.model import Channel, Content
from simcancel.scan.words import words as scanned_for
from simcancel.words.aliases import words
from simcancel.words.fold import is_han

ID = "no-contact-in-text"
SEVERITY: Severity = "error"

# Digits, of which a glossary may bring no more than there were, and what only stands between some.
_COUNTING = re.compile(rf"{CHINESE_DIGIT}|兩")
_BETWEEN = re.compile("[點点和 ，、]+")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield each text that holds a contact, as it is written or in the Traditional script that is made of it."""
    suggestion = "Say `call the carrier` and set `calls: true`; the number belongs to a ledger or carriers.yaml."
    for text in loaded.texts:
        contact = contact_in_name(text.text) if text.is_name else contact_in(text.text)
        if contact:
            yield Finding(text.path, text.line, ID, SEVERITY, f"The text holds {contact}.", suggestion)
    for word in dict.fromkeys(_typed(loaded)):
        contact = contact_in_name(word)
        if contact and word in loaded.words:
            yield Finding(*loaded.words[word], ID, SEVERITY, f"The word holds {contact}.", "Give the word without it.")
    yield from _derived(loaded)
    yield from _joined(loaded)


def _joined(loaded: Loaded) -> Iterator[Finding]:
    """Yield each thing of whose texts, which a screen puts side by side, the pieces make a contact."""
    for beside in side_by_side(loaded.content):
        contact = contact_in("\n".join(beside.texts))
        if contact and not any(map(contact_in, beside.texts)):  # which is told of the text itself
            place = loaded.places[beside.kind, beside.id]
            yield Finding(
                *place, ID, SEVERITY, f"The texts of “{beside.name.en}” together hold {contact}.", "Say it without."
            )
    for kind, name, channel in _channels(loaded.content):
        contact = contact_in_channel(channel)
        if contact:
            message = f"The texts of a channel together hold {contact}."
            yield Finding(*loaded.places[kind, name], ID, SEVERITY, message, "Say it without.")
    names = {carrier.id: set(carrier.name) for carrier in loaded.content.carriers}
    for article in loaded.content.articles:
        for mention in article.carriers:
            together = (contact_in_name(f"{name} {mention.named}") for name in names.get(mention.carrier, ()))
            contact = next(filter(None, together), None)
            if contact:
                message = f"The names of {mention.carrier} together hold {contact}."
                yield Finding(*loaded.places["ledger", article.id], ID, SEVERITY, message, "Give the name without it.")


def _channels(content: Content) -> Iterator[tuple[str, str, Channel]]:
    """Yield other ways to carriers and regulators, each with the kind and id of what it is of."""
    yield from (("carriers", carrier.id, channel) for carrier in content.carriers for channel in carrier.channels)
    for region in content.regions:
        yield from (("regions", region.id, channel) for channel in region.regulator.channels)


def _typed(loaded: Loaded) -> Iterator[str]:
    """Yield the words that people type: a search says them again."""
    yield from (word for word, *_ in words(loaded.content))
    vocabulary = loaded.content.vocabulary
    for table in (vocabulary.procedure, vocabulary.asks, vocabulary.elsewhere, vocabulary.kinds):
        yield from (word for given in table.values() for word in given)
    yield from vocabulary.stopwords


def _derived(loaded: Loaded) -> Iterator[Finding]:
    """Yield each term of the glossary that may bring a contact into a text: other letters, or digits of its own."""
    for term, traditional in loaded.content.vocabulary.traditional.items():
        is_chinese = all(is_han(char) or char in " ，、" for char in traditional)
        counts = len(_COUNTING.findall(traditional)) > len(_COUNTING.findall(term))
        hints = scanned_for().hints
        leads = hints.search(traditional) and not hints.search(term)  # to an account
        if not is_chinese or counts or leads or _BETWEEN.fullmatch(traditional):
            message = f"The Traditional term `{traditional}` is more than Chinese words for `{term}`."
            suggestion = "Write the whole text in zh-Hant where it needs more."
            yield Finding(*loaded.words[term], ID, SEVERITY, message, suggestion)
