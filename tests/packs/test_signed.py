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
    NEWER,
    ROOM,
    binding,
    fingerprint,
    folder,
    installed,
    key,
    place,
    unpacked,
    vouch,
)
from tests.support.real_parts import program


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Keys of two people."""
    base = tmp_path_factory.mktemp("keys")
    return {name: key(base / name) for name in ("anna", "bert")}


@pytest.fixture
def allowed(home: Path) -> Path:
    """The person's own allowed signers."""
    return home / "config" / "allowed_signers"


def publish(run: Here, out: Path, signer: Path | None, **changed: str | bytes | None) -> Path:
    """The pack as a zip, signed or not."""
    source = folder(out.with_name(f"{out.stem}-source"), **changed)
    signing: list[str | Path] = ["--sign", signer] if signer else []
    assert run("pack", "export", source, "-o", out, *signing, "--yes").code == 0
    return out


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


def test_a_signed_export_is_the_same_again(keys: dict[str, Path], tmp_path: Path, run: Here) -> None:
    """Signed again with the same key, the same files make the same zip."""
    first, second = (publish(run, tmp_path / name, keys["anna"]).read_bytes() for name in ("a.zip", "b.zip"))
    assert first == second


def test_nobody_vouches_for_an_unlisted_key(keys: dict[str, Path], tmp_path: Path, home: Path, run: Here) -> None:
    """A good signature by a key that is not listed is no name: the fingerprint is shown, and how to list it."""
    result = run("pack", "add", publish(run, tmp_path / "p.zip", keys["anna"]), "--yes")
    said = " ".join(result.out.split())
    assert "Nobody vouches for this key" in said
    assert fingerprint(keys["anna"]) in said
    assert [entry["principal"] for entry in installed(home)] == [""]


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
    assert "Nobody vouches" in " ".join(run("pack", "add", good, "--yes").out.split())


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


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_pack_is_refused(what: str, keys: dict[str, Path], tmp_path: Path, home: Path, run: Here) -> None:
    """Whatever was changed after signing, nothing of it is installed."""
    publish(run, tmp_path / "p.zip", keys["anna"])
    unpacked(tmp_path / "p.zip", tmp_path / "out")
    TAMPERED[what](tmp_path / "out")
    result = run("pack", "add", tmp_path / "out", "--yes")
    assert (result.code, result.err.count("\n")) == (4, 1)
    assert not installed(home)


@pytest.mark.parametrize("signer", [None, "bert"])
@pytest.mark.parametrize("command", ["add", "update"])
def test_a_signer_does_not_change_unseen(
    signer: str | None, command: str, keys: dict[str, Path], tmp_path: Path, home: Path, run: Here
) -> None:
    """A pack that was signed once is refused unsigned or by another key, until the person removes it first."""
    path = publish(run, tmp_path / "p.zip", keys["anna"])
    run("pack", "add", path, "--yes")
    publish(run, path, keys[signer] if signer else None, pack_yaml=NEWER)
    refused = run("pack", "add", path, "--yes") if command == "add" else run("pack", "update", "--yes")
    assert refused.code == 4
    assert ("unsigned" if signer is None else fingerprint(keys["bert"])) in refused.err
    assert "presencecheck pack remove harbour" in refused.err
    assert installed(home)[0]["version"] == "1.0.0"
    run("pack", "remove", "harbour", "--yes")
    assert run("pack", "add", path, "--yes").code == 0
    publish(run, path, keys["anna"], pack_yaml=NEWER.replace("1.1.0", "1.2.0"))
    assert run("pack", "update", "--yes").code == (0 if signer is None else 4)


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
    assert "of another key" in run("pack", "verify").out
    mark.unlink()
    assert run("pack", "verify").code == 1


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
    assert (refused.code, "ssh-keygen" in refused.err, "Install OpenSSH" in refused.err) == (4, True, True)
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


def test_a_key_that_is_none(tmp_path: Path, run: Here) -> None:
    """What cannot sign is told, and no unsigned zip is left in its place."""
    (tmp_path / "key").write_text("not a key")
    result = run("pack", "export", folder(tmp_path / "x"), "-o", tmp_path / "x.zip", "--sign", tmp_path / "key")
    assert (result.code, "did not sign" in result.err, result.err.count("\n")) == (4, True, 1)
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize("sort", ["rsa", "ecdsa"])
def test_other_sorts_of_keys(sort: str, tmp_path: Path, home: Path, run: Here) -> None:
    """Any key that ssh-keygen signs with will do."""
    path = publish(run, tmp_path / "p.zip", key(tmp_path / "key", sort))
    assert run("pack", "add", path, "--yes").code == 0
    assert installed(home)[0]["fingerprint"] == fingerprint(tmp_path / "key")


