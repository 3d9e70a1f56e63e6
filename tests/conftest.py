"""Every test has a home of its own; none can see or touch the person's files."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from presencecheck.core.expiry import Freshness
from presencecheck.history.store import current_status
from presencecheck.history.store.store import History
from tests.support.brief_reports import BriefReports
from tests.support.commands import Here
from tests.support.disks import roomy_memory
from tests.support.evidence import LONG, Evidence, examples, recorder
from tests.support.inspected_once import inspected_once
from tests.support.isolation import Isolation
from tests.support.process_guard import ProcessGuard
from tests.support.validated_once import validated_once

_GARBAGE = (100_000, 50, 50)
"""How much may be there before it is searched for; with Python's own numbers that takes a tenth of the time."""
_TIMED = (HealthCheck.too_slow, HealthCheck.data_too_large)


# How long a test takes says nothing on a machine with much to do.
settings.register_profile("presencecheck", max_examples=examples(20), deadline=None, suppress_health_check=_TIMED)
settings.load_profile("presencecheck")


def pytest_configure(config: pytest.Config) -> None:
    """Give each test its home, and hold it to its mark if it starts a process.

    A closed window ends programs, also below `nohup`. In the short form the folders of tests are in memory.
    """
    gc.disable()  # nothing that is made while tests are looked for is thrown away
    config.pluginmanager.register(ProcessGuard())
    config.pluginmanager.register(Isolation(config))
    if BriefReports.suits(config):
        config.pluginmanager.register(BriefReports())
    if not os.environ.get(LONG):
        patch = pytest.MonkeyPatch()
        config.add_cleanup(patch.undo)
        validated_once(patch)
        inspected_once(patch)
    if not os.environ.get(LONG) and (memory := roomy_memory()):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))  # a third of the time would be waiting for a disk
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _survive)  # what is ignored stays so in programs that are started, this does not


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many processes `-n auto` means: two a core, as many tests wait for a terminal, a clock, a page or a disk.

    Those of the fast lane hardly wait, and each process takes seconds to find the tests.
    """
    cores = os.cpu_count() or 1
    return cores if config.option.markexpr == "not real" else 2 * cores


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Give each process one stretch of tests, and what is left of it to whichever is done first.

    So what a module shares, as a browser or a long history, is made once, and not in each process.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def _survive(number: int, frame: object) -> None:
    """Do nothing."""


def pytest_collection_finish() -> None:
    """Leave what the collection made out of every later search for garbage, of which there are few."""
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    gc.enable()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own; pytest's own fixture looks through the folders of all tests before, for each test."""
    return Isolation.place(request.node)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The PRESENCECHECK_HOME, which is empty: there is no such folder yet."""
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
def unexpired(monkeypatch: pytest.MonkeyPatch) -> None:
    """No run is too old to go on, though it was answered at a time that the test made up."""
    monkeypatch.setattr(current_status, "freshness", lambda last_answer, now: Freshness.LIVE)


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
