"""Which values the settings can have."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.retention import is_span
from presencecheck.core.thresholds import address
from presencecheck.system.paths import is_folder_name

CUES = ("none", "bell", "voice")
"""What can tell closed eyes that a breath turns."""
SURFACES = ("terminal", "plain", "browser")
"""Where a walk is shown."""
PROBES, PRACTICE = "probes", "practice"
"""The tables of the file."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "modality": MODALITIES,
    "setting": SETTINGS,
    "cue": CUES,
    "surface": SURFACES,
    "times": ("exact", "day"),
}


def _is_host(value: str) -> bool:
    return value == "" or address(value, 443) is not None


def _fits_practice(name: str, value: str) -> bool:
    from presencecheck.system.practice import IS_RIGHT

    return IS_RIGHT[name](value)


def is_address(value: str) -> bool:
    """Whether this setting of a calendar is an address, not the path of a file or folder."""
    return value[:10].lower().startswith(_SCHEMES)


def is_calendar(value: str) -> bool:
    """Whether the setting of the calendar can be this: a whole path, an https address, or nothing."""
    if is_address(value):
        host = host_of(value)
        is_plain = value.isascii() and value.isprintable() and " " not in value and len(value) <= 2000
        return is_plain and bool(host) and value.lower().partition("://")[2].startswith(host.lower())
    return is_folder_name(value)


_SCHEMES = ("https://", "webcal://", "webcals://")
_SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "keep": (is_span, "KEEP_SHAPE"),
    "own": (is_folder_name, "OWN_SHAPE"),
    "calendar": (is_calendar, "CALENDAR_SHAPE"),
    f"{PROBES}.host": (_is_host, "HOST_SHAPE"),
    f"{PROBES}.stun": (_is_host, "HOST_SHAPE"),
    f"{PRACTICE}.name": (partial(_fits_practice, "name"), "LINE_SHAPE"),
    f"{PRACTICE}.phone": (partial(_fits_practice, "phone"), "PHONE_SHAPE"),
    f"{PRACTICE}.emergency": (partial(_fits_practice, "emergency"), "PHONE_SHAPE"),
    f"{PRACTICE}.link": (partial(_fits_practice, "link"), "LINK_SHAPE"),
    f"{PRACTICE}.date": (partial(_fits_practice, "date"), "DATE_SHAPE"),
    f"{PRACTICE}.waiting": (partial(_fits_practice, "waiting"), "LINE_SHAPE"),
    f"{PRACTICE}.platform": (partial(_fits_practice, "platform"), "LINE_SHAPE"),
}
"""Settings whose values cannot be listed: the test of a value, and the name of the message that describes one."""


def without_secret(key: str, value: object) -> str:
    """The value of a setting as it may be printed: of the address of a calendar, which is a secret, the host alone."""
    text = str(value)
    if key != "calendar" or "://" not in text:
        return text
    return f"{text.partition('://')[0]}://{host_of(text)}/…"


def host_of(address: str) -> str:
    """The host of an address, with its port; nothing that stands before or behind it, which can be a secret."""
    rest = address.partition("://")[2]
    for mark in "/?#\\":
        rest = rest.partition(mark)[0]
    return rest.rpartition("@")[2]


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


def flatten(data: Mapping[str, Any], tables: Collection[str]) -> dict[str, Any]:
    """The values of a settings file by their full keys.

    Args:
        data: the file.
        tables: the names of its tables; what is none of them stays as it is.
    """
    flat: dict[str, Any] = {}
    for name, value in data.items():
        if name in tables and isinstance(value, dict):
            flat |= {f"{name}.{key}": inner for key, inner in value.items()}
        else:
            flat[name] = value
    return flat
