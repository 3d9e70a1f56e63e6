"""Prints the problems of checklist files, for `check`, `new` and `edit`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from presencecheck.cli.output import print_json, print_line
from presencecheck.core.errors import ExitCode
from presencecheck.messages import check as check_messages

if TYPE_CHECKING:
    from presencecheck.core.problems import Diagnostic

Format = Literal["text", "json", "github"]


def print_problems(files: int, problems: "Iterable[Diagnostic]", form: Format = "text") -> int:
    """Print what was found in `files` files, and give the exit code that says it."""
    problems = list(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "json":
        from presencecheck.reports.json.check import problems_shape

        print_json(**problems_shape(files, problems))
    elif form == "github":
        from presencecheck.reports.text.annotations import annotation

        for problem in problems:
            print_line(annotation(problem))
        print_line(_verdict(files, errors, len(problems) - errors))
    else:
        for problem in problems:
            print_line(str(problem))
        print_line(_verdict(files, errors, len(problems) - errors))
    return ExitCode.NOT_READY if errors else ExitCode.FINE


def _verdict(files: int, errors: int, warnings: int) -> str:
    template = check_messages.FILES_BAD if errors else check_messages.FILES_FINE
    verdict = template.format(files=check_messages.FILES.of(files), errors=check_messages.ERRORS.of(errors))
    return verdict + (check_messages.WARNINGS.of(warnings) if warnings else "")
