"""Packs as a practice makes them, and what the program says of them."""

import io
import os
import stat
import subprocess
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs import lock
from presencecheck.packs.file_set import FileSet
from presencecheck.packs.lock import Installed
from tests.support.commands import Here
from tests.support.real_parts import program

PERSON = "Ask the person who looks after this computer."

DESCRIPTION = """\
format: 1
name: harbour
title: Harbour lists
version: 1.0.0
publisher: Harbour Street Practice
licence: CC BY 4.0
"""
ROOM = """\
format: 1
id: room
title: Our rooms
version: 1.0.0
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut it]}}
  - {id: lamp, ask: Is the lamp on?, ready: "On", if-not-yet: {do: [Switch it on]}}
"""
HOUR = """\
format: 1
id: hour
title: Before the hour
include: [{checklist: room}, {checklist: essentials}]
"""
FILES: dict[str, str | bytes] = {
    "pack.yaml": DESCRIPTION,
    "room.yaml": ROOM,
    "hour.yaml": HOUR,
    "README.md": "# Harbour\n",
    "LICENSE": "Do with it what you like.\n",
}
"""A pack with a checklist, a routine and two texts."""
SECOND = ROOM.replace("Is the lamp on?", "Is the lamp lit?").replace("importance: essential, ", "") + (
    "  - {id: water, ask: Is water at hand?, ready: At hand, if-not-yet: {do: [Fetch it]}}\n"
)
NEWER = DESCRIPTION.replace("1.0.0", "1.1.0")


def as_bytes(content: str | bytes) -> bytes:
    """Text in UTF-8, bytes as they are."""
    return content if isinstance(content, bytes) else content.encode()


PLAIN = {name: as_bytes(content) for name, content in FILES.items()}


def members(**changed: bytes | None) -> FileSet:
    """The files of the pack as they are gathered, some with another content or left out."""
    found = FileSet("src")
    for name, content in {**PLAIN, **{key.replace("_", "."): content for key, content in changed.items()}}.items():
        if content is not None and found.admits(name):
            found.add(name, content)
    return found


def said(act: Callable[[], object]) -> tuple[str, str]:
    """The message and the hint with which something is refused."""
    with pytest.raises(PresenceCheckError) as caught:
        act()
    return caught.value.message, caught.value.hint


def folder(path: Path, **changed: str | bytes | None) -> Path:
    """The pack as a folder; `room_yaml="…"` gives a file another content, None leaves it out."""
    path.mkdir(parents=True, exist_ok=True)
    named = {_name(key): content for key, content in changed.items()}
    for name, content in {**FILES, **named}.items():
        if content is None:
            (path / name).unlink(missing_ok=True)
        else:
            (path / name).write_bytes(as_bytes(content))
    return path


def _name(key: str) -> str:
    stem, _, suffix = key.rpartition("_")
    return f"{stem.replace('_', '-')}.{suffix}"


def zipped(path: Path, members: Mapping[str, str | bytes] | Iterable[tuple[ZipInfo | str, str | bytes]]) -> Path:
    """A zip of these members, whatever they are called."""
    pairs = members.items() if isinstance(members, Mapping) else members
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), ZipFile(out, "w", ZIP_STORED) as archive:  # a name given twice
        for info, content in pairs:
            archive.writestr(info, as_bytes(content))
    path.write_bytes(out.getvalue())
    return path


def linked(name: str, target: str) -> tuple[ZipInfo, str]:
    """A member of a zip that is a symbolic link."""
    info = ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target


def unpacked(path: Path, out: Path) -> Path:
    """The folder `out` with what a zip of ours holds."""
    with ZipFile(path) as archive:
        archive.extractall(out)
    return out


def key(path: Path, sort: str = "ed25519") -> Path:
    """A fresh OpenSSH key without a passphrase."""
    command = [program("ssh-keygen"), "-q", "-t", sort, "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


def fingerprint(path: Path) -> str:
    """What ssh-keygen calls a key."""
    done = subprocess.run([program("ssh-keygen"), "-lf", str(path)], check=True, capture_output=True, text=True)
    return done.stdout.split()[1]


def vouch(file: Path, principal: str, path: Path) -> None:
    """Make a key one of the allowed signers."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as allowed:
        allowed.write(f"{principal} {path.with_name(f'{path.name}.pub').read_text()}")


def publish(run: Here, out: Path, signer: Path | None, **changed: str | bytes | None) -> Path:
    """The pack as a zip, signed or not."""
    source = folder(out.with_name(f"{out.stem}-source"), **changed)
    signing: list[str | Path] = ["--sign", signer] if signer else []
    assert run("pack", "export", source, "-o", out, *signing, "--yes").code == 0
    return out


def export(run: Here, source: Path, out: Path) -> bytes:
    """The bytes of an exported pack."""
    result = run("pack", "export", source, "-o", out, "--yes")
    assert result.code == 0
    return out.read_bytes()


def installed_pack(packs: Path) -> Installed:
    """The only pack that is installed in a folder."""
    [found] = lock.installed(packs)
    return found


def binding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file is that binds everyone on this computer; its folder is made."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    path = tmp_path / "etc" / "presencecheck" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def installed(home: Path) -> list[dict[str, Any]]:
    """What the lock says, entry by entry."""
    import json

    path = home / "data" / "packs" / "packs.json"
    return list(json.loads(path.read_text())["packs"]) if path.exists() else []


def place(home: Path) -> Path:
    """The folder of the only pack's version."""
    [entry] = installed(home)
    return home / "data" / "packs" / str(entry["name"]) / str(entry["folder"])


def everything(home: Path) -> dict[str, bytes]:
    """Every file under a home but the cache, with its content."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.is_symlink() and "cache" not in path.relative_to(home).parts
    }


def is_private(home: Path) -> bool:
    """Whether nobody else can read anything under a home."""
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in home.rglob("*")}
    return os.name != "posix" or all(mode == (0o700 if path.is_dir() else 0o600) for path, mode in modes.items())
