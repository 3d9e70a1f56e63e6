"""How a terminal gives its keys, whether it is there, and what was typed in it."""

import io
import os
import sys
import tty
from pathlib import Path

import pytest

from presencecheck.system.terminal import drop_typed, hang_up_of, keep_raw, raw_mode, usual_mode, wait_for_output

if sys.platform != "win32":
    import termios

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


def test_keys_come_at_once_in_raw_mode() -> None:
    """Unseen, each as it is, Ctrl-C and Enter too; in the usual mode within it they come as lines; then all is back."""
    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    with raw_mode(slave):
        os.write(master, b"y\r\x03")
        assert os.read(slave, 9) == b"y\r\x03"
        os.write(slave, b"a\n")
        assert os.read(master, 9) == b"a\r\n"  # nothing of what was typed, and line ends as ever
        raw = termios.tcgetattr(slave)
        with usual_mode(slave):
            os.write(master, b"y\r")
            assert os.read(slave, 9) == b"y\n"
        assert termios.tcgetattr(slave) == raw
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)


def test_output_waits_for_a_busy_terminal() -> None:
    """Another program can have left it so that it fails instead; what is no terminal stays as it is."""
    master, slave = os.openpty()
    os.set_blocking(slave, False)
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        wait_for_output(stream)
        assert os.get_blocking(slave)
    wait_for_output(stream)
    wait_for_output(io.StringIO())
    os.close(master)


def test_raw_mode_is_kept() -> None:
    """Another program that leaves it is found out, once; what was before is what comes back in the end."""
    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    with raw_mode(slave):
        assert not keep_raw(slave)
        termios.tcsetattr(slave, termios.TCSANOW, before)
        assert keep_raw(slave)
        assert not keep_raw(slave)
        os.write(master, b"y")
        assert os.read(slave, 9) == b"y"
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)
    assert not keep_raw(slave)


def test_a_terminal_in_the_background_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is as the shell set it for itself; to change it would stop a program that is being ended."""
    master, slave = os.openpty()
    with raw_mode(slave):
        raw = termios.tcgetattr(slave)
        monkeypatch.setattr(os, "tcgetpgrp", lambda descriptor: os.getpgrp() + 1)
    assert termios.tcgetattr(slave) == raw
    os.close(master)
    os.close(slave)


def test_a_terminal_that_goes_is_told() -> None:
    """And leaving raw mode is no fault then, nor is entering it with a file."""
    master, slave = os.openpty()
    is_gone = hang_up_of(slave)
    assert not is_gone()
    with raw_mode(slave), usual_mode(slave):
        os.close(master)
    assert is_gone()
    os.close(slave)
    with Path(os.devnull).open() as file, raw_mode(file.fileno()), usual_mode(file.fileno()):
        pass


def test_where_the_system_cannot_tell_no_terminal_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows tells in other ways."""
    monkeypatch.delattr("select.poll")
    assert not hang_up_of(0)()
