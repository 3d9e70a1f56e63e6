"""`diff`: what a file changes of the one below it."""

from pathlib import Path

from presencecheck.messages import diff as diff_messages
from tests.support.commands import Here


def test_what_an_overlay_changes(run: Here, home: Path) -> None:
    """In words and as JSON; --seen says that it is noted."""
    run("edit", "environment", "--no-open")
    assert run("diff", "environment").code == 0
    assert run("diff", "environment", "--json").data["format"] == 1
    assert diff_messages.SEEN in " ".join(run("diff", "environment", "--seen").err.split())
