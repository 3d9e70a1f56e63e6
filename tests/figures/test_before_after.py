"""Numbers before and after an exercise in the same run."""

import pytest

from presencecheck.core.events import Outcome
from presencecheck.core.items import Item, Range
from presencecheck.figures.before_after import Means, pair_figures, scale_pairs
from tests.support.builders import confirm, exercise, listed, scale
from tests.support.run_tables import Row, table_of

DONE, SKIPPED = Outcome.DONE, Outcome.SKIPPED
PLAN = listed(scale("before"), exercise("breathe"), scale("after"))
BOTH = {"before": DONE, "after": DONE}
NOVEMBER, DECEMBER = 20_770, 20_790


@pytest.mark.parametrize(
    ("items", "pairs"),
    [
        ([scale("a"), exercise("e"), scale("b")], [("c/a", "c/b")]),
        ([scale("a"), exercise("e"), scale("b"), scale("d")], [("c/a", "c/d")]),
        ([scale("a"), scale("b"), exercise("e")], []),
        ([scale("a"), confirm("x"), scale("b")], []),
        ([exercise("e"), scale("a")], []),
        ([scale("a"), exercise("e")], []),
    ],
)
def test_pairs_have_an_exercise_between(items: list[Item], pairs: list[tuple[str, str]]) -> None:
    """The first scale and the last one of a checklist."""
    assert [(pair.before, pair.after) for pair in scale_pairs(listed(*items))] == pairs


def test_scales_of_another_range_are_no_pair() -> None:
    """Their numbers mean something else."""
    other = scale("b").__class__(id="b", ask="How much?", scale=Range(low="cold", high="warm"))
    assert list(scale_pairs(listed(scale("a"), exercise("e"), other))) == []


def test_means_overall_and_by_month() -> None:
    """Only runs with both numbers count."""
    rows = [
        Row(NOVEMBER, BOTH, numbers={"before": 2, "after": 6}),
        Row(NOVEMBER, BOTH, numbers={"before": 4, "after": 6}),
        Row(DECEMBER, BOTH, numbers={"before": 6, "after": 9}),
        Row(DECEMBER, {"before": DONE}, numbers={"before": 9}),
        Row(DECEMBER, BOTH),
    ]
    [found] = pair_figures(table_of(PLAN, rows))
    assert found.overall == Means(3, 4.0, 7.0)
    assert found.months == {"2026-11": Means(2, 3.0, 6.0), "2026-12": Means(1, 6.0, 9.0)}
    assert (found.before.ref, found.after.ref, found.title) == ("c/before", "c/after", "C")
