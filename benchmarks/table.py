"""The rows that are promised: what is felt, its target, and how its figure comes out of what was measured."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple

Figures = Mapping[str, Sequence[float]]


class Row(NamedTuple):
    """One promise.

    Attributes:
        felt: what a person feels.
        limit: the figure that it must not exceed.
        unit: what the figure is a multiple of, or counts.
        figure: from everything measured to the figure.
        needs: the names of what must have been measured.
    """

    felt: str
    limit: float
    unit: str
    figure: Callable[[Figures], float]
    needs: tuple[str, ...]


def ratio(above: str, below: str) -> Callable[[Figures], float]:
    """The median of the one over the median of the other."""
    return lambda figures: median(figures[above]) / median(figures[below])


def _verdict(figures: Figures) -> float:
    """In multiples of fdatasync, after the millisecond that drawing may take."""
    return (median(figures["verdict"]) - 0.001) / median(figures["fdatasync"])


def _slow_key(figures: Figures) -> float:
    return quantiles(figures["key"], n=20)[-1] * 1000


def _milliseconds(name: str) -> Callable[[Figures], float]:
    return lambda figures: median(figures[name]) * 1000


def _count(name: str) -> Callable[[Figures], float]:
    return lambda figures: median(figures[name])


def _bytes_a_run(figures: Figures) -> float:
    return median(figures["bytes-20k"]) / 20_000


def against(felt: str, limit: float, above: str, below: str = "bare", unit: str = "B") -> Row:
    """A row of one time over another."""
    return Row(felt, limit, unit, ratio(above, below), (above, below))


ROWS: tuple[Row, ...] = (
    against("Enter → first question on screen, routine `full`", 4.2, "question"),
    against("… by name, `presencecheck run full`", 4.2, "question-named"),
    against("… with an option, `presencecheck run full --fresh`", 4.2, "question-option"),
    Row("… files opened before it", 140, "files", _count("start-files"), ("start-files",)),
    Row("… compiled modules among them", 95, "modules", _count("start-modules"), ("start-modules",)),
    Row("… calls of the system", 2400, "calls", _count("start-calls"), ("start-calls",)),
    Row("… files, with an option", 140, "files", _count("start-option-files"), ("start-option-files",)),
    Row("… modules, with an option", 95, "modules", _count("start-option-modules"), ("start-option-modules",)),
    against("Enter → ready for keys", 9, "keys"),
    against("Enter → first question after a checklist was edited", 12, "edited"),
    against("key taken → next question, the answer durable", 10, "key", "fdatasync", "fdatasync of 600 B"),
    Row("… the slowest of twenty keys", 16, "ms", _slow_key, ("key",)),
    Row("last key taken → verdict on screen", 4, "fdatasync, beside 1 ms", _verdict, ("verdict", "fdatasync")),
    against("verdict → shell prompt", 1, "prompt"),
    against("browser: command to first page answered", 9, "first-page"),
    against("`--version`", 3, "version"),
    against("Tab completion of a command", 4.5, "completion"),
    against("`history` at 20,000 runs", 6.5, "history-20k"),
    against("`history` at 1,000,000 runs", 1.10, "history-1m", "history-10", "`history` at 10"),
    against("`stats` at 20,000 runs", 1.15, "stats-20k", "stats-10", "`stats` at 10"),
    against("`stats` at 200,000 runs", 1.25, "stats-200k", "stats-10", "`stats` at 10"),
    against("`check` of 1,000 checklists, the work alone", 1.2, "check", "parse", "a bare CSafeLoader loop"),
    against("start of a run in a library of 1,000", 1.05, "question-1000", "question", "the start with 15"),
    Row(
        "`pack export` of 1,000 checklists", 1.5, "s", lambda figures: median(figures["pack-export"]), ("pack-export",)
    ),
    Row("`pack add` of 1,000 checklists", 1, "s", lambda figures: median(figures["pack-add"]), ("pack-add",)),
    Row("bytes a run (14 answers) at 20,000 runs", 400, "bytes", _bytes_a_run, ("bytes-20k",)),
    Row(
        "5,000 appointments of a calendar, the work alone", 150, "ms", _milliseconds("appointments"), ("appointments",)
    ),
    Row("a calendar folder of 2,000 files", 1000, "ms", _milliseconds("calendar-files"), ("calendar-files",)),
    Row("a calendar with a rule without end, refused", 2000, "ms", _milliseconds("calendar-bomb"), ("calendar-bomb",)),
    against("memory of a walk", 0.8, "memory", "memory-libraries", "importing typer, rich, prompt_toolkit"),
)


def measured(figures: Figures) -> list[tuple[Row, float | None]]:
    """Each row with its figure; None where its parts were not measured."""
    return [(row, row.figure(figures) if all(map(figures.get, row.needs)) else None) for row in ROWS]


def floors(figures: Figures) -> list[str]:
    """What a commit costs on this disk by itself, as a Markdown table: no key that is durable comes below it."""
    ways = {
        "commit": "with a journal that is deleted, as the history makes it",
        "commit-persist": "with a journal that stays",
        "commit-wal": "with a write-ahead log",
    }
    rows = [f"| {how} | {ratio(name, 'fdatasync')(figures):.1f} |" for name, how in ways.items()]
    return ["| a commit of one row, by itself, on the same disk | fdatasync of 600 B |", "|---|---|", *rows]


def spread(values: Sequence[float]) -> str:
    """The middle half of the values, as a share of their median."""
    if len(values) < 4:
        return ""
    low, middle, high = quantiles(values, n=4)
    return f"±{(high - low) / 2 / middle:.0%}" if middle else ""


def lines(figures: Figures) -> list[str]:
    """The rows as a Markdown table."""
    found = ["| what is felt | target | measured | in | spread | |", "|---|---|---|---|---|---|"]
    for row, figure in measured(figures):
        wide = spread(figures.get(row.needs[0], ()))
        if figure is None:
            found.append(f"| {row.felt} | ≤ {row.limit:g} | not measured | {row.unit} | | |")
        else:
            verdict = "" if figure <= row.limit else "**misses**"
            found.append(f"| {row.felt} | ≤ {row.limit:g} | {figure:.3g} | {row.unit} | {wide} | {verdict} |")
    return found
