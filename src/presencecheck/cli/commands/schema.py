"""`schema`: the JSON Schemas of the files that people write."""

from typing import Annotated, Literal

from presencecheck.cli.output import print_text
from presencecheck.cli.parameters import Argument
from presencecheck.messages import help as help_messages
from presencecheck.messages import schema as schema_messages

What = Literal["checklist", "pack", "settings", "policy"]


def schema(
    what: Annotated[
        What, Argument(metavar=help_messages.METAVARS["what"], help=schema_messages.OPTIONS["what"])
    ] = "checklist",
) -> None:
    """Print the JSON Schema of checklist files, or of another file, for editors."""
    from json import dumps

    from presencecheck.authoring.file_schemas import SCHEMAS

    print_text(dumps(SCHEMAS[what](), indent=2) + "\n")
