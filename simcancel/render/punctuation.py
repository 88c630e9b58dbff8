"""Colons, brackets and spaces of a language: full-width ones in Chinese."""


def _is_chinese(language: str) -> bool:
    return language.startswith("zh")


def colon(language: str) -> str:
    """Return what stands between a name and what is said of it."""
    return "：" if _is_chinese(language) else ": "


def bracketed(language: str, text: str) -> str:
    """Return a text in brackets, as it stands behind another."""
    return f"（{text}）" if _is_chinese(language) else f" ({text})"


def space(language: str) -> str:
    """Return what stands between two sentences."""
    return "" if _is_chinese(language) else " "
