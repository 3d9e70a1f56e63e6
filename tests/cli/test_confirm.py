"""A yes is asked for: what counts as one, and what happens where nobody can be asked."""

import io

import pytest

from presencecheck.cli import confirm as confirming
from presencecheck.cli.plain import MARK, typing_mark
from presencecheck.core.errors import UsageError
from presencecheck.messages import confirm as confirm_messages
from presencecheck.system import screen_reader, settings


class Keyboard(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [("y\n", True), (" YES \n", True), ("\n", False), ("n\n", False), ("yep\n", False), ("", False)],
)
def test_what_counts_as_a_yes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, agreed: bool
) -> None:
    """Only y and yes do; Enter alone and the end of input are a no."""
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    assert confirming.confirm("Sure?", yes=False) is agreed
    # The end of input has not ended the line that the mark began.
    assert capsys.readouterr().err == confirm_messages.YES_OR_NO.format(question="Sure?") + (
        "\n> " if typed else "\n> \n"
    )


@pytest.mark.parametrize(("plain", "heard"), [("1", False), ("", True)])
def test_no_mark_is_read_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], plain: str, heard: bool
) -> None:
    """Where plain lines are wanted, or the desktop says that a screen reader is on, only the question is said."""
    monkeypatch.setenv("PRESENCECHECK_PLAIN", plain)
    monkeypatch.setattr(settings, "desktop_address", lambda: "a desktop")
    monkeypatch.setattr(screen_reader, "ask", lambda address: None)
    monkeypatch.setattr(screen_reader, "is_on", lambda: heard)
    monkeypatch.setattr("sys.stdin", Keyboard(""))
    assert not confirming.confirm("Sure?", yes=False)
    assert capsys.readouterr().err == confirm_messages.YES_OR_NO.format(question="Sure?") + "\n"
    monkeypatch.setattr(screen_reader, "is_on", lambda: False)
    assert typing_mark() == ("" if plain else MARK)


def test_keys_on_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A long question says what to type below it."""
    monkeypatch.setattr("sys.stdin", Keyboard("y\n"))
    confirming.confirm("Sure?", yes=False, keys="Type y:")
    assert capsys.readouterr().err == "Sure?\nType y:\n> "


@pytest.mark.parametrize("nobody", [("", ""), ("It exists.", "Use --yes.")])
def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch, nobody: tuple[str, str]) -> None:
    """Without a terminal it is an error with a way out, unless --yes answered it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert confirming.confirm("Sure?", yes=True)
    with pytest.raises(UsageError) as caught:
        confirming.confirm("Sure?", yes=False, nobody=nobody)
    assert (caught.value.message, caught.value.hint) == (nobody if nobody[0] else confirm_messages.NOBODY_TO_ASK)


def test_is_anyone_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """All three streams must be terminals."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{name}", Keyboard())
    assert confirming.is_anyone_there()
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert not confirming.is_anyone_there()
