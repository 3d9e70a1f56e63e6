"""Histories in folders that are copied, or on drives of other computers."""

from pathlib import Path

import pytest

from presencecheck.health.elsewhere import check_elsewhere
from presencecheck.messages import doctor as doctor_messages

SYNCED = [
    *("Dropbox", "Dropbox (Practice)", "OneDrive", "OneDrive - Practice", "GoogleDrive-me@example.org", "My Drive"),
    *("iCloud Drive", "Mobile Documents", "Nextcloud", "ownCloud", "pCloudDrive", "pCloud Drive", "Proton Drive"),
    *("ProtonDrive-me@example.org", "Box", "Box-Box", "Sync.com", "MEGA", "MEGAsync", "Seafile", "SynologyDrive"),
    *("Tresorit", "MagentaCLOUD", "Sync", "CloudStorage", "Resilio Sync"),
]


@pytest.mark.parametrize("name", SYNCED)
def test_a_synced_folder(name: str, tmp_path: Path) -> None:
    """A folder of a sync service is known by its name, at any depth; what that means is said, and what helps."""
    found = check_elsewhere(tmp_path / name / "a" / "history.db")
    assert found.finding == "warn"
    assert str(tmp_path / name) in found.sentence
    assert "presencecheck merge" in found.remedy


@pytest.mark.parametrize("name", ["a", "boxes", "synced", "drive", "omega"])
def test_a_folder_of_no_service(name: str, tmp_path: Path) -> None:
    """Words that only begin or end so are none."""
    assert check_elsewhere(tmp_path / name / "history.db").finding == "ok"


@pytest.mark.parametrize(("mark", "service"), [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud")])
def test_a_folder_by_what_is_left_in_it(mark: str, service: str, tmp_path: Path) -> None:
    """Some services copy any folder, and leave a mark in it."""
    (tmp_path / "work" / "deep").mkdir(parents=True)
    (tmp_path / "work" / mark).touch()
    found = check_elsewhere(tmp_path / "work" / "deep" / "history.db")
    assert found.sentence == doctor_messages.SYNCED.format(service=service, path=tmp_path / "work").message


@pytest.mark.parametrize(
    ("kind", "name"), [("nfs4", "NFS"), ("cifs", "SMB"), ("fuse.sshfs", "SSH"), ("davfs", "WebDAV"), ("9p", "9P")]
)
def test_a_network_drive(kind: str, name: str, tmp_path: Path) -> None:
    """Known by the mount table, also where the folder is not made yet; a disk inside it is a disk."""
    share = tmp_path / "the share"
    (share / "disk").mkdir(parents=True)
    table = tmp_path / "mounts"
    place = str(share).replace(" ", "\\040")
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {place} {kind} rw 0 0\n/dev/sdb {place}/disk ext4 rw 0 0\n\n")
    found = check_elsewhere(share / "data" / "history.db", table)
    assert (found.finding, found.sentence) == ("warn", doctor_messages.ON_NETWORK.format(kind=name, path=share).message)
    assert check_elsewhere(share / "disk" / "history.db", table).finding == "ok"
    assert check_elsewhere(share / "history.db", tmp_path / "none").finding == "ok"
