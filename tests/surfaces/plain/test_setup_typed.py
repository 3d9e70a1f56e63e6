"""The set-up in plain lines: what a line means."""

import pytest

from presencecheck.core.frozen import replace
from presencecheck.core.prompts import Write
from presencecheck.messages import setup as setup_messages
from presencecheck.surfaces.plain.setup_typed import choices, number_of, understand
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, SetUp, SetupPage, SetupReply
from tests.surfaces.test_setup_lines import FIRST, LAST, LINK

SECOND = replace(FIRST, number=2)


@pytest.mark.parametrize(
    ("page", "line", "reply"),
    [
        (FIRST, "1", SetUp("by video")),
        (FIRST, "Two.", SetUp("by phone")),
        (FIRST, "by video", SetUp("by video")),
        (FIRST, "", SetUp("by phone")),
        (FIRST, "3", None),
        (FIRST, "back", None),
        (SECOND, "back", Navigate("back")),
        (SECOND, "b", Navigate("back")),
        (FIRST, "skip", PassSetup()),
        (FIRST, "quit", Leave()),
        (LAST, "skip", None),
        (LAST, "", SetUp("begin")),
        (replace(FIRST, usual=""), "", None),
        (LINK, "https://meet.example.org/Room", SetUp("https://meet.example.org/Room")),
        (LINK, "", SetUp("")),
        (LINK, "back", Navigate("back")),
        (LINK, "quit", Leave()),
        (LINK, "b", SetUp("b")),
    ],
)
def test_lines(page: SetupPage, line: str, reply: SetupReply | None) -> None:
    """Numbers, words, and Enter alone for what is usual."""
    assert understand(page, line) == reply


def test_what_can_be_typed_is_said() -> None:
    """Each option with its number, and which one Enter takes."""
    [first, second, typed] = choices(FIRST)
    assert (first.text, second.text) == ("1: by video", "2: by phone")
    assert setup_messages.PLAIN_USUAL.format(number=2) in typed.text
    assert setup_messages.PLAIN_PASS in typed.text
    assert isinstance(LINK.prompt, Write)
    assert setup_messages.PLAIN_LINK[1] in next(choices(LINK)).text
    assert (number_of(FIRST), number_of(LAST)) == ("Step 1 of 3.", "")
