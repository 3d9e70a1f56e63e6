"""What is said of the folder of a person's own lists."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

FOLDER_NAME = "Presencecheck lists"
"""The folder among a person's documents."""

GONE = ErrorText(
    "The folder of your own lists is not there: {path}.",
    "If it is on another drive, plug that in; to use another folder: presencecheck config set own FOLDER",
)
ALREADY_THERE = ErrorText(
    "{folder} has another file of this name: {names}.", "Nothing was moved. Rename one of the two, then try again."
)
DIFFERS = ErrorText("The copy in {path} differs from the file it was made of.", "Nothing was removed. Try again.")
ASK_TO_MOVE = Plural(
    one="There is {count} file of your own in {source}. Move it to {target}?",
    other="There are {count} files of your own in {source}. Move them to {target}?",
)
MOVED = Plural(one="{count} file was moved to {target}.", other="{count} files were moved to {target}.")
STAYS = Plural(
    one="{count} file stays in {source}, where it is not used. To move it: presencecheck config set own {typed}",
    other="{count} files stay in {source}, where they are not used. To move them: presencecheck config set own {typed}",
)
LEFT = "Changed or in use while it was moved, so it stays where it was too: {names}."
DOUBLE_FILE = (
    '"{name}" and "{used}" are both your list "{of}"; "{used}" is used. Put what you need into one of them, '
    "and delete the other."
)
CONFLICT_COPY = (
    '"{name}" looks like a second copy of your list "{of}", as sync services make them, and is not used. '
    "Take over what you need from it, then delete it."
)
