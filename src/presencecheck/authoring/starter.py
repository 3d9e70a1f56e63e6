"""The first text of a new checklist: valid as it stands, and explained by its comments. Pure."""

import json
import re

from presencecheck.library.own_folder import SCHEMA_FILE
from presencecheck.messages import new as new_messages

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""The line by which editors find the schema, beside the file: it needs no network and works wherever the folder is."""


def starter(name: str, title: str) -> str:
    """The text of a new checklist.

    Args:
        name: its id.
        title: the title on screen.
    """
    return new_messages.STARTER.format(modeline=MODELINE, id=name, title=scalar(title))


def title_of(name: str) -> str:
    """A title for an id: "my-room" is "My room"."""
    words = name.replace("-", " ").strip()
    return words[:1].upper() + words[1:60]


def scalar(text: str) -> str:
    """`text` as YAML on one line, in quotes where it would be misread without."""
    plain = re.fullmatch(r"[^\W\d_][\w '().!/-]*", text) and not text.endswith(" ")
    # Editors, whose YAML guesses types, would take these for something else than text.
    return text if plain and text.casefold() not in ("true", "false", "null") else json.dumps(text, ensure_ascii=False)
