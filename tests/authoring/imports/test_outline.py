"""A Markdown list becomes a checklist file: questions as they stand, nothing lost, always a file that is read."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presencecheck.authoring.imports.compose_list import compose
from presencecheck.authoring.imports.outline import read_text
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Confirm
from presencecheck.formats.load import load
from presencecheck.reports.formats import FORMATS
from tests.support.builders import checklist, section
from tests.support.commands import presencecheck
from tests.support.evidence import examples


def written_from(text: str, name: str = "room") -> str:
    """The file that a list becomes."""
    return compose([read_text(text)], name, "").files[-1].text


def imported(text: str) -> Checklist:
    """The checklist that a list becomes."""
    reading = load(written_from(text).encode(), "room.yaml", expected_id="room")
    assert isinstance(reading.what, Checklist), reading.problems
    return reading.what


def asked(text: str) -> list[tuple[str, str]]:
    """The questions, and why."""
    return [(item.ask, item.why) for item in imported(text).items]


GITHUB = """\
# Before the hour

Ten minutes are enough.

## Room

- [ ] Is the door shut?
  - Half of you listens for footsteps.
  - Why: it is theirs alone
- [x] Is water
  at hand?
* [X] Is everything \\*tidy\\?*

## Line
1. [ ] Is the charger in?

- not a task
"""
OBSIDIAN = """\
---
tags: [practice]
---
# Before the hour
- [/] Is the door shut? #room
\t- [ ] And the window?
\t\t- cold air makes noise
- [-] Is the phone off? ^block-1

```tasks
- [ ] not one of ours
```
> [!note] A callout
"""
WORD = (
    "Before the hour\r\n\r\n☐\tIs the door shut?\r\n\uf0a8\tIs the phone\u00a0off?\r\n"
    "\to\tIn another room\r\n☑ Is water at hand?\r\n"
)
WORD_BULLETS = "Before the hour\n\uf0b7\tIs the door shut?\n\to\tHalf of you listens.\n\uf0b7\tIs the phone off?\n"


def test_github() -> None:
    """GitHub's task lists: nested lines say why, the first heading is the title, other bullets are remarks."""
    assert imported(GITHUB).title == "Before the hour"
    assert asked(GITHUB) == [
        ("Is the door shut?", "Half of you listens for footsteps. it is theirs alone"),
        ("Is water at hand?", ""),
        ("Is everything *tidy?*", ""),
        ("Is the charger in?", ""),
    ]
    assert [item.id for item in imported(GITHUB).items] == ["door-shut", "water-hand", "everything-tidy", "charger"]
    written = written_from(GITHUB)
    for remark in ("# Ten minutes are enough.", "    section: Room", "    section: Line", "  # not a task"):
        assert f"{remark}\n" in written
    assert written.index("id: charger") < written.index("section: Line")


def test_obsidian() -> None:
    """Obsidian's: its own states of tasks, tasks below tasks, fields before the text, code."""
    assert asked(OBSIDIAN) == [
        ("Is the door shut? #room", ""),
        ("And the window?", "cold air makes noise"),
        ("Is the phone off? ^block-1", ""),
    ]
    written = written_from(OBSIDIAN)
    assert all(
        f"# {line}\n" in written for line in ("tags: [practice]", "- [ ] not one of ours", "> [!note] A callout")
    )


def test_word() -> None:
    """Pasted from Word: boxes and bullets of its own, some of them in a private script."""
    assert asked(WORD) == [
        ("Is the door shut?", ""),
        ("Is the phone off?", "In another room"),
        ("Is water at hand?", ""),
    ]
    assert asked(WORD_BULLETS) == [("Is the door shut?", "Half of you listens."), ("Is the phone off?", "")]


def test_bullets_without_boxes() -> None:
    """A list without boxes is a list of questions; a line that runs on belongs to its question."""
    assert asked("- One\ngoes on\n- Two\n\n  Because.\n+ Three\n") == [
        ("One goes on", ""),
        ("Two", "Because."),
        ("Three", ""),
    ]


