"""Where the guides and ledgers lie: inside the installed package, or beside it in a source checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "data"


def folders() -> tuple[Path, ...]:
    """Return the folders of the guides and ledgers that come with simcancel."""
    root = _INSTALLED if (_INSTALLED / "guides").is_dir() else _PACKAGE.parent
    return root / "guides", root / "seeds"
