"""Install, replace and remove packs: if the program ends at any moment, a pack is still whole, old or new.

A version is written to a folder of its own that nothing refers to. Replacing the lock, in one step, is what installs
it. What nothing refers to is removed by the next command that changes packs.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import is_id
from presencecheck.messages import pack as pack_messages
from presencecheck.packs import lock
from presencecheck.packs.lock import LOCK, Installed, Seen
from presencecheck.system.files import create_private, failure, make_private_folder
from presencecheck.system.ownership import give_to_owner

if TYPE_CHECKING:
    from presencecheck.packs.pack import Pack
    from presencecheck.packs.signature import Signer

_BUSY = ".busy"
_PREFIX = 16
"""Digits of the sha256 that name a version's folder."""


class Store:
    """The installed packs, while no other process may change them; made by `open_store`."""

    def __init__(self, packs: Path) -> None:
        self.packs = packs
        self.entries, self.seen = lock.read_lock(packs)
        self.earlier = lock.earlier(packs)

    def find(self, name: str) -> Installed | None:
        """The installed pack of this name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def put(self, pack: "Pack", source: str, signer: "Signer | None", now: str) -> Installed:
        """Install a pack, in the place of its earlier version where there is one.

        Raises:
            PresenceCheckError: it cannot be written; what was installed still is.
        """
        from presencecheck.packs.pack import files_to_publish

        said = pack.metadata
        entry = Installed(
            # What the practice says of itself, and what the pack needs, is read from the pack where that is asked for.
            **{key: value for key, value in vars(said).items() if key not in ("practice", "requires")},
            folder=self._free(said.name, pack.sha256[:_PREFIX]),
            sha256=pack.sha256,
            source=source,
            fingerprint=signer.fingerprint if signer else "",
            principal=signer.principal if signer else "",
            added=now,
            checklists=len(pack.contents) - pack.routines,
            routines=pack.routines,
        )
        place = entry.place(self.packs)
        make_private_folder(place, durable=sys.platform != "linux")  # where `sync` waits for the folders, too
        for name, content in files_to_publish(pack, pack.signature).items():
            create_private(place / name, content, durable=False)  # whole or not: nothing refers to it yet
        if hasattr(os, "sync"):  # pragma: no branch - Windows
            os.sync()  # one wait for all files; the lock must not be on the disk before they are
        self.seen[entry.name] = Seen(entry.sha256, pack.etag)
        self._replace(entry)
        return entry

    def note_seen(self, seen: Mapping[str, Seen]) -> None:
        """Write down what was seen at the sources of packs, by their names; of others, what was seen before stays.

        Raises:
            PresenceCheckError: the lock cannot be written.
        """
        self.seen |= seen
        self._switch(self.entries)

    def find_earlier(self, name: str) -> Installed | None:
        """The version before of the pack of this name."""
        return next((entry for entry in self.earlier if entry.name == name), None)

    def roll_back(self, before: Installed) -> None:
        """Put the version before in the place of a pack's; that in turn becomes the version before.

        Raises:
            PresenceCheckError: the lock cannot be written; what was installed still is.
        """
        self._replace(before)

    def _replace(self, entry: Installed) -> None:
        """Install a version, and keep the one in whose place it comes to go back to."""
        before = self.find(entry.name)
        if before is not None and before.sha256 != entry.sha256:
            # Written first: whatever happens next, the version that is installed is never the one that is swept away.
            self._keep(({each.name: each for each in self.earlier} | {entry.name: before}).values())
        self._switch(tuple(({each.name: each for each in self.entries} | {entry.name: entry}).values()))

    def _keep(self, entries: Iterable[Installed]) -> None:
        kept = tuple(entries)
        if kept != self.earlier:
            lock.write_lock(self.packs, kept, lock.EARLIER)
            self.earlier = kept

    def drop(self, name: str) -> None:
        """Remove a pack, and the version before.

        Raises:
            PresenceCheckError: the lock cannot be written; the pack still is installed.
        """
        self._keep(entry for entry in self.earlier if entry.name != name)
        self._switch(tuple(entry for entry in self.entries if entry.name != name))

    def _switch(self, entries: tuple[Installed, ...]) -> None:
        self.seen = lock.current(self.seen, entries)
        lock.write_lock(self.packs, entries, seen=self.seen)
        self.entries = entries
        self.sweep()

    def sweep(self) -> None:
        """Remove versions and temporary files that neither lock names; other files stay."""
        kept = {entry.place(self.packs) for entry in (*self.entries, *self.earlier)}
        for path in _inside(self.packs):
            if is_id(path.name) and path.is_dir() and not path.is_symlink():
                for below in _inside(path):
                    if lock.FOLDER.fullmatch(below.name) and below not in kept:
                        shutil.rmtree(
                            below, ignore_errors=True
                        )  # what cannot be removed now is tried again at the next change
                with suppress(OSError):
                    path.rmdir()  # goes only when it is empty
            elif path.name.startswith((f".{LOCK}.", f".{lock.EARLIER}.")):
                with suppress(OSError):
                    path.unlink()

    def _free(self, name: str, prefix: str) -> str:
        """A name that no folder has yet: a version is never written over one that may be in use."""
        folder, number = prefix, 1
        while os.path.lexists(self.packs / name / folder):
            number += 1
            folder = f"{prefix}-{number}"
        return folder


@contextmanager
def open_store(packs: Path) -> Iterator[Store]:
    """Open the installed packs for change by this process alone, and remove what an interrupted command left.

    Raises:
        PresenceCheckError: another process is changing them, or the lock is damaged.
    """
    make_private_folder(packs)
    path = packs / _BUSY
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if hasattr(os, "fchmod"):  # pragma: no branch - Windows before Python 3.13
            os.fchmod(descriptor, 0o600)  # the umask may have taken more than it should, and the next one must write
        give_to_owner(path, descriptor)
    except OSError as error:
        raise failure("write", path, error) from error
    try:
        try:
            _lock_file(descriptor)
        except OSError as error:
            raise PresenceCheckError(*pack_messages.OTHER_WINDOW) from error
        store = Store(packs)
        store.sweep()
        yield store
    finally:
        os.close(descriptor)  # releases the lock, as the system does when the process ends


def _lock_file(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover - Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
