"""Sets the folder of own lists, and offers to move there what is in the present one."""

from pathlib import Path

from presencecheck.cli.confirm import confirm, is_anyone_there
from presencecheck.cli.output import notice
from presencecheck.library.own_folder import (
    OWN,
    files_to_move,
    make_own_folder,
    move_own,
    name_own_folder,
    source_of_move,
)
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import own_folder as own_folder_messages
from presencecheck.system import settings
from presencecheck.system.paths import Paths, is_folder_name, real_path
from presencecheck.system.program_name import typed_word


def set_own_folder(paths: Paths, value: str) -> None:
    """Have the settings name a folder for own lists; with an empty value, the program's own.

    Where lists are in the present one, the person is asked whether to move them.

    Raises:
        UsageError: it can be no such folder.
        PresenceCheckError: it cannot be made, or something cannot be moved; nothing is lost.
    """
    if not is_folder_name(value):
        settings.set_value(paths.config, OWN, value)  # which says why not
    target = Path(value).expanduser() if value else paths.usual_own
    source = source_of_move(paths, target)
    count = len(files_to_move(source, target))
    words = {"source": source, "target": target, "typed": typed_word(target)}
    if count and is_anyone_there() and confirm(own_folder_messages.ASK_TO_MOVE.of(count, **words), yes=False):
        move_and_say(paths, target)
        return
    make_own_folder(target)
    name_own_folder(paths, target)
    if count:
        notice(own_folder_messages.STAYS.of(count, **words))


def move_and_say(paths: Paths, target: Path) -> None:
    """Move the lists, and say what was done.

    Raises:
        PresenceCheckError, UsageError: as `move_own`.
    """
    moved = move_own(paths, target)
    notice(own_folder_messages.MOVED.of(len(moved.names), target=real_path(target)))
    if moved.left:
        notice(own_folder_messages.LEFT.format(names=enumeration_messages.join_with_commas(moved.left)))
