"""The reminder as a person meets it: installed, started as the system would, shown, pressed, and the walk is there."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from presencecheck.calendar.start_times import StartTimes, checksum, read, write
from presencecheck.messages import remind as remind_messages
from presencecheck.surfaces.browser.open_walk import open_walk_path
from presencecheck.system.clock import moment_at, now
from presencecheck.system.paths import Paths, user_paths
from tests.support.commands import presencecheck
from tests.support.notifications import NotifyingDesktop, notifying_desktop
from tests.support.terminals import PATIENCE
from tests.support.units import environment, exec_start

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="the notifications of freedesktop")]
_BROWSER = '#!/bin/sh\necho "$1 $PPID" >> {path}\n'


def test_from_the_written_unit_to_the_walk(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ExecStart line of the file itself shows the notification; its button opens the walk, once."""
    calendar = _calendar(home)
    start = now().utc + 299
    write(user_paths().start_times, StartTimes(checksum(calendar), now().utc, (start,)))
    config = tmp_path / "config"
    config.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    assert presencecheck("remind", "--install").code == 0
    monkeypatch.delenv("XDG_CONFIG_HOME")  # others on the desktop write there, too
    unit = (config / "systemd" / "user" / "presencecheck-remind.service").read_text()
    sentence = remind_messages.IN_MINUTES.of(5, time=f"{moment_at(start).local():%H:%M}")
    with notifying_desktop() as desk, _browser(tmp_path) as (browser, opened):
        surroundings = {**_timers(desk), "BROWSER": str(browser), **environment(unit)}
        desk.open_window()
        before = desk.focus()
        look = subprocess.Popen(exec_start(unit), env=surroundings, stdin=subprocess.DEVNULL)
        desk.wait_until_shown(sentence)
        assert desk.focus() == before
        desk.press(sentence, remind_messages.BEGIN)
        assert look.wait(PATIENCE) == 0
        _wait(opened.exists)
        [address] = [line.split()[0] for line in opened.read_text().splitlines()]
        assert "<h1" in _page(address)
        assert subprocess.run(exec_start(unit), env=surroundings, timeout=PATIENCE, check=False).returncode == 0
        assert len(opened.read_text().splitlines()) == 1
    times = read(user_paths().start_times, calendar)
    assert times is not None
    assert times.reminded == start
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    assert presencecheck("remind", "--remove").code == 0
    assert list(config.iterdir()) == []


def _calendar(home: Path) -> str:
    paths: Paths = user_paths()
    paths.config.parent.mkdir(parents=True, exist_ok=True)
    calendar = str(home / "sessions.ics")
    paths.config.write_text(f'calendar = "{calendar}"\n')
    return calendar


def _timers(desk: NotifyingDesktop) -> dict[str, str]:
    """What a timer of a desktop's session has in its environment: little, and not PRESENCECHECK_HOME."""
    names = ("PATH", "HOME", "XDG_RUNTIME_DIR", "DISPLAY", "LC_ALL")
    return {name: value for name, value in desk.environment.items() if name in names}


@contextmanager
def _browser(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A browser that writes down what it is to open, and who asks for it."""
    browser, opened = folder / "browser", folder / "opened"
    browser.write_text(_BROWSER.format(path=opened))
    browser.chmod(0o755)
    try:
        yield browser, opened
    finally:
        for line in opened.read_text().splitlines() if opened.exists() else ():
            os.kill(int(line.split()[1]), signal.SIGTERM)
    _wait(lambda: not open_walk_path(user_paths().cache).exists())


def _page(address: str) -> str:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    connection.request("GET", parts.path)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status in (302, 303):
        return _page(urljoin(address, answer.headers["Location"]))
    return text


def _wait(so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
