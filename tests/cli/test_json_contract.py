"""The JSON that other programs rely on: its shapes, its values, and nothing beside it on standard output."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from presencecheck.core.events import Answer, Answered
from presencecheck.core.run import Run
from presencecheck.history.journal.journal import FileJournal
from presencecheck.reports.text.runs_csv import COLUMNS
from tests.support.builders import carded, checklist, confirm, plan
from tests.support.commands import READY, SMALL, own, presencecheck, spawn, walk

OLD_RUN_KEYS = {"id", "routine", "status", "readiness", "modality", "started", "finished", "seconds", "checklists"}
OLD_ITEM_KEYS = {"checklist", "item", "kind", "outcome", "by", "seconds"}
"""What version 0.1 told of a run and of an item, all of which stays."""
RUN_KEYS = OLD_RUN_KEYS | {"times", "cut-short", "waived", "cards"}
ITEM_KEYS = OLD_ITEM_KEYS | {"finding"}
OUTCOMES = {"done", "fixed", "accepted", "skipped", "not-applicable", "unanswered", "still-so"}


@pytest.fixture
def small(home: Path) -> str:
    """A list of the person's own, by name."""
    own(home, "small", SMALL)
    return "small"


def check_run(run: dict[str, Any]) -> None:
    """The documented shape of a run without its items."""
    assert set(run) - {"items", "revised"} == RUN_KEYS
    assert run["times"] in {"exact", "day"}
    assert isinstance(run["cut-short"], bool)
    for card in run["cards"]:
        assert set(card) - {"items"} == {"checklist", "left-open"}
    assert run["status"] in {"in-progress", "completed", "stopped"}
    assert run["readiness"] in {"ready", "ready-with-exceptions", "not-ready", None}
    assert run["modality"] in {"video", "audio", "in-person"}
    for part in run["checklists"]:
        assert set(part) == {"id", "version", "sha256", "layer"}
        assert len(part["sha256"]) == 64


def test_run(small: str) -> None:
    """`run --json` gives the run with its items, and the answers as `--answers` takes them."""
    result = walk(small, READY)
    assert result.code == 0
    assert set(result.data) == {"format", "run", "answers"}
    assert result.data["format"] == 1
    run = result.data["run"]
    check_run(run)
    assert (run["routine"], run["status"], run["readiness"]) == ("small", "completed", "ready")
    assert [set(item) - {"value"} for item in run["items"]] == [ITEM_KEYS] * 6
    assert {item["outcome"] for item in run["items"]} <= OUTCOMES
    assert [item["item"] for item in run["items"] if "value" in item] == ["here"]
    assert [line["answer"] for line in result.data["answers"]] == ["yes", "yes", "yes", 7, "yes", "yes"]


def test_answers_come_round(small: str, home: Path) -> None:
    """The answers that a run gives back make the same run again."""
    lines = [
        ("small/door", "not-yet"),
        ("small/door", "yes"),
        ("small/water", "back"),
        ("small/door", "accept"),
        *READY[1:],
    ]
    first = walk(small, lines).data
    (home / "data" / "history.db").unlink()
    again = walk(small, [(line["item"], line["answer"]) for line in first["answers"]]).data
    drop = {"id", "started", "finished", "seconds"}
    assert {key: again["run"][key] for key in RUN_KEYS - drop} == {key: first["run"][key] for key in RUN_KEYS - drop}
    assert [item["outcome"] for item in again["run"]["items"]] == [item["outcome"] for item in first["run"]["items"]]


def test_history_and_show(small: str) -> None:
    """`history --json` lists runs newest first, unfinished ones too; `history show` is the run as `run` gave it."""
    done = walk(small, READY).data["run"]
    left = walk(small, READY[:1])
    assert left.code == 3
    listed = presencecheck("history", "--json").data
    assert set(listed) == {"format", "runs"}
    assert [run["status"] for run in listed["runs"]] == ["in-progress", "completed"]
    assert [run["id"] for run in listed["runs"]] == [left.data["run"]["id"], done["id"]]
    for run in listed["runs"]:
        check_run(run)
        assert "items" not in run
    shown = presencecheck("history", "show", done["id"][:4], "--json").data
    assert set(shown) == {"format", "run"}
    assert shown["run"]["items"] == done["items"]
    assert {**shown["run"], "finished": None} == {**done, "finished": None}


