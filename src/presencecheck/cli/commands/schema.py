"""`schema`: the JSON Schema of checklist files."""

from presencecheck.cli.output import print_json


def schema() -> None:
    """Print the JSON Schema of checklist files, for editors."""
    from presencecheck.formats.json_schema import schema as described

    print_json(described())
