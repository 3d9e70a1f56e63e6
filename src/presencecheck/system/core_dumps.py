"""No memory of this process in any file: what a person typed must not be in a core dump."""

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Keep the system from writing this process's memory to a file or handing it to a crash reporter.

    Programs that are started from here have no core files either; a debugger of the same user cannot look in. Where the
    system has no such switch, nothing is done.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":  # pragma: no branch - other systems
        with suppress(ImportError, OSError, AttributeError):
            # The module below `ctypes`, which itself takes longer to import than all that is needed here.
            import _ctypes

            call = _ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl")  # type: ignore[arg-type] # this very process
            _ctypes.call_function(call, (_PR_SET_DUMPABLE, 0, 0, 0, 0))
