"""`schema`: the JSON Schema of checklist files."""

from presencecheck.cli.output import print_text


def schema() -> None:
    """Print the JSON Schema of checklist files, for editors."""
    from json import dumps

    from presencecheck.formats.json_schema import schema as described

    print_text(dumps(described(), indent=2) + "\n")
