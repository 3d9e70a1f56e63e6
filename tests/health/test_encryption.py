"""Whether a disk is encrypted, by trees of devices as Linux shows them."""

from pathlib import Path

import pytest

from presencecheck.health.encryption import check_dm_crypt
from tests.support.evidence import Evidence


def block(system: Path, name: str, uuid: str = "", on: str = "") -> None:
    """A block device, perhaps of the device mapper, perhaps on another."""
    folder = system / "devices" / name
    folder.mkdir(parents=True)
    (system / "class" / "block").mkdir(parents=True, exist_ok=True)
    (system / "class" / "block" / name).symlink_to(folder)
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm" / "uuid").write_text(uuid)
    (folder / "slaves").mkdir()
    if on:
        (folder / "slaves" / on).symlink_to(system / "devices" / on)


@pytest.mark.parametrize(
    ("device", "finding"),
    [
        ("sda1", "warn"),
        ("dm-0", "ok"),
        ("dm-1", "ok"),
        ("dm-2", "warn"),
        ("overlay", "unknown"),
        ("server:/x", "unknown"),
    ],
)
def test_dm_crypt(device: str, finding: str, tmp_path: Path, evidence: Evidence) -> None:
    """Encryption is found at any depth: a plain disk, LUKS, a volume on LUKS, a volume on a plain disk, no disk."""
    system = tmp_path / "sys"
    block(system, "sda1")
    block(system, "dm-0", "CRYPT-LUKS2-0123-name", on="sda1")
    block(system, "dm-1", "LVM-abc", on="dm-0")
    block(system, "dm-2", "LVM-def", on="sda1")
    (tmp_path / "a b").mkdir()
    mounts = tmp_path / "mounts"
    place = str(tmp_path / "a b").replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n{device if ':' in device else f'/dev/{device}'} {place} ext4 rw 0 0\n")
    assert check_dm_crypt(tmp_path / "a b", mounts, system).finding == finding
    assert check_dm_crypt(Path("/"), mounts, system).finding == "warn"
    evidence("P5", "disks looked at for encryption", 1, "told wrong")


def test_without_the_kernels_tables_nothing_is_claimed(tmp_path: Path) -> None:
    """Where they are missing, it could not be told."""
    assert check_dm_crypt(tmp_path, tmp_path / "none", tmp_path).finding == "unknown"
