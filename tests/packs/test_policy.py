"""The policy of a computer: what it allows, and every slip in it."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages.config import LINK_SHAPE
from presencecheck.packs import policy
from presencecheck.packs.policy import Policy
from tests.support.commands import Here
from tests.support.packs import folder, installed, said

OWN, SIGNERS = Path("/home/me/config.toml"), Path("/home/me/allowed_signers")
LENIENT = Policy(SIGNERS)
MENDED = "This file binds everyone on this computer; ask the person who looks after it to mend it."


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "[packs]\nallowed_source = []\n",
            'has a setting "allowed_source", which is not known.',
            f'Did you mean "allowed_sources"? {MENDED}',
        ),
        ("[zzz]\n", 'has a setting "zzz", which is not known.', MENDED),
        ("packs = 1\n", '"packs" should be a table.', MENDED),
        ("[packs]\nallowed_sources = [1]\n", '"allowed_sources" should be full paths and https addresses.', MENDED),
        ('[packs]\nallowed_signers = "x"\n', '"allowed_signers" should be the full path of a file.', MENDED),
        ("practice = 1\n", '"practice" should be a table.', MENDED),
        ('[practice]\nfone = "1"\n', 'has a setting "fone", which is not known.', f'Did you mean "phone"? {MENDED}'),
        ('[practice]\nlink = "h.example"\n', '"practice.link" cannot be that', f"{LINK_SHAPE} {MENDED}"),
        ("[practice]\nphone = 112\n", '"practice.phone" cannot be that', f"Write it in quotes. {MENDED}"),
        ("x = \n", "is not TOML: ", MENDED),
    ],
)
def test_slips_in_a_policy(content: str, message: str, hint: str, tmp_path: Path) -> None:
    """The file, the slip, and whom to ask."""
    path = tmp_path / "config.toml"
    path.write_text(content)
    words, advice = said(lambda: policy.load(path, OWN))
    assert (words.startswith(str(path)), message in words, advice) == (True, True, hint)
    path.write_text('[packs]\nallowed_sources = ["/srv", "https://a.example/"]\nallowed_signers = "/etc/signers"\n')
    assert policy.load(path, OWN) == Policy(Path("/etc/signers"), ("/srv", "https://a.example/"), signed_only=True)
    path.write_text("")
    assert policy.load(path, OWN) == LENIENT


TOO_LONG = "x" * 300


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    """A policy that cannot be looked at is an error; one that is not there binds nothing."""
    with pytest.raises(PresenceCheckError, match="file name too long"):
        policy.load(tmp_path / TOO_LONG, OWN)
    assert policy.load(tmp_path / "none", OWN) == LENIENT
    (tmp_path / "file").touch()
    assert policy.load(tmp_path / "file" / "none", OWN) == LENIENT


def test_an_unsigned_pack_under_a_stricter_policy(source: Path, tmp_path: Path, run: Here, policy_file: Path) -> None:
    """What came before the policy is told by verify, with what to do, and still walks."""
    run("pack", "add", source, "--yes")
    policy_file.write_text(f'[packs]\nallowed_signers = "{tmp_path}/signers"\n')
    result = run("pack", "verify")
    assert (result.code, "is not signed by anyone who is allowed" in " ".join(result.out.split())) == (1, True)
    assert "presencecheck pack remove harbour" in " ".join(result.out.split())
    assert run("show", "room").code == 0


@pytest.mark.parametrize(
    ("allowed", "source", "covered"),
    [
        ("https://a.example/team", "https://a.example/team/x.zip", True),
        ("https://a.example/team", "https://a.example:443/team/x.zip", True),
        ("https://a.example/", "https://a.example/x.zip", True),
        ("https://a.example/team", "https://a.example/team", True),
        ("https://a.example:1/team", "https://a.example:1/team/x.zip", True),
        ("https://a.example:1/team", "https://a.example:1/team/%2e%2e/x.zip", False),
        ("https://a.example/team", "https://a.example/team/./x.zip", False),
        ("https://a.example/team", "https://a.example/team/a%2fx.zip", False),
        ("/", "https://a.example/x.zip", False),
        ("https://a.example/team", "https://a.example/teams/x.zip", False),
        ("https://a.example/team", "https://a.example/x.zip", False),
        ("https://a.example/team", "https://b.example/team/x.zip", False),
        ("https://a.example/team", "https://a.example:8443/team/x.zip", False),
        ("https://a.example/team", "https://a.example/team/../x.zip", False),
        ("https://a.example/team", "https://a.example/team/%2e%2e/x.zip", False),
        ("https://a.example/team", "https://a.example/team%2fx.zip", False),
        ("https://a.example/team", "https://a.example/team/a%5cx.zip", False),
        ("https://a.example/team/../", "https://a.example/team/../x.zip", False),
        ("https://a.example/team", "http://a.example/team/x.zip", False),
        ("https://a.example/team", "https://a.example:0x/team/x.zip", False),
        ("https://a.example/team", "https://[::1/team/x.zip", False),
        ("/srv/packs", "https://a.example/srv/packs", False),
        ("https://a.example/", "/srv/packs", False),
        ("/srv/packs", "/srv/packs/one", True),
        ("/srv/packs", "/srv/packs-of-mine", False),
    ],
)
def test_what_an_allowed_source_covers(allowed: str, source: str, covered: bool) -> None:
    """An address covers what lies in it, by host, port and whole parts of the path; a folder what lies in it."""
    assert Policy(SIGNERS, (allowed,)).allows_source(source) is covered
    assert LENIENT.allows_source(source)
    assert not Policy(SIGNERS, ()).allows_source(source)


def test_a_policy_that_cannot_be_looked_at(tmp_path: Path) -> None:
    """Which file it is, and why."""
    path = tmp_path / ("x" * 300)
    assert said(lambda: policy.load(path, OWN)) == (f"Cannot read {path}: file name too long.", "")


@pytest.mark.parametrize(
    "text",
    [
        "[packs\n",
        "[packs]\nallowed_source = []\n",
        "[pack]\nallowed_sources = []\n",
        "packs = 1\n",
        '[packs]\nallowed_sources = "/x"\n',
        '[packs]\nallowed_sources = ["x"]\n',
        '[packs]\nallowed_sources = ["http://x.example/"]\n',
        "[packs]\nallowed_sources = [1]\n",
        '[packs]\nallowed_signers = "signers"\n',
        "[packs]\nallowed_signers = 1\n",
        "\xff",
        "x = 1\n" * 20_000,
    ],
    ids=ascii,
)
def test_a_broken_policy_is_never_passed_over(
    text: str, policy_file: Path, tmp_path: Path, home: Path, run: Here
) -> None:
    """What the IT person meant and misspelt is an error for everyone, and not as if nothing had been meant."""
    policy_file.write_bytes(text.encode("latin-1"))
    result = run("pack", "add", folder(tmp_path / "x"), "--yes")
    assert (result.code, str(policy_file) in result.err) == (4, True)
    assert not installed(home)


def test_a_policy_that_cannot_be_read(policy_file: Path, tmp_path: Path, run: Here) -> None:
    """A folder or a dangling link in its place is an error too."""
    policy_file.symlink_to("nowhere")
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 4
    policy_file.unlink()
    policy_file.mkdir()
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 4
    policy_file.rmdir()
    assert run("pack", "add", folder(tmp_path / "x"), "--yes").code == 0


def test_a_policy_whose_signers_are_not_there(source: Path, policy_file: Path, tmp_path: Path, run: Here) -> None:
    """That the file is missing is said: nobody can be allowed by it."""
    signers = tmp_path / "signers"
    policy_file.write_text(f'[packs]\nallowed_signers = "{signers}"\n')
    refused = run("pack", "add", source, "--yes")
    assert (refused.code, f"stands in the file {signers}. That file is not there. Ask" in refused.err) == (4, True)
    signers.touch()
    assert "not there" not in run("pack", "add", source, "--yes").err
