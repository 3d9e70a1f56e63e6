"""A whole number between two named ends."""

import pytest

from presencecheck.core.items import FollowUp, Range, Scale
from presencecheck.core.problems import locate
from presencecheck.core.prompts import Rate
from tests.support.builders import scale


def test_a_scale_takes_whole_numbers_between_its_ends() -> None:
    """Both ends count; true is no number."""
    here = scale("here")
    assert here.prompt() == Rate("How much?", 0, 10, "far", "near")
    assert [here.takes(value) for value in (0, 10, -1, 11, "5", True)] == [True, True, *[False] * 4]
    short = Scale(id="s", ask="How?", scale=Range(min=1, max=2, low="a", high="b"))
    assert [short.takes(value) for value in (0, 1, 2, 3)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("follow", "codes"),
    [
        (FollowUp(at_most=0, say="So."), []),
        (FollowUp(at_least=10, say="So."), []),
        (FollowUp(say="So."), ["follow-up-bounds"]),
        (FollowUp(is_="a", at_most=3, say="So."), ["follow-up-bounds"]),
        (FollowUp(at_most=-1, say="So."), ["off-scale"]),
        (FollowUp(at_least=11, say="So."), ["off-scale"]),
        (FollowUp(at_most=-1, at_least=11, say="So."), ["off-scale", "off-scale"]),
    ],
    ids=str,
)
def test_rules_of_a_scale(follow: FollowUp, codes: list[str]) -> None:
    """A follow-up names a number that is on it."""
    found = list(scale("here", FollowUp(at_most=3, say="So."), follow).violations())
    assert [violation.code for violation in found] == codes
    assert {violation.where for violation in found} <= {("follow-up", 1)}
    assert all("here" in locate(violation, "room.yaml", 1, 1).message for violation in found)
