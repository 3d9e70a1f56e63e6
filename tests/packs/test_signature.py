"""What ssh-keygen is given and what becomes of what it says, in every sentence; a script stands where it is told to."""

import stat
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import signature as signature_messages
from presencecheck.packs import lock, signature, verification
from presencecheck.packs.acceptance import check_signer
from presencecheck.packs.install import open_store
from presencecheck.packs.manifest import make_manifest
from presencecheck.packs.pack import examine, files_to_publish
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer
from presencecheck.packs.update_check import check_for_update
from tests.support.packs import NEWER, PLAIN, as_bytes, fingerprint, key, members, said, vouch
from tests.support.real_parts import program

pytestmark = pytest.mark.real

Script = Callable[[str], None]
BAD = ("the signature does not belong to this pack", "Do not use it. Ask its publisher for a whole one.")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Puts these lines in the place of ssh-keygen; REAL in them is the real one."""
    real = program("ssh-keygen")

    def put(lines: str) -> None:
        path = tmp_path / "bin" / "ssh-keygen"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{lines}\n".replace("REAL", real))
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")

    return put


def test_what_it_says_by_the_way_is_not_passed_on(
    keys: dict[str, Path], script: Script, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Words of ssh-keygen's own get neither between our lines nor into JSON, and do not count as a signer's name."""
    vouch(tmp_path / "allowed", "anna@harbour", keys["anna"])
    anna = Signer(fingerprint(keys["anna"]), "anna@harbour")
    script("printf 'by the way \\377\\n'\necho by the way >&2\nexec REAL \"$@\"")
    mark = signature.sign(b"sums", keys["anna"])
    assert signature.verify(b"sums", mark, tmp_path / "allowed", "src") == anna
    assert tuple(capfd.readouterr()) == ("", "")


def test_what_it_is_given(
    keys: dict[str, Path], script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To sign it has the person's surroundings, for their agent; to check only a language. Its folder goes again."""
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agent"))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    script(f'env > {tmp_path}/env\necho "$@" > {tmp_path}/words\nexec REAL "$@"')

    def given() -> dict[str, str]:
        lines = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
        return {name: value for name, value in lines.items() if name not in ("PWD", "OLDPWD", "SHLVL", "_")}

    mark = signature.sign(b"sums", keys["anna"])
    assert (given()["SSH_AUTH_SOCK"], given()["LC_ALL"]) == (str(tmp_path / "agent"), "de_DE.UTF-8")
    words = (tmp_path / "words").read_text().split()
    place = Path(words[-1]).parent
    assert words == ["-Y", "sign", "-n", "presencecheck-pack", "-f", str(keys["anna"]), str(place / "SHA256SUMS")]
    assert (place.parent, place.name.startswith("presencecheck-")) == (Path(tempfile.gettempdir()), True)
    assert not place.exists()
    signature.verify(b"sums", mark, tmp_path / "none", "src")
    assert given() == {"LC_ALL": "C"}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("exit 1", "it gave no reason"),
        ("echo first >&2; echo .the last X. >&2; exit 1", ".the last X"),
        (r"printf 'odd \377.\n\n' >&2; exit 1", "odd \ufffd"),
    ],
)
def test_why_it_did_not_sign(lines: str, reason: str, script: Script, tmp_path: Path) -> None:
    """Its last words are the reason; where there are none, that is said."""
    script(lines)
    assert said(lambda: signature.sign(b"sums", tmp_path / "key")) == (
        f"ssh-keygen did not sign with {tmp_path / 'key'}: {reason}.",
        signature_messages.NOT_SIGNED.hint,
    )


