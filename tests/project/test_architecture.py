"""The layers: which package may import which, which library is used where, and how large a module may grow."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src" / "presencecheck"
MODULES = sorted(ROOT.rglob("*.py"))

# From the ground up: each package may import the packages of the layers above it in this list.
LAYERS: tuple[set[str], ...] = (
    {"messages"},
    {"core"},
    {"system"},
    {"surfaces", "probes", "devices", "history", "packs", "formats", "figures", "calendar"},
    {"library"},
    {"walk", "reports", "authoring", "health", "starters"},
    {"cli"},
    {"__main__"},
)
WITHIN_A_LAYER = {("probes", "devices"), ("packs", "formats"), ("figures", "history"), ("calendar", "packs")}
"""The only imports between packages of one layer; none of them the other way round."""
HISTORY = ("format", "store", "queries", "operations", "journal")
"""The layers inside `history`, from the ground up."""
PURE = {"core", "calendar.due_reminder", "messages", "figures", "formats.lint", "authoring.item_names"} | {
    *(f"authoring.imports.{name}" for name in ("blocks", "details", "elements", "foreign_form", "inline", "lines")),
    *(
        f"authoring.imports.{name}"
        for name in ("model", "note_fields", "outline", "own_form", "phrases", "plain_lines")
    ),
    *(f"authoring.imports.{name}" for name in ("questionnaire", "rows", "source_list")),
    "authoring.draft.fields",
    "authoring.draft.model",
    "authoring.draft.questions",
    "authoring.draft.yaml_lines",
    "history.queries.compared_runs",
    "history.queries.run_outcomes",
    "calendar.components",
    "calendar.properties",
    "calendar.rules",
    "devices.limits",
    "devices.verdict",
    "probes.levels",
    "probes.measurement",
    "surfaces.answer_state",
    "surfaces.answer_words",
    "surfaces.breathing",
    "surfaces.browser.forms",
    "surfaces.browser.help",
    "surfaces.browser.lines",
    "surfaces.browser.markup",
    "surfaces.browser.replies",
    "surfaces.ending",
    "surfaces.key_layouts",
    "surfaces.open_pages",
    "surfaces.plain.choices",
    "surfaces.plain.last_lines",
    "surfaces.plain.still_so_lines",
    "surfaces.presentation",
    "surfaces.still_so",
    "surfaces.surface",
    "surfaces.terminal.controls",
    "surfaces.terminal.escape_filter",
    "surfaces.terminal.exercise_control",
    "surfaces.terminal.hints",
    "surfaces.terminal.key_dispatcher",
    "surfaces.terminal.key_guard",
    "surfaces.terminal.key_press",
    "surfaces.terminal.key_sequences",
    "surfaces.terminal.last_control",
    "surfaces.terminal.mark_control",
    "surfaces.terminal.question_control",
    "surfaces.terminal.still_so_control",
    "surfaces.transcript",
    "starters.desktop_entry",
    "system.local_server.door",
}
IMPURE = {"os", "io", "sys", "pathlib", "time", "datetime", "random", "secrets", "sqlite3", "logging", "subprocess"}
KEEPERS = {
    "typer": {"cli"},
    "rich": {"cli/output.py"},
    "prompt_toolkit": {
        "surfaces/terminal/applications.py",
        "surfaces/terminal/key_table.py",
        "surfaces/terminal/prompt_input.py",
        "surfaces/terminal/prompt_presses.py",
        "surfaces/terminal/text_line.py",
    },
    "pydantic": {"formats"},
    "pydantic_core": {"formats"},
    "yaml": {"formats/yaml_events.py"},
    "platformdirs": {"system/paths.py"},
    "sqlite3": {"history"},
    "socket": {
        "system/bus_notification.py",
        "system/local_server/server.py",
        "probes/line.py",
        "probes/stun.py",
        "packs/https_request.py",
    },
    "ssl": {"probes/line.py", "probes/clock.py", "packs/https_request.py"},
    "subprocess": {
        "system/browser.py",
        "system/editor.py",
        "system/pager.py",
        "system/voice.py",
        "system/worker_process.py",
        "health/encryption.py",
        "packs/signature.py",
        "starters/command.py",
        "starters/reminder.py",
        "starters/reminder_files.py",
        "starters/windows_link.py",
        "starters/writer.py",
        "system/notification.py",
    },
    "importlib": {
        "cli/load_command.py",
        "probes/extras.py",
        "surfaces/terminal/key_table.py",
        "system/install_command.py",
    },
    "http": {
        "packs/download.py",
        "packs/https_request.py",
        "surfaces/browser/open_walk.py",
        "system/local_server/server.py",
    },
    "socketserver": {"system/local_server/server.py"},
    "webbrowser": {"system/browser.py"},
    "urllib": {
        "authoring/draft/addresses.py",
        "authoring/draft/site.py",
        "surfaces/browser/site.py",
        "packs/download.py",
        "packs/https_request.py",
        "packs/policy.py",
        "packs/repositories.py",
    },
    "zipfile": {"packs/archive.py", "authoring/imports/word.py"},
    "icalendar": {"calendar/expand.py"},
    "recurring_ical_events": {"calendar/expand.py"},
    "docx": {"authoring/imports/word.py"},
    "time": {"system/clock.py"},
    "datetime": {"system/clock.py", "calendar/settle.py"},  # where the libraries' own times are compared
}


def name_of(path: Path) -> str:
    """A module's name below the package: `core.run`, `history.store.store`; for a package's `__init__`, the package."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


