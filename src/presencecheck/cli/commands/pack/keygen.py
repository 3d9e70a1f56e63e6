"""`pack keygen`: a key to sign packs with, and the line by which others trust it."""

import re
from pathlib import Path
from typing import Annotated

from presencecheck.cli.output import print_line, print_paragraph
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import keygen as keygen_messages
from presencecheck.system.program_name import typed_word

Principal = Annotated[str, Argument(metavar=keygen_messages.PRINCIPAL, help=keygen_messages.OPTIONS["principal"])]
Out = Annotated[
    Path, Option("--output", "-o", metavar=help_messages.METAVARS["file"], help=keygen_messages.OPTIONS["file"])
]
NoPassphrase = Annotated[bool, Option("--no-passphrase", help=keygen_messages.OPTIONS["no_passphrase"])]
_ADDRESS = re.compile(r"[^\s@\"',!*?#]+@[^\s@\"',!*?#]+")
"""A name that means one signer alone, and needs no quotes in a line of allowed signers."""


def keygen(principal: Principal, output: Out, no_passphrase: NoPassphrase = False) -> None:
    """Make a key to sign packs with, and show the line by which others trust it.

    ssh-keygen makes it and asks for a passphrase.
    """
    from presencecheck.core.errors import UsageError
    from presencecheck.packs.signature import make_key, public_part
    from presencecheck.system.files import read_bytes

    if not _ADDRESS.fullmatch(principal) or len(principal) > _MOST:
        raise UsageError(*keygen_messages.NO_PRINCIPAL.format(principal=principal))
    make_key(output, principal, protected=not no_passphrase)
    kind, key = read_bytes(public_part(output), _MOST_BYTES).decode("ascii").split()[:2]
    print_paragraph(keygen_messages.MADE.format(path=output))
    print_paragraph(keygen_messages.LINE)
    print_line(f"{principal} {kind} {key}")
    print_paragraph(keygen_messages.THEN.format(typed=typed_word(output)))


_MOST = 200
"""Characters of an address."""
_MOST_BYTES = 16_384
"""Of a public key; one of Ed25519 has about a hundred."""
