"""Signatures of packs, made and checked by the real ssh-keygen, and the policy of a practice's IT person."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs import signature
from tests.support.commands import Here
from tests.support.packs import (
    DESCRIPTION,
    ROOM,
    fingerprint,
    folder,
    installed,
    key,
    place,
    publish,
    unpacked,
    vouch,
)
from tests.support.real_parts import program


@pytest.mark.real
def test_a_signature_by_a_listed_key_names_who_it_is(
    keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """Who vouches is told by name; the key's fingerprint is kept."""
    vouch(allowed, "bert@other", keys["bert"])
    vouch(allowed, "anna@harbour", keys["anna"])
    path = publish(run, tmp_path / "p.zip", keys["anna"])
    result = run("pack", "add", path, "--yes")
    assert (result.code, "Signed by anna@harbour" in result.out) == (0, True)
    [entry] = installed(home)
    assert (entry["principal"], entry["fingerprint"]) == ("anna@harbour", fingerprint(keys["anna"]))
    assert "signed by anna@harbour" in " ".join(run("pack", "verify").out.split())


@pytest.mark.real
def test_a_signed_export_is_the_same_again(keys: dict[str, Path], tmp_path: Path, run: Here) -> None:
    """Signed again with the same key, the same files make the same zip."""
    first, second = (publish(run, tmp_path / name, keys["anna"]).read_bytes() for name in ("a.zip", "b.zip"))
    assert first == second


@pytest.mark.real
def test_nobody_vouches_for_an_unlisted_key(keys: dict[str, Path], tmp_path: Path, home: Path, run: Here) -> None:
    """A good signature by a key that is not listed is no name: the fingerprint is shown, and how to list it."""
    result = run("pack", "add", publish(run, tmp_path / "p.zip", keys["anna"]), "--yes")
    said = " ".join(result.out.split())
    assert "Nobody vouches for this key" in said
    assert fingerprint(keys["anna"]) in said
    assert [entry["principal"] for entry in installed(home)] == [""]


@pytest.mark.real
def test_other_purposes_do_not_count(keys: dict[str, Path], allowed: Path, tmp_path: Path, run: Here) -> None:
    """A signature made for something else, or by a key that is listed for something else, is none of ours."""
    source = folder(tmp_path / "source")
    assert run("pack", "export", source, "-o", tmp_path / "p.zip").code == 0
    unpacked(tmp_path / "p.zip", tmp_path / "out")
    command = [program("ssh-keygen"), "-q", "-Y", "sign", "-n", "git", "-f", str(keys["anna"]), "SHA256SUMS"]
    subprocess.run(command, cwd=tmp_path / "out", check=True, stderr=subprocess.DEVNULL)
    result = run("pack", "add", tmp_path / "out", "--yes")
    assert (result.code, "does not belong" in result.err) == (4, True)
    public = keys["anna"].with_name("anna.pub").read_text()
    allowed.parent.mkdir(parents=True)
    allowed.write_text(f'anna@harbour namespaces="git" {public}')
    good = publish(run, tmp_path / "good.zip", keys["anna"])
    shown = " ".join(run("pack", "add", good, "--yes").out.split())
    assert "does not vouch for it: Line 1 has this key for other uses alone" in shown


TAMPERED: dict[str, Callable[[Path], object]] = {
    "a list": lambda path: (path / "room.yaml").write_text(ROOM + "\n"),
    "a list and its sum": lambda path: (
        (path / "room.yaml").write_text(ROOM + "\n"),
        (path / "SHA256SUMS").write_bytes(
            subprocess.run(
                [program("sha256sum"), "LICENSE", "README.md", "hour.yaml", "pack.yaml", "room.yaml"],
                cwd=path,
                capture_output=True,
                check=True,
            ).stdout
        ),
    ),
    "the signature": lambda path: (path / "SHA256SUMS.sig").write_bytes(b"x"),
    "an empty signature": lambda path: (path / "SHA256SUMS.sig").write_bytes(b""),
}


