"""The house: who may import whom, who may touch what, and how large a room may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "presencecheck"
MODULES = sorted(ROOT.rglob("*.py"))

# From the ground up: each may import what stands above it here, and its own package.
LAYERS: tuple[set[str], ...] = (
    {"frozen"},
    {"__init__", "bounds", "errors", "clean", "clock", "codec", "context", "messages", "names", "prompts", "retention"},
    {"ahead", "problems", "files", "endings", "editor"},
    {"items", "paths"},
    {"tuning"},
    {"devices"},
    {"advice", "checklist", "reader", "settings"},
    {"overlay"},
    {"loaded"},
    {"plan", "loading", "compiled", "events", "importing", "overlays", "differences"},
    {"packs", "responses"},
    {"run", "schema", "library"},
    {"planning", "bases", "figures"},
    {"comparing"},
    {"history", "probes", "surfaces"},
    {"measuring"},
    {"authoring", "health", "reports", "walk"},
    {"cli"},
    {"__main__"},
)
PURE = {
    *("advice", "bounds", "checklist", "codec", "context", "errors", "events", "items", "messages", "names", "plan"),
    *("differences", "figures", "importing", "loaded", "overlay", "overlays"),
    *("problems", "prompts", "responses", "run", "frozen", "retention"),
    *("devices.guard", "devices.limits", "devices.verdict"),
}
IMPURE = {"os", "io", "sys", "pathlib", "time", "datetime", "random", "secrets", "sqlite3", "logging", "subprocess"}
KEEPERS = {
    "typer": {"cli"},
    "rich": {"surfaces/terminal.py", "surfaces/apart.py", "cli/output.py"},
    "prompt_toolkit": {"surfaces/live.py"},
    "pydantic": {"loading", "schema.py"},
    "pydantic_core": {"loading"},
    "yaml": {"reader.py"},
    "platformdirs": {"paths.py"},
    "sqlite3": {"history"},
    "socket": {"probes/line.py", "probes/stun.py"},
    "ssl": {"probes/line.py", "probes/clock.py", "packs/download.py"},
    "subprocess": {"editor.py", "probes/background.py", "health/encryption.py", "packs/signature.py"},
    "importlib": {"cli/app.py", "probes/extras.py"},
    "http": {"devices/server.py", "packs/download.py"},
    "socketserver": {"devices/server.py"},
    "webbrowser": {"devices/browser.py"},
    "urllib": {"packs/download.py", "packs/policy.py"},
    "zipfile": {"packs/archive.py"},
    "time": {"clock.py"},
    "datetime": {"clock.py"},
}


def name_of(path: Path) -> str:
    """The package's own name for a file: `run`, `history.store`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports(path: Path) -> Iterator[str]:
    """The full names of everything a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "presencecheck")


def rank(room: str) -> int:
    """How high up a room of the package stands."""
    return next(number for number, rooms in enumerate(LAYERS) if room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    """No module imports one that stands above it, so each can be understood from below."""
    room = name_of(path).split(".")[0]
    for name in imports(path):
        package, _, rest = name.partition(".")
        if package == "presencecheck" and rest and rest != "__version__":
            other = rest.split(".")[0]
            assert other == room or rank(other) < rank(room), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if PURE & {name_of(path), name_of(path).split(".")[0]}], ids=name_of
)
def test_the_core_is_pure(path: Path) -> None:
    """The core does no input or output, reads no clock and knows no library."""
    outside = {name.split(".")[0] for name in imports(path)} - {"presencecheck"}
    assert not outside & (IMPURE | set(KEEPERS))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_its_keepers(path: Path) -> None:
    """A library, or the clock, is used where it belongs and nowhere else."""
    place = path.relative_to(ROOT).as_posix()
    for name in imports(path):
        keepers = KEEPERS.get(name.split(".")[0])
        assert keepers is None or place in keepers or place.split("/")[0] in keepers, f"{place} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_environment_is_read_in_two_places(path: Path) -> None:
    """Only paths and settings know environment variables."""
    if name_of(path) not in ("paths", "settings"):
        names = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert not names & {"environ", "getenv"}


def test_no_module_knows_everything() -> None:
    """No file is longer than 300 lines, nor a tenth of the whole."""
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert max(sizes.values()) < sum(sizes.values()) / 10


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_runs_what_it_is_told(path: Path) -> None:
    """No shell, no evaluation, no pickle: a checklist can never become a command.

    The few that start a program or open a socket are named among the keepers; none of them takes a word of a checklist.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    shells = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
    assert "shell" not in shells
    assert not called & {"eval", "exec", "compile", "__import__"}
    assert not {name.split(".")[0] for name in imports(path)} & {"pickle", "marshal", "shelve"}
