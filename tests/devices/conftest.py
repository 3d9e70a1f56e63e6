"""One browser for all tests of the page: each puts its own picture before its camera, and its own sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.support import media
from tests.support.browser_drivers import Tab, firefox
from tests.support.browsers import chromium
from tests.support.device_page import Studio, fed
from tests.support.sound_server import Sound, sound_server


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def voice(tmp_path_factory: pytest.TempPathFactory) -> list[float]:
    """Somebody speaking, with pauses."""
    return media.speech(tmp_path_factory.mktemp("voice"))


@pytest.fixture(scope="package")
def shared(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The browser, whose camera and microphone are two files; it opens them whenever a page turns them on."""
    folder = tmp_path_factory.mktemp("studio")
    picture, sound = folder / "picture.y4m", folder / "sound.wav"
    with chromium(*fed(picture, sound), driver=driver, whole=True) as browser:
        yield Studio(browser, picture, sound)


@pytest.fixture(scope="package")
def well(voice: list[float], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A picture and a sound in which all is fine."""
    folder = tmp_path_factory.mktemp("well")
    film = media.video(folder / "even.y4m", media.person(face=150, room=120))
    return film, media.sound(folder / "quiet.wav", media.mixed(voice, 0.35, 0.0015))


@pytest.fixture
def studio(shared: Studio, well: tuple[Path, Path]) -> Studio:
    """The browser, before which a person sits in good light and speaks."""
    shared.show(*well)
    return shared


@pytest.fixture(scope="package")
def fox(sound: Sound) -> Iterator[Tab]:
    """One Firefox for all tests; whether it allows, asks or refuses is for each to say."""
    with firefox(sound.environment, media_navigator_permission_disabled=False) as tab:
        yield tab


@pytest.fixture(scope="package")
def sound() -> Iterator[Sound]:
    """Somewhere for the tone to go: where nothing takes it, Firefox's Web Audio stands still."""
    with sound_server() as server:
        yield server