NAMES = {name_of(path): path for path in MODULES}


@cache
def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """The full names of everything a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    return frozenset(found)


@cache
def imported(name: str) -> frozenset[str]:
    """The modules of the program that a module imports, imports inside functions included."""
    found = {full.removeprefix("presencecheck.") for full in imports(NAMES[name]) if full.startswith("presencecheck.")}
    # A package is imported with each of its modules; its `__init__` holds names only, so that this is no use of it.
    used = {each for each in found if each in NAMES}
    return frozenset(
        used - {"__init__", name} - {each for each in used for other in used if other.startswith(each + ".")}
    )


def rank(package: str) -> int:
    """How high up a package stands."""
    return next(number for number, packages in enumerate(LAYERS) if package in packages)


def test_imports_point_down() -> None:
    """For every pair of modules: the imported one stands in a lower layer, or in the same package."""
    pairs = [(name, other) for name in NAMES.keys() - {"__init__"} for other in imported(name)]
    assert [f"{name} imports {other}" for name, other in pairs if not may_import(*packages_of(name, other))] == []


def packages_of(*names: str) -> list[str]:
    """The packages in which modules stand."""
    return [name.split(".")[0] for name in names]


def may_import(package: str, other: str) -> bool:
    """Whether the other package is the same one, stands lower, or is one of the few beside it that may be used."""
    return package == other or rank(other) < rank(package) or (package, other) in WITHIN_A_LAYER


def test_the_history_has_layers_of_its_own() -> None:
    """Operations use the store, the store uses the format; nothing uses what stands above it."""
    inside = [name for name in NAMES if name.count(".") > 1 and name.startswith("history.")]
    pairs = [(name, other) for name in inside for other in imported(name) if other.startswith("history.")]
    ranks = {name: HISTORY.index(name.split(".")[1]) for pair in pairs for name in pair}
    assert [f"{name} imports {other}" for name, other in pairs if ranks[other] > ranks[name]] == []


def test_no_circle_of_imports() -> None:
    """No module imports itself by way of others, however long the way; imports inside functions count."""
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " imports ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in sorted(imported(name)):
                visit(other, (*way, name))
            done.add(name)

    for name in NAMES:
        visit(name, ())


def test_the_root_holds_packages_only() -> None:
    """Someone who opens the package sees its layers, and no module beside them."""
    assert {entry.name for entry in ROOT.iterdir() if entry.is_file()} == {"__init__.py", "__main__.py", "py.typed"}


def test_a_package_is_names_only() -> None:
    """`__init__` holds a docstring, imports of names and plain assignments; code there runs at every start."""
    kinds = (ast.Expr, ast.ImportFrom, ast.Assign)
    for path in (path for path in MODULES if path.name == "__init__.py"):
        tree = parsed(path)
        others = [node for node in tree.body if not isinstance(node, kinds)]
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert others + calls == [], name_of(path)


def test_the_core_is_pure() -> None:
    """The core does no input or output, reads no clock and knows no library."""
    pure = [path for name, path in NAMES.items() if any(f"{name}.".startswith(f"{each}.") for each in PURE)]
    assert len(pure) > 100
    for path in pure:
        outside = {name.split(".")[0] for name in imports(path)} - {"presencecheck"}
        assert outside & (IMPURE | set(KEEPERS)) == set(), name_of(path)


def test_each_library_has_its_keepers() -> None:
    """A library, or the clock, is used where it belongs and nowhere else."""
    for path in MODULES:
        place = path.relative_to(ROOT).as_posix()
        for name in imports(path):
            keepers = KEEPERS.get(name.split(".")[0])
            assert keepers is None or place in keepers or place.split("/")[0] in keepers, f"{place} imports {name}"


def test_the_environment_is_read_in_few_places() -> None:
    """Only paths, settings and what the terminal or a shell says of itself know environment variables."""
    readers = {name for name, path in NAMES.items() if attributes(path) & {"environ", "getenv"}}
    assert readers <= {"system.paths", "system.settings", "system.display", "system.completed_line"}


def attributes(path: Path) -> set[str]:
    """The attributes that a module uses, by their names."""
    return {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}


def test_no_module_knows_everything() -> None:
    """No file is longer than 300 lines."""
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 300} == {}


def test_nothing_runs_what_it_is_told() -> None:
    """No shell, no evaluation, no pickle: a checklist can never become a command.

    The few that start a program or open a socket are named among the keepers; none of them takes a word of a checklist.
    """
    for path in MODULES:
        nodes = list(ast.walk(parsed(path)))
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        shells = {node.arg for node in nodes if isinstance(node, ast.keyword)} & {"shell"}
        loaded = {name.split(".")[0] for name in imports(path)} & {"pickle", "marshal", "shelve"}
        assert shells | called & {"eval", "exec", "compile", "__import__"} | loaded == set(), name_of(path)
