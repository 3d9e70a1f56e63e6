"""Looking at one part of an installation, whatever keeps one from it."""

import os
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.health.look import is_there, look, require_readable
from presencecheck.probes.measurement import Measurement


def refuse(error: Exception) -> Measurement:
    """A check that cannot be made."""
    raise error


def test_what_a_check_finds() -> None:
    """As it found it."""
    assert look("disk", lambda: Measurement("ok", "Fine.")) == ("disk", Measurement("ok", "Fine."))


def test_what_cannot_be_looked_at_is_not_fine() -> None:
    """It is not known, with the reason and what helps."""
    said = look("disk", lambda: refuse(PresenceCheckError("What.", "Do.")))
    assert said == ("disk", Measurement("unknown", "What.", "Do."))
    name, found = look("disk", lambda: refuse(PermissionError(13, os.strerror(13), "/place")))
    assert (name, found.finding, found.sentence) == ("disk", "unknown", "Cannot read /place: permission denied.")
    assert found.remedy


def test_what_can_be_seen(tmp_path: Path) -> None:
    """No folder, or a file in its place, hides nothing; what cannot be reached is not there."""
    file = tmp_path / "file"
    file.touch()
    require_readable(tmp_path, file, tmp_path / "none", file / "below")
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(OSError, match="link"):
        require_readable(tmp_path, link)
    assert [is_there(path) for path in (tmp_path, file, tmp_path / "none", link, tmp_path / ("x" * 300))] == [
        *(True, True, False, False, False)
    ]
