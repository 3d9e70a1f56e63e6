"""The same figures once more, reckoned the slow way: every run replayed, one after the other, from its own answers.

Nothing here is shared with `presencecheck.figures`: dates come from the standard library, runs from the engine.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from presencecheck.core.items import Exercise, Scale
from presencecheck.core.run import Run
from presencecheck.history.store.store import History

ANSWERED = ("done", "fixed", "still-so", "accepted", "skipped", "not-applicable")


class Told(NamedTuple):
    """One run as the engine replays it."""

    id: str
    began: datetime
    status: str
    readiness: str | None
    run: Run
    finished: datetime | None = None
    day_only: bool = False

    @property
    def day(self) -> date:
        """The day that the person's own clock showed when it began."""
        return self.began.date()

    @property
    def outcomes(self) -> dict[str, str]:
        """The result of each item in view that may leave a trace."""
        shown = [step.ref for step in self.run.visible if step.ref not in self.run.plan.traceless]
        return {ref: self.run.response(ref).outcome.value for ref in shown}

    @property
    def seconds(self) -> Counter[str]:
        """How long it stayed with each checklist."""
        spent: Counter[str] = Counter()
        for ref, response in self.run.responses.items():
            spent[ref.split("/")[0]] += round(response.seconds)
        return spent


def runs_of(path: Path, since: date | None = None, until: date | None = None, routine: str = "") -> list[Told]:
    """The runs from one day to another, in the order they began."""
    history = History.open(path, write=False)
    told = []
    for summary in history.runs():
        zone = timezone(timedelta(minutes=summary.started.offset))
        began = datetime.fromtimestamp(summary.started.utc, UTC).astimezone(zone)
        meant = (since is None or since <= began.date()) and (until is None or began.date() <= until)
        if meant and routine in ("", summary.routine):
            verdict = summary.readiness.value if summary.readiness else None
            ended = datetime.fromtimestamp(summary.finished.utc, UTC) if summary.finished else None
            run = history.run(summary)
            one = Told(summary.id, began, summary.status.value, verdict, run, ended, summary.day_only)
            told.append((began, summary.key, one))
    history.close()
    return [entry for _, _, entry in sorted(told, key=lambda entry: entry[:2])]


def reckoned(runs: list[Told]) -> dict[str, Any]:
    """What `stats --json` must say of these runs, but for the order of lists and what depends on today."""
    completed = [told for told in runs if told.status == "completed"]
    return {
        "runs": len(runs),
        "statuses": {
            name: sum(told.status == name for told in runs) for name in ("in-progress", "completed", "stopped")
        },
        "readiness": {
            name: sum(told.readiness == name for told in completed)
            for name in ("ready", "ready-with-exceptions", "not-ready")
        },
        "weeks": Counter((told.day - timedelta(days=told.day.weekday())).isoformat() for told in runs),
        "items": items(runs),
        "times": times(completed),
        "before-after": pairs(runs),
    }


def items(runs: list[Told]) -> dict[str, dict[str, Any]]:
    """Of each item: in how many runs it had each outcome, and was once "not yet"."""
    found: dict[str, dict[str, Any]] = {}
    for told in runs:
        for ref, outcome in told.outcomes.items():
            entry = found.setdefault(ref, {"outcomes": Counter(), "not-yet": 0})
            entry["outcomes"][outcome] += 1
            entry["not-yet"] += told.run.response(ref).not_yet
    for entry in found.values():
        entry["runs"] = sum(entry["outcomes"][outcome] for outcome in ANSWERED)
    return found


