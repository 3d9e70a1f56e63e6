"""pydantic's errors, turned into violations of the file."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from presencecheck.core.constraints import FORMS
from presencecheck.core.problems import Violation, Where
from presencecheck.formats.line_repairs import BULLETS
from presencecheck.formats.slip_violations import shown
from presencecheck.formats.unknown_keys import unknown_key
from presencecheck.formats.value_repairs import quoted
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import validation as validation_messages
from presencecheck.messages import yaml_slips as yaml_slips_messages


def violation_of(cls: type, data: Any, where: Where, detail: ErrorDetails) -> Violation:
    """The violation for pydantic's error `detail` about `data`, which is at `where` and is not a valid `cls`."""
    loc = place_of(detail)
    spot = where + loc
    key = next((part for part in reversed(loc) if isinstance(part, str)), validation_messages.UNNAMED_FIELD)
    kind = detail["type"]
    context = detail.get("ctx", {})
    if spot == ("format",) and kind != "missing":
        return Violation("wrong-format", spot, {"format": str(data.get("format"))[:20]})
    if kind == "unexpected_keyword_argument":
        return unknown_key(cls, loc, spot)
    if kind == "literal_error":
        known = tuple(re.findall(r"'([^']*)'", str(context["expected"])))
        word = part_at(data, loc)
        if not isinstance(word, str):
            return Violation("not-text", spot, {"key": key})
        words = {"word": word, "known": enumeration_messages.join_with_commas(known)}
        return Violation("unknown-word", spot, words, near=(word, known))
    if kind in _LIMITS:
        return Violation(_LIMITS[kind], spot, {"key": key, "bound": _limit(kind, context)})
    words = {"key": key, "reason": detail["msg"], **_slip_help(kind, data, loc)}
    return Violation(_SIMPLE.get(kind, "odd-value"), spot, words)


def _slip_help(kind: str, data: Any, loc: Where) -> dict[str, str]:
    """What helps, where the value shows which slip made it something else than was meant."""
    if kind not in ("string_type", "tuple_type"):
        return {}
    part = part_at(data, loc)
    if kind == "string_type" and isinstance(part, dict) and len(part) == 1:
        [(name, rest)] = part.items()
        text = quoted(f"{name}: {rest}")
        return {"help": yaml_slips_messages.COLON_HELP.format(text=text)} if isinstance(rest, str) else {}
    if kind == "tuple_type" and isinstance(part, str) and part[:1] in tuple(BULLETS):
        return {"help": yaml_slips_messages.BULLET_HELP.format(sign=shown(part[0]))}
    return {}


_LIMITS = {
    "string_too_short": "too-short-or-long",
    "string_too_long": "too-short-or-long",
    "too_short": "too-short-or-long",
    "too_long": "too-short-or-long",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}
_SIMPLE = {
    "missing": "missing-key",
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "dataclass_type": "not-fields",
    "mapping_type": "not-fields",
    "dict_type": "not-fields",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_from_float": "not-a-number",
    "int_parsing_size": "not-a-number",
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
}


def _limit(kind: str, context: Mapping[str, Any]) -> str:
    """The limit that the value of a field is outside of, in words."""
    if kind == "greater_than_equal":
        return validation_messages.LEAST_NUMBER.format(count=context["ge"])
    if kind == "less_than_equal":
        return validation_messages.MOST_NUMBER.format(count=context["le"])
    if kind == "string_too_short":
        return validation_messages.LEAST_CHARACTERS.of(context["min_length"])
    if kind == "string_too_long":
        return validation_messages.MOST_CHARACTERS.of(context["max_length"])
    if kind == "too_short":
        return validation_messages.LEAST_ENTRIES.of(context["min_length"])
    return validation_messages.MOST_ENTRIES.of(context["max_length"])


def place_of(detail: ErrorDetails) -> Where:
    """Where in the data an error of pydantic is."""
    return tuple(part for part in detail["loc"] if part not in FORMS)


def part_at(data: Any, loc: Where) -> Any:
    """The part of `data` at `loc`."""
    for part in loc:
        data = data[part]
    return data
