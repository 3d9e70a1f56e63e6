"""`check` and `schema`: for those who write checklists."""

from pathlib import Path
from typing import Annotated

import typer

from presencecheck import messages as say
from presencecheck.cli.options import Json
from presencecheck.cli.output import emit, line
from presencecheck.errors import ExitCode


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders of files.")],
    json: Json = False,
) -> int:
    """Report every problem of checklist files, with line, column and what to do."""
    from presencecheck.files import read_bytes
    from presencecheck.library import MOST_BYTES, Library, files_in, overlay_problems
    from presencecheck.loading import load
    from presencecheck.overlay import Overlay
    from presencecheck.paths import locate
    from presencecheck.problems import Problem
    from presencecheck.reports.shapes import problems_shape

    files = [file for path in paths for file in files_in(path)]
    problems: list[Problem] = []
    library = Library.of(locate())
    for file in files:
        reading = load(read_bytes(file, MOST_BYTES), str(file), expected_id=file.stem)
        problems += reading.problems
        if isinstance(reading.what, Overlay):
            problems += overlay_problems(file, reading.what, library)
    errors = sum(problem.severity == "error" for problem in problems)
    if json:
        emit(problems_shape(len(files), problems))
    else:
        for problem in problems:
            line(str(problem))
        line(_verdict(len(files), errors, len(problems) - errors))
    return ExitCode.NOT_READY if errors else ExitCode.FINE


def schema() -> None:
    """Print the JSON Schema of checklist files, for editors."""
    from presencecheck.schema import schema as described

    emit(described())


def _verdict(files: int, errors: int, warnings: int) -> str:
    template = say.FILES_BAD if errors else say.FILES_FINE
    verdict = template.format(count=files, s=_s(files), errors=errors, es=_s(errors))
    return verdict + (say.WARNINGS.format(count=warnings, s=_s(warnings)) if warnings else "")


def _s(count: int) -> str:
    return "" if count == 1 else "s"
