"""Problems as workflow commands, which show them beside the lines of a change where it is reviewed.

What a file says stands behind `::` on a line of our own, escaped, so it can neither begin another command nor end this
one. Pure.
"""

from presencecheck.core.problems import Diagnostic
from presencecheck.system.sanitize import sanitize_line


def annotation(problem: Diagnostic) -> str:
    """The line that annotates `problem`."""
    message = f"{problem.message} {problem.hint}".rstrip()
    properties = {
        "file": problem.path.replace("\\", "/"),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"presencecheck {problem.code}",
    }
    inside = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {inside}::{_data(sanitize_line(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