# The policy of a computer.


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that binds everyone on this computer."""
    return binding(tmp_path, monkeypatch)


def test_sources_can_be_limited(policy: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """Only what the policy names, or what lies in it, is taken; a link or a look-alike does not help."""
    good, bad = folder(tmp_path / "shared" / "packs" / "one"), folder(tmp_path / "shared" / "packs-of-mine")
    (tmp_path / "shared" / "packs" / "way-out").symlink_to(bad)
    (tmp_path / "way-in").symlink_to(good)
    policy.write_text(f'[packs]\nallowed_sources = ["{tmp_path}/shared/packs", "https://packs.example.org/team/"]\n')
    for source in (
        bad,
        tmp_path / "shared" / "packs" / "way-out",
        tmp_path / "shared" / "packs" / ".." / "packs-of-mine",
    ):
        result = run("pack", "add", source, "--yes")
        assert (result.code, "not allowed on this computer" in result.err) == (4, True)
    for address in ("https://packs.example.org/teams/x.zip", "https://packs.example.org.evil.example/team/x.zip"):
        assert "not allowed" in run("pack", "add", address, "--sha256", "0" * 64, "--yes").err
    assert run("pack", "add", tmp_path / "way-in", "--yes").code == 0
    policy.write_text('[packs]\nallowed_sources = ["/nowhere"]\n')
    refused = run("pack", "update", "--yes")
    assert (refused.code, "not allowed" in refused.err) == (4, True)
    verified = run("pack", "verify")
    assert (verified.code, "not allowed on this computer" in verified.out) == (1, True)
    assert run("show", "room").code == 0


def test_signers_can_be_limited(
    policy: Path, keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """With allowed signers in the policy, one's own do not count, and a pack without such a signature is refused."""
    vouch(tmp_path / "signers", "anna@harbour", keys["anna"])
    vouch(allowed, "bert@harbour", keys["bert"])
    policy.write_text(f'[packs]\nallowed_signers = "{tmp_path}/signers"\n')
    for signer in (None, keys["bert"]):
        refused = run("pack", "add", publish(run, tmp_path / "p.zip", signer), "--yes")
        assert (refused.code, "anyone who is allowed" in refused.err) == (4, True)
    assert run("pack", "add", publish(run, tmp_path / "p.zip", keys["anna"]), "--yes").code == 0
    assert installed(home)[0]["principal"] == "anna@harbour"
    (tmp_path / "signers").unlink()
    assert run("pack", "verify").code == 1


@pytest.mark.parametrize(
    "text",
    [
        "[packs\n",
        "[packs]\nallowed_source = []\n",
        "[pack]\nallowed_sources = []\n",
        "packs = 1\n",
        '[packs]\nallowed_sources = "/x"\n',
        '[packs]\nallowed_sources = ["x"]\n',
        '[packs]\nallowed_sources = ["http://x.example/"]\n',
        "[packs]\nallowed_sources = [1]\n",
        '[packs]\nallowed_signers = "signers"\n',
        "[packs]\nallowed_signers = 1\n",
        "\xff",
        "x = 1\n" * 20_000,
    ],
    ids=ascii,
)
def test_a_broken_policy_is_never_passed_over(text: str, policy: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """What the IT person meant and misspelt is an error for everyone, and not as if nothing had been meant."""
    policy.write_bytes(text.encode("latin-1"))
    result = run("pack", "add", folder(tmp_path / "x"), "--yes")
    assert (result.code, str(policy) in result.err) == (4, True)
    assert not installed(home)


def test_a_policy_that_cannot_be_read(policy: Path, tmp_path: Path, run: Here) -> None:
    """A folder or a dangling link in its place is an error too."""
    policy.symlink_to("nowhere")
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 4
    policy.unlink()
    policy.mkdir()
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 4
    policy.rmdir()
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 0


def test_the_description_is_not_what_vouches(keys: dict[str, Path], allowed: Path, tmp_path: Path, run: Here) -> None:
    """What a pack says of its publisher is shown as its own words; only the key tells who signed."""
    vouch(allowed, "anna@harbour", keys["anna"])
    lie = DESCRIPTION.replace("Harbour Street Practice", "Signed by anna@harbour")
    said = " ".join(
        run("pack", "add", publish(run, tmp_path / "p.zip", keys["bert"], pack_yaml=lie), "--yes").out.split()
    )
    assert "published by Signed by anna@harbour" in said
    assert "Nobody vouches for this key" in said
