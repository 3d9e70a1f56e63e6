"""A walk in the browser: the program as a process of its own, and forms as any program can send them."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

PATIENCE = 30.0
GUARD = 260
"""Milliseconds, a little longer than keys are dropped after a page is to be seen."""

LIST = """\
format: 1
id: room
title: The room
language: en
items:
  - id: door
    ask: Is the door shut?
    ready: Shut
    importance: essential
    why: Quiet helps.
    if-not-yet: {do: [Shut the door], then: recheck}
  - {id: lamp, ask: Is the lamp on?, ready: Lit, if-not-yet: {do: [Switch on the lamp]}}
  - {id: calm, kind: scale, ask: How calm are you?, scale: {min: 0, max: 10, low: not, high: very}}
  - {id: mood, kind: choice, ask: Which weather is within?, options: [sun, cloud, rain]}
  - {id: load, kind: several, ask: What do you carry?, options: [worry, anger, haste], at-most: 2}
  - {id: word, kind: text, ask: In a word?}
  - id: rest
    kind: exercise
    ask: Rest your eyes.
    exercise: {seconds: 60, steps: [look far away, look near], alternative: Stand up once.}
"""
"""A question of every kind."""


class Walk:
    """A walk that was started, with its address."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.address = address
        self.host = urlsplit(address).netloc
        self.path = urlsplit(address).path

    def get(self, name: str = "1/") -> tuple[int, str]:
        """The status and the text of a page."""
        answer = self.ask("GET", name)
        return answer.status, answer.read().decode()

    def post(self, step: int, answer: str, *, name: str = "1/answer", **fields: str) -> HTTPResponse:
        """The response to a form, as a browser without scripts sends it."""
        return self.ask("POST", name, urlencode({"n": step, "do": answer, **fields}))

    def ask(self, method: str, name: str, body: str = "", **headers: str) -> HTTPResponse:
        """The response to any request; headers with underscores for hyphens replace the usual ones."""
        form = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body.encode()))}
        usual = {"Origin": f"http://{self.host}", **(form if method == "POST" else {})}
        said = {**usual, **{key.replace("_", "-"): value for key, value in headers.items()}}
        connection = HTTPConnection(self.host, timeout=PATIENCE)
        connection.request(method, f"{self.path}{name}", body or None, said)
        return connection.getresponse()

    def step(self) -> int:
        """The number of the question that stands."""
        found = re.search(r'name="n" value="(\d+)"', self.get()[1])
        return int(found[1]) if found else 0

    def end(self) -> int:
        """Wait for the program's end; its exit code."""
        return self.process.wait(PATIENCE)


@contextmanager
def walking(
    *arguments: str, command: Sequence[str] = ("open", "--no-open"), program: Sequence[str] = (sys.executable,)
) -> Iterator[Walk]:
    """A walk that is started, and ended if it has not ended by itself."""
    line = [*program, "-m", "presencecheck", *command, *arguments]
    with subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = re.search(r"http://\S+", said)
            assert found, said
            yield Walk(process, found[0])
        finally:
            process.kill()


def write_list(home: Path, text: str = LIST, name: str = "room") -> None:
    """Put a list in the folder of own ones."""
    folder = home / "config" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text)


def settle(tab: Page) -> None:
    """Wait until the page was to be seen for as long as keys are dropped on it."""
    seen = f"requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, {GUARD})))"
    tab.evaluate(f"() => new Promise((done) => {seen})")


def move_on(tab: Page) -> None:
    """The same in no time, by the clock of the page, which was installed before it was opened."""
    tab.clock.run_for(2 * GUARD)


def press(tab: Page, key: str, stand: Callable[[Page], None] = settle) -> None:
    """Press a key once the question has stood long enough, by `settle` or `move_on`, and wait for the next page."""
    stand(tab)
    with tab.expect_navigation():
        tab.keyboard.press(key)


def words(tab: Page) -> str:
    """What stands on the page, on one line."""
    return " ".join(tab.locator("main").inner_text().split())
