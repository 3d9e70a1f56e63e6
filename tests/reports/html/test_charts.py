"""Bars and steps as shapes, which those who hear the page do not meet."""

import re

import pytest

from presencecheck.core.events import Outcome
from presencecheck.reports.html.charts import bar, patterns, shares, step, swatch

STATES = [outcome.value for outcome in Outcome if outcome is not Outcome.UNANSWERED]
FILLED = {"done", "accepted", "skipped"}
"""Told by a fill: pale, dark, and none."""


def test_a_bar_of_nothing() -> None:
    """Has no part."""
    assert "<rect" not in bar(0)
    assert 'width="50"' in bar(0.5)


def test_shares_stand_one_behind_the_other() -> None:
    """Each begins where the one before ended; a share of nothing is not drawn."""
    drawn = shares({"done": 0.25, "fixed": 0, "skipped": 0.75})
    assert 'x="0" y="0" width="25"' in drawn
    assert 'x="25" y="0" width="75"' in drawn
    assert "of fixed" not in drawn


def test_a_step_leads_from_a_ring_to_a_disc() -> None:
    """On a line from the least to the most."""
    drawn = step(0, 10, 0, 10)
    assert '<circle cx="10" cy="8" r="4" class="ring">' in drawn
    assert '<circle cx="150" cy="8" r="5" class="disc">' in drawn


def test_pictures_are_seen_only() -> None:
    """They repeat what words beside them say; nothing is drawn by a style of its own."""
    for drawn in (bar(1), shares({"done": 1}), step(1, 2, 0, 3), swatch("done"), patterns()):
        assert 'aria-hidden="true"' in drawn
        assert "style=" not in drawn


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_a_look_of_its_own(state: str) -> None:
    """In a bar and in its legend: a pattern that the page defines, or one of three fills that grey tells apart."""
    looks = {re.sub(r'(x|width)="[^"]*"', "", part) for part in re.findall(r"<rect[^>]*>", shares({state: 1}))}
    assert looks == {re.sub(r'(x|width)="[^"]*"', "", part) for part in re.findall(r"<rect[^>]*>", swatch(state))}
    named = re.findall(r'fill="url\(#([\w-]+)\)"', swatch(state))
    assert named == ([] if state in FILLED else [state])
    assert set(named) <= set(re.findall(r'<pattern id="([\w-]+)"', patterns()))
