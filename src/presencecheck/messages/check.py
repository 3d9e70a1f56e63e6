"""What `check` says of all files together; each problem stands in `problems`."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

FILES_FINE = "{files} checked: no errors."
FILES_BAD = "{files} checked: {errors}."
FILES = Plural(one="{count} file", other="{count} files")
ERRORS = Plural(one="{count} error", other="{count} errors")
WARNINGS = Plural(
    one=" {count} warning.",
    other=" {count} warnings.",
)
LINK = "On a page for clients: {link}"
"""An address that it prints."""
PASSED_OVER = Plural(
    one=" {count} other YAML file was passed over: it has neither `format` nor `id`.",
    other=" {count} other YAML files were passed over: they have neither `format` nor `id`.",
)
TWO_FORMATS = ErrorText("--json and --format {form} exclude each other.", "Give one of them.")
OPTIONS = {
    "paths": "Files, folders, names of lists, or - for standard input.",
    "form": "As text, as JSON, or as annotations of a workflow.",
}
"""Help of the options and arguments, by parameter."""

NO_REGULAR_FILE = "it is no regular file"
NO_SUCH_NAME = '"{name}" is neither a file, nor a folder, nor the name of a list.'
NO_CHECKLIST = ErrorText(
    "There is no checklist file in {path}.", "Their names end in .yaml, and they have `format` and `id`."
)
