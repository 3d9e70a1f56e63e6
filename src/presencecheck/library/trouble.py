"""What of a person's lists and packs cannot be used, while what came with the program goes on: a sentence each."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import split_name
from presencecheck.core.problems import Diagnostic
from presencecheck.system.files import failure

T = TypeVar("T")


class Trouble:
    """Sentences that are said before a walk, or while a command works.

    Attributes:
        sentences: all of them, each once.
        tell: has each sentence as it comes; until it is set, nobody has it.
    """

    def __init__(self) -> None:
        self.sentences: tuple[str, ...] = ()
        self.tell: Callable[[str], None] = _tell_nobody

    def note_packs(self, problem: PresenceCheckError) -> None:
        """The list of installed packs cannot be read."""
        from presencecheck.messages import library as library_messages

        self._note(library_messages.PACKS_LEFT_OUT.format(problem=problem.message))

    def note_gone(self, packs: Iterable[str]) -> None:
        """What was installed of these packs cannot be looked into."""
        from presencecheck.messages import enumeration as enumeration_messages
        from presencecheck.messages import library as library_messages

        names = enumeration_messages.join_with_commas(f'"{name}"' for name in packs)
        self._note(library_messages.PACK_IS_GONE.format(packs=names))

    def note_own(self, problem: PresenceCheckError) -> None:
        """The folder of the person's own lists cannot be looked into."""
        from presencecheck.messages import library as library_messages

        self._note(library_messages.OWN_LEFT_OUT.format(problem=problem.message))

    def note_as_shipped(self, name: str, layer: str, problem: PresenceCheckError) -> None:
        """The list of this layer cannot be used, and the shipped one of its name takes its place."""
        from presencecheck.messages import library as library_messages

        text = library_messages.OWN_AS_SHIPPED if layer == "own" else library_messages.AS_SHIPPED
        self._note(text.format(id=name, pack=layer, problem=problem.message))

    def note_as_pack(self, name: str, pack: str, problem: PresenceCheckError) -> None:
        """A change to the list of a pack cannot be used, and its routine walks the list as the pack has it."""
        from presencecheck.messages import library as library_messages

        self._note(library_messages.AS_PACK.format(id=name, pack=pack, problem=problem.message))

    def note_left_out(self, name: str, problems: Sequence[PresenceCheckError]) -> None:
        """What a routine includes cannot be used, and the rest of it is walked."""
        from presencecheck.messages import library as library_messages

        text = library_messages.LEFT_OUT if len(problems) == 1 else library_messages.LEFT_OUT_SEVERAL
        first = " ".join(filter(None, (problems[0].message, problems[0].hint)))
        self._note(text.format(id=name, count=len(problems), problem=first))

    def usual_or_shipped(self, name: str, shipped: str, use: Callable[[str], T]) -> T:
        """What `use` makes of the person's usual routine, or of the shipped one where that cannot be used.

        Raises:
            PresenceCheckError: the shipped one cannot be used either.
        """
        try:
            return use(name)
        except PresenceCheckError as problem:
            from presencecheck.messages import library as library_messages

            self._note(library_messages.ROUTINE_AS_SHIPPED.format(id=name, problem=problem.message))
        return use(f"shipped:{split_name(shipped)[1]}")

    def _note(self, sentence: str) -> None:
        if sentence not in self.sentences:
            self.sentences += (sentence,)
            self.tell(sentence)


def worked_around(misfits: Sequence[tuple[str, Diagnostic]]) -> tuple[str, ...]:
    """One sentence of what no longer fits, of each list by its name; there is at least one."""
    from presencecheck.messages import library as library_messages

    misfits = [*dict.fromkeys(misfits)]  # a list that is loaded for several ends brings the same ones again
    names = list(dict.fromkeys(name for name, _ in misfits))
    if len(misfits) == 1:
        return (library_messages.WORKED_AROUND.format(id=names[0], problem=misfits[0][1].message),)
    words = {"count": len(misfits), "ids": ", ".join(names), "id": names[0]}
    return (library_messages.WORKED_AROUND_SEVERAL.format(**words),)


def find_problem(folder: Path, *, must_exist: bool = False) -> PresenceCheckError | None:
    """Why a folder cannot be looked into; None where it can be.

    Args:
        folder: the folder.
        must_exist: whether it is a problem that there is none.
    """
    try:
        os.scandir(folder).close()
    except FileNotFoundError as error:
        # A link to nothing, as to a drive that is not plugged in, is not the same as no folder yet.
        is_link = os.path.islink(folder)  # noqa: PTH114 - never raises
        return failure("read", folder, error) if must_exist or is_link else None
    except OSError as error:
        return failure("read", folder, error)
    return None


def _tell_nobody(sentence: str) -> None:
    """Nobody listens yet."""
