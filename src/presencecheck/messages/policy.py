"""What is said of what a practice sets and requires on its computers, by the policy file."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.pack import POLICY_HINT

YOUR_PRACTICE = "your practice"
"""Who set the policy, where its `practice.name` does not say."""
NOT_USED = "What your practice set for this computer is not used: {problem}"
BY = "{value} (by {by})"
BY_FOR_ALL = "{value} (by {by}, for everyone)"
"""The value of a setting that the policy has, and one that it does not leave to the person."""
STAYS = "It stays {value}: {by} sets {key} for everyone on this computer."
PACK_MISSING = ErrorText(
    'The pack "{pack}", which {by} requires, is not here.', "Add it: presencecheck pack add {typed}"
)
PACKS = "Required by {by} on this computer: {names}"
PACK_TO_REMOVE = (
    "{by} requires this pack. You may remove it; the next walk and doctor then say that it is missing, and how to add "
    "it again: presencecheck pack add {typed}"
)
WALKED = "Required by {by} in the routine that begins a day: {ids}."
SETS = "Set here by {by}: {keys}."
PACKS_ONLY = "It says which packs this computer takes."
NO_SIGNERS = ErrorText(
    "There is no file {path}, which would say whose packs this computer takes: it takes none.",
    "Ask the person who looks after this computer.",
)
"""The policy names a list of signers, and there is none."""
ODD_SETTING = ErrorText(
    '{path}: "{table}.{key}" cannot be that; the setting of the same name says what can.', POLICY_HINT
)
ODD_LISTS = ErrorText('{path}: "required.lists" should be names of lists, such as "harbour:room".', POLICY_HINT)
ODD_PACKS = ErrorText(
    '{path}: "required.packs" should be names of packs, each with the folder, file or address it comes from.',
    POLICY_HINT,
)
