"""Neighbouring programs that happen to be installed: how long they take only to say what version they are."""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.homes import environment
from benchmarks.table import Figures

PEERS: tuple[tuple[str, ...], ...] = (
    ("true",),
    ("rg", "--version"),
    ("age", "--version"),
    ("task", "--version"),
    ("watson", "--version"),
    ("jrnl", "--version"),
    ("hatch", "--version"),
    ("todo", "--version"),
    ("deon", "--help"),
    ("clf-play", "--help"),
    (sys.executable, "-m", "pip", "--version"),
)


def beside(figures: Figures, home: Path, rounds: int) -> list[str]:
    """A Markdown table of the peers found on this machine; one line that says so where there is none."""
    found = [words for words in PEERS if shutil.which(words[0])]
    rows = [
        f"| `{' '.join((Path(words[0]).name, *words[1:]))}` | {_ratio(words, figures, home, rounds):.1f} |"
        for words in found
    ]
    return ["| only to start, on the same machine | B |", "|---|---|", *rows]


def _ratio(words: Sequence[str], figures: Figures, home: Path, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        subprocess.run(words, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begun)
    return median(times) / median(figures["bare"])
