"""Every sentence that the program says comes from messages: in another language, no plain English is left on screen."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest

from presencecheck.core.names import COMMANDS
from presencecheck.formats.json_schema import schema
from presencecheck.messages import codebook as codebook_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.system.settings import KEYS
from tests.support.commands import own
from tests.support.pseudo_language import environment, plain_words, pseudo
from tests.support.terminals import Terminal

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

_LIST = {
    "format": 1,
    "id": "own",
    "title": "A list of mine",
    "version": "1.0.0",
    "revised": "2026-01-05",
    "language": "en",
    "sources": {"book": "Somebody (2020). A book."},
    "items": [
        {"id": "door", "ask": "Is the door shut?", "ready": "Shut", "importance": "essential", "why": "Quiet helps.",
         "sources": ["book"], "if-not-yet": {"do": ["Shut the door"]}},
        {"id": "lamp", "ask": "Is the lamp on?", "ready": "Lit", "share": "facilities",
         "if-not-yet": {"do": ["Switch on the lamp"]}},
        {"id": "calm", "kind": "scale", "ask": "How calm?", "scale": {"min": 0, "max": 9, "low": "a", "high": "b"}},
        {"id": "mood", "kind": "choice", "ask": "Which weather?", "options": ["sun", "rain"]},
        {"id": "word", "kind": "text", "ask": "In a word?"},
        {"id": "rest", "kind": "exercise", "ask": "Rest.",
         "exercise": {"seconds": 60, "steps": ["look away", "look near"], "alternative": "Stand up."}},
    ],
}  # fmt: skip
_IDS = ("door", "lamp", "calm", "mood", "word", "rest")
_WORDED = {"title", "ask", "ready", "why", "do", "low", "high", "options", "steps", "alternative", "book"}
"""The fields of the list that are in the language; the others are words of the format."""


def _in_the_language(value: object, field: str = "") -> object:
    """The list with every text for people in the language."""
    if isinstance(value, dict):
        return {key: _in_the_language(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_the_language(each, field) for each in value]
    return pseudo(value) if isinstance(value, str) and field in _WORDED else value


_SEVERAL = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from presencecheck.cli.main import execute

told = []
for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = execute(line)
    told.append([line, int(code), out.getvalue() + err.getvalue()])
json.dump(told, sys.stdout)
"""
"""Runs command lines one after another: each with its exit code and all that it wrote."""

_OURS = {
    "our name, and ids": {
        "presencecheck",
        "own",
        "nope",
        "never",
        "Bad",
        "owm",
        "mine",
        "other",
        "environment",
        *_IDS,
    },
    "values of settings and options": {
        "csv",
        "desktop",
        "exact",
        "false",
        "fhir",
        "full",
        "github",
        "html",
        "large",
        "json",
        "jsonl",
        "login",
        "markdown",
        "menu",
        "months",
        "next",
        "none",
        "terminal",
        "true",
    },
    "layers, places, and what doctor and probe look at": {
        *{"bases", "cache", "config", "history", "packs", "shipped"},
        *{"apps", "audio", "backups", "checklists", "clock", "dates", "disk", "encryption", "extra", "folders"},
        *{"machine", "microphone", "network", "power", "probe", "program", "python", "retention", "settings", "sound"},
        *{"speaker", "sync", "system", "unknown", "warn"},
    },
}
"""Words that are the same in every language."""
_OF_OTHERS = {
    "the parser's headings and sentences": {
        *plain_words("Usage Arguments Options Commands default required int range Show this message and exit"),
        *plain_words("Install completion for the current shell to copy it or customize the installation"),
        *plain_words("Missing argument No such option Possible options did you mean"),
    },
    "the libraries' own names": {"psutil", "sounddevice"},
    "the system's name, and its reasons why a file cannot be read": {"Linux", *plain_words(os.strerror(2))},
    "the YAML reader's reasons": set(plain_words("could not find expected while scanning a simple key")),
}
"""What other programs say, by its source."""


