"""Keys of prompt_toolkit and ours are the same keys."""

import pytest
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.terminal.key_press import PASTED, Press
from presencecheck.surfaces.terminal.prompt_presses import key_presses, presses_of

PAIRS = (
    (Press("y", "y"), KeyPress("y", "y")),
    (Press("c-m", "\r"), KeyPress(Keys.Enter, "\r")),
    (Press("left", "\x1b[D"), KeyPress(Keys.Left, "\x1b[D")),
    (Press(PASTED, "two words"), KeyPress(Keys.BracketedPaste, "two words")),
)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_there_and_back(ours: Press, theirs: KeyPress) -> None:
    """With what the terminal sent."""
    assert key_presses([ours]) == [theirs]
    assert presses_of([theirs]) == [ours]
    assert presses_of(key_presses([ours, ours])) == [ours, ours]
