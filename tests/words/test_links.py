"""Links that nobody can click by mistake."""

import pytest

from simcancel.words.links import defanged, is_messenger, unlinked


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("https://t.me/s/seller", "hxxps://t[.]me/s/seller"),
        ("HTTPS://T.ME/seller", "hxxps://T[.]ME/seller"),
        ("http://a.b.example/x", "hxxp://a[.]b[.]example/x"),
        ("hxxps://t[.]me/x", "hxxps://t[.]me/x"),
        ("t.me/seller", "t[.]me/seller"),
        ("seller.example", "seller[.]example"),
        ("https://a.example/go/t.me/s?u=https://wa.me/1", "hxxps://a[.]example/go/t[.]me/s?u=hxxps://wa[.]me/1"),
        ("tg:resolve?domain=seller", "tg[:]resolve?domain=seller"),
        ("https://a.example/\u202ex", "hxxps://a[.]example/\\u{202e}x"),
    ],
)
def test_a_defanged_link_is_whole_and_dead(link: str, dead: str) -> None:
    """Its scheme and the dots of its host are other ones; what is behind the host is dead as well."""
    assert defanged(link) == dead


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("refund", "refund"),
        ("a. b: c", "a. b: c"),
        ("see t.me/x now", "see t[.]me/x now"),
        ("telegram.dog/x", "telegram[.]dog/x"),
        ("https://a.example", "hxxps://a.example"),
        ("HTTP://a.example", "hxxp://a.example"),
        ("www.a.example", "www[.]a.example"),
        ("WhatsApp:1", "WhatsApp[:]1"),
        ("tg://x", "tg[:]//x"),
        ("看t.me/x", "看t[.]me/x"),
    ],
)
def test_what_is_typed_comes_back_without_a_link(typed: str, said: str) -> None:
    """All else in it stays as it was."""
    assert unlinked(typed) == said


def test_a_messengers_link_is_told_from_a_page() -> None:
    """By its host alone."""
    assert is_messenger("https://t.me/x")
    assert is_messenger("https://wa.me/1")
    assert not is_messenger("https://carrier.example/t/me")
