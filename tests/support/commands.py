"""Runs the real program, in this process or in one of its own."""

import io
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from presencecheck.cli.main import execute
from presencecheck.core.items import Value


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON on standard output: all of it, and nothing else."""
        return json.loads(self.out)


def presencecheck(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> Result:
    """Run `presencecheck` with these arguments, without a terminal: in this process, the whole way but for `main`."""
    result = quietly(*arguments, stdin=stdin, cwd=cwd)
    assert "A fault in" not in result.err
    return result


def quietly(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> Result:
    """Run it like `presencecheck`; a fault is left to the caller."""
    before, out, err = sys.stdin, _stream(), _stream()
    sys.stdin = _stream(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err), chdir(cwd or Path.cwd()):
            code = execute([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    return Result(int(code), _written(out), _written(err))


def _stream(text: str = "") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline="", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def spawn(*arguments: str, stdin: str = "", cwd: Path | None = None) -> Result:
    """Run it in a process of its own, where that is what is tried."""
    command = [sys.executable, "-m", "presencecheck", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return Result(done.returncode, done.stdout, done.stderr)


SEVERAL = """\
import json, sys
from presencecheck.cli.main import main
codes = []
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as leaving:
        codes.append(leaving.code)
sys.stderr.write(json.dumps(codes))
"""
"""Runs the command lines of its argument, and ends with their exit codes."""


def several(*lines: Sequence[str]) -> tuple[list[int], str]:
    """Run these command lines one after another in one process: their exit codes, and all that they wrote."""
    command = [sys.executable, "-c", SEVERAL, json.dumps(lines)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60)
    said, bracket, codes = done.stderr.rpartition("[")
    return json.loads(bracket + codes), done.stdout + said


class Here:
    """Runs commands in this process, which takes a tenth of the time; the whole way but for `__main__`."""

    def __init__(self, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capture = capture
        patch.setattr("sys.stdin", io.StringIO())

    def __call__(self, *arguments: str | Path) -> Result:
        """Run `presencecheck` with these arguments, without a terminal."""
        self._capture.readouterr()
        code = execute([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        assert "A fault in" not in err
        return Result(int(code), out, err)


def answers(*lines: tuple[str, Value]) -> str:
    """Lines for `--answers`."""
    return "".join(json.dumps({"item": item, "answer": answer}) + "\n" for item, answer in lines)


def walk(name: str, lines: Iterable[tuple[str, Value]], *options: str) -> Result:
    """`presencecheck run NAME --json` with these answers."""
    return presencecheck("run", name, "--answers", "-", "--json", *options, stdin=answers(*lines))


def own(home: Path, name: str, text: str) -> Path:
    """A checklist of the person's own."""
    path = home / "config" / "checklists" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


SMALL = """\
format: 1
id: small
title: A small list
version: 1.2.0
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut it]}}
  - {id: water, ask: Is water at hand?, ready: At hand, if-not-yet: {do: [Fetch it]}}
  - {id: lamp, ask: Is the lamp on?, ready: On, importance: optional, repeat: daily, if-not-yet: {do: [Switch it on]}}
  - {id: here, kind: scale, ask: How much of you is here?, importance: optional, scale: {low: little, high: all}}
  - {id: mood, kind: choice, ask: What is there?, importance: optional, options: [calm, hurry], keep: false}
  - {id: word, kind: text, ask: A word for the hour?, importance: optional}
"""
"""A list with every way of answering, kept in the tests."""

READY: list[tuple[str, str | int]] = [
    ("small/door", "yes"),
    ("small/water", "yes"),
    ("small/lamp", "yes"),
    ("small/here", 7),
    ("small/mood", "calm"),
    ("small/word", "steady"),
]
"""Answers to it that leave nothing open."""
