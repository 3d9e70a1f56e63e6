"""`pack list`: the installed packs."""

from pathlib import Path

from presencecheck.cli.commands.pack import list as pack_list
from presencecheck.messages import pack as pack_messages
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, folder


def test_no_pack(run: Here) -> None:
    """Without a pack, what to do is said beside the output; programs get an empty list."""
    result = run("pack", "list")
    assert (result.code, result.out, pack_messages.NO_PACKS in " ".join(result.err.split())) == (0, "", True)
    assert run("pack", "list", "--json").data["packs"] == []


def test_packs_in_the_order_of_their_adding(source: Path, run: Here) -> None:
    """A row says name, version, how many lists, who signed and where from; the last added comes last."""
    run("pack", "add", folder(source.with_name("z"), pack_yaml=DESCRIPTION.replace("harbour", "zebra")), "--yes")
    run("pack", "add", source, "--yes")
    lines = run("pack", "list").out.splitlines()
    assert any(all(column in line for column in pack_messages.COLUMNS) for line in lines)
    assert [line.split()[:4] for line in lines if line.startswith(("zebra", "harbour"))] == [
        ["zebra", "1.0.0", "2", pack_messages.NOBODY_SIGNED],
        ["harbour", "1.0.0", "2", pack_messages.NOBODY_SIGNED],
    ]
    assert [pack["name"] for pack in run("pack", "list", "--json").data["packs"]] == ["zebra", "harbour"]


def test_a_fingerprint_is_cut_short() -> None:
    """Of a key without a name, eight characters are shown."""
    assert pack_list._short("SHA256:abcdefghijk") == "SHA256:abcdefgh…"
    assert pack_list._short("") == pack_messages.NOBODY_SIGNED
