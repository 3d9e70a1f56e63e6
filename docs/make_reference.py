"""Makes docs/reference.md from the model, the schema and the table of faults.

Run from the checkout: python docs/make_reference.py [FILE]
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from presencecheck.core.practice_names import FACTS, NAMES  # noqa: E402
from presencecheck.core.problems import RULES  # noqa: E402
from presencecheck.formats.json_schema import schema  # noqa: E402
from presencecheck.formats.kinds import KINDS  # noqa: E402
from presencecheck.messages import page_words as page_words_messages  # noqa: E402
from presencecheck.messages import problems as problems_messages  # noqa: E402

INTRODUCTION = """\
# Reference of checklist files

Every field, every kind of item and every problem that `presencecheck check` can report, made from the program itself
by `python docs/make_reference.py`. To begin gently, read
[write-your-first-checklist.md](write-your-first-checklist.md).

A file is a checklist, a routine or an overlay, in YAML: UTF-8 text, at most 256 KiB, called ID.yaml. A text is what it
looks like: `no`, `on` and `12:30` stay text. Anchors, aliases, merge keys (`<<`), tags (`!`), fields given twice,
unknown fields, and hidden or control characters are errors. Where a field names another checklist,
`shipped:environment` or `PACK:ID` means the one of that layer, and an id alone the highest layer that has it.

## Names in texts

Four names can stand in a text that is read, in a title, a section, a question, a state word, a reason, what helps, a
step, the ends of a scale, a source, a closing:

| name | setting | where nothing is set |
|---|---|---|
NAME_ROWS

```yaml
ask: "{{practice.name}} can be reached at {{practice.phone}}: is that in the invitation?"
```

They are filled in when the text is shown: from the settings, else from `[practice]` in the policy, else from `practice`
in the `pack.yaml` of the pack that the list is from. Where nothing is set, the words above stand there, in the list's
language if that is one of hand-outs'. Blanks inside (`{{ practice.name }}`) change nothing. What a value holds is text
and is not looked at again.

That is all: no other names, no conditions, and nothing of a client. `{{` always begins one of the four, and any other
is an error; there is no way to write one as text. Single braces are text. Options, and what a follow-up compares with
them, are answers, which are kept as they are written: a name there is an error, as it is in ids, versions and links. A
text that begins with a name stands in quotes, as YAML reads `{` otherwise.

Files, overlays, `edit`, `diff`, packs, `--json`, `--format csv`, `check` and the history have the names as they are
written, so that a new telephone number changes no list. `doctor` says which lists name what is not set.
"""

FILES = {
    "Checklist": "A checklist has `items`.",
    "Routine": "A routine has `include` in place of `items`.",
    "Overlay": "It has `extends`; the checklist that it changes goes on being revised below it.",
}
EXAMPLES = {
    "confirm": """\
- id: room-closed
  ask: Is the room closed off?
  ready: Closed off
  importance: essential
  seconds: 8
  why: While the door is open, part of you keeps listening for footsteps.
  if-not-yet:
    do: [Shut the door, Wear headphones]
    then: recheck
""",
    "exercise": """\
- id: breathe
  kind: exercise
  ask: Let the breath become a little longer going out
  exercise:
    seconds: 60
    breathe: {in: 4, out: 6}
    alternative: Look at something far away
""",
    "scale": """\
- id: here
  kind: scale
  ask: How much of you is here?
  scale: {min: 0, max: 10, low: little, high: all}
  follow-up:
    - {at-most: 3, say: A slow minute may be worth more than another tick.}
""",
    "choice": """\
- id: carrying
  kind: choice
  ask: What do you carry in with you?
  options: [nothing much, hurry, the last session]
  keep: false
""",
    "several": """\
- id: still-with-me
  kind: several
  ask: What is still with you from the last session?
  options: [nothing, worry, anger, tiredness]
  at-most: 2
  follow-up:
    - {has: tiredness, say: A minute at the window may do more than coffee.}
""",
    "text": """\
- id: intention
  kind: text
  ask: How do you want to be in this session?
  max: 60
""",
    "probe": """\
- id: power
  kind: probe
  ask: Is this computer plugged in?
  probe: power
  ready: Powered
  if-not-yet: {do: [Plug it in]}
""",
}
SHORT = "- water: Is water within reach?\n"


def main() -> None:
    """Write the reference into the file named, or into docs/."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "reference.md"
    path.write_text(reference(), encoding="utf-8")


def reference() -> str:
    """The whole page."""
    return "\n".join(_pages(schema()["$defs"]))


def _name_rows() -> Iterator[str]:
    for name, fact in zip(NAMES, FACTS, strict=True):
        yield f"| `{name}` | `practice.{fact}` | {page_words_messages.UNSET[fact]} |"


