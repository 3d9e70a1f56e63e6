"""What is said of addresses of repositories."""

from presencecheck.messages.error_text import ErrorText

NO_ARCHIVE = ErrorText(
    "This is the address of a repository, and a pack is a zip or a folder.",
    "Give the https address of its zip, as its server has it under Download, or the folder of a copy.",
)
