"""Who vouches for a key, in files of allowed signers as people write them; ssh-keygen decides, and why not is told."""

import base64
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.packs import signature
from presencecheck.packs.allowed_signers import is_pattern, key_of, names_for, signer_name, why_not
from presencecheck.packs.signature import NAMESPACE, Signer
from tests.support.commands import Here
from tests.support.packs import binding, fingerprint, installed, publish, vouch

KEY, OTHER, NAME = "KEY", "OTHER", "NAME"
VOUCHED: dict[str, tuple[str, str]] = {
    "a name": ("anna@harbour KEY\n", "anna@harbour"),
    "a name in quotes": ('"Anna B" KEY\n', "Anna B"),
    "a comment behind": ("anna@harbour KEY Anna, 2026\r\n", "anna@harbour"),
    "a byte-order mark": ("\ufeffanna@harbour KEY\n", "anna@harbour"),
    "our namespace": (f'anna@harbour namespaces="git,{NAMESPACE}" KEY\n', "anna@harbour"),
    "any namespace": ('anna@harbour namespaces="*" KEY\n', "anna@harbour"),
    "within its time": ('anna@harbour valid-after="20200101",valid-before="20990101" KEY\n', "anna@harbour"),
    "other lines that cannot be read": ("# hello\nbert foo OTHER\nrubbish\nanna@harbour KEY\n", "anna@harbour"),
    "a line of the key for other uses above": ('bert namespaces="git" KEY\nanna@harbour KEY\n', "anna@harbour"),
    "an expired line of the key above": ('bert valid-before="20200101" KEY\nanna@harbour KEY\n', "anna@harbour"),
    "a pattern above a person": ("*@harbour KEY\nanna@harbour KEY\n", "anna@harbour"),
    "a pattern": ("*@harbour KEY\n", "*@harbour"),
    "a pattern with an exception": ("!office@harbour,*@harbour KEY\n", "*@harbour"),
    "several names": ("anna@harbour,bert@harbour KEY\n", "anna@harbour"),
}
"""A file, and whose name vouches."""
DOUBTED: dict[str, tuple[str, str]] = {
    "the order of a .pub file": ("KEY anna@harbour\n", "Line 1 has this key in the order of a .pub file"),
    "an option that is none": (
        '\nanna@harbour foo="1" KEY\n',
        'Line 2 has this key and an option that ssh-keygen does not know, "foo"',
    ),
    "an option without quotes": (f"anna@harbour namespaces={NAMESPACE} KEY\n", "an option without quotes"),
    "other uses": ('anna@harbour namespaces="git,file" KEY\n', 'for other uses alone (namespaces="git,file")'),
    "its time is over": ('anna@harbour valid-before="20200101" KEY\n', "its time is over"),
    "its time is over by a minute": ('anna@harbour valid-before="202001010930" KEY\n', "its time is over"),
    "its time is to come": ('anna@harbour valid-after="20990101Z" KEY\n', "its time has not come yet"),
    "a time that is none": ('anna@harbour valid-before="2020-01-01" KEY\n', "a time that ssh-keygen cannot read"),
    "an authority": ("anna@harbour cert-authority KEY\n", "signs keys (cert-authority)"),
    "another kind of key": ("anna@harbour ssh-rsa NAME\n", "behind the name of another kind of key"),
    "no kind of key": ("anna@harbour NAME\n", "behind the name of another kind of key"),
    "a comment": ("# anna@harbour KEY\n", "is a comment"),
    "a name too long": ("a" * 5_000 + " KEY\n", "a name that is too long"),
    "nobody": ("bert OTHER\n", ""),
    "nothing": ("", ""),
}
"""A file, and why it does not vouch; nothing where it does not even name the key."""


def written(text: str, keys: dict[str, Path]) -> str:
    """The text with the keys that stand in it."""
    public = {name: path.with_name(f"{path.name}.pub").read_text().strip() for name, path in keys.items()}
    kind, anna = public["anna"].split()[:2]
    return text.replace(KEY, f"{kind} {anna}").replace(OTHER, public["bert"]).replace(NAME, anna)


@pytest.fixture
def verified(keys: dict[str, Path], tmp_path: Path) -> Callable[[bytes], Signer]:
    """Who signed something with Anna's key, by a file of these bytes."""
    mark = signature.sign(b"sums", keys["anna"])

    def verify(content: bytes) -> Signer:
        allowed = tmp_path / "allowed"
        allowed.write_bytes(content)
        return signature.verify(b"sums", mark, allowed, "src")

    return verify


