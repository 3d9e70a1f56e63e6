"""The JSON of `show`: what was validated, under the field names of the file. Part of the interface."""

from collections.abc import Mapping

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.serialize import to_dict
from presencecheck.reports.json.envelope import json_text


def as_json(what: Checklist | Routine, names: Mapping[str, str] | None = None) -> str:
    """The checklist or routine with its texts as the file has them, and what each name in them stands for."""
    return json_text(**{kind_of(what): to_dict(what), "names": dict(names or {})})


def kind_of(what: Checklist | Routine) -> str:
    """What a file holds."""
    return "routine" if isinstance(what, Routine) else "checklist"
