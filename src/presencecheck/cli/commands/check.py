"""`check` and `schema`: for those who write checklists."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import print_json, print_line
from presencecheck.core.errors import ExitCode, UsageError
from presencecheck.messages import check as check_messages

if TYPE_CHECKING:
    from presencecheck.core.problems import Problem

Format = Literal["text", "json", "github"]


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    form: Annotated[
        Format | None, typer.Option("--format", help="As text, as JSON, or as annotations of a workflow.")
    ] = None,
    json: Json = False,
) -> int:
    """Report every problem of checklist files, with line, column and what to do."""
    from presencecheck.authoring.check import checked
    from presencecheck.library.library import Library
    from presencecheck.system.paths import locate

    if json and form not in (None, "json"):
        raise UsageError(f"--json and --format {form} exclude each other.", "Give one of them.")
    library = Library.of(locate())
    files, problems = 0, []
    for path in paths:
        for _, found in checked(path, library):
            files += 1
            problems += found
    return report(files, problems, "json" if json else form or "text")


def report(files: int, problems: "Iterable[Problem]", form: Format = "text") -> int:
    """Print what was found in `files` files, and give the exit code that says it."""
    problems = list(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "json":
        from presencecheck.reports.json.shapes import problems_shape

        print_json(problems_shape(files, problems))
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


def schema() -> None:
    """Print the JSON Schema of checklist files, for editors."""
    from presencecheck.formats.json_schema import schema as described

    print_json(described())


def _verdict(files: int, errors: int, warnings: int) -> str:
    template = check_messages.FILES_BAD if errors else check_messages.FILES_FINE
    verdict = template.format(files=check_messages.FILES.of(files), errors=check_messages.ERRORS.of(errors))
    return verdict + (check_messages.WARNINGS.of(warnings) if warnings else "")