def _format_words() -> set[str]:
    """The words of commands, settings, checklists and exports, which are the same in every language."""
    codes = {code for codes in codebook_messages.CODES.values() for code in codes}
    names = {*COMMANDS, *KEYS, *codebook_messages.COLUMNS, *codebook_messages.CODES, *codes, *help_messages.COMMANDS}
    found = {part for name in names for part in re.split(r"[.\W_]", name)}

    def collect(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                found.add(key)
                if key in ("enum", "const", "default"):
                    found.update(re.findall(r"\w+", str(value)))
                collect(value)
        elif isinstance(node, list):
            for each in node:
                collect(each)

    collect(schema())
    return found


SUBCOMMANDS = [name for name in help_messages.COMMANDS if " " in name]

ALLOWED = {*_format_words(), *(word for words in (*_OURS.values(), *_OF_OTHERS.values()) for word in words)}


class _Texts(HTMLParser):
    """Collects what a reader sees or hears of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        self.found += [value or "" for name, value in attrs if name in ("alt", "title", "aria-label", "placeholder")]

    def handle_data(self, data: str) -> None:
        if self._in not in ("style", "script"):
            self.found.append(data)


def _said(line: list[str], written: str) -> str:
    """What is meant for people in the output of a command."""
    if written.startswith("<!"):
        page = _Texts()
        page.feed(written)
        return " ".join(page.found)
    if "fhir" in line:
        return " ".join(re.findall(r'"(?:text|display|title|description|publisher)": "([^"]*)"', written))
    return _ID.sub("", written)


_ID = re.compile(r"\b[2-9a-hjkmnp-tv-z]{10}\b")
"""The name of a run, which may have letters alone."""


@pytest.fixture
def speaking(tmp_path: Path, home: Path) -> dict[str, str]:
    """An environment in which Python speaks the language, and a list in it."""
    own(home, "own", json.dumps(_in_the_language(_LIST), ensure_ascii=False))
    (tmp_path / "start").mkdir()
    return environment(tmp_path / "start")


def _answer_file(folder: Path) -> str:
    given = [("door", "not-yet"), ("door", "yes"), ("lamp", "not-yet"), ("lamp", "accept"), ("calm", 3)]
    given += [("mood", pseudo("sun")), ("word", "ą"), ("rest", "yes")]
    path = folder / "answers"
    path.write_text("".join(json.dumps({"item": f"own/{name}", "answer": said}) + "\n" for name, said in given))
    return str(path)


def _lines(folder: Path) -> list[list[str]]:
    """Command lines in which every command says something, with those that fail at the end."""
    own(folder / "presencecheck", "mine", "format: 1\nid: mine\nextends: own\n")
    run = f"run own --no-probe --answers {_answer_file(folder)}"
    formats = [f"show own --format {name}" for name in ("text", "markdown", "html", "large-print", "fhir")]
    reports = [f"report -o {folder}/report.html", f"report --share --yes -o {folder}/shared.html"]
    works = [
        *(
            run,
            *[f"{run} --fresh"] * 4,
            "list",
            "show own",
            *formats,
            "card own",
            "history",
            "history show last",
            "stats --all",
        ),
        *("export", "export --format jsonl", "export --format fhir", "export --codebook", *reports, "verify", "backup"),
        *("where", "doctor", "probe", "config list", "config get keep", "config set motion false", "pack list"),
        *("pack verify", "diff own", f"check {folder}/presencecheck/config/checklists/own.yaml", "new other --no-open"),
        *("retire mine/door --yes", "retire mine/door", "retire --undo mine/door", "retire --undo mine/door"),
        *("edit environment --no-open", "forget last --yes", "schema --help", "--help", "help"),
    ]
    fails = [
        "report --share --routine own",
        "config set keep 3",
        "config set nope 3",
        "run nope",
        "show nope",
        "forget",
        "forget nope",
        "new",
        "new Bad",
        *("retire own/door", "retire mine/nope", "retire nope", "retire full/nope", "retire mine/rest"),
        "new report",
        "nope",
        "owm",
        "help own",
        "other/nope.yaml",
        "other/",
    ]
    fails += [f"{command} {folder}/nope" for command in ("pack add", "merge", "restore", "check")]
    fails += [f"{command} --nope" for command in COMMANDS] + ["run own --at 25:00", "history --since never"]
    helps = [f"{name} --help" for name in (*COMMANDS, *SUBCOMMANDS)]
    return [line.split() for line in (*works, *fails, *helps)]


def test_every_command(tmp_path: Path, speaking: dict[str, str]) -> None:
    """What commands print and write holds no sentence but those of messages, and what others say."""
    told = subprocess.run(
        [sys.executable, "-c", _SEVERAL],
        input=json.dumps(_lines(tmp_path)),
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **speaking, "COLUMNS": "200"},
    )
    commands = json.loads(told.stdout)
    pages = [[[path.name], 0, path.read_text(encoding="utf-8")] for path in tmp_path.glob("*.html")]
    assert len(pages) == 2
    left = {}
    for line, _, written in [*commands, *pages]:
        # The lists that come with the program have the language that they are written in.
        plain = set(plain_words(_said(line, written))) - ALLOWED - (_shipped() if line == ["list"] else set())
        if line == ["doctor"]:  # its table breaks the names of folders, wherever that is
            plain = {word for word in plain if word not in f"{tmp_path}/config"}
        if plain:
            left[" ".join(line)] = plain
    assert left == {}
    assert {line[0] for line, *_ in commands} >= set(COMMANDS)


def _shipped() -> set[str]:
    folder = Path(__file__).parents[2] / "checklists"
    return set(plain_words(" ".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))))


def test_the_device_page(tmp_path: Path, speaking: dict[str, str]) -> None:
    """The page and all that its scripts can say is filled in from messages."""
    program = (
        "import json; from presencecheck.devices.assets import assets; from presencecheck.devices.limits import Limits;"
        "made = assets(Limits()); print(json.dumps([made[name].content.decode() for name in ('', 'words.json')]))"
    )
    command = [sys.executable, "-c", program]
    made = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=os.environ | speaking)
    page, words = json.loads(made.stdout)
    texts = _Texts()
    texts.feed(page)
    assert set(plain_words(" ".join(texts.found))) - ALLOWED == set()

    def sentences(node: object) -> list[str]:
        if isinstance(node, dict):
            return [
                each for key, value in node.items() if key not in ("finding", "limits") for each in sentences(value)
            ]
        return [node] if isinstance(node, str) else []

    assert set(plain_words(" ".join(sentences(json.loads(words))))) - ALLOWED == set()


_WALK = (
    (("?", "Quiet helps."), ("n", "Shut the door"), ("y", "Shut")),
    (("n", "Switch on the lamp"), ("g", "")),
    (("3", ""),),
    (("1", "sun"),),
    (("ą\r", ""),),
    (("y", ""),),
)
"""For each question the keys, and what of the list they bring onto the screen."""


def _has_more(terminal: Terminal, written: int) -> bool:
    return len(terminal.raw) > written


@pytest.mark.parametrize("plain", [False, True])
def test_a_walk(plain: bool, speaking: dict[str, str]) -> None:
    """All that stands on the screen from the title to the verdict, with reasons, remedies and hints."""
    first = pseudo(walk_messages.PLAIN_STEP_ESSENTIAL if plain else walk_messages.PROGRESS)
    others = pseudo(walk_messages.PLAIN_STEP if plain else walk_messages.PROGRESS)
    with Terminal("run", "own", "--no-probe", *(["--plain"] if plain else []), env=speaking, rows=60) as terminal:
        for number, steps in enumerate(_WALK, 1):
            terminal.wait_for((first if number == 1 else others).format(number=number, count=len(_WALK)))
            for keys, text in steps:
                terminal.wait_until(lambda: pseudo(walk_messages.KEY_LEAVE) in terminal.screen or plain, "the keys")
                answered = partial(_has_more, terminal, len(terminal.raw))
                terminal.send(keys.strip() + "\r" if plain else keys)
                terminal.wait_until(answered, "an answer")
                if text:
                    terminal.wait_for(pseudo(text))
        terminal.wait_for(pseudo(walk_messages.PLAIN_LAST_ENDS if plain else walk_messages.KEY_END))
        terminal.send("\r")
        assert terminal.ended() == 0
        assert set(plain_words(terminal.record)) - ALLOWED == set()
