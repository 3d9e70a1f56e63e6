"""The person's settings: a TOML file with a few known keys, overridden by the environment."""

import os
from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

from presencecheck.core import thresholds as tuning
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.frozen import Frozen, frozen
from presencecheck.core.problems import did_you_mean
from presencecheck.core.retention import is_span, span
from presencecheck.core.serialize import spell
from presencecheck.core.thresholds import Tuning
from presencecheck.system.clock import day_before
from presencecheck.system.files import is_there, read_bytes, write_private

MOST_BYTES = 64 * 1024
Value = str | bool | int


@frozen
class Settings(Frozen):
    """What a person can set; `MEANINGS` says what each is for."""

    routine: str = "full"
    modality: str = "video"
    setting: str = "individual"
    plain: bool = False
    motion: bool = True
    private: bool = False
    keep: str = "12 months"
    probes: Tuning = field(default_factory=Tuning)


TABLE = "probes"
"""The one table of the file; its keys are named with it, as in `probes.host`."""
MEANINGS: Mapping[str, str] = {
    "routine": "the routine that a bare presencecheck starts",
    "modality": "how sessions usually are: video, audio or in-person",
    "setting": "with whom: individual, couple, group, family or child",
    "plain": "always walk in plain lines, for screen readers and braille",
    "motion": "show the breathing guide as a moving bar; false shows words only",
    "private": "walk on a screen apart, which is cleared at the end; for a computer that others use too",
    "keep": 'how long runs are kept: "12 months", "90 days", "2 years"; or "forever"',
    **{f"{TABLE}.{key}": meaning for key, meaning in tuning.MEANINGS.items()},
}

CHOICES: Mapping[str, tuple[str, ...]] = {"modality": MODALITIES, "setting": SETTINGS}
KEYS: tuple[str, ...] = (
    *(known.name for known in fields(Settings) if known.name != TABLE),
    *(f"{TABLE}.{spell(known.name)}" for known in fields(Tuning)),
)


def _is_host(value: str) -> bool:
    return value == "" or tuning.address(value, 443) is not None


_HOST = _is_host, "Give a name such as meet.example.org, or a name and a port; no https:// and no path."
SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "keep": (is_span, 'Write it as "12 months", "90 days", "2 years" or "forever".'),
    f"{TABLE}.host": _HOST,
    f"{TABLE}.stun": _HOST,
}
"""Settings whose values are more than can be listed: what tells a right one, and how one is written."""
_DEFAULTS = Settings()
_TRUTHS = {"true": True, "false": False}
_KNOWN = "Those that are known: presencecheck config list"
_KINDS = {bool: "true or false", int: "a whole number", str: "text in quotes"}


def load(path: Path) -> Settings:
    """The settings in force.

    Raises:
        PresenceCheckError: the file cannot be read, is not TOML, or has a key or value that is not known.
    """
    settings = Settings()
    if is_there(path):
        own = _checked(_parse(path), path)
        flat = {key: value for key, value in own.items() if "." not in key}
        probes = {key.partition(".")[2].replace("-", "_"): value for key, value in own.items() if "." in key}
        settings = replace(settings, **flat, probes=replace(settings.probes, **probes))
    return replace(settings, plain=settings.plain or plain_wished(os.environ))


def oldest_day(settings: Settings, today: int) -> int | None:
    """The local day before which no run is kept, as the clock shows `today`; None where all are."""
    length = span(settings.keep)
    return None if length is None else day_before(today, *length)


def plain_wished(environment: Mapping[str, str]) -> bool:
    """Whether ACCESSIBLE or PRESENCECHECK_PLAIN asks for plain lines, or the terminal can do no more."""
    switches = (environment.get(name, "") for name in ("ACCESSIBLE", "PRESENCECHECK_PLAIN"))
    wished = any(value.casefold() not in ("", "0", "false", "no") for value in switches)
    return wished or environment.get("TERM") == "dumb"


def completing() -> bool:
    """Whether a shell asks what a command line could go on with."""
    return "_PRESENCECHECK_COMPLETE" in os.environ


