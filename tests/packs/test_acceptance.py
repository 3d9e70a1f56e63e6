"""Which packs are accepted: by their source, their signature and the policy."""

from pathlib import Path

import pytest

from presencecheck.packs.acceptance import check_signer, check_source
from presencecheck.packs.lock import Installed
from presencecheck.packs.pack import Pack, examine
from presencecheck.packs.policy import Policy
from tests.support.commands import Here
from tests.support.packs import (
    NEWER,
    PERSON,
    fingerprint,
    folder,
    installed,
    installed_pack,
    members,
    publish,
    said,
    vouch,
)


def packed() -> Pack:
    """A good pack without a signature."""
    return examine(members())


def test_who_must_have_signed(packs: Path, tmp_path: Path) -> None:
    """One that was vouched for stays so; else it is signed by the same key; a policy wants one of its signers."""
    before = Installed(**{**vars(installed_pack(packs)), "fingerprint": "SHA256:x"})
    allowed, signers = tmp_path / "allowed", tmp_path / "signers"
    signers.touch()
    assert said(lambda: check_signer(packed(), before, Policy(allowed), "s", "anna")) == (
        'The pack "harbour" was signed by anna, whom you trust, and now comes unsigned.',
        (
            "Ask the publisher. If their key is a new one, ask for the line with it, and put it into "
            f"{allowed}. If the pack is to come from somebody else: presencecheck pack remove harbour, then add it."
        ),
    )
    assert said(lambda: check_signer(packed(), before, Policy(allowed), "s")) == (
        'The pack "harbour" was signed with the key SHA256:x, and now comes unsigned.',
        "Ask the publisher. If they say that their key changed: presencecheck pack remove harbour, then add it.",
    )
    assert said(lambda: check_signer(packed(), None, Policy(signers, signed_only=True), "s")) == (
        'The pack "harbour" is not signed by anyone who is allowed on this computer.',
        f"Whose packs are allowed stands in the file {signers}. {PERSON}",
    )
    assert check_signer(packed(), installed_pack(packs), Policy(allowed), "s") is None
    assert said(lambda: check_source(Policy(allowed, sources=()), "/x"))[1] == f"Allowed: none. {PERSON}"
    assert said(lambda: check_source(Policy(allowed, sources=("/a", "/b")), "/x"))[1] == f"Allowed: /a, /b. {PERSON}"


@pytest.mark.real
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


def test_sources_can_be_limited(policy_file: Path, tmp_path: Path, home: Path, run: Here) -> None:
    """Only what the policy names, or what lies in it, is taken; a link or a look-alike does not help."""
    good, bad = folder(tmp_path / "shared" / "packs" / "one"), folder(tmp_path / "shared" / "packs-of-mine")
    (tmp_path / "shared" / "packs" / "way-out").symlink_to(bad)
    (tmp_path / "way-in").symlink_to(good)
    policy_file.write_text(
        f'[packs]\nallowed_sources = ["{tmp_path}/shared/packs", "https://packs.example.org/team/"]\n'
    )
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
    policy_file.write_text('[packs]\nallowed_sources = ["/nowhere"]\n')
    refused = run("pack", "update", "--yes")
    assert (refused.code, "not allowed" in refused.err) == (4, True)
    verified = run("pack", "verify")
    assert (verified.code, "not allowed on this computer" in verified.out) == (1, True)
    assert run("show", "room").code == 0


@pytest.mark.real
def test_signers_can_be_limited(
    policy_file: Path, keys: dict[str, Path], allowed: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """With allowed signers in the policy, one's own do not count, and a pack without such a signature is refused."""
    vouch(tmp_path / "signers", "anna@harbour", keys["anna"])
    vouch(allowed, "bert@harbour", keys["bert"])
    policy_file.write_text(f'[packs]\nallowed_signers = "{tmp_path}/signers"\n')
    for signer in (None, keys["bert"]):
        refused = run("pack", "add", publish(run, tmp_path / "p.zip", signer), "--yes")
        assert (refused.code, "anyone who is allowed" in refused.err) == (4, True)
    assert run("pack", "add", publish(run, tmp_path / "p.zip", keys["anna"]), "--yes").code == 0
    assert installed(home)[0]["principal"] == "anna@harbour"
    (tmp_path / "signers").unlink()
    assert run("pack", "verify").code == 1
