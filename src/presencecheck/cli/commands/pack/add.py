"""`pack add`: a pack that others share, shown first, then installed."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.pack.options import AllowOlder, Sha256, Yes
from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line
from presencecheck.cli.parameters import Argument
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages

if TYPE_CHECKING:
    from presencecheck.packs.file_set import FileSet
    from presencecheck.packs.install import Store
    from presencecheck.packs.lock import Installed
    from presencecheck.packs.pack import Pack
    from presencecheck.packs.policy import Policy
    from presencecheck.packs.sources import Source
    from presencecheck.system.worker_process import Worker


def add(
    source: Annotated[str, Argument(metavar=help_messages.METAVARS["source"], help=pack_messages.OPTIONS["source"])],
    sha256: Sha256 = "",
    allow_older: AllowOlder = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Show what a pack holds and add it if you agree.

    It is copied, so that it works without its source. Where two packs have the same checklist, the one that was
    added later is used.
    """
    from presencecheck.core.errors import UsageError
    from presencecheck.formats.second_process import second_process
    from presencecheck.packs.acceptance import check_source
    from presencecheck.packs.install import open_store
    from presencecheck.packs.policy import load
    from presencecheck.packs.sources import likely_files, read_source, source_of
    from presencecheck.system.files import path_exists
    from presencecheck.system.paths import policy_file, user_paths

    if json and not yes:
        raise UsageError(*pack_messages.NOT_AGREED_JSON)
    paths = user_paths()
    policy = load(policy_file(), paths.config)
    place = source_of(source, sha256)
    check_source(policy, place.text)
    if place.kind == "address" and not place.sha256 and not path_exists(policy.signers):
        raise UsageError(*pack_messages.ADDRESS_WITHOUT_SHA256)  # nobody could vouch for what it sends
    with open_store(paths.packs) as store:
        with second_process(likely_files(place)) as process:  # it begins while the files are read
            members = read_source(place, lambda host: notice(pack_messages.CONTACTING.format(host=host)))
            pack = _examined(members, process, quiet=json)
        _offer(pack, place, store, policy, allow_older=allow_older, yes=yes, json=json)


def _examined(members: "FileSet", process: "Worker | None", *, quiet: bool) -> "Pack":
    """The pack that these files make; what is wrong with them is printed first."""
    from presencecheck.cli.commands.pack.preview import print_problems
    from presencecheck.packs.pack import examine

    with print_problems(quiet=quiet):
        return examine(members, process=process)


def _offer(
    pack: "Pack", place: "Source", store: "Store", policy: "Policy", *, allow_older: bool, yes: bool, json: bool
) -> None:
    """Show a pack, and install it if the person agrees."""
    from presencecheck.cli.client_words import refuse_client_questions, show_client_questions
    from presencecheck.cli.commands.pack.preview import show_offer
    from presencecheck.cli.confirm import confirm
    from presencecheck.core.errors import UsageError
    from presencecheck.packs.acceptance import check_signer, check_version
    from presencecheck.packs.dependencies import check_required
    from presencecheck.packs.verification import is_whole
    from presencecheck.packs.vouching import required_principal
    from presencecheck.system.clock import now
    from presencecheck.system.paths import user_paths

    paths, said = user_paths(), pack.metadata
    before = store.find(said.name)
    required = required_principal(before, paths.packs, policy) if before else ""
    signer = check_signer(pack, before, policy, place.text, required)
    if place.kind == "address" and not place.sha256 and not (signer and signer.principal):
        raise UsageError(*pack_messages.ADDRESS_WITHOUT_SHA256)
    same = before is not None and before.sha256 == pack.sha256
    whole = before is not None and same and is_whole(before, paths.packs)
    if before is not None and whole and before.source == place.text:
        _tell("current", before, pack, json=json)
        return
    if before is not None and not same:
        check_version(pack, before, allow_older=allow_older)
    check_required(said, paths.packs)
    if not json:
        show_offer(pack, place.text, signer, before, paths, policy.signers)
    look = refuse_client_questions if json else show_client_questions
    look(pack.contents, paths, said.name, said.title, policy)
    asked = pack_messages.MOVE if whole else pack_messages.UPDATE if before and not same else pack_messages.ADD
    if not confirm(asked, yes=yes):
        print_line(pack_messages.NOTHING_DONE)
        return
    entry = store.put(pack, place.text, signer, now().iso())
    state = "added" if before is None else "moved" if whole else "mended" if same else "updated"
    _tell(state, entry, pack, json=json)


def _tell(state: str, entry: "Installed", pack: "Pack", *, json: bool) -> None:
    """Say what was done."""
    if json:
        from presencecheck.reports.json.pack import added_shape
        from presencecheck.system.paths import policy_file
        from presencecheck.system.policy_terms import read_terms

        terms, _ = read_terms(policy_file())
        by = terms.by if terms and entry.name in terms.packs else ""
        print_json(**added_shape(entry, pack, state, by))
        return
    contents = pack_messages.contents(entry.checklists, entry.routines)
    words = {"title": entry.title, "version": entry.version, "contents": contents, "source": entry.source}
    print_line(pack_messages.DONE[state].format_map(words))
