"""What `show --json` prints, as the file that it was. Pure."""

import json
from typing import Any

from presencecheck.authoring.draft.yaml_lines import field_lines
from presencecheck.authoring.imports.model import Fields
from presencecheck.authoring.starter import MODELINE


def own_json_text(text: str, name: str, title: str) -> str:
    """The text of a checklist or routine under another id; whether it is right, the reader says.

    Args:
        text: JSON with `checklist` or `routine`.
        name: the new id.
        title: the new title; empty for its own.
    """
    data = json.loads(text)
    content = data.get("checklist") or data.get("routine")
    fields: Fields = _writable(content) if isinstance(content, dict) else {}
    head = {"format": 1, "id": name, **({"title": title} if title else {})}
    fields = {**head, **{key: value for key, value in fields.items() if key not in head}}
    return "\n".join((MODELINE, *field_lines(fields))) + "\n"


def _writable(value: Any) -> Any:
    """The value without what is empty; what no checklist holds is text, so that the reader refuses it."""
    if isinstance(value, dict):
        return {key: _writable(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [json.dumps(each) if isinstance(each, list) else _writable(each) for each in value if each is not None]
    return value if isinstance(value, str | bool | int) else str(value)
