"""Every sentence comes from `messages`, read where it is said; and all prose is in plain words."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "presencecheck"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "messages"]
MESSAGES = "presencecheck.messages"

AT_IMPORT = ("cli/commands/", "cli/options.py", "cli/date_range.py")
"""Read when they are imported, since the parser wants its help then; that is after the language is known."""
CLASSES = {"plural.Plural", "error_text.ErrorText", "page_words.PageWords"}
"""What a module of messages defines besides messages."""

_WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? +[A-Za-z]{2,}")
"""Two words one behind the other: the least that a sentence has."""
_SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|ALTER|CASE|THEN|WHERE|FROM|ORDER BY|GROUP BY|BEGIN|AND|OR|VALUES"
    r"|BETWEEN|AS)\b"
)
_UNSEEN_ERRORS = {"AttributeError", "FrozenInstanceError", "TypeError", "UnreadableError", "ValueError"}
"""Errors of the program itself: their words are never shown, since they could hold what the person typed."""
NOT_SAID = {
    "words that lists in several languages are searched for": {
        "formats/lint/answerable.py",
        "formats/lint/client_words.py",
        "formats/lint/clients.py",
        "formats/lint/personal.py",
        "formats/lint/questions.py",
    },
    "files and programs for desktops": {
        "starters/desktop_entry.py",
        "starters/reminder_files.py",
        "starters/windows_link.py",
    },
    "rules for browsers": {
        "authoring/draft/policy.py",
        "devices/policy.py",
        "reports/html/page.py",
        "surfaces/browser/policy.py",
    },
    "programs for other systems": {"system/notification.py", "system/voice.py"},
}
"""Modules full of words that are written for no reader."""
NOT_SENTENCES = {
    "what libraries and systems say, to be recognized": {
        "FileVault is Off",
        "FileVault is On",
        "'(?P<word>[^']*)' is not",
        "No such command '(?P<word>[^']*)'",
        r"unexpected extra argument(?:s|\(s\))? \((?P<words>.*)\)$",
        "larger form",
        "can't start new thread",
        "nesting depth",
        "text form",
    },
    "names that sync services give to folders": {
        *("Google Drive", "google drive", "icloud drive", "mobile documents", "my drive", "box sync", "pcloud drive"),
        *("Proton Drive", "proton drive", "Resilio Sync", "resilio sync", "Synology Drive", "synology drive"),
        *("a cloud", "a cluster"),
    },
    "folders of Windows": {"Start Menu"},
    "keys of sentences": {
        *{"forget in", "make the folder", "put aside", "put right", "use the history", "write the history"},
    },
    "words of answers that are understood": {"not yet"},
    "styles of a terminal, classes of a page": {"bold reverse", "row main"},
    "column names of a query": {
        "seq, id, plan, status, started, utc_offset, lease, origin, answered",
        "outcome, value, how, seconds",
    },
    "names of programs": {
        "discord, mail, outlook, signal, skype, slack, teams, telegram, thunderbird, whatsapp",
    },
    "what browsers read": {"<!doctype html>", "width=device-width, initial-scale=1"},
    "headers of HTTP": {
        "Connection: close",
        "text/css; charset=utf-8",
        "text/html; charset=utf-8",
        "text/javascript; charset=utf-8",
    },
}
"""Words in code, by what they are, that nobody is shown."""


@cache
def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the module's syntax tree."""
    return tuple(ast.walk(parsed(path)))


def place_of(path: Path) -> str:
    """Where a module stands in the package."""
    return path.relative_to(SOURCE).as_posix()


def _docstrings(path: Path) -> set[int]:
    bodies = [body for node in nodes(path) if isinstance(body := getattr(node, "body", None), list)]
    expressions = [each for body in bodies for each in body if isinstance(each, ast.Expr)]
    return {id(each.value) for each in expressions}


def _unseen(path: Path) -> set[int]:
    """The texts of errors that are raised for programmers."""
    raised = [
        node.exc
        for node in nodes(path)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and ast.unparse(node.exc.func) in _UNSEEN_ERRORS
    ]
    return {id(part) for error in raised for part in ast.walk(error)}


