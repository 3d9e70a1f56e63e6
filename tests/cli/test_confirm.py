"""A yes is asked for: what counts as one, and what happens where nobody can be asked."""

import io

import pytest

from presencecheck.cli import confirm as confirming
from presencecheck.core.errors import UsageError
from presencecheck.messages import confirm as confirm_messages


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
    assert capsys.readouterr().err == confirm_messages.YES_OR_NO.format(question="Sure?") + "\n"


def test_keys_on_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A long question says what to type below it."""
    monkeypatch.setattr("sys.stdin", Keyboard("y\n"))
    confirming.confirm("Sure?", yes=False, keys="Type y:")
    assert capsys.readouterr().err == "Sure?\nType y:\n"


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
