"""The JSON of what `probe` and `doctor` found; part of the interface."""

from collections.abc import Iterable

from presencecheck.probes.measurement import Measurement
from presencecheck.reports.json.envelope import Shape


def findings_shape(found: Iterable[tuple[str, Measurement]]) -> list[Shape]:
    """Findings with their names, empty fields omitted."""
    return [
        {
            "name": name,
            **{key: part for key, part in measured._asdict().items() if key in _FIELDS and part not in _EMPTY},
        }
        for name, measured in found
    ]


_FIELDS = ("finding", "sentence", "remedy", "value", "unit")
_EMPTY = ("", None)
