"""Files that a command writes: private, and never over another one unasked."""

import os
from pathlib import Path

import pytest

from presencecheck.cli.save import save
from presencecheck.core.errors import UsageError
from presencecheck.messages import save as save_messages


def test_it_is_written_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For the person alone."""
    path = tmp_path / "page.html"
    assert save(path, b"page", yes=False)
    assert path.read_bytes() == b"page"
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600
    assert capsys.readouterr().err.strip() == save_messages.WRITTEN.format(path=path)


def test_another_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anyone to ask it is an error; with --yes the file is replaced."""
    path = tmp_path / "page.html"
    path.write_bytes(b"mine")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(UsageError) as caught:
        save(path, b"page", yes=False)
    assert caught.value.message == save_messages.EXISTS.format(path=path)
    assert path.read_bytes() == b"mine"
    assert save(path, b"page", yes=True)
    assert path.read_bytes() == b"page"


@pytest.mark.parametrize(
    "name",
    [
        *("data/history.db", "data/history.db-journal", "data/history.bookmark", "data/backups/x.db", "data/x.csv"),
        *("data/packs/packs.json", "cache/x", "config/config.toml", "config/allowed_signers"),
    ],
)
@pytest.mark.parametrize("linked", [False, True])
def test_nothing_is_written_over_what_is_ours(name: str, linked: bool, home: Path, tmp_path: Path) -> None:
    """Not even with --yes, nor through a link; beside our own folders anything goes."""
    place = home / name
    place.parent.mkdir(parents=True)
    place.write_bytes(b"ours")
    given = place
    if linked:
        given = tmp_path / "link"
        given.symlink_to(place)
    with pytest.raises(UsageError) as caught:
        save(given, b"page", yes=True)
    assert caught.value.message == save_messages.OURS.message.format(path=given)
    assert place.read_bytes() == b"ours"
    assert save(home / "page.html", b"page", yes=False)
