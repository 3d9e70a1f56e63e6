"""The mount table of Linux."""

from pathlib import Path

from presencecheck.health.mounts import mount_of


def test_the_innermost_and_last_counts(tmp_path: Path) -> None:
    """Spaces are written in octal; of two in one place the later hides the earlier."""
    table = tmp_path / "mounts"
    (tmp_path / "a b" / "c").mkdir(parents=True)
    place = str(tmp_path / "a b").replace(" ", "\\040")
    table.write_text(f"first / ext4 rw\nsecond {place} ext4 rw\nthird {place} nfs rw\nodd\n")
    mount = mount_of(tmp_path / "a b" / "c", table)
    assert mount is not None
    assert (mount.device, mount.place, mount.kind) == (Path("third"), tmp_path / "a b", "nfs")
    table.write_text("")
    assert mount_of(tmp_path, table) is None
