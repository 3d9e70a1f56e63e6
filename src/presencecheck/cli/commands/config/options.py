"""The argument that the subcommands of `config` share."""

from typing import Annotated

import typer

from presencecheck.messages import config as config_messages

Key = Annotated[str, typer.Argument(metavar="KEY", help=config_messages.OPTIONS["key"])]
