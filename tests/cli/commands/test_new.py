"""`presencecheck new`: a checklist of one's own, right from its first second."""

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import presencecheck
from tests.support.terminals import Terminal

POSIX = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


def folder(home: Path) -> Path:
    """Where own checklists are."""
    return home / "config" / "checklists"


def test_a_new_checklist_is_right_at_once(home: Path) -> None:
    """It is checked without a warning, can be walked, is readable by its owner alone, and the path is printed."""
    result = presencecheck("new", "my-room")
    path = folder(home) / "my-room.yaml"
    assert (result.code, result.out) == (0, f"{path}\n")
    assert "presencecheck check my-room" in result.err
    assert "presencecheck run my-room" in result.err
    checked = presencecheck("check", str(path))
    assert (checked.code, checked.out) == (0, "1 file checked: no errors.\n")
    assert presencecheck("show", "my-room").out.lstrip().startswith("My room")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder(home).stat().st_mode) == 0o700


def test_a_name_that_is_taken_below(home: Path) -> None:
    """Someone who replaces a shipped list is told so, and that parts of it can be changed instead."""
    result = presencecheck("new", "environment")
    assert result.code == 0
    assert "in place of the one of that name that is shipped" in result.err
    assert Library.of(user_paths()).find("environment").path == folder(home) / "environment.yaml"


EDITOR = """\
import sys
from pathlib import Path

*options, path = sys.argv[1:]
file = Path(path)
file.write_text(file.read_text() + " ".join(options) + "\\n")
sys.stdout.write("edited\\n")
"""


def editor(tmp_path: Path, text: str = EDITOR) -> str:
    """An editor with a space in its path, as a command."""
    path = tmp_path / "my editors" / "editor.py"
    path.parent.mkdir()
    path.write_text(text)
    return f"{sys.executable} '{path}'"


@pytest.mark.real
@POSIX
def test_it_opens_in_the_editor_and_is_checked(home: Path, tmp_path: Path) -> None:
    """VISUAL goes before EDITOR; its command may have options and quotes; what was slipped there is told."""
    command = editor(tmp_path)
    with Terminal("new", "my-room", env={"VISUAL": f"{command} 'colour: red'", "EDITOR": "nothing"}) as terminal:
        terminal.wait_until(lambda: "edited" in terminal.output, "the editor")
        assert terminal.ended() == 1
        assert 'there is no field "colour" here' in terminal.output
        assert terminal.restored
    with Terminal("new", "other", env={"VISUAL": "", "EDITOR": f"{command} '# fine'"}) as terminal:
        assert terminal.ended() == 0
        assert "1 file checked: no errors." in terminal.output
    assert (folder(home) / "other.yaml").read_text().endswith("# fine\n")


@pytest.mark.real
@POSIX
@pytest.mark.parametrize("command", ["no-such-editor --wait", "'", "false"])
def test_an_editor_that_does_not_open(home: Path, command: str) -> None:
    """The new file is there all the same, and it is said how to open it."""
    with Terminal("new", "my-room", env={"VISUAL": command}) as terminal:
        assert terminal.ended() == 0
        assert "Set VISUAL or EDITOR, or open" in " ".join(terminal.output.split())
    assert (folder(home) / "my-room.yaml").exists()


@pytest.mark.real
@POSIX
def test_ctrl_c_is_the_editors(home: Path, tmp_path: Path) -> None:
    """Ctrl-C in the editor neither ends the program nor takes the terminal from the editor."""
    # Not print: a signal that comes while one is under way must not meet another.
    waiting = "import os, signal, sys\nsignal.signal(2, lambda *_: (os.write(1, b'still editing'), sys.exit(0)))\n"
    command = editor(tmp_path, waiting + "os.write(1, b'waits')\nsignal.pause()\n")
    with Terminal("new", "my-room", env={"VISUAL": command}) as terminal:
        terminal.wait_for("waits")
        terminal.send("\x03")
        assert terminal.ended() == 0
        assert "still editing" in terminal.output
        assert "no errors" in terminal.output
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.real
@POSIX
def test_no_open(home: Path, tmp_path: Path) -> None:
    """`--no-open` opens nothing, and neither does a pipe."""
    command = editor(tmp_path)
    with Terminal("new", "my-room", "--no-open", env={"VISUAL": command}) as terminal:
        assert terminal.ended() == 0
        assert "edited" not in terminal.output
    os.environ["VISUAL"] = command
    try:
        assert "edited" not in presencecheck("new", "other").out
    finally:
        del os.environ["VISUAL"]
