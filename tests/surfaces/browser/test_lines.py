"""The lines of a walk as HTML."""

from presencecheck.surfaces.browser.lines import lines_markup
from presencecheck.surfaces.presentation import GAP, Line


def test_each_role() -> None:
    """A question and a verdict are the page's heading; what stands beside a line stays in it."""
    lines = [
        Line("Arriving", "heading", aside="2 of 3"),
        GAP,
        Line("So?", "question", 2),
        Line("Not kept.", "quiet", 2),
    ]
    assert lines_markup(lines) == (
        '<h2 dir="auto">Arriving <span class="aside" dir="auto">2 of 3</span></h2>'
        '<h1 class="question" id="question" dir="auto">So?</h1><p class="quiet" dir="auto">Not kept.</p>'
    )
    verdict = lines_markup([Line("ready", "verdict", aside="2 in place.")])
    assert verdict == '<h1 class="verdict" dir="auto">ready</h1><p class="known" dir="auto">2 in place.</p>'


def test_points_are_one_list() -> None:
    """What is indented below a point stands in it, and what follows them ends the list."""
    lines = [Line("Settled", "point", 2), Line("If not: stay.", "text", 4), Line("Known", "point", 2), Line("Go on.")]
    assert lines_markup(lines) == (
        '<ul><li dir="auto">Settled<p class="text" dir="auto">If not: stay.</p></li><li dir="auto">Known</li></ul>'
        '<p class="text" dir="auto">Go on.</p>'
    )
