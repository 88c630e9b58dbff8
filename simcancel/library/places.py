"""Where the guides, ledgers and the compiled index lie: inside the installed package, or beside it in a source checkout."""

import os.path

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_INSTALLED = os.path.join(PACKAGE, "data")
INDEX = os.path.join(_INSTALLED, "index.sqlite")


def folders() -> tuple[str, str]:
    """Return the folders of the guides and ledgers that come with simcancel."""
    root = _INSTALLED if os.path.isdir(os.path.join(_INSTALLED, "guides")) else os.path.dirname(PACKAGE)
    return os.path.join(root, "guides"), os.path.join(root, "seeds")
