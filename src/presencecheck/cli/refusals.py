"""What the system refuses anywhere: descriptors, memory, threads. No fault of the program, and never called one."""

import os

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import main as main_messages

_NO_THREAD = "can't start new thread"
"""What Python says where the system lets it start no thread; it has no kind of error of its own for that."""


def refusal_of(error: BaseException) -> PresenceCheckError | None:
    """The error in words where the system refused something; None where the program itself is at fault.

    The words are the system's for the number of the error: those that came with it could be anything.
    """
    if isinstance(error, MemoryError):
        return PresenceCheckError(*main_messages.NO_MEMORY)
    if isinstance(error, RuntimeError) and error.args == (_NO_THREAD,):
        return PresenceCheckError(*main_messages.NO_THREAD)
    if isinstance(error, OSError):
        reason = os.strerror(error.errno).lower() if error.errno else main_messages.NO_REASON
        return PresenceCheckError(*main_messages.REFUSED.format(reason=reason))
    return None
