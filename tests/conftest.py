"""Every test has a home of its own; none can see or touch the person's files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presencecheck.history.store.store import History
from tests.support.commands import Here
from tests.support.evidence import Evidence, recorder
from tests.support.process_guard import ProcessGuard

_SWITCHES = ("PRESENCECHECK_PLAIN", "ACCESSIBLE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE")


def pytest_configure(config: pytest.Config) -> None:
    """Hold each test that starts a process to its mark."""
    config.pluginmanager.register(ProcessGuard())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PRESENCECHECK_HOME, and an empty HOME for all that might look elsewhere."""
    (tmp_path / "home").mkdir(mode=0o700)
    # Coverage is measured in the tests' own processes: a program that is measured starts more slowly, and imports more.
    switches = (*_SWITCHES, "COVERAGE_PROCESS_CONFIG")
    for name in [*(name for name in os.environ if name.startswith("XDG_")), *switches]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / "presencecheck"))
    monkeypatch.setenv("TERM", "xterm-256color")
    return tmp_path / "presencecheck"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history is to be; there is none yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    """An open history without a run."""
    opened = History.open(path)
    yield opened
    opened.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """The program in this process: the whole way but for `__main__`, in a tenth of the time."""
    return Here(capsys, monkeypatch)


@pytest.fixture
def evidence(record_property: Callable[[str, object], None]) -> Evidence:
    """Puts a figure on record for docs/reliability.md; a test that asks for it can be chosen with `-m evidence`."""
    return recorder(record_property)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that put figures on record."""
    for item in items:
        if "evidence" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.evidence)
