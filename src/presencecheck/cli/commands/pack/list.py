"""`pack list`: the installed packs."""

from typing import TYPE_CHECKING

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_error, print_json, print_table
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import policy as policy_messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presencecheck.packs.lock import Installed
    from presencecheck.system.policy_terms import PolicyTerms


def list_(json: Json = False, plain: Plain = False) -> None:
    """List the installed packs, the last added last."""

    from presencecheck.core.frozen import replace
    from presencecheck.library.required import missing_packs
    from presencecheck.packs.allowed_signers import signer_name
    from presencecheck.packs.dependencies import declared, unmet_now
    from presencecheck.packs.lock import newer_versions, read_lock
    from presencecheck.packs.policy import load
    from presencecheck.packs.vouching import principal_now
    from presencecheck.system.paths import policy_file, user_paths
    from presencecheck.system.policy_terms import read_terms

    paths = user_paths()
    policy = load(policy_file(), paths.config)
    accepted, seen = read_lock(paths.packs)
    entries = tuple(replace(entry, principal=principal_now(entry, paths.packs, policy)) for entry in accepted)
    lacking = unmet_now(paths.packs)
    terms, _ = read_terms(policy_file())
    missing = tuple(error for _, error in missing_packs(terms, paths)) if terms else ()
    if json:
        from presencecheck.reports.json.pack import pack_shape

        by = dict.fromkeys(terms.packs, terms.by) if terms else {}
        print_json(
            packs=[
                pack_shape(entry, declared(entry, paths.packs), lacking, seen.get(entry.name), by.get(entry.name, ""))
                for entry in entries
            ]
        )
    elif not entries:
        notice(pack_messages.NO_PACKS)
    else:
        rows = [
            (
                entry.name,
                entry.version,
                str(entry.checklists + entry.routines),
                signer_name(entry.principal, _short(entry.fingerprint)),
                entry.source,
            )
            for entry in entries
        ]
        print_table(pack_messages.COLUMNS, rows, numbers=(2,))
        _tell_required(terms, entries)
        for each in lacking:
            print_error(each.error)
        for sentence in newer_versions(entries, seen):
            notice(sentence)
    for error in missing:
        print_error(error)


def _tell_required(terms: "PolicyTerms | None", entries: "Iterable[Installed]") -> None:
    """Say which of the packs the policy requires."""
    names = [entry.name for entry in entries if terms and entry.name in terms.packs]
    if terms and names:
        notice(policy_messages.PACKS.format(by=terms.by, names=pack_messages.CONTENTS.join(names)))


def _short(fingerprint: str) -> str:
    return f"{fingerprint[:_SHOWN]}…" if fingerprint else pack_messages.NOBODY_SIGNED


_SHOWN = len("SHA256:") + 8
"""Characters of a fingerprint that are enough to recognise it in a table."""
