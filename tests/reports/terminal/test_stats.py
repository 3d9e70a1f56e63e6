"""The figures of `stats` as blocks, with bars and in words alone."""

from presencecheck.core.events import Outcome
from presencecheck.core.readiness import Readiness
from presencecheck.figures.all import Figures, figures
from presencecheck.history.queries.compared_runs import ComparedRuns
from presencecheck.reports.terminal.blocks import Grid, Heading, Row, Text
from presencecheck.reports.terminal.stats import stats_blocks
from tests.support.builders import confirm, exercise, listed, scale
from tests.support.run_tables import Row as Run
from tests.support.run_tables import table_of

DONE, ACCEPTED, SKIPPED = Outcome.DONE, Outcome.ACCEPTED, Outcome.SKIPPED
PLAN = listed(confirm("door"), confirm("lamp"), scale("before"), exercise("rest"), scale("after"))
DAY = 20_500


def of(rows: list[Run]) -> Figures:
    """The figures of these runs, without their times."""
    return figures(table_of(PLAN, rows), ComparedRuns({}, {}), DAY + 60)


def blocks(rows: list[Run], width: int = 80, *, bars: bool = True) -> list[object]:
    """All blocks of these runs."""
    return list(stats_blocks(of(rows), "", width, bars=bars))


def words(found: list[object]) -> str:
    """All that is said, one block a line."""
    return "\n".join(block.text for block in found if isinstance(block, Heading | Text | Row))


FEW = [
    Run(DAY, {"door": DONE, "lamp": SKIPPED}),
    Run(DAY + 1, {"door": ACCEPTED, "lamp": DONE}, readiness=Readiness.NOT_READY),
]


def test_shares_are_drawn_and_said() -> None:
    """A bar never stands without its number, and few runs are said to be few."""
    found = blocks(FEW)
    rows = [block.text.split() for block in found if isinstance(block, Row)]
    [ready] = [row for row in rows if row[0] == "ready"]
    assert (set(ready[1]), ready[2:]) == ({"█"}, ["1", "50", "%"])
    assert "From 2 runs only: too few to say much." in words(found)


def test_without_bars_everything_is_said() -> None:
    """No row with a layout of its own, and no table."""
    found = blocks(FEW, bars=False)
    assert not [block for block in found if isinstance(block, Row | Grid)]
    assert "Is the door so?\nin place 50 %, left as it is 50 %; 2 runs" in words(found)
    assert "ready: 1, 50 %" in words(found)


def test_what_to_retire_and_to_repair() -> None:
    """Only where there is something; each with the numbers it rests on."""
    assert "Never once" not in words(blocks(FEW))
    many = [Run(DAY + day, {"door": DONE, "lamp": ACCEPTED}) for day in range(40)]
    said = words(list(stats_blocks(of(many), "", 80, {"c/door": True}, bars=True)))
    assert (
        "Is the door so? In place in 40 runs, never “not yet”.\nTo leave it out: presencecheck retire c/door\n" in said
    )
    assert "Is the lamp so? Left as it is in 40 of 40 runs." in said
    assert "retire" not in words(list(stats_blocks(of(many), "", 80, {"c/door": False}, bars=True)))
    assert "Never once" not in words(list(stats_blocks(of(many), "", 80, {}, bars=True)))


def test_a_scale_is_answered_and_never_in_place() -> None:
    """Nor done, as a question is; an exercise is."""
    said = words(blocks([Run(DAY, {"door": DONE, "before": DONE, "rest": DONE, "after": SKIPPED})], bars=False))
    assert "Is the door so?\nin place 100 %; 1 run" in said
    assert said.count("\nanswered 100 %; 1 run") == 1
    assert said.count("\ndone 100 %; 1 run") == 1
    assert said.count("\nskipped 100 %; 1 run") == 1


def test_numbers_before_and_after() -> None:
    """The means of all pairs, and of each month where there are several."""
    both = {"before": DONE, "after": DONE}
    pairs = [
        Run(DAY, both, numbers={"before": 2, "after": 6}),
        Run(DAY + 40, both, numbers={"before": 4, "after": 8}),
    ]
    assert "3.0 before and 7.0 after, on average of 2 pairs from the same runs." in words(blocks(pairs))
    assert "expectation alone can raise the second" in words(blocks(pairs))
    months = [block for block in blocks(pairs) if isinstance(block, Grid)][-1]
    assert [row[1:] for row in months.rows] == [("2.0", "6.0", "1"), ("4.0", "8.0", "1")]


def test_one_run_is_one_line() -> None:
    """There is nothing to count by week."""
    assert "1 so far." in words(blocks(FEW[:1]))
