"""The JSON of `export --codebook`; part of the interface."""

from collections.abc import Iterable

from presencecheck.core.serialize import to_dict
from presencecheck.history.queries.export_rows import PlanUse
from presencecheck.messages import codebook as codebook_messages
from presencecheck.reports.json.envelope import Shape
from presencecheck.reports.text.codebook import checklist_versions
from presencecheck.system.clock import date_of


def codebook_shape(plans: Iterable[PlanUse]) -> Shape:
    """The codebook as `export --codebook --json` prints it."""
    return {
        "about": codebook_messages.ABOUT,
        "columns": [{"column": name, "meaning": meaning} for name, meaning in codebook_messages.COLUMNS.items()],
        "codes": {
            name: [{"code": code, "meaning": meaning} for code, meaning in codes.items()]
            for name, codes in codebook_messages.CODES.items()
        },
        "checklists": [
            {
                "id": checklist.id,
                "version": checklist.version,
                "sha256": sha256,
                "first": date_of(first).isoformat(),
                "last": date_of(last).isoformat(),
                "runs": runs,
                "checklist": to_dict(checklist),
            }
            for sha256, (checklist, first, last, runs) in checklist_versions(plans).items()
        ],
    }
