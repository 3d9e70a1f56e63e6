"""One value in the text of a TOML file, changed in place: every other line and comment stays."""

import json
import tomllib

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
    return result if _is_right(result, text, key, value) else None


def _placed(lines: list[str], start: int, end: int, name: str, line: str) -> list[str]:
    """The lines with `line` in place of that of `name` between start and end, or as the last there."""
    old = [number for number in range(start, end) if lines[number].partition("=")[0].strip() == name]
    while end > start and not lines[end - 1].strip():
        end -= 1
    before, after = (lines[: old[0]], lines[old[0] + 1 :]) if old else (lines[:end], lines[end:])
    return [*before, line, *(after or [""])]


def _is_right(result: str, text: str, key: str, value: Value) -> bool:
    """Whether the result says what the text said, and the new value: TOML can write the same in other ways."""
    table, _, name = key.rpartition(".")
    wanted = tomllib.loads(text)
    (wanted.setdefault(table, {}) if table else wanted)[name] = value
    try:
        return tomllib.loads(result) == wanted
    except tomllib.TOMLDecodeError:
        return False
