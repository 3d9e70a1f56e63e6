"""Text that is valid YAML and not what its author wrote."""

import pytest

from presencecheck.formats.load import load

HEAD = "format: 1\nid: room\ntitle: Room{}\n"
DOOR = "{id: door, ask: Is it shut?, ready: Shut, if-not-yet: {do: [Shut it]}}"


def told(text: str) -> list[tuple[str, int, int, str]]:
    """What is told of a file."""
    return [(each.code, each.line, each.column, each.hint) for each in load(text.encode(), "room.yaml").problems]


def listed(more: str, title: str = "") -> str:
    """A list of an item that has more to say, and a title with something behind it."""
    entry = f"\n  - id: door\n    ask: Is it shut?\n    ready: Shut\n    if-not-yet: {{do: [Shut it]}}\n{more}"
    return f"{HEAD.format(title)}items:{entry}"


def writing(line: str) -> str:
    """The hint of a text that was cut off."""
    return f"If it belongs to the text, write: {line}"


CUT = {
    "a title": (listed("", " #3"), 3, 8, writing('title: "Room #3"')),
    "a title, two spaces": (listed("", "  #3"), 3, 8, writing('title: "Room  #3"')),
    "a number with a space": (listed("", " # 12 of 20"), 3, 8, writing('title: "Room # 12 of 20"')),
    "a reason": (listed("    why: See door #3.\n"), 9, 10, writing('why: "See door #3."')),
    "quotes in it": (listed('    why: Door #3, "ours"\n'), 9, 10, writing("why: 'Door #3, \"ours\"'")),
    "a reason of two lines": (
        listed("    why: See\n      door #3.\n"),
        9,
        10,
        "Put the text in quotes if it belongs to the question.",
    ),
    "an entry of braces": (
        listed("    when: {modality: [video],\n      setting: [group]}\n    say: Door #3\n"),
        11,
        10,
        writing('say: "Door #3"'),
    ),
}


@pytest.mark.parametrize(("text", "line", "column", "hint"), CUT.values(), ids=CUT)
def test_what_a_comment_cuts_off_is_told(text: str, line: int, column: int, hint: str) -> None:
    """The warning stands at the text, with the whole line in quotes where it is one line."""
    assert told(text) == [("cut-off", line, column, hint)]
    assert load(text.encode(), "room.yaml").what is not None


KEPT = {
    "in quotes": listed("", "").replace("Room", '"Room #3"'),
    "in quotes, with a comment": listed("", "").replace("Room", '"Room #3" # ours'),
    "no space before it": listed("", "#3"),
    "a comment that keeps its distance": listed("", "  # the one upstairs"),
    "a comment on a line of its own": listed("    # of door 3\n"),
    "a text of several lines": listed("    why: >\n      See door\n      #3.\n"),
    "words of the format": listed(
        "    importance: essential # always\n    seconds: 8 # or so\n    sources: [] # none\n"
    ),
    "behind braces": f"{HEAD.format('')}items: # ours\n  - {DOOR} # the front one\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_comments_that_cut_nothing_off(text: str) -> None:
    """A comment that was meant as one gets no warning."""
    assert told(text) == []


QUOTED = {
    "curly": ("“Room”", "Write: Room"),
    "German": ("„Room“", "Write: Room"),
    "French": ("«Room»", "Write: Room"),
    "the last one alone": ('Is it a room?"', "Write: Is it a room?"),
}


@pytest.mark.parametrize(("title", "hint"), QUOTED.values(), ids=QUOTED)
def test_quotes_that_are_shown(title: str, hint: str) -> None:
    """Quotes around a question that are no quotes of YAML would stand on the screen."""
    assert told(listed("").replace("title: Room", f"title: {title}")) == [("shown-quotes", 3, 8, hint)]
    short = load(f"{HEAD.format('')}items:\n  - door: {title}\n".encode(), "room.yaml").problems
    assert ("shown-quotes", 5, hint) in [(each.code, each.line, each.hint) for each in short]
    of_overlay = f"extends: room\nreplace:\n  - door: {title}\nadd:\n  - item:\n      lamp: {title}\n"
    told_of_overlay = load(of_overlay.encode(), "room.yaml").problems
    assert [each.line for each in told_of_overlay if (each.code, each.hint) == ("shown-quotes", hint)] == [3, 6]


@pytest.mark.parametrize(
    "more",
    [
        *("    say: “Can you hear me?”\n", '    why: He says "closed."\n', "    ask: Is “so” it?\n"),
        "    ask: Is it so? From “here” to “there”\n",
    ],
)
def test_quotes_that_are_meant(more: str) -> None:
    """Words to say may stand in quotes, and a question may have a quotation in it."""
    text = listed(more) if "ask" not in more else listed("").replace("    ask: Is it shut?\n", more)
    assert told(text) == []