def sentences(path: Path) -> Iterator[str]:
    """Every text in a module that could be a sentence for a person."""
    passed_over = _docstrings(path) | _unseen(path)
    known = set().union(*NOT_SENTENCES.values())
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            text = " ".join(node.value.split())
            is_query = place_of(path).startswith("history/") and _SQL.search(text)
            if _WORDS.search(text) and not is_query and text not in known:
                yield text


def aliases(path: Path) -> dict[str, str]:
    """The modules of messages that a module imports, by the names that it gives them."""
    found: dict[str, str] = {}
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module == MESSAGES:
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
    return found


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Every part that runs when the module is imported: all but the bodies of functions."""
    for field, value in ast.iter_fields(node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) and field == "body":
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                yield part
                yield from _at_import(part)


def test_no_sentence_stands_in_code() -> None:
    """Whatever has two words and could be shown stands in `messages`."""
    others = set().union(*NOT_SAID.values())
    found = {place_of(path): list(sentences(path)) for path in MODULES if place_of(path) not in others}
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_the_exceptions_are_needed() -> None:
    """What is passed over still stands in the code; otherwise it would hide a sentence of the same words one day."""
    texts = {
        " ".join(node.value.split())
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set().union(*NOT_SENTENCES.values()) <= texts
    assert all((SOURCE / name).exists() for name in set().union(*NOT_SAID.values()))


def test_messages_are_read_where_they_are_said() -> None:
    """A sentence that is read while a module is imported would stay in the language that was known then."""
    found = {place_of(path): _read_at_import(path) for path in MODULES if not place_of(path).startswith(AT_IMPORT)}
    assert {place: read for place, read in found.items() if read} == {}


def _read_at_import(path: Path) -> list[str]:
    known = aliases(path)
    return [
        ast.unparse(part)
        for part in _at_import(parsed(path))
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in known
    ]


def test_messages_are_imported_under_their_features_name() -> None:
    """`from presencecheck.messages import verify as verify_messages`: no other name, and no single message."""
    found = {place_of(path): [*_odd_aliases(path), *_single_names(path)] for path in MODULES}
    assert {place: names for place, names in found.items() if names} == {}


def _odd_aliases(path: Path) -> list[str]:
    return [alias for alias, name in aliases(path).items() if alias != f"{name}_messages"]


def _single_names(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{MESSAGES}."):
            names = [f"{node.module}.{alias.name}".removeprefix(f"{MESSAGES}.") for alias in node.names]
            yield from (name for name in names if name not in CLASSES)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith(MESSAGES))


OLD_WORDS = ("anew", "whoever", "what became of", "so many", "gone on with", "for ever")
"""Words that a reader who learnt English at school does not know, or reads twice."""
_OLD = re.compile(rf"\b({'|'.join(OLD_WORDS)})\b".replace(" ", r"\s+"), re.IGNORECASE)
PROSE = [
    *(path for folder in ("src", "docs", "checklists") for path in sorted((ROOT / folder).rglob("*"))),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
]
TEXTS = {".md", ".py", ".yaml", ".yml", ".svg", ".css", ".js", ".html", ".json", ".toml", ".txt"}


def _uncommented(text: str) -> str:
    """The text with the marks that begin a comment taken away, which can stand in the middle of a phrase."""
    return re.sub(r"\n\s*(#:?|//|\*)\s", "\n", text)


def test_plain_words() -> None:
    """Code, docs, their pictures and the lists say it in the words of today."""
    found = {
        path.relative_to(ROOT).as_posix(): words
        for path in PROSE
        if path.suffix in TEXTS
        for words in [_OLD.findall(_uncommented(path.read_text(encoding="utf-8")))]
        if words
    }
    assert found == {}


_A_PATH_TYPED = re.compile(r'presencecheck [a-z-]+ [^.:;"\n]*\{(path|file|folder|source|target)\}')


def test_paths_in_commands_are_to_be_typed() -> None:
    """A hole for a path in a command is `{typed}`, filled by `typed_word`: a path can hold a space, as our own do."""
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "presencecheck" / "messages").glob("*.py")
    }
    assert {name: found.group() for name, text in texts.items() if (found := _A_PATH_TYPED.search(text))} == {}
