"""What `show` says."""

TWO_FORMATS = "--json and --format each say how to show it."
TWO_FORMATS_HINT = "Give one of them."
OPTIONS = {
    "format": "Text or Markdown to paste, a page to print, or a FHIR R4 Questionnaire.",
}
"""Help of the options and arguments, by parameter."""
