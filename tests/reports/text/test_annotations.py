"""Problems as workflow commands."""

from presencecheck.core.problems import Diagnostic
from presencecheck.reports.text.annotations import annotation


def test_an_annotation_is_one_command() -> None:
    """No path and no message ends the command, adds a property to it or begins another."""
    hostile = Diagnostic(
        "a,b:c%\n::add-path::x.yaml", 1, 2, "warning", "code", "50 %\r\n::set-env::x, y: z", "A\x1b[2J"
    )
    line = annotation(hostile)
    assert line.startswith("::warning file=a%2Cb%3Ac%25%0A%3A%3Aadd-path%3A%3Ax.yaml,line=1,col=2,title=")
    assert line.endswith("::50 %25 ::set-env::x, y: z A\ufffd[2J")
    assert line.count("\n") == 0
