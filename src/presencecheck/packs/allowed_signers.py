"""The file of allowed signers as people write it: who may have made a signature, and why a line does not count. Pure.

The file is OpenSSH's (ssh-keygen(1), ALLOWED SIGNERS), and ssh-keygen alone decides who vouches. What is read here is
whom to ask it for, since it names the first line of a key only, and why nobody came of it.
"""

import base64
import binascii
import re
import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from presencecheck.messages import allowed_signers as allowed_signers_messages
from presencecheck.messages import pack as pack_messages

MOST_BYTES = 1024 * 1024
MOST_NAMES = 50
"""Names that ssh-keygen is asked for, of one key."""
MOST_NAME = 1_000
"""Characters of a name; a longer one is no person's, and too long for a command line."""

_LENGTH = 4
"""Bytes of a number that says how long what follows is."""
_BOM = b"\xef\xbb\xbf"
_MAGIC = b"SSHSIG"
_ARMOUR = re.compile(rb"-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----")
_WORD = re.compile(r'(?:"[^"]*"|[^\s"])+')
_OPTION = re.compile(r'(?P<name>[A-Za-z-]+)(?:=(?P<value>"[^"]*"|[^,]*))?(?:,|$)')
_KEY_TYPES = ("ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-")
_FLAGS, _VALUED = frozenset({"cert-authority"}), frozenset({"namespaces", "valid-after", "valid-before"})
_MOMENT = re.compile(r"(\d{8})(\d{4}(?:\d\d)?)?Z?", re.ASCII)


class Line(NamedTuple):
    """A line that names the key.

    Attributes:
        number: counted from 1.
        names: whom it stands for.
        options: what limits it, as written.
        fault: what is wrong with its form, by its name in the messages; empty if nothing.
    """

    number: int
    names: tuple[str, ...]
    options: str = ""
    fault: str = ""


def key_of(signature: bytes) -> str:
    """The key of an armoured signature, as the lines of the file have it; empty where it is no such signature."""
    found = _ARMOUR.search(signature)
    try:
        blob = base64.b64decode(found[1] if found else b"", validate=False)
        if not blob.startswith(_MAGIC):
            return ""
        start = len(_MAGIC) + 8
        (size,) = struct.unpack_from(">I", blob, start - 4)
        return base64.b64encode(blob[start : start + size]).decode()
    except (binascii.Error, struct.error):
        return ""


def line_of(signature: bytes) -> str:
    """The kind and the key of a signature, as a line of the file has them behind its name."""
    key = key_of(signature)
    blob = base64.b64decode(key)
    (size,) = struct.unpack_from(">I", blob) if len(blob) >= _LENGTH else (0,)
    return f"{blob[_LENGTH : _LENGTH + size].decode('ascii', 'replace')} {key}"


def without_mark(content: bytes) -> bytes:
    """The file without a byte-order mark, which ssh-keygen would take for a part of the first name."""
    return content.removeprefix(_BOM)


def names_for(content: bytes, key: str) -> tuple[str, ...]:
    """Whom the file gives a key to, people before patterns; those that a pattern leaves out stand in it with a `!`."""
    names = [name for line in _lines(content, key) if not line.fault for name in line.names if len(name) <= MOST_NAME]
    return tuple(dict.fromkeys(sorted(names, key=is_pattern)))[:MOST_NAMES]


def is_pattern(name: str) -> bool:
    """Whether a name stands for anyone who fits it, and not for one person."""
    return bool(set(name) & set("*?")) or name.startswith("!")


def signer_name(principal: str, fingerprint: str) -> str:
    """Who signed, in words: a person, anyone who fits a pattern, or the key where nobody vouches for it."""
    return pack_messages.ANYONE.format(pattern=principal) if is_pattern(principal) else principal or fingerprint


def why_not(content: bytes, key: str, namespace: str, now: str) -> str:
    """Why no line of the file vouches for a key, in a sentence; empty where none names it.

    Args:
        content: the file.
        key: as the lines have it.
        namespace: what the signature was made for.
        now: the time as the file writes it, YYYYMMDDHHMMSS, of this computer's own zone.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        return allowed_signers_messages.UTF_16
    for line in _lines(content, key):
        cause = line.fault or _fault_of(line.options, namespace, now)
        if not cause and all(len(name) > MOST_NAME for name in line.names):
            cause = "long"
        said = allowed_signers_messages.CAUSES[cause or "odd"]
        return said.format(line=line.number, option=_unknown(line.options), options=line.options)
    return ""


def _lines(content: bytes, key: str) -> Iterator[Line]:
    """The lines that name the key."""
    for number, text in enumerate(without_mark(content).decode("utf-8", "replace").split("\n"), 1):
        words = _WORD.findall(text) if key and key in text else []
        place = next((place for place, word in enumerate(words) if word == key), -1)
        if place < 1:
            continue
        kind, before = words[place - 1], words[: place - 1]
        if words[0].startswith("#"):
            yield Line(number, (), fault="comment")
        elif not before:
            yield Line(number, (), fault="order" if kind.startswith(_KEY_TYPES) else "kind")
        elif not kind.startswith(_KEY_TYPES) or not _is_kind(kind, key):
            yield Line(number, (), fault="kind")
        else:
            names = tuple(name for name in before[0].strip('"').split(",") if name)
            yield Line(number, names, " ".join(before[1:]))


def _is_kind(kind: str, key: str) -> bool:
    """Whether the key is of the kind that the line says."""
    try:
        blob = base64.b64decode(key)
        (size,) = struct.unpack_from(">I", blob)
    except (binascii.Error, struct.error):
        return False
    return blob[4 : 4 + size] == kind.encode()


def _fault_of(options: str, namespace: str, now: str) -> str:
    """Why the options of a line keep it from vouching; empty where they do not."""
    given = {found["name"].casefold(): (found["value"] or "") for found in _OPTION.finditer(options)}
    if _unknown(options):
        return "option"
    if any(not given[name].startswith('"') for name in given.keys() & _VALUED):
        return "unquoted"
    if "cert-authority" in given:
        return "authority"
    wanted = given.get("namespaces", "").strip('"')
    if wanted and namespace not in re.split(r"[,\s]+", wanted) and "*" not in wanted:
        return "namespace"
    return _fault_of_time(given, now)


def _fault_of_time(given: Mapping[str, str], now: str) -> str:
    moments = {name: given[name].strip('"') for name in ("valid-after", "valid-before") if name in given}
    if any(_MOMENT.fullmatch(moment) is None for moment in moments.values()):
        return "moment"
    if "valid-before" in moments and _digits(moments["valid-before"]) < now:
        return "expired"
    return "early" if "valid-after" in moments and _digits(moments["valid-after"]) > now else ""


def _unknown(options: str) -> str:
    """The first option that ssh-keygen does not know; empty if there is none."""
    names = [found["name"] for found in _OPTION.finditer(options)]
    return next((name for name in names if name.casefold() not in _FLAGS | _VALUED), "")


def _digits(moment: str) -> str:
    return moment.removesuffix("Z").ljust(14, "0")
