"""The result of the mutants: counted by module, and of those that no test noticed, what they change."""

import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from mutation.__main__ import WORK
from mutation.areas import AREAS

REASONS = Path(__file__).with_name("survivors.toml")
_NOTICED = {"killed", "timeout", "segfault", "caught by type check"}
_TRIED = {*_NOTICED, "survived", "suspicious"}


class Module(NamedTuple):
    """A module of the program, and how many of its mutants came to what."""

    area: str
    name: str
    counts: Counter[str]

    @property
    def tried(self) -> int:
        """The mutants that some test of the area touches."""
        return sum(self.counts[word] for word in _TRIED)

    @property
    def noticed(self) -> int:
        """Those of them with which a test failed, or never came to an end."""
        return sum(self.counts[word] for word in _NOTICED)


class Survivor(NamedTuple):
    """A change that no test noticed."""

    module: str
    function: str
    change: str
    """The lines taken away and put in their place, as in a diff."""


def modules() -> Iterator[Module]:
    """Every module that was tried, area by area."""
    from mutmut.stats import status_by_exit_code

    for area in AREAS:
        for meta, codes in _results(area):
            counts = Counter(status_by_exit_code[code] for code in codes.values())
            yield Module(area, _name(meta), counts)


def survivors() -> Iterator[Survivor]:
    """Every change that no test noticed, module by module."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant
    from mutmut.stats import status_by_exit_code

    for area in AREAS:
        for meta, codes in _results(area):
            source = Path(str(meta.relative_to(WORK / area / "mutants")).removesuffix(".meta"))
            for mutant, code in codes.items():
                if status_by_exit_code[code] in ("survived", "suspicious"):
                    with chdir(WORK / area):
                        lines = get_diff_for_mutant(mutant, path=source).splitlines()[3:]
                    change = "\n".join(re.sub(r"^([-+]) +", r"\1 ", line) for line in lines if line[:1] in "-+")
                    yield Survivor(_name(meta), _function(mutant), change)


class Reason(NamedTuple):
    """Why nobody needs a test for a change."""

    why: str = ""
    """Empty where that was not said."""
    same: bool = False
    """It makes no difference that anything could notice."""


def reason_of(survivor: Survivor) -> Reason:
    """What mutation/survivors.toml says of it."""
    for reason in tomllib.loads(REASONS.read_text(encoding="utf-8"))["reason"]:
        here = reason.get("where", "") in f"{survivor.module}.{survivor.function}"
        fits = re.search(reason["change"], survivor.change, re.DOTALL)
        if here and fits and (not reason.get("any-case") or _same_but_for_case(survivor.change)):
            return Reason(reason["why"], reason.get("same", False))
    return Reason()


def _same_but_for_case(change: str) -> bool:
    before, after = ([line[1:].lower() for line in change.splitlines() if line[0] == sign] for sign in "-+")
    return before == after


def _results(area: str) -> Iterator[tuple[Path, dict[str, int | None]]]:
    for meta in sorted((WORK / area / "mutants" / "src").rglob("*.meta")):
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes and any(fnmatch(f"{_name(meta)}.py", pattern) for pattern in AREAS[area].modules):
            yield meta, codes


def _name(meta: Path) -> str:
    path = meta.relative_to(next(parent for parent in meta.parents if parent.name == "presencecheck"))
    return str(path).removesuffix(".py.meta").replace(os.sep, "/")


def _function(mutant: str) -> str:
    return mutant.partition("__mutmut_")[0].rpartition(".")[2].removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
