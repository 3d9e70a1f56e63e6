"""The set-up: each answer is a setting at once, and whatever happens a walk can follow."""

from collections.abc import Iterator

import pytest

from presencecheck.core.prompts import Choose
from presencecheck.messages import setup as setup_messages
from presencecheck.probes.extras import EXTRAS
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, SetUp, SetupPage, SetupReply
from presencecheck.system import settings
from presencecheck.system.install_command import install_command
from presencecheck.system.paths import user_paths
from presencecheck.system.settings import AS_SHIPPED, Settings
from presencecheck.walk import setup
from presencecheck.walk.setup import Setup, SetupResult
from presencecheck.walk.setup_questions import QUICK
from tests.support.builders import Watch
from tests.walk.test_loop import Scene

BEGIN, STARTER, END = (SetUp(words) for words in setup_messages.BEGIN_OPTIONS.values())
LINK = SetUp("https://Meet.Example.org/room?pwd=geheim")
PHONE = SetUp(setup_messages.MODALITIES["audio"])
USUAL = "usual"


class Asked(Scene):
    """A person whose replies are known; notes what was shown. USUAL is Enter."""

    def __init__(self, *replies: SetupReply | str) -> None:
        super().__init__([], Watch())
        self._replies = iter(replies)
        self.pages: list[SetupPage] = []
        self.ends: list[str] = []

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """The next reply."""
        self.pages.append(page)
        reply = next(self._replies)
        return SetUp(page.usual) if isinstance(reply, str) else reply

    def end_setup(self, sentence: str) -> None:
        """Note it."""
        self.ends.append(sentence)

    @property
    def said(self) -> Iterator[str]:
        """All that was said above questions."""
        return (words for page in self.pages for words in page.before)


def set_up(surface: Asked, usual: Settings = AS_SHIPPED) -> SetupResult:
    """Ask, with a starter that is made in words alone."""
    return Setup(user_paths(), lambda: ("made",)).ask(surface, usual)


def kept() -> dict[str, str]:
    """What stands in the file of settings."""
    path = user_paths().config
    return dict(line.split(" = ") for line in path.read_text().splitlines() if " = " in line) if path.exists() else {}


def test_every_answer_is_kept() -> None:
    """The next walk has them; of a link nothing is kept but its host."""
    surface = Asked(SetUp("by video"), SetUp("a couple"), LINK, SetUp(setup_messages.QUICK), BEGIN)
    result = set_up(surface)
    assert (result.is_over, result.notes) == (False, ())
    assert settings.load(user_paths().config).setting == "couple"
    assert kept() == {
        "modality": '"video"',
        "setting": '"couple"',
        "routine": f'"{QUICK}"',
        "host": '"meet.example.org"',
    }
    assert result.usual.probes.host == "meet.example.org"
    assert "geheim" not in user_paths().config.read_text() + "".join(surface.said)


def test_enter_throughout_leaves_all_as_shipped() -> None:
    """Five times Enter is a way through; it is said what is then not measured."""
    surface = Asked(*[USUAL] * 5)
    result = set_up(surface)
    assert (result.usual.modality, result.usual.setting, result.usual.probes.host) == ("video", "individual", "")
    assert result.usual.routine == AS_SHIPPED.routine
    assert setup_messages.NO_LINE in surface.pages[-1].before


@pytest.mark.parametrize("modality", setup_messages.MODALITIES)
def test_the_count_of_the_questions_is_steady(modality: str) -> None:
    """Until it is known how they meet clients, both counts are said; from then on it is the same to the end."""
    surface = Asked(SetUp(setup_messages.MODALITIES[modality]), *[USUAL] * 4)
    set_up(surface)
    first, *others = [page for page in surface.pages if page.number]
    assert (first.fewest, first.total) == (3, 4)
    assert {(page.fewest, page.total) for page in others} == {(0, 4 if modality == "video" else 3)}
    assert [page.number for page in (first, *others)] == list(range(1, others[-1].total + 1))


def test_by_phone_no_link_is_asked_for_and_none_is_missed() -> None:
    """There is no line to try."""
    surface = Asked(PHONE, USUAL, USUAL, BEGIN)
    assert set_up(surface).usual.routine == "phone"
    assert setup_messages.HOST not in {page.prompt.question for page in surface.pages}
    assert setup_messages.NO_LINE not in surface.said


def test_what_is_kept_and_where_is_said_first() -> None:
    """Before anything is asked, and once only."""
    surface = Asked(USUAL, Navigate("back"), *[USUAL] * 5)
    set_up(surface)
    privacy = setup_messages.PRIVACY.format(folder=user_paths().history.parent)
    assert privacy in surface.pages[0].before
    assert [*surface.said].count(privacy) == 1


