"""The JSON of `check`; part of the interface."""

from collections.abc import Iterable
from pathlib import Path

from presencecheck.core.problems import Diagnostic
from presencecheck.core.serialize import to_dict
from presencecheck.reports.json.envelope import Shape


def problems_shape(
    files: int, problems: Iterable[Diagnostic], passed_over: Iterable[Path] = (), *, links: Iterable[str] = ()
) -> Shape:
    """What `check` found, the YAML files of other programs that it passed over, and the addresses on pages."""
    return {
        "files": files,
        "problems": [to_dict(problem) for problem in problems],
        "passed-over": [str(path) for path in passed_over],
        "links": list(links),
    }
