"""Measures every row in interleaved rounds, prints the table, and says which rows miss."""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import check_many, histories, measures
from benchmarks.homes import fill, history_file, own_folder
from benchmarks.page import write
from benchmarks.peers import beside
from benchmarks.table import floors, lines, measured

ROUNDS, FEW = 15, 5
_LIBRARIES = "import typer, rich.console, prompt_toolkit"
_COMPLETE = {"_PRESENCECHECK_COMPLETE": "complete_bash", "COMP_WORDS": "presencecheck hi", "COMP_CWORD": "1"}

Task = tuple[Callable[[Path], measures.Figures], Path]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; a row that misses is told and fails nothing, since the machine may just be busy."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and no history above 20,000 runs")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md too")
    wishes = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        os.environ["PRESENCECHECK_HOME"] = folder  # what is measured in this process sees nothing of the person's own
        tasks = _tasks(Path(folder), quick=wishes.quick)
        figures = _rounds(tasks, FEW if wishes.quick else ROUNDS)
        peers = beside(figures, Path(folder) / "peers", FEW if wishes.quick else ROUNDS)
    tables = (*lines(figures), "", *floors(figures), "", *peers)
    for line in tables:
        print(line)
    if wishes.write:
        write(tables)
    missed = [row.felt for row, figure in measured(figures) if figure is not None and figure > row.limit]
    print(f"Missed: {'; '.join(missed)}." if missed else "No row misses its target.")


def _tasks(folder: Path, *, quick: bool) -> list[Task]:
    """What is measured in each round, each in a home that has what it needs."""
    plain, changed, many, lists = (folder / name for name in ("plain", "changed", "many", "lists"))
    lists.mkdir()
    check_many.write(lists, 1000)
    fill(own_folder(many), 1000)
    fill(own_folder(plain), 1, items=14)
    tasks: list[Task] = [
        (measures.bare, plain),
        (measures.start, plain),
        (measures.started("question-named", "run", "full"), plain),
        (measures.started("question-option", "run", "full", "--fresh"), plain),
        (measures.opened("start"), plain),
        (measures.opened("start-option", "run", "full", "--fresh"), plain),
        (measures.edited, changed),
        (measures.served, plain),
        (measures.walked, plain),
        (measures.committed, plain),
        (lambda home: {"question-1000": measures.start(home)["question"]}, many),
        (measures.command("version", "--version"), plain),
        (measures.command("completion", **_COMPLETE), plain),
        (measures.checked(lists), plain),
        (measures.calendars(folder / "calendars"), plain),
        (measures.packed(_pack(folder / "pack")), folder / "packs"),
        (measures.memory("memory-libraries", _LIBRARIES), plain),
    ]
    sizes = {"10": 10, "20k": 20_000} if quick else {"10": 10, "20k": 20_000, "200k": 200_000, "1m": 1_000_000}
    for name, runs in sizes.items():
        home = folder / f"history-{name}"
        histories.write(history_file(home), runs)
        size = float(history_file(home).stat().st_size)
        tasks.append((measures.command(f"history-{name}", "history"), home))
        tasks.append((measures.command(f"stats-{name}", "stats"), home))
        tasks.append((measures.known(f"bytes-{name}", size), home))
    return tasks


def _pack(folder: Path) -> Path:
    """A pack of 1,000 lists."""
    folder.mkdir()
    check_many.write(folder, 1000)
    said = "format: 1\nname: many\ntitle: Many\nversion: 1.0.0\npublisher: A practice\nlicence: CC BY 4.0\n"
    (folder / "pack.yaml").write_text(said)
    return folder


def _rounds(tasks: list[Task], rounds: int) -> dict[str, list[float]]:
    figures: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for measure, home in tasks:
            found = measure(home)
            for name, values in found.items() if number else ():  # the first round only warms the caches
                figures[name] += values
        print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return figures


if __name__ == "__main__":
    main()