def test_back_changes_an_answer() -> None:
    """From the last page too; the earlier answer is the usual one then."""
    surface = Asked(PHONE, Navigate("back"), USUAL, USUAL, USUAL, Navigate("back"), SetUp(setup_messages.QUICK), BEGIN)
    assert set_up(surface).usual.modality == "audio"
    assert surface.pages[2].usual == setup_messages.MODALITIES["audio"]
    assert kept()["routine"] == f'"{QUICK}"'


def test_what_is_no_link_is_asked_again() -> None:
    """It says so, and keeps nothing."""
    surface = Asked(USUAL, USUAL, SetUp("anna's room"), SetUp(), USUAL, BEGIN)
    set_up(surface)
    assert setup_messages.NO_HOST in surface.pages[3].before
    assert "host" not in kept()


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_passed_over_the_walk_begins_and_nobody_is_asked_again(answered: int) -> None:
    """What was answered holds, and a file is there even where nothing was."""
    surface = Asked(*[USUAL] * answered, PassSetup())
    assert not set_up(surface).is_over
    assert len(surface.pages) == answered + 1
    assert user_paths().config.exists()
    assert len(kept()) == answered


@pytest.mark.parametrize("answered", [0, 1, 4])
def test_left(answered: int) -> None:
    """No walk follows; where nothing was answered there is no file, so that the next start asks again."""
    surface = Asked(*[USUAL] * answered, Leave())
    result = set_up(surface)
    assert (result.left, result.is_over, surface.ends) == (Leave(), True, [setup_messages.LEFT])
    assert user_paths().config.exists() is (answered > 0)


def test_not_now() -> None:
    """It is said how the check begins."""
    surface = Asked(*[USUAL] * 4, END)
    result = set_up(surface)
    assert (result.left, result.ended, surface.ends) == (None, True, [setup_messages.ENDED])


def test_an_icon_is_made_on_the_way() -> None:
    """The walk begins with what is said of it."""
    assert set_up(Asked(*[USUAL] * 4, STARTER)).notes == ("made",)


def test_settings_that_cannot_be_written_hold_for_the_walk() -> None:
    """Nobody is kept from their session by that; it is said why."""
    user_paths().config.parent.parent.mkdir(parents=True)
    user_paths().config.parent.write_text("in the way")
    surface = Asked(PHONE, SetUp("a group"), SetUp(setup_messages.QUICK), BEGIN)
    result = set_up(surface)
    assert (result.usual.modality, result.usual.setting, result.usual.routine) == ("audio", "group", QUICK)
    assert any(words.startswith(setup_messages.NOT_KEPT.partition("{")[0]) for words in surface.pages[-1].before)


def test_other_settings_stay() -> None:
    """Asked again, with a comment and another setting in the file."""
    path = user_paths().config
    path.parent.mkdir(parents=True)
    path.write_text('# mine\nkeep = "forever"\nmodality = "audio"\n')
    usual = settings.load(path)
    surface = Asked(*[USUAL] * 3, BEGIN)
    set_up(surface, usual)
    assert isinstance(surface.pages[0].prompt, Choose)
    assert surface.pages[0].usual == setup_messages.MODALITIES["audio"]
    assert path.read_text().startswith('# mine\nkeep = "forever"\nmodality = "audio"\n')


@pytest.mark.parametrize("replies", [(Leave(),), (PassSetup(),), (USUAL, USUAL, END), (USUAL, USUAL, BEGIN)])
def test_the_settings_in_force_are_there_however_it_ends(replies: tuple[SetupReply | str, ...]) -> None:
    """With what was answered before it was left."""
    assert set_up(Asked(PHONE, *replies)).usual.modality == "audio"


def test_each_page_has_its_place() -> None:
    """Counted from one; what was taken stands below its own question, and above no other."""
    surface = Asked(USUAL, USUAL, LINK, USUAL, BEGIN)
    set_up(surface)
    assert [page.number for page in surface.pages[:4]] == [1, 2, 3, 4]
    assert "meet.example.org" not in surface.said


def test_what_cannot_be_measured_is_said_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line to type where a library is missing, and nothing of what is there."""
    surface = Asked(*[USUAL] * 4, BEGIN)
    set_up(surface)
    assert surface.pages[-1].before == (setup_messages.DONE, setup_messages.NO_LINE)
    monkeypatch.setattr(setup, "is_installed", lambda extra: extra != "system")
    lacking = Asked(*[USUAL] * 4, BEGIN)
    set_up(lacking)
    command = install_command(EXTRAS["system"])
    assert lacking.pages[-1].before[-1] == setup_messages.NO_LIBRARY.format(command=command)
