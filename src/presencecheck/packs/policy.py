"""The computer-wide policy: which sources and signers of packs a practice's IT person allows."""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.problems import did_you_mean
from presencecheck.messages import pack as pack_messages
from presencecheck.system.files import failure, read_bytes

TABLES = ("packs",)
"""The tables that the file may have."""

_MOST_BYTES = 64 * 1024
_KEYS = ("allowed_sources", "allowed_signers")
_HTTPS = 443


class Policy(Frozen):
    """The rules of this computer; the default has none."""

    sources: tuple[str, ...] | None = None
    """Folders, files and beginnings of https addresses; None for any."""
    signers: Path | None = None
    """The allowed signers; None leaves it to the person's own file, and allows packs without a signature."""

    def allows_source(self, source: str) -> bool:
        """Whether a pack may come from this folder, file or address."""
        return self.sources is None or any(_covers(allowed, source) for allowed in self.sources)


def load(path: Path) -> Policy:
    """Read the policy in the file at `path`; the default if there is none.

    Raises:
        PresenceCheckError: the file is there and cannot be read or understood: a policy is never passed over.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        raise failure("read", path, error) from error
    try:
        content = read_bytes(path, _MOST_BYTES)
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PresenceCheckError(
            pack_messages.POLICY_NOT_TOML.format(path=path, error=error), pack_messages.POLICY_HINT
        ) from error
    _refuse_unknown(data, TABLES, path)
    packs = data.get("packs", {})
    if not isinstance(packs, dict):
        raise PresenceCheckError(pack_messages.POLICY_NOT_A_TABLE.format(path=path), pack_messages.POLICY_HINT)
    _refuse_unknown(packs, _KEYS, path)
    return Policy(_sources(packs.get("allowed_sources"), path), _signers(packs.get("allowed_signers"), path))


def _refuse_unknown(data: dict[str, Any], keys: tuple[str, ...], path: Path) -> None:
    for key in data:
        if key not in keys:
            near = did_you_mean(key, keys)
            raise PresenceCheckError(
                pack_messages.POLICY_UNKNOWN_SETTING.format(path=path, key=key),
                f"{near} {pack_messages.POLICY_HINT}".lstrip(),
            )


def _sources(value: Any, path: Path) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(entry, str) and _is_source(entry) for entry in value):
        raise PresenceCheckError(pack_messages.POLICY_ODD_SOURCES.format(path=path), pack_messages.POLICY_HINT)
    return tuple(value)


def _signers(value: Any, path: Path) -> Path | None:
    if value is None:
        return None
    if not isinstance(value, str) or not Path(value).is_absolute():
        raise PresenceCheckError(pack_messages.POLICY_ODD_SIGNERS.format(path=path), pack_messages.POLICY_HINT)
    return Path(value)


def _is_source(text: str) -> bool:
    return Path(text).is_absolute() or _address(text) is not None


def _covers(allowed: str, source: str) -> bool:
    """Whether `source` is what is allowed or lies in it: by host and parts of the path, never by letters."""
    prefix, address = _address(allowed), _address(source)
    if prefix is None or address is None:
        inside = prefix is None and address is None
        return inside and Path(os.path.realpath(source)).is_relative_to(os.path.realpath(allowed))
    wanted, parts = _segments(prefix), _segments(address)
    same = (prefix.hostname, prefix.port or _HTTPS) == (address.hostname, address.port or _HTTPS)
    return same and parts is not None and wanted is not None and parts[: len(wanted)] == wanted


def _address(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        found = parts.scheme == "https" and bool(parts.hostname) and (parts.port or _HTTPS) > 0
    except ValueError:
        return None
    return parts if found else None


def _segments(address: SplitResult) -> list[str] | None:
    """The parts of an address's path; None where some server may read them as another path."""
    parts = [unquote(part) for part in address.path.split("/")]
    if any(part in (".", "..") or "/" in part or "\\" in part for part in parts):
        return None
    return [part for part in parts if part]
