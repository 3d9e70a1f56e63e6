"""What the system refuses is told as that, and never as a fault of the program."""

import errno

import pytest

from presencecheck.cli.refusals import refusal_of

SECRET = "a word that somebody typed"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EMFILE, SECRET), "too many open files"),
        (OSError(errno.ENOSPC, SECRET), "no space left on device"),
        (BlockingIOError(errno.EAGAIN, SECRET), "resource temporarily unavailable"),
        (OSError(SECRET), "it did not say why"),
        (MemoryError(SECRET), "not enough memory"),
        (RuntimeError("can't start new thread"), "no more threads"),
    ],
    ids=repr,
)
def test_refusals(error: BaseException, words: str) -> None:
    """Its reason is said in the system's words; those that came along could be anything and are not shown."""
    refused = refusal_of(error)
    assert refused is not None
    assert words in refused.message
    assert refused.hint
    assert SECRET not in refused.message + refused.hint


@pytest.mark.parametrize("error", [RuntimeError(SECRET), ValueError(SECRET), KeyError(1), RecursionError(), EOFError()])
def test_faults_of_the_program(error: BaseException) -> None:
    """Everything else is its own fault."""
    assert refusal_of(error) is None