@pytest.mark.real
@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_pack_is_refused(what: str, keys: dict[str, Path], tmp_path: Path, home: Path, run: Here) -> None:
    """Whatever was changed after signing, nothing of it is installed."""
    publish(run, tmp_path / "p.zip", keys["anna"])
    unpacked(tmp_path / "p.zip", tmp_path / "out")
    TAMPERED[what](tmp_path / "out")
    result = run("pack", "add", tmp_path / "out", "--yes")
    assert (result.code, result.err.count("\n")) == (4, 1)
    assert not installed(home)


@pytest.mark.real
def test_verify_checks_the_signature_again(
    keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """A signature that was taken away or replaced, or a name that is no longer listed, is found."""
    vouch(allowed, "anna@harbour", keys["anna"])
    run("pack", "add", publish(run, tmp_path / "p.zip", keys["anna"]), "--yes")
    allowed.write_text("")
    assert "no longer vouches" in run("pack", "verify").out
    vouch(allowed, "anna@harbour", keys["anna"])
    mark = place(home) / "SHA256SUMS.sig"
    mark.write_bytes(signature.sign((place(home) / "SHA256SUMS").read_bytes(), keys["bert"]))
    assert "with another key" in run("pack", "verify").out
    mark.unlink()
    assert run("pack", "verify").code == 1


@pytest.mark.real
def test_without_ssh_keygen(keys: dict[str, Path], tmp_path: Path, home: Path, run: Here) -> None:
    """A signed pack is refused where signatures cannot be checked, with what to install; an unsigned one is not."""
    signed, plain = publish(run, tmp_path / "s.zip", keys["anna"]), publish(run, tmp_path / "p.zip", None)
    path = os.environ["PATH"]
    os.environ["PATH"] = str(tmp_path)
    try:
        refused = run("pack", "add", signed, "--yes")
        unsigned = run("pack", "add", plain, "--yes")
    finally:
        os.environ["PATH"] = path
    assert (refused.code, "ssh-keygen" in refused.err, "install openssh-client" in refused.err) == (4, True, True)
    assert unsigned.code == 0


def test_an_ssh_keygen_that_lies_about_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Here) -> None:
    """A program of that name in the folder one happens to be in is not started."""
    fake = tmp_path / "ssh-keygen"
    fake.write_text("#!/bin/sh\necho > started\n")
    fake.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert run("pack", "export", folder(tmp_path / "x"), "-o", "x.zip", "--sign", fake).code == 4
    assert not (tmp_path / "started").exists()
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.real
def test_a_key_that_is_none(tmp_path: Path, run: Here) -> None:
    """What cannot sign is told, and no unsigned zip is left in its place."""
    (tmp_path / "key").write_text("not a key")
    result = run("pack", "export", folder(tmp_path / "x"), "-o", tmp_path / "x.zip", "--sign", tmp_path / "key")
    assert (result.code, "did not sign" in result.err, result.err.count("\n")) == (4, True, 1)
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.real
@pytest.mark.parametrize("sort", ["rsa", "ecdsa"])
def test_other_sorts_of_keys(sort: str, tmp_path: Path, home: Path, run: Here) -> None:
    """Any key that ssh-keygen signs with will do."""
    path = publish(run, tmp_path / "p.zip", key(tmp_path / "key", sort))
    assert run("pack", "add", path, "--yes").code == 0
    assert installed(home)[0]["fingerprint"] == fingerprint(tmp_path / "key")


@pytest.mark.real
def test_the_description_is_not_what_vouches(keys: dict[str, Path], allowed: Path, tmp_path: Path, run: Here) -> None:
    """What a pack says of its publisher is shown as its own words; only the key tells who signed."""
    vouch(allowed, "anna@harbour", keys["anna"])
    lie = DESCRIPTION.replace("Harbour Street Practice", "Signed by anna@harbour")
    said = " ".join(
        run("pack", "add", publish(run, tmp_path / "p.zip", keys["bert"], pack_yaml=lie), "--yes").out.split()
    )
    assert "published by Signed by anna@harbour" in said
    assert "Nobody vouches for this key" in said
