"""Signatures of packs by OpenSSH's ssh-keygen, made over the manifest and verified.

The program is started without a shell, by its full path, with files of a private folder that is removed afterwards.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.messages import keygen as keygen_messages
from presencecheck.messages import signature as signature_messages
from presencecheck.packs.allowed_signers import MOST_BYTES, key_of, line_of, names_for, why_not, without_mark
from presencecheck.packs.file_set import MANIFEST, SIGNATURE
from presencecheck.system.clock import now
from presencecheck.system.files import path_exists, read_bytes, reason_of

NAMESPACE = "presencecheck-pack"
"""A signature made for anything else, such as a commit, does not count here."""

_PATIENCE = 30.0
"""Seconds for a check, which takes a few milliseconds."""
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
_ALLOWED = "allowed_signers"


class Signer(Frozen):
    """Whose key made a good signature."""

    fingerprint: str
    principal: str = ""
    """Who the allowed signers say this is, or a pattern of names; empty where they do not know the key."""
    doubt: str = ""
    """Why they do not vouch for a key that they name, in a sentence."""


def sign(manifest: bytes, key: Path) -> bytes:
    """Sign a manifest; ssh-keygen may ask for the key's passphrase on the terminal.

    Raises:
        PresenceCheckError: there is no ssh-keygen, or it did not sign.
    """
    with _folder(manifest) as folder:
        command = [_program(), "-Y", "sign", "-n", NAMESPACE, "-f", str(key.absolute()), str(folder / MANIFEST)]
        with _starting():
            # The environment is the person's own, so that their agent and passphrase helper are found.
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)  # noqa: S603
        try:
            return (folder / SIGNATURE).read_bytes()
        except OSError as error:
            raise PresenceCheckError(
                *signature_messages.NOT_SIGNED.format(key=key, reason=_last_line(done.stderr))
            ) from error


def make_key(path: Path, principal: str, *, protected: bool) -> None:
    """Make a key to sign with; `path.pub` beside it is its public part.

    Args:
        path: the file of the key; nothing may be there.
        principal: who it is for, as in the allowed signers.
        protected: whether ssh-keygen asks for a passphrase on the terminal, to protect it with.

    Raises:
        PresenceCheckError: something is there already, there is no ssh-keygen, or it made none.
    """
    if path_exists(path) or path_exists(public_part(path)):
        raise PresenceCheckError(*keygen_messages.IS_THERE.format(path=path))
    passphrase = [] if protected else ["-N", ""]
    command = [_program(), "-q", "-t", "ed25519", "-C", principal, *passphrase, "-f", str(path.absolute())]
    with _starting():
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode or not path_exists(path):
        raise PresenceCheckError(*keygen_messages.NOT_MADE.format(path=path, reason=_last_line(done.stderr)))


def public_part(key: Path) -> Path:
    """The file of the public part of a key."""
    return key.with_name(f"{key.name}.pub")


def signer_line(signature: bytes, key: Path) -> str:
    """The line that those who trust this signature put into their allowed signers.

    Args:
        signature: made with the key.
        key: the file of the key; the comment of its public part says whose it is.
    """
    try:
        comment = read_bytes(public_part(key), MOST_BYTES).decode("utf-8", "replace").split()[2:]
    except PresenceCheckError:
        comment = []
    name = comment[0] if len(comment) == 1 and "@" in comment[0] else keygen_messages.NAME
    return f"{name} {line_of(signature)}"


def verify(manifest: bytes, signature: bytes, allowed: Path, source: str, wanted: str = "") -> Signer:
    """Verify the signature of a manifest; return its signer.

    Args:
        manifest: its bytes.
        signature: what came with it.
        allowed: a file of allowed signers in OpenSSH's format; it need not exist.
        source: where the pack comes from, for messages.
        wanted: whom to ask for first, where the key may stand for several.

    Raises:
        PresenceCheckError: the signature is not one of this manifest, is by a key that was withdrawn, or cannot be
            checked here.
    """
    with _folder(manifest) as folder:
        mark = folder / SIGNATURE
        _write(mark, signature)
        good = _ask(["check-novalidate", "-n", NAMESPACE, "-s", str(mark)], manifest)
        found = _FINGERPRINT.search(good or "")
        if found is None:
            raise PresenceCheckError(*signature_messages.FOREIGN_SIGNATURE.format(source=source))
        revoked = _revoked(allowed, folder)
        if revoked and _is_revoked(signature, manifest, mark, revoked):
            raise PresenceCheckError(
                *signature_messages.REVOKED.format(source=source, fingerprint=found[0], path=revoked_keys(allowed))
            )
        if not path_exists(allowed):
            return Signer(found[0])
        content, key = without_mark(read_bytes(allowed, MOST_BYTES)), key_of(signature)
        _write(folder / _ALLOWED, content)
        trusted = ["-s", str(mark), "-f", str(folder / _ALLOWED)]
        # ssh-keygen names those of the first line of a key only, whatever that line is for.
        named = _ask(["find-principals", *trusted], b"") or ""
        first = [wanted] if wanted else []
        for principal in dict.fromkeys([*first, *names_for(content, key), *named.splitlines()]):
            if principal.startswith("!"):
                continue  # whom a pattern leaves out
            if _ask(["verify", "-n", NAMESPACE, *trusted, "-I", principal], manifest) is not None:
                return Signer(found[0], principal)
        return Signer(found[0], doubt=why_not(content, key, NAMESPACE, now().local().strftime("%Y%m%d%H%M%S")))


def revoked_keys(allowed: Path) -> Path:
    """The file of withdrawn keys that goes with a file of allowed signers, as `ssh-keygen -r` takes it."""
    return allowed.with_name("revoked_keys")


def _revoked(allowed: Path, folder: Path) -> Path | None:
    """A copy of the withdrawn keys; None where there are none."""
    path = revoked_keys(allowed)
    if not path_exists(path):
        return None
    copy = folder / path.name
    _write(copy, read_bytes(path, MOST_BYTES))
    return copy


def _is_revoked(signature: bytes, manifest: bytes, mark: Path, revoked: Path) -> bool:
    """Whether the key is withdrawn: its signature would be good for anybody who vouched for it, and is not then."""
    anyone = revoked.with_name("anyone")
    _write(anyone, f"anyone {line_of(signature)}\n".encode())
    asked = ["verify", "-n", NAMESPACE, "-s", str(mark), "-f", str(anyone), "-I", "anyone"]
    return _ask([*asked, "-r", str(revoked)], manifest) is None and _ask(asked, manifest) is not None


def _ask(arguments: Sequence[str], manifest: bytes) -> str | None:
    """Run ssh-keygen; return its output, or None if it exits with an error."""
    try:
        with _starting():
            done = subprocess.run(  # noqa: S603
                [_program(), "-Y", *arguments],
                input=manifest,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C"} if os.name == "posix" else None,
                timeout=_PATIENCE,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise PresenceCheckError(*signature_messages.SSH_KEYGEN_SILENT) from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _program() -> str:
    found = shutil.which("ssh-keygen")
    # A relative path would be a program that happens to be in the current folder.
    if found is None or not Path(found).is_absolute():
        raise PresenceCheckError(*signature_messages.NO_SSH_KEYGEN)
    return found


@contextmanager
def _starting() -> Iterator[None]:
    """Raise an error of ours where the system starts no program."""
    try:
        yield
    except OSError as error:
        raise PresenceCheckError(*signature_messages.SSH_KEYGEN_NOT_STARTED.format(reason=reason_of(error))) from error


@contextmanager
def _folder(manifest: bytes) -> Iterator[Path]:
    with _making():
        folder = tempfile.TemporaryDirectory(prefix="presencecheck-", ignore_cleanup_errors=True)
    with folder as name:
        _write(Path(name) / MANIFEST, manifest)
        yield Path(name)


def _write(path: Path, content: bytes) -> None:
    with _making():
        path.write_bytes(content)


@contextmanager
def _making() -> Iterator[None]:
    """Raise an error of ours where the system lets no temporary file be made."""
    try:
        yield
    except OSError as error:
        raise PresenceCheckError(*signature_messages.NO_TEMPORARY_FOLDER.format(reason=reason_of(error))) from error


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else signature_messages.NO_REASON