def editor() -> str:
    """The command of the person's editor, from VISUAL or EDITOR; empty where neither is set."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def value_of(settings: Settings, key: str) -> Value:
    """The value of `key`.

    Raises:
        UsageError: there is no such key.
    """
    if key not in KEYS:
        raise UsageError(f'There is no setting "{key}".', did_you_mean(key, KEYS) or _KNOWN)
    first, _, second = key.partition(".")
    found = getattr(settings, first)
    value: Value = getattr(found, second.replace("-", "_")) if second else found
    return value


def text_of(settings: Settings, key: str) -> str:
    """The value of `key` as it stands in the file, without quotes.

    Raises:
        UsageError: there is no such key.
    """
    value = value_of(settings, key)
    return str(value).lower() if isinstance(value, bool) else str(value)


def store(path: Path, key: str, value: str) -> None:
    """Set `key` in the file, leaving its other lines and comments as they are.

    Raises:
        UsageError: there is no such key, or the value is not one of its values.
        PresenceCheckError: the file is broken or cannot be written.
    """
    parsed = _from_text(key, value)
    text = ""
    if is_there(path):
        _checked(_parse(path), path)
        text = read_bytes(path, MOST_BYTES).decode("utf-8")
    write_private(path, _with(text, key, parsed, path).encode())


def _with(text: str, key: str, value: Value, path: Path) -> str:
    """The file's text with `key` set; see `store`."""
    import tomllib

    table, _, name = key.rpartition(".")
    line = f"{name} = {str(value).lower() if isinstance(value, bool) else _quoted(value)}"
    lines = text.split("\n")
    heads = [number for number, row in enumerate(lines) if row.lstrip().startswith("[")] + [len(lines)]
    starts = [number for number in heads[:-1] if lines[number].partition("#")[0].strip() == f"[{table}]"]
    if table and not starts:
        changed = [*text.rstrip().split("\n"), "", f"[{table}]", line, ""]
    else:
        start = starts[0] + 1 if table else 0
        end = next(number for number in heads if number >= start)
        old = [number for number in range(start, end) if lines[number].partition("=")[0].strip() == name]
        while end > start and not lines[end - 1].strip():
            end -= 1
        before, after = (lines[: old[0]], lines[old[0] + 1 :]) if old else (lines[:end], lines[end:])
        changed = [*before, line, *(after or [""])]
    result = "\n".join(changed).lstrip("\n")
    # A file can say the same in ways that are not looked for here; then its owner had better do it.
    try:
        if _flat(tomllib.loads(result)) == _flat(tomllib.loads(text)) | {key: value}:
            return result
    except tomllib.TOMLDecodeError:
        pass
    raise PresenceCheckError(f"{path} is written in a way that cannot be changed from here.", f"Write there: {line}")


def _parse(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(read_bytes(path, MOST_BYTES).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PresenceCheckError(f"{path} is not TOML: {error}.", "Mend that line, or delete the file.") from error


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values by their full keys."""
    table = data.get(TABLE, {})
    inside = {f"{TABLE}.{key}": value for key, value in table.items()} if isinstance(table, dict) else {TABLE: table}
    return {key: value for key, value in data.items() if key != TABLE} | inside


def _checked(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    flat = _flat(data)
    for key, value in flat.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or _KNOWN
            raise PresenceCheckError(f'{path} has a setting "{key}", which is not known.', hint)
        expected = type(value_of(_DEFAULTS, key))
        if type(value) is not expected:
            kind = _KINDS[expected]
            raise PresenceCheckError(f'{path}: "{key}" should be {kind}.', f"Set it: presencecheck config set {key} …")
        if key in CHOICES and value not in CHOICES[key]:
            raise PresenceCheckError(f'{path}: "{key}" is "{value}".', f"Known: {', '.join(CHOICES[key])}.")
        if key in SHAPES and not SHAPES[key][0](str(value)):
            raise PresenceCheckError(f'{path}: "{key}" is "{value}".', SHAPES[key][1])
    return flat


def _from_text(key: str, value: str) -> Value:
    expected = type(value_of(_DEFAULTS, key))
    known = tuple(_TRUTHS) if expected is bool else CHOICES.get(key, ())
    if known and value not in known:
        raise UsageError(
            f'"{value}" is not a value of {key}.', did_you_mean(value, known) or f"Known: {', '.join(known)}."
        )
    if key in SHAPES and not SHAPES[key][0](value):
        raise UsageError(f'"{value}" is not a value of {key}.', SHAPES[key][1])
    if expected is int:
        digits = value.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 7):
            raise UsageError(f'"{value}" is not a value of {key}.', f"Give {_KINDS[int]}.")
        return int(value)
    return _TRUTHS[value] if expected is bool else value


def _quoted(value: str | int) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
