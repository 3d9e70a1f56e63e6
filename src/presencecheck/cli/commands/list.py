"""`list`: what the library holds."""

from typing import TYPE_CHECKING, Any

from presencecheck.cli.options import Json, Plain
from presencecheck.cli.output import notice, print_json, print_line, print_table
from presencecheck.core.frozen import replace
from presencecheck.messages import durations as durations_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import list as list_messages

if TYPE_CHECKING:
    from presencecheck.core.context import Context
    from presencecheck.library.library import Library
    from presencecheck.library.loaded import LoadedChecklist
    from presencecheck.reports.json.list import WalkSize
    from presencecheck.system.policy_terms import PolicyTerms


def list_(json: Json = False, plain: Plain = False) -> None:
    """List every checklist and routine, with the time it takes and where it comes from."""

    from presencecheck.cli.passed_over import load_settings, open_library
    from presencecheck.cli.practice_names import title_as_read
    from presencecheck.core.context import Context
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.reports.json.list import checklist_shape
    from presencecheck.system.paths import policy_file, user_paths
    from presencecheck.system.policy_terms import read_terms

    paths = user_paths()
    library, settings = open_library(paths), load_settings(paths.config)
    usual = Context(settings.modality, settings.setting)  # type: ignore[arg-type]
    rows, broken = [], []
    for entry in library.entries():
        try:
            loaded = library.load(replace(entry, gives_way=entry.layer != "shipped"))
            size = _size(library, entry.name, loaded, usual)
            title = title_as_read(paths, loaded.content, loaded.source.layer)
        except PresenceCheckError as error:
            broken.append(f"{error.message} {error.hint}")
            continue
        if loaded.source.layer != entry.layer:
            entry = replace(entry, layer=loaded.source.layer, hides=())
        rows.append(checklist_shape(entry, loaded.content, size) | ({} if json else {"title": title}))
    if json:
        print_json(checklists=rows)
    elif rows:
        for kind in ("routine", "checklist"):
            _table(kind, [row for row in rows if row["kind"] == kind])
    else:
        notice(list_messages.NO_CHECKLISTS)
    for problem in dict.fromkeys(broken):
        notice(problem)
    _tell_names(library, read_terms(policy_file())[0])


def _tell_names(library: "Library", terms: "PolicyTerms | None") -> None:
    """Say which lists are required, and which have the name of a shipped one."""
    from presencecheck.cli.locked import list_sentences

    for sentence in list_sentences(library, terms):
        notice(sentence)
    if taken := library.taken():
        from presencecheck.library.taken_names import describe

        notice(describe(taken))


def _size(library: "Library", name: str, loaded: "LoadedChecklist", usual: "Context") -> "WalkSize":
    """What a walk of it asks and shows in the usual session; of a page to hand out, all of its lines."""
    from presencecheck.core.checklist import Checklist
    from presencecheck.core.run import Run
    from presencecheck.library.planning import plan
    from presencecheck.reports.json.list import WalkSize

    if isinstance(loaded.content, Checklist) and loaded.content.is_handed_out:
        return WalkSize(len(loaded.content.items), 0, loaded.content.seconds)
    planned = plan(library, (name,), usual)
    run = Run(planned)
    return WalkSize(len(run.visible), sum(len(sheet.lines) for sheet in planned.cards), run.seconds_left)


def _table(kind: str, rows: list[dict[str, Any]]) -> None:
    cells = [
        (
            row["id"],
            str(row["items"]),
            str(row["card-lines"] or ""),
            durations_messages.estimate(row["seconds"]),
            list_messages.HIDES.format(layer=row["layer"], hidden=enumeration_messages.join_with_commas(row["hides"]))
            if row["hides"]
            else row["layer"],
            list_messages.TO_HAND_OUT.format(title=row["title"]) if row["style"] == "hand-out" else row["title"],
        )
        for row in rows
    ]
    if cells:
        print_line()
        print_line(list_messages.KINDS[kind])
        print_table(list_messages.COLUMNS, cells, numbers=(1, 2, 3), words=list_messages.in_words)
