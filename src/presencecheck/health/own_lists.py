"""The person's own lists: whether each can be used, and whether their changes still fit what they change."""

from collections.abc import Iterator

from presencecheck.library.dependents import stopping
from presencecheck.library.library import Library
from presencecheck.library.trouble import find_problem
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.paths import Paths


def check_own_lists(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check each own list and routine, with all that a routine includes; nothing where there are none."""
    if problem := find_problem(paths.own, must_exist=paths.own != paths.usual_own):
        yield "own", Measurement("fail", problem.message, problem.hint)
        return
    library = Library.of(paths)
    names = [entry.name for entry in library.entries() if entry.layer == "own"]
    if not names:
        return
    broken = [name for name in names if stopping(library, name) is not None]
    if broken:
        listed = enumeration_messages.join_with_commas(broken)
        hint = doctor_messages.OWN_BROKEN_HINT.format(names=" ".join(broken))
        yield "own", Measurement("fail", doctor_messages.OWN_BROKEN.of(len(broken), names=listed), hint)
    elif misfits := list(dict.fromkeys(name for name, _ in library.misfits)):
        listed = enumeration_messages.join_with_commas(misfits)
        yield "own", Measurement("warn", *doctor_messages.OWN_MISFIT.format(names=listed, first=misfits[0]))
    else:
        yield "own", Measurement("ok", doctor_messages.OWN_FINE.of(len(names)))
