"""Options that several commands share."""

from pathlib import Path

from presencecheck.cli.options import known_names
from tests.support.commands import SMALL, own


def test_names_complete(home: Path) -> None:
    """From their beginning, one's own among them; unreadable files are no matter."""
    own(home, "small", SMALL)
    own(home, "small-broken", "}")
    assert {"small", "small-broken"} <= set(known_names("small"))
    assert all(name.startswith("en") for name in known_names("en"))
    assert "environment" in known_names("en")
