"""The person's settings: a TOML file with a few known keys, overridden by the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from presencecheck.context import MODALITIES, SETTINGS
from presencecheck.errors import PresenceCheckError, UsageError
from presencecheck.files import read_bytes, write_private
from presencecheck.frozen import Frozen, frozen
from presencecheck.problems import did_you_mean

MOST_BYTES = 64 * 1024


@frozen
class Settings(Frozen):
    """What a person can set; `MEANINGS` says what each is for."""

    routine: str = "full"
    modality: str = "video"
    setting: str = "individual"
    plain: bool = False
    motion: bool = True


MEANINGS: Mapping[str, str] = {
    "routine": "the routine that a bare presencecheck starts",
    "modality": "how sessions usually are: video, audio or in-person",
    "setting": "with whom: individual, couple, group, family or child",
    "plain": "always walk in plain lines, for screen readers and braille",
    "motion": "show the breathing guide as a moving bar; false shows words only",
}


CHOICES: Mapping[str, tuple[str, ...]] = {"modality": MODALITIES, "setting": SETTINGS}
KEYS: tuple[str, ...] = tuple(field.name for field in fields(Settings))
_TRUTHS = {"true": True, "false": False}


def load(path: Path) -> Settings:
    """The settings in force.

    Raises:
        PresenceCheckError: the file cannot be read, is not TOML, or has a key or value that is not known.
    """
    settings = Settings()
    if path.exists():
        settings = replace(settings, **_checked(_parse(path), path))
    return replace(settings, plain=settings.plain or plain_wished(os.environ))


def plain_wished(environment: Mapping[str, str]) -> bool:
    """Whether ACCESSIBLE or PRESENCECHECK_PLAIN asks for plain lines, or the terminal can do no more."""
    switches = (environment.get(name, "") for name in ("ACCESSIBLE", "PRESENCECHECK_PLAIN"))
    wished = any(value.casefold() not in ("", "0", "false", "no") for value in switches)
    return wished or environment.get("TERM") == "dumb"


def editor() -> str:
    """The command of the person's editor, from VISUAL or EDITOR; empty where neither is set."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def text_of(settings: Settings, key: str) -> str:
    """The value of `key` as it stands in the file.

    Raises:
        UsageError: there is no such key.
    """
    if key not in KEYS:
        raise UsageError(f'There is no setting "{key}".', did_you_mean(key, KEYS) or f"Known: {', '.join(KEYS)}.")
    value = getattr(settings, key)
    return str(value).lower() if isinstance(value, bool) else str(value)


def store(path: Path, key: str, value: str) -> None:
    """Set `key` in the file, leaving its other lines and comments as they are.

    Raises:
        UsageError: there is no such key, or the value is not one of its values.
        PresenceCheckError: the file is broken or cannot be written.
    """
    parsed = _from_text(key, value)
    text = read_bytes(path, MOST_BYTES).decode("utf-8") if path.exists() else ""
    if text:
        _checked(_parse(path), path)
    line = f"{key} = {str(parsed).lower() if isinstance(parsed, bool) else _quoted(parsed)}"
    pattern = re.compile(rf"^{re.escape(key)}[ \t]*=.*$", re.MULTILINE)
    changed, found = pattern.subn(lambda _: line, text, count=1)
    write_private(path, (changed if found else f"{text.rstrip()}\n{line}\n".lstrip()).encode())


def _parse(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(read_bytes(path, MOST_BYTES).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PresenceCheckError(f"{path} is not TOML: {error}.", "Mend that line, or delete the file.") from error


def _checked(data: dict[str, Any], path: Path) -> dict[str, Any]:
    for key, value in data.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"Known: {', '.join(KEYS)}."
            raise PresenceCheckError(f'{path} has a setting "{key}", which is not known.', hint)
        expected = type(getattr(Settings(), key))
        if type(value) is not expected:
            kind = "true or false" if expected is bool else "text in quotes"
            raise PresenceCheckError(f'{path}: "{key}" should be {kind}.', f"Set it: presencecheck config set {key} …")
        if key in CHOICES and value not in CHOICES[key]:
            raise PresenceCheckError(f'{path}: "{key}" is "{value}".', f"Known: {', '.join(CHOICES[key])}.")
    return data


def _from_text(key: str, value: str) -> str | bool:
    text_of(Settings(), key)
    known = tuple(_TRUTHS) if isinstance(getattr(Settings(), key), bool) else CHOICES.get(key, ())
    if known and value not in known:
        raise UsageError(
            f'"{value}" is not a value of {key}.', did_you_mean(value, known) or f"Known: {', '.join(known)}."
        )
    return _TRUTHS[value] if known == tuple(_TRUTHS) else value


def _quoted(value: str) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
