"""Runs as responses that answer the questionnaires of their plans."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.checklist import Routine
from presencecheck.core.items import FollowUp, Item
from presencecheck.core.run import Run
from presencecheck.history.queries.export_rows import run_rows
from presencecheck.history.queries.selection import Selection
from presencecheck.history.store.store import History
from presencecheck.reports.fhir.questionnaire import questionnaire_of
from presencecheck.reports.fhir.responses import response_of
from presencecheck.reports.text.runs_csv import as_csv, as_lines
from tests.support.builders import checklist, choice, confirm, plan, record, recorder_of, scale, several
from tests.support.evidence import examples
from tests.support.generated_histories import live
from tests.support.slow_figures import runs_of

EVERY = Selection()


def links(form: dict[str, Any], above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The linkIds of every item of a form, each below those that it stands in."""
    found: set[tuple[str, ...]] = set()
    for item in form.get("item", []):
        here = (*above, item["linkId"])
        found |= {here} | links(item, here)
    return found


def answers(form: dict[str, Any]) -> dict[str, Any]:
    """The answer of every item that has one, without the display of a code; of several codes, all of them."""
    found = {}
    for item in form.get("item", []):
        if "answer" in item:
            said = [each.get("valueCoding", {}).get("code", next(iter(each.values()))) for each in item["answer"]]
            found[item["linkId"]] = said[0] if len(said) == 1 else tuple(said)
        found |= answers(item)
    return found


@settings(max_examples=examples(8), deadline=None)
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
        if any(ref.endswith("/card") for ref in runs[one.id].outcomes):
            # A card was a question in the Questionnaires of that time.
            assert response["questionnaire"] == f"{form['url']}|1.0.0"
        else:
            assert links(response) <= links(form)
            assert response["questionnaire"] == form["url"]
        got = answers(response)
        for ref, outcome in runs[one.id].outcomes.items():
            value = runs[one.id].run.response(ref).value
            said = got.get(ref, got.get(f"{ref}/outcome"))
            if isinstance(value, tuple):
                value = value[0] if len(value) == 1 else value or None
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


def test_answers_stand_in_their_sections(tmp_path: Path) -> None:
    """Each in the group that its questionnaire has for it; those above the first heading in none."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d"), confirm("e", section="Line"))
    history = History.open(tmp_path / "history.db")
    record(recorder_of(history), Run(plan(what, routine="c")), "yes", "yes", "yes", "yes")
    history.close()
    [one] = run_rows(tmp_path / "history.db", EVERY)
    found = links(response_of(one, detail=False))
    assert {("c", "c/a"), ("c", "c/.section-1", "c/b"), ("c", "c/.section-1", "c/d")} <= found
    assert ("c", "c/.section-2", "c/e") in found
    assert found <= links(questionnaire_of(what, one.plan.sections))


def test_options_that_were_marked(tmp_path: Path) -> None:
    """Joined in a cell, a list in JSON, a code each in FHIR; where none was marked, FHIR has that it was answered."""
    kept = several("with", keep=True, options=("=rest", "hurry", "grief"))
    history = History.open(tmp_path / "history.db")
    for value in (("=rest", "grief"), ("hurry",), ()):
        record(recorder_of(history), Run(plan(checklist("c", kept, several("unkept"))), {}), value, ("rest",))
    history.close()
    runs = list(run_rows(tmp_path / "history.db", EVERY))
    cells = list(csv.DictReader(io.StringIO("".join(as_csv(runs, detail=False)))))
    assert [row["value"] for row in cells[::2]] == ["'=rest; grief", "hurry", ""]
    assert [row["value"] for row in cells[1::2]] == ["", "", ""]
    items = [json.loads(line)["items"] for line in as_lines(runs, detail=False)]
    assert [each[0]["value"] for each in items] == [["=rest", "grief"], ["hurry"], []]
    assert not any("value" in each[1] for each in items)
    said = [answers(response_of(one, detail=False)) for one in runs]
    assert [each.get("c/with") for each in said] == [("=rest", "grief"), "hurry", None]
    assert [each.get("c/with/outcome") for each in said] == [None, None, "done"]
