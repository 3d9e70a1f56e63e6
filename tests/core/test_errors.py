"""The tree of exceptions that `core.errors` shows, and what each error carries."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import presencecheck
from presencecheck.core import errors
from presencecheck.core.errors import ExitCode, PresenceCheckError, Terminated, UsageError

Exceptions = set[type[BaseException]]


def descendants(cls: type[BaseException]) -> Exceptions:
    """Every class that extends this one, at any distance."""
    return {known for below in cls.__subclasses__() for known in (below, *descendants(below))}


def rows(cls: type[BaseException], own: Exceptions, indent: str = "") -> Iterator[str]:
    """The class and those of `own` below it, with the exit codes that they lead to."""
    code = int(cls.exit_code) if issubclass(cls, PresenceCheckError) else "-"
    yield f"{indent + cls.__name__:34}{code}"
    for below in sorted(own & set(cls.__subclasses__()), key=lambda known: known.__name__):
        yield from rows(below, own, indent + "  ")


def tree() -> list[str]:
    """Every public exception of the program below the base of Python's that it extends."""
    for module in pkgutil.walk_packages(presencecheck.__path__, "presencecheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = {cls for cls in descendants(BaseException) if cls.__module__.startswith("presencecheck.")}
    own = {cls for cls in found if not cls.__name__.startswith("_")}
    roots = {base for cls in own for base in cls.__bases__ if base not in own}
    return [row for root in sorted(roots, key=lambda known: known.__name__) for row in rows(root, own)]


def test_the_tree_is_shown_whole() -> None:
    """Each exception stands below its base with its exit code; one that is new or renamed is added there."""
    shown = (errors.__doc__ or "").partition("::\n\n")[2].splitlines()
    assert [line.removeprefix("    ").rstrip() for line in shown if line.startswith("    ")] == tree()


def test_an_error_has_a_message_and_a_hint_and_an_exit_code() -> None:
    """The message alone is what Python shows of it."""
    error = PresenceCheckError("The disk is full.", "Make room.")
    assert (str(error), error.message, error.hint) == ("The disk is full.", "The disk is full.", "Make room.")
    assert (error.exit_code, UsageError("No.").exit_code) == (ExitCode.FAILED, ExitCode.USAGE)
    assert UsageError("No.").hint == ""


@pytest.mark.parametrize(("signum", "code"), [(1, ExitCode.HUNG_UP), (2, ExitCode.INTERRUPTED), (15, 143)])
def test_a_signal_ends_with_its_own_code(signum: int, code: int) -> None:
    """128 more than the signal's number; no `except Exception` stops it."""
    assert Terminated(signum).code == code
    assert not isinstance(Terminated(signum), Exception)
