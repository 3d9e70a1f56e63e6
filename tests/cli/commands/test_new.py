"""`presencecheck new`: a checklist of one's own, right from its first second."""

import json
import os
import re
import signal
import stat
import sys
from pathlib import Path

import pytest

from presencecheck.authoring.create import start_from
from presencecheck.authoring.starter import scalar, starter
from presencecheck.core.checklist import Checklist
from presencecheck.formats.kinds import KINDS
from presencecheck.formats.load import ValidatedFile, load
from presencecheck.formats.yaml_reader import read
from presencecheck.library.library import Library
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import SMALL, own, presencecheck
from tests.support.terminals import Terminal

POSIX = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")


def folder(home: Path) -> Path:
    """Where own checklists are."""
    return home / "config" / "checklists"


def sound(text: str, name: str) -> ValidatedFile:
    """The text as a checklist without any problem."""
    reading = load(text.encode(), f"{name}.yaml", expected_id=name)
    assert [str(problem) for problem in reading.problems] == []
    return reading


def test_a_new_checklist_is_right_at_once(home: Path) -> None:
    """It is checked without a warning, can be walked, is readable by its owner alone, and the path is printed."""
    result = presencecheck("new", "my-room")
    path = folder(home) / "my-room.yaml"
    assert (result.code, result.out) == (0, f"{path}\n")
    assert f"presencecheck check {path}" in result.err
    assert "presencecheck run my-room" in result.err
    checked = presencecheck("check", str(path))
    assert (checked.code, checked.out) == (0, "1 file checked: no errors.\n")
    assert presencecheck("show", "my-room").out.lstrip().startswith("My room")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder(home).stat().st_mode) == 0o700


def test_every_example_in_it_can_be_used() -> None:
    """Without the hash before it, each example is a sound item, and no kind is left out."""
    text = starter("my-room", "My room")
    examples = text.count("\n  # - id:")
    uncommented = re.sub("^  # (- |  )", r"  \1", text, flags=re.MULTILINE)
    uncommented = re.sub("^# (sources:|  handbook:)", r"\1", uncommented, flags=re.MULTILINE)
    uncommented = uncommented.replace("importance: essential", "sources: [handbook]\n    importance: essential", 1)
    what = sound(uncommented, "my-room").what
    assert isinstance(what, Checklist)
    assert len(what.items) == 2 + examples
    assert {type(item) for item in what.items} == set(KINDS.values())
    assert what.sources


@pytest.mark.parametrize("there", ["my-room.yaml", "my-room.yml"])
def test_nothing_is_overwritten(home: Path, there: str) -> None:
    """A file of that name stays as it is, whatever it ends in, and is named."""
    path = folder(home) / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    result = presencecheck("new", "my-room")
    assert result.code == 4
    assert str(path) in result.err
    assert path.read_text() == "mine"
    assert list(folder(home).iterdir()) == [path]


def test_a_link_is_not_written_through(home: Path, tmp_path: Path) -> None:
    """A link that leads nowhere is not followed to make a file elsewhere."""
    folder(home).mkdir(parents=True)
    (folder(home) / "my-room.yaml").symlink_to(tmp_path / "elsewhere")
    assert presencecheck("new", "my-room").code == 4
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["My room", "../room", "con", "", "-", "a" * 65, "räume"])
def test_names_that_cannot_be(home: Path, name: str) -> None:
    """What cannot be an id is refused before anything is written, with what an id looks like."""
    result = presencecheck("new", "--no-open", "--", name)
    assert result.code == 2
    assert "small letters, digits and hyphens" in result.err
    assert not home.exists()


@pytest.mark.parametrize(
    "title", ["Raum: 2", "yes", "True", "# 1", "'s", '"', "A\\b", "12:30", "- x", "{a}", "Ein Raum", "é!"]
)
def test_titles_are_kept_as_they_are(title: str) -> None:
    """Whatever is in a title, the file says exactly that."""
    what = sound(starter("a", title), "a").what
    assert what is not None
    assert what.title == title
    assert read(f"a: {scalar(title)}".encode()).data == {"a": title}


