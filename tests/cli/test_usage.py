"""What newcomers type wrong: each line is answered by the right next step, and nothing is run in its place."""

import shlex
from pathlib import Path

import pytest

from presencecheck.messages import config as config_messages
from presencecheck.system.settings import KEYS
from tests.support.commands import SMALL, own, presencecheck
from tests.support.terminals import Terminal

WRONG = [
    # Words for a command or a list that has another name.
    ("quik", "Did you mean quick (Quick routine)?"),
    ("arriving", "Did you mean self-grounding (Arriving)?"),
    ("show Arriving", "Did you mean self-grounding (Arriving)?"),
    ("Full", "Did you mean full (Full pre-session routine)?"),
    ("--quick", "Did you mean quick?"),
    ("start", "Did you mean run?"),
    ("settings", "Did you mean config?"),
    ("delete", "Did you mean forget?"),
    ("version", "Did you mean --version?"),
    ("remove last", "Did you mean forget?"),
    ("print full", "Did you mean show?"),
    ("man", "Did you mean manual?"),
    ("add my-room", "presencecheck new my-room"),
    ("install harbour.zip", "Did you mean"),
    ("resume", "Did you mean run --resume?"),
    ("camera", "Did you mean devices?"),
    ("log", "Did you mean history?"),
    ("hisotry", "Did you mean history?"),
    ("reprot", "Did you mean report?"),
    ("my-room.yaml", "presencecheck add my-room.yaml"),
    ("help quick", "presencecheck show quick"),
    ("help settings", "Did you mean config?"),
    # Names of lists and of their questions.
    ("show enviroment", "Did you mean environment (Room and surroundings)?"),
    ("run quik", "Did you mean quick (Quick routine)?"),
    ("card client-orientaton", "Did you mean client-orientation (Opening with the client)?"),
    ("edit shiped:full", 'Did you mean "shipped"?'),
    ("retire environment/ligth-front", 'Did you mean "light-front"?'),
    ("retire", "presencecheck retire environment/light-front"),
    ("show", "environment"),
    ("show full quick", "One at a time"),
    ("card full quick", "One at a time"),
    ("edit", "environment"),
    ("diff", "environment"),
    # Own lists.
    ("new My Room", "presencecheck new my-room"),
    ("new", "presencecheck new my-room"),
    ("new report", "my-report"),
    ("new Room", "such as room"),
    ("check", "presencecheck check my-room.yaml"),
    # Options.
    ("run --modality phone", "Did you mean --modality audio?"),
    ("run --modality vidoe", "Did you mean --modality video?"),
    ("run --phone", "Did you mean --modality audio?"),
    ("run --couple", "Did you mean --setting couple?"),
    ("quick --at", "presencecheck run --at 14:30"),
    ("run --time 14:30", "Did you mean --at 14:30?"),
    ("run --web", "Did you mean --browser?"),
    ("run --restart", "Did you mean --fresh?"),
    ("stats --last 30", "Did you mean --since 90d?"),
    ("history --limit 5", "Did you mean --number 5?"),
    ("report --pdf", "Did you mean -o FILE?"),
    ("export --csv", "Did you mean --format csv?"),
    ("forget last -y", "Did you mean --yes?"),
    ("shortcut --uninstall", "Did you mean --remove?"),
    ("list --jsno", "Did you mean --json?"),
    ("remind --before 5m", '--before takes a whole number from 1 to 60, not "5m".'),
    ("remind --before", "presencecheck remind --before 10"),
    ("history -n -3", '--number takes a whole number from 1 on, not "-3".'),
    # Settings.
    ("config show", "Did you mean config list?"),
    ("config reset host", "Did you mean config unset?"),
    ("config host meet.example.org", "presencecheck config set probes.host"),
    ("config get hots", 'Did you mean "host"?'),
    ("config set meeting meet.example.org", "Did you mean probes.host?"),
    ("config set link https://meet.example.org", "presencecheck config set host LINK"),
    ("config set retention forever", "Did you mean keep?"),
    ("config set private maybe", "yes, no"),
    ("config set keep soon", "12 months"),
    ("config set surface brwoser", 'Did you mean "browser"?'),
    ("config set routine quik", "Did you mean quick (Quick routine)?"),
    ("config set host a/b", "meet.example.org"),
    ("config set", "probes.host"),
    ("config set host", "presencecheck config set probes.host meet.example.org"),
    ("config set keep-numbers", "One of: yes, no."),
    # Runs, days and packs.
    ("history last", "presencecheck history show last"),
    ("history show", "last"),
    ("history show lst", 'There is no run "lst"'),
    ("stats november", "presencecheck stats --since 90d"),
    ("pack install harbour.zip", "Did you mean pack add?"),
    ("pack uninstall harbour", "Did you mean pack remove?"),
    ("pack add", "presencecheck pack add harbour.zip"),
    ("probe camra", "microphone"),
]


@pytest.mark.parametrize(("line", "step"), WRONG, ids=[line for line, _ in WRONG])
def test_the_next_step_is_said(line: str, step: str, home: Path) -> None:
    """On one line, with exit code 2 or 4; no file of the person's is made or changed."""
    own(home, "small", SMALL)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done = presencecheck(*shlex.split(line))
    assert step in done.err
    assert (done.code in (2, 4), done.out) == (True, "")
    assert len(done.err.splitlines()) == 1
    kept = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and "cache" not in path.parts}
    assert kept == before


@pytest.mark.parametrize("line", ["--foo", "--nothing-like-it", "list --bar", "config --loud", "stats --zzz"])
def test_nothing_is_guessed_that_is_not_near(line: str) -> None:
    """An option that is like none is only told to be none; where the others stand is said."""
    done = presencecheck(*line.split())
    assert (done.code, "Did you mean" in done.err, "presencecheck help" in done.err) == (2, False, True)


def test_the_value_of_an_argument() -> None:
    """It is told as it is typed, with the command before it."""
    assert "Did you mean schema pack?" in presencecheck("schema", "packs").err


def test_there_are_sixty() -> None:
    """No line twice."""
    assert len({line for line, _ in WRONG}) == len(WRONG) >= 60


@pytest.mark.real
def test_in_a_terminal_what_is_missing_is_asked(home: Path) -> None:
    """The names stand above the question, and the answer is taken as if it had been typed at once."""
    own(home, "small", SMALL)
    with Terminal("show", rows=40) as terminal:
        terminal.wait_for("Which NAME?")
        assert "small" in terminal.output
        terminal.send("small\r")
        assert terminal.ended() == 0
        assert "Is the door shut?" in terminal.output


@pytest.mark.real
def test_one_question_for_each_argument_that_is_missing(home: Path) -> None:
    """The value after the setting; Enter alone leaves all as it is."""
    with Terminal("config", "set") as terminal:
        terminal.wait_for("Which KEY?")
        terminal.send("surface\r")
        terminal.wait_for(config_messages.ASK_CHOICE)
        assert "browser" in terminal.output
        terminal.send("\r")
        assert terminal.ended() == 0
    assert not (home / "config" / "config.toml").exists()


@pytest.mark.parametrize("command", ["get", "set"])
def test_every_setting_is_named_where_one_is_missing(command: str, home: Path) -> None:
    """`There are` is said of all that a person sets, as `config list` shows them; limits are not among them."""
    said = presencecheck("config", command).err
    named = said.partition("There are: ")[2].partition(". For example")[0].split(", ")
    shown = presencecheck("config", "list", "--plain").out
    assert set(named) == {key for key in KEYS if f"\n{key}: " in f"\n{shown}"}
    assert len(named) == len(set(named))
