"""The content of a file with the places of its parts."""

from presencecheck.core.problems import Violation
from presencecheck.formats.document import Document


def test_the_nearest_part_around() -> None:
    """What has no place of its own is where the part around it is; of a field, at its name or at its value."""
    document = Document(values={("a",): (2, 4), (): (1, 1)}, keys={("a",): (2, 1)})
    assert (document.mark(("a", 3)), document.mark(("a", 3), key=True), document.mark(("b",))) == (
        (2, 4),
        (2, 1),
        (1, 1),
    )
    assert Document().mark(("items", 3)) == Document().mark((), key=True) == (1, 1)


def test_errors_without_advice() -> None:
    """Advice does not stop a file from being used."""
    advice, error = (Violation(code, ()) for code in ("cut-off", "anchor"))
    assert Document(violations=[(advice, (1, 1)), (error, (2, 1))]).errors == [(error, (2, 1))]
