"""`check`: every problem of checklist files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.parameters import Argument, Option
from presencecheck.cli.problems import Format, print_problems
from presencecheck.core.errors import UsageError
from presencecheck.messages import check as check_messages
from presencecheck.messages import help as help_messages

if TYPE_CHECKING:
    from presencecheck.core.problems import Diagnostic
    from presencecheck.library.library import Library


def check(
    paths: Annotated[
        list[Path], Argument(metavar=help_messages.METAVARS["paths"], help=check_messages.OPTIONS["paths"])
    ],
    form: Annotated[Format | None, Option("--format", help=check_messages.OPTIONS["form"])] = None,
    json: Json = False,
    plain: Plain = False,
) -> int:
    """Report every problem of checklist files, with line, column and what to do."""
    from presencecheck.authoring.check import check_files
    from presencecheck.cli.passed_over import open_library
    from presencecheck.system.paths import user_paths

    if json and form not in (None, "json"):
        raise UsageError(*check_messages.TWO_FORMATS.format(form=form))
    library = open_library(user_paths())
    files, problems, passed_over, links = 0, list["Diagnostic"](), list[Path](), dict[str, None]()
    for path in paths:
        for checked in check_files(_named(path, library), library):
            files += not checked.foreign
            problems += checked.problems
            links |= dict.fromkeys(checked.links)
            passed_over += [checked.path] if checked.foreign else []
    code = print_problems(files, problems, "json" if json else form or "text", passed_over, links=links)
    _tell_of_other_formats(paths, problems)
    return code


def _tell_of_other_formats(paths: Iterable[Path], problems: "Iterable[Diagnostic]") -> None:
    """Say how to make a list of notes and the like: what is wrong with them as YAML helps nobody."""
    from presencecheck.cli.output import notice
    from presencecheck.core.names import SUFFIXES
    from presencecheck.messages import library as library_messages
    from presencecheck.system.program_name import typed_word

    wrong = {problem.path for problem in problems if problem.severity == "error"}
    for path in paths:
        if str(path) in wrong and not path.name.endswith(SUFFIXES):
            notice(" ".join(library_messages.OTHER_FORMAT.format(path=path, typed=typed_word(path))))


def _named(path: Path, library: "Library") -> Path:
    """The file of the list of this name, where nothing is at the path itself; of an own one first.

    Raises:
        ChecklistNotFoundError: it is a name, and neither is there.
    """
    from presencecheck.core.names import is_name
    from presencecheck.library.loaded import ChecklistNotFoundError
    from presencecheck.system.files import path_exists

    if not is_name(str(path)) or path_exists(path):
        return path
    try:
        return library.find(str(path)).path
    except ChecklistNotFoundError as error:
        raise ChecklistNotFoundError(check_messages.NO_SUCH_NAME.format(name=path), error.hint) from error
