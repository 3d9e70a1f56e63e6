"""`pack export`: a folder of checklists, checked and written as one file to publish."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.pack.options import Yes
from presencecheck.cli.output import print_paragraph
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages

if TYPE_CHECKING:
    from presencecheck.core.problems import Diagnostic
    from presencecheck.packs.file_set import FileSet
    from presencecheck.packs.pack import Pack
    from presencecheck.system.worker_process import Worker

Folder = Annotated[Path, Argument(metavar=help_messages.METAVARS["folder"], help=pack_messages.OPTIONS["folder"])]
Out = Annotated[
    Path, Option("--output", "-o", metavar=help_messages.METAVARS["file"], help=pack_messages.OPTIONS["output"])
]
Key = Annotated[
    Path | None, Option("--sign", metavar=help_messages.METAVARS["key"], help=pack_messages.OPTIONS["sign"])
]


def export(folder: Folder, output: Out, sign: Key = None, yes: Yes = False) -> None:
    """Check a folder of checklists and make a zip of it.

    The same files make the same bytes on every computer. The sha256 to publish is the last line.
    """
    from presencecheck.formats.second_process import second_process
    from presencecheck.packs.folder import read_folder

    members = read_folder(folder)
    with second_process(members.count_lists()) as process:  # it begins while all that follows is imported
        pack, found = _checked(folder, members, process)
    _publish(pack, found, output, sign, yes=yes)


def _checked(folder: Path, members: "FileSet", process: "Worker | None") -> tuple["Pack", "list[Diagnostic]"]:
    """The pack that these files make, and what is to be said of them; errors are printed and raised."""
    from presencecheck.authoring.check import check_files
    from presencecheck.cli.commands.pack.preview import print_problems
    from presencecheck.formats.load import ReadTwice
    from presencecheck.formats.read_ahead import read_ahead
    from presencecheck.library.library import Library
    from presencecheck.packs.pack import InvalidPackError, examine, files_to_read
    from presencecheck.system.paths import user_paths

    with print_problems(), read_ahead(files_to_read(members), process) as reader:
        read = ReadTwice(reader)
        # As `check` does: what an overlay extends and a routine includes should be found here too.
        found = [
            problem
            for checked in check_files(folder, Library.of(user_paths()), as_pack=False, read=read)
            if checked.path.parent == folder
            for problem in checked.problems
        ]
        if any(problem.severity == "error" for problem in found):
            raise InvalidPackError(str(folder), found)
        return examine(members, new_manifest=True, read=read), found


def _publish(pack: "Pack", found: "list[Diagnostic]", output: Path, sign: Path | None, *, yes: bool) -> None:
    """Sign the pack if that is wanted, write it, and show what was written."""
    from presencecheck.cli.commands.pack.preview import show_export
    from presencecheck.cli.save import save
    from presencecheck.packs.archive import write_archive
    from presencecheck.packs.pack import files_to_publish
    from presencecheck.packs.same_version import other_contents
    from presencecheck.packs.signature import sign as signed
    from presencecheck.packs.signature import signer_line
    from presencecheck.system.paths import user_paths

    taken = other_contents(pack, output, user_paths().packs)
    mark = signed(pack.manifest, sign) if sign else None
    content = write_archive(files_to_publish(pack, mark))
    if save(output, content, yes=yes, private=False):
        show_export(pack, content, found, line=signer_line(mark, sign) if mark and sign else "")
        if taken:
            words = {"version": pack.metadata.version, "place": taken}
            print_paragraph(pack_messages.SAME_VERSION_EXPORTED.format_map(words))
