"""Whether the history is in a folder that a sync service copies, or on a drive of another computer."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.health.look import is_there
from presencecheck.health.mounts import TABLE, mount_of
from presencecheck.messages import doctor as doctor_messages
from presencecheck.probes.measurement import Measurement

_SERVICES = {
    "Box": ("box", "box sync"),
    "Dropbox": ("dropbox",),
    "Google Drive": ("google drive", "googledrive", "my drive"),
    "iCloud": ("mobile documents", "icloud", "icloud drive", "iclouddrive"),
    "MagentaCLOUD": ("magentacloud",),
    "MEGA": ("mega", "megasync"),
    "Nextcloud": ("nextcloud",),
    "OneDrive": ("onedrive",),
    "ownCloud": ("owncloud",),
    "pCloud": ("pcloud", "pcloud drive", "pclouddrive"),
    "Proton Drive": ("proton drive", "protondrive"),
    "Resilio Sync": ("resilio sync",),
    "Seafile": ("seafile", "seadrive"),
    "Sync.com": ("sync.com",),
    "Synology Drive": ("synologydrive", "synology drive"),
    "Tresorit": ("tresorit", "tresors"),
}
"""Names that sync services give their folders, in lower case."""
_ANY = ("sync", "cloudstorage")
"""Names of folders that some sync service makes: which one, they do not say."""
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".SynologyWorkingDirectory": "Synology Drive",
}
"""What sync services leave in the folders that they copy, whatever these are called."""
_NETWORK = {
    "NFS": ("nfs", "nfs4"),
    "SMB": ("cifs", "smb2", "smb3", "smbfs"),
    "WebDAV": ("davfs", "fuse.davfs2", "webdav"),
    "SSH": ("fuse.sshfs",),
    "AFP": ("afpfs",),
    "9P": ("9p", "drvfs", "fuse.vmhgfs-fuse", "vboxsf", "virtiofs"),
    "a cloud": ("fuse.rclone", "fuse.google-drive-ocamlfuse", "fuse.onedriver"),
    "a cluster": ("afs", "ceph", "fuse.ceph", "fuse.glusterfs", "glusterfs", "lustre"),
}
"""Kinds of file systems that are another computer's, by what people call them."""


def check_elsewhere(history: Path, table: Path = TABLE) -> Measurement:
    """Check by the names of folders, by what sync services leave in them, and by the mount table.

    Args:
        history: the file of the history.
        table: the mount table of Linux; other systems have none, and their network drives are not known.
    """
    found = [(service, path) for path in reversed(history.absolute().parents) if (service := _service_of(path))]
    if found:
        service, path = next((each for each in found if each[0] != doctor_messages.SOME_SERVICE), found[0])
        return Measurement("warn", *doctor_messages.SYNCED.format(service=service, path=path))
    drive = _network_drive(history, table)
    if drive is not None:
        return Measurement("warn", *doctor_messages.ON_NETWORK.format(kind=drive[0], path=drive[1]))
    return Measurement("ok", doctor_messages.NOT_SYNCED)


def _service_of(folder: Path) -> str:
    """The sync service that copies a folder; empty where none is known to."""
    names = tuple(_names(folder.name.casefold()))
    for service, known in _SERVICES.items():
        if any(name in known for name in names):
            return service
    for mark, service in _MARKS.items():
        if is_there(folder / mark):
            return service
    return doctor_messages.SOME_SERVICE if names and names[0] in _ANY else ""


def _names(name: str) -> Iterator[str]:
    """Some services name the folder after the account too: "OneDrive - Practice", "GoogleDrive-me@example.org"."""
    yield name
    yield name.partition(" - ")[0]
    yield name.partition("-")[0]
    yield name.partition(" (")[0]


def _network_drive(history: Path, table: Path) -> tuple[str, Path] | None:
    """The kind of network drive that holds the history, and where it begins; None where it is on none that is known."""
    if history.drive.startswith("\\\\"):
        return "SMB", Path(history.drive)
    there = next((place for place in (history, *history.absolute().parents) if is_there(place)), None)
    try:
        mount = None if there is None else mount_of(there, table)
    except OSError:
        return None
    kind = next((name for name, kinds in _NETWORK.items() if mount and mount.kind in kinds), None)
    return None if kind is None or mount is None else (kind, mount.place)