def test_a_card_of_then_and_of_now(home: Path) -> None:
    """A run of version 1 asked each card as one item, and shows it so; a run of today says which cards were shown."""
    asked = carded(confirm("consent"), confirm("exit"))
    shown = replace(plan(checklist("c", confirm("door")), *asked.sections), card_question="")
    for what in (asked, shown):
        journal, run = FileJournal(home / "data" / "history.db"), Run(what)
        for step in what.steps:
            event = Answered(step.ref, Answer.YES)
            run = run.apply(event)
            journal.record(run, event)
        journal.leave()
    now, then = (
        presencecheck("history", "show", each["id"], "--json").data["run"]
        for each in presencecheck("history", "--json").data["runs"]
    )
    for each in (now, then):
        check_run(each)
        assert [set(item) for item in each["items"]] == [ITEM_KEYS]
    assert [(item["item"], item["kind"]) for item in then["items"]] == [("card", "card")]
    assert then["cards"] == []
    assert [(item["item"], item["kind"]) for item in now["items"]] == [("door", "confirm")]
    assert now["cards"] == [{"checklist": "c", "left-open": None}]


def test_columns_of_csv_keep_their_places() -> None:
    """New ones stand behind those of version 0.1."""
    old = (
        *("run", "date", "started", "finished", "utc_offset", "routine", "status", "readiness", "modality", "setting"),
        *("first_session", "checklist", "version", "item", "kind", "outcome", "value", "by", "seconds"),
    )
    assert COLUMNS[: len(old)] == old


def test_stats(small: str) -> None:
    """`stats --json` has every documented figure, and of no run at all says so."""
    assert presencecheck("stats", "--json").data == {"format": 1, "stats": {"runs": 0, "routine": None}}
    walk(small, READY)
    data = presencecheck("stats", "--json", "--routine", "small").data
    assert set(data) == {"format", "stats"}
    stats = data["stats"]
    assert set(stats) == {
        *("runs", "routine", "since", "until", "statuses", "readiness", "a-week", "weeks", "times", "items"),
        *("never-not-yet", "accepted", "before-after"),
    }
    assert (stats["runs"], stats["routine"]) == (1, "small")
    assert set(stats["items"][0]) == {"checklist", "item", "kind", "runs", "outcomes", "not-yet"}
    assert set(stats["items"][0]["outcomes"]) == OUTCOMES
    assert stats["never-not-yet"] == []
    assert set(stats["times"][0]) == {"checklist", "card", "runs", "each", "first", "last"}
    assert set(stats["weeks"][0]) == {"week", "runs"}


def test_codebook(small: str) -> None:
    """`export --codebook --json` has columns, codes, and the checklists as they were."""
    walk(small, READY)
    data = presencecheck("export", "--codebook", "--json").data
    assert set(data) == {"format", "codebook"}
    assert set(data["codebook"]) == {"about", "columns", "codes", "checklists"}
    assert set(data["codebook"]["checklists"][0]) == {
        *("id", "version", "sha256", "first", "last", "runs", "checklist"),
    }


def test_history_without_a_run() -> None:
    """An empty history is an empty list, and nothing is made by looking."""
    assert presencecheck("history", "--json").data == {"format": 1, "runs": []}


