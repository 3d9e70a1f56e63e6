"""What was read for single keys goes on to the line that is written, if it is for it."""

import os

import pytest
from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS
from presencecheck.surfaces.terminal.key_press import Presses, names_of
from tests.support.builders import Watch

if os.name != "posix":
    pytest.skip("a pseudo-terminal wants a POSIX system", allow_module_level=True)

from presencecheck.surfaces.terminal.key_reader import KeyReader
from presencecheck.surfaces.terminal.prompt_input import PromptInput


def test_keys_go_on_where_they_are_taken_for_the_line() -> None:
    """With all that stands before them: the filter, the Esc key that waits, the end of the terminal."""
    master, slave = os.openpty()
    watch, seen = Watch(), list[str]()

    def take(presses: Presses) -> bool:
        seen.extend(names_of(presses))
        return "n" not in seen

    with os.fdopen(slave, encoding="utf-8") as source:
        keys = KeyReader(source, watch)
        given = PromptInput(source, keys, take)
        with keys.raw_mode():
            os.write(master, b"y\x1b[I\r\x1b")
            assert given.read_keys() == [KeyPress("y"), KeyPress(Keys.Enter, "\r")]
            assert (given.flush_keys(), given.closed) == ([], False)
            watch.now += ALONE_SECONDS
            assert given.flush_keys() == [KeyPress(Keys.Escape, "\x1b")]
            os.write(master, b"n")
            assert given.read_keys() == []
            keys.closed = True
            assert given.closed
    assert seen == ["y", "enter", "escape", "n"]
    os.close(master)
