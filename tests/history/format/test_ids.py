"""Ids of runs."""

from presencecheck.history.format.ids import LENGTH, new_id
from presencecheck.history.store.store import History
from tests.support.builders import BEGAN


def test_names_of_runs() -> None:
    """A run's name is short, and has no letters that are read as one another."""
    names = [new_id() for _ in range(3000)]
    assert len(set(names)) == 3000
    assert {len(name) for name in names} == {10}
    assert set("".join(names)) == set("23456789abcdefghjkmnpqrstvwxyz")


def test_new_runs_have_names_of_their_own(history: History) -> None:
    """Each another, unless one is given."""
    names = {history.begin(BEGAN).id for _ in range(9)}
    assert (len(names), {len(name) for name in names}) == (9, {LENGTH})
    assert history.begin(BEGAN, "abc2345678").id == "abc2345678"
