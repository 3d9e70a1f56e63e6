"""What may name a checklist or an item. Pure."""

import re

PATTERN = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
"""Small letters, digits and hyphens, 64 at most: look-alikes of other scripts cannot occur."""

_ID = re.compile(PATTERN)
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def is_id(text: str) -> bool:
    """Whether `text` may be an id: it is also a safe file name on every system."""
    return _ID.fullmatch(text) is not None and not is_device(text)


def split(name: str) -> tuple[str, str]:
    """The layer and the id that a name means: `shipped:environment`; the layer is empty where none is named."""
    layer, colon, rest = name.partition(":")
    return (layer, rest) if colon else ("", layer)


def is_name(text: str) -> bool:
    """Whether `text` may name a checklist: an id, or LAYER:ID."""
    layer, name = split(text)
    return is_id(name) and (is_id(layer) or ":" not in text)


def is_device(text: str) -> bool:
    """Whether Windows takes a file of this name, up to its first dot, for a device."""
    return text.partition(".")[0].casefold() in _WINDOWS_DEVICES
