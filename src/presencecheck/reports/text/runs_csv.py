"""Runs as rows of CSV and as JSON lines. Columns are documented in `messages.codebook`, and part of the interface."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from presencecheck.history.queries.export_rows import ItemRow, RunRow
from presencecheck.reports.json.run import card_shape
from presencecheck.system.clock import Moment
from presencecheck.system.sanitize import sanitize_line

COLUMNS = (
    *("run", "date", "started", "finished", "utc_offset", "routine", "status", "readiness", "modality", "setting"),
    *("first_session", "checklist", "version", "item", "kind", "outcome", "value", "by", "seconds", "finding"),
    "cut_short",
)
DETAIL = ("started", "finished", "utc_offset")
"""The columns that are there only where they are asked for: they tell when a person works."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(runs: Iterable[RunRow], *, detail: bool) -> Iterator[str]:
    """The header and a row for each item, a piece at a time."""
    columns = [name for name in COLUMNS if detail or name not in DETAIL]
    buffer = io.StringIO()
    rows = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for run in runs:
        head = _head(run)
        rows.writerows(head | _item(run, entry) for entry in run.entries)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def as_lines(runs: Iterable[RunRow], *, detail: bool) -> Iterator[str]:
    """A JSON object for each run, one a line."""
    for run in runs:
        head = {name: value for name, value in _head(run).items() if detail or name not in DETAIL}
        shape = {"format": 1, "id": head.pop("run"), **head}
        shape["cards"] = [card_shape(card) for card in run.cards]
        shape["checklists"] = [
            {"id": part.checklist.id, "version": part.checklist.version, "sha256": part.source.sha256}
            for part in run.plan.sections
        ]
        items = [_entry(entry) for entry in run.entries]
        shape["items"] = [{name: part for name, part in item.items() if part is not None} for item in items]
        yield json.dumps(shape) + "\n"


def safe_cell(words: str) -> str:
    """Text as a cell that no spreadsheet takes for a formula."""
    return guarded(sanitize_line(words))


def guarded(cell: str) -> str:
    """A cell with a quote before it, where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def utc_time(moment: Moment) -> str:
    """As 2026-11-22T13:02:11Z."""
    return Moment(moment.utc, 0).local().strftime("%Y-%m-%dT%H:%M:%SZ")


def _head(run: RunRow) -> dict[str, Any]:
    context = run.plan.context
    return {
        "run": run.id,
        "date": run.started.local().date().isoformat(),
        "started": None if run.day_only else utc_time(run.started),
        "finished": utc_time(run.finished) if run.finished and not run.day_only else None,
        "utc_offset": run.started.offset,
        "routine": run.plan.routine,
        "status": run.status.value,
        "readiness": run.readiness.value if run.readiness else None,
        "cut_short": run.cut_short,
        "modality": context.modality,
        "setting": context.setting,
        "first_session": context.first_session,
    }


def _item(run: RunRow, entry: ItemRow) -> dict[str, Any]:
    value = "; ".join(entry.value) if isinstance(entry.value, tuple) else entry.value
    value = safe_cell(value) if isinstance(value, str) else value
    version = safe_cell(run.plan.sections[entry.step.section].checklist.version)
    # JSON's words for truth, whatever the language of the program that reads it.
    truths = {"first_session": json.dumps(run.plan.context.first_session), "cut_short": json.dumps(run.cut_short)}
    return _entry(entry) | {"value": value, "version": version} | truths


def _entry(entry: ItemRow) -> dict[str, Any]:
    return {
        "checklist": entry.step.checklist,
        "item": entry.step.item.id,
        "kind": getattr(entry.step.item, "kind", ""),
        "outcome": entry.outcome.value,
        "value": entry.value,
        "by": entry.by,
        "seconds": entry.seconds,
        "finding": entry.finding,
    }
