"""Which values the settings can have."""

from collections.abc import Callable, Mapping
from typing import Any

from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.retention import is_span
from presencecheck.core.thresholds import address

CUES = ("none", "bell", "voice")
"""What can tell closed eyes that a breath turns."""
SURFACES = ("terminal", "plain", "browser")
"""Where a walk is shown."""
TABLE = "probes"
"""The only table of the file; its keys are named with it, as in `probes.host`."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "modality": MODALITIES,
    "setting": SETTINGS,
    "cue": CUES,
    "surface": SURFACES,
    "times": ("exact", "day"),
}


def _is_host(value: str) -> bool:
    return value == "" or address(value, 443) is not None


_SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "keep": (is_span, "KEEP_SHAPE"),
    f"{TABLE}.host": (_is_host, "HOST_SHAPE"),
    f"{TABLE}.stun": (_is_host, "HOST_SHAPE"),
}
"""Settings whose values cannot be listed: the test of a value, and the name of the message that describes one."""


def has_right_value(key: str, value: str) -> bool:
    """Whether the setting can have this value."""
    return value in CHOICES.get(key, (value,)) and (key not in _SHAPES or _SHAPES[key][0](value))


def right_values(key: str) -> str:
    """The values that the setting can have, in a sentence."""
    from presencecheck.messages import config as config_messages
    from presencecheck.messages import enumeration as enumeration_messages

    if key in _SHAPES:
        return str(getattr(config_messages, _SHAPES[key][1]))
    return config_messages.KNOWN_VALUES.format(values=enumeration_messages.join_with_commas(CHOICES[key]))


def is_whole_number(value: str) -> bool:
    """Whether it is one, of at most six digits."""
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) < 7


def flatten(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a settings file by their full keys."""
    table = data.get(TABLE, {})
    inside = {f"{TABLE}.{key}": value for key, value in table.items()} if isinstance(table, dict) else {TABLE: table}
    return {key: value for key, value in data.items() if key != TABLE} | inside
