"""Servers on this machine for what measures connections and sound."""

from collections.abc import Iterator

import pytest

from tests.support.servers import Certificates, Net, certificates, net
from tests.support.sound_server import Sound, sound_server


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """A certificate authority and what it signed."""
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def here(papers: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    """Servers on this machine, whose certificates the program trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", papers.authority)
    with net() as servers:
        yield servers


@pytest.fixture(scope="module")
def server() -> Iterator[Sound]:
    """A sound server."""
    with sound_server() as made:
        yield made