def test_list_names_layer_and_path(small: str, home: Path) -> None:
    """`list --json` says of each what it is, how long it takes and where it stands."""
    data = presencecheck("list", "--json").data
    assert set(data) == {"format", "checklists"}
    by_id = {entry["id"]: entry for entry in data["checklists"]}
    assert {
        "id",
        "title",
        "kind",
        "style",
        "items",
        "card-lines",
        "seconds",
        "layer",
        "hides",
        "version",
        "path",
    } == set(by_id["full"])
    assert by_id["full"]["kind"] == "routine"
    assert by_id["full"]["layer"] == "shipped"
    assert by_id["small"]["kind"] == "checklist"
    assert (by_id["small"]["items"], by_id["small"]["layer"], by_id["small"]["version"]) == (6, "own", "1.2.0")
    assert by_id["small"]["path"] == str(home / "config" / "checklists" / "small.yaml")


def test_show_uses_the_files_own_names(small: str) -> None:
    """`show --json` gives the checklist as validated, spelt as in files."""
    shown = presencecheck("show", small, "--json").data
    assert set(shown) == {"format", "checklist", "names"}
    assert shown["names"] == {}
    assert shown["checklist"]["items"][0]["if-not-yet"] == {"do": ["Shut it"]}
    routine = presencecheck("show", "full", "--json").data
    assert set(routine) == {"format", "routine", "names"}
    assert {"checklist": "client-orientation", "as": "card"} in routine["routine"]["include"]


def test_check(home: Path) -> None:
    """`check --json` gives every problem with its place, and how many files were looked at."""
    path = own(home, "small", SMALL.replace("ready: Shut", "redy: Shut"))
    result = presencecheck("check", str(path), "--json")
    assert result.code == 1
    assert set(result.data) == {"format", "files", "problems", "passed-over", "links"}
    assert result.data["files"] == 1
    problem = result.data["problems"][0]
    assert set(problem) == {"path", "line", "column", "severity", "code", "message", "hint"}
    assert (problem["line"], problem["column"], problem["severity"], problem["code"]) == (6, 40, "error", "unknown-key")
    assert problem["hint"] == 'Did you mean "ready"?'


def test_where(home: Path) -> None:
    """`where --json` names every place, all of them under PRESENCECHECK_HOME."""
    data = presencecheck("where", "--json").data
    assert set(data) == {"format", "paths"}
    assert set(data["paths"]) >= {"config", "own", "packs", "history", "cache"}
    assert all(path.startswith(str(home)) for name, path in data["paths"].items() if name != "shipped")
    assert not home.exists()


@pytest.mark.real
def test_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    """`devices --json` gives a finding with its reason also where there is no browser; its parts then are none."""
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    devices = spawn("devices", "--json").data
    assert set(devices) == {"format", "devices"}
    assert set(devices["devices"]) == {"finding", "sentence", "remedy", "parts"}
    assert (devices["devices"]["finding"], devices["devices"]["parts"]) == ("unknown", [])


def test_config_list() -> None:
    """`config list --json` gives every setting."""
    data = presencecheck("config", "list", "--json").data
    assert data["settings"]["routine"] == "full"
    assert (data["settings"]["probes.on"], data["settings"]["probes.jitter-warn"]) == (True, 40)


@pytest.mark.real
def test_probe() -> None:
    """`probe --json` gives what was found of each that was named, in that order, with numbers as numbers."""
    data = presencecheck("probe", "machine", "network", "--json").data
    assert set(data) == {"format", "probes"}
    assert [probe["name"] for probe in data["probes"]] == ["machine", "network"]
    for probe in data["probes"]:
        assert set(probe) - {"value", "unit", "remedy"} == {"name", "finding", "sentence"}
        assert probe["finding"] in {"ok", "warn", "fail", "unknown"}
        assert not isinstance(probe.get("value", 0), str)


@pytest.mark.real
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "full"], ["history"], ["stats"], ["where"], ["config", "list"], ["check", "."], ["doctor"]],
    ids=" ".join,
)
def test_nothing_else_is_on_standard_output(arguments: list[str], home: Path) -> None:
    """With --json, standard output is one object, whatever else there is to say."""
    own(home, "broken", "format: 1\nid: broken\n")
    assert spawn(*arguments, "--json", cwd=home / "config").data["format"] == 1
