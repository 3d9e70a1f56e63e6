"""Prints what `probe` and `doctor` found."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from presencecheck.cli.output import print_json, print_line, print_paragraph, print_table
from presencecheck.cli.plain import is_plain
from presencecheck.core.errors import ExitCode
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import probes as probes_messages

if TYPE_CHECKING:
    from presencecheck.probes.measurement import Measurement

_WORST_FIRST = ("fail", "warn", "unknown", "ok")


def print_findings(
    kind: str,
    listed: str,
    found: Sequence[tuple[str, "Measurement"]],
    *,
    json: bool,
    names: Mapping[str, str] | None = None,
) -> int:
    """Print each finding by its name, then what helps, each remedy once; the exit code says whether anything failed.

    Args:
        kind: the heading of the names.
        listed: the key of the list in JSON.
        found: the names and findings.
        json: print one JSON object instead.
        names: what the names are called on screen, where that differs.
    """
    if json:
        from presencecheck.reports.json.findings import findings_shape

        print_json(**{listed: findings_shape(found)})
    else:
        shown = [((names or {}).get(name, name), each) for name, each in found]
        if is_plain():
            shown.sort(key=lambda one: _WORST_FIRST.index(one[1].finding))
        rows = [(name, probes_messages.FINDINGS[each.finding], each.sentence) for name, each in shown]
        print_table((kind, *probes_messages.HEADINGS), rows, words=lambda cells: probes_messages.ROW.format(*cells))
        helps: dict[str, list[str]] = {}
        for name, each in shown:
            if each.remedy:
                helps.setdefault(each.remedy, []).append(name)
        for remedy, needed in helps.items():
            name = enumeration_messages.join_with_commas(needed)
            print_paragraph(probes_messages.WHAT_HELPS.format(name=name, remedy=remedy))
    return _exit_code(found)


def print_next_steps(found: Sequence[tuple[str, "Measurement"]], names: Mapping[str, str]) -> int:
    """Print what to do first, then what could be better, and what is fine in one line; the exit code as above.

    Args:
        found: the names and findings.
        names: what the names are called on screen.
    """
    from presencecheck.messages import doctor as doctor_messages

    first = [one for worst in _WORST_FIRST[:2] for one in found if one[1].finding == worst]
    later = [one for one in found if one not in first and (one[1].remedy or one[1].finding == "unknown")]
    _print_steps(doctor_messages.FIRST, first, names)
    if first and later:
        print_line()
    _print_steps(doctor_messages.LATER, later, names)
    fine = [names.get(name, name) for name, each in found if (name, each) not in (*first, *later)]
    if first or later:
        print_line()
    sentence = doctor_messages.FINE if first or later else doctor_messages.ALL_FINE
    print_paragraph(sentence.format(names=enumeration_messages.join_with_commas(fine), count=len(fine)))
    return _exit_code(found)


def _print_steps(title: str, found: Sequence[tuple[str, "Measurement"]], names: Mapping[str, str]) -> None:
    """Print each finding with what helps; those that the same remedy helps stand together."""
    if not found:
        return
    print_line(title)
    by_remedy: dict[str, list[tuple[str, Measurement]]] = {}
    for name, each in found:
        by_remedy.setdefault(each.remedy, []).append((names.get(name, name), each))
    for number, (remedy, alike) in enumerate(by_remedy.items(), 1):
        sentences = dict.fromkeys(each.sentence for _, each in alike)
        called = enumeration_messages.join_with_commas([name for name, _ in alike])
        lead = f"{number}. "
        print_paragraph(probes_messages.NAMED.format(name=called, sentence=" ".join(sentences)), lead=lead)
        if remedy:
            print_paragraph(remedy, len(lead))


def _exit_code(found: Sequence[tuple[str, "Measurement"]]) -> int:
    return ExitCode.NOT_READY if any(each.finding == "fail" for _, each in found) else ExitCode.FINE
