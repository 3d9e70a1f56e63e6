"""What `show` says."""

from presencecheck.messages.error_text import ErrorText

TWO_FORMATS = ErrorText("--json and --format each say how to show it.", "Give one of them.")
OPTIONS = {
    "format": "Text or Markdown to paste, a page to print, in large letters as well, or a FHIR R4 Questionnaire.",
}
"""Help of the options and arguments, by parameter."""
