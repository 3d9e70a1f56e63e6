"""`pack update`: what is new at the sources of packs, installed if the person agrees."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.commands.pack.options import AllowOlder, AnyPack, Yes
from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_error, print_json, print_line
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import ExitCode
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import rollback as rollback_messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.library.dependents import Dependent
    from presencecheck.packs.install import Store
    from presencecheck.packs.lock import Installed
    from presencecheck.packs.policy import Policy
    from presencecheck.packs.update_check import UpdateCheck
    from presencecheck.system.paths import Paths

Check = Annotated[bool, Option("--check", help=pack_messages.OPTIONS["check"])]


def update(
    name: AnyPack = "",
    check: Check = False,
    allow_older: AllowOlder = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """Show what is new in packs, and take it if you agree.

    A pack is read again where it came from; at an address only where it is signed, since then its signer is trusted.
    Your own lists are tried with it first. Where one would stop, --yes keeps the version that you have.
    """
    from presencecheck.cli.commands.pack.touched import find_touched, tell_touched
    from presencecheck.core.errors import UsageError
    from presencecheck.packs.dependencies import in_order
    from presencecheck.packs.install import open_store
    from presencecheck.packs.lock import select
    from presencecheck.packs.policy import load
    from presencecheck.packs.update_check import check_for_update
    from presencecheck.reports.json.pack import update_shape
    from presencecheck.system.paths import policy_file, user_paths

    if json and not (check or yes):
        raise UsageError(*pack_messages.UNASKED_JSON)
    paths = user_paths()
    policy = load(policy_file(), paths.config)
    shapes = []
    with nullcontext() if check else open_store(paths.packs) as store:
        for entry in in_order(select(paths.packs, name), paths.packs):
            found = check_for_update(
                entry, paths.packs, policy, lambda host: notice(pack_messages.CONTACTING.format(host=host))
            )
            _tell(entry, found, policy.signers, quiet=json)
            found = _if_admitted(found, policy, paths, quiet=json)
            touched = find_touched(paths, entry.name, found.pack.files) if found.pack else ()
            tell_touched(touched, quiet=json)
            may_take = store is not None and _is_newer(entry, found, allow_older=allow_older)
            held = _reason_to_hold(entry, found, touched, store) if may_take and yes and store else None
            if held is not None:
                print_error(held)
            taken = may_take and not held and store is not None and _take(entry, found, store, yes=yes, quiet=json)
            state = "updated" if taken else "held" if held else found.state
            shapes.append(update_shape(entry, found, state, touched))
    states = {shape["state"] for shape in shapes}
    if json:
        print_json(packs=shapes)
    elif not shapes:
        notice(pack_messages.NO_PACKS)
    elif check and "changed" in states:
        print_line(pack_messages.TAKE)
    return ExitCode.FAILED if states & {"failed", "older", "held"} and not check else ExitCode.FINE


def _reason_to_hold(
    entry: "Installed", found: "UpdateCheck", touched: "Sequence[Dependent]", store: "Store"
) -> "PresenceCheckError | None":
    """Why a version is not taken where nobody looks: own lists would stop, or the person went back from it."""
    from presencecheck.core.errors import PresenceCheckError

    names = [each.id for each in touched if each.stops]
    if names:
        return PresenceCheckError(*pack_messages.HELD.format(name=entry.name, ids=", ".join(names)))
    left = store.find_earlier(entry.name)
    if left is not None and found.pack is not None and left.sha256 == found.pack.sha256:
        return PresenceCheckError(*rollback_messages.WENT_BACK.format(name=entry.name, version=left.version))
    return None


def _is_newer(entry: "Installed", found: "UpdateCheck", *, allow_older: bool) -> bool:
    """Whether what was found may be taken; says why not where it is no newer version."""
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.packs.acceptance import check_version

    if found.pack is None:
        return False
    try:
        check_version(found.pack, entry, allow_older=allow_older)
    except PresenceCheckError as error:
        print_error(error)
        return False
    return True


def _if_admitted(found: "UpdateCheck", policy: "Policy", paths: "Paths", *, quiet: bool) -> "UpdateCheck":
    """What was found, after its questions about clients are named.

    Failed where the policy forbids these, or where another pack that it needs is not here.
    """
    from presencecheck.cli.client_words import refuse_client_questions, show_client_questions
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.packs.dependencies import check_required
    from presencecheck.packs.update_check import UpdateCheck

    if found.pack is None:
        return found
    look = refuse_client_questions if quiet else show_client_questions
    said = found.pack.metadata
    try:
        check_required(said, paths.packs)
        look(found.pack.contents, paths, said.name, said.title, policy)
    except PresenceCheckError as error:
        print_error(error)
        return UpdateCheck("failed", error=error)
    return found


def _tell(entry: "Installed", found: "UpdateCheck", allowed: "Path", *, quiet: bool) -> None:
    from presencecheck.cli.commands.pack.preview import show_update

    if found.error is not None:
        print_error(found.error)
    if not quiet:
        show_update(entry, found, allowed)


def _take(entry: "Installed", found: "UpdateCheck", store: "Store", *, yes: bool, quiet: bool) -> bool:
    """Install what is new where the person agrees; whether it was."""
    from presencecheck.cli.confirm import confirm
    from presencecheck.system.clock import now

    if found.pack is None:
        return False
    taken = confirm(pack_messages.UPDATE, yes=yes)
    if taken:
        store.put(found.pack, entry.source, found.signer, now().iso())
    if not quiet:
        said = found.pack.metadata
        print_line(
            pack_messages.UPDATED.format(title=said.title, version=said.version)
            if taken
            else pack_messages.NOTHING_DONE
        )
    return taken
