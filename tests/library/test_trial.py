"""Files that are only tried."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.library.trial import TrialLibrary
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


def test_paths_and_names(home: Path, tmp_path: Path) -> None:
    """A path is the file; a name is what it was."""
    own(home, "small", SMALL)
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("A small list", "Theirs"))
    library = TrialLibrary(Library.of(user_paths()), [str(path), "essentials"])
    found = library.find(str(path))
    assert (found.path, found.layer) == (path, "here")
    assert getattr(library.load(found).content, "title", "") == "Theirs"
    assert library.find("essentials").layer == "shipped"
    assert library.find("own:small").layer == "own"


def test_a_file_that_is_not_there(home: Path, tmp_path: Path) -> None:
    """It is told before anything is shown."""
    with pytest.raises(PresenceCheckError):
        TrialLibrary(Library.of(user_paths()), [str(tmp_path / "no.yaml")])


@pytest.mark.parametrize(("name", "is_other"), [("notes.txt", True), ("notes.yaml", False)])
def test_another_file(home: Path, tmp_path: Path, name: str, is_other: bool) -> None:
    """Of notes, a list can be made; what is YAML by its name has errors to be mended."""
    path = tmp_path / name
    path.write_text("Is the door closed?\n")
    library = TrialLibrary(Library.of(user_paths()), [str(path)])
    with pytest.raises(PresenceCheckError) as caught:
        library.load(library.find(str(path)))
    assert (f"new --from {path}" in caught.value.hint) is is_other
