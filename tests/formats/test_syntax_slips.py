"""Slips of people who write YAML and are no programmers: the cause is named at its line, with what to write."""

import pytest
import yaml

from presencecheck.core.problems import Diagnostic
from presencecheck.formats import syntax_slips, yaml_events
from presencecheck.formats.load import load
from tests.support.evidence import Evidence

ROOM = """\
format: 1
id: room
title: My room
items:
  - id: door
    ask: Is the door closed?
    ready: Closed
    if-not-yet:
      do:
        - Shut the door
        - Wear headphones
  - id: lamp
    ask: Is the lamp on?
    ready: On
    if-not-yet: {do: [Switch it on]}
"""
QUOTES = "Put the whole text in quotes."
COLON = "a colon and a space stand inside a text"
BEGIN = "a text cannot begin with {} unless it is in quotes"
STRAY = "this line is neither a field with a colon nor an entry with a hyphen"
COMMENT = "everything from # on is a comment"
NBSP, EM_SPACE = "\u00a0", "\u2003"
SPACE = "a character that only looks like a space stands here, U+00A0, a no-break space"
EN_DASH, EM_DASH, MINUS, BULLET = "\u2013", "\u2014", "\u2212", "\u2022"

# What the line of this number becomes, what is said of it, and what to write; None where any hint will do.
SLIPS: dict[str, tuple[int, str, str, str | None]] = {
    "colon": (6, "    ask: Door: is it closed?", COLON, 'ask: "Door: is it closed?"'),
    "colon in the title": (3, "title: Room: mine", COLON, 'title: "Room: mine"'),
    "colon at the end": (6, "    ask: Is the door closed:", COLON, 'ask: "Is the door closed:"'),
    "two colons": (6, "    ask: Door: shut: really?", COLON, 'ask: "Door: shut: really?"'),
    "colon and quotes": (6, '    ask: Door: is it "shut"?', COLON, "ask: 'Door: is it \"shut\"?'"),
    "colon in the short form": (5, "  - gate: Gate: is it shut?\n  - id: door", COLON, '- gate: "Gate: is it shut?"'),
    "colon in braces": (12, "  - {id: gate, kind: text, ask: Gate: shut?}\n  - id: lamp", COLON, 'ask: "Gate: shut?"}'),
    "colon in an entry": (10, "        - Shut the door: now", '"do" should be text', '"Shut the door: now"'),
    "colon in brackets": (15, "    if-not-yet: {do: [Lamp: on]}", '"do" should be text', '"Lamp: on"'),
    "quotes in quotes": (6, '    ask: "Is it "closed"?"', 'the quote " inside the text', "ask: 'Is it \"closed\"?'"),
    "apostrophe in quotes": (6, "    ask: 'It's closed?'", "the quote ' inside the text", 'ask: "It\'s closed?"'),
    "text behind quotes": (6, '    ask: "Closed" is the door?', 'the quote " inside', "ask: '\"Closed\" is the door?'"),
    "quote not closed": (6, '    ask: "Is it closed?', 'the quote " is opened here', 'ask: "Is it closed?"'),
    "quote not closed, another below": (
        6,
        '    ask: "Is it closed?\n    say: "Shut it"',
        'the quote " is opened here',
        'ask: "Is it closed?"',
    ),
    "apostrophe first": (6, "    ask: 'Tis closed?", "the quote ' is opened here", None),
    "quote at the end only": (
        6,
        '    ask: Is it closed?"',
        "these quotes are part of the text",
        "Write: Is it closed?",
    ),
    "curly quotes": (6, "    ask: “Is it closed?”", "these quotes are part of the text", "Write: Is it closed?"),
    "curly quotes and a colon": (6, "    ask: “Door: closed?”", "curly quotes such as “", 'ask: "Door: closed?"'),
    "curly quotes around an id": (2, "id: “room”", '"“room”" cannot be an id', "Write: room"),
    "curly quotes around a name": (6, "    “ask”: Is it closed?", "curly quotes such as “", "ask: Is it closed?"),
    "curly quotes around a word": (3, "title: A\nstyle: “read-do”", "is not one of", 'Did you mean "read-do"?'),
    "backslash": (6, '    ask: "Is C:\\work open?"', "a backslash in double quotes", "ask: 'Is C:\\work open?'"),
    **{
        f"begins with {text[0]}": (6, f"    ask: {text}", BEGIN.format(text[0]), f'ask: "{text}"')
        for text in (
            *("@home: no, home?", "@home ready?", "%80 there?", "`x` there?", "*really* closed?", "- closed?"),
            *("? closed", "> 50 % charged?", "| closed?", "[1] closed?", "{1} closed?", "] closed?", ", closed?"),
            *("!closed, is it?", "&c. at hand?"),
        )
        if text[0] not in "!&" and ": " not in text
    },
    "begins with &": (6, "    ask: &c. at hand?", BEGIN.format("&"), 'ask: "&c. at hand?"'),
    "begins with !": (6, "    ask: !important closed?", "tags (!)", "in quotes"),
    "begins with #": (6, "    ask: #3 closed?", '"ask" has no value', 'ask: "#3 closed?"'),
    "bracket not closed": (15, "    if-not-yet: {do: [Switch it on}", "the bracket [ is opened", "[Switch it on]}"),
    "list not closed": (14, "    ready: On\n    was: [lamp-on", "the bracket [ is opened", "was: [lamp-on]"),
    "comment in a question": (6, "    ask: Is door #3 closed?", COMMENT, 'ask: "Is door #3 closed?"'),
    "comment in a number": (6, "    ask: Is it at # 12 now?", COMMENT, 'ask: "Is it at # 12 now?"'),
    "comment in the title": (3, "title: Room #3", COMMENT, 'title: "Room #3"'),
    "comment in an entry": (10, "        - Shut door #3", COMMENT, '- "Shut door #3"'),
    "comment in the short form": (5, "  - gate: Is gate #3 shut?\n  - id: door", COMMENT, '- gate: "Is gate #3 shut?"'),
    "comment in braces": (15, "    if-not-yet: {do: [Switch on lamp #3]}", COMMENT, '["Switch on lamp #3"]'),
    "comment within a text": (6, "    ask: Is half\n      #of it\n      lost?", COMMENT, None),
    "no-break spaces before": (6, NBSP * 4 + "ask: Is it closed?", SPACE, "ask: Is it closed?"),
    "no-break space behind an id": (2, f"id: room{NBSP}", "cannot be an id", "Write: room"),
    "no-break space behind a colon": (6, f"    ask:{NBSP}Is it closed?", SPACE, "ask: Is it closed?"),
    "no-break space behind a hyphen": (5, f"  -{NBSP}id: door", SPACE, "- id: door"),
    "wide space before": (6, f"    {EM_SPACE}ask: Is it closed?", "U+2003, an em space", "ask: Is it closed?"),
    "zero-width space": (6, "    ask: Is it\u200b closed?", "U+200B, a zero-width space", None),
    "right-to-left mark": (6, "    ask: Is it closed?\u200f", "U+200F, a right-to-left mark", None),
    "left-to-right mark": (2, "id: \u200eroom", "U+200E, a left-to-right mark", None),
    "right-to-left override": (3, "title: My \u202eroom", "U+202E, a right-to-left override", None),
    "soft hyphen in an id": (2, "id: ro\u00adom", "cannot be an id", None),
    "dashes for hyphens": (10, f"        {EN_DASH} Shut the door", '"do" should be a list', "U+2013, an en dash"),
    "a dash for a hyphen": (5, f"  {EN_DASH} id: door", f"the sign {EN_DASH}", "- id: door"),
    "a long dash for a hyphen": (12, f"  {EM_DASH} id: lamp", f"the sign {EM_DASH}", "- id: lamp"),
    "a plus for a hyphen": (12, "  + id: lamp", "the sign +", "- id: lamp"),
    "a wide hyphen": (12, "  \uff0d id: lamp", "the sign \uff0d", "- id: lamp"),
    "a number for a hyphen": (12, "  2) id: lamp", "the sign 2)", "- id: lamp"),
    "a number for the first hyphen": (5, "  1. id: door", "the sign 1.", "- id: door"),
    "a box of a list of tasks": (12, "  - [ ] id: lamp", "a box [ ]", "- id: lamp"),
    "a remark of programmers": (12, "  // the lamp\n  - id: lamp", "// begins no remark", "# the lamp"),
    "a remark of web pages": (12, "  <!-- the lamp -->\n  - id: lamp", "<!-- begins no remark", "# the lamp"),
    "a line of words": (12, "  Now the lamp\n  - id: lamp", STRAY, "a remark begins with #"),
    "a last line of words": (16, "Thank you for reading", STRAY, "a remark begins with #"),
    "a text that goes on below": (7, "    and the window?\n    ready: Closed", STRAY, "indent it deeper"),
    "a text that goes on at the margin": (7, "and the window?\n    ready: Closed", STRAY, "indent it deeper"),
    "three dots": (12, "...\n  - id: lamp", STRAY, None),
    "the end of what was quoted": (6, ">    ask: Is it closed?", "stands behind > or |", None),
    "a bullet for a hyphen": (12, f"  {BULLET} id: lamp", f"the sign {BULLET}", "- id: lamp"),
    "a star for a hyphen": (12, "  * id: lamp", "the sign *", "- id: lamp"),
    "a minus for a hyphen": (12, f"  {MINUS} id: lamp", f"the sign {MINUS}", "- id: lamp"),
    "a dash in an id": (12, f"  - id: desk{EN_DASH}lamp", "cannot be an id", "Write: desk-lamp"),
    "a dash in a name": (8, f"    if{EN_DASH}not{EN_DASH}yet:", "there is no field", 'Did you mean "if-not-yet"?'),
    "a dash for ---": (1, f"{EM_DASH}\nformat: 1", f"{EM_DASH} ", "---"),
    "no space behind a hyphen": (12, "  -id: lamp", "a space is missing behind the hyphen", "- id: lamp"),
    "no space behind a colon": (6, "    ask:Is it closed?", 'behind the colon of "ask"', "ask: Is it closed?"),
    "no colon behind a list's name": (4, "items", 'the colon behind "items" is missing', "items:"),
    "a question mark for a colon": (6, "    ask? Is it closed?", 'the colon behind "ask"', "ask: Is it closed?"),
    "an arrow for a colon": (6, "    ask -> Is it closed?", 'the colon behind "ask"', "ask: Is it closed?"),
    "a semicolon for a colon": (6, "    ask; Is it closed?", 'the colon behind "ask"', "ask: Is it closed?"),
    "two fields on a line": (12, "  - id: gate ask: Is it shut?\n  - id: lamp", "a second field begins", "its own"),
    "no comma in braces": (
        12,
        "  - {id: here, kind: scale, ask: How much?, scale: {low: little high: all}}\n  - id: lamp",
        "a comma is missing",
        "scale: {low: little, high: all}}",
    ),
    "a bracket too many": (15, "    if-not-yet: {do: [Switch it on]]}", "the bracket ] closes nothing", "it on]}"),
    "a brace too many": (15, "    if-not-yet: {do: [Switch it on]}}", "the bracket } closes nothing", "it on]}"),
    "a curly quote at the end": (6, '    ask: "Is it closed?\u201d', 'the quote " is opened', 'ask: "Is it closed?"'),
    "no colon": (6, "    ask Is it closed?", 'the colon behind "ask" is missing', "ask: Is it closed?"),
    "a dash for a colon": (6, f"    ask {EN_DASH} Is it closed?", 'the colon behind "ask"', "ask: Is it closed?"),
    "an equals sign for a colon": (6, "    ask = Is it closed?", 'the colon behind "ask"', "ask: Is it closed?"),
    "a full-width colon": (6, "    ask\uff1aIs it closed?", "\uff1a (U+FF1A", "ask: Is it closed?"),
    "a list behind its name": (9, "      do: - Shut the door", "a list cannot begin behind the name", None),
    "one space too many": (6, "     ask: Is the door closed?", "begins with 5 spaces", "Begin it with 4"),
    "one space too few": (6, "   ask: Is the door closed?", "begins with 3 spaces", "Begin it with 4"),
    "a tab before": (6, "\task: Is the door closed?", "a tab indents this line", "Use spaces"),
    "Markdown's fence": (1, "```yaml\nformat: 1", "this line is Markdown", "Delete it"),
    "a capital": (6, "    Ask: Is the door closed?", "there is no field", 'Did you mean "ask"?'),
    "capitals": (5, "  - ID: door", "there is no field", 'Did you mean "id"?'),
    "comma in braces": (12, "  - {id: gate, kind: text, ask: Which, please}\n  - id: lamp", "no value", "a comma ends"),
    "a German date": (3, "title: A\nrevised: 22.11.2026", "is no day", "Write: 2026-11-22"),
    "an American date": (3, "title: A\nrevised: 11/22/2026", "is no day", "Write: 2026-11-22"),
    "a date that is either": (3, "title: A\nrevised: 11/12/2026", "is no day", "year, month and day"),
    "no such day": (3, "title: A\nrevised: 2026-02-30", "is no day", "year, month and day"),
    "a language's long name": (3, "title: A\nlanguage: english", "is no short name of a language", "Write: en"),
}


LOADERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
"""Each slip is met with libyaml, and with the pure Python parser of systems that lack it."""
WITH_BOTH = "slips, each met by both parsers of YAML"


@pytest.mark.parametrize("loader", LOADERS)
def test_the_file_in_which_people_slip_is_good(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read without a word, so that each slip counts."""
    assert slipped(ROOM.split("\n"), loader, monkeypatch) == ()


@pytest.mark.parametrize(("number", "line", "cause", "hint"), SLIPS.values(), ids=SLIPS)
def test_slips(
    number: int, line: str, cause: str, hint: str | None, monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    """The cause stands at the line of the slip, with the line as it should be; nothing else is blamed.

    A file is good or not, and for the same reasons, on every computer: with libyaml and without.
    """
    lines = ROOM.split("\n")
    lines[number - 1 : number] = line.split("\n")
    problems, *by_the_other = (slipped(lines, name, monkeypatch) for name in LOADERS)
    told = [problem for problem in problems if cause in problem.message]
    assert told, [str(problem) for problem in problems]
    assert told[0].line in range(number, number + 1 + line.count("\n")), str(told[0])
    if hint is not None:
        assert hint in told[0].hint, str(told[0])
    others = {problem.code for problem in problems if problem not in told}
    # A field that is misspelt is missing as well; an item in the short form is advised to say more,
    # and a question that a comment cuts off lacks its mark.
    assert others <= {"missing-key", "no-ready", "no-remedy", "no-question"}, [str(problem) for problem in problems]
    assert by_the_other in ([], [problems])
    evidence("E", WITH_BOTH, len(LOADERS), "told at another line", "told as something else")


def slipped(lines: list[str], loader: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    """What is told of these lines with this parser."""
    monkeypatch.setattr(yaml_events, "_LOADER", getattr(yaml, loader))
    return load("\n".join(lines).encode(), "room.yaml", expected_id="room").problems


@pytest.mark.parametrize("sign", ["1.", "1)", "12."])
def test_a_numbered_list_with_aligned_lines(sign: str) -> None:
    """The cause is the number, though the lines below stand below what is behind it."""
    room = ROOM.replace("  - id: door\n", f"  {sign} id: door\n").replace("\n    ", "\n" + " " * (len(sign) + 3))
    [problem] = [each for each in load(room.encode(), "room.yaml").problems if each.severity == "error"][:1]
    assert (problem.line, f"the sign {sign} begins no entry of a list" in problem.message) == (5, True)


def test_trying_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be tried any more, the parser's own word stands."""
    lines = ROOM.split("\n")
    number, line, cause, _ = SLIPS["colon"]
    lines[number - 1 : number] = line.split("\n")
    assert any(cause in problem.message for problem in slipped(lines, LOADERS[0], monkeypatch))
    monkeypatch.setattr(syntax_slips, "_MOST_TRIALS", 0)
    problems = slipped(lines, LOADERS[0], monkeypatch)
    assert problems
    assert not any(cause in problem.message for problem in problems)
