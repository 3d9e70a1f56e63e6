"""Which runs a scope means, by local days and by place."""

from pathlib import Path

import pytest

from presencecheck.history.operations.forget_scope import ForgetScope, find, is_held, newest_place
from presencecheck.history.store import lease
from presencecheck.system.clock import now
from tests.support.builders import BEGAN
from tests.support.histories import history_of


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        (ForgetScope(before=BEGAN.day + 2), [1, 2]),
        (ForgetScope(before=BEGAN.day), []),
        (ForgetScope(after=BEGAN.day + 2), [4, 5]),
        (ForgetScope(after=BEGAN.day + 4), []),
        (ForgetScope(upto=3), [1, 2, 3]),
        (ForgetScope(), []),
    ],
)
def test_days_and_places(path: Path, scope: ForgetScope, places: list[int]) -> None:
    """The named day itself is on neither side; a place is included."""
    history_of(path, 5)
    found = find(path, scope)
    assert (found.places, found.open, newest_place(path)) == (places, 0, 5)
    assert (found.began is None) == (not places)


def test_one_run_by_its_id(path: Path) -> None:
    """Only the run of that id, with the moment it began."""
    names = history_of(path, 3)
    found = find(path, ForgetScope(run=names[1]))
    assert (found.places, found.ids) == ([2], [names[1]])
    assert found.began is not None
    assert found.began[0] == found.began[1]


def test_a_run_of_this_process_is_not_held() -> None:
    """Neither its own mark nor none keeps a run from being forgotten."""
    assert not is_held(lease.own_lease(), now().utc)
    assert not is_held(None, now().utc)
