"""The person's own editor: started with the file, without a shell, and heard when it fails."""

import os
import signal
import sys
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import editor as editor_messages
from presencecheck.system.editor import can_open, open_in

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.name != "posix", reason="the editors here are small programs of a POSIX system"),
]


def editor(tmp_path: Path, code: str) -> str:
    """The command of an editor that runs this Python code; the file's path is its last argument."""
    program = tmp_path / "my editor.py"
    program.write_text(f"import os, sys\n{code}\n")
    return f"'{sys.executable}' '{program}' --wait"


def test_the_file_is_the_last_word(tmp_path: Path) -> None:
    """Words in quotes stay together, and nothing in a path is read by a shell."""
    path = tmp_path / "$(touch made); list.yaml"
    open_in(editor(tmp_path, "open(sys.argv[-1], 'w').write(sys.argv[1])"), path)
    assert path.read_text() == "--wait"
    assert not (tmp_path / "made").exists()


def test_an_editor_that_fails(tmp_path: Path) -> None:
    """Its exit code is said, with what to do."""
    path = tmp_path / "list.yaml"
    with pytest.raises(PresenceCheckError) as caught:
        open_in(editor(tmp_path, "sys.exit(7)"), path)
    assert caught.value.message == editor_messages.FAILED.format(name=sys.executable, code=7)
    assert caught.value.hint == editor_messages.OPEN_YOURSELF.format(path=path)


@pytest.mark.parametrize(("command", "words"), [("/nowhere/edit -w", "cannot be started: no such"), ("'", "cannot be")])
def test_an_editor_that_is_not_there(command: str, words: str, tmp_path: Path) -> None:
    """A command that cannot be read or started is one sentence, and Ctrl-C works as before."""
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(PresenceCheckError, match=words):
        open_in(command, tmp_path / "list.yaml")
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_belongs_to_the_editor(tmp_path: Path) -> None:
    """Ctrl-C in the editor does not end this program, and the editor can be ended by it."""
    code = "import signal\nos.kill(os.getppid(), signal.SIGINT)\n"
    code += "sys.exit(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    open_in(editor(tmp_path, code), tmp_path / "list.yaml")


def test_without_a_terminal_there_is_no_editor() -> None:
    """A test has no terminal to open an editor in."""
    assert not can_open()
