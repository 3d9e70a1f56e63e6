"""What `doctor` finds of packs."""

from pathlib import Path

import pytest

from presencecheck.health.packs import check_packs
from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, binding, folder


def found() -> list[tuple[str, str, str]]:
    """Each part with its finding and its sentence."""
    return [(name, each.finding, each.sentence) for name, each in check_packs(user_paths())]


def test_packs_and_what_they_need(tmp_path: Path, home: Path, run: Here) -> None:
    """Nothing without packs; what is missing is a warning, a damaged list a failure."""
    assert found() == []
    run("pack", "add", folder(tmp_path / "harbour"), "--yes")
    assert found() == [("packs", "ok", "1 pack, with all that it needs.")]
    needy = DESCRIPTION.replace("name: harbour", "name: branch") + "requires: [harbour]\n"
    run("pack", "add", folder(tmp_path / "branch", pack_yaml=needy), "--yes")
    run("pack", "remove", "harbour", "--yes")
    assert found() == [("packs", "warn", 'The pack "branch" needs the pack harbour, which is not here.')]
    (home / "data" / "packs" / "packs.json").write_text("{")
    assert [(name, finding) for name, finding, _ in found()] == [("packs", "fail")]


def test_a_policy_that_cannot_be_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It keeps every pack out, and is told of."""
    binding(tmp_path, monkeypatch).write_text("[packs")
    assert [(name, finding) for name, finding, _ in found()] == [("policy", "fail")]


def test_a_policy_whose_list_of_signers_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pack can be added then, so that the policy is not fine; an empty list is one."""
    signers = tmp_path / "allowed_signers"
    binding(tmp_path, monkeypatch).write_text(f"[packs]\nallowed_signers = {str(signers)!r}\n")
    missing = f"There is no file {signers}, which would say whose packs this computer takes: it takes none."
    assert found() == [("policy", "fail", missing)]
    signers.touch()
    assert found() == [("policy", "ok", "It says which packs this computer takes.")]


def test_what_the_policy_sets_and_requires(
    tmp_path: Path, home: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose it is and what; a pack that is missing, with how to add it."""
    path = binding(tmp_path, monkeypatch)
    path.write_text('[fixed]\nkeep = "2 years"\n[required]\nlists = ["room"]\n[required.packs]\nharbour = "/srv"\n')
    assert found() == [("policy", "warn", 'The pack "harbour", which your practice requires, is not here.')]
    run("pack", "add", folder(tmp_path / "harbour"), "--yes")
    assert (
        found()[0][2]
        == "Set here by your practice: keep. Required by your practice in the routine that begins a day: room."
    )
    path.write_text("")
    assert found()[0] == ("policy", "ok", "It says which packs this computer takes.")
