"""Puts what was measured into docs/performance.md, between its two marks; all else there is written by hand."""

import platform
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from docs.marks import put

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: python -m benchmarks --write -->", "<!-- end of what was measured -->"


def write(table: Sequence[str]) -> None:
    """Replace what the page says was measured."""
    with_what = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}."
    put(PAGE, BEGIN, END, (with_what, "", *table))
