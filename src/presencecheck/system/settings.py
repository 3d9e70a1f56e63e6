"""The person's settings: a TOML file with a few known keys, overridden by the environment."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, field, field_name, fields, replace
from presencecheck.core.thresholds import ProbeSettings
from presencecheck.system.clock import day_before
from presencecheck.system.files import failure, path_exists, read_bytes, write_private
from presencecheck.system.paths import policy_file, real_path

if TYPE_CHECKING:
    from presencecheck.system.policy_terms import PolicyTerms

    _Policy = tuple[PolicyTerms | None, PresenceCheckError | None]

MOST_BYTES = 64 * 1024
"""A settings file is never larger."""
Value = str | bool | int


class Practice(Frozen):
    """What pages for clients, and names in texts of lists, say of the practice; `system.practice` has what is taken."""

    name: str = ""
    phone: str = ""
    emergency: str = ""
    link: str = ""
    date: str = ""
    """As 2026-11-28, or "today" for the day on which a page is made."""
    waiting: str = ""
    platform: str = ""


class Settings(Frozen):
    """What a person can set; `messages.config.MEANINGS` says what each is for."""

    routine: str = "full"
    routine_again: str = "shipped:next"
    modality: str = "video"
    setting: str = "individual"
    surface: str = "terminal"
    plain: bool = False
    motion: bool = True
    private: bool = False
    key_guard: bool = True
    cue: str = "none"
    keep: str = "12 months"
    keep_numbers: bool = False
    times: str = "exact"
    keep_recall: bool = False
    own: str = ""
    calendar: str = ""
    given: frozenset[str] = frozenset()
    """The keys that are set, in the file or by the environment; no setting itself."""
    policy: "PolicyTerms | None" = None
    """What this computer's policy says to everyone; no setting either."""
    probes: ProbeSettings = field(default_factory=ProbeSettings)
    practice: Practice = field(default_factory=Practice)


KEEP_NUMBERS = "keep-numbers"
"""The setting that is asked for once, at the first scale."""
_TABLES: Mapping[str, Any] = {"probes": ProbeSettings, "practice": Practice}
"""The tables of the file, as `setting_values` names them; their keys are named with them, as in `probes.host`."""
KEYS: tuple[str, ...] = (
    *(field_name(known.name) for known in fields(Settings) if known.name not in (*_TABLES, "given", "policy")),
    *(f"{table}.{field_name(known.name)}" for table, kind in _TABLES.items() for known in fields(kind)),
)
AS_SHIPPED = Settings()
"""The settings of somebody who has set nothing."""


def load(path: Path) -> Settings:
    """The settings in force; what of the file cannot be used is as shipped, and `load_with_problem` tells it."""
    return load_with_problem(path)[0]


def load_with_problem(path: Path) -> tuple[Settings, PresenceCheckError | None]:
    """The same, and why something in the file cannot be used; None where all can be."""
    own, problem = _usable(path)
    terms, unusable = _policy()
    return replace(_in_force(own, terms.over(own) if terms else own), policy=terms), problem or unusable


def _policy() -> "_Policy":
    """What the policy says to everyone, and why it cannot be used; most computers have none."""
    path = policy_file()
    if not os.path.lexists(path):
        return None, None
    from presencecheck.system.policy_terms import read_terms

    return read_terms(path)


def load_strictly(path: Path) -> Settings:
    """The settings in force, for what must not be decided by settings that the person has not made.

    Raises:
        PresenceCheckError: the file cannot be read, is not TOML, or has a key or value that is not known.
    """
    usual, problem = load_with_problem(path)
    if problem is not None:
        raise problem
    return usual


def _in_force(own: Mapping[str, Any], all_: Mapping[str, Any]) -> Settings:
    """The settings of the file and all in force, by their full keys, with those of the environment."""
    settings = _with_values(all_) if all_ else AS_SHIPPED
    wished, plain = _keep_numbers_wish(os.environ), plain_wish(os.environ)
    wishes = {"plain": plain, KEEP_NUMBERS: wished}
    return replace(
        settings,
        given=frozenset({*own, *(key for key, wish in wishes.items() if wish is not None)}),
        plain=settings.plain or plain is True,
        key_guard=settings.key_guard and not _is_off(os.environ.get("PRESENCECHECK_KEY_GUARD", "")),
        keep_numbers=settings.keep_numbers if wished is None else wished,
    )


def _with_values(own: Mapping[str, Any]) -> Settings:
    """The settings of the file, by their full keys; the others are as shipped."""
    flat: dict[str, Any] = {key.replace("-", "_"): value for key, value in own.items() if "." not in key}
    for table in _TABLES:
        inside = {
            key.removeprefix(f"{table}.").replace("-", "_"): value
            for key, value in own.items()
            if key.startswith(f"{table}.")
        }
        if inside:
            flat[table] = replace(getattr(AS_SHIPPED, table), **inside)
    return replace(AS_SHIPPED, **flat)


def is_set(path: Path, key: str) -> bool:
    """Whether the person has set `key`, be it to its default.

    Raises:
        PresenceCheckError: as `load_strictly`.
    """
    return key in load_strictly(path).given


