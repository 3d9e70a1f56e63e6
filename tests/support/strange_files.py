"""What may lie in the place of a file of ours and is none: pipes, links, devices, folders, empty and endless files."""

import os
import shutil
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

PRECIOUS = b"Of somebody else, and to stay as it is.\n"
PLACES = (
    "data/history.db",
    "data/history.db-journal",
    "data/history.db-wal",
    "data/history.db-shm",
    "data/history.bookmark",
    "data/history.reserve",
    "data/history.forgetting",
    "data/history.copies",
    "data/history.day",
    "data/history.installation",
    "data/backups",
    "data/backups/BACKUP",
    "data/packs/packs.json",
    "data/bases",
    "cache/compiled",
    "config/config.toml",
    "config/allowed_signers",
    "config/checklists",
    "config/checklists/small.yaml",
    "xdg/presencecheck/config.toml",
)
"""The files and folders that the program keeps or reads, below a home; BACKUP is the name of the backup in it."""


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    # By its own descriptor: the path of a socket may have 108 bytes only.
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"/proc/self/fd/{folder}/{place.name}")
    finally:
        os.close(folder)


def _link_to_pipe(place: Path) -> None:
    pipe = place.parents[_depth(place)] / "elsewhere" / "pipe"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    place.symlink_to(pipe)


def _depth(place: Path) -> int:
    return next(n for n, folder in enumerate(place.parents) if (folder / "elsewhere").is_dir())


def _elsewhere(place: Path) -> Path:
    return place.parents[_depth(place)] / "elsewhere"


def _device(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def _dangling(place: Path) -> None:
    place.symlink_to(_elsewhere(place) / "nothing")


def _loop(place: Path) -> None:
    place.symlink_to(place.name)


def _link_to_stranger(place: Path) -> None:
    precious = _elsewhere(place) / "precious"
    place.symlink_to(precious)


def _folder(place: Path) -> None:
    place.mkdir()
    (place / "precious").write_bytes(PRECIOUS)


def _empty(place: Path) -> None:
    place.touch()


def _sparse(place: Path) -> None:
    with place.open("wb") as file, suppress(OSError):  # a disk that has no such files gets a smaller one
        file.truncate(1 << 30)
        file.truncate(1 << 40)


def _noise(place: Path) -> None:
    place.write_bytes(bytes(range(256)) * 16)


KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": _pipe,
    "socket": _socket,
    "link to a pipe": _link_to_pipe,
    "endless device": _device("/dev/zero"),
    "full device": _device("/dev/full"),
    "link to nothing": _dangling,
    "link to itself": _loop,
    "link to another's file": _link_to_stranger,
    "folder with a file": _folder,
    "empty file": _empty,
    "file of a terabyte": _sparse,
    "noise": _noise,
}
"""How each is made."""

COMMANDS: Sequence[tuple[str, ...]] = (
    ("run", "small", "--no-probe", "--answers", "ANSWERS"),
    ("run", "small", "--no-probe", "--answers", "ANSWERS", "--no-log"),
    ("run", "small", "--no-probe", "--answers", "ANSWERS", "--resume"),
    ("run", "environment", "--no-probe", "--answers", "-"),
    ("list",),
    ("show", "small"),
    ("card", "small"),
    ("check", "HOME/config/checklists"),
    ("diff", "environment"),
    ("new", "mine", "--no-open"),
    ("edit", "tech-check", "--no-open"),
    ("retire", "--undo", "environment/light-front"),
    ("config", "list"),
    ("config", "set", "motion", "false"),
    ("where",),
    ("history",),
    ("history", "show", "last"),
    ("stats",),
    ("report", "-o", "OUT/report.html"),
    ("export", "-o", "OUT/runs.csv"),
    ("verify",),
    ("verify", "--mend"),
    ("backup",),
    ("backup", "OUT/copy.db"),
    ("restore", "COPY", "--yes"),
    ("merge", "COPY"),
    ("forget", "last", "--yes"),
    ("forget", "--all", "--yes"),
    ("pack", "list"),
    ("pack", "verify"),
    ("pack", "add", "PACK", "--yes"),
    ("pack", "update", "--yes"),
    ("pack", "remove", "harbour", "--yes"),
    ("doctor", "--json"),
)
"""Every command that touches files of ours."""
FORGETTING = ("forget", "restore")
"""Commands after which runs may be gone."""


def put(home: Path, name: str, kind: str) -> Path:
    """Put something of this kind in a place of ours; return the place. What was there is kept beside the home."""
    place = home / name.replace("BACKUP", _backup(home))
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = home / "kept"
    if os.path.lexists(place):
        place.rename(kept)
    KINDS[kind](place)
    return place


def put_back(home: Path, place: Path) -> None:
    """Take it away again, and put back what was there."""
    if os.path.lexists(place):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
    if os.path.lexists(home / "kept"):
        (home / "kept").rename(place)


def _backup(home: Path) -> str:
    return next((file.name for file in (home / "data" / "backups").glob("*.db")), "history-2026-11-01-000000.db")
