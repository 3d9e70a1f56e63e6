"""Commands that stay in one row."""

import pytest

from presencecheck.cli.output import print_paragraph
from presencecheck.cli.whole_commands import join_commands, part_commands


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Set it: presencecheck config set host NAME", "Set it: presencecheck␣config␣set␣host␣NAME"),
        (
            "See: .venv/bin/presencecheck edit my-day --ask, or wait.",
            "See: .venv/bin/presencecheck␣edit␣my-day␣--ask, or wait.",
        ),
        ("Try `presencecheck new --template csv` for it.", "Try `presencecheck␣new␣--template␣csv` for it."),
        ("presencecheck --version", "presencecheck␣--version"),
        ("What presencecheck measures is told.", "What presencecheck measures is told."),
        (f"presencecheck check {'x' * 60}", f"presencecheck check {'x' * 60}"),
        ("Nothing to type.", "Nothing to type."),
    ],
)
def test_what_stays_together(text: str, joined: str) -> None:
    """All words of a command up to a mark, unless they are wider than a row; and nothing else of the text."""
    assert join_commands(text, 60) == joined
    assert part_commands(joined) == text


def test_a_hint_in_a_window(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command begins a row where it would have been broken at the end of one."""
    monkeypatch.setenv("COLUMNS", "60")
    print_paragraph("To change only parts of that one, delete this file: presencecheck edit group. Then go on.")
    assert capsys.readouterr().out.splitlines() == [
        "To change only parts of that one, delete this file:",
        "presencecheck edit group. Then go on.",
    ]
