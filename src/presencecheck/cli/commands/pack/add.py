"""`pack add`: a pack that others share, shown first, then installed."""

from typing import Annotated

import typer

from presencecheck.cli.commands.pack.options import AllowOlder, Sha256, Yes
from presencecheck.cli.output import notice, print_line
from presencecheck.messages import help as help_messages
from presencecheck.messages import pack as pack_messages


def add(
    source: Annotated[
        str, typer.Argument(metavar=help_messages.METAVARS["source"], help=pack_messages.OPTIONS["source"])
    ],
    sha256: Sha256 = "",
    allow_older: AllowOlder = False,
    yes: Yes = False,
) -> None:
    """Show what a pack holds and add it if you agree.

    It is copied, so that it works without its source. Where two packs have the same checklist, the one that was
    added later is used.
    """
    from presencecheck.cli.client_words import show_client_questions
    from presencecheck.cli.commands.pack.preview import print_problems, show_offer
    from presencecheck.cli.confirm import confirm
    from presencecheck.core.errors import UsageError
    from presencecheck.packs.acceptance import check_signer, check_source, check_version
    from presencecheck.packs.dependencies import check_required
    from presencecheck.packs.install import open_store
    from presencecheck.packs.pack import examine
    from presencecheck.packs.policy import load
    from presencecheck.packs.sources import read_source, source_of
    from presencecheck.packs.verification import is_whole
    from presencecheck.packs.vouching import required_principal
    from presencecheck.system.clock import now
    from presencecheck.system.files import path_exists
    from presencecheck.system.paths import policy_file, user_paths

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    place = source_of(source, sha256)
    check_source(policy, place.text)
    if place.kind == "address" and not place.sha256 and not path_exists(policy.signers):
        raise UsageError(*pack_messages.ADDRESS_WITHOUT_SHA256)  # nobody could vouch for what it sends
    with open_store(paths.packs) as store, print_problems():
        pack = examine(read_source(place, lambda host: notice(pack_messages.CONTACTING.format(host=host))))
        said = pack.metadata
        before = store.find(said.name)
        required = required_principal(before, paths.packs, policy) if before else ""
        signer = check_signer(pack, before, policy, place.text, required)
        if place.kind == "address" and not place.sha256 and not (signer and signer.principal):
            raise UsageError(*pack_messages.ADDRESS_WITHOUT_SHA256)
        words = {"title": said.title, "version": said.version}
        same = before is not None and before.sha256 == pack.sha256
        whole = before is not None and same and is_whole(before, paths.packs)
        if before is not None and whole and before.source == place.text:
            print_line(pack_messages.CURRENT.format_map(words))
            return
        if before is not None and not same:
            check_version(pack, before, allow_older=allow_older)
        check_required(said, paths.packs)
        show_offer(pack, place.text, signer, before, paths, policy.signers)
        show_client_questions(pack.contents, paths, said.name, said.title, policy)
        asked = pack_messages.MOVE if whole else pack_messages.UPDATE if before and not same else pack_messages.ADD
        if not confirm(asked, yes=yes):
            print_line(pack_messages.NOTHING_DONE)
            return
        entry = store.put(pack, place.text, signer, now().iso())
    words |= {"contents": pack_messages.contents(entry.checklists, entry.routines), "source": place.text}
    done = pack_messages.MOVED if whole else pack_messages.MENDED if same else pack_messages.UPDATED
    print_line((pack_messages.ADDED if before is None else done).format_map(words))