@pytest.mark.real
@pytest.mark.parametrize(("text", "principal"), VOUCHED.values(), ids=VOUCHED)
def test_who_vouches(text: str, principal: str, keys: dict[str, Path], verified: Callable[[bytes], Signer]) -> None:
    """A name is found wherever it stands, a person's before a pattern; nothing of other lines stands in the way."""
    assert verified(written(text, keys).encode()) == Signer(fingerprint(keys["anna"]), principal)


@pytest.mark.real
@pytest.mark.parametrize(("text", "doubt"), DOUBTED.values(), ids=DOUBTED)
def test_why_nobody_vouches(text: str, doubt: str, keys: dict[str, Path], verified: Callable[[bytes], Signer]) -> None:
    """What is wrong with the line of the key is told; without such a line there is nothing to tell."""
    signer = verified(written(text, keys).encode())
    assert (signer.fingerprint, signer.principal) == (fingerprint(keys["anna"]), "")
    assert doubt in signer.doubt
    assert bool(doubt) == bool(signer.doubt)


@pytest.mark.real
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_another_encoding(encoding: str, keys: dict[str, Path], verified: Callable[[bytes], Signer]) -> None:
    """A file that Windows saved as UTF-16 is told as such."""
    signer = verified(written("anna@harbour KEY\n", keys).encode(encoding))
    assert (signer.principal, "UTF-16" in signer.doubt) == ("", True)


@pytest.mark.real
def test_what_is_shown_of_a_pattern(tmp_path: Path, home: Path, run: Here, keys: dict[str, Path]) -> None:
    """A pattern is no person: nowhere is a pack said to be signed by it."""
    out = publish(run, tmp_path / "harbour.zip", keys["anna"])
    vouch(home / "config" / "allowed_signers", "*@harbour.example", keys["anna"])
    added = run("pack", "add", out, "--yes")
    assert added.code == 0
    shown = " ".join(added.out.split())
    assert "Signed by" not in shown
    assert 'to anyone who fits "*@harbour.example": who it was is not known.' in shown
    assert 'anyone who fits "*@harbour.example"' in " ".join(run("pack", "verify").out.split())
    assert installed(home)[0]["principal"] == "*@harbour.example"


@pytest.mark.real
def test_why_nobody_vouches_is_told_where_it_is_decided(
    tmp_path: Path, home: Path, run: Here, keys: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the person who adds a pack, and to one who may not because of it."""
    out = publish(run, tmp_path / "harbour.zip", keys["anna"])
    allowed = home / "config" / "allowed_signers"
    allowed.parent.mkdir(parents=True, exist_ok=True)
    allowed.write_text(written("KEY anna@harbour\n", keys))
    assert "in the order of a .pub file" in " ".join(run("pack", "add", out, "--yes").out.split())
    run("pack", "remove", "harbour", "--yes")
    binding(tmp_path, monkeypatch).write_text(f"[packs]\nallowed_signers = {str(allowed)!r}\n")
    refused = run("pack", "add", out, "--yes")
    assert (refused.code, "in the order of a .pub file" in refused.err) == (4, True)


def test_signatures_without_a_key() -> None:
    """What is no armoured signature has none; ssh-keygen has refused it before."""
    blob = b"SSHSIG" + struct.pack(">II", 1, 4) + b"abcd"
    armoured = b"-----BEGIN SSH SIGNATURE-----\n" + base64.b64encode(blob) + b"\n-----END SSH SIGNATURE-----\n"
    assert key_of(armoured) == base64.b64encode(b"abcd").decode()
    wrong = [b"", b"x", armoured.replace(b"SIGNATURE", b"KEY"), armoured.replace(b"U1NI", b"AAAA")]
    wrong += [b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----", armoured.replace(b"U1NI", b"U")]
    assert [key_of(each) for each in wrong] == [""] * len(wrong)


def test_files_without_a_key() -> None:
    """An empty key is in no line, and a line that is cut off is none of the key."""
    assert names_for(b"anna ssh-ed25519 x\n", "") == ()
    assert why_not(b"anna ssh-ed25519 !!!\n", "!!!", NAMESPACE, "20260101000000").startswith("Line 1")
    assert why_not(b"!!!\n", "!!!", NAMESPACE, "20260101000000") == ""


def test_names() -> None:
    """A person, anyone who fits, or the key alone."""
    assert [is_pattern(name) for name in ("anna@x", "*@x", "a?na", "!anna")] == [False, True, True, True]
    assert [signer_name(name, "SHA256:x") for name in ("anna@x", "*@x", "")] == [
        "anna@x",
        'anyone who fits "*@x"',
        "SHA256:x",
    ]
