"""What the computer-wide policy sets and requires: settings, packs, lists. Read only where there is one."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.names import is_id, is_name
from presencecheck.core.problems import did_you_mean
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import policy as policy_messages
from presencecheck.system.files import failure, read_bytes
from presencecheck.system.setting_values import PRACTICE, PROBES, flatten, has_right_value

MOST_BYTES = 64 * 1024
"""A policy is never larger."""
DEFAULTS, FIXED, REQUIRED = "defaults", "fixed", "required"
"""The tables of what is set, of what is set whatever the person has, and of what is required."""
SETTABLE = (
    *("routine", "routine-again", "keep", f"{PROBES}.host", f"{PROBES}.stun"),
    *(f"{PRACTICE}.{fact}" for fact in ("name", "phone", "emergency", "link", "date", "waiting", "platform")),
)
"""The settings that a policy can have; each is a text."""
_LISTS, _PACKS = "lists", "packs"


class PolicyTerms(Frozen):
    """What the policy says to everyone.

    Attributes:
        by: whose policy it is.
        defaults: settings by their full keys, where the person has none of their own.
        fixed: settings that win over the person's own.
        packs: the packs that everyone should have, each with where it comes from.
        lists: the lists that the routine which begins a day should have.
    """

    by: str
    defaults: Mapping[str, str]
    fixed: Mapping[str, str]
    packs: Mapping[str, str]
    lists: tuple[str, ...]

    def over(self, own: Mapping[str, Any]) -> dict[str, Any]:
        """The settings in force, by their full keys, from the person's own."""
        return {**self.defaults, **own, **self.fixed}

    def sets(self, key: str, given: frozenset[str]) -> bool:
        """Whether the value in force is the policy's, where the person has given these."""
        return key in self.fixed or (key in self.defaults and key not in given)


def read_terms(path: Path) -> tuple[PolicyTerms | None, PresenceCheckError | None]:
    """What the policy at `path` says; None where there is none, or where it cannot be used, and why."""
    try:
        return terms_of(parse(path), path), None
    except PresenceCheckError as error:
        problem = policy_messages.NOT_USED.format(problem=error.message)
        return None, PresenceCheckError(problem, error.hint)


def parse(path: Path) -> dict[str, Any]:
    """The tables of the policy; none where there is no such file.

    Raises:
        PresenceCheckError: it cannot be read, or is not TOML.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise failure("read", path, error) from error
    try:
        return tomllib.loads(read_bytes(path, MOST_BYTES).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PresenceCheckError(*pack_messages.POLICY_NOT_TOML.format(path=path, error=error)) from error


def terms_of(data: dict[str, Any], path: Path) -> PolicyTerms:
    """What the tables of a policy say to everyone; `path` is its file, for messages.

    Raises:
        PresenceCheckError: one of them has an unknown key or a value that cannot be.
    """
    refuse_unknown(data, ("packs", PRACTICE, DEFAULTS, FIXED, REQUIRED), path)
    practice = flatten({PRACTICE: table(data, PRACTICE, path)}, (PRACTICE,))
    required = table(data, REQUIRED, path)
    refuse_unknown(required, (_LISTS, _PACKS), path)
    lists, packs = required.get(_LISTS, []), required.get(_PACKS, {})
    if not (isinstance(lists, list) and all(isinstance(name, str) and is_name(name) for name in lists)):
        raise PresenceCheckError(*policy_messages.ODD_LISTS.format(path=path))
    if not (isinstance(packs, dict) and all(is_id(name) and isinstance(at, str) and at for name, at in packs.items())):
        raise PresenceCheckError(*policy_messages.ODD_PACKS.format(path=path))
    facts = {key: value for key, value in practice.items() if key in SETTABLE and value and _is_right(key, value)}
    return PolicyTerms(
        by=facts.get(f"{PRACTICE}.name") or policy_messages.YOUR_PRACTICE,
        defaults={**facts, **_settings(data, DEFAULTS, path)},
        fixed=_settings(data, FIXED, path),
        packs=packs,
        lists=tuple(lists),
    )


def _settings(data: dict[str, Any], name: str, path: Path) -> dict[str, str]:
    found = flatten(table(data, name, path), (PROBES, PRACTICE))
    refuse_unknown(found, SETTABLE, path)
    for key, value in found.items():
        if not _is_right(key, value):
            raise PresenceCheckError(*policy_messages.ODD_SETTING.format(path=path, table=name, key=key))
    return found


def _is_right(key: str, value: Any) -> bool:
    return isinstance(value, str) and has_right_value(key, value)


def table(data: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    """A table of the policy; empty where there is none.

    Raises:
        PresenceCheckError: it is no table.
    """
    found = data.get(name, {})
    if not isinstance(found, dict):
        raise PresenceCheckError(*pack_messages.POLICY_NOT_A_TABLE.format(path=path, name=name))
    return found


def refuse_unknown(data: Mapping[str, Any], keys: tuple[str, ...], path: Path) -> None:
    """Refuse a key that is not known: what somebody meant by it must not be passed over.

    Raises:
        PresenceCheckError: there is one.
    """
    for key in data.keys() - keys:
        near = did_you_mean(key, keys)
        message, hint = pack_messages.POLICY_UNKNOWN_SETTING.format(path=path, key=key, near=near)
        raise PresenceCheckError(message, hint.lstrip())
