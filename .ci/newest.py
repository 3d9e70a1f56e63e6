"""Tries the newest libraries that pyproject.toml admits, and says loudly which moved and what that breaks.

Decides nothing: whatever happens is said, within five minutes, and the exit code is 0.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import moved
import pinned

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 270
OWN = {"pip", "setuptools", "presencecheck"}


class Trial:
    """An environment of the newest libraries, and the time that is left for trying it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.bin = self.folder / ".venv" / "bin"
        self.end = time.monotonic() + PATIENCE_SECONDS

    def run(self, *command: str) -> tuple[int, str]:
        """The exit code of a command and all that it said; 124 where the time was up."""
        left = max(1, int(self.end - time.monotonic()))
        bounded = ["timeout", "--kill-after=10", str(left), *command]
        place = self.folder if self.folder.exists() else self.folder.parent
        # Into a file: what a killed test leaves running would hold a pipe open for as long as it lives.
        with tempfile.TemporaryFile() as said:
            code = subprocess.run(bounded, cwd=place, stdin=subprocess.DEVNULL, stdout=said, stderr=said).returncode
            said.seek(0)
            return code, said.read().decode("utf-8", "replace")

    def install(self) -> str | None:
        """Why the newest libraries could not be installed; None where they were."""
        pip = str(self.bin / "pip")
        for command in (
            ("git", "clone", "--quiet", str(ROOT), str(self.folder)),
            ("python3", "-m", "venv", str(self.bin.parent)),
            (pip, "install", "--quiet", "--upgrade", "--editable", f"{self.folder}[dev]"),
        ):
            code, said = self.run(*command)
            if code:
                return f"{' '.join(command)}: {reason(code, said)}"
        return None

    def moves(self) -> dict[str, str]:
        """What moved away from the pins."""
        code, said = self.run(str(self.bin / "pip"), "list", "--format=freeze")
        listed = re.findall(r"^([\w.-]+)==(\S+)$", said, re.MULTILINE)
        if code or not listed:
            raise RuntimeError(f"pip list: {reason(code, said)}")
        found = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in listed}
        pins = pinned.versions(self.folder / "tests" / "requirements.txt")
        return moved.moves(pins, {name: version for name, version in found.items() if name not in OWN})

    def tests(self, names: list[str]) -> list[str]:
        """What is to be said of the tests, line by line."""
        chosen = moved.files(names, self.folder / "tests")
        code, said = self.run(str(self.bin / "pytest"), "-v", "-n", "2", "-p", "no:cacheprovider", *chosen)
        ran, broken = moved.ended(said)
        lines = [f"tests: {len(ran)} ran, of {len(chosen)} files: the quick ones and those that meet what moved"]
        if code not in (0, 1):
            lines.append(f"NOT ALL OF THEM RAN, so nothing is known of the rest: {reason(code, said)}")
        return [*lines, *(f"breaks: {name}" for name in broken or ["none of the tests that ran"])]

    def style(self, names: list[str]) -> list[str]:
        """What is to be said of lint, format and types, where what looks at them moved."""
        lines = []
        for command in moved.commands(names):
            program, *options = command.split()
            code, said = self.run(str(self.bin / program), *options)
            lines.append(f"{command}: fits" if code == 0 else f"breaks: {command}: {reason(code, said)}")
        return lines


def reason(code: int, said: str) -> str:
    """Why a command did not end well: the time, or the last that it said."""
    if code in (124, 137):
        return "the time was up"
    last = [line for line in said.splitlines() if line.strip() and not line.startswith("WARNING")][-8:]
    return "\n".join([f"exit code {code}", *last])


def look(folder: Path) -> list[str]:
    """What is to be said, line by line."""
    trial = Trial(folder)
    trouble = trial.install()
    if trouble:
        return ["COULD NOT BE INSTALLED, so nothing is known about them.", *trouble.splitlines()]
    found = trial.moves()
    if not found:
        return ["nothing moved: the pins are the newest that pyproject.toml admits, and those decided"]
    names = list(found)
    told = [f"moved: {name} {versions}" for name, versions in found.items()]
    return [
        line for part in (told, trial.style(names), trial.tests(names)) for each in part for line in each.splitlines()
    ]


def main() -> None:
    """Look, and say what was seen; also where looking itself failed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            lines = look(Path(folder))
        except Exception as error:  # whatever it is, it decides nothing
            lines = ["COULD NOT BE TRIED, so nothing is known about them.", f"{type(error).__name__}: {error}"]
    print(moved.block(*lines))
    sys.exit(0)


if __name__ == "__main__":
    main()
