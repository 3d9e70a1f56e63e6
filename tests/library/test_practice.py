"""Whose pages are printed: each fact from the first that has it."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.practice import practice_facts
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, presencecheck
from tests.support.packs import DESCRIPTION, folder, place

OF_PACK = DESCRIPTION + "practice:\n  name: Of the pack\n  phone: 030 1\n  emergency: '112'\n"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy that knows two facts."""
    path = tmp_path / "policy.toml"
    path.write_text('[practice]\nname = "Of the policy"\nphone = "030 2"\n', encoding="utf-8")
    return path


def test_settings_then_policy_then_pack(policy: Path, tmp_path: Path, home: Path) -> None:
    """The pack speaks for its own lists alone."""
    presencecheck("pack", "add", folder(tmp_path / "pack", pack_yaml=OF_PACK), "--yes")
    presencecheck("config", "set", "practice.name", "My own")
    known = practice_facts(user_paths(), policy, "harbour")
    none = dict.fromkeys(("link", "date", "waiting", "platform"), "")
    assert known == {"name": "My own", "phone": "030 2", "emergency": "112", **none}
    assert practice_facts(user_paths(), tmp_path / "none", "shipped") == {**dict.fromkeys(known, ""), "name": "My own"}
    (place(home) / "pack.yaml").write_text(OF_PACK.replace("112", "113"), encoding="utf-8")
    with pytest.raises(PresenceCheckError, match="accepted"):
        practice_facts(user_paths(), policy, "harbour")


def test_a_client_gets_it(policy: Path, tmp_path: Path, home: Path, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """On hand-outs in every form and on cards; on no list that is for the therapist, and nowhere our own id."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    (tmp_path / "etc" / "presencecheck").mkdir(parents=True)
    policy.rename(tmp_path / "etc" / "presencecheck" / "config.toml")
    run("config", "set", "practice.link", "https://h.example/start")
    shown = [run("show", "client-preparation", *form) for form in ((), *(("--format", name) for name in FORMS))]
    run("card", "client-orientation", "--print", "-o", str(tmp_path / "card.html"))
    for text in (*(each.out for each in shown), (tmp_path / "card.html").read_text(encoding="utf-8")):
        assert all(fact in text for fact in ("Of the policy", "030 2", "https://h.example/start"))
        assert "client-preparation" not in text
        assert "client-orientation" not in text
    assert "Of the policy" not in run("show", "environment", "--format", "html").out


FORMS = ("text", "markdown", "html", "large-print")
