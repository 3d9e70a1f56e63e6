"""What `export` says."""

from presencecheck.messages.error_text import ErrorText

CODEBOOK_ALONE = ErrorText(
    "--codebook stands alone: --format and --detail are about the runs.",
    "Call it once for the codebook and once for the runs.",
)
JSON_LINES = ErrorText("--json here is about the codebook.", "For the runs: --format jsonl.")
OPTIONS = {
    "format": "A row for each item (csv), a line for each run (jsonl), or FHIR R4 responses.",
    "detail": "Also the times of day, in UTC; otherwise the days alone.",
    "codebook": "What every column and code means, and the checklists as they were.",
}
"""Help of the options and arguments, by parameter."""
