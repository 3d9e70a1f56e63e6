"""Settings, paths and small files."""

from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.messages import config as config_messages
from presencecheck.system import settings
from tests.support.commands import presencecheck
from tests.support.evidence import examples


def test_every_setting_has_a_meaning() -> None:
    """`config list` explains each setting."""
    assert set(config_messages.MEANINGS) == set(settings.KEYS)


@pytest.mark.parametrize(
    ("environment", "plain"),
    [
        ({}, None),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": "no"}, False),
        ({"ACCESSIBLE": ""}, None),
        ({"PRESENCECHECK_PLAIN": "yes"}, True),
        ({"PRESENCECHECK_PLAIN": "False"}, False),
        ({"TERM": "dumb"}, True),
        ({"TERM": "xterm"}, None),
    ],
    ids=str,
)
def test_plain_by_environment(environment: dict[str, str], plain: bool | None) -> None:
    """The switches that screen-reader users know are honoured."""
    assert settings.plain_wish(environment) is plain


@pytest.mark.parametrize(("said", "kept"), [("1", True), ("true", True), ("0", False), ("no", False)])
def test_numbers_by_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, kept: bool) -> None:
    """What the environment says counts as said, and wins over the file."""
    path = tmp_path / "config.toml"
    path.write_text(f"keep-numbers = {str(not kept).lower()}\n")
    monkeypatch.setenv("PRESENCECHECK_KEEP_NUMBERS", said)
    assert settings.load(path).keep_numbers is kept
    assert settings.is_set(tmp_path / "none.toml", "keep-numbers")


def test_what_was_never_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A setting at its default is another thing than one that nobody set."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")
    path = tmp_path / "config.toml"
    assert not settings.is_set(path, "keep-numbers")
    settings.set_value(path, "plain", "true")
    assert not settings.is_set(path, "keep-numbers")
    settings.set_value(path, "keep-numbers", "false")
    assert settings.is_set(path, "keep-numbers")
    assert settings.load(path).keep_numbers is False


@given(value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_can_be_set_and_read_back(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    """A value comes back as it was given, whatever signs it has."""
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    settings.set_value(path, "routine", value)
    assert settings.load(path).routine == value
    settings.set_value(path, "motion", "false")
    assert (settings.load(path).routine, settings.load(path).motion) == (value, False)


VALUES = {
    "routine-again": st.sampled_from(["shipped:next", "own:next", "quick"]),
    "routine": st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10),
    "modality": st.sampled_from(["video", "audio"]),
    "motion": st.sampled_from(["true", "false"]),
    "probes.host": st.sampled_from(["", "meet.example.org", "localhost:8443", "[::1]:443"]),
    "probes.apps": st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10),
    "cue": st.sampled_from(["none", "bell", "voice"]),
    "probes.on": st.sampled_from(["true", "false"]),
    "probes.noise-warn": st.integers(-90, 0).map(str),
    "practice.name": st.text(st.characters(categories=["L", "N"]), max_size=20),
    "practice.phone": st.sampled_from(["", "020 7946 0123", "116 117, at night"]),
}
CHANGES = st.lists(st.sampled_from(list(VALUES)).flatmap(lambda key: st.tuples(st.just(key), VALUES[key])), max_size=12)
STARTS = st.sampled_from(
    [
        "",
        "# mine\nroutine = 'quick' # fast\n",
        "[probes]\n# the platform\nhost = 'a.example'\n",
        "motion = true\n\n[ probes ]\non = true\n",
        "plain = false\n[probes] # own\n\n",
        "[practice]\nname = 'Harbour'\n# own\n\n[probes]\non = true\n",
    ]
)


@hypothesis.settings(max_examples=examples(20), deadline=None)
@given(CHANGES, STARTS)
def test_settings_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str]], start: str
) -> None:
    """Whatever is set in whatever order, in the table or above it, the last value of each holds; comments stay."""
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    if start:
        path.write_text(start)
    for key, value in changes:
        if "[ probes ]" in start and key.startswith("probes."):
            continue
        settings.set_value(path, key, value)
        assert settings.text_of(settings.load(path), key) == value
    if changes and start:
        for comment in ("# mine", "# the platform", "# own"):
            assert (comment in start) == (comment in path.read_text())


