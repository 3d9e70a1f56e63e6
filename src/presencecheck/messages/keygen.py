"""`pack keygen`, and the line that goes with a key."""

from presencecheck.messages.error_text import ErrorText

OPTIONS = {
    "principal": "Who signs, as an address such as office@harbour.example.",
    "file": "Write the key here; the public part goes beside it, with .pub at its end.",
    "no_passphrase": "Do not protect the key with a passphrase; who can read the file can then sign.",
}
PRINCIPAL = "ADDRESS"
NAME = "NAME"
"""What stands in the line where nobody said whose the key is."""

MADE = "The key is {path}. Keep it to yourself; who has it can sign in your name."
LINE = (
    "Give this line to those who are to trust your packs, by another way than the packs come, such as on paper; they "
    "put it into their file allowed_signers:"
)
THEN = "Sign a pack with it: presencecheck pack export FOLDER -o FILE.zip --sign {typed}"
NO_PRINCIPAL = ErrorText(
    '"{principal}" is no address, so nobody could tell by it who signs.', "Write it as office@harbour.example."
)
IS_THERE = ErrorText("{path} or its public part is there already.", "Name another file: --output FILE")
NOT_MADE = ErrorText("ssh-keygen made no key at {path}: {reason}.", "Name another file: --output FILE")
