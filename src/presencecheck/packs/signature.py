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
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.file_set import MANIFEST, SIGNATURE
from presencecheck.system.files import path_exists

NAMESPACE = "presencecheck-pack"
"""A signature made for anything else, such as a commit, does not count here."""

_PATIENCE = 30.0
"""Seconds for a check, which takes a few milliseconds."""
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")


class Signer(Frozen):
    """Whose key made a good signature."""

    fingerprint: str
    principal: str = ""
    """Who the allowed signers say this is; empty where they do not know the key."""


def sign(manifest: bytes, key: Path) -> bytes:
    """Sign a manifest; ssh-keygen may ask for the key's passphrase on the terminal.

    Raises:
        PresenceCheckError: there is no ssh-keygen, or it did not sign.
    """
    with _folder(manifest) as folder:
        command = [_program(), "-Y", "sign", "-n", NAMESPACE, "-f", str(key.absolute()), str(folder / MANIFEST)]
        # The environment is the person's own, so that their agent and passphrase helper are found.
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)  # noqa: S603
        try:
            return (folder / SIGNATURE).read_bytes()
        except OSError as error:
            raise PresenceCheckError(
                *pack_messages.NOT_SIGNED.format(key=key, reason=_last_line(done.stderr))
            ) from error


def verify(manifest: bytes, signature: bytes, allowed: Path, source: str) -> Signer:
    """Verify the signature of a manifest; return its signer.

    Args:
        manifest: its bytes.
        signature: what came with it.
        allowed: a file of allowed signers in OpenSSH's format; it need not exist.
        source: where the pack comes from, for messages.

    Raises:
        PresenceCheckError: the signature is not one of this manifest, or it cannot be checked here.
    """
    with _folder(manifest) as folder:
        mark = folder / SIGNATURE
        mark.write_bytes(signature)
        good = _ask(["check-novalidate", "-n", NAMESPACE, "-s", str(mark)], manifest)
        found = _FINGERPRINT.search(good or "")
        if found is None:
            raise PresenceCheckError(*pack_messages.FOREIGN_SIGNATURE.format(source=source))
        named = _ask(["find-principals", "-s", str(mark), "-f", str(allowed)], b"") if path_exists(allowed) else None
        for principal in (named or "").splitlines():
            wanted = ["verify", "-n", NAMESPACE, "-s", str(mark), "-f", str(allowed), "-I", principal]
            if _ask(wanted, manifest) is not None:
                return Signer(found[0], principal)
        return Signer(found[0])


def _ask(arguments: Sequence[str], manifest: bytes) -> str | None:
    """Run ssh-keygen; return its output, or None if it exits with an error."""
    try:
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
        raise PresenceCheckError(*pack_messages.SSH_KEYGEN_SILENT) from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _program() -> str:
    found = shutil.which("ssh-keygen")
    # A relative path would be a program that happens to be in the current folder.
    if found is None or not Path(found).is_absolute():
        raise PresenceCheckError(*pack_messages.NO_SSH_KEYGEN)
    return found


@contextmanager
def _folder(manifest: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="presencecheck-") as name:
        (Path(name) / MANIFEST).write_bytes(manifest)
        yield Path(name)


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else pack_messages.NO_REASON
