"""Breaks the modules of an area and runs its tests on each, by mutmut; what was noticed once is not tried again."""

import argparse
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from mutation.areas import AREAS, Area

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".mutation"
_NEEDED = ("src", "tests", "checklists", "docs", "README.md")
_CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
also_copy = ["checklists", "docs", "README.md"]
pytest_add_cli_args = {arguments}
pytest_add_cli_args_test_selection = {tests}
"""
_QUICKEST, _CASES = 100, 3
"""This number of tests is tried first, and this number of cases of each; of some functions there are hundreds."""
_NOTICED = (1, 3, 24, -24, 36, 152)
"""How mutmut's workers end where a test failed, or none ended in time."""
_ARGUMENTS = (
    "-pno:cacheprovider",
    "-mnot real",
    "--hypothesis-seed=0",
    # Tests are named to pytest again and again in one process, and pytest would escape their names each time again.
    "--override-ini=disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true",
)


def main() -> None:
    """Break what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("mutants", nargs="*", help="only those, by name or pattern, also if they were tried before")
    parser.add_argument("--children", type=int, default=2, help="how many at a time")
    wishes = parser.parse_intermixed_args()
    if Path("/dev/shm").is_dir():
        os.environ.setdefault("TMPDIR", "/dev/shm")  # a history waits for the disk at every answer
    os.chdir(prepared(wishes.area))
    forget_survivors()
    run(wishes.mutants, wishes.children)


def prepared(area: str) -> Path:
    """A copy of the checkout in which the area is broken, with mutmut's settings for it."""
    place = WORK / area
    place.mkdir(parents=True, exist_ok=True)
    for name in _NEEDED:
        source, target = ROOT / name, place / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)
    (place / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text("utf-8") + _settings(AREAS[area]), "utf-8"
    )
    return place


def _settings(area: Area) -> str:
    return _CONFIG.format(
        modules=[f"src/presencecheck/{module}" for module in area.modules],
        tests=[str(path.relative_to(ROOT)) for name in area.tests for path in sorted(ROOT.glob(f"tests/{name}.py"))],
        arguments=[*_ARGUMENTS, *(f"--deselect=tests/{name}" for name in area.slow)],
    )


def forget_survivors() -> None:
    """Have those tried again that no test noticed: one may have been written since."""
    for meta in Path("mutants", "src").rglob("*.meta"):
        kept = json.loads(meta.read_text(encoding="utf-8"))
        codes = kept["exit_code_by_key"]
        kept["exit_code_by_key"] = {name: code if code in _NOTICED else None for name, code in codes.items()}
        meta.write_text(json.dumps(kept), encoding="utf-8")


def run(mutants: list[str], children: int) -> None:
    """Make the mutants of the area in the folder one is in, and try them: with the quickest tests, then with all."""
    from hypothesis import Phase, settings
    from mutmut.__main__ import _run
    from mutmut.state import state
    from mutmut.workers.isolation import ForkRunner

    from mutation.widened import widen

    # That something fails is enough; the smallest example of it is for people.
    settings.register_profile("mutation", phases=(Phase.explicit, Phase.generate), database=None)
    settings.load_profile("mutation")
    widen()
    submit = ForkRunner.submit

    def with_quickest(runner: ForkRunner, name: str, tests: list[str], limit: int, estimated: float) -> object:
        quickest = sorted(tests, key=lambda test: state().duration_by_test[test])
        return submit(runner, name, _varied(quickest), limit, estimated)

    ForkRunner.submit = with_quickest
    _run(mutants, children)
    ForkRunner.submit = submit
    if left := list(_surviving(mutants)):
        _run(left, children)


def _varied(tests: list[str]) -> list[str]:
    """Of each test with many cases only a few, so that there is room for others."""
    cases: Counter[str] = Counter()
    chosen = []
    for test in tests:
        case = test.partition("[")[0]
        cases[case] += 1
        if cases[case] <= _CASES:
            chosen.append(test)
    return chosen[:_QUICKEST]


def _surviving(mutants: list[str]) -> Iterator[str]:
    for meta in Path("mutants", "src").rglob("*.meta"):
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            if code == 0 and (not mutants or any(fnmatch(name, wish) for wish in mutants)):
                yield name


if __name__ == "__main__":
    main()
