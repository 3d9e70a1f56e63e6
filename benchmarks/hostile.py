"""How long and how much memory each hostile file takes, beside a bare parse of an ordinary one.

Run from the checkout: python benchmarks/hostile.py

The goal is 50 ms and 40 MB at most for each, and patterns that take no longer on texts made to slow them down.
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.hostile_files import REFUSED  # noqa: E402

from presencecheck.core.names import is_id  # noqa: E402
from presencecheck.formats.lint.personal import asked_for  # noqa: E402
from presencecheck.formats.lint.questions import asks_twice  # noqa: E402
from presencecheck.formats.lint.readability import lix  # noqa: E402
from presencecheck.formats.load import load  # noqa: E402
from presencecheck.system.sanitize import sanitize  # noqa: E402

SLOWING = ["a" * 100_000, "the client's " * 8_000, "and is " * 15_000, "? " * 50_000, "a-" * 50_000, "\u202e" * 100_000]
ROUNDS = 3


def main() -> None:
    """Measure and print the slowest, the largest and the slowest pattern."""
    ordinary = (ROOT / "checklists" / "environment.yaml").read_bytes()
    bare = milliseconds(lambda: yaml.load(ordinary, Loader=yaml.CSafeLoader))
    print(f"a bare parse of environment.yaml: {bare:.2f} ms")
    times = {name: milliseconds(partial(told, source)) for name, (source, _) in REFUSED.items()}
    sizes = {name: megabytes(partial(told, source)) for name, (source, _) in REFUSED.items()}
    for what, figures, unit in (("slowest", times, "ms"), ("largest", sizes, "MB")):
        for name in sorted(figures, key=lambda name: -figures[name])[:5]:
            print(f"{what}: {figures[name]:.2f} {unit}  {name}")
    for function in (asked_for, asks_twice, lix, sanitize, is_id):
        worst = max(milliseconds(partial(function, text)) for text in SLOWING)
        print(f"patterns: {worst:.2f} ms at most for 100 KB  {function.__name__}")


def told(source: bytes) -> None:
    """Read a file, and put all that is wrong with it in words."""
    for problem in load(source, "a.yaml").problems:
        str(problem)


def milliseconds(do: Callable[[], object]) -> float:
    """Processor time, the median of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        do()
        taken.append(time.process_time() - begun)
    return statistics.median(taken) * 1000


def megabytes(do: Callable[[], object]) -> float:
    """The most that Python's memory grows meanwhile."""
    tracemalloc.start()
    do()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    main()
