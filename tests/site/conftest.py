"""What tests of the site share: the shipped guides as a site, written once."""

from pathlib import Path

import pytest

from simcancel.index.store import Index
from simcancel.site.publish import publish
from tests.conftest import TODAY


def published(index: Index, folder: Path) -> Path:
    """Write a site and return its folder."""
    publish(index, str(folder), TODAY, lambda regions, _: regions)
    return folder


@pytest.fixture(scope="session")
def site(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    return published(index, tmp_path_factory.mktemp("site") / "site")
