"""Puts what was measured into docs/performance.md, between its two marks; all else there is written by hand."""

import platform
import sqlite3
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: python -m benchmarks --write -->", "<!-- end of what was measured -->"


def write(table: Sequence[str]) -> None:
    """Replace what the page says was measured."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    with_what = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}."
    PAGE.write_text("\n".join((before + BEGIN, "", with_what, "", *table, "", END + after)), encoding="utf-8")
