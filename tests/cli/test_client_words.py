"""A therapist hears which questions of a pack keep something about a client, and a practice can have them refused."""

from pathlib import Path

import pytest

from tests.support.commands import Here, own, presencecheck
from tests.support.packs import DESCRIPTION, NEWER, ROOM, binding, folder, installed

RISK = "  - {id: risk, kind: choice, ask: What is the client's risk level?, options: [low, high]}\n"
ASKING = ROOM + RISK
FORBIDDEN = "[packs]\nrefuse_client_answers = true\n"


@pytest.fixture
def policy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that binds everyone on this computer."""
    return binding(tmp_path, monkeypatch)


def test_a_pack_that_keeps_answers_about_a_client(home: Path, tmp_path: Path, run: Here) -> None:
    """Who adds it reads the very question before they are asked, and at an update too; one without is added as ever."""
    place = folder(tmp_path / "harbour", pack_yaml=DESCRIPTION, room_yaml=ROOM)
    assert "tells of a client" not in run("pack", "add", place, "--yes").out
    folder(place, pack_yaml=NEWER, room_yaml=ASKING)
    said = " ".join(run("pack", "update", "--yes").out.split())
    assert "The answer to one question would be kept in your history, and tells of a client:" in said
    assert "What is the client's risk level? (room/risk: whether there is a risk)" in said
    run("pack", "remove", "harbour", "--yes")
    said = " ".join(run("pack", "add", place, "--yes").out.split())
    assert "(room/risk: whether there is a risk)" in said


def test_many_questions_are_counted(home: Path, tmp_path: Path, run: Here) -> None:
    """A dozen by their words, the rest by number."""
    more = "".join(RISK.replace("id: risk", f"id: risk-{number}") for number in range(14))
    said = run("pack", "add", folder(tmp_path / "x", pack_yaml=DESCRIPTION, room_yaml=ROOM + more), "--yes").out
    assert said.count("What is the client's risk level?") == 12
    assert "The answers to 14 questions" in said
    assert "and 2 more" in said


def test_a_policy_forbids_it(home: Path, tmp_path: Path, run: Here, policy_file: Path) -> None:
    """Nothing is added, and what was there stays; the reason names the question."""
    policy_file.write_text(FORBIDDEN)
    place = folder(tmp_path / "harbour", pack_yaml=DESCRIPTION, room_yaml=ASKING)
    refused = run("pack", "add", place, "--yes")
    assert (refused.code, "They are room/risk." in refused.err, installed(home)) == (4, True, [])
    folder(place, room_yaml=ROOM)
    assert run("pack", "add", place, "--yes").code == 0
    folder(place, pack_yaml=NEWER, room_yaml=ASKING)
    for options in (["--yes"], ["--yes", "--json"]):
        refused = run("pack", "update", *options)
        assert (refused.code, "is not allowed on this computer" in refused.err) == (4, True)
    assert [entry["version"] for entry in installed(home)] == ["1.0.0"]


def test_a_changed_question_is_looked_at_as_it_is_walked(home: Path) -> None:
    """An overlay that changes the words alone keeps what the question kept before."""
    text = "format: 1\nid: closing\nextends: closing\nchange:\n  - {id: grounded, ask: How is the client today?}\n"
    path = own(home, "closing", text)
    [problem] = presencecheck("check", path, "--json").data["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("stores-client", 5, 10)