def test_titles_that_cannot_be(home: Path) -> None:
    """A title that is too long, or hides something, is refused before anything is written."""
    for title in ("x" * 61, "a\x1b[2Jb", "a\u202eb"):
        result = presencecheck("new", "my-room", "--title", title)
        assert result.code == 2
        assert "title" in result.err
        assert "\x1b" not in result.err
    assert not home.exists()


def without_id(what: object) -> dict[str, object]:
    """What a file says, but for its own name."""
    assert what is not None
    return {name: value for name, value in vars(what).items() if name != "id"}


def test_from_a_shipped_one(home: Path) -> None:
    """The command writes what the next test looks at."""
    assert presencecheck("new", "mine", "--from", "full").code == 0
    written = (folder(home) / "mine.yaml").read_text(encoding="utf-8")
    assert written == start_from(Library.of(user_paths()), "full", "mine", "")


@pytest.mark.parametrize("origin", sorted(path.stem for path in shipped().glob("*.yaml")))
def test_from_another(origin: str) -> None:
    """Every shipped checklist and routine can be begun from; its comments stay, and it is sound under its new name."""
    before = (shipped() / f"{origin}.yaml").read_text(encoding="utf-8")
    text = start_from(Library.of(user_paths()), origin, "mine", "")
    made = sound(text, "mine").what
    assert made is not None
    assert made.id == "mine"
    assert without_id(made) == without_id(load(before.encode(), origin).what)
    assert [line for line in text.splitlines()[2:] if line != "id: mine"] == [
        line for line in before.splitlines() if line != f"id: {origin}"
    ]
    assert f"copy of {origin}, version {made.version}, shipped" in text.splitlines()[1]


@pytest.mark.parametrize(
    "head",
    [
        "format: 1\nid: small\ntitle: A small list\n",
        "format: 1\nid: 'small'  # its name\ntitle: \"A small list\"   # on screen\n",
        '# yaml-language-server: $schema=elsewhere.json\n"title": A small list\n"id": small\nformat: 1\n',
    ],
)
def test_from_an_own_one(home: Path, head: str) -> None:
    """However its name and title are written, they are replaced where they stand, and comments beside them stay."""
    own(home, "small", head + SMALL.partition("title: A small list\n")[2])
    assert presencecheck("new", "other", "--from", "small", "--title", "Another: list").code == 0
    text = (folder(home) / "other.yaml").read_text()
    made = sound(text, "other").what
    assert made is not None
    assert made.title == "Another: list"
    assert ("# its name" in text) == ("# its name" in head)
    assert text.count("yaml-language-server") == 1


def test_from_what_is_not_there_or_broken(home: Path) -> None:
    """A name that nothing has, and a file with errors, are told; nothing is written."""
    own(home, "broken", "format: 1\n")
    missing = presencecheck("new", "mine", "--from", "enviroment")
    assert missing.code == 4
    assert 'Did you mean "environment"?' in missing.err
    assert "broken.yaml:1:1" in presencecheck("new", "mine", "--from", "broken").err
    assert not (folder(home) / "mine.yaml").exists()


def test_from_an_overlay(home: Path) -> None:
    """Of a list that is changed by an overlay, the text to begin from is the one below, and that is said."""
    own(home, "environment", "format: 1\nid: environment\nextends: environment\nremove: [body-set]\n")
    result = presencecheck("new", "mine", "--from", "environment")
    assert result.code == 4
    assert "--from shipped:environment" in result.err
    assert presencecheck("new", "mine", "--from", "shipped:environment").code == 0
    assert presencecheck("check", str(folder(home) / "mine.yaml")).out == "1 file checked: no errors.\n"


def test_a_name_that_is_taken_below(home: Path) -> None:
    """Whoever replaces a shipped list is told so, and that parts of it can be changed instead."""
    result = presencecheck("new", "environment")
    assert result.code == 0
    assert "in place of the one of that name that is shipped" in result.err
    assert Library.of(user_paths()).find("environment").path == folder(home) / "environment.yaml"


