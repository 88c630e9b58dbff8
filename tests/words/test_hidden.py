"""Hidden characters."""

from hypothesis import given
from hypothesis import strategies as st

from simcancel.words.hidden import harmless, is_hidden


@given(st.text())
def test_harmless_text_hides_nothing(text: str) -> None:
    """No control, escape or reordering character remains; the rest is untouched."""
    shown = harmless(text)
    assert not any(map(is_hidden, shown))
    if not any(map(is_hidden, text)):
        assert shown == text


def test_harmless_shows_what_was_hidden() -> None:
    """An escape sequence is printed as its code."""
    assert harmless("a\x1b[31mb\u202ec") == "a\\u{1b}[31mb\\u{202e}c"
