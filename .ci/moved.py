"""Which packages moved away from their pins, which tests meet them, and what is said of it. Tests no package itself."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

QUICK = (
    *(
        "formats/lint/test_advice",
        "project/test_architecture",
        "end_to_end/test_canaries",
        "end_to_end/test_clocks",
        "content/test_checklists",
        "content/test_routines",
        "core/test_run",
        "cli/commands/test_doctor",
    ),
    *(
        "library/test_hours",
        "formats/test_load",
        "history/operations/test_merge",
        "reports/html/test_page",
        "core/test_plan",
        "library/test_planning",
        "formats/test_yaml_reader",
        "project/test_reference",
        "reports/html/test_shared",
        "core/test_run",
        "formats/test_json_schema",
    ),
    *(
        "history/format/test_hash_chain",
        "cli/commands/test_show",
        "reports/json/test_stats",
        "project/test_supply_chain",
        "walk/test_loop",
        "surfaces/test_answer_words",
    ),
)
"""Tests without a terminal, a browser or a process of their own, by their place below tests/."""

_FORMAT = (
    *(
        "formats/test_yaml_reader",
        "formats/test_load",
        "formats/test_diagnostics",
        "authoring/test_check",
        "formats/test_hostile",
        "formats/test_hostile_files",
    ),
    *("library/test_overlays", "formats/test_json_schema", "formats/test_validators", "authoring/imports/test_outline"),
)
_SCREEN = (
    "surfaces/terminal/test_surface",
    "surfaces/terminal/test_controls",
    "surfaces/plain/test_surface",
    "surfaces/terminal/test_exercise_control",
)
_COMMANDS = ("cli/test_main", "system/test_settings", "library/test_library", "cli/test_json_contract")
MEETS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pyyaml", "types-pyyaml"), (*_FORMAT, "project/test_checklist_repository")),
    **dict.fromkeys(
        ("pydantic", "pydantic-core", "annotated-types", "typing-extensions", "typing-inspection"),
        (*_FORMAT, "project/test_reference", "library/test_library"),
    ),
    **dict.fromkeys(
        ("typer", "shellingham", "annotated-doc"),
        ("project/test_start_imports", *_COMMANDS, "surfaces/terminal/test_controls", "cli/commands/test_check"),
    ),
    **dict.fromkeys(
        ("rich", "markdown-it-py", "mdurl", "pygments", "wcwidth"),
        (*_SCREEN, "cli/test_main", "reports/test_formats", "reports/text/test_markdown"),
    ),
    "linkify-it-py": ("reports/test_formats", "reports/text/test_markdown"),
    "prompt-toolkit": (*_SCREEN, "surfaces/terminal/test_key_table", "surfaces/terminal/test_live"),
    "platformdirs": (*_COMMANDS, "library/test_overlays"),
    "hypothesis": (
        "core/test_plan",
        "library/test_hours",
        "reports/test_formats",
        "history/test_state_machine",
        "core/test_compose_machine",
        "packs/test_state_machine",
    ),
    "pyte": ("surfaces/terminal/test_surface", "surfaces/terminal/test_controls"),
    **dict.fromkeys(
        ("fhir-resources", "fhir-core"), ("reports/fhir/test_questionnaire", "reports/fhir/test_responses")
    ),
    **dict.fromkeys(
        ("jsonschema", "jsonschema-specifications", "referencing", "rpds-py", "attrs"), ("formats/test_json_schema",)
    ),
    "pypdf": ("reports/html/test_report", "reports/html/test_checklist"),
    "playwright": ("reports/html/test_checklist", "devices/test_page"),
    "psutil": ("probes/test_power", "probes/test_machine", "probes/test_apps", "walk/test_measurements"),
    **dict.fromkeys(
        ("icalendar", "recurring-ical-events", "x-wr-timezone", "python-dateutil", "six", "tzdata", "click"),
        ("calendar/test_expand", "calendar/test_read"),
    ),
    **dict.fromkeys(("python-docx", "lxml"), ("authoring/imports/test_word",)),
    **dict.fromkeys(("sounddevice", "cffi"), ("probes/test_sound", "probes/test_microphone", "probes/test_speaker")),
    **dict.fromkeys(
        ("build", "hatchling", "editables", "pyproject-hooks", "project/test_packaging"),
        ("project/test_packaging", "project/test_supply_chain"),
    ),
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
    return [str(path) for area in areas if (path := tests / f"{area}.py").is_file()]


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
