"""What the policy of a computer sets and requires for everyone, and the settings that come of it."""

from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs import policy
from presencecheck.system import settings
from presencecheck.system.paths import policy_file as place_of_policy
from presencecheck.system.policy_terms import SETTABLE, read_terms
from tests.support.packs import binding

WHOLE = """\
[practice]
name = "Harbour Practice"
phone = "030 1234567"

[defaults]
routine = "harbour:morning"
keep = "24 months"

[defaults.probes]
host = "meet.harbour.example"

[fixed]
keep = "36 months"

[required]
lists = ["harbour:room"]

[required.packs]
harbour = "/srv/harbour.zip"
"""


@pytest.fixture
def binds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that binds everyone on this computer."""
    return binding(tmp_path, monkeypatch)


def test_own_settings_win_unless_the_policy_says_otherwise(binds: Path, tmp_path: Path) -> None:
    """A default gives way, a fixed setting does not; what the policy says nothing of is as ever."""
    own = tmp_path / "config.toml"
    assert settings.load(own).policy is None
    binds.write_text(WHOLE)
    alone = settings.load_strictly(own)
    assert (alone.routine, alone.keep, alone.probes.host) == ("harbour:morning", "36 months", "meet.harbour.example")
    assert (alone.practice.name, alone.practice.phone, alone.motion) == ("Harbour Practice", "030 1234567", True)
    assert alone.given <= {"keep-numbers"}  # the environment of the tests
    own.write_text('routine = "quick"\nkeep = "6 months"\n[probes]\nhost = "meet.example.org"\n')
    both = settings.load_strictly(own)
    assert (both.routine, both.keep, both.probes.host) == ("quick", "36 months", "meet.example.org")
    terms = both.policy
    assert terms is not None
    assert (terms.by, dict(terms.packs), terms.lists) == (
        "Harbour Practice",
        {"harbour": "/srv/harbour.zip"},
        ("harbour:room",),
    )
    assert {key for key in settings.KEYS if terms.sets(key, both.given)} == {"keep", "practice.name", "practice.phone"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[defaults]\nmotion = false\n", '"motion", which is not known'),
        ("[defaults]\nkeep = 3\n", '"defaults.keep" cannot be that'),
        ('[fixed]\nkeep = "soon"\n', '"fixed.keep" cannot be that'),
        ("fixed = 1\n", '"fixed" should be a table'),
        ("[required]\nlist = []\n", '"list", which is not known'),
        ('[required]\nlists = ["../x"]\n', '"required.lists" should be'),
        ('[required]\nlists = "room"\n', '"required.lists" should be'),
        ("[required]\npacks = []\n", '"required.packs" should be'),
        ('[required.packs]\nharbour = ""\n', '"required.packs" should be'),
        ('[required.packs]\n"a/b" = "/srv"\n', '"required.packs" should be'),
        ("x =\n", "is not TOML"),
    ],
)
def test_a_slip_is_told_and_nothing_of_it_used(binds: Path, tmp_path: Path, text: str, says: str) -> None:
    """By the pack commands, and beside the settings, which are then the person's own."""
    binds.write_text(text)
    own = tmp_path / "config.toml"
    with pytest.raises(PresenceCheckError, match=r"config\.toml") as caught:
        policy.load(binds, own)
    assert says in caught.value.message
    usual, problem = settings.load_with_problem(own)
    assert (usual.policy, usual.keep, usual.routine) == (None, "12 months", "full")
    assert problem is not None
    assert says in problem.message
    with pytest.raises(PresenceCheckError):
        settings.load_strictly(own)
    settings.set_value(own, "keep", "6 months")  # nobody is kept from their own settings
    assert settings.load(own).keep == "6 months"


def test_facts_that_cannot_be_are_no_settings(binds: Path, tmp_path: Path) -> None:
    """The pack commands say what is wrong with them."""
    binds.write_text('[practice]\nfone = "1"\nlink = "x"\nname = ""\n')
    terms, problem = read_terms(binds)
    assert problem is None
    assert terms is not None
    assert dict(terms.defaults) == {}
    assert settings.load(tmp_path / "config.toml").practice == settings.AS_SHIPPED.practice


def test_what_can_be_set() -> None:
    """Settings that are texts."""
    assert set(SETTABLE) <= set(settings.KEYS)
    assert {type(settings.value_of(settings.AS_SHIPPED, key)) for key in SETTABLE} == {str}


@pytest.mark.parametrize("folders", ["", " ", "/etc/one:/etc/two"])
def test_where_it_is(folders: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same place as the library that knows all systems has it, without importing that at each start."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", folders)
    found = PlatformDirs("presencecheck", appauthor=False).site_config_path / "config.toml"
    assert place_of_policy() == found


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Which it is, and why."""
    terms, problem = read_terms(tmp_path / ("x" * 300))
    assert terms is None
    assert problem is not None
    assert "file name too long" in problem.message
    assert read_terms(tmp_path / "none")[1] is None
