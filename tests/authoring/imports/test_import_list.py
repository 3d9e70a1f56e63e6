"""Files that come in: what they become, what of them is refused by its name, and that no bytes end in a fault."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Item
from presencecheck.formats.load import load
from presencecheck.messages import import_kinds as import_kinds_messages
from tests.support.commands import SMALL, own, presencecheck, quietly
from tests.support.evidence import examples

QUESTION = {"linkId": "1", "type": "boolean", "text": "Is the door shut?"}


def items_of(home: Path, name: str) -> tuple[Item, ...]:
    """The items of an own list."""
    path = home / "config" / "checklists" / f"{name}.yaml"
    what = load(path.read_bytes(), str(path)).what
    assert isinstance(what, Checklist)
    return what.items


def taken_in(home: Path, tmp_path: Path, content: str, name: str = "list.md") -> tuple[Item, ...]:
    """The items that a file becomes."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    made = presencecheck("new", "mine", "--from", str(file))
    assert made.code == 0, made.err
    assert presencecheck("check", "mine").code == 0
    return items_of(home, "mine")


def test_own_markdown_comes_back(home: Path, tmp_path: Path) -> None:
    """State word, importance, what helps and why are fields again, not words of the question or its reason."""
    [item] = taken_in(
        home,
        tmp_path,
        "# Room\n- [ ] Is the door shut? (essential)\n  - Ready: Shut\n  - If not yet:\n    - Shut it\n"
        "  - Why: People walk in.\n",
    )
    assert (item.ask, item.importance, item.state_word, item.why) == (
        "Is the door shut?",
        "essential",
        "Shut",
        "People walk in.",
    )
    assert item.remedy is not None
    assert item.remedy.do == ("Shut it",)


def test_a_parent_of_questions_is_their_heading(home: Path, tmp_path: Path) -> None:
    """In a nested list without boxes the checks are the items, and no stars are in them."""
    text = (
        "# Day\n1. **Tech**\n   - Is the microphone on?\n   - Is the camera on?\n2. **Room**\n   - Is the door shut?\n"
    )
    items = taken_in(home, tmp_path, text)
    assert [item.ask for item in items] == ["Is the microphone on?", "Is the camera on?", "Is the door shut?"]


def test_boxes_without_hyphens(home: Path, tmp_path: Path) -> None:
    """As Word and plain mail have them."""
    items = taken_in(home, tmp_path, "[ ] Is the door shut?\n[x] Is the lamp on?\n")
    assert [item.ask for item in items] == ["Is the door shut?", "Is the lamp on?"]


def test_a_questionnaire(home: Path, tmp_path: Path) -> None:
    """A FHIR Questionnaire of another program is a list of its questions; what has no counterpart is counted."""
    form = {"resourceType": "Questionnaire", "status": "active", "title": "Room", "item": [QUESTION]}
    assert [item.ask for item in taken_in(home, tmp_path, json.dumps(form), "room.json")] == ["Is the door shut?"]
    further = {
        **form,
        "item": [
            {
                "linkId": "g",
                "type": "group",
                "text": "Before",
                "item": [
                    {**QUESTION, "enableWhen": [{"question": "x", "operator": "exists", "answerBoolean": True}]},
                    {"linkId": "2", "type": "date", "text": "When was it?"},
                    {
                        "linkId": "3",
                        "type": "choice",
                        "text": "How is the line?",
                        "answerOption": [{"valueString": "good"}, {"valueCoding": {"code": "b", "display": "bad"}}],
                    },
                    {"linkId": "4", "type": "string", "text": "In a word?"},
                ],
            }
        ],
    }
    (tmp_path / "more.json").write_text(json.dumps(further))
    made = presencecheck("new", "more", "--from", str(tmp_path / "more.json"))
    assert made.code == 0
    assert "3 items under 1 heading, 1 line kept as a comment." in made.err
    assert "1 question of a kind that lists do not have is a comment: 1 date." in made.err
    assert "1 condition was left out" in made.err
    assert [getattr(item, "kind", "") for item in items_of(home, "more")] == ["confirm", "choice", "text"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(delimiter: str, home: Path, tmp_path: Path) -> None:
    """Columns are known by their names; a cell can have several lines, and the file a byte-order mark."""
    row = delimiter.join(["Question", "Ready", "What helps", "Why", "Owner"])
    cells = delimiter.join(["Is the door shut?", "Shut", '"Shut it\nHang up a sign"', '"Half of you\nlistens."', "Kim"])
    [item] = taken_in(home, tmp_path, f"\ufeff{row}\r\n{cells}\r\n", "list.csv")
    assert (item.ask, item.state_word, item.why) == ("Is the door shut?", "Shut", "Half of you listens.")
    assert item.remedy is not None
    assert item.remedy.do == ("Shut it", "Hang up a sign")
    assert "  # Owner: Kim\n" in (home / "config" / "checklists" / "mine.yaml").read_text()


def test_the_template(home: Path, tmp_path: Path) -> None:
    """The table that can be filled in is one that is read."""
    template = presencecheck("new", "--template", "csv")
    assert template.code == 0
    items = taken_in(home, tmp_path, template.out, "template.csv")
    assert [item.importance for item in items] == ["essential", "optional", "standard"]


def test_a_colleagues_file(home: Path, tmp_path: Path) -> None:
    """A checklist of this program stays as it is, with its comments; only its id is the new one."""
    file = tmp_path / "environment.yaml"
    text = SMALL
    file.write_text(f"# Ours, of May.\n{text}")
    made = presencecheck("new", "theirs", "--from", str(file))
    assert made.code == 0, made.err
    written = (home / "config" / "checklists" / "theirs.yaml").read_text()
    assert "# Ours, of May." in written
    assert "\nid: theirs\n" in written
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace("ask:", "aks:", 1))
    refused = presencecheck("new", "other", "--from", str(wrong))
    assert (refused.code, refused.out) == (4, "")
    assert "wrong.yaml:" in refused.err


