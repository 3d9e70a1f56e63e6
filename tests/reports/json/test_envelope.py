"""The object around each command's JSON."""

import json

from presencecheck.reports.json.envelope import json_text


def test_the_format_comes_first() -> None:
    """A reader sees the version before anything else."""
    assert json_text(runs=[]).splitlines()[1] == '  "format": 1,'
    assert json.loads(json_text(runs=[])) == {"format": 1, "runs": []}


def test_ascii_alone() -> None:
    """So that every terminal and every program can take it; it ends with its line."""
    assert json_text(name="räume\u202e").isascii()
    assert json_text().endswith("}\n")
