"""The table of keys: the same whether prompt_toolkit is imported or not, and nothing of it stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.terminal import key_table as key_table_module
from presencecheck.surfaces.terminal.key_press import NAMES, NO_KEYS, PASTED
from presencecheck.surfaces.terminal.key_table import key_table

WHOLE = {sent: key.value for sent, key in ANSI_SEQUENCES.items() if isinstance(key, Keys)}
ASKING = """
import json, sys
from importlib.abc import MetaPathFinder
from presencecheck.surfaces.terminal.key_table import key_table

imported = []

class Watching(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        imported.append(name)

sys.meta_path.insert(0, Watching())
table = key_table()
left = [name for name in sys.modules if name.startswith("prompt_toolkit")]
from prompt_toolkit import Application
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.keys import Keys
import prompt_toolkit.input.vt100

is_one = prompt_toolkit.keys.Keys is Keys and prompt_toolkit.input.vt100.Vt100Input is not None
print(json.dumps([table, imported[: imported.index("prompt_toolkit", 1)], left, is_one, len(ANSI_SEQUENCES)]))
"""


def asked(**env: str) -> tuple[dict[str, str], list[str], list[str], bool, int]:
    """What a process of its own finds: the table, the modules looked for, those that stay, and prompt_toolkit after."""
    done = subprocess.run([sys.executable, "-c", ASKING], env=os.environ | env, capture_output=True, text=True)
    assert done.stderr == ""
    table, imported, left, is_one, count = json.loads(done.stdout)
    return table, imported, left, is_one, count


@pytest.mark.real
def test_two_modules_are_read_and_none_stays() -> None:
    """Only the table and the names of keys; what imports prompt_toolkit later gets all of it, in order."""
    table, imported, left, is_one, count = asked()
    assert table == WHOLE
    named = [name for name in imported if name.startswith("prompt_toolkit")]
    parts = ["prompt_toolkit", "prompt_toolkit.input", "prompt_toolkit.input.ansi_escape_sequences"]
    assert named == [*parts, "prompt_toolkit.keys"]
    assert "asyncio" not in imported
    assert (left, is_one, count) == ([], True, len(ANSI_SEQUENCES))


@pytest.mark.real
@pytest.mark.parametrize(
    "table",
    [
        "from ..keys import Keys\nfrom prompt_toolkit import READY\nANSI_SEQUENCES = {READY: Keys.Enter}\n",
        "import prompt_toolkit\nfrom ..keys import Keys\nANSI_SEQUENCES = {prompt_toolkit.READY: Keys.Enter}\n",
    ],
    ids=["a name of the package", "an attribute of it"],
)
def test_another_version_is_imported_as_it_wants_to_be(table: str, tmp_path: Path) -> None:
    """Where the two modules cannot be had without the package, it is imported wholly, and no half of it stays."""
    files = {
        "__init__.py": "READY = 'r'\n",
        "keys.py": "from enum import Enum\nclass Keys(str, Enum):\n    Enter = 'c-m'\n",
        "input/__init__.py": "from prompt_toolkit import READY\n",
        "input/ansi_escape_sequences.py": table,
    }
    for name, text in files.items():
        path = tmp_path / "prompt_toolkit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    source = (
        "from presencecheck.surfaces.terminal.key_table import key_table; print(key_table());"
        "import prompt_toolkit.input; print(prompt_toolkit.input.READY)"
    )
    env = {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", source], env=os.environ | env, capture_output=True, text=True)
    assert (done.stdout.split("\n")[:2], done.stderr) == (["{'r': 'c-m'}", "r"], "")


def test_what_is_imported_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """With prompt_toolkit there already nothing is taken away and brought back."""
    monkeypatch.setattr(key_table_module, "_alone", pytest.fail)
    before = sys.modules["prompt_toolkit"]
    assert key_table() == WHOLE
    assert sys.modules["prompt_toolkit"] is before


def test_both_ways_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table alone is that of the whole."""
    for name in [each for each in sys.modules if each.partition(".")[0] == "prompt_toolkit"]:
        monkeypatch.delitem(sys.modules, name)
    assert key_table() == WHOLE
    assert "prompt_toolkit" not in sys.modules


def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is told as what it is."""
    for name in [each for each in sys.modules if each.partition(".")[0] == "prompt_toolkit"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(key_table_module, "find_spec", lambda name: None)
    monkeypatch.setattr(key_table_module, "_whole", pytest.fail)
    with pytest.raises(ModuleNotFoundError, match="prompt_toolkit"):
        key_table_module._alone()


def test_names_of_keys_are_those_of_the_library() -> None:
    """Those that are written here: a name that it has no more would make a key of what is none."""
    values = {key.value for key in Keys}
    assert {*NAMES, *NO_KEYS, PASTED} <= values
    assert (WHOLE["\r"], WHOLE["\n"]) == ("c-m", "c-j")
