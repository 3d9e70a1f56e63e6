"""Slips of people who write YAML, as violations. Pure."""

import re
from typing import NamedTuple

from presencecheck.core.characters import JOINERS, is_odd_space
from presencecheck.core.names import is_id
from presencecheck.core.problems import Violation, Where
from presencecheck.formats.line_repairs import BULLETS, Repair
from presencecheck.formats.value_repairs import CURLY
from presencecheck.formats.yaml_events import Failure
from presencecheck.messages import characters as characters_messages
from presencecheck.messages import yaml_slips as yaml_slips_messages

MOST_SHOWN = 150
"""Characters of a line that is shown as what to write; a longer one would be cut off."""


_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_LOOK_ALIKE = _DASHES + CURLY + JOINERS
"""Characters that people see and do not see the difference, or do not see at all."""


class KeySlip(NamedTuple):
    """What is wrong with the name of a field, and the name that was meant."""

    cause: str
    sign: str
    name: str


def slip_violation(cause: str, sign: str, line: str = "", where: Where = (), *, spaces: str = "") -> Violation:
    """The violation of a slip.

    Args:
        cause: its name in the messages.
        sign: the character or word that it is about; empty if it is about none.
        line: what to write; empty where that is not sure.
        where: the part of the file whose value is then not validated.
        spaces: the indent of the line, where that is what is wrong.
    """
    said = yaml_slips_messages.SLIPS[cause]
    words = said.format(sign=shown(sign) if len(sign) == 1 else sign, spaces=spaces)
    return Violation("syntax", where, {"reason": words.message, "help": writing(line) or words.hint})


def repair_violation(repair: Repair, line: str) -> Violation:
    """The violation of a slip on a line, with the line as it should be where that is sure."""
    if repair.cause == "indent":
        spaces, meant = (
            yaml_slips_messages.SPACES.of(len(each) - len(each.lstrip(" "))) for each in (line, repair.line)
        )
        return slip_violation(repair.cause, meant, spaces=spaces)
    return slip_violation(repair.cause, repair.sign, repair.line if repair.is_sure else "")


def failure_violation(failure: Failure) -> Violation:
    """The violation of what no known slip explains, in words that are not the parser's."""
    said = (words for part, words in yaml_slips_messages.PARSER.items() if part in failure.reason)
    reason = next(said, yaml_slips_messages.UNKNOWN.format(reason=failure.reason) or yaml_slips_messages.BAD_ESCAPE)
    return Violation("syntax", (), {"reason": reason})


def key_slip(key: str) -> KeySlip | None:
    """What is wrong with the name of a field that stands in no quotes; None where it looks as meant."""
    if key[:1].isalnum() and key[-1:].isalnum():
        return None  # every slip is at an end, and nearly every name has none
    if spaces := [each for each in (key[:1], key[-1:]) if each and is_odd_space(each)]:
        return KeySlip("odd-space", spaces[0], key.strip())
    if found := re.match(rf"([{BULLETS}])\s+(?=\S)", key):
        return KeySlip("bullet", found[1], key[found.end() :])
    if re.match(r"-[a-z]", key):
        return KeySlip("hyphen-space", "-", key[1:])
    if key[:1] in tuple(CURLY) and key[-1:] in tuple(CURLY) and key.strip(CURLY):
        return KeySlip("curly", key[0], key.strip(CURLY))
    return None


def odd_id(name: str, where: Where) -> Violation:
    """The violation of a name that cannot be an id; a character that looks like one that may be in it is named."""
    sign = next((each for each in name if each in _LOOK_ALIKE or is_odd_space(each)), "")
    meant = re.sub(r"\s+", "-", re.sub(f"[{_DASHES}]", "-", name).strip(_LOOK_ALIKE + " \t\n\u00a0"))
    help_ = {"help": yaml_slips_messages.ID_HELP.format(sign=shown(sign), id=meant)} if sign and is_id(meant) else {}
    return Violation("odd-id", where, {"id": name[:80], **help_})


def shown(sign: str) -> str:
    """A character as a message names it: as itself where it can be seen, with its name where it looks like another."""
    code, name = characters_messages.code_of(sign), characters_messages.name_of(sign)
    if is_odd_space(sign):
        return f"{code}{name}"
    return yaml_slips_messages.VISIBLE.format(character=sign, code=code, name=name) if name else sign


def writing(line: str) -> str:
    """The hint to write this line; empty where it would be too long to be shown whole."""
    line = showable(line)
    return yaml_slips_messages.WRITE.format(line=line) if line else ""


def showable(line: str) -> str:
    """A line without its indent; empty where it would be too long to be shown whole."""
    line = line.strip()
    return line if len(line) <= MOST_SHOWN else ""
