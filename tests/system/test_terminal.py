"""What was typed and not read is dropped."""

import os
import tty

import pytest

from presencecheck.system.terminal import drop_typed

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


def test_what_was_typed_is_gone() -> None:
    """The next reader gets only what was typed after that."""
    master, slave = os.openpty()
    tty.setraw(slave)
    os.write(master, b"before")
    os.set_blocking(slave, False)
    drop_typed(slave)
    with pytest.raises(BlockingIOError):
        os.read(slave, 9)
    os.write(master, b"after")
    assert os.read(slave, 9) == b"after"
    os.close(master)
    os.close(slave)


def test_without_a_terminal_nothing_happens() -> None:
    """A file has nothing typed, and a closed one is no fault."""
    descriptor = os.open(os.devnull, os.O_RDONLY)
    drop_typed(descriptor)
    os.close(descriptor)
    drop_typed(descriptor)
