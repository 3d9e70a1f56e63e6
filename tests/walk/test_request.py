"""A request with the settings behind it."""

import pytest

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.system.settings import Settings
from presencecheck.walk.request import RunRequest, with_settings

QUIET = Settings(plain=True, motion=False, private=True, probes=ProbeSettings(on=False))


def test_the_settings_fill_in_what_was_not_said() -> None:
    """What is set counts though no option says it."""
    wanted = with_settings(RunRequest(), QUIET)
    assert (wanted.plain, wanted.motion, wanted.private) == (True, False, True)
    assert with_settings(RunRequest(), Settings()) == RunRequest(probe=True)


def test_an_option_counts_against_the_settings() -> None:
    """What is asked for once needs no setting."""
    assert with_settings(RunRequest(plain=True), Settings()).plain
    assert with_settings(RunRequest(private=True), Settings()).private
    assert not with_settings(RunRequest(motion=False), Settings()).motion


@pytest.mark.parametrize(
    ("probe", "on", "answers", "measures"),
    [
        (None, True, "", True),
        (None, False, "", False),
        (None, True, "-", False),
        (True, False, "-", True),
        (False, True, "", False),
    ],
)
def test_whether_it_measures(probe: bool | None, on: bool, answers: str, measures: bool) -> None:
    """As the option says; else as set, and never beside an answer file."""
    request = RunRequest(probe=probe, answers=answers)
    assert with_settings(request, Settings(probes=ProbeSettings(on=on))).probe is measures


@pytest.mark.parametrize(("answers", "json"), [("", False), ("-", False), ("", True)])
def test_unattended(answers: str, json: bool) -> None:
    """With answers or JSON nobody is asked."""
    assert RunRequest(answers=answers, json=json).is_unattended is bool(answers or json)


@pytest.mark.parametrize(
    ("surface", "options", "browser", "plain"),
    [
        ("browser", {}, True, False),
        ("browser", {"plain": True}, False, True),
        ("browser", {"answers": "-"}, False, False),
        ("browser", {"json": True}, False, False),
        ("terminal", {}, False, False),
        ("terminal", {"browser": True}, True, False),
        ("plain", {}, False, True),
        ("plain", {"browser": True}, True, False),
        ("plain", {"plain": False}, False, False),
    ],
)
def test_which_surface(surface: str, options: dict[str, object], browser: bool, plain: bool) -> None:
    """As the option says; else as set, but in the browser nobody is asked who gives answers beside it."""
    usual = Settings(surface=surface, given=frozenset({"surface"}))
    wanted = with_settings(RunRequest(**options), usual)  # type: ignore[arg-type]
    assert (wanted.browser, wanted.plain) == (browser, plain)


@pytest.mark.parametrize(("own", "plain"), [((), None), (("plain",), False), (("surface",), False), (("keep",), None)])
def test_lines_that_nobody_decided_on(own: tuple[str, ...], plain: bool | None) -> None:
    """Then it is as the desktop says; what was ever set decides for good."""
    assert with_settings(RunRequest(), Settings(given=frozenset(own))).plain is plain
