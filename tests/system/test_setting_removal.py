"""A setting taken out of the file."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.system import settings
from presencecheck.system.setting_removal import unset_value


def test_only_what_was_set_is_taken_out(tmp_path: Path) -> None:
    """Without a file none is made; a broken one stays as it is."""
    path = tmp_path / "config.toml"
    unset_value(path, "keep")
    assert not path.exists()
    settings.set_value(path, "keep", "90 days")
    unset_value(path, "routine")
    assert settings.load(path).keep == "90 days"
    unset_value(path, "keep")
    assert "keep" not in settings.load(path).given
    path.write_text("keep = \n")
    with pytest.raises(PresenceCheckError):
        unset_value(path, "keep")
    assert path.read_text() == "keep = \n"
