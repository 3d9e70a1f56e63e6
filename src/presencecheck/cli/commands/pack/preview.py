"""What a person is shown of a pack before they agree to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from presencecheck.cli.locked import change_sentences, offer_sentences
from presencecheck.cli.output import notice, print_line, print_paragraph, print_table
from presencecheck.cli.practice_names import contents_as_read
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.links import links_of
from presencecheck.core.locked import locked_refs
from presencecheck.core.names import RESERVED_WORDS
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic
from presencecheck.library.library import Library
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import keygen as keygen_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.messages import pack_show as pack_show_messages
from presencecheck.messages import requires as requires_messages
from presencecheck.packs.allowed_signers import is_pattern
from presencecheck.packs.changes import ChecklistChange, LockedChange, changes, is_older, locked_change
from presencecheck.packs.dependencies import undeclared
from presencecheck.packs.lock import Installed
from presencecheck.packs.manifest import digest
from presencecheck.packs.pack import InvalidPackError, Pack
from presencecheck.packs.signature import Signer
from presencecheck.packs.update_check import UpdateCheck, installed_contents
from presencecheck.reports.text.diff import describe_change
from presencecheck.system.paths import Paths
from presencecheck.system.program_name import typed_word

_MOST_ROWS = 40
"""Longer tables scroll away before they are read."""
_MOST_NAMES = 12


@contextmanager
def print_problems(*, quiet: bool = False) -> Iterator[None]:
    """List every problem of a pack's files before the error that sums them up; `quiet`: on standard error."""
    try:
        yield
    except InvalidPackError as error:
        for problem in error.problems:
            (notice if quiet else print_line)(str(problem))
        raise


def show_offer(
    pack: Pack, source: str, signer: Signer | None, before: Installed | None, paths: Paths, allowed: Path
) -> None:
    """All that a person should know before they agree to add a pack."""
    _head(pack, source)
    if before is not None and before.source != source:
        _say(pack_messages.SOURCE_CHANGED, before=before.source, after=source)
    _signer(signer, before, allowed)
    if before is not None and before.sha256 != pack.sha256:
        contents = installed_contents(before, paths.packs)
        _changes(before, pack, tuple(changes(contents, pack.contents)))
        _locked(locked_change(contents, pack.contents), signer)
        return
    print_line()
    _say(pack_messages.HOLDS, contents=pack_messages.contents(len(pack.contents) - pack.routines, pack.routines))
    contents = contents_as_read(paths, pack)
    rows = [_row(name, contents[name]) for name in list(contents)[:_MOST_ROWS]]
    print_table(pack_messages.CONTENT_COLUMNS, rows, numbers=(2, 3))
    if len(pack.contents) > len(rows):
        print_line(pack_messages.MORE.format(count=len(pack.contents) - len(rows)))
    _precedence(pack, Library.of(paths))
    for sentence in offer_sentences(
        tuple(locked_refs(contents).values()), is_vouched=bool(signer and signer.principal)
    ):
        print_paragraph(sentence)
    _links(pack)
    _say(pack_show_messages.EVERY_QUESTION, typed=typed_word(source))


def show_head(pack: Pack, source: str, signer: Signer | None, allowed: Path) -> None:
    """What a pack says of itself, where it is from, and who signed it."""
    _head(pack, source)
    _signer(signer, None, allowed)


def show_update(entry: Installed, found: UpdateCheck, allowed: Path) -> None:
    """What is new at a pack's source."""
    words = {"title": entry.title, "version": entry.version, "name": entry.name, "source": entry.source}
    if found.pack is not None:
        _changes(entry, found.pack, found.changes)
        _locked(found.locked, found.signer)
        _passed_over(found.pack)
        _signer(found.signer, entry, allowed)
    elif found.state == "current":
        _say(pack_messages.CURRENT, **words)
    elif found.state == "address":
        _say(pack_messages.ADDRESS, command=pack_messages.ADD_ADDRESS, **words)
    else:
        _say(pack_messages.KEEPS, **words)


