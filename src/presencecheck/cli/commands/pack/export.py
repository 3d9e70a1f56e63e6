"""`pack export`: a folder of checklists, checked and written as one file to publish."""

from pathlib import Path
from typing import Annotated

from presencecheck.cli.commands.pack.options import Yes
from presencecheck.cli.output import print_paragraph
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages

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
    from presencecheck.authoring.check import check_files
    from presencecheck.cli.commands.pack.preview import print_problems, show_export
    from presencecheck.cli.save import save
    from presencecheck.formats.load import ReadTwice
    from presencecheck.formats.read_ahead import read_ahead
    from presencecheck.library.library import Library
    from presencecheck.packs.archive import write_archive
    from presencecheck.packs.folder import read_folder
    from presencecheck.packs.pack import InvalidPackError, examine, files_to_publish, files_to_read
    from presencecheck.packs.same_version import other_contents
    from presencecheck.packs.signature import sign as signed
    from presencecheck.packs.signature import signer_line
    from presencecheck.system.paths import user_paths

    with print_problems():
        members = read_folder(folder)
    with print_problems(), read_ahead(files_to_read(members)) as reader:
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
        pack = examine(members, new_manifest=True, read=read)
    taken = other_contents(pack, output, user_paths().packs)
    mark = signed(pack.manifest, sign) if sign else None
    content = write_archive(files_to_publish(pack, mark))
    if save(output, content, yes=yes, private=False):
        show_export(pack, content, found, line=signer_line(mark, sign) if mark and sign else "")
        if taken:
            words = {"version": pack.metadata.version, "place": taken}
            print_paragraph(pack_messages.SAME_VERSION_EXPORTED.format_map(words))
