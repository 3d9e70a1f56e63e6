"""Each checklist that files name is loaded once, as the folder of each file sees it."""

from pathlib import Path

import pytest

from presencecheck.authoring.neighbours import Neighbours
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.system.paths import shipped

LIST = "format: 1\nid: {id}\ntitle: {title}\nitems:\n  - so: Is it so?\n"


def test_what_a_name_means_depends_on_the_folder(tmp_path: Path) -> None:
    """What stands beside a file comes before what came with the program."""
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    for folder in (here, elsewhere):
        folder.mkdir()
    (here / "quick.yaml").write_text(LIST.format(id="quick", title="Mine"))
    neighbours = Neighbours(Library({"shipped": shipped()}, tmp_path / "cache"))
    assert neighbours.load("quick", here).content.title == "Mine"
    assert neighbours.load("quick", elsewhere).content.title != "Mine"


def test_it_is_loaded_once(tmp_path: Path) -> None:
    """However many files name it; what is not there is looked for each time."""
    neighbours = Neighbours(Library({"shipped": shipped()}, tmp_path / "cache"))
    assert neighbours.library(tmp_path) is neighbours.library(tmp_path)
    assert neighbours.load("quick", tmp_path) is neighbours.load("quick", tmp_path)
    for _ in range(2):
        with pytest.raises(PresenceCheckError):
            neighbours.load("nothing", tmp_path)
