"""`pack verify`: every byte of the installed packs, compared with what was accepted."""

from presencecheck.cli.commands.pack.options import AnyPack
from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.core.errors import ExitCode
from presencecheck.messages import pack as pack_messages


def verify(name: AnyPack = "", json: Json = False, plain: Plain = False) -> int:
    """Compare every byte with what was accepted.

    Signatures are checked again too. Exit code 1 says that something differs.
    """
    from presencecheck.packs.allowed_signers import signer_name
    from presencecheck.packs.lock import select
    from presencecheck.packs.policy import load
    from presencecheck.packs.verification import verify as damages
    from presencecheck.reports.json.pack import verified_shape
    from presencecheck.system.paths import policy_file, user_paths

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    found = [(entry, list(damages(entry, paths.packs, policy))) for entry in select(paths.packs, name)]
    if json:
        print_json(packs=[verified_shape(entry, damage) for entry, damage in found])
    elif not found:
        notice(pack_messages.NO_PACKS)
    else:
        for entry, damage in found:
            for each in damage:
                print_line(pack_messages.DAMAGE.format(file=each.file, message=each.message, hint=each.hint))
            if not damage:
                who = signer_name(entry.principal, entry.fingerprint)
                signer = pack_messages.WHOLE_SIGNER.format(signer=who) if who else ""
                print_paragraph(pack_messages.WHOLE.format(title=entry.title, version=entry.version, signer=signer))
    return ExitCode.NOT_READY if any(damage for _, damage in found) else ExitCode.FINE