def test_too_much() -> None:
    """What is too long or too much for a checklist is in the file all the same."""
    text = f"# {'title ' * 20}\n- [ ] {'ask ' * 200}\n  {'why ' * 200}\n" + "".join(
        f"- [ ] Is {n} so?\n" for n in range(60)
    )
    made = compose([read_text(text)], "room", "")
    assert [file.name for file in made.files] == ["room-1", "room-2", "room"]
    assert (made.items, len(made.left)) == (61, 1)
    written = "".join(file.text for file in made.files)
    assert [written.count(word) for word in ("title ", "ask ", "why ")] >= [20, 199, 199]
    assert all(f"Is {n} so?" in written for n in range(60))
    for file in made.files:
        assert load(file.text.encode(), f"{file.name}.yaml").what is not None


@pytest.mark.parametrize(
    "text", ["", "\n\n", "no list at all\n", "- [ ]\n", "# only a title", "A letter, to you.\nBye."]
)
def test_without_a_list(text: str, home: Path, tmp_path: Path) -> None:
    """Where there is no list, that is said, and nothing is written."""
    assert [*read_text(text).questions] == []
    listed = tmp_path / "list.md"
    listed.write_text(text, encoding="utf-8")
    refused = presencecheck("new", "before", "--from", str(listed))
    assert (refused.code, refused.out) == (1, "")
    assert "no question was found" in refused.err
    assert not (home / "config" / "checklists").exists()


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\u202e", "\x85", "\u2028", "\x00", "\ue000", "\x01"], ids=ascii)
def test_hidden_characters_are_refused(hidden: str, home: Path) -> None:
    """What a checklist may not hold is told where it stands, and starts nothing."""
    for text in (f"# A\n- [ ] a{hidden}items: b\n", f"# A\n# a{hidden}items: b\n- [ ] c\n"):
        refused = presencecheck("new", "room", "--from", "-", stdin=text)
        assert refused.code in (1, 4)
        assert refused.code == 1 or "-:2:" in refused.err
    assert not (home / "config" / "checklists").exists()


def test_what_we_hand_out_comes_back() -> None:
    """The questions of our own Markdown are read back as they were, whatever signs are in them."""
    asks = ["Is *this* so?", "1. Is it [ ] so?", "- a_b `c` <d>?", "Is \\ so?", "# Is it 100 %% so?", "[x] so?"]
    what = checklist("room", *(Confirm(id=f"i{number}", ask=ask) for number, ask in enumerate(asks)))
    written = FORMATS["markdown"](what, [section(what)])
    assert [item.ask for item in imported(written).items] == asks


SIGNS = st.sampled_from(
    [*"-*+>#`~|[]()!:{}\"'\\%@&?x1.", "- [ ] ", "* [x] ", "  ", "\t", "☐ ", "• ", "---", "```", "# "]
)
PRINTABLE = st.text(st.characters(categories=["L", "N", "P", "S", "M", "Zs"])).filter(
    lambda text: all(each.isprintable() or each in "\u00a0\u3000" for each in text)
)
LINES = st.lists(st.lists(SIGNS | PRINTABLE, max_size=6).map("".join), max_size=12)


@settings(max_examples=examples(100), deadline=None, database=None)
@given(LINES, st.sampled_from(["room", "no", "1", "a" * 64]))
@example(["- [ ] # a", "- [ ] --- ", "- [ ] con", "- [ ] card", "- [ ] a: b"], "null")
@example(["||"], "room")
@example(["%YAML 1.1", "...", "---", "&a *b !c"], "room")
def test_any_lines_make_a_checklist(lines: list[str], name: str) -> None:
    """Whatever the lines, the file has no errors, and every word of theirs is in it."""
    found = read_text("\n".join(lines))
    if not [*found.questions]:
        return
    written = compose([found], name, "").files[-1].text
    reading = load(written.encode(), f"{name}.yaml", expected_id=name)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    plain = re.sub(r"\\", "", written)
    for line in lines:
        for word in re.findall(r"[^\W_]+", re.sub(r"\[.\]|\d+[.)]|\bo\t|^\W*[Ww]hy:", " ", line)):
            assert word in plain


