"""`pack show`: all that a pack holds, whether it was taken or is only looked at."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.pack.options import Sha256, known_packs
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.cli.parameters import Argument
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import pack_show as pack_show_messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from presencecheck.library.practice import PracticeNames
    from presencecheck.packs.lock import Installed
    from presencecheck.packs.pack import Pack
    from presencecheck.packs.policy import Policy
    from presencecheck.packs.signature import Signer
    from presencecheck.reports.pack_view import Shown, Text

Source = Annotated[
    str,
    Argument(
        metavar=help_messages.METAVARS["name_or_source"],
        help=pack_show_messages.OPTIONS["source"],
        complete=known_packs,
    ),
]


def show(source: Source, sha256: Sha256 = "", json: Json = False, plain: Plain = False) -> None:
    """Show all that a pack holds: every question, its own texts, and the addresses in it.

    It need not be added: a folder, a zip or an address is only looked at.
    """
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from presencecheck.cli.commands.pack.preview import print_problems
    from presencecheck.library.dependents import library_with
    from presencecheck.library.practice import PracticeNames
    from presencecheck.packs.lock import installed
    from presencecheck.packs.policy import load
    from presencecheck.reports.json.pack_show import shown_shape
    from presencecheck.reports.pack_view import lists_of
    from presencecheck.system.paths import policy_file, user_paths

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    entry = next((entry for entry in installed(paths.packs) if entry.name == source), None)
    with print_problems():
        pack, place = _of_source(source, sha256, policy) if entry is None else _of_installed(entry, paths.packs)
    signer = _signer(pack, policy, place)
    with TemporaryDirectory() as scratch:
        library = library_with(paths, pack.metadata.name, pack.files, Path(scratch))
        lists = list(lists_of(pack, library))
    if json:
        print_json(pack=shown_shape(pack, place, signer, lists))
    else:
        names = PracticeNames(paths, policy_file(), packs={pack.metadata.name: pack.metadata.practice})
        _print(pack, place, signer, policy.signers, [_as_read(names, each) for each in lists])


def _of_installed(entry: "Installed", packs: "Path") -> tuple["Pack", str]:
    """A pack that was taken, as it was taken.

    Raises:
        PresenceCheckError: it is not as it was accepted.
    """
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.packs.folder import read_folder
    from presencecheck.packs.pack import examine
    from presencecheck.packs.verification import is_whole

    if not is_whole(entry, packs):
        raise PresenceCheckError(*pack_show_messages.NOT_WHOLE.format(name=entry.name))
    return examine(read_folder(entry.place(packs))), entry.source


def _of_source(source: str, sha256: str, policy: "Policy") -> tuple["Pack", str]:
    from presencecheck.packs.acceptance import check_source
    from presencecheck.packs.pack import examine
    from presencecheck.packs.sources import read_source, source_of

    place = source_of(source, sha256)
    check_source(policy, place.text)
    files = read_source(place, lambda host: notice(pack_messages.CONTACTING.format(host=host)))
    return examine(files), place.text


def _signer(pack: "Pack", policy: "Policy", source: str) -> "Signer | None":
    from presencecheck.packs import signature

    mark = pack.signature
    return None if mark is None else signature.verify(pack.manifest, mark, policy.signers, source)


def _as_read(names: "PracticeNames", shown: "Shown") -> "Shown":
    from presencecheck.core.frozen import replace
    from presencecheck.core.practice_names import filled

    loaded = shown.loaded
    if loaded is None:
        return shown
    fill = names.values(loaded.source.layer, "", loaded.content.language).fill
    return replace(shown, loaded=replace(loaded, content=filled(loaded.content, fill)))


def _print(pack: "Pack", source: str, signer: "Signer | None", allowed: "Path", lists: "Sequence[Shown]") -> None:
    from presencecheck.cli.commands.pack.preview import show_head
    from presencecheck.reports.pack_view import addresses_in, changelog_of, readme_of

    show_head(pack, source, signer, allowed)
    _print_text(pack_show_messages.README, readme_of(pack))
    _print_text(pack_show_messages.CHANGELOG, changelog_of(pack))
    if addresses := addresses_in(pack):
        print_line()
        print_paragraph(pack_show_messages.ADDRESSES)
        for address in addresses:
            print_paragraph(address, 2)
    for each in lists:
        print_line()
        _print_list(pack, each)


def _print_text(heading: str, text: "Text") -> None:
    if text.file:
        print_line()
        print_paragraph(heading.format(file=text.file))
        for line in text.content.splitlines():
            print_paragraph(line, 2) if line.strip() else print_line()


def _print_list(pack: "Pack", shown: "Shown") -> None:
    from presencecheck.core.checklist import Checklist
    from presencecheck.core.plan import Section
    from presencecheck.reports.formats import paragraphs_of

    if shown.loaded is None:
        problem = shown.error.message if shown.error else ""
        print_paragraph(pack_show_messages.CANNOT.format(id=shown.id, problem=problem))
        return
    what = shown.loaded.content
    if not isinstance(what, Checklist):
        names = pack_messages.CONTENTS.join(include.checklist for include in what.include if include.checklist)
        print_paragraph(pack_show_messages.ROUTINE.format(title=what.title, id=what.id, names=names))
        return
    if shown.loaded.applied is not None:
        words = {"id": shown.id, "extends": shown.loaded.applied.overlay.extends}
        print_paragraph(pack_show_messages.OVERLAY.format(**words))
    for indent, text in paragraphs_of(what, (Section(what, shown.loaded.source),)):
        print_paragraph(text, indent)
