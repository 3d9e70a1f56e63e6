"""`pack rollback`: the version of a pack before the last update, taken back after a question."""

from presencecheck.cli.commands.pack.options import Pack, Yes
from presencecheck.cli.output import print_line
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import rollback as rollback_messages
from presencecheck.system.program_name import typed_word


def rollback(name: Pack, yes: Yes = False) -> None:
    """Go back to the version of a pack before the last update.

    It has to be as it was accepted, and its signer still be trusted. Your own lists are tried with it first.
    """
    from presencecheck.cli.commands.pack.touched import find_touched, tell_touched
    from presencecheck.cli.confirm import confirm
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.packs.changes import is_higher
    from presencecheck.packs.folder import read_folder
    from presencecheck.packs.install import open_store
    from presencecheck.packs.lock import select
    from presencecheck.packs.policy import load
    from presencecheck.packs.verification import verify
    from presencecheck.system.paths import policy_file, user_paths

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    with open_store(paths.packs) as store:
        [entry] = select(paths.packs, name)
        before = store.find_earlier(entry.name)
        if before is None:
            raise PresenceCheckError(*rollback_messages.NO_EARLIER.format(name=entry.name))
        damage = next(verify(before, paths.packs, policy), None)
        if damage is not None:
            words = {"name": entry.name, "version": before.version, "problem": damage.message}
            raise PresenceCheckError(*rollback_messages.EARLIER_UNFIT.format(**words, typed=typed_word(entry.source)))
        files = read_folder(before.place(paths.packs)).files
        tell_touched(find_touched(paths, entry.name, files))
        asked = rollback_messages.ROLL_BACK.format(title=before.title, version=before.version, current=entry.version)
        if not confirm(asked, yes=yes):
            print_line(pack_messages.NOTHING_DONE)
            return
        store.roll_back(before)
    print_line(rollback_messages.ROLLED_BACK.format(title=before.title, version=before.version))
    if is_higher(entry.version, before.version):
        after = rollback_messages.NEWER if before.source == entry.source else rollback_messages.NEWER_ELSEWHERE
        print_line(after.format(name=entry.name, typed=typed_word(entry.source)))
