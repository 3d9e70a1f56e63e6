"""The object in which each command prints its JSON; part of the interface."""

import json
from typing import Any

FORMAT = 1
"""The version of all shapes; a change that breaks readers raises it."""

Shape = dict[str, Any]


def json_text(**content: Any) -> str:
    """The text of the object that a command prints; ASCII only, so that no terminal and no encoding can be harmed."""
    return json.dumps({"format": FORMAT, **content}, indent=2) + "\n"
