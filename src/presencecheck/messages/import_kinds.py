"""What files are that no list can be read from, and as what to save them."""

_AS_TEXT = "Save its text as plain text (.txt), or paste it: presencecheck new ID --from -"
_AS_CSV = "Save the sheet as CSV; `presencecheck new --template csv` shows which columns are read."
_AS_LINES = "Export its items as text, one a line, or as CSV with a column `ask`."

KINDS = {
    "old-office": ("a document of an old office program", "Save it as .docx or as plain text."),
    "spreadsheet": ("a spreadsheet", _AS_CSV),
    "slides": ("slides", _AS_TEXT),
    "open-document": ("a document of LibreOffice, OpenOffice or Pages", "Save it as .docx or as plain text."),
    "book": ("a book (EPUB)", _AS_TEXT),
    "zip": ("a zip archive", "Unpack it; a pack of lists is added by: presencecheck pack add FILE"),
    "rtf": ("a document in rich text (RTF)", "Save it as .docx or as plain text."),
    "pdf": ("a PDF", _AS_TEXT),
    "picture": ("a picture", "Write its questions down, one a line."),
    "html": (
        "a web page (HTML)",
        "Copy the list from the page in your browser, and paste it: presencecheck new ID --from -",
    ),
    "opml": ("an outline (OPML)", "Export it as plain text or as Markdown."),
    "questionnaire-xml": ("a FHIR Questionnaire in XML", "Save it as JSON."),
    "xml": ("a file in XML", _AS_TEXT),
    "calendar": ("a calendar", _AS_LINES),
    "contact": ("a card of an address book", _AS_LINES),
    "latex": ("a document of LaTeX", _AS_TEXT),
    "script": ("a program", "Write its questions down, one a line."),
    "binary": ("no text", _AS_TEXT),
    "json": ("JSON of another program", _AS_LINES),
    "fhir-other": ("a FHIR resource that is no Questionnaire", "Export the Questionnaire alone, as JSON."),
    "own-list-json": (
        "the names of lists, as `list --json` prints them",
        "Write one list with: presencecheck show NAME --json",
    ),
    "own-run-json": ("a run, not a list", "Write its list with: presencecheck show NAME --json"),
    "trello": ("an export of Trello", _AS_LINES),
    "todoist": (
        "an export of Todoist",
        "Rename its column CONTENT to ask and take TYPE out, or copy the tasks as text.",
    ),
    "safety-culture": ("an export of SafetyCulture", _AS_LINES),
    "asana": ("an export of Asana", _AS_LINES),
    "toml": ("a file in TOML", _AS_LINES),
    "deon": ("a checklist of deon", "Have deon write it as Markdown, and take that: deon -f markdown"),
    "yaml": ("YAML of another program", _AS_LINES),
    "no-columns": (
        "a table without a column of questions",
        "Name the column with the questions `ask`; `presencecheck new --template csv` shows which others are read.",
    ),
    "broken-table": ("a table that cannot be read", "Save it as CSV again, in UTF-8."),
    "bomb": ("a document that is far larger than any list", "Copy the text of the list out of it."),
    "broken-word": ("a damaged Word document", "Open it in Word and save it again, or save it as plain text."),
}
"""What a file is, and what to do."""

COLUMNS = {("type", "content", "indent"): "todoist", ("card id", "card name"): "trello"}
"""The columns by which a table of another program is known, in small letters."""