EDITOR = """\
import sys
from pathlib import Path

*options, path = sys.argv[1:]
file = Path(path)
file.write_text(file.read_text() + " ".join(options) + "\\n")
sys.stdout.write("edited\\n")
"""


def editor(tmp_path: Path, text: str = EDITOR) -> str:
    """An editor with a space in its path, as a command."""
    path = tmp_path / "my editors" / "editor.py"
    path.parent.mkdir()
    path.write_text(text)
    return f"{sys.executable} '{path}'"


@pytest.mark.real
@POSIX
def test_it_opens_in_the_editor_and_is_checked(home: Path, tmp_path: Path) -> None:
    """VISUAL goes before EDITOR; its command may have options and quotes; what was slipped there is told."""
    command = editor(tmp_path)
    with Terminal("new", "my-room", env={"VISUAL": f"{command} 'colour: red'", "EDITOR": "nothing"}) as terminal:
        terminal.wait_until(lambda: "edited" in terminal.output, "the editor")
        assert terminal.ended() == 1
        assert 'there is no field "colour" here' in terminal.output
        assert terminal.restored
    with Terminal("new", "other", env={"VISUAL": "", "EDITOR": f"{command} '# fine'"}) as terminal:
        assert terminal.ended() == 0
        assert "1 file checked: no errors." in terminal.output
    assert (folder(home) / "other.yaml").read_text().endswith("# fine\n")


@pytest.mark.real
@POSIX
@pytest.mark.parametrize("command", ["no-such-editor --wait", "'", "false"])
def test_an_editor_that_does_not_open(home: Path, command: str) -> None:
    """The new file is there all the same, and it is said how to open it."""
    with Terminal("new", "my-room", env={"VISUAL": command}) as terminal:
        assert terminal.ended() == 0
        assert "Set VISUAL or EDITOR, or open" in " ".join(terminal.output.split())
    assert (folder(home) / "my-room.yaml").exists()


@pytest.mark.real
@POSIX
def test_ctrl_c_is_the_editors(home: Path, tmp_path: Path) -> None:
    """Ctrl-C in the editor neither ends the program nor takes the terminal from the editor."""
    # Not print: a signal that comes while one is under way must not meet another.
    waiting = "import os, signal, sys\nsignal.signal(2, lambda *_: (os.write(1, b'still editing'), sys.exit(0)))\n"
    command = editor(tmp_path, waiting + "os.write(1, b'waits')\nsignal.pause()\n")
    with Terminal("new", "my-room", env={"VISUAL": command}) as terminal:
        terminal.wait_for("waits")
        terminal.send("\x03")
        assert terminal.ended() == 0
        assert "still editing" in terminal.output
        assert "no errors" in terminal.output
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.real
@POSIX
def test_no_open(home: Path, tmp_path: Path) -> None:
    """`--no-open` opens nothing, and neither does a pipe."""
    command = editor(tmp_path)
    with Terminal("new", "my-room", "--no-open", env={"VISUAL": command}) as terminal:
        assert terminal.ended() == 0
        assert "edited" not in terminal.output
    os.environ["VISUAL"] = command
    try:
        assert "edited" not in presencecheck("new", "other").out
    finally:
        del os.environ["VISUAL"]


def test_the_schema_lies_beside_it_and_stays_current(home: Path) -> None:
    """The editor's schema is that of this program, whatever an earlier version left there."""
    path = folder(home) / ".schema.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"$comment": "presencecheck 0.0.1"}')
    presencecheck("new", "my-room")
    assert path.read_text() != '{"$comment": "presencecheck 0.0.1"}'
    assert presencecheck("schema").data == json.loads(path.read_text())
    listed = {row["id"] for row in presencecheck("list", "--json").data["checklists"]}
    assert "my-room" in listed
    assert not any("schema" in name for name in listed)
