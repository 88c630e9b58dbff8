"""A message to be sent, as a draft for any mail program (RFC 5322; `X-Unsent` opens it to be edited, where that is known)."""

from collections.abc import Iterator
from email.charset import QP, Charset
from email.header import Header
from email.mime.text import MIMEText

from simcancel.page import nodes
from simcancel.words.hidden import harmless

_CHARSET = Charset("utf-8")
_CHARSET.body_encoding = QP


def render(document: nodes.Document) -> str:
    """Return the letters of a document as one message, without what they say in the reader's language."""
    letters = [node for node in document.nodes if isinstance(node, nodes.Letter)]
    body = "\n\n".join(part for letter in letters for part in _parts(letter)) + "\n"
    message = MIMEText(body, _charset=_CHARSET)  # type: ignore[arg-type] # a Charset is taken, too
    # Encoded in any case: what reads like an encoded word may hold the end of a line and another header (RFC 2047).
    message["Subject"] = Header(harmless(letters[0].subject), _CHARSET).encode()
    message["X-Unsent"] = "1"
    return message.as_string()


def _parts(letter: nodes.Letter) -> Iterator[str]:
    for passage in letter.passages[1:]:
        yield "\n".join(harmless(line) for _, text in passage.text for line in text.split("\n"))