def test_our_json(home: Path, tmp_path: Path) -> None:
    """What `show --json` prints becomes the same list."""
    own(home, "small", SMALL)
    (tmp_path / "small.json").write_text(presencecheck("show", "small", "--json").out)
    assert presencecheck("new", "again", "--from", str(tmp_path / "small.json")).code == 0
    assert items_of(home, "again") == items_of(home, "small")


def test_standard_input(home: Path) -> None:
    """What is pasted comes in, with its title."""
    made = presencecheck(
        "new", "pasted", "--from", "-", stdin="Before the hour\n\n• Is the door shut?\n• Is it warm?\n"
    )
    assert made.code == 0, made.err
    assert "2 items." in made.err
    assert "title: Before the hour" in (home / "config" / "checklists" / "pasted.yaml").read_text()


def test_more_than_one_list_can_hold(home: Path, tmp_path: Path) -> None:
    """Sections become lists, and a routine walks them; none of the questions is a comment."""
    text = "# Long\n" + "".join(
        f"## {part}\n" + "".join(f"- [ ] Is {part} {n} so?\n" for n in range(25)) for part in ("Room", "Line", "Body")
    )
    (tmp_path / "long.md").write_text(text)
    made = presencecheck("new", "long", "--from", str(tmp_path / "long.md"))
    assert made.code == 0
    assert "75 items in 3 lists, and the routine long." in made.err
    assert [len(items_of(home, f"long-{part}")) for part in ("room", "line", "body")] == [25, 25, 25]
    assert presencecheck("show", "long").code == 0
    assert presencecheck("check", str(home / "config" / "checklists")).code == 0


def test_what_is_left_out_is_listed(home: Path, tmp_path: Path) -> None:
    """The lines that became comments are counted and shown."""
    (tmp_path / "list.md").write_text("- Is the door shut?\n- Is it warm.\n\nQuestions? Ask us.\n```\ncode\n```\n")
    made = presencecheck("new", "mine", "--from", str(tmp_path / "list.md"))
    assert "2 items, 4 lines kept as comments." in made.err
    assert "\n# Questions? Ask us.\n" in made.err
    assert items_of(home, "mine")[1].ask == "Is it warm."


def test_questions_in_other_scripts(home: Path, tmp_path: Path) -> None:
    """Their ids are their numbers, and that is said."""
    (tmp_path / "list.md").write_text("- 门关了吗？\n- Закрыта ли дверь?\n- Is it warm?\n")
    made = presencecheck("new", "mine", "--from", str(tmp_path / "list.md"))
    assert "have their number as id" in made.err
    assert [item.id for item in items_of(home, "mine")] == ["item-1", "item-2", "warm"]


def test_nothing_is_half_written(home: Path, tmp_path: Path) -> None:
    """Where one of several lists cannot be written, none is."""
    taken = own(home, "long-line", SMALL)
    text = "".join(f"## {part}\n" + "".join(f"- [ ] Is {n} so?\n" for n in range(25)) for part in ("Room", "Line"))
    (tmp_path / "long.md").write_text(text)
    refused = presencecheck("new", "long", "--from", str(tmp_path / "long.md"))
    assert refused.code == 4
    assert "exists already" in refused.err
    assert [path.name for path in taken.parent.glob("*.yaml")] == ["long-line.yaml"]


