"""Every cell and every line against the same runs replayed one by one."""

import csv
import io
import json
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.history.queries.export_rows import run_rows
from presencecheck.history.queries.selection import Selection
from presencecheck.reports.text.runs_csv import as_csv, as_lines, safe_cell
from tests.support.evidence import examples
from tests.support.generated_histories import FIRST, day, live
from tests.support.slow_figures import Told, runs_of


def expected(runs: list[Told], *, detail: bool) -> list[dict[str, str]]:
    """The rows that a CSV of these runs must hold."""
    rows = []
    for one in runs:
        context = one.run.plan.context
        finished = one.finished.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if one.finished else ""
        times = {
            "started": "" if one.day_only else one.began.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "finished": "" if one.day_only else finished,
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
                    "value": flat_word(response.value),
                    "by": response.by,
                    "seconds": str(round(response.seconds)),
                    "finding": response.finding or "",
                    "cut_short": "true" if one.run.cut_short else "false",
                }
            )
    return rows


@settings(max_examples=examples(8), deadline=None)
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
            "finding": flat_word(item.get("finding")),
        }
        for line in lines
        for item in line["items"]
    ]
    assert flat == [{name: cell for name, cell in row.items() if name != "version"} for row in rows]


def flat_word(value: object) -> str:
    """A value as CSV has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(words: str) -> None:
    """A spreadsheet shows such a text and computes nothing."""
    assert safe_cell(words) == f"'{words}"
    assert safe_cell(f"a{words}") == f"a{words}"
