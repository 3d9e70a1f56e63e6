"""Prints the problems of checklist files, for `check`, `new` and `edit`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from presencecheck.cli.output import print_json, print_line
from presencecheck.core.errors import ExitCode
from presencecheck.core.frozen import replace
from presencecheck.messages import check as check_messages

if TYPE_CHECKING:
    from presencecheck.core.problems import Diagnostic

Format = Literal["text", "json", "github"]


def print_problems(
    files: int,
    problems: "Iterable[Diagnostic]",
    form: Format = "text",
    passed_over: Sequence[Path] = (),
    *,
    links: Iterable[str] = (),
) -> int:
    """Print what was found in `files` files, and give the exit code that says it.

    Args:
        files: how many were checked.
        problems: what was found.
        form: how it is printed.
        passed_over: files of other programs, which were not checked.
        links: addresses on the pages that they are.
    """
    problems = list(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "json":
        from presencecheck.reports.json.check import problems_shape

        print_json(**problems_shape(files, problems, passed_over, links=links))
    elif form == "github":
        from presencecheck.reports.text.annotations import annotation
        from presencecheck.system.paths import path_in_workspace

        for problem in problems:
            print_line(annotation(replace(problem, path=path_in_workspace(problem.path))))
        print_line(_verdict(files, errors, len(problems) - errors, len(passed_over)))
    else:
        for problem in problems:
            print_line(str(problem))
        for link in links:
            print_line(check_messages.LINK.format(link=link))
        print_line(_verdict(files, errors, len(problems) - errors, len(passed_over)))
    return ExitCode.NOT_READY if errors else ExitCode.FINE


def _verdict(files: int, errors: int, warnings: int, passed_over: int) -> str:
    template = check_messages.FILES_BAD if errors else check_messages.FILES_FINE
    verdict = template.format(files=check_messages.FILES.of(files), errors=check_messages.ERRORS.of(errors))
    verdict += check_messages.WARNINGS.of(warnings) if warnings else ""
    return verdict + (check_messages.PASSED_OVER.of(passed_over) if passed_over else "")
