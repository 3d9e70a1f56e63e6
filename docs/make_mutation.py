"""Makes the figures of docs/mutation.md from what `python -m mutation` left behind, and from mutation/survivors.toml.

Run from the checkout: python docs/make_mutation.py [AREA...] [--page FILE]

The figures of other areas stay as they are.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs.marks import put  # noqa: E402
from mutation.areas import AREAS  # noqa: E402
from mutation.results import Module, Survivor, modules, reason_of, survivors  # noqa: E402

HEAD = "| | breaks | of no effect | noticed | of the rest |\n|---|---|---|---|---|"


def marks(area: str) -> tuple[str, str]:
    """What stands before and after the figures of an area."""
    return f"<!-- python docs/make_mutation.py {area} -->", f"<!-- end of {area} -->"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the figures of the areas named, or of all that were tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; else all that were tried")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "mutation.md", help="the page to write")
    wishes = parser.parse_args(arguments)
    found, left = list(modules()), list(survivors())
    for area in wishes.areas or AREAS:
        if not any(module.area == area for module in found):
            sys.exit(f"{area} was not tried: python -m mutation {area}") if wishes.areas else None
            continue
        names = {module.name for module in found if module.area == area}
        ours = [survivor for survivor in left if survivor.module in names]
        put(wishes.page, *marks(area), list(section([module for module in found if module.area == area], ours)))


def section(found: list[Module], left: list[Survivor]) -> Iterator[str]:
    """The figures of one area, line by line."""
    same = Counter(survivor.module for survivor in left if reason_of(survivor).same)
    yield f"Tried on {datetime.now().astimezone().date()}.\n"
    yield HEAD
    yield _row("**together**", found, same)
    yield from (_row(f"`{module.name}`", [module], same) for module in found if module.tried)
    untouched = sum(module.counts["no tests"] for module in found)
    untried = sum(module.counts["not checked"] for module in found)
    if untouched or untried:
        yield f"\nBeside these, {untouched} are in functions that no quick test calls; {untried} were not tried."
    yield ""
    yield from _reasons(left)


def _row(name: str, found: list[Module], same: Mapping[str, int]) -> str:
    tried, noticed = sum(module.tried for module in found), sum(module.noticed for module in found)
    equal = sum(same.get(module.name, 0) for module in found)
    score = f"{100 * noticed // (tried - equal)} %" if tried else ""
    return f"| {name} | {tried} | {equal} | {noticed} | {score} |"


def _reasons(left: list[Survivor]) -> Iterator[str]:
    grouped: dict[str, list[Survivor]] = defaultdict(list)
    for survivor in left:
        grouped[reason_of(survivor).why].append(survivor)
    if any(grouped):
        yield "What survived, and why nothing was written against it:\n"
    for reason, some in sorted(grouped.items(), key=lambda pair: -len(pair[1])):
        if reason:
            yield f"- {reason} {len(some)}: {_places(some)}."
    if grouped[""]:
        yield "\nWhat survived and still wants a test:\n"
        for module in dict.fromkeys(survivor.module for survivor in grouped[""]):
            some = [survivor for survivor in grouped[""] if survivor.module == module]
            yield f"- {len(some)}: {_places(some)}."


def _places(some: list[Survivor]) -> str:
    places = Counter(f"`{survivor.module}.{survivor.function}`" for survivor in some)
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(places.items()))


if __name__ == "__main__":
    main()
