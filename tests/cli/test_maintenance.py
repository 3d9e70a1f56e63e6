"""What is due is done once, and never stops a command."""

import pytest

from presencecheck.cli import maintenance, retention
from presencecheck.core.errors import PresenceCheckError
from presencecheck.history.store.store import History
from presencecheck.system.paths import user_paths


@pytest.fixture
def applied(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The times the setting `keep` was applied, with whether a person might be asked; each of them fails."""
    seen: list[bool] = []

    def apply(*_: object, asks: bool) -> None:
        seen.append(asks)
        raise PresenceCheckError("Something stands in the way.")

    monkeypatch.setattr(retention, "apply_retention", apply)
    return seen


def test_without_a_history_nothing_is_due(applied: list[bool]) -> None:
    """No file is made by looking."""
    maintenance.do_maintenance()
    assert applied == []
    assert not user_paths().history.exists()


@pytest.mark.parametrize("asks", [True, False])
def test_what_fails_waits(applied: list[bool], asks: bool) -> None:
    """On a new day the setting is applied; that it cannot be stops nobody. The reserve is there afterwards."""
    path = user_paths().history
    History.open(path).close()
    maintenance.do_maintenance(asks=asks)
    assert applied == [asks]
    assert path.with_suffix(".reserve").exists()
