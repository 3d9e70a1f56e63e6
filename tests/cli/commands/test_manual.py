"""`manual`: man pages of every command, made of the commands themselves."""

from pathlib import Path

from presencecheck.cli.manual_pages import all_contexts, escape, file_name
from presencecheck.messages import help as help_messages
from tests.support.commands import Here

PATHS = [path for path, _ in all_contexts()]


def test_every_command_has_a_page(run: Here, tmp_path: Path) -> None:
    """Each names its options and its examples."""
    done = run("manual", "-o", str(tmp_path / "man1"))
    assert done.code == 0
    assert str(len(PATHS)) in done.err
    assert {path.name for path in (tmp_path / "man1").iterdir()} == {file_name(path) for path in PATHS}
    for path, context in all_contexts():
        page = (tmp_path / "man1" / file_name(path)).read_text(encoding="utf-8")
        shown = [parameter for parameter in context.command.params if not getattr(parameter, "hidden", False)]
        options = [name for parameter in shown for name in parameter.opts if "-" in name]
        assert [name for name in options if escape(name) not in page] == []
        assert help_messages.EXAMPLES.upper() in page


def test_one_page(run: Here) -> None:
    """That of a command, or of a subcommand; a word that is none is told."""
    assert run("manual").out.startswith('.TH "PRESENCECHECK" 1')
    assert run("manual", "pack", "add").out.startswith(r'.TH "PRESENCECHECK\-PACK\-ADD" 1')
    assert run("manual", "pack", "ad").code == 2
    assert run("manual", "delete").code == 2
