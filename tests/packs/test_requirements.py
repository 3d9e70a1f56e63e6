"""What a pack needs of others, as it is written, and which versions will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.packs.requirements import Requirement, parse, unmet

VERSIONS = st.lists(st.integers(0, 30), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("umbrella", Requirement("umbrella")),
        (" umbrella>=1.2 ", Requirement("umbrella", "1.2")),
        ("umbrella >= 1.2, < 2", Requirement("umbrella", "1.2", "2")),
        ("umbrella <2.0", Requirement("umbrella", "", "2.0")),
        *((odd, None) for odd in ("", "Umbrella", "a b", "-a", "con", "a >=", "a >=1.x", "a >1", "a ==1", "a >=1 >=2")),
    ],
)
def test_how_it_is_written(text: str, found: Requirement | None) -> None:
    """A name, and from which version up to below which."""
    assert parse(text) == found


@pytest.mark.parametrize(
    ("version", "met"),
    [("1.1.9", False), ("1.2", True), ("1.2.0", True), ("v1.10", True), ("1.99", True), ("2.0.0", False), ("x", False)],
)
def test_which_versions_will_do(version: str, *, met: bool) -> None:
    """By their numbers, and not by their letters; a version without numbers is the lowest."""
    requirement = Requirement("umbrella", "1.2", "2")
    assert requirement.is_met_by(version) is met
    assert unmet([requirement], {"umbrella": version}) == (() if met else (requirement,))
    assert unmet([requirement, Requirement("x")], {}) == (requirement, Requirement("x"))
    assert Requirement("umbrella").is_met_by("anything")


@given(low=VERSIONS, high=VERSIONS, version=VERSIONS)
def test_versions_are_compared_like_numbers(low: list[int], high: list[int], version: list[int]) -> None:
    """What is written is read back, and a version will do where it lies between the two."""
    first, last, given_ = (".".join(map(str, numbers)) for numbers in (low, high, version))
    requirement = Requirement("a", first, last)
    assert parse(requirement.text) == requirement
    at, below, here = ([*numbers, 0, 0, 0][:4] for numbers in (low, high, version))
    assert requirement.is_met_by(given_) is (at <= here < below)
