"""Lists that name the practice, as commands show them."""

import html
import json
from pathlib import Path

import pytest

from presencecheck.cli.ask_for_setting import shown_value
from presencecheck.cli.practice_names import titles_as_read
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, own
from tests.support.named_lists import HOUR, LETTERS, PHONE, WELCOME
from tests.support.packs import DESCRIPTION, ROOM, folder

OF_PACK = DESCRIPTION + "practice: {name: Harbour Street, phone: 030 1, waiting: the lounge}\n"
NAMED_ROOM = ROOM.replace("Our rooms", '"Rooms of {{practice.name}}"').replace(
    "Is the lamp on?", '"Is {{practice.waiting}} of {{practice.platform}} open?"'
)
SHEET = """\
format: 1
id: sheet
title: "{{practice.name}} and you"
style: hand-out
language: de
items: [{id: a, kind: text, ask: "Ruf {{practice.phone}} an. {{practice.waiting}}: {{practice.platform}}"}]
"""


@pytest.fixture
def named(home: Path, run: Here) -> Path:
    """A home with lists that name the practice, which has a hostile phone number."""
    own(home, "welcome", WELCOME)
    own(home, "hour", HOUR)
    assert run("config", "set", "practice.phone", PHONE).code == 0
    return home


@pytest.mark.parametrize("form", [(), *(("--format", name) for name in ("text", "html", "large-print", "fhir"))])
def test_show(named: Path, run: Here, form: tuple[str, ...]) -> None:
    """Every text has the number, letter by letter."""
    shown = run("show", "hour", *form).out
    if "fhir" in form:
        shown = " ".join(_texts(json.loads(shown)))
    shown = " ".join(html.unescape(shown).split())
    missing = [letter for letter in LETTERS if f"{letter} {PHONE}" not in shown]
    assert missing == (["C"] if "fhir" in form else [])  # of a card, a form has the state words
    assert (f"Hour {PHONE}" in shown, f"Bye {PHONE}" in shown) == (True, True)
    assert "{{practice.phone}}" not in shown


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inside for text in _texts(part)]


def test_markdown(named: Path, run: Here) -> None:
    """The value is text there, too: what some program would take for more is escaped."""
    shown = run("show", "welcome", "--format", "markdown").out
    assert "A 030 \\[red\\]12\\[/\\] `<b>{{practice.name}}</b>?`" in shown
    assert "{{practice.phone}}" not in shown


def test_for_programs_as_it_is_written(named: Path, run: Here, tmp_path: Path) -> None:
    """JSON and CSV keep the names, so that a list comes back as it was; JSON says what they stand for."""
    data = run("show", "welcome", "--json").data
    assert data["checklist"]["items"][0]["ask"] == "A {{practice.phone}}?"
    assert data["names"] == {"practice.name": "your practice", "practice.phone": PHONE}
    assert "A {{practice.phone}}?" in run("show", "welcome", "--format", "csv").out
    path = tmp_path / "welcome.json"
    path.write_text(run("show", "welcome", "--json").out, encoding="utf-8")
    assert run("new", "again", "--from", path).code == 0
    assert run("show", "again", "--json").data["checklist"]["items"] == data["checklist"]["items"]
    assert run("show", "next", "--json").data["names"] == {}
    [row] = [row for row in run("list", "--json").data["checklists"] if row["id"] == "hour"]
    assert row["title"] == "Hour {{practice.phone}}"


def test_lists_cards_and_files_that_were_sent(named: Path, run: Here, tmp_path: Path) -> None:
    """Titles in `list` and in the settings, cards on screen and on paper, and the questions before a list is added."""
    run("config", "set", "practice.phone", "030 12")
    run("config", "set", "routine", "hour")
    assert "Hour 030 12" in run("list").out
    assert "Hour 030 12" in shown_value(user_paths(), "routine")
    titles = titles_as_read(user_paths(), Library.of(user_paths()))
    assert (titles["hour"], titles["welcome"]) == ("Hour 030 12", "Your practice begins")
    assert titles == {name: title for name, title in titles.items() if "{{" not in title}
    assert "O 030 12" in run("card", "hour").out
    run("card", "welcome", "--print", "-o", tmp_path / "card.html")
    printed = (tmp_path / "card.html").read_text(encoding="utf-8")
    assert "O 030 12" in printed
    assert "<title>Your practice begins" in printed
    sent = tmp_path / "sent.yaml"
    sent.write_text(WELCOME.replace("id: welcome", "id: sent"), encoding="utf-8")
    assert "A 030 12?" in run("add", sent, "--yes").out
    assert (named / "config" / "checklists" / "sent.yaml").read_bytes() == sent.read_bytes()
    assert "{{practice" not in run("list").out + run("card", "hour").out


def test_looking_back(named: Path, run: Here, tmp_path: Path) -> None:
    """Pages and figures of runs are read, and have what the names stand for now."""
    answers = tmp_path / "answers"
    answers.write_text('{"item": "welcome/door", "answer": "yes"}\n', encoding="utf-8")
    run("run", "hour", "--answers", answers)
    run("config", "set", "practice.phone", "030 12")
    page = tmp_path / "report.html"
    run("report", "-o", page)
    for shown in (run("stats").out, page.read_text(encoding="utf-8")):
        assert "Your practice begins" in shown
        assert "A 030 12?" in shown
        assert "{{practice" not in shown


def test_a_page_for_clients(home: Path, run: Here) -> None:
    """In the list's own language, where nothing is set."""
    own(home, "sheet", SHEET)
    shown = " ".join(run("show", "sheet").out.split())
    assert "Ihre Praxis and you" in shown
    assert "Ruf die Telefonnummer Ihrer Praxis an. Der Warteraum: Ihr Videodienst" in shown


def test_a_pack_speaks_for_its_lists(home: Path, run: Here, tmp_path: Path) -> None:
    """Before it is taken and after, also where an own overlay changes one of them; the settings come first."""
    pack = folder(tmp_path / "pack", pack_yaml=OF_PACK, room_yaml=NAMED_ROOM)
    asked = "Is the lounge of your video service open?"
    assert asked in run("pack", "show", pack).out
    assert "{{practice.waiting}}" in json.dumps(run("pack", "show", pack, "--json").data)
    offered = run("pack", "add", pack, "--yes").out
    assert "Rooms of Harbour Street" in offered
    assert asked in run("show", "room").out
    own(home, "room", "format: 1\nid: room\nextends: room\nadd: [{item: {mine: 'Is {{practice.phone}} known?'}}]\n")
    shown = run("show", "room").out
    assert asked in shown
    assert "Is 030 1 known?" in shown
    own(home, "mine", "format: 1\nid: mine\ntitle: Mine\nitems: [{a: 'Is {{practice.name}} open?'}]\n")
    assert "Is your practice open?" in run("show", "mine").out
    run("config", "set", "practice.waiting", "my hall")
    assert "Is my hall of your video service open?" in run("show", "harbour:room").out
    newer = folder(tmp_path / "newer", pack_yaml=OF_PACK.replace("Harbour Street", "Pier"), room_yaml=NAMED_ROOM)
    assert "Rooms of Pier" in run("pack", "show", newer).out
    assert "{{practice.name}}" in run("diff", "room").out + run("show", "room", "--json").out
