"""Which parts of a guide each command has, in JSON and on the page."""

from typing import Literal

Command = Literal["show", "contacts", "checklist", "letter", "faq", "list", "flags"]

_IDENTITY = ("id", "region", "action", "card", "title")
PARTS: dict[Command, tuple[str, ...]] = {
    "show": (
        *_IDENTITY,
        "summary",
        "summary_sources",
        "notes",
        "editor_notes",
        "about",
        "carriers",
        "procedures",
        "checklist",
        "official",
        "questions",
        "faqs",
        "warnings",
        "tips",
        "contacts",
        "channels",
        "regulator",
        "letter",
        "promotions",
        "disagreements",
        "articles",
        "pages",
    ),
    "contacts": (
        *_IDENTITY,
        "notes",
        "carriers",
        "questions",
        "contacts",
        "channels",
        "regulator",
        "articles",
        "pages",
    ),
    "checklist": (
        *_IDENTITY,
        "notes",
        "carriers",
        "warnings",
        "checklist",
        "questions",
        "contacts",
        "channels",
        "regulator",
        "articles",
        "pages",
    ),
    "letter": (*_IDENTITY, "notes", "letter", "carriers", "official", "questions", "channels", "articles", "pages"),
    "faq": (*_IDENTITY, "notes", "faqs", "articles", "pages"),
    "flags": (*_IDENTITY, "carriers", "contacts", "promotions", "articles", "pages"),
    "list": (*_IDENTITY, "carriers", "counts"),
}
