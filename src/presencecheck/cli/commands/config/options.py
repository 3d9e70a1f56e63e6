"""The argument that the subcommands of `config` share."""

from typing import Annotated

import typer

from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages

Key = Annotated[str, typer.Argument(metavar=help_messages.METAVARS["key"], help=config_messages.OPTIONS["key"])]
