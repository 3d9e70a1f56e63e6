"""The JSON of `devices`; part of the interface."""

from presencecheck.devices.verdict import Result
from presencecheck.reports.json.envelope import Shape


def devices_shape(result: Result) -> Shape:
    """What the device page found."""
    parts = [{key: found for key, found in vars(part).items() if found != ""} for part in result.parts]
    shape = {"finding": result.finding, "sentence": result.sentence, "remedy": result.remedy, "parts": parts}
    return {key: found for key, found in shape.items() if found != ""}
