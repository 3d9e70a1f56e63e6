"""Findings as JSON."""

from presencecheck.probes.measurement import Measurement
from presencecheck.reports.json.findings import findings_shape


def test_empty_fields_are_omitted() -> None:
    """But a value of nought is a value."""
    found = [("disk", Measurement("warn", "Low.", "", 0, "GB"))]
    assert findings_shape(found) == [{"name": "disk", "finding": "warn", "sentence": "Low.", "value": 0, "unit": "GB"}]
