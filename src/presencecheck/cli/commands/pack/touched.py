"""What a change of a pack does to the person's own lists, told before it is made."""

from collections.abc import Mapping, Sequence

from presencecheck.cli.output import notice, print_paragraph
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import SUFFIXES
from presencecheck.library.dependents import Dependent, dependents
from presencecheck.messages import locked as locked_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import requires as requires_messages
from presencecheck.packs.dependencies import unmet_after
from presencecheck.system import settings
from presencecheck.system.paths import Paths


def find_touched(paths: Paths, name: str, files: Mapping[str, bytes] | None) -> tuple[Dependent, ...]:
    """What of the person's own and of other packs would not be as it is now.

    Args:
        paths: where everything is kept.
        name: the name of the pack.
        files: as they would be, by their names; None if it were removed.
    """
    lists = files and {file: content for file, content in files.items() if file.endswith(SUFFIXES)}
    lacking = (
        Dependent(each.pack, requires_messages.WOULD_LACK.format(requirement=each.requirement.text), stops=True)
        for each in unmet_after(paths.packs, name, files)
    )
    return (*dependents(paths, name, lists, _usual_routines(paths)), *lacking)


def tell_touched(touched: Sequence[Dependent], *, quiet: bool = False) -> None:
    """Say of each what would be wrong with it; `quiet`: beside JSON, on standard error."""
    tell = notice if quiet else print_paragraph
    for each in touched:
        text = pack_messages.WOULD_STOP if each.stops else pack_messages.NO_LONGER_FITS
        if each.loosens:
            text = locked_messages.LOOSENED
        said = text.format(id=each.id, problem=each.problem)
        tell(f"{said} {pack_messages.REST_WALKED}" if each.leaves_rest else said)


def _usual_routines(paths: Paths) -> tuple[str, ...]:
    try:
        usual = settings.load(paths.config)
    except PresenceCheckError:
        return ()  # settings that cannot be read name no routine, and other commands say so
    return usual.routine, usual.routine_again