def show_export(pack: Pack, content: bytes, remarks: Sequence[Diagnostic], *, line: str) -> None:
    """What was written, and what its publisher should tell; `line`: by which its signer is trusted, if there is one."""
    words = {"size": -(-len(content) // 1024), "signed": pack_messages.EXPORT_SIGNED[bool(line)]}
    for problem in remarks:
        print_line(str(problem))
    _passed_over(pack)
    if used := undeclared(pack.metadata, pack.contents.uses):
        print_paragraph(requires_messages.UNDECLARED.of(len(used), names=pack_messages.CONTENTS.join(used)))
    _say(
        pack_messages.EXPORTED,
        contents=pack_messages.contents(len(pack.contents) - pack.routines, pack.routines),
        **words,
    )
    if line:
        print_paragraph(keygen_messages.LINE)
        print_line(line)
    print_line(pack_messages.PUBLISH)
    print_line(digest(content))


def _head(pack: Pack, source: str) -> None:
    said = pack.metadata
    _say(pack_messages.PACK, title=said.title, name=said.name, version=said.version, language=said.language)
    _say(pack_messages.PUBLISHED, publisher=said.publisher, licence=said.licence)
    if said.requires:
        _say(requires_messages.NEEDS, requirements=pack_messages.CONTENTS.join(each.text for each in said.requires))
    print_line(pack_messages.FROM.format(source=source))
    told = pack_messages.SHA256 if pack.zip_sha256 else pack_messages.SHA256_OF_FILES
    print_line(told.format(sha256=pack.zip_sha256 or pack.sha256))
    if pack.top:
        _say(pack_messages.IN_FOLDER, top=pack.top)
    _passed_over(pack)
    if pack.warnings:
        print_paragraph(pack_messages.REMARKS.of(len(pack.warnings)))


def _passed_over(pack: Pack) -> None:
    """What lies at its source and is not taken."""
    for sentence, names in ((pack_messages.COPIES, pack.copies), (pack_messages.LEFT_OUT, pack.left_out)):
        if names:
            _say(sentence, names=_some(names))


def _signer(signer: Signer | None, before: Installed | None, allowed: Path) -> None:
    if signer is None:
        print_paragraph(pack_messages.UNSIGNED)
    elif is_pattern(signer.principal):
        words = {"pattern": signer.principal, "fingerprint": signer.fingerprint, "allowed": allowed}
        _say(pack_messages.SIGNED_BY_PATTERN, **words)
    elif signer.principal:
        _say(pack_messages.SIGNED, principal=signer.principal, fingerprint=signer.fingerprint)
    elif before is not None and before.fingerprint == signer.fingerprint:
        _say(pack_messages.SIGNED_BEFORE, fingerprint=signer.fingerprint)
    elif signer.doubt:
        _say(pack_messages.UNCOUNTED, fingerprint=signer.fingerprint, allowed=allowed, doubt=signer.doubt)
    else:
        _say(pack_messages.UNVOUCHED, fingerprint=signer.fingerprint, allowed=allowed)


def _changes(before: Installed, pack: Pack, found: Sequence[ChecklistChange]) -> None:
    """What a new version changes, item by item."""
    said = pack.metadata
    print_line()
    words = {"title": said.title, "name": said.name, "before": before.version, "after": said.version}
    _say(pack_messages.CHANGED_VERSION, **words)
    if said.version == before.version:
        print_paragraph(pack_messages.SAME_VERSION)
    elif is_older(said.version, before.version):
        print_paragraph(pack_messages.OLDER)
    if said.publisher != before.publisher:
        _say(pack_messages.PUBLISHER_CHANGED, before=before.publisher, after=said.publisher)
    for each in found:
        print_paragraph(pack_messages.LIST_CHANGES[each.sort].format(title=each.title, id=each.id), 2)
        for change in each.changes:
            print_paragraph(describe_change(change), 4)
        if each.sort == "changed" and not each.changes:
            print_paragraph(pack_messages.LIST_TOUCHED, 4)
    if not found:
        print_paragraph(pack_messages.ONLY_TEXTS, 2)
    _links(pack)


def _locked(change: LockedChange, signer: Signer | None) -> None:
    """What it requires from this version on, and no longer."""
    for sentence in change_sentences(change, is_vouched=bool(signer and signer.principal)):
        print_paragraph(sentence, 2)


def _links(pack: Pack) -> None:
    """Every address that its pages give to clients."""
    links = dict.fromkeys(link for what in pack.contents.values() for link in links_of(what))
    if links:
        print_paragraph(pack_show_messages.LINKS.of(len(links)))
    for link in links:
        print_line(f"  {link}")


def _precedence(pack: Pack, library: Library) -> None:
    """Which of a pack's names others have too, and which are words of the program."""
    known = {entry.name for entry in library.entries()}  # few of a thousand names are those of others
    shared = [name for name in pack.contents if name in known]
    layers = {name: {entry.layer for entry in library.all(name)} - {pack.metadata.name} for name in shared}
    yields = [name for name, others in layers.items() if "own" in others]
    wins = [name for name, others in layers.items() if others and "own" not in others]
    reserved = [name for name in pack.contents if name in RESERVED_WORDS]
    for sentence, names in (
        (pack_messages.WINS_OVER, wins),
        (pack_messages.YIELDS_TO, yields),
        (pack_messages.NOT_BY_NAME, reserved),
    ):
        if names:
            _say(sentence, names=_some(names))


def _row(name: str, what: Checklist | Routine | Overlay) -> tuple[str, str, str, str, str]:
    kind = pack_messages.KINDS[type(what).__name__.lower()]
    if isinstance(what, Checklist):
        return name, kind, str(len(what.items)), durations_messages.estimate(what.seconds), what.title
    return name, kind, "", "", what.title or name


def _some(names: Sequence[str]) -> str:
    shown = pack_messages.CONTENTS.join(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return shown
    return pack_messages.CONTENTS.join((shown, pack_messages.MORE.format(count=len(names) - _MOST_NAMES)))


def _say(sentence: str, **words: object) -> None:
    print_paragraph(sentence.format_map(words))
