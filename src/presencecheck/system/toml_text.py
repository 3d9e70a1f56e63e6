"""One value in the text of a TOML file, changed in place: every other line and comment stays."""

import json
import tomllib
from typing import Any

Value = str | bool | int


def assignment(key: str, value: Value) -> str:
    """The line that gives the last part of `key` the value."""
    written = str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
    return f"{key.rpartition('.')[2]} = {written}"


def with_value(text: str, key: str, value: Value) -> str | None:
    """The text with `key`, a name or TABLE.NAME, set to the value; None where it is written in a way not handled here.

    Args:
        text: valid TOML, in which TABLE is a table if it is there.
    """
    table, _, name = key.rpartition(".")
    line = assignment(key, value)
    lines = text.split("\n")
    heads = [number for number, row in enumerate(lines) if row.lstrip().startswith("[")] + [len(lines)]
    starts = [number for number in heads[:-1] if lines[number].partition("#")[0].strip() == f"[{table}]"]
    if table and not starts:
        changed = [*text.rstrip().split("\n"), "", f"[{table}]", line, ""]
    else:
        start = starts[0] + 1 if table else 0
        changed = _placed(lines, start, next(number for number in heads if number >= start), name, line)
    result = "\n".join(changed).lstrip("\n")
    wanted = tomllib.loads(text)
    (wanted.setdefault(table, {}) if table else wanted)[name] = value
    return result if _says(result, wanted) else None


def without_value(text: str, key: str) -> str | None:
    """The text without the line of `key`; None where it is written in a way not handled here.

    Args:
        text: valid TOML, in which TABLE is a table if it is there.
    """
    table, _, name = key.rpartition(".")
    wanted = tomllib.loads(text)
    inside = wanted.get(table, {}) if table else wanted
    if inside.pop(name, None) is None:
        return text  # as where the environment alone sets it
    lines = text.split("\n")
    for number, row in enumerate(lines):
        result = "\n".join(lines[:number] + lines[number + 1 :])
        if row.partition("=")[0].strip() == name and _says(result, wanted):
            return result
    return None


def _placed(lines: list[str], start: int, end: int, name: str, line: str) -> list[str]:
    """The lines with `line` in place of that of `name` between start and end, or as the last there."""
    old = [number for number in range(start, end) if lines[number].partition("=")[0].strip() == name]
    while end > start and not lines[end - 1].strip():
        end -= 1
    before, after = (lines[: old[0]], lines[old[0] + 1 :]) if old else (lines[:end], lines[end:])
    return [*before, line, *(after or [""])]


def _says(text: str, wanted: dict[str, Any]) -> bool:
    """Whether the text says just that: TOML can write the same in ways that are not looked for here."""
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
