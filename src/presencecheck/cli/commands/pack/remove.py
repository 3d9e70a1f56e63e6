"""`pack remove`: one pack, removed after a question."""

from presencecheck.cli.commands.pack.options import Pack, Yes
from presencecheck.cli.options import Json
from presencecheck.cli.output import print_json, print_line, print_paragraph
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import policy as policy_messages


def remove(name: Pack, yes: Yes = False, json: Json = False) -> None:
    """Remove a pack from this computer.

    Your own checklists and the history stay; what of them would stop is said first.
    """
    from presencecheck.cli.commands.pack.touched import find_touched, tell_touched
    from presencecheck.cli.confirm import confirm
    from presencecheck.core.errors import UsageError
    from presencecheck.packs.install import open_store
    from presencecheck.packs.lock import select
    from presencecheck.reports.json.pack import removed_shape
    from presencecheck.system.paths import user_paths

    if json and not yes:
        raise UsageError(*pack_messages.NOT_AGREED_JSON)
    paths = user_paths()
    with open_store(paths.packs) as store:
        [entry] = select(paths.packs, name)
        touched = find_touched(paths, entry.name, None)
        if not json:
            _tell_required(entry.name)
        tell_touched(touched, quiet=json)
        holds = pack_messages.contents(entry.checklists, entry.routines)
        if not confirm(pack_messages.REMOVE.format(title=entry.title, name=entry.name, contents=holds), yes=yes):
            print_line(pack_messages.NOTHING_DONE)
            return
        store.drop(entry.name)
    if json:
        print_json(removed=removed_shape(entry, touched))
    else:
        print_line(pack_messages.REMOVED.format(title=entry.title))


def _tell_required(name: str) -> None:
    """Say who requires the pack, and what happens without it; who removes it is not held up."""
    from presencecheck.system.paths import policy_file
    from presencecheck.system.policy_terms import read_terms
    from presencecheck.system.program_name import typed_word

    terms, _ = read_terms(policy_file())
    if terms and name in terms.packs:
        print_paragraph(policy_messages.PACK_TO_REMOVE.format(by=terms.by, typed=typed_word(terms.packs[name])))