@settings(max_examples=examples(30), deadline=None, database=None)
@given(LINES)
def test_other_readers_read_the_same(lines: list[str]) -> None:
    """Any YAML program reads the texts that we read: all are in quotes."""
    if not [*read_text("\n".join(lines)).questions]:
        return
    written = written_from("\n".join(lines))
    reading = load(written.encode(), "room.yaml")
    assert isinstance(reading.what, Checklist)
    theirs = yaml.safe_load(written)
    assert [entry["ask"] for entry in theirs["items"]] == [item.ask for item in reading.what.items]


def test_the_command_begins_from_a_list(home: Path, tmp_path: Path) -> None:
    """`new ID --from FILE.md` writes a checklist that is sound, shown and walked under its id."""
    listed = tmp_path / "list.md"
    listed.write_text(GITHUB, encoding="utf-8")
    made = presencecheck("new", "before", "--from", str(listed))
    path = home / "config" / "checklists" / "before.yaml"
    assert (made.code, made.out) == (0, f"{path}\n")
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert presencecheck("check", str(path)).code == 0
    assert presencecheck("show", "before", "--json").data["checklist"]["title"] == "Before the hour"
    assert presencecheck("new", "again", "--from", "list.md", "--title", "Mine", cwd=tmp_path).code == 0
    assert presencecheck("show", "again", "--json").data["checklist"]["title"] == "Mine"


@pytest.mark.parametrize(
    ("content", "place", "word"),
    [
        (b"# A\n- [ ] so \x1b[2J?\n", ":2:10:", "U+001B"),
        (b"\xff\xfea\0", ":1:1:", "UTF-16"),
        (b"- a\xe9\n", ":1:4:", "UTF-8"),
        (b"- a\n" * 90_000, ":1:1:", "256"),
    ],
    ids=["hidden", "UTF-16", "Latin-1", "too large"],
)
def test_a_list_that_cannot_be_read(content: bytes, place: str, word: str, home: Path, tmp_path: Path) -> None:
    """What is wrong is told where it stands in the list, and nothing is made."""
    listed = tmp_path / "list.md"
    listed.write_bytes(content)
    refused = presencecheck("new", "before", "--from", str(listed))
    assert (refused.code, refused.out) == (4, "")
    assert f"{listed}{place}" in refused.err
    assert word in refused.err
    assert "\x1b" not in refused.err
    assert not home.exists()
    assert presencecheck("new", "before", "--from", str(tmp_path / "no.md")).code == 4


def test_a_parent_that_has_only_children_is_a_section() -> None:
    """Of one list, with boxes or without; inside another, its name stands behind that."""
    text = "# Hour\n\n- **Before the visit**\n  - Is the door shut?\n  - Is it warm?\n- During it:\n  1. Is it quiet?\n"
    made = imported(text)
    assert (made.title, [*made.headings.values()]) == ("Hour", ["Before the visit"] * 2 + ["During it"])
    boxed = "# T\n## A\n- [ ] One?\n- B\n  - [ ] Two?\n- [ ] Three?\n"
    assert [*imported(boxed).headings.values()] == ["A", "A \N{EN DASH} B", "A"]


def test_a_colon_that_is_text_stays() -> None:
    """Escaped, or in code; any other says that a list follows."""
    text = "# T\n## Room\\:\n- [ ] One?\n## `:x:`\n- [ ] Two?\n## Line:\n- [ ] Three?\n"
    assert [*imported(text).headings.values()] == ["Room:", ":x:", "Line"]
