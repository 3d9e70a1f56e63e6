"""`config set`: one setting, changed."""

from pathlib import Path
from typing import Annotated

import typer

from presencecheck.cli.commands.config.options import Key, known_values
from presencecheck.messages import config as config_messages
from presencecheck.messages import help as help_messages


def set_(
    key: Key,
    value: Annotated[
        str,
        typer.Argument(
            metavar=help_messages.METAVARS["value"],
            help=config_messages.OPTIONS["value"],
            autocompletion=known_values,
        ),
    ],
) -> None:
    """Change one setting; the file's other lines stay as they are."""
    from presencecheck.library.library import Library
    from presencecheck.system import settings
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    if key in ("routine", "routine-again"):
        Library.of(paths).find(value)
    if key == "own":
        from presencecheck.cli.own_folder import set_own_folder

        set_own_folder(paths, value)
        return
    settings.set_value(paths.config, key, value)
    if (key, value) == ("times", "day"):
        _offer_to_drop_times(paths.history)


def _offer_to_drop_times(history: Path) -> None:
    """Ask whether the runs that are there are to keep their days alone, too."""
    from presencecheck.cli.confirm import confirm, is_anyone_there
    from presencecheck.cli.output import notice
    from presencecheck.history.operations.drop_times import count_timed, drop_all_times
    from presencecheck.messages import times as times_messages

    count = count_timed(history)
    if not count:
        return
    if is_anyone_there() and confirm(times_messages.OLDER.of(count), yes=False):
        notice(times_messages.DROPPED.of(drop_all_times(history)))
    else:
        notice(times_messages.KEPT.of(count))