@pytest.mark.parametrize("written", ["probes.host = 'a.example'\n", "probes = {host = 'a.example'}\n", "[ probes ]\n"])
def test_what_cannot_be_changed_is_left(tmp_path: Path, written: str) -> None:
    """TOML can say the same in several ways; one that is not looked for is read, and not spoilt."""
    path = tmp_path / "config.toml"
    path.write_text(written)
    with pytest.raises(PresenceCheckError, match="cannot be changed from here"):
        settings.set_value(path, "probes.stun", "b.example")
    assert path.read_text() == written


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("probes.jitter-warn", "much", "whole number"),
        ("probes.jitter-warn", "1.5", "whole number"),
        ("probes.host", "https://nowhere/room", "meet.example.org"),
        ("probes.hots", "a.example", 'Did you mean "probes.host"?'),
        ("probes", "a", "Did you mean probes.on?"),
        ("hots", "a.example", 'Did you mean "host"?'),
    ],
)
def test_settings_of_probes_are_checked(tmp_path: Path, key: str, value: str, hint: str) -> None:
    """A wrong key or value of the table is refused with a hint."""
    with pytest.raises(UsageError) as refused:
        settings.set_value(tmp_path / "config.toml", key, value)
    assert hint in refused.value.hint
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[probes]\nhots = 'a'\n", "probes.hots"),
        ("[probes]\non = 1\n", "probes.on"),
        ("[probes]\nload-warn = '9'\n", "a whole number"),
        ("[probes]\nload-warn = true\n", "a whole number"),
        ("probes = 3\n", '"probes"'),
        ("[[probes]]\n", '"probes"'),
        ("[probes.limits]\na = 1\n", "probes.limits"),
        ("[other]\na = 1\n", '"other"'),
        ("[practice]\nfax = '1'\n", '"practice.fax"'),
        ("[practice]\nphone = 112\n", "text in quotes"),
        ("[practice]\nlink = 'javascript:alert(1)'\n", '"practice.link" is'),
        ("practice = 'Harbour'\n", '"practice"'),
        ("modality = 'telepathy'\n", '"modality" is "telepathy"'),
        ("keep = 'soon'\n", '"keep" is "soon"'),
        ("[probes]\nstun = 'https://a.example'\n", '"probes.stun" is "https://a.example"'),
    ],
)
def test_a_file_with_a_wrong_key_or_value(tmp_path: Path, written: str, words: str) -> None:
    """What is wrong in the file is named with its full key."""
    (tmp_path / "config.toml").write_text(written)
    with pytest.raises(PresenceCheckError) as refused:
        settings.load_strictly(tmp_path / "config.toml")
    assert words in refused.value.message


def test_the_practice_is_a_table_of_its_own(tmp_path: Path) -> None:
    """What pages for clients say of it, beside what the probes are told; one wrong fact takes no other along."""
    path = tmp_path / "config.toml"
    settings.set_value(path, "practice.name", "Harbour Street Practice")
    settings.set_value(path, "probes.host", "meet.example.org")
    settings.set_value(path, "practice.emergency", "112")
    path.write_text(path.read_text().replace("[practice]", "[practice]\nlink = 'nonsense'"))
    usual, problem = settings.load_with_problem(path)
    assert usual.practice == settings.Practice(name="Harbour Street Practice", emergency="112")
    assert usual.probes.host == "meet.example.org"
    assert problem is not None
    assert '"practice.link" is "nonsense"' in problem.message


def test_a_wrong_value_changes_nothing(tmp_path: Path) -> None:
    """A refused value leaves the file as it was."""
    path = tmp_path / "config.toml"
    settings.set_value(path, "modality", "audio")
    with pytest.raises(UsageError):
        settings.set_value(path, "modality", "telepathy")
    assert path.read_text() == 'modality = "audio"\n'


def test_config_alone_lists_the_settings() -> None:
    """Without a command of its own it is no riddle."""
    assert presencecheck("config").out == presencecheck("config", "list").out
    assert presencecheck("config", "--json").data == presencecheck("config", "list", "--json").data
