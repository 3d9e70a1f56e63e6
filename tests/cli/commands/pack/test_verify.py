"""`pack verify`: each difference is a line, and exit code 1."""

from pathlib import Path

from presencecheck.messages import pack as pack_messages
from presencecheck.messages import pack_verify as pack_verify_messages
from tests.support.commands import Here
from tests.support.packs import DESCRIPTION, folder, place


def test_no_pack_to_verify(run: Here) -> None:
    """Without a pack nothing differs, and that there is none is said."""
    result = run("pack", "verify")
    assert (result.code, result.out, pack_messages.NO_PACKS in " ".join(result.err.split())) == (0, "", True)
    assert run("pack", "verify", "--json").data["packs"] == []


def test_a_difference_is_a_line(source: Path, home: Path, run: Here) -> None:
    """The file, what is wrong and what to do; the JSON says the same."""
    run("pack", "add", source, "--yes")
    whole = pack_messages.WHOLE.format(title="Harbour lists", version="1.0.0", signer="")
    assert whole in " ".join(run("pack", "verify").out.split())
    path = place(home) / "room.yaml"
    path.write_text("x")
    hint = pack_verify_messages.ADD_AGAIN.format(typed=source)
    line = pack_messages.DAMAGE.format(file=path, message=pack_verify_messages.FILE_CHANGED, hint=hint)
    result = run("pack", "verify")
    assert (result.code, "".join(result.out.split()), result.err) == (1, "".join(line.split()), "")
    found = run("pack", "verify", "--json")
    assert (found.code, found.data["packs"][0]["problems"]) == (
        1,
        [{"file": str(path), "message": pack_verify_messages.FILE_CHANGED, "hint": hint}],
    )


def test_one_pack_of_two(source: Path, home: Path, run: Here) -> None:
    """With a name, only that pack is looked at."""
    run("pack", "add", source, "--yes")
    (place(home) / "room.yaml").write_text("x")
    run("pack", "add", folder(source.with_name("z"), pack_yaml=DESCRIPTION.replace("harbour", "zebra")), "--yes")
    assert (run("pack", "verify", "zebra").code, run("pack", "verify", "harbour").code) == (0, 1)
    assert run("pack", "verify").code == 1
    assert run("pack", "verify", "other").code == 4
