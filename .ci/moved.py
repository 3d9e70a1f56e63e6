"""Which packages moved away from their pins, which tests meet them, and what is said of it. Tests no package itself."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

QUICK = (
    *("advice", "ahead", "architecture", "canaries", "clocks", "content", "content_routines", "engine_parts", "health"),
    *("hours", "loading", "merging", "page", "plan", "planning", "reader", "reference", "report", "run", "schema"),
    *("seals", "show", "statistics", "supply_chain", "walk", "words"),
)
"""Tests without a terminal, a browser or a process of their own, by the middle of their file's name."""

_FORMAT = (
    *("reader", "loading", "faults_in_words", "check", "hostile", "hostile_corpus"),
    *("overlays", "schema", "importing"),
)
_SCREEN = ("terminal", "controls", "plain", "holding")
_COMMANDS = ("commands", "settings", "library", "json_contract")
MEETS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pyyaml", "types-pyyaml"), (*_FORMAT, "checklist_repository")),
    **dict.fromkeys(
        ("pydantic", "pydantic-core", "annotated-types", "typing-extensions", "typing-inspection"),
        (*_FORMAT, "reference", "library"),
    ),
    **dict.fromkeys(("typer", "shellingham", "annotated-doc"), ("imports", *_COMMANDS, "controls", "check")),
    **dict.fromkeys(("rich", "markdown-it-py", "mdurl", "pygments", "wcwidth"), (*_SCREEN, "commands", "formats")),
    "linkify-it-py": ("formats",),
    "prompt-toolkit": _SCREEN,
    "platformdirs": (*_COMMANDS, "overlays"),
    "hypothesis": ("plan", "hours", "formats", "history_machine", "overlays_machine", "packs_machine"),
    "pyte": ("terminal", "controls"),
    **dict.fromkeys(("fhir-resources", "fhir-core"), ("fhir", "export")),
    **dict.fromkeys(("jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "attrs"), ("schema",)),
    "pypdf": ("report", "printed_page"),
    "playwright": ("printed_page", "devices_page"),
    **dict.fromkeys(("psutil", "sounddevice", "cffi"), ("probes", "measured_walk")),
    **dict.fromkeys(("build", "hatchling", "editables", "pyproject-hooks", "packaging"), ("packaging", "supply_chain")),
}
"""Beside the quick ones: the tests that meet a package. Whatever is not named here is met by every test, or by none."""

STYLE = {"ruff": ("ruff check .", "ruff format --check ."), "mypy": ("mypy",)}
"""What looks at the code rather than running it."""

_ENDED = re.compile(r"^(?:\[gw\d+\] \[ *\d+%\] )(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS) (tests/.*?) *$", re.MULTILINE)


def moves(pinned: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Each package that is there in another version than pinned, or is not pinned at all, with both versions."""
    return {
        name: f"{pinned.get(name, 'not pinned')} -> {version}"
        for name, version in sorted(found.items())
        if pinned.get(name) != version
    }


def files(moved: Iterable[str], tests: Path) -> list[str]:
    """The test files to run, those that meet what moved first."""
    areas = dict.fromkeys([*(area for name in moved for area in MEETS.get(name, ())), *QUICK])
    return [str(path) for area in areas if (path := tests / f"test_{area}.py").is_file()]


def commands(moved: Iterable[str]) -> list[str]:
    """The commands that look at the code, where they or the types that they read moved."""
    names = {"mypy" if name.startswith("types-") else name for name in moved}
    return [command for tool in STYLE if tool in names for command in STYLE[tool]]


def ended(output: str) -> tuple[list[str], list[str]]:
    """Of what pytest says with -v and -n: the tests that ended, and those of them that failed."""
    told = _ENDED.findall(output)
    return [name for _, name in told], list(dict.fromkeys(name for how, name in told if how in ("FAILED", "ERROR")))


def block(*lines: str) -> str:
    """Lines that nobody overlooks, and that say that they decide nothing."""
    edge = "#" * 100
    return "\n".join(
        ["", edge, "# NEWEST LIBRARIES (a look ahead; it decides nothing)", *(f"# {x}" for x in lines), edge]
    )
