"""A run that was left, for tests in a terminal."""

from pathlib import Path

import pytest

from tests.support.terminals import ANSWERS, Terminal, own


@pytest.fixture
def unfinished(home: Path) -> None:
    """The person's usual routine is `every`, and a run of it was left at its third question."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[:2], "q"])
        assert terminal.ended() == 3
    (home / "config" / "config.toml").write_text('routine = "every"\n', encoding="utf-8")
