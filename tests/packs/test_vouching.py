"""Who vouches for a pack, through the years: new keys, keys that are over or withdrawn, and names that come later."""

import subprocess
from pathlib import Path

import pytest

from presencecheck.packs.lock import installed as locked
from presencecheck.packs.policy import Policy
from presencecheck.packs.vouching import principal_now, required_principal
from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, installed, place, publish, vouch
from tests.support.real_parts import program

pytestmark = pytest.mark.real

OFFICE = "office@harbour.example"


def version(number: int) -> str:
    """The description of a version."""
    return DESCRIPTION.replace("1.0.0", f"{number}.0.0")


def line(name: str, key: Path, options: str = "") -> str:
    """A line of allowed signers."""
    return f"{name} {options} {key.with_name(f'{key.name}.pub').read_text()}"


@pytest.fixture
def pack(keys: dict[str, Path], allowed: Path, tmp_path: Path, run: Here) -> Path:
    """Where the practice puts its pack; version 1 of it, vouched for, is installed."""
    vouch(allowed, OFFICE, keys["anna"])
    path = publish(run, tmp_path / "p.zip", keys["anna"], pack_yaml=version(1))
    assert run("pack", "add", path, "--yes").code == 0
    return path


def test_a_practice_changes_its_key(pack: Path, keys: dict[str, Path], allowed: Path, home: Path, run: Here) -> None:
    """Any key that the name vouches for now may sign; nobody has to remove anything."""
    vouch(allowed, OFFICE, keys["bert"])
    publish(run, pack, keys["bert"], pack_yaml=version(2))
    assert run("pack", "update", "--yes").code == 0
    allowed.write_text(line(OFFICE, keys["bert"]))
    publish(run, pack, keys["bert"], pack_yaml=version(3))
    assert run("pack", "add", pack, "--yes").code == 0
    assert (installed(home)[0]["version"], installed(home)[0]["principal"]) == ("3.0.0", OFFICE)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ("", "nobody vouches for"),
        ('valid-before="20200101"', "20200101"),
        ("other", "by other@yard.example"),
    ],
    ids=["withdrawn", "expired", "another name"],
)
def test_what_was_vouched_for_stays_so(
    left: str, told: str, pack: Path, keys: dict[str, Path], allowed: Path, home: Path, run: Here
) -> None:
    """The same key without its name is a stranger's; what is installed goes on working."""
    lines = {"": "", "other": line("other@yard.example", keys["anna"])}
    allowed.write_text(lines.get(left, line(OFFICE, keys["anna"], left)))
    publish(run, pack, keys["anna"], pack_yaml=version(2))
    for command in (["update"], ["add", str(pack)]):
        refused = run("pack", *command, "--yes")
        assert (refused.code, installed(home)[0]["version"]) == (4, "1.0.0")
        said = " ".join(refused.err.split())
        assert f'The pack "harbour" was signed by {OFFICE}, whom you trust, and now comes' in said
        assert told in said
    assert run("show", "room").code == 0


@pytest.mark.parametrize("form", ["list", "krl"])
@pytest.mark.parametrize("vouched", [True, False])
def test_a_withdrawn_key(
    form: str, vouched: bool, pack: Path, keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """Keys in `revoked_keys` sign nothing, for whomever they are; both forms of ssh-keygen's are read."""
    revoked = allowed.with_name("revoked_keys")
    public = keys["anna"].with_name("anna.pub")
    if form == "list":
        revoked.write_text(public.read_text())
    else:
        subprocess.run([program("ssh-keygen"), "-q", "-k", "-f", str(revoked), str(public)], check=True)
    if not vouched:
        allowed.unlink()
        run("pack", "remove", "harbour", "--yes")
    publish(run, pack, keys["anna"], pack_yaml=version(2))
    refused = run("pack", "add", pack, "--yes")
    assert (refused.code, "withdrawn" in refused.err, "revoked_keys" in refused.err) == (4, True, True)
    assert [entry["version"] for entry in installed(home)] == ["1.0.0"][: int(vouched)]
    publish(run, pack, keys["bert"], pack_yaml=version(2))
    vouch(allowed, OFFICE, keys["bert"])
    assert run("pack", "add", pack, "--yes").code == 0


def test_a_practice_that_certifies_keys(
    keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """A line of a certificate authority vouches for each key that it certified, also for the next one."""
    authority = keys["anna"]
    allowed.parent.mkdir(parents=True, exist_ok=True)
    allowed.write_text(line(OFFICE, authority, "cert-authority"))
    path = tmp_path / "p.zip"
    for number in (1, 2):
        key = tmp_path / f"key{number}"
        keygen = [program("ssh-keygen"), "-q"]
        subprocess.run([*keygen, "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
        certify = ["-s", str(authority), "-I", "office", "-n", OFFICE, str(key.with_name(f"{key.name}.pub"))]
        subprocess.run([*keygen, *certify], check=True)
        signing = key.with_name(f"{key.name}-cert.pub")
        publish(run, path, signing, pack_yaml=version(number))
        assert run("pack", "add", path, "--yes").code == 0
        assert (installed(home)[0]["version"], installed(home)[0]["principal"]) == (f"{number}.0.0", OFFICE)


def test_vouching_later_counts_at_once(
    keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """Whose it is, is looked up each time; from then on the name is what the next version has to have."""
    path = publish(run, tmp_path / "p.zip", keys["anna"], pack_yaml=version(1))
    run("pack", "add", path, "--yes")
    assert [pack["principal"] for pack in run("pack", "list", "--json").data["packs"]] == [None]
    vouch(allowed, OFFICE, keys["anna"])
    assert [pack["principal"] for pack in run("pack", "list", "--json").data["packs"]] == [OFFICE]
    assert OFFICE in run("pack", "list").out
    vouch(allowed, OFFICE, keys["bert"])
    publish(run, path, keys["bert"], pack_yaml=version(2))
    assert run("pack", "update", "--yes").code == 0
    allowed.write_text("")
    assert [pack["principal"] for pack in run("pack", "list", "--json").data["packs"]] == [None]


def test_who_vouches_where_it_cannot_be_told(pack: Path, allowed: Path, home: Path) -> None:
    """A pack without its signature is vouched for by nobody; the next version still has to be."""
    [entry] = locked(user_paths().packs)
    policy = Policy(allowed)
    assert principal_now(entry, user_paths().packs, policy) == OFFICE
    (place(home) / "SHA256SUMS.sig").unlink()
    assert principal_now(entry, user_paths().packs, policy) == ""
    assert required_principal(entry, user_paths().packs, policy) == OFFICE
