"""What `card` says, and what stands on the page that it makes."""

from presencecheck.messages.error_text import ErrorText

OPTIONS = {
    "name": "The id of a checklist or routine; without one, your usual routine.",
    "print_": "Write it as a page in large type, for paper or a phone.",
}
"""Help of the options and arguments, by parameter."""
NO_CARD = ErrorText('"{name}" has no card.', "Name a checklist to see it as one: presencecheck card client-orientation")
OUTPUT_ALONE = ErrorText("-o names the file of a page to print.", "Give --print as well.")
FILE_NAME = "presencecheck-card-{id}.html"
