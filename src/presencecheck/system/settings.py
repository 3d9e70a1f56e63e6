"""The person's settings: a TOML file with a few known keys, overridden by the environment."""

import os
import sys
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.frozen import Frozen
from presencecheck.core.problems import did_you_mean
from presencecheck.core.retention import parse_span
from presencecheck.core.serialize import field_name
from presencecheck.core.thresholds import ProbeSettings
from presencecheck.system.clock import day_before
from presencecheck.system.files import failure, path_exists, read_bytes, write_private
from presencecheck.system.paths import real_path
from presencecheck.system.setting_values import CHOICES, TABLE, flatten, has_right_value, is_whole_number, right_values

_MOST_BYTES = 64 * 1024
Value = str | bool | int


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
    own: frozenset[str] = frozenset()
    """The keys that are set, in the file or by the environment; no setting itself."""
    probes: ProbeSettings = field(default_factory=ProbeSettings)


KEEP_NUMBERS = "keep-numbers"
"""The setting that is asked for once, at the first scale."""
KEYS: tuple[str, ...] = (
    *(field_name(known.name) for known in fields(Settings) if known.name not in (TABLE, "own")),
    *(f"{TABLE}.{field_name(known.name)}" for known in fields(ProbeSettings)),
)
AS_SHIPPED = Settings()
"""The settings of somebody who has set nothing."""
_BOOLEANS = {"true": True, "false": False}


def load(path: Path) -> Settings:
    """The settings in force; what of the file cannot be used is as shipped, and `load_with_problem` tells it."""
    return load_with_problem(path)[0]


def load_with_problem(path: Path) -> tuple[Settings, PresenceCheckError | None]:
    """The same, and why something in the file cannot be used; None where all can be."""
    own, problem = _usable(path)
    return _in_force(own), problem


def load_strictly(path: Path) -> Settings:
    """The settings in force, for what must not be decided by settings that the person has not made.

    Raises:
        PresenceCheckError: the file cannot be read, is not TOML, or has a key or value that is not known.
    """
    usual, problem = load_with_problem(path)
    if problem is not None:
        raise problem
    return usual


def _in_force(own: Mapping[str, Any]) -> Settings:
    """The settings of the file, by their full keys, with those of the environment."""
    flat = {key.replace("-", "_"): value for key, value in own.items() if "." not in key}
    probes = {key.partition(".")[2].replace("-", "_"): value for key, value in own.items() if "." in key}
    settings = replace(AS_SHIPPED, **flat, probes=replace(AS_SHIPPED.probes, **probes)) if own else AS_SHIPPED
    wished = _keep_numbers_wish(os.environ)
    plain = plain_wish(os.environ)
    return replace(
        settings,
        own=frozenset(own) if plain is None else frozenset({*own, "plain"}),
        plain=settings.plain or plain is True,
        key_guard=settings.key_guard and not _is_off(os.environ.get("PRESENCECHECK_KEY_GUARD", "")),
        keep_numbers=settings.keep_numbers if wished is None else wished,
    )


def is_set(path: Path, key: str) -> bool:
    """Whether the person has set `key`, be it to its default.

    Raises:
        PresenceCheckError: as `load_strictly`.
    """
    if key == KEEP_NUMBERS and _keep_numbers_wish(os.environ) is not None:
        return True
    own, problem = _usable(path)
    if problem is not None:
        raise problem
    return key in own


def oldest_day(settings: Settings, today: int) -> int | None:
    """The first local day whose runs are kept on the day `today`; None if all runs are kept."""
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


def is_colour_refused() -> bool:
    """Whether NO_COLOR asks for no colour; an empty value does not, as its convention has it."""
    return bool(os.environ.get("NO_COLOR"))


def is_remote_terminal() -> bool:
    """Whether the terminal is at the other end of an ssh or mosh connection, where characters can come late."""
    return any(name.startswith(("SSH_CONNECTION", "SSH_TTY", "MOSH")) for name in os.environ)


def desktop_address() -> str:
    """Where a desktop on this machine can be asked: its bus, or the system's name; empty where there is none."""
    if is_remote_terminal() or sys.platform in ("win32", "darwin"):
        return "" if is_remote_terminal() else sys.platform
    has_screen = not {"DISPLAY", "WAYLAND_DISPLAY"}.isdisjoint(os.environ)
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") if has_screen else ""


def is_vte() -> bool:
    """Whether the terminal is GNOME's or one of its relatives."""
    return "VTE_VERSION" in os.environ


