"""The process that measures."""

from typing import Any

import pytest

from presencecheck.messages import probes as probes_messages
from tests.support.commands import spawn

pytestmark = pytest.mark.real


def test_a_probe_that_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A library that fails, or that takes the whole process down, costs the person no more than its finding."""
    (tmp_path / "psutil.py").write_text("def __getattr__(name):\n    raise RuntimeError('secret')")
    (tmp_path / "sounddevice.py").write_text("import os\nprint('noise')\nos._exit(1)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = spawn("probe", "power", "microphone", "--json")
    assert [found["sentence"] for found in result.data["probes"]] == [
        probes_messages.BROKEN.format(kind="RuntimeError"),
        probes_messages.NOT_STARTED,
    ]
