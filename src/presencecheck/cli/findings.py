"""How `probe` and `doctor` tell what was found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from presencecheck.cli.output import print_json, print_paragraph, print_table
from presencecheck.core.errors import ExitCode
from presencecheck.messages import probes as say

if TYPE_CHECKING:
    from presencecheck.probes.measurement import Measurement


def print_findings(kind: str, listed: str, found: Sequence[tuple[str, "Measurement"]], *, json: bool) -> int:
    """Print each finding by its name, and then what helps; the exit code says whether something fails.

    Args:
        kind: what is named, for the heading.
        listed: what the list is called in JSON.
        found: the names and findings.
        json: as one object instead.
    """
    if json:
        from presencecheck.reports.json.shapes import enveloped, findings_shape

        print_json(enveloped(**{listed: findings_shape(found)}))
    else:
        print_table((kind, *say.HEADINGS), [(name, each.finding, each.sentence) for name, each in found])
        for name, each in found:
            if each.remedy:
                print_paragraph(say.WHAT_HELPS.format(name=name, remedy=each.remedy))
    return ExitCode.NOT_READY if any(each.finding == "fail" for _, each in found) else ExitCode.FINE
