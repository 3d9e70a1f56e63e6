"""Makes docs/mutation.md from what `python -m mutation` left behind, and from the reasons in mutation/survivors.toml.

Run from the checkout: python docs/make_mutation.py [FILE]
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from mutation.areas import AREAS  # noqa: E402
from mutation.results import Module, Survivor, modules, reason_of, survivors  # noqa: E402

INTRODUCTION = """\
# Tests of the tests

A test that cannot fail says nothing. So the program is broken on purpose, thousands of times and each time in one small
way: a `<` becomes a `<=`, a text another, an argument is left out. Then the tests run; a break that no test notices has
survived. The work is that of mutmut; `mutation/` says which modules are broken and by which tests that should be
noticed, and lets mutmut into properties and context managers too, which it leaves alone by itself.

```sh
pip install -e '.[dev,mutation]'
python -m mutation reader          # or engine, store, packs: minutes to an hour; goes on where it was stopped
python docs/make_mutation.py       # this page
```

The tests are the quick ones, those that touch the function within one process, the hundred quickest of them first and
then all: a break that only the tests with real processes, terminals and kills would notice counts as survived, and so
does one that was only tried with the first hundred before the run was stopped. Statements outside functions, and the
few functions that keep what they reckoned (`cache`), are not broken. Hypothesis is seeded with 0. It is not part of
the test suite; beside it, every branch of these modules is tested: `bash .ci/coverage`.
"""

HEAD = "| | breaks | of no effect | noticed | of the rest |\n|---|---|---|---|---|"


def main() -> None:
    """Write the page into the file named, or into docs/mutation.md."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "mutation.md"
    target.write_text("\n".join(page()) + "\n", encoding="utf-8")


def page() -> Iterator[str]:
    """The page, line by line."""
    found, left = list(modules()), list(survivors())
    same = Counter(survivor.module for survivor in left if reason_of(survivor).same)
    yield INTRODUCTION
    yield HEAD
    for area in AREAS:
        yield _row(f"**{area}**", [module for module in found if module.area == area], same)
    yield ""
    for area in AREAS:
        yield from _table(area, [module for module in found if module.area == area], same)
    yield from _reasons(left)


def _table(area: str, found: list[Module], same: Mapping[str, int]) -> Iterator[str]:
    yield f"## {area.capitalize()}\n\n{HEAD}"
    yield from (_row(f"`{module.name}`", [module], same) for module in found if module.tried)
    untouched = sum(module.counts["no tests"] for module in found)
    untried = sum(module.counts["not checked"] for module in found)
    if untouched or untried:
        yield f"\nBeside these, {untouched} are in functions that no quick test calls; {untried} were not tried."
    yield ""


def _row(name: str, found: list[Module], same: Mapping[str, int]) -> str:
    tried, noticed = sum(module.tried for module in found), sum(module.noticed for module in found)
    equal = sum(same.get(module.name, 0) for module in found)
    score = f"{100 * noticed // (tried - equal)} %" if tried else ""
    return f"| {name} | {tried} | {equal} | {noticed} | {score} |"


def _reasons(left: list[Survivor]) -> Iterator[str]:
    grouped: dict[str, list[Survivor]] = defaultdict(list)
    for survivor in left:
        grouped[reason_of(survivor).why].append(survivor)
    yield "## What survived, and why nothing was written against it\n"
    for reason, some in sorted(grouped.items(), key=lambda pair: -len(pair[1])):
        if reason:
            yield f"- {reason} {len(some)}: {_places(some)}."
    if grouped[""]:
        yield "\n## What survived and still wants a test\n"
        yield "Each changes a detail that the tests tried so far pass over; mutmut shows which, and how it is called:"
        yield "`cd .mutation/AREA; mutmut results; mutmut show NAME`.\n"
        for module in dict.fromkeys(survivor.module for survivor in grouped[""]):
            some = [survivor for survivor in grouped[""] if survivor.module == module]
            yield f"- {len(some)}: {_places(some)}."


def _places(some: list[Survivor]) -> str:
    places = Counter(f"`{survivor.module}.{survivor.function}`" for survivor in some)
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(places.items()))


if __name__ == "__main__":
    main()
