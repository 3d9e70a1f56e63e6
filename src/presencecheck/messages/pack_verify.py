"""What `pack verify` says, and what a start says of a pack that is not as it was accepted."""

from presencecheck.messages.error_text import ErrorText

ADD_AGAIN = "Add it again: presencecheck pack add {typed}"
CANNOT_BE_READ = "cannot be read"
OTHER_MANIFEST = "is not the list that was accepted"
FILE_MISSING = "is missing"
FILE_CHANGED = "was changed"
FILE_STRAY = ErrorText("is not part of the pack", "Remove it.")
OTHER_KEY = "was made with another key than the one that was accepted"
NO_LONGER_VOUCHED = ErrorText(
    "no longer vouches for the key of {principal}",
    "If the key is no longer to be trusted: presencecheck pack remove {name}",
)
_NO_LONGER_ALLOWED = "Ask the person who looks after this computer, or remove it: presencecheck pack remove {name}"
SOURCE_NO_LONGER_ALLOWED = ErrorText("came from {source}, which is not allowed on this computer", _NO_LONGER_ALLOWED)
SIGNER_NO_LONGER_ALLOWED = ErrorText("is not signed by anyone who is allowed on this computer", _NO_LONGER_ALLOWED)
