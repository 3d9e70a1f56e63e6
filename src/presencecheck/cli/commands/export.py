"""`export`: the person's own runs, for other programs, and what all of it means."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from presencecheck.cli.date_range import RoutineName, Since, Until, selection
from presencecheck.cli.options import Json, Output, Yes
from presencecheck.cli.parameters import Option
from presencecheck.messages import export as export_messages

if TYPE_CHECKING:
    from presencecheck.history.queries.selection import Selection

Format = Literal["csv", "jsonl", "fhir"]


def export(
    format_: Annotated[
        Format | None,
        Option("--format", help=export_messages.OPTIONS["format"]),
    ] = None,
    detail: Annotated[bool, Option("--detail", help=export_messages.OPTIONS["detail"])] = False,
    codebook: Annotated[bool, Option("--codebook", help=export_messages.OPTIONS["codebook"])] = False,
    output: Output = None,
    yes: Yes = False,
    since: Since = "",
    until: Until = "",
    routine: RoutineName = "",
    json: Json = False,
) -> None:
    """Write your runs for a spreadsheet, a program, or a health record system; all of them unless you say which."""
    from presencecheck.cli.maintenance import do_maintenance
    from presencecheck.core.errors import UsageError
    from presencecheck.system.paths import user_paths

    if codebook and (format_ or detail):
        raise UsageError(*export_messages.CODEBOOK_ALONE)
    if json and not codebook:
        raise UsageError(*export_messages.JSON_LINES)
    wanted = selection(since, until, routine)
    do_maintenance(asks=not json)
    history = user_paths().history
    if codebook:
        pieces = _codebook(history, wanted, json=json)
    else:
        pieces = _runs(history, wanted, format_ or "csv", detail=detail)
    _deliver(pieces, output, yes=yes)


def _codebook(history: Path, wanted: "Selection", *, json: bool) -> Iterable[str]:
    from presencecheck.history.queries.export_rows import plan_uses
    from presencecheck.reports.json.codebook import codebook_shape
    from presencecheck.reports.json.envelope import json_text
    from presencecheck.reports.text.codebook import codebook_text

    plans = plan_uses(history, wanted)
    if json:
        return [json_text(codebook=codebook_shape(plans))]
    return (f"{row}\n" for row in codebook_text(plans))


def _runs(history: Path, wanted: "Selection", name: Format, *, detail: bool) -> Iterable[str]:
    from presencecheck.history.queries.export_rows import run_rows
    from presencecheck.reports.fhir.responses import as_bundle
    from presencecheck.reports.text.runs_csv import as_csv, as_lines

    formats = {"csv": as_csv, "jsonl": as_lines, "fhir": as_bundle}
    return formats[name](run_rows(history, wanted), detail=detail)


def _deliver(pieces: Iterable[str], output: Path | None, *, yes: bool) -> None:
    """To standard output piece by piece, or to the file as a whole."""
    from presencecheck.cli.output import print_text
    from presencecheck.cli.save import save

    if output is not None:
        save(output, "".join(pieces).encode(), yes=yes)
        return
    for piece in pieces:
        print_text(piece)
