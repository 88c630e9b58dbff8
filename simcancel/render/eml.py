"""A message to be sent, as a draft for any mail program (RFC 5322; `X-Unsent` opens it to be edited, where that is known)."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from simcancel.page import nodes
from simcancel.words.hidden import harmless


def render(document: nodes.Document) -> str:
    """Return the letters of a document as one message, without what they say in the reader's language."""
    letters = [node for node in document.nodes if isinstance(node, nodes.Letter)]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = harmless(letters[0].subject)
    message["X-Unsent"] = "1"
    message.set_content("\n\n".join(part for letter in letters for part in _parts(letter)) + "\n")
    return message.as_bytes().decode("ascii")


def _parts(letter: nodes.Letter) -> Iterator[str]:
    for passage in letter.passages[1:]:
        yield "\n".join(harmless(line) for _, text in passage.text for line in text.split("\n"))
