"""Prints what `probe` and `doctor` found."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from presencecheck.cli.output import print_json, print_paragraph, print_table
from presencecheck.cli.plain import is_plain
from presencecheck.core.errors import ExitCode
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import probes as probes_messages

if TYPE_CHECKING:
    from presencecheck.probes.measurement import Measurement

_WORST_FIRST = ("fail", "warn", "unknown", "ok")


def print_findings(
    kind: str,
    listed: str,
    found: Sequence[tuple[str, "Measurement"]],
    *,
    json: bool,
    names: Mapping[str, str] | None = None,
) -> int:
    """Print each finding by its name, then what helps, each remedy once; the exit code says whether anything failed.

    Args:
        kind: the heading of the names.
        listed: the key of the list in JSON.
        found: the names and findings.
        json: print one JSON object instead.
        names: what the names are called on screen, where that differs.
    """
    if json:
        from presencecheck.reports.json.findings import findings_shape

        print_json(**{listed: findings_shape(found)})
    else:
        shown = [((names or {}).get(name, name), each) for name, each in found]
        if is_plain():
            shown.sort(key=lambda one: _WORST_FIRST.index(one[1].finding))
        rows = [(name, probes_messages.FINDINGS[each.finding], each.sentence) for name, each in shown]
        print_table((kind, *probes_messages.HEADINGS), rows, words=lambda cells: probes_messages.ROW.format(*cells))
        helps: dict[str, list[str]] = {}
        for name, each in shown:
            if each.remedy:
                helps.setdefault(each.remedy, []).append(name)
        for remedy, needed in helps.items():
            name = enumeration_messages.join_with_commas(needed)
            print_paragraph(probes_messages.WHAT_HELPS.format(name=name, remedy=remedy))
    return ExitCode.NOT_READY if any(each.finding == "fail" for _, each in found) else ExitCode.FINE
