"""Which language to answer in."""

from collections.abc import Mapping

from simcancel.model import Language

# What `--lang` accepts.
CHOICES: dict[str, tuple[Language, ...]] = {
    "en": ("en",),
    "zh-Hans": ("zh-Hans",),
    "zh-Hant": ("zh-Hant",),
    "zh": ("zh-Hans",),
    "both": ("en", "zh-Hans"),
}

_TRADITIONAL = ("tw", "hk", "mo", "hant")


def from_locale(environment: Mapping[str, str]) -> tuple[Language, ...]:
    """Return the language of the locale (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, as gettext has it); English by default."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    if locale.partition(".")[0] not in ("", "C", "POSIX"):
        locale = environment.get("LANGUAGE", "").partition(":")[0] or locale
    language, *rest = locale.partition(".")[0].partition("@")[0].lower().replace("-", "_").split("_")
    if language != "zh":
        return ("en",)
    return ("zh-Hant",) if any(part in _TRADITIONAL for part in rest) else ("zh-Hans",)
