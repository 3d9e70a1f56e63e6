"""How long `check` takes over many files, against a bare parse of the same files.

Run from the checkout: python benchmarks/check_many.py [FILES [ROUNDS]]

Two figures, both medians of processor time: the work alone, in one process after a first file; and whole commands,
start of Python included. The goal is 1.2 times the bare loop, for 1,000 files.
"""

import contextlib
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
BARE = """\
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).iterdir():
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def main() -> None:
    """Measure and print."""
    files, rounds = (int(word) for word in (*sys.argv[1:], *("1000", "7")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, files)
        bare, checked = work(folder, rounds)
        print(f"work alone:     bare {bare:.3f} s, check {checked:.3f} s, {checked / bare:.2f} times")
        bare, checked = commands(folder, rounds)
        print(f"whole commands: bare {bare:.3f} s, check {checked:.3f} s, {checked / bare:.2f} times")


def write(folder: Path, files: int) -> None:
    """As many checklists as asked for, each a shipped one under another id."""
    shipped = [path for path in sorted((ROOT / "checklists").glob("*.yaml")) if "\nitems:" in path.read_text()]
    for number in range(files):
        path = shipped[number % len(shipped)]
        name = f"{path.stem}-{number}"
        (folder / f"{name}.yaml").write_text(path.read_text().replace(f"id: {path.stem}\n", f"id: {name}\n", 1))


def work(folder: Path, rounds: int) -> tuple[float, float]:
    """Both loops in this process, after a round that only warms up."""
    _, *pairs = (pair(folder) for _ in range(rounds + 1))
    return statistics.median(bare for bare, _ in pairs), statistics.median(checked for _, checked in pairs)


def pair(folder: Path) -> tuple[float, float]:
    """One round of both loops, in seconds of processor time."""
    from presencecheck.cli.main import execute

    def bare() -> None:
        for path in folder.iterdir():
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

    def check() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            assert execute(["check", str(folder)]) == 0

    def timed(do: Callable[[], None]) -> float:
        begun = time.process_time()
        do()
        return time.process_time() - begun

    return timed(bare), timed(check)


def commands(folder: Path, rounds: int) -> tuple[float, float]:
    """Both as commands of their own."""

    def timed(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command, str(folder)], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    pairs = [(timed("-c", BARE), timed("-m", "presencecheck", "check")) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


if __name__ == "__main__":
    main()
