"""A routine written in plain lines, by someone who was never shown a file."""

from pathlib import Path

from presencecheck.authoring.create import path_for
from presencecheck.authoring.draft.open_draft import open_draft
from presencecheck.authoring.draft.routine_dialogue import RoutineDialogue
from presencecheck.authoring.draft.routine_file import RoutineFile, lists_of
from presencecheck.authoring.draft.routine_model import begin_routine
from presencecheck.library.library import Library
from presencecheck.messages import draft as draft_messages
from presencecheck.system.paths import user_paths
from tests.authoring.draft.test_dialogue import Lines
from tests.support.commands import SMALL, Here, own


def number(name: str, file: RoutineFile) -> str:
    """What is typed for a list that can be added."""
    return str([*file.addable].index(name) + 1)


def opened(name: str) -> RoutineFile:
    """The routine, to be changed."""
    paths = user_paths()
    library = Library.of(paths)
    file = open_draft(library, library.find(name), paths)
    assert isinstance(file, RoutineFile)
    return file


def change(name: str, *lines: str) -> Lines:
    """A routine changed by these lines."""
    typed = Lines(lines)
    RoutineDialogue(opened(name), typed).run()
    return typed


def included(run: Here, name: str) -> list[str]:
    """The lists of a routine, as they are walked."""
    include = run("show", name, "--json").data["routine"]["include"]
    return [each.get("checklist", "recall") for each in include]


def test_one_of_ours_is_changed_by_what_differs(home: Path, run: Here) -> None:
    """A list added, one taken out, one moved, one shown in another way, other last words: an overlay of just that."""
    own(home, "small", SMALL)
    path = home / "config" / "checklists" / "full.yaml"
    before = included(run, "full")
    add = number("small", opened("full"))
    typed = change("full", "a", add, "1", "3", "4", "4", "2", "1", "c", "Go on.", "t", "My full day", "q")
    text = path.read_text(encoding="utf-8")
    assert "remove:\n  - environment  # Room and surroundings\n" in text
    assert "closing: Go on." in text
    assert run("check", path).code == 0
    now = included(run, "full")
    assert set(now) == {*before, "small"} - {"environment"}
    assert now[:2] == [before[2], before[1]]
    assert now[-1] == "small"
    assert draft_messages.TAKEN_OUT in typed.said
    assert any("cannot be written" in said for said in change("full", "c", "-").said)
    assert path.read_text(encoding="utf-8") == text
    shown = change("full")
    assert draft_messages.LEFT_OUT in shown.said
    assert "At the end it says: Go on." in shown.said
    assert any(draft_messages.STATES["own"].strip(", ") in said for said in shown.said)
    changed = next(place for place, said in enumerate(shown.said) if "changed by you" in said)
    back = change("full", shown.said[changed].split()[0], "5", "l", "1", "o", "y", "u", "u", "o", "n", "o", "y")
    assert draft_messages.ALL_ROUTINE_BACK in back.said
    assert draft_messages.LEFT in back.said
    assert not path.exists()
    assert included(run, "full") == before
    assert back.said[-1] == draft_messages.AS_IT_CAME.format(name="full")


def new(*lines: str) -> Lines:
    """A new routine by these lines."""
    paths = user_paths()
    file = RoutineFile(path_for(paths.own, "my-day"), begin_routine("my-day", "My day"), lists_of(Library.of(paths)))
    typed = Lines(lines)
    RoutineDialogue(file, typed).run()
    return typed


def test_one_from_nothing(home: Path, run: Here) -> None:
    """Of lists that are there already; it can be walked, and changed again with its remarks kept."""
    own(home, "small", SMALL)
    file = opened("full")
    lists = [*lists_of(Library.of(user_paths()))]
    assert "small" in file.addable
    first = str(lists.index("small") + 1)
    typed = new(first, str(lists.index("environment") + 1), "", "c", "Begin.", "c", "-", "x", "", "99", "u", "q")
    path = home / "config" / "checklists" / "my-day.yaml"
    assert included(run, "my-day") == ["small", "environment"]
    assert draft_messages.UNKNOWN.format(word="x") in typed.said
    assert typed.said[-1] == draft_messages.DONE.format(name="my-day")
    text = path.read_text().replace("  - checklist: environment", "  # far from the street\n  - checklist: environment")
    path.write_text(text)
    change("my-day", "2", "1", "t", "Our day", "c", "Go.")
    assert included(run, "my-day") == ["environment", "small"]
    assert "# far from the street\n  - checklist: environment\n  - checklist: small" in path.read_text()
    refused = change("my-day", "2", "3", "1", "3", "1", "")
    assert draft_messages.LAST_LIST in refused.said
    lost = change("my-day", "1", "4", "n", "l", "o")
    assert included(run, "my-day") == ["environment"]
    assert path.read_text().count("far from") == 1
    assert draft_messages.UNKNOWN.format(word="l") in lost.said


def test_nothing_is_kept_of_none(home: Path) -> None:
    """Enter at the first question makes no file."""
    typed = new("")
    assert typed.said[-1] == draft_messages.NO_LIST_KEPT
    assert not (home / "config" / "checklists" / "my-day.yaml").exists()