def zipped(*names: str, **contents: str) -> bytes:
    """A zip with such members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get("content", "x"))
    return buffer.getvalue()


REFUSED: list[tuple[str, bytes, str]] = [
    ("a.rtf", rb"{\rtf1 Is the door shut?}", "rtf"),
    ("a.html", b"<!DOCTYPE html><ul><li>Is the door shut?</ul>", "html"),
    ("a.opml", b'<?xml version="1.0"?><opml version="2.0"></opml>', "opml"),
    ("a.xml", b'<?xml version="1.0"?><Questionnaire xmlns="http://hl7.org/fhir"/>', "questionnaire-xml"),
    ("a.pdf", b"%PDF-1.7 x", "pdf"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "picture"),
    ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
    ("a.xls", b"\xd0\xcf\x11\xe0 x", "spreadsheet"),
    ("a.doc", b"\xd0\xcf\x11\xe0 x", "old-office"),
    ("a.odt", zipped("mimetype", content="application/vnd.oasis.opendocument.text"), "open-document"),
    ("a.zip", zipped("room.yaml"), "zip"),
    ("a.bin", b"\x00\x01\x02\x03", "binary"),
    ("a.toml", b'[release]\nsteps = ["Is it so?"]\n', "toml"),
    ("a.yml", b"title: Data\nsections:\n- title: A\n  lines:\n  - x\n", "deon"),
    ("b.yml", b"services:\n  web:\n    image: x\n", "yaml"),
    ("a.json", b'{"cards": [], "lists": []}', "trello"),
    ("b.json", b'{"template_id": "x"}', "safety-culture"),
    ("c.json", b'[{"a": 1}]', "json"),
    ("d.json", b'{"resourceType": "Patient"}', "fhir-other"),
    ("e.json", b'{"format": 1, "checklists": []}', "own-list-json"),
    ("a.csv", b"TYPE,CONTENT,PRIORITY,INDENT\ntask,Is the door shut?,4,1\n", "todoist"),
    ("b.csv", b"Card ID,Card Name\n1,Is the door shut?\n", "trello"),
    ("c.csv", b"a,b\n1,2\n", "no-columns"),
    ("a.ics", b"BEGIN:VCALENDAR\r\n", "calendar"),
]


@pytest.mark.parametrize(("name", "content", "kind"), REFUSED, ids=[row[2] + "-" + row[0] for row in REFUSED])
def test_other_files_are_refused_by_their_names(
    name: str, content: bytes, kind: str, home: Path, tmp_path: Path
) -> None:
    """What it is, and as what to save it; exit code 1, and no file."""
    (tmp_path / name).write_bytes(content)
    refused = presencecheck("new", "mine", "--from", str(tmp_path / name))
    what, hint = import_kinds_messages.KINDS[kind]
    assert (refused.code, refused.out) == (1, "")
    assert f"{name} is {what}" in refused.err
    assert hint.split()[0] in refused.err
    assert not (home / "config" / "checklists").exists()


def test_an_address_is_not_fetched(home: Path) -> None:
    """It is told back as it was written."""
    refused = presencecheck("new", "mine", "--from", "https://example.org/list.md")
    assert refused.code == 1
    assert "https://example.org/list.md" in refused.err


BEGINNINGS = st.sampled_from(
    [
        *(b"", b"PK\x03\x04word/", b'{"resourceType": "Questionnaire", "item": [', b"ask,why\n", b"- [ ] "),
        *(b'{"format": 1, "checklist": {', b"---\n", b"| a | b |\n", b"\xff\xfe", b"<!-- ", b"a. x\nb. y\n"),
    ]
)


@pytest.mark.usefixtures("home")
@settings(
    max_examples=examples(80), deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(BEGINNINGS, st.binary(max_size=200), st.sampled_from(["md", "csv", "json", "yaml", "docx", "txt"]))
@example(b"[" * 5000, b"", "json")
@example(b'{"format": 1, "checklist": {"items": [[1], null, {"": 1, "a: b\\nc": [{}]}]}}', b"", "json")
@example(b'{"resourceType": "Questionnaire", "item": [1, {"item": {}, "text": 3, "code": 1}]}', b"", "json")
def test_no_bytes_end_in_a_fault(tmp_path: Path, beginning: bytes, rest: bytes, ending: str) -> None:
    """Whatever a file holds, it comes in or is refused with a sentence."""
    path = tmp_path / f"x.{ending}"
    path.write_bytes(beginning + rest)
    result = quietly("new", "mine", "--from", str(path))
    assert "A fault in" not in result.err
    assert result.code in (0, 1, 4)
    if result.code == 0:
        for line in result.out.splitlines():
            assert load(Path(line).read_bytes(), line).what is not None
            Path(line).unlink()
