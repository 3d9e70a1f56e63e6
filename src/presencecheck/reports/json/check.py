"""The JSON of `check`; part of the interface."""

from collections.abc import Iterable

from presencecheck.core.problems import Diagnostic
from presencecheck.core.serialize import to_dict
from presencecheck.reports.json.envelope import Shape, enveloped


def problems_shape(files: int, problems: Iterable[Diagnostic]) -> Shape:
    """What `check` found."""
    return enveloped(files=files, problems=[_problem_shape(problem) for problem in problems])


def _problem_shape(problem: Diagnostic) -> Shape:
    shape: Shape = to_dict(problem)
    return shape
