"""Runs as responses that answer the questionnaires of their plans."""

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
from tests.support.builders import checklist, choice, confirm, plan, record, recorder_of, scale
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
    """The one answer of every item that has one, without the display of a code."""
    found = {}
    for item in form.get("item", []):
        if "answer" in item:
            [answer] = item["answer"]
            found[item["linkId"]] = answer.get("valueCoding", {}).get("code", next(iter(answer.values())))
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
