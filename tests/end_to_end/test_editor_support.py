"""What an author sees in an editor: the real yaml-language-server on the files that `new` writes."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.authoring.create import create, start_from
from presencecheck.formats.yaml_reader import read
from presencecheck.library.library import Library
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import presencecheck
from tests.support.language_server import Editor, editor
from tests.support.real_parts import npm_package, program

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def server() -> Iterator[Editor]:
    """One editor for all tests: starting it takes longest."""
    with editor() as running:
        yield running


@pytest.fixture
def begun(home: Path) -> Path:
    """A checklist as `new` writes it."""
    presencecheck("new", "my-room")
    return home / "config" / "checklists" / "my-room.yaml"


def place(path: Path, text: str) -> tuple[int, int]:
    """Line and column, from 1, right behind the first `text` in the file."""
    before, found, _ = path.read_text(encoding="utf-8").partition(text)
    assert found
    before += found
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_what_new_writes_is_right(server: Editor, begun: Path) -> None:
    """Nothing is marked in a starter; the modeline is honoured, without a network."""
    assert server.open(begun) == []
    assert "yes means all is well" in server.hover(begun, *place(begun, "    as"))


@pytest.mark.parametrize("name", sorted(path.stem for path in shipped().glob("*.yaml")))
def test_what_we_ship_is_right(server: Editor, tmp_path: Path, name: str) -> None:
    """Nothing is marked in a shipped checklist or routine either."""
    path = tmp_path / "mine.yaml"
    create(path, start_from(Library.of(user_paths()), name, "mine", ""))
    assert server.open(path) == []


def test_an_overlay(server: Editor, begun: Path) -> None:
    """What belongs into an overlay is right there, and what does not is marked."""
    begun.write_text(
        "# yaml-language-server: $schema=.schema.json\nformat: 1\nid: my-room\nextends: environment\n"
        "remove: [body-set]\nadd:\n  - after: light-front\n    item:\n      lamp: Is the lamp on?\n"
    )
    assert server.open(begun) == []
    assert "ids of items to leave out" in server.hover(begun, 5, 3)
    other = begun.with_name("other.yaml")
    other.write_text(begun.read_text() + "style: read-do\n")
    assert [each["range"]["start"]["line"] for each in server.open(other)] == [9]


def test_slips_are_marked_where_they_are(server: Editor, begun: Path) -> None:
    """A misspelt field, a wrong word and a wrong type are marked at the same place as by `check`."""
    text = begun.read_text()
    for right, wrong in (("ready: Closed", "redy: Closed"), ("optional\n", "optionl\n"), ("format: 1", "format: one")):
        assert right in text
        text = text.replace(right, wrong, 1)
    begun.write_text(text)
    marked = {
        (each["range"]["start"]["line"] + 1, each["range"]["start"]["character"] + 1) for each in server.open(begun)
    }
    told = {
        (each["line"], each["column"])
        for each in presencecheck("check", str(begun), "--json").data["problems"]
        if each["severity"] == "error"
    }
    assert len(told) == 3
    assert marked == told


def test_the_fields_of_a_kind_are_offered(server: Editor, begun: Path) -> None:
    """Those that an item of this kind can have, and no others."""
    begun.write_text(begun.read_text() + "\n  - id: new\n    kind: choice\n    \n")
    server.open(begun)
    offered = server.completions(begun, len(begun.read_text().splitlines()), 5)
    assert offered >= {"ask", "why", "options", "keep"}
    assert not offered & {"scale", "probe", "if-not-yet"}


KINDS = {"confirm", "exercise", "scale", "choice", "text", "probe"}


def test_completion(server: Editor, begun: Path) -> None:
    """Kinds, words and fields are offered where they belong."""
    begun.write_text(begun.read_text() + "\n  - id: new\n    kind: \n    \n")
    server.open(begun)
    lines = begun.read_text().splitlines()
    assert server.completions(begun, len(lines) - 1, len("    kind: ") + 1) >= KINDS
    assert server.completions(begun, len(lines), 5) >= {"ask", "why", "seconds", "if-not-yet"}
    assert server.completions(begun, *place(begun, "moment: ")) >= {"setup", "arrive", "open", "between", "close"}
    assert server.completions(begun, *place(begun, "importance: ")) >= {"essential", "standard", "optional"}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("\nmoment", "When it is for"),
        ("\ntitle", "title on screen"),
        ("    importance", "verdict"),
        ("    repeat", "for four hours of a day"),
        ("    if-not-yet", "What helps"),
        ("      do", "what helps most often comes first"),
    ],
)
def test_hover(server: Editor, begun: Path, field: str, told: str) -> None:
    """Pointing at a field says what it is for, nested ones too."""
    server.open(begun)
    line, column = place(begun, field)
    assert told in server.hover(begun, line, column - 1)
    assert read(begun.read_bytes()).violations == []


SLIPS = {
    "misspelt field": ("  - id: sign\n    ask: Is the sign turned?\n    ►importence: essential\n", "importence"),
    "misspelt field, with more": ("  - {id: a, ask: B?, ready: Shut, ►redy: Open, if-not-yet: {do: [C]}}\n", "redy"),
    "misspelt word": ("  - {id: a, ask: B?, importance: ►esential}\n", '"essential"'),
    "unknown kind": ("  - {id: a, ask: B?, kind: ►confrm}\n", '"confirm"'),
    "no question": ("  - ►id: a\n    ready: Shut\n", '"ask"'),
    "no id": ("  - ►ask: Is it?\n    ready: Shut\n", '"id"'),
    "an id with a blank": ("  - {id: ►the sign, ask: B?}\n", "pattern"),
    "text for a list": ("  - {id: a, ask: B?, if-not-yet: {do: ►Shut it}}\n", "array"),
    "a number in words": ("  - {id: a, ask: B?, seconds: ►ten}\n", "integer"),
    "one option": ("  - {id: a, ask: B?, kind: choice, options: ►[one]}\n", "too few items"),
    "no options": ("  - ►id: a\n    ask: B?\n    kind: choice\n", '"options"'),
    "a field of another kind": ("  - {id: a, ask: B?, ►options: [one, two]}\n", "options"),
    "a scale too long": ("  - {id: a, ask: B?, kind: scale, scale: {max: ►11, low: c, high: d}}\n", "10"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_words_of_its_author(server: Editor, begun: Path, slip: str) -> None:
    """One sentence, at the very place, that names what is wrong."""
    marked, words = SLIPS[slip]
    head = "# yaml-language-server: $schema=.schema.json\nformat: 1\nid: my-room\ntitle: My room\nitems:\n"
    begun.write_text(head + marked.replace("►", ""))
    before = head + marked.partition("►")[0]
    [told] = server.open(begun)
    start = told["range"]["start"]
    assert (start["line"], start["character"]) == (before.count("\n"), len(before) - before.rfind("\n") - 1)
    assert words in told["message"]
    assert "schema" not in told["message"]


@pytest.mark.parametrize("entry", ["add:\n  - item:\n      ", "replace:\n  - ", "change:\n  - "])
def test_the_same_in_an_overlay(server: Editor, begun: Path, entry: str) -> None:
    """A misspelt field of an item is told there, too, at its own line."""
    indent = "\n" + " " * (len(entry) - entry.rfind("\n") - 1)
    head = "# yaml-language-server: $schema=.schema.json\nformat: 1\nid: my-room\nextends: environment\n"
    text = head + entry + indent.join(["id: sign", "ask: Is the sign turned?", "importence: essential"]) + "\n"
    begun.write_text(text)
    [told] = server.open(begun)
    assert told["range"]["start"]["line"] == text[: text.index("importence")].count("\n")
    assert "importence" in told["message"]


def test_what_looks_like_a_number_is_text(server: Editor, begun: Path) -> None:
    """As the program takes it."""
    begun.write_text(
        "# yaml-language-server: $schema=.schema.json\nformat: 1\nid: my-room\ntitle: 2026\nversion: 1.0\n"
        "items:\n  - {id: a, ask: B?, kind: choice, options: [5, true]}\n"
    )
    assert server.open(begun) == []
    assert presencecheck("check", str(begun)).code == 0


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("title: A\ninclude:\n  - checklist: ►\n", "environment"),
        ("extends: ►\n", "environment"),
        ("extends: environment\nremove:\n  - ►\n", "room-closed"),
        ("extends: environment\nadd:\n  - after: ►\n    item: {a: B?}\n", "room-closed"),
    ],
)
def test_names_are_offered(server: Editor, begun: Path, text: str, offered: str) -> None:
    """Ids of lists where one is included or extended, ids of items where an overlay names one."""
    head = "# yaml-language-server: $schema=.schema.json\nformat: 1\nid: my-room\n"
    before = head + text.partition("►")[0]
    begun.write_text(head + text.replace("►", ""))
    server.open(begun)
    assert offered in server.completions(begun, before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_what_is_completed_is_no_noise(server: Editor, begun: Path) -> None:
    """A field is offered with its name alone, or with a value that means something."""
    begun.write_text(begun.read_text() + "\n  - id: new\n    \n")
    server.open(begun)
    texts = server.insertions(begun, len(begun.read_text().splitlines()), 5)
    assert {"why", "importance"} <= texts.keys()
    assert [text for text in texts.values() if text.endswith(('""', "[]"))] == []


def test_the_description_of_a_pack(server: Editor, tmp_path: Path) -> None:
    """By a schema that `schema pack` prints: what is missing, and a field that is misspelt."""
    (tmp_path / "pack.schema.json").write_text(presencecheck("schema", "pack").out)
    path = tmp_path / "pack.yaml"
    head = "# yaml-language-server: $schema=pack.schema.json\nformat: 1\nname: lime-street\ntitle: Lime Street\n"
    path.write_text(head + "version: 1.0\npublisher: Lime Street\nlicence: CC0-1.0\n")
    assert server.open(path) == []
    other = path.with_name("other.yaml")
    other.write_text(path.read_text().replace("licence", "license"))
    assert {each["range"]["start"]["line"] for each in server.open(other)} == {1, 6}


STRICT = """\
const Ajv = require(process.argv[1] + "/dist/2020").default;
const said = [];
const log = (...words) => said.push(words.join(" "));
const ajv = new Ajv({strict: true, allowUnionTypes: true, logger: {log, warn: log, error: log}});
ajv.compile(JSON.parse(require("fs").readFileSync(0, "utf8")));
process.stdout.write(said.join("\\n"));
"""


@pytest.mark.parametrize("what", ["checklist", "pack", "settings", "policy"])
def test_ajv_takes_it_in_its_strict_mode(what: str) -> None:
    """Without a word: catalogues of schemas ask for that."""
    command = [program("node"), "-e", STRICT, str(npm_package("ajv"))]
    text = presencecheck("schema", what).out
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
