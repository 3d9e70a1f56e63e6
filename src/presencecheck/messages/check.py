"""What `check` says of all files together; each problem stands in `problems`."""

from presencecheck.messages.plural import Plural

FILES_FINE = "{files} checked: no errors."
FILES_BAD = "{files} checked: {errors}."
FILES = Plural(one="{count} file", other="{count} files")
ERRORS = Plural(one="{count} error", other="{count} errors")
WARNINGS = Plural(
    one=" {count} warning.",
    other=" {count} warnings.",
)
TWO_FORMATS = "--json and --format {form} exclude each other."
TWO_FORMATS_HINT = "Give one of them."
OPTIONS = {
    "paths": "Files, folders, or - for standard input.",
    "form": "As text, as JSON, or as annotations of a workflow.",
}
"""Help of the options and arguments, by parameter."""

NO_REGULAR_FILE = "it is no regular file"
CANNOT_READ = "Cannot read {filename}: {reason}."
CANNOT_READ_HINT = "Look at who may read it."
NO_CHECKLIST = "There is no checklist file in {path}."
NO_CHECKLIST_HINT = "Their names end in .yaml."
