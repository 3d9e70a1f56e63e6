"""The pack that the tests of the pack commands start from."""

from pathlib import Path

import pytest

from tests.support.packs import folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The pack as a folder on a shared drive."""
    return folder(tmp_path / "shared" / "harbour")
