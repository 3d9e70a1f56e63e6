"""`devices`: the result of the page, in words; a browser is not needed for that."""

import pytest

from presencecheck.messages import devices as devices_messages
from tests.support.commands import Here

pytestmark = pytest.mark.real


def test_without_a_browser(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes back at once and says so; what was not looked at is not fine."""
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    done = run("devices")
    assert done.code == 1
    assert done.out.strip()
    assert devices_messages.WAITING not in done.err
