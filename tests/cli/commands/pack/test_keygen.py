"""`pack keygen`, by the real ssh-keygen."""

from pathlib import Path

import pytest

from tests.support.commands import Here
from tests.support.packs import installed

pytestmark = pytest.mark.real
OFFICE = "office@harbour.example"


def test_from_the_key_to_a_pack_that_is_vouched_for(source: Path, home: Path, tmp_path: Path, run: Here) -> None:
    """With the lines that the program prints and nothing else; export prints the same one."""
    key, path = tmp_path / "key", tmp_path / "p.zip"
    made = run("pack", "keygen", OFFICE, "-o", key, "--no-passphrase")
    [line] = [line for line in made.out.splitlines() if line.startswith(OFFICE)]
    assert (made.code, key.stat().st_mode & 0o777) == (0, 0o600)
    assert line in run("pack", "export", source, "-o", path, "--sign", key).out.splitlines()
    allowed = home / "config" / "allowed_signers"
    allowed.parent.mkdir(parents=True, exist_ok=True)
    allowed.write_text(f"{line}\n")
    assert run("pack", "add", path, "--yes").code == 0
    assert installed(home)[0]["principal"] == OFFICE


def test_a_key_is_never_written_over(tmp_path: Path, run: Here) -> None:
    """Nor is its public part; with the other one it would be lost."""
    key = tmp_path / "key"
    key.write_text("a key")
    (tmp_path / "other.pub").write_text("its public part")
    for name in ("key", "other"):
        refused = run("pack", "keygen", OFFICE, "-o", tmp_path / name, "--no-passphrase")
        assert (refused.code, "is there already" in refused.err) == (4, True)
    assert key.read_text() == "a key"
    assert run("pack", "keygen", OFFICE, "-o", tmp_path / "no" / "key", "--no-passphrase").code == 4


@pytest.mark.parametrize("name", ["office", "two words@x", "*@harbour.example", "a,b@c", "", f"{'x' * 300}@y"])
def test_names_that_mean_nobody_alone(name: str, tmp_path: Path, run: Here) -> None:
    """Nothing is made for them."""
    assert run("pack", "keygen", name, "-o", tmp_path / "key", "--no-passphrase").code == 2
    assert list(tmp_path.glob("key*")) == []


def test_a_key_that_says_nobody(source: Path, tmp_path: Path, run: Here) -> None:
    """The line has a place for the name then."""
    key = tmp_path / "key"
    run("pack", "keygen", OFFICE, "-o", key, "--no-passphrase")
    (tmp_path / "key.pub").unlink()
    said = run("pack", "export", source, "-o", tmp_path / "p.zip", "--sign", key).out
    assert [line for line in said.splitlines() if line.startswith("NAME ssh-ed25519 AAAA")] != []
