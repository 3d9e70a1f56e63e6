"""What `diff` reports: as sentences, and as one JSON object."""

from collections.abc import Iterable, Iterator

from presencecheck.core.diff import Change
from presencecheck.library.compare import Comparison
from presencecheck.messages import diff as diff_messages


def diff_lines(found: Comparison) -> Iterator[tuple[int, str]]:
    """What a file changes, what is wrong with it, and what changed below it; each with its indent."""
    words = {"name": found.name, "layer": found.layer, "base": found.base}
    if not found.base:
        yield 0, diff_messages.UNCHANGED.format_map(words)
        return
    yield 0, (diff_messages.OVERLAID if found.applied else diff_messages.REPLACED).format_map(words)
    yield from change_lines(found.changes)
    yield from ((0, str(problem)) for problem in found.problems)
    if found.applied is None:
        return
    if found.later:
        yield 0, diff_messages.LATER.format_map(words)
        yield from change_lines(found.later)
    elif found.later is not None:
        yield 0, diff_messages.LATER_NOTHING.format_map(words)
    else:
        since = found.applied.overlay.since
        yield 0, (diff_messages.LATER_UNKNOWN if since else diff_messages.LATER_UNSAID).format_map(words)


def change_lines(changes: Iterable[Change]) -> Iterator[tuple[int, str]]:
    """A line for each change; one that says so where there is none."""
    lines = [(2, describe_change(change)) for change in changes]
    yield from lines or [(2, diff_messages.NOTHING)]


def describe_change(change: Change) -> str:
    """The change as a sentence."""
    words = {name: part or diff_messages.ABSENT for name, part in change._asdict().items()}
    if change.kind == "kind":
        words |= {name: diff_messages.KINDS[words[name]] for name in ("before", "after")}
    return diff_messages.CHANGES[change.kind].format_map(words)
