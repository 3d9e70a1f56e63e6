"""Lists in other formats, as checklists: text and Markdown, tables, JSON, FHIR Questionnaires, Word."""