def _pages(definitions: dict[str, Any]) -> Iterator[str]:
    yield INTRODUCTION.replace("NAME_ROWS", "\n".join(_name_rows()))
    yield "## The three sorts of file\n"
    for name, opening in FILES.items():
        yield from _definition(definitions, name, opening, level=3)
    yield "## Items\n"
    yield "An item of one line is a confirm item, an id and its question:\n"
    yield f"```yaml\n{SHORT}```\n"
    shared = _shared(definitions)
    yield "Every item has:\n"
    yield from _table(definitions, {"properties": shared, "required": ["id", "ask"]})
    for kind, cls in KINDS.items():
        definition = definitions[cls.__name__]
        yield f"### {kind}\n\n{definition['description']}\n"
        yield f"```yaml\n{EXAMPLES[kind]}```\n"
        own = {name: field for name, field in definition["properties"].items() if name not in shared}
        yield from _table(definitions, {"properties": own, "required": definition["required"]})
    yield "## Parts\n"
    told = {*FILES, "Short", "Item", *(cls.__name__ for cls in KINDS.values())}
    for name in sorted(definitions.keys() - told):
        yield from _definition(definitions, name, "", level=3)
    yield "## Problems\n"
    yield "The codes are part of `check --json` and stay as they are. Words in braces are filled in.\n"
    for severity, opening in (("error", "An error keeps the file from being used."), ("warning", "A warning teaches.")):
        yield f"### {severity.capitalize()}s\n\n{opening}\n\n| code | what is said | what helps |\n|---|---|---|"
        yield from (_rule(code) for code, known in RULES.items() if known == severity)
        yield ""


def _definition(definitions: dict[str, Any], name: str, opening: str, level: int) -> Iterator[str]:
    definition = definitions[name]
    yield f"{'#' * level} {name}\n\n{definition['description']}{f' {opening}' if opening else ''}\n"
    yield from _table(definitions, definition)


def _shared(definitions: dict[str, Any]) -> dict[str, Any]:
    kinds = [definitions[cls.__name__]["properties"] for cls in KINDS.values()]
    return {name: field for name, field in kinds[0].items() if all(kind.get(name) == field for kind in kinds)}


def _table(definitions: dict[str, Any], definition: dict[str, Any]) -> Iterator[str]:
    yield "| field | | value | meaning |\n|---|---|---|---|"
    for name, field in definition["properties"].items():
        need = "required" if name in definition.get("required", ()) else ""
        default = field.get("default")
        if default not in (None, "", [], {}) and not need:
            need = f"default `{str(default).lower() if isinstance(default, bool) else default}`"
        yield _row(f"`{name}`", need, _value(definitions, field), field["description"])
    yield ""


def _value(definitions: dict[str, Any], field: dict[str, Any]) -> str:
    """What may stand in a field, in words."""
    if field.get("$ref") == "#/$defs/Item":
        return "an [item](#items)"
    if "if" in field:
        return _value(definitions, field["else"])
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "oneOf" in field:
        return " or ".join(_value(definitions, form) for form in field["oneOf"])
    words = field.get("enum", [field["const"]] if "const" in field else [])
    return ", ".join(f"`{word}`" for word in words) or _WRITTEN[_type(field)](definitions, field)


def _type(field: dict[str, Any]) -> str:
    """What is written in a field; text can look like a number."""
    types = field["type"]
    return str(types[0] if isinstance(types, list) else types)


def _list(definitions: dict[str, Any], field: dict[str, Any]) -> str:
    size = _bounds(field.get("minItems"), field.get("maxItems"))
    return f"a list{f' of {size}' if size else ''}: {_value(definitions, field['items'])}"


def _fields(definitions: dict[str, Any], field: dict[str, Any]) -> str:
    if "$ref" in field["additionalProperties"]:
        return f"ids, for each a {_value(definitions, field['additionalProperties'])}"
    return f"fields with a text each, {_bounds(1, field['additionalProperties'].get('maxLength'))} characters"


def _number(_: dict[str, Any], field: dict[str, Any]) -> str:
    size = _bounds(field.get("minimum"), field.get("maximum"))
    return f"a whole number{f', {size}' if size else ''}"


def _text(_: dict[str, Any], field: dict[str, Any]) -> str:
    if "/" in field.get("pattern", ""):
        return "an item of a checklist, such as `environment/room-closed`"
    if "pattern" in field:
        named = field["pattern"].startswith("^(?:")
        return "a name, such as `room-closed` or `shipped:environment`" if named else "an id, such as `room-closed`"
    size = _bounds(field.get("minLength"), field.get("maxLength"))
    return f"text{f', {size} characters' if size else ''}"


_WRITTEN: dict[str, Callable[[dict[str, Any], dict[str, Any]], str]] = {
    "array": _list,
    "object": _fields,
    "integer": _number,
    "boolean": lambda _, __: "`true` or `false`",
    "string": _text,
}


def _bounds(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}"
    if high is not None:
        return f"at most {high}"
    return f"at least {low}" if low is not None else ""


def _rule(code: str) -> str:
    message, hint = problems_messages.MESSAGES[code]
    return _row(f"`{code}`", message, hint.replace("{{", "{").replace("}}", "}"))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


if __name__ == "__main__":
    main()