def times(completed: list[Told]) -> dict[tuple[str, bool], tuple[int, int, float, float]]:
    """Of each checklist, where nothing of it was hidden: runs, how many of each end, and the medians of these."""
    spent: dict[tuple[str, bool], list[int]] = {}
    for told in completed:
        for number, section in enumerate(told.run.plan.sections):
            name = section.checklist.id
            hidden = any(ref.startswith(f"{name}/") for ref in told.run.plan.already)
            left = {told.outcomes.get(step.ref) for step in told.run.visible if step.section == number}
            if (
                not hidden
                and not left & {"still-so", "unanswered"}
                and any(step.section == number for step in told.run.plan.steps)
            ):
                card = section.as_card and bool(told.run.plan.card_question)
                spent.setdefault((name, card), []).append(told.seconds[name])
    found = {}
    for key, seconds in spent.items():
        each = min(len(seconds) // 2, 10)
        first, last = (seconds[:each], seconds[-each:]) if each else (seconds, seconds)
        found[key] = (len(seconds), each, float(median(first)), float(median(last)))
    return found


def pairs(runs: list[Told]) -> dict[str, list[tuple[str, int, int]]]:
    """Of each checklist the month and the two numbers, for every run that gave both."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for told in runs:
        for number, section in enumerate(told.run.plan.sections):
            steps = [step for step in told.run.plan.steps if step.section == number]
            ends = _ends([step.item for step in steps])
            if ends:
                first, last = (told.run.response(f"{section.checklist.id}/{name}") for name in ends)
                shown = {f"{section.checklist.id}/{name}" for name in ends} <= told.outcomes.keys()
                if shown and isinstance(first.value, int) and isinstance(last.value, int):
                    entry = (f"{told.day:%Y-%m}", first.value, last.value)
                    found.setdefault(section.checklist.id, []).append(entry)
    return found


def _ends(items: list[Any]) -> tuple[str, str] | None:
    for first, item in enumerate(items):
        if isinstance(item, Scale):
            for last in range(len(items) - 1, first, -1):
                other = items[last]
                if isinstance(other, Scale) and other.scale == item.scale:
                    if any(isinstance(between, Exercise) for between in items[first:last]):
                        return item.id, other.id
                    break
    return None


def check(stats: dict[str, Any], runs: list[Told]) -> None:
    """Hold the JSON of `stats` against the reckoning."""
    expected = reckoned(runs)
    for key in ("runs", "statuses", "readiness"):
        assert stats[key] == expected[key], key
    assert {week["week"]: week["runs"] for week in stats["weeks"] if week["runs"]} == expected["weeks"]
    mondays = [date.fromisoformat(week["week"]) for week in stats["weeks"]]
    assert mondays == [mondays[0] + timedelta(weeks=number) for number in range(len(mondays))]
    got = {f"{item['checklist']}/{item['item']}": item for item in stats["items"]}
    assert got.keys() == expected["items"].keys()
    for ref, entry in expected["items"].items():
        assert {name: count for name, count in got[ref]["outcomes"].items() if count} == entry["outcomes"], ref
        assert (got[ref]["runs"], got[ref]["not-yet"]) == (entry["runs"], entry["not-yet"]), ref
    got_times = {
        (time["checklist"], time["card"]): (time["runs"], time["each"], time["first"], time["last"])
        for time in stats["times"]
    }
    assert got_times == expected["times"]
    check_advice(stats, expected["items"], runs)
    check_pairs(stats["before-after"], expected["before-after"])


def check_advice(stats: dict[str, Any], known: dict[str, dict[str, Any]], runs: list[Told]) -> None:
    """What may be retired was in place 40 times and never not yet; what keeps being accepted was so three times."""
    askable = {step.ref for told in runs for step in told.run.visible if step.item.knows_not_yet}
    retire = {
        (ref, entry["outcomes"]["done"])
        for ref, entry in known.items()
        if ref in askable and entry["outcomes"]["done"] >= 40 and not entry["not-yet"]
    }
    assert {(f"{item['checklist']}/{item['item']}", item["runs"]) for item in stats["never-not-yet"]} == retire
    repair = {
        (ref, entry["outcomes"]["accepted"], entry["runs"] - entry["outcomes"]["still-so"])
        for ref, entry in known.items()
        if entry["outcomes"]["accepted"] >= 3
        and entry["outcomes"]["accepted"] * 10 >= entry["runs"] - entry["outcomes"]["still-so"]
    }
    got = {(f"{item['checklist']}/{item['item']}", item["accepted"], item["runs"]) for item in stats["accepted"]}
    assert got == repair


def check_pairs(got: list[dict[str, Any]], expected: dict[str, list[tuple[str, int, int]]]) -> None:
    """The means of the numbers before and after, of all and of each month."""
    assert {pair["checklist"] for pair in got} == expected.keys()
    for pair in got:
        numbers = expected[pair["checklist"]]
        entries = [(pair, numbers)]
        for month in pair["months"]:
            entries.append((month, [entry for entry in numbers if entry[0] == month["month"]]))
        assert [month["month"] for month in pair["months"]] == sorted({entry[0] for entry in numbers})
        for means, of in entries:
            assert means["pairs"] == len(of)
            assert abs(means["before"] - mean(entry[1] for entry in of)) < 0.006
            assert abs(means["after"] - mean(entry[2] for entry in of)) < 0.006
