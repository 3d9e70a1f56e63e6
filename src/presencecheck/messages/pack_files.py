"""What is said of files that are no pack, or that no pack takes together."""

from presencecheck.messages.error_text import ErrorText

ONE_LIST = ErrorText(
    "{path} is one list; a pack is a folder or a zip of lists.", "To take the list: presencecheck add {typed}"
)
DOUBLE_LIST = ErrorText('{source}: "{name}" and "{twin}" are both the list "{id}".', "Remove one of them.")
