"""The JSON of `check`; part of the interface."""

from collections.abc import Iterable

from presencecheck.core.problems import Diagnostic
from presencecheck.core.serialize import to_dict
from presencecheck.reports.json.envelope import Shape


def problems_shape(files: int, problems: Iterable[Diagnostic]) -> Shape:
    """What `check` found."""
    return {"files": files, "problems": [to_dict(problem) for problem in problems]}
