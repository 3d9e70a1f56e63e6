"""The JSON of `check`."""

from pathlib import Path

from presencecheck.core.problems import Violation, locate
from presencecheck.reports.json.check import problems_shape


def test_each_problem_has_its_place_and_what_to_do() -> None:
    """Under names that no language changes."""
    near = ("redy", ("ready", "repeat"))
    found = locate(Violation("unknown-key", ("redy",), {"key": "redy", "known": "ready"}, near=near), "a.yaml", 6, 40)
    shape = problems_shape(2, [found], [Path("mkdocs.yml")], links=["https://example.org"])
    assert (shape["files"], shape["passed-over"], shape["links"]) == (2, ["mkdocs.yml"], ["https://example.org"])
    [problem] = shape["problems"]
    assert list(problem) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert (problem["path"], problem["line"], problem["column"]) == ("a.yaml", 6, 40)
    assert (problem["severity"], problem["code"], problem["hint"]) == ("error", "unknown-key", 'Did you mean "ready"?')
