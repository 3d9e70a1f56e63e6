"""`pack rollback`: the version of a pack before an update, taken back."""

from presencecheck.messages.error_text import ErrorText

NO_EARLIER = ErrorText(
    'Of the pack "{name}" no earlier version is kept.', "One is kept after an update: presencecheck pack update {name}"
)
EARLIER_UNFIT = ErrorText(
    'The version of "{name}" before this one, {version}, cannot be taken back: {problem}',
    "Add what the publisher offers: presencecheck pack add {typed}",
)
ROLL_BACK = "Go back to {title} {version} (from {current})?"
ROLLED_BACK = "{title} is {version} again."
NEWER = "To take the newer one after all: presencecheck pack update {name}"
NEWER_ELSEWHERE = "To take the newer one after all: presencecheck pack add {typed}"
"""Where it came from another place than the earlier one: updates are looked for where that came from."""
WENT_BACK = ErrorText(
    'You went back from version {version} of the pack "{name}", so nothing takes it unasked.',
    "Take it with: presencecheck pack update {name}",
)
