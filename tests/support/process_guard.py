"""Fails a test that starts another process and is not marked `real`, by which the fast lane is chosen.

A shared fixture starts its process in the first test that asks for it only; all that ask for it are held to the mark.
"""

import sys
from collections.abc import Generator
from pathlib import Path

import pytest

_STARTS = frozenset({"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"})


class ProcessGuard:
    """The plugin of pytest's; it hears of each process from Python itself, no matter what in this process starts it."""

    def __init__(self) -> None:
        self._started: list[str] = []
        self._fixtures: dict[tuple[str, str], str] = {}
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _STARTS:
            self._started.append(" ".join([event, *(Path(str(first)).name for first in arguments[:1])]))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Remember a fixture that starts a process, for the tests that find it made."""
        before = len(self._started)
        result = yield
        if self._started[before:]:
            self._fixtures[fixturedef.baseid, fixturedef.argname] = self._started[before]
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, None, None]:
        """Hold the fixtures of a test to its mark."""
        self._started.clear()
        yield
        names = getattr(item, "fixturenames", ())
        for (base, name), started in self._fixtures.items():
            if name in names and item.nodeid.startswith(base):
                self._started.append(f"{started} (fixture {name})")
        self._hold(item)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Hold a test to its mark."""
        yield
        self._hold(item)

    def _hold(self, item: pytest.Item) -> None:
        if self._started and not item.get_closest_marker("real"):
            pytest.fail(f"starts a process ({self._started[0]}): mark it `@pytest.mark.real`", pytrace=False)
