"""The computer-wide policy: which sources and signers of packs a practice allows, and how clients reach it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, field
from presencecheck.messages import pack as pack_messages
from presencecheck.system.policy_terms import DEFAULTS, FIXED, REQUIRED, parse, refuse_unknown, table, terms_of
from presencecheck.system.practice import IS_RIGHT
from presencecheck.system.setting_values import right_values

TABLES = ("packs", "practice", DEFAULTS, FIXED, REQUIRED)
"""The tables that the file may have."""

_CLIENT_ANSWERS = "refuse_client_answers"
KEYS = ("allowed_sources", "allowed_signers", _CLIENT_ANSWERS)
ALLOWED_SIGNERS = "allowed_signers"
"""The person's own list of signers, beside their settings."""
_HTTPS = 443


class Policy(Frozen):
    """The rules of this computer."""

    signers: Path
    """The allowed signers, in OpenSSH's format; the file need not exist."""
    sources: tuple[str, ...] | None = None
    """Folders, files and beginnings of https addresses; None for any."""
    signed_only: bool = False
    """Whether every pack must be signed by one of them; so it is where the policy names them."""
    refuses_client_answers: bool = False
    """Whether no list is taken whose kept answers would tell of a client."""
    practice: Mapping[str, str] = field(default_factory=dict)
    """What the practice says of itself on pages for clients, as in the settings."""

    def allows_source(self, source: str) -> bool:
        """Whether a pack may come from this folder, file or address."""
        return self.sources is None or any(_covers(allowed, source) for allowed in self.sources)


def load(path: Path, config: Path) -> Policy:
    """Read the policy in the file at `path`; if there is none, everything is allowed.

    Args:
        path: the computer-wide settings.
        config: the person's own settings; beside them is the list of signers that counts where the policy has none.

    Raises:
        PresenceCheckError: the file is there and cannot be read or understood: a policy is never passed over.
    """
    data = parse(path)
    refuse_unknown(data, TABLES, path)
    packs, practice = (table(data, name, path) for name in TABLES[:2])
    refuse_unknown(packs, KEYS, path)
    _check_practice(practice, path)
    terms_of(data, path)
    allowed, signers = (packs.get(key) for key in KEYS[:2])
    if allowed is not None and not (isinstance(allowed, list) and all(map(_is_source, allowed))):
        raise PresenceCheckError(*pack_messages.POLICY_ODD_SOURCES.format(path=path))
    sources = None if allowed is None else tuple(allowed)
    refuses = packs.get(_CLIENT_ANSWERS, False)
    if not isinstance(refuses, bool):
        raise PresenceCheckError(*pack_messages.POLICY_ODD_SWITCH.format(path=path, key=_CLIENT_ANSWERS))
    if signers is not None and not (isinstance(signers, str) and Path(signers).is_absolute()):
        raise PresenceCheckError(*pack_messages.POLICY_ODD_SIGNERS.format(path=path))
    return Policy(
        signers=config.with_name(ALLOWED_SIGNERS) if signers is None else Path(signers),
        sources=sources,
        signed_only=signers is not None,
        refuses_client_answers=refuses,
        practice=practice,
    )


def _check_practice(practice: dict[str, Any], path: Path) -> None:
    refuse_unknown(practice, tuple(IS_RIGHT), path)
    for key, value in practice.items():
        if not (isinstance(value, str) and IS_RIGHT[key](value)):
            words = {"path": path, "key": key, "help": _wanted(key, value)}
            raise PresenceCheckError(*pack_messages.POLICY_ODD_FACT.format(**words))


def _wanted(key: str, value: Any) -> str:
    """What a fact of the practice can be; a number that stands there as one is a text without its quotes."""
    return right_values(f"practice.{key}") if isinstance(value, str) else pack_messages.IN_QUOTES


def _is_source(value: Any) -> bool:
    return isinstance(value, str) and (Path(value).is_absolute() or _address(value) is not None)


def _covers(allowed: str, source: str) -> bool:
    """Whether `source` is what is allowed or lies in it: by host and parts of the path, never by letters."""
    prefix, address = _address(allowed), _address(source)
    if prefix is None or address is None:
        return prefix is address and Path(os.path.realpath(source)).is_relative_to(os.path.realpath(allowed))
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
