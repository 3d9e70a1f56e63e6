"""Runs under the ids that their items have now."""

from pathlib import Path

from presencecheck.core.events import Outcome
from presencecheck.core.items import FollowUp
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.figures.items import item_figures
from presencecheck.history.queries.present_ids import with_present_ids
from presencecheck.history.queries.run_outcomes import RunTable
from presencecheck.history.queries.selection import EVERY
from presencecheck.history.queries.statistics import gather
from presencecheck.history.store.store import History
from presencecheck.packs.lock import LOCK
from presencecheck.system.paths import user_paths
from tests.support.builders import checklist, choice, confirm, plan, record, recorder_of, scale
from tests.support.commands import SMALL, Here, own, walk

OLD = checklist("room", confirm("door"), scale("here", FollowUp(at_most=3, add="rest")), confirm("rest"))
NEW = checklist("room", confirm("entrance"), scale("near", FollowUp(at_most=3, add="pause")), confirm("pause"))
RENAMED = {"room/door": "room/entrance", "room/here": "room/near", "room/rest": "room/pause", "other/door": "other/x"}


def walked(path: Path, *runs: tuple[Plan, tuple[str | int, ...]]) -> RunTable:
    """The table of these runs."""
    history = History.open(path)
    for what, said in runs:
        record(recorder_of(history), Run(what), *said)
    history.close()
    return gather(path, EVERY).table


def test_a_renamed_item_is_one_item(path: Path) -> None:
    """With the runs under its old id and those under its new one, its numbers, and what its answers add."""
    table = walked(path, (plan(OLD), ("not-yet", "yes", 2, "yes")), (plan(NEW), ("yes", 9)))
    found = with_present_ids(table, RENAMED)
    figures = {each.step.ref: each for each in item_figures(found)}
    assert list(figures) == ["room/entrance", "room/near", "room/pause"]
    entrance = figures["room/entrance"]
    assert (entrance.runs, entrance.not_yet, entrance.outcomes[Outcome.FIXED]) == (2, 1, 1)
    assert (figures["room/near"].runs, figures["room/pause"].runs) == (2, 1)
    assert [run.pattern.numbers for run in found.runs] == [{"room/near": 2}, {"room/near": 9}]
    # What was kept stays as it was written.
    assert "room/door" in table.runs[0].pattern.outcomes


def test_an_old_id_beside_the_new_one_is_another_item(path: Path) -> None:
    """In a plan that has both, nothing was renamed."""
    both = checklist("room", confirm("door"), confirm("entrance"))
    table = walked(path, (plan(both), ("yes", "skip")))
    assert with_present_ids(table, RENAMED) is table


def test_only_what_was_renamed_is_touched(path: Path) -> None:
    """Hidden items follow; another list with an item of the same name does not; runs answered alike stay alike."""
    plain = plan(checklist("lamp", confirm("door")), routine="other")
    hidden = plan(OLD).without({"room/door"})
    table = walked(path, (plain, ("yes",)), (plan(OLD), ("yes", 9)), (plan(OLD), ("yes", 9)), (hidden, (9,)))
    found = with_present_ids(table, RENAMED)
    assert [run.pattern for run in found.runs][:1] == [run.pattern for run in table.runs][:1]
    assert found.runs[1].pattern is found.runs[2].pattern
    assert found.plans[found.runs[3].plan].already == {"room/entrance"}
    assert with_present_ids(table, {}) is table


def test_a_follow_up_of_a_choice_leads_to_the_new_id(path: Path) -> None:
    """Even where the item that it stands in keeps its name."""
    old = checklist("room", choice("load", FollowUp(is_="hurry", add="rest")), confirm("rest"))
    table = walked(path, (plan(old), ("hurry", "yes")))
    [made] = with_present_ids(table, RENAMED).plans.values()
    assert [step.ref for step in made.steps if step.ref in made.added_only] == ["room/pause"]


def test_statistics_and_report_carry_a_rename_over(run: Here, home: Path) -> None:
    """One row for the item, with all its runs, after the list gave it another id; the export keeps what was written."""
    own(home, "small", SMALL)
    assert walk("small", [("small/door", "yes")]).code == 3
    own(home, "small", SMALL.replace("id: door", "id: entrance, was: [door]"))
    assert walk("small", [("small/entrance", "not-yet"), ("small/entrance", "yes")]).code == 3
    rows = {row["item"]: row for row in run("stats", "--json").data["stats"]["items"]}
    assert (rows["entrance"]["runs"], rows["entrance"]["not-yet"]) == (2, 1)
    assert "door" not in rows
    page = home / "page.html"
    assert run("report", "-o", str(page)).code == 0
    sheet, _, details = page.read_text().partition("<h2>How each")
    assert (sheet.count("Is the door shut?"), details.count("Is the door shut?")) == (1, 1)
    exported = run("export").out
    assert ",door," in exported
    assert ",entrance," in exported


def test_a_library_that_cannot_be_read_changes_nothing(run: Here, home: Path) -> None:
    """Figures are of what was kept; neither a list with errors nor a damaged list of packs stands in their way."""
    own(home, "small", SMALL)
    assert walk("small", [("small/door", "yes")]).code == 3
    own(home, "small", "format: 1\n")
    for _ in "again":
        rows = [row["item"] for row in run("stats", "--json").data["stats"]["items"]]
        assert rows[0] == "door"
        user_paths().packs.mkdir(parents=True, exist_ok=True)
        (user_paths().packs / LOCK).write_text("damaged")