def is_completing() -> bool:
    """Whether a shell asks for completions of a command line."""
    return "_PRESENCECHECK_COMPLETE" in os.environ


def editor_command() -> str:
    """The command of the person's editor, from VISUAL or EDITOR; empty if neither is set."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def value_of(settings: Settings, key: str) -> Value:
    """The value of `key`.

    Raises:
        UsageError: there is no such key.
    """
    if key not in KEYS:
        from presencecheck.messages import config as config_messages

        raise UsageError(
            config_messages.UNKNOWN_KEY.format(key=key), did_you_mean(key, KEYS) or config_messages.UNKNOWN_KEY_HINT
        )
    first, _, second = key.partition(".")
    found = getattr(settings, first.replace("-", "_"))
    value: Value = getattr(found, second.replace("-", "_")) if second else found
    return value


def text_of(settings: Settings, key: str) -> str:
    """The value of `key` as it is written in the file, without quotes.

    Raises:
        UsageError: there is no such key.
    """
    value = value_of(settings, key)
    return str(value).lower() if isinstance(value, bool) else str(value)


def set_value(path: Path, key: str, value: str) -> None:
    """Set `key` in the file and keep its other lines and comments.

    Raises:
        UsageError: there is no such key, or the value is not one of its values.
        PresenceCheckError: the file is broken or cannot be written.
    """
    parsed = _from_text(key, value)
    text = ""
    if path_exists(path):
        load_strictly(path)
        text = read_bytes(path, _MOST_BYTES).decode("utf-8")
    from presencecheck.system.toml_text import assignment, with_value

    changed = with_value(text, key, parsed)
    if changed is None:
        from presencecheck.messages import config as config_messages

        raise PresenceCheckError(*config_messages.CANNOT_CHANGE.format(path=path, line=assignment(key, parsed)))
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
        return tomllib.loads(read_bytes(path, _MOST_BYTES).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        from presencecheck.messages import config as config_messages

        raise PresenceCheckError(*config_messages.NOT_TOML.format(path=path, reason=error)) from error


def _usable(path: Path) -> tuple[dict[str, Any], PresenceCheckError | None]:
    """What of the file can be used, by full keys, and why the first of the rest cannot."""
    try:
        flat = flatten(_parse(path)) if _is_there(path) else {}
    except PresenceCheckError as error:
        return {}, error
    odd = next((key for key, value in flat.items() if not _is_valid(key, value)), None)
    usable = {key: value for key, value in flat.items() if _is_valid(key, value)}
    return usable, None if odd is None else _invalid(odd, flat[odd], path)


def _is_valid(key: str, value: Any) -> bool:
    return key in KEYS and type(value) is type(value_of(AS_SHIPPED, key)) and has_right_value(key, str(value))


def _invalid(key: str, value: Any, path: Path) -> PresenceCheckError:
    """The error for a key or value of the file that is not valid."""
    from presencecheck.messages import config as config_messages

    if key not in KEYS:
        message = config_messages.FILE_UNKNOWN_KEY.format(path=path, key=key)
        return PresenceCheckError(message, did_you_mean(key, KEYS) or config_messages.UNKNOWN_KEY_HINT)
    expected = type(value_of(AS_SHIPPED, key))
    if type(value) is not expected:
        return PresenceCheckError(
            *config_messages.FILE_WRONG_KIND.format(path=path, key=key, kind=config_messages.KINDS[expected])
        )
    return PresenceCheckError(
        config_messages.FILE_WRONG_VALUE.format(path=path, key=key, value=value), right_values(key)
    )


def _from_text(key: str, value: str) -> Value:
    """The value that `value` is written for.

    Raises:
        UsageError: there is no such key, or the value is not one of its values.
    """
    from presencecheck.messages import config as config_messages
    from presencecheck.messages import enumeration as enumeration_messages

    expected = type(value_of(AS_SHIPPED, key))
    known = tuple(_BOOLEANS) if expected is bool else CHOICES.get(key, ())
    hint = ""
    if known and value not in known:
        listed = enumeration_messages.join_with_commas(known)
        hint = did_you_mean(value, known) or config_messages.KNOWN_VALUES.format(values=listed)
    elif expected is int and not is_whole_number(value):
        hint = config_messages.GIVE.format(kind=config_messages.KINDS[int])
    elif not has_right_value(key, value):
        hint = right_values(key)
    if hint:
        raise UsageError(config_messages.WRONG_VALUE.format(value=value, key=key), hint)
    if expected is int:
        return int(value)
    return _BOOLEANS[value] if expected is bool else value
