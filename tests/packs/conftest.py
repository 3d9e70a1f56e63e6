"""Packs that several tests start from."""

from pathlib import Path

import pytest

from presencecheck.packs.install import open_store
from presencecheck.packs.pack import examine
from tests.support.packs import binding, folder, key, members


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The pack as a folder on a shared drive."""
    return folder(tmp_path / "shared" / "harbour")


@pytest.fixture
def no_packs(tmp_path: Path) -> Path:
    """The folder of all packs; there is none yet."""
    return tmp_path / "packs"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of all packs, with one installed."""
    place = tmp_path / "packs"
    with open_store(place) as store:
        store.put(examine(members()), str(tmp_path / "harbour"), None, "2026-11-22T10:00:00Z")
    return place


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Keys of two people."""
    base = tmp_path_factory.mktemp("keys")
    return {name: key(base / name) for name in ("anna", "bert")}


@pytest.fixture
def allowed(home: Path) -> Path:
    """The person's own allowed signers."""
    return home / "config" / "allowed_signers"


@pytest.fixture
def policy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that binds everyone on this computer."""
    return binding(tmp_path, monkeypatch)
