"""The object in which each command prints its JSON; part of the interface."""

from typing import Any

FORMAT = 1
"""The version of all shapes; a change that breaks readers raises it."""

Shape = dict[str, Any]


def enveloped(**content: Any) -> Shape:
    """The object that a command prints."""
    return {"format": FORMAT, **content}
