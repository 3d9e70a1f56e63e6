"""Libraries that are not installed."""

from typing import Any

import pytest

from presencecheck.messages import probes as probes_messages
from tests.support.commands import spawn

pytestmark = pytest.mark.real


def test_a_probe_without_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Where a library is missing, it says which extra brings it, and nothing is held against anyone."""
    for name in ("psutil", "sounddevice"):
        (tmp_path / f"{name}.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = spawn("probe", "power", "microphone", "--json")
    assert result.code == 0
    assert [(found["finding"], found["sentence"], found["remedy"]) for found in result.data["probes"]] == [
        (
            "unknown",
            probes_messages.NO_EXTRA.message.format(extra=extra),
            probes_messages.NO_EXTRA.hint.format(extra=extra),
        )
        for extra in ("system", "audio")
    ]
