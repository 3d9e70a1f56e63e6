"""`export`: every cell against the same runs replayed one by one, and what other programs make of it."""

import csv
import io
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import Routine
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp, Item
from presencecheck.core.readiness import Readiness
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.queries.export_rows import plan_uses, run_rows
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.store import History
from presencecheck.messages import codebook as words
from presencecheck.reports.fhir.questionnaire import questionnaire_of
from presencecheck.reports.fhir.responses import as_bundle, response_of
from presencecheck.reports.json.codebook import codebook_shape
from presencecheck.reports.text.runs_csv import COLUMNS, DETAIL, as_csv, as_lines, safe_cell
from tests.support.builders import checklist, choice, confirm, plan, record, recorder_of, scale
from tests.support.commands import READY, SMALL, own, presencecheck, walk
from tests.support.generated_histories import FIRST, day, live
from tests.support.slow_figures import Told, runs_of

EVERY = Selection()


def expected(runs: list[Told], *, detail: bool) -> list[dict[str, str]]:
    """The rows that a CSV of these runs must hold."""
    rows = []
    for one in runs:
        context = one.run.plan.context
        finished = one.finished.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if one.finished else ""
        times = {
            "started": one.began.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "finished": finished,
            "utc_offset": str(round((one.began.utcoffset() or one.began - one.began).total_seconds() / 60)),
        }
        for step in one.run.visible:
            if step.ref in one.run.plan.traceless:
                continue
            response = one.run.response(step.ref)
            section = one.run.plan.sections[step.section]
            rows.append(
                {
                    "run": one.id,
                    "date": one.day.isoformat(),
                    **(times if detail else {}),
                    "routine": one.run.plan.routine,
                    "status": one.status,
                    "readiness": one.readiness or "",
                    "modality": context.modality,
                    "setting": context.setting,
                    "first_session": "true" if context.first_session else "false",
                    "checklist": step.checklist,
                    "version": section.checklist.version,
                    "item": step.item.id,
                    "kind": getattr(step.item, "kind", "?"),
                    "outcome": response.outcome.value,
                    "value": "" if response.value is None else str(response.value),
                    "by": response.by,
                    "seconds": str(round(response.seconds)),
                }
            )
    return rows


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_rows_and_lines_are_what_was_run(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every row of the CSV and every item of the JSON lines is what the replayed run says, on the day it began."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    since = data.draw(st.integers(FIRST - 1, FIRST + 40))
    detail = data.draw(st.booleans())
    runs = runs_of(path, day(since))
    rows = expected(runs, detail=detail)
    wanted = Selection(since=since)
    text = "".join(as_csv(run_rows(path, wanted), detail=detail))
    assert list(csv.DictReader(io.StringIO(text))) == rows
    lines = [json.loads(line) for line in "".join(as_lines(run_rows(path, wanted), detail=detail)).splitlines()]
    assert [line["id"] for line in lines] == [one.id for one in runs]
    flat = [
        {
            **{name: flat_word(line.get(name)) for name in rows[0] if name in line},
            "run": line["id"],
            **{name: flat_word(item.get(name)) for name in ("checklist", "item", "kind", "outcome", "value", "by")},
            "seconds": str(item["seconds"]),
        }
        for line in lines
        for item in line["items"]
    ]
    assert flat == [{name: cell for name, cell in row.items() if name != "version"} for row in rows]


def flat_word(value: object) -> str:
    """A value as CSV has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def links(form: dict[str, Any], above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The linkIds of every item of a form, each below those that it stands in."""
    found: set[tuple[str, ...]] = set()
    for item in form.get("item", []):
        here = (*above, item["linkId"])
        found |= {here} | links(item, here)
    return found


def answers(form: dict[str, Any]) -> dict[str, Any]:
    """The one answer of every item that has one, without the display of a code."""
    found = {}
    for item in form.get("item", []):
        if "answer" in item:
            [answer] = item["answer"]
            found[item["linkId"]] = answer.get("valueCoding", {}).get("code", next(iter(answer.values())))
        found |= answers(item)
    return found


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_responses_answer_their_questionnaires(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Valid by a library of others; every answer stands where the Questionnaire of the same plan asks for it."""
    path = tmp_path_factory.mktemp("life") / "history.db"
    live(data.draw, path)
    runs = {one.id: one for one in runs_of(path)}
    for one in run_rows(path, EVERY):
        response = response_of(one, detail=data.draw(st.booleans()))
        QuestionnaireResponse.model_validate(response)
        what = Routine(format=1, id=one.plan.routine, title="Routine", include=())
        form = questionnaire_of(what, one.plan.sections)
        assert links(response) <= links(form)
        assert response["questionnaire"] == form["url"]
        got = answers(response)
        for ref, outcome in runs[one.id].outcomes.items():
            value = runs[one.id].run.response(ref).value
            said = got.get(ref, got.get(f"{ref}/outcome"))
            assert said == (None if outcome == "unanswered" else outcome if value is None else value)


def test_an_item_that_several_answers_add(tmp_path: Path) -> None:
    """It stands in the group that its questionnaire puts around it."""
    items: tuple[Item, ...] = (
        scale("here", FollowUp(at_most=2, add="rest")),
        choice("mood", FollowUp(is_="hurry", add="rest")),
        confirm("rest"),
    )
    what = checklist("c", *items)
    history = History.open(tmp_path / "history.db")
    record(recorder_of(history), Run(plan(what, routine="c")), 1, "little", "yes")
    history.close()
    [one] = run_rows(tmp_path / "history.db", EVERY)
    response = response_of(one, detail=False)
    assert ("c", "c/rest/added", "c/rest") in links(response)
    assert links(response) <= links(questionnaire_of(what, one.plan.sections))
    assert response["questionnaire"] == "urn:presencecheck:checklist:c|1.0.0"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(words: str) -> None:
    """A spreadsheet shows such a text and computes nothing."""
    assert safe_cell(words) == f"'{words}"
    assert safe_cell(f"a{words}") == f"a{words}"


@pytest.fixture
def small(home: Path) -> Path:
    """Two runs of a list of the person's own: one whole, one left."""
    own(home, "small", SMALL.replace("options: [calm, hurry], keep: false", 'options: ["=calm", hurry]'))
    walk("small", [*READY[:4], ("small/mood", "=calm"), READY[5]])
    assert walk("small", READY[:1]).code == 3
    return home


def test_csv_from_the_command(small: Path) -> None:
    """Columns as documented, days alone unless more is asked for, no word that was typed, no formula."""
    result = presencecheck("export")
    assert result.code == 0
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert list(rows[0]) == [name for name in COLUMNS if name not in DETAIL]
    # The lamp is done for the day in the second run.
    assert len(rows) == 6 + 5
    assert [row["outcome"] for row in rows[6:]] == ["done"] + ["unanswered"] * 4
    assert {row["item"]: row["value"] for row in rows[:6]}["mood"] == "'=calm"
    assert "steady" not in result.out
    assert {row["date"] for row in rows} == {datetime.now().astimezone().date().isoformat()}
    detailed = list(csv.DictReader(io.StringIO(presencecheck("export", "--detail").out)))
    assert list(detailed[0]) == list(COLUMNS)
    assert detailed[0]["started"].endswith("Z")


def test_a_bundle_from_the_command(small: Path) -> None:
    """One Bundle of all runs; of none, a Bundle without entries."""
    bundle = presencecheck("export", "--format", "fhir").data
    Bundle.model_validate(bundle)
    assert [entry["resource"]["status"] for entry in bundle["entry"]] == ["completed", "in-progress"]
    tags = [entry["resource"].get("meta", {}).get("tag", [{}])[0].get("code") for entry in bundle["entry"]]
    assert tags == ["ready", None]
    empty = json.loads("".join(as_bundle([], detail=False)))
    Bundle.model_validate(empty)
    assert "entry" not in empty


def test_the_codebook(small: Path) -> None:
    """It explains every column and code that can occur, and holds the texts of the checklists as they were."""
    data = presencecheck("export", "--codebook", "--json").data
    assert set(data) == {"format", "codebook"}
    book = data["codebook"]
    assert {entry["column"] for entry in book["columns"]} == {*COLUMNS, "sha256"}
    assert set(words.CODES["outcome"]) == {outcome.value for outcome in Outcome}
    assert set(words.CODES["readiness"]) == {readiness.value for readiness in Readiness}
    assert set(words.CODES["status"]) == {status.value for status in Status}
    assert set(words.CODES["modality"]) == set(MODALITIES)
    assert set(words.CODES["setting"]) == set(SETTINGS)
    [entry] = book["checklists"]
    assert (entry["id"], entry["version"], entry["runs"]) == ("small", "1.2.0", 2)
    assert entry["checklist"]["items"][0]["ask"] == "Is the door shut?"
    text = presencecheck("export", "--codebook").out
    assert "### A small list (small 1.2.0)" in text
    assert "| `door` | confirm | essential | Is the door shut? | Shut |" in text
    assert "| `word` | text | optional | A word for the hour? |  (not kept) |" in text


def test_the_codebook_tells_versions_apart(small: Path) -> None:
    """A list that was changed is there twice, each with the days and runs it was used in."""
    own(small, "small", SMALL.replace("Is the door shut?", "Is the door closed?"))
    walk("small", READY)
    shape = codebook_shape(plan_uses(small / "data" / "history.db", EVERY))
    assert sorted((entry["checklist"]["items"][0]["ask"], entry["runs"]) for entry in shape["checklists"]) == [
        ("Is the door closed?", 1),
        ("Is the door shut?", 2),
    ]


def test_into_a_file(small: Path, tmp_path: Path) -> None:
    """Private, and never over another file unasked."""
    path = tmp_path / "mine.csv"
    path.write_text("mine")
    refused = presencecheck("export", "-o", str(path))
    assert refused.code == 2
    assert "--yes" in refused.err
    assert path.read_text() == "mine"
    assert presencecheck("export", "-o", str(path), "--yes").code == 0
    assert path.read_text() == presencecheck("export").out
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_run() -> None:
    """A header without rows, and nothing made."""
    result = presencecheck("export")
    assert (result.code, len(result.out.splitlines())) == (0, 1)
    assert presencecheck("export", "--format", "jsonl").out == ""


@pytest.mark.parametrize("options", [["--codebook", "--detail"], ["--codebook", "--format", "csv"], ["--json"]])
def test_options_that_do_not_go_together(options: list[str]) -> None:
    """What contradicts itself is refused, with what to do."""
    result = presencecheck("export", *options)
    assert result.code == 2
    assert result.err.count("\n") == 1