def oldest_day(settings: Settings, today: int) -> int | None:
    """The first local day whose runs are kept on the day `today`; None if all runs are kept."""
    from presencecheck.core.retention import parse_span

    length = parse_span(settings.keep)
    return None if length is None else day_before(today, *length)


def plain_wish(environment: Mapping[str, str]) -> bool | None:
    """Whether ACCESSIBLE, PRESENCECHECK_PLAIN or a dumb terminal asks for plain lines; None where nothing is said."""
    if environment.get("TERM") == "dumb":
        return True
    switches = [value for name in ("ACCESSIBLE", "PRESENCECHECK_PLAIN") if (value := environment.get(name, ""))]
    return not all(map(_is_off, switches)) if switches else None


def _keep_numbers_wish(environment: Mapping[str, str]) -> bool | None:
    """What PRESENCECHECK_KEEP_NUMBERS says; None where it is not set."""
    value = environment.get("PRESENCECHECK_KEEP_NUMBERS", "")
    return not _is_off(value) if value else None


def _is_off(switch: str) -> bool:
    """Whether an environment variable says no."""
    return switch.casefold() in ("0", "false", "no")


def is_remote_terminal() -> bool:
    """Whether the terminal is at the other end of an ssh or mosh connection, where characters can come late."""
    return any(name.startswith(("SSH_CONNECTION", "SSH_TTY", "MOSH")) for name in os.environ)


def desktop_address() -> str:
    """Where a desktop on this machine can be asked: its bus, or the system's name; empty where there is none."""
    if is_remote_terminal() or sys.platform in ("win32", "darwin"):
        return "" if is_remote_terminal() else sys.platform
    has_screen = not {"DISPLAY", "WAYLAND_DISPLAY"}.isdisjoint(os.environ)
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") if has_screen else ""


def is_completing() -> bool:
    """Whether a shell asks for completions of a command line."""
    return "_PRESENCECHECK_COMPLETE" in os.environ


def value_of(settings: Settings, key: str) -> Value:
    """The value of `key`.

    Raises:
        UsageError: there is no such key.
    """
    if key not in KEYS:
        from presencecheck.system.setting_text import unknown_key_error

        raise unknown_key_error(key, KEYS)
    first, _, second = key.partition(".")
    found = getattr(settings, first.replace("-", "_"))
    value: Value = getattr(found, second.replace("-", "_")) if second else found
    return value


def text_of(settings: Settings, key: str) -> str:
    """The value of `key` as it is written in the file, without quotes; a secret is not shown whole.

    Raises:
        UsageError: there is no such key.
    """
    from presencecheck.system.setting_values import without_secret

    value = value_of(settings, key)
    return str(value).lower() if isinstance(value, bool) else without_secret(key, value)


def set_value(path: Path, key: str, value: str) -> None:
    """Set `key` in the file and keep its other lines and comments.

    Raises:
        UsageError: there is no such key, or the value is not one of its values.
        PresenceCheckError: the file is broken or cannot be written.
    """
    from presencecheck.system.setting_text import value_from_text

    parsed = value_from_text(key, value, type(value_of(AS_SHIPPED, key)))
    text = ""
    if path_exists(path):
        if (problem := _usable(path)[1]) is not None:
            raise problem
        text = read_bytes(path, MOST_BYTES).decode("utf-8")
    from presencecheck.system.toml_text import assignment, with_value

    changed = with_value(text, key, parsed)
    if changed is None:
        from presencecheck.messages import config as config_messages
        from presencecheck.system.setting_values import without_secret

        line = assignment(key, without_secret(key, parsed) if isinstance(parsed, str) else parsed)
        raise PresenceCheckError(*config_messages.CANNOT_CHANGE.format(path=path, line=line))
    write_private(real_path(path), changed.encode())  # the target of a link is replaced, not the link


def _is_there(path: Path) -> bool:
    """Whether there are settings.

    Raises:
        PresenceCheckError: the system does not say, or a file stands where their folder should be.
    """
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise failure("read", path, error) from error
    return True


def _parse(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(read_bytes(path, MOST_BYTES).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        from presencecheck.messages import config as config_messages

        raise PresenceCheckError(*config_messages.NOT_TOML.format(path=path, reason=error)) from error


def _usable(path: Path) -> tuple[dict[str, Any], PresenceCheckError | None]:
    """What of the file can be used, by full keys, and why the first of the rest cannot."""
    try:
        if not _is_there(path):
            return {}, None
        from presencecheck.system.setting_values import flatten

        flat = flatten(_parse(path), tuple(_TABLES))
    except PresenceCheckError as error:
        return {}, error
    odd = next((key for key, value in flat.items() if not _is_valid(key, value)), None)
    usable = {key: value for key, value in flat.items() if _is_valid(key, value)}
    if odd is None:
        return usable, None
    from presencecheck.system.setting_text import invalid_error, unknown_in_file_error

    if odd not in KEYS:
        return usable, unknown_in_file_error(odd, KEYS, path)
    return usable, invalid_error(odd, flat[odd], type(value_of(AS_SHIPPED, odd)), path)


def _is_valid(key: str, value: Any) -> bool:
    from presencecheck.system.setting_values import has_right_value

    return key in KEYS and type(value) is type(value_of(AS_SHIPPED, key)) and has_right_value(key, str(value))
