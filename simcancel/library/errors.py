"""Why guides cannot be answered from."""

from collections.abc import Sequence


class BadContentError(Exception):
    """Files break rules; `findings` says which and where, a line each."""

    def __init__(self, findings: Sequence[str]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = tuple(findings)


class NoGuidesError(Exception):
    """A folder holds no guides; `folder` says which."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder
