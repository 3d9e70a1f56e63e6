"""What is said of the signatures of packs, and of ssh-keygen, which makes and checks them."""

from presencecheck.messages.error_text import ErrorText

NOT_SIGNED = ErrorText(
    "ssh-keygen did not sign with {key}: {reason}.",
    "Name the file of your key, not the one beside it that ends in .pub. To make one: "
    "presencecheck pack keygen ADDRESS -o FILE",
)
FOREIGN_SIGNATURE = ErrorText(
    "{source}: the signature does not belong to this pack.", "Do not use it. Ask its publisher for a whole one."
)
REVOKED = ErrorText(
    "{source} is signed with a key that was withdrawn ({fingerprint}).",
    "The file {path} lists that key. Ask the publisher for a pack that is signed with the key that they use now.",
)
SSH_KEYGEN_NOT_STARTED = ErrorText("ssh-keygen cannot be started: {reason}.", "Close other programs, then try again.")
NO_TEMPORARY_FOLDER = ErrorText(
    "A signature is checked with temporary files, and none can be made: {reason}.",
    "Make room, or set TMPDIR to a folder that you may write to.",
)
SSH_KEYGEN_SILENT = ErrorText("ssh-keygen does not answer.", "Try again.")
NO_SSH_KEYGEN = ErrorText(
    "Signatures need the program ssh-keygen, which is not on this computer.",
    "It is part of OpenSSH's client: install openssh-client, or on Windows the optional feature OpenSSH Client.",
)
NO_REASON = "it gave no reason"