def test_what_stands_in_the_way_of_a_check(
    keys: dict[str, Path], script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signers that cannot be looked at, and a program that does not answer: what it is, and what to do."""
    mark = signature.sign(b"sums", keys["anna"])
    long = tmp_path / ("x" * 300)
    assert said(lambda: signature.verify(b"sums", mark, long, "src")) == (
        f"Cannot read {long}: file name too long.",
        "",
    )
    script("exec sleep 60")
    monkeypatch.setattr(signature, "_PATIENCE", 0.1)
    assert said(lambda: signature.verify(b"sums", mark, tmp_path / "none", "src")) == (
        "ssh-keygen does not answer.",
        "Try again.",
    )


# Packs that are signed.


def signed(signer: Path, **changed: bytes | None) -> dict[str, bytes]:
    """All files of a pack and its signature."""
    pack = examine(members(**changed))
    return files_to_publish(pack, signature.sign(pack.manifest, signer))


def written(place: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place


def test_whose_signature_it_is(keys: dict[str, Path], tmp_path: Path) -> None:
    """Installed or looked at for something newer, a pack keeps its signer, and a bad signature names where it is."""
    packs, allowed = tmp_path / "packs", tmp_path / "allowed"
    vouch(allowed, "anna@harbour", keys["anna"])
    source = written(tmp_path / "harbour", signed(keys["anna"]))
    anna = Signer(fingerprint(keys["anna"]), "anna@harbour")
    pack = examine(members(**signed(keys["anna"])))
    assert check_signer(pack, None, Policy(allowed), str(source)) == anna
    with open_store(packs) as store:
        entry = store.put(pack, str(source), anna, "t")
    assert check_for_update(entry, packs, Policy(allowed)).state == "current"
    written(source, signed(keys["anna"], pack_yaml=as_bytes(NEWER)))
    assert check_for_update(entry, packs, Policy(allowed)).signer == anna
    (source / "SHA256SUMS.sig").write_bytes(b"x")
    spoilt = check_for_update(entry, packs, Policy(allowed))
    assert spoilt.error is not None
    assert (spoilt.error.message, spoilt.error.hint) == (f"{source}: {BAD[0]}.", BAD[1])
    bad = examine(members(**{**signed(keys["anna"]), "SHA256SUMS.sig": b"x"}))
    assert said(partial(check_signer, bad, None, Policy(allowed), "src")) == (f"src: {BAD[0]}.", BAD[1])


def test_what_verify_says_of_a_signature(keys: dict[str, Path], tmp_path: Path) -> None:
    """Missing, not of this pack, of another key, or by one who is no longer vouched for: the file and what to do."""
    packs, allowed = tmp_path / "packs", tmp_path / "allowed"
    vouch(allowed, "anna@harbour", keys["anna"])
    with open_store(packs) as store:
        pack = examine(members(**signed(keys["anna"])))
        store.put(pack, "/srv/harbour", Signer(fingerprint(keys["anna"]), "anna@harbour"), "t")
    [entry] = lock.installed(packs)
    place = entry.place(packs)
    mark = place / "SHA256SUMS.sig"
    again = "Add it again: presencecheck pack add /srv/harbour"

    def damages() -> list[tuple[str, str, str]]:
        found = verification.verify(entry, packs, Policy(allowed, signed_only=True))
        return [(one.file, one.message, one.hint) for one in found]

    assert damages() == []
    allowed.write_text("")
    assert damages() == [
        (
            str(allowed),
            "no longer vouches for the key of anna@harbour",
            "If the key is no longer to be trusted: presencecheck pack remove harbour",
        )
    ]
    mark.write_bytes(signature.sign(make_manifest(PLAIN), keys["bert"]))
    assert damages() == [(str(mark), "was made with another key than the one that was accepted", again)]
    mark.write_bytes(b"x")
    assert damages() == [(str(mark), f"{place}: {BAD[0]}", BAD[1])]
    mark.unlink()
    assert damages() == [(str(mark), "cannot be read", again)]


def test_signing_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is none, a signature that is none, and no ssh-keygen: what is wrong and what to do."""
    key = tmp_path / "key"
    key.write_text("x")
    key.chmod(stat.S_IRUSR | stat.S_IWUSR)
    message, hint = said(lambda: signature.sign(b"x", key))
    assert message.startswith(f"ssh-keygen did not sign with {key}: ")
    assert (message.count("."), hint) == (message.count(".", 0, -1) + 1, signature_messages.NOT_SIGNED.hint)
    assert said(lambda: signature.verify(b"x", b"y", tmp_path / "none", "src")) == (
        "src: the signature does not belong to this pack.",
        "Do not use it. Ask its publisher for a whole one.",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    assert said(lambda: signature.verify(b"x", b"y", tmp_path / "none", "src")) == (
        "Signatures need the program ssh-keygen, which is not on this computer.",
        "It is part of OpenSSH's client: install openssh-client, or on Windows the optional feature OpenSSH Client.",
    )


def test_signers_that_cannot_be_read(tmp_path: Path) -> None:
    """Allowed signers that cannot even be looked at are an error, and not as if there were none."""
    signer = key(tmp_path / "key")
    mark = signature.sign(b"sums", signer)
    with pytest.raises(PresenceCheckError, match="file name too long"):
        signature.verify(b"sums", mark, tmp_path / ("x" * 300), "pack")
    assert signature.verify(b"sums", mark, tmp_path / "none", "pack").principal == ""


def test_a_keygen_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not answer does not hold anyone."""
    stuck = tmp_path / "ssh-keygen"
    stuck.write_text("#!/bin/sh\nexec sleep 60\n")
    stuck.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(signature, "_PATIENCE", 0.2)
    with pytest.raises(PresenceCheckError, match="ssh-keygen does not answer"):
        signature.verify(b"sums", b"mark", tmp_path / "none", "pack")


def test_a_keygen_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose interpreter is gone, and no place for what it is to read: said, each with what to do."""
    broken = tmp_path / "ssh-keygen"
    broken.write_text("#!/nowhere/sh\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PresenceCheckError, match="ssh-keygen"):
        signature.verify(b"sums", b"mark", tmp_path / "none", "pack")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(PresenceCheckError, match="temporary"):
        signature.verify(b"sums", b"mark", tmp_path / "none", "pack")
