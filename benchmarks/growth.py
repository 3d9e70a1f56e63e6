"""How `stats` and `history` grow with the history: whole commands, interleaved, as ratios to those at ten runs.

Run from the checkout: python benchmarks/growth.py [ROUNDS [RUNS…]]

The goals: `stats` at 20,000 runs 1.15 times and at 200,000 runs 1.25 times its time at ten, `history` at 1,000,000 runs
1.10 times. Making a history of 1,000,000 runs takes minutes; without a list, 10, 20,000 and 200,000 are measured.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.histories import write  # noqa: E402

SWITCHES = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
"""Either would make every start slower, and the growth look smaller."""


def main() -> None:
    """Make the histories, measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    sizes = [int(word) for word in sys.argv[2:]] or [10, 20_000, 200_000]
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            write(Path(name, str(size), "data", "history.db"), size)
        times = measured(Path(name), sizes, rounds)
    bare = times["bare", 0]
    print(f"bare Python: {bare * 1000:.1f} ms")
    for (command, size), seconds in times.items():
        if size:
            ratio = seconds / times[command, sizes[0]]
            print(f"{command:<8} {size:>9,} runs: {seconds / bare:5.1f} times bare, {ratio:.3f} times {sizes[0]} runs")


def measured(folder: Path, sizes: list[int], rounds: int) -> dict[tuple[str, int], float]:
    """The medians, in seconds."""
    commands = [("bare", 0), *((command, size) for command in ("stats", "history") for size in sizes)]
    times: dict[tuple[str, int], list[float]] = {command: [] for command in commands}
    for number in range(rounds + 1):
        for command, size in commands:
            seconds = once(folder, command, size)
            if number:  # the first round warms up
                times[command, size].append(seconds)
    return {command: statistics.median(found) for command, found in times.items()}


def once(folder: Path, command: str, size: int) -> float:
    """One whole command."""
    arguments = ["-m", "presencecheck", command] if size else ["-c", "pass"]
    environment = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    environment |= {"PRESENCECHECK_HOME": str(folder / str(size))}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-I", *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
