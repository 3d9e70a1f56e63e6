"""`export`: every cell against the same runs replayed one by one, and what other programs make of it."""

import csv
import io
import json
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle

from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.events import Outcome
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.history.format.schema import FINDINGS
from presencecheck.history.queries.export_rows import plan_uses
from presencecheck.history.queries.selection import Selection
from presencecheck.messages import codebook as words
from presencecheck.reports.fhir.responses import as_bundle
from presencecheck.reports.json.codebook import codebook_shape
from presencecheck.reports.text.runs_csv import COLUMNS, DETAIL
from tests.support.commands import READY, SMALL, own, presencecheck, walk

EVERY = Selection()


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
    assert len(rows) == 6 + 6
    assert [row["outcome"] for row in rows[6:]] == ["done"] + ["unanswered"] * 5
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
    assert {entry["column"] for entry in book["columns"]} == {*COLUMNS, "sha256", "cards"}
    assert set(words.CODES["outcome"]) == {outcome.value for outcome in Outcome}
    assert set(words.CODES["readiness"]) == {readiness.value for readiness in Readiness}
    assert set(words.CODES["finding"]) == set(FINDINGS)
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
