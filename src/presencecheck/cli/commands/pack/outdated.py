"""`pack outdated`: which packs have a newer version at their source; nothing of it is taken."""

from typing import TYPE_CHECKING

from presencecheck.cli.commands.pack.options import AnyPack
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_error, print_json, print_line, print_paragraph
from presencecheck.core.errors import ExitCode
from presencecheck.core.frozen import replace
from presencecheck.messages import outdated as outdated_messages
from presencecheck.messages import pack as pack_messages

if TYPE_CHECKING:
    from presencecheck.packs.lock import Installed
    from presencecheck.packs.update_check import UpdateCheck


def outdated(name: AnyPack = "", json: Json = False, plain: Plain = False) -> int:
    """Ask each source for a newer version, and write down which packs have one.

    Nothing is taken. `pack list`, `doctor` and a start say what this found, and ask nobody themselves.
    """

    from presencecheck.packs.install import open_store
    from presencecheck.packs.lock import Seen, select
    from presencecheck.packs.policy import load
    from presencecheck.packs.update_check import check_for_update
    from presencecheck.reports.json.pack import outdated_shape
    from presencecheck.system.clock import now
    from presencecheck.system.paths import policy_file, user_paths

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    looked = [
        (entry, check_for_update(entry, paths.packs, policy, lambda host: notice(_contacting(host))))
        for entry in select(paths.packs, name)
    ]
    asked = [(entry, found) for entry, found in looked if found.state not in ("failed", "address")]
    if asked:
        with open_store(paths.packs) as store:
            before = {entry.name: store.seen.get(entry.name, Seen(entry.sha256)) for entry, _ in asked}
            when = now().iso()
            store.note_seen(
                {each.name: replace(before[each.name], newer=_newer(found), looked=when) for each, found in asked}
            )
    if json:
        print_json(packs=[outdated_shape(entry, found) for entry, found in looked])
    elif not looked:
        notice(pack_messages.NO_PACKS)
    else:
        for entry, found in looked:
            _tell(entry, found)
        if any(found.state == "changed" for _, found in looked):
            print_line(pack_messages.TAKE)
    return ExitCode.FAILED if any(found.state in ("failed", "older") for _, found in looked) else ExitCode.FINE


def _contacting(host: str) -> str:
    return pack_messages.CONTACTING.format(host=host)


def _newer(found: "UpdateCheck") -> str:
    return found.pack.metadata.version if found.state == "changed" and found.pack else ""


def _tell(entry: "Installed", found: "UpdateCheck") -> None:
    after = found.pack.metadata.version if found.pack else ""
    words = {"title": entry.title, "name": entry.name, "before": entry.version, "after": after}
    if found.error is not None:
        print_error(found.error)
    elif found.pack is not None:
        text = outdated_messages.CHANGED if found.state == "changed" else outdated_messages.OLDER
        print_paragraph(text.format(**words))
    elif found.state == "current":
        print_paragraph(pack_messages.CURRENT.format(title=entry.title, version=entry.version))
    else:
        address = {"source": entry.source, "version": entry.version, "command": pack_messages.ADD_ADDRESS}
        print_paragraph(pack_messages.ADDRESS.format(title=entry.title, **address))
