"""`pack list`, `pack verify` and `pack remove`: what is installed."""

from presencecheck.cli.commands.pack.options import AnyPack, Pack, Yes
from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph, print_table
from presencecheck.core.errors import ExitCode
from presencecheck.messages import pack as say


def list_(json: Json = False) -> None:
    """List the installed packs, the last added last."""
    from presencecheck.packs.lock import installed
    from presencecheck.system.paths import user_paths

    entries = installed(user_paths().packs)
    if json:
        from presencecheck.reports.json.envelope import enveloped
        from presencecheck.reports.json.pack import pack_shape

        print_json(enveloped(packs=[pack_shape(entry) for entry in entries]))
    elif not entries:
        notice(say.NO_PACKS)
    else:
        rows = [
            (
                entry.name,
                entry.version,
                str(entry.checklists + entry.routines),
                entry.principal or _short(entry.fingerprint),
                entry.source,
            )
            for entry in entries
        ]
        print_table(("pack", "version", "lists", "signed by", "from"), rows, numbers=(2,))


def verify(name: AnyPack = "", json: Json = False) -> int:
    """Compare every byte with what was accepted.

    Signatures are checked again too. Exit code 1 says that something differs.
    """
    from presencecheck.packs.acceptance import signers_file
    from presencecheck.packs.lock import chosen
    from presencecheck.packs.policy import load
    from presencecheck.packs.verification import verify as damages
    from presencecheck.reports.json.envelope import enveloped
    from presencecheck.reports.json.pack import verified_shape
    from presencecheck.system.paths import policy_file, user_paths

    paths, rules = user_paths(), load(policy_file())
    allowed = signers_file(rules, paths.config)
    entries = chosen(paths.packs, name)
    found = [(entry, list(damages(entry, paths.packs, allowed, rules))) for entry in entries]
    if json:
        print_json(enveloped(packs=[verified_shape(entry, damage) for entry, damage in found]))
    elif not found:
        notice(say.NO_PACKS)
    else:
        for entry, damage in found:
            for each in damage:
                print_line(f"{each.file}: {each.message}. {each.hint}")
            if not damage:
                who = entry.principal or entry.fingerprint
                signer = say.WHOLE_SIGNER.format(signer=who) if who else ""
                print_paragraph(say.WHOLE.format(title=entry.title, version=entry.version, signer=signer))
    return ExitCode.NOT_READY if any(damage for _, damage in found) else ExitCode.FINE


def remove(name: Pack, yes: Yes = False) -> None:
    """Remove a pack from this computer.

    Your own checklists and the history stay.
    """
    from presencecheck.cli.confirm import confirm
    from presencecheck.packs.install import changing
    from presencecheck.packs.lock import chosen
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    with changing(paths.packs) as store:
        [entry] = chosen(paths.packs, name)
        holds = say.contents(entry.checklists, entry.routines)
        if not confirm(say.REMOVE.format(title=entry.title, name=entry.name, contents=holds), yes=yes):
            print_line(say.NOTHING_DONE)
            return
        store.drop(entry.name)
    print_line(say.REMOVED.format(title=entry.title))


def _short(fingerprint: str) -> str:
    return f"{fingerprint[:_SHOWN]}…" if fingerprint else say.NOBODY_SIGNED


_SHOWN = len("SHA256:") + 8
"""Enough of a fingerprint to recognise it in a table."""
