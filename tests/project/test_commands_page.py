"""The docs and the commands say the same: what is named exists, and what exists is named."""

import re
from pathlib import Path
from typing import Any

import pytest
from docs.make_commands import commands_page

from presencecheck.cli.manual_pages import all_contexts
from presencecheck.core.names import COMMANDS
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "checklists/README.md")),
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != "screens.md"),  # what it prints
]
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r" +#.*")
_LINE = re.compile(r"(?:^|[\s`(/])presencecheck((?: +[^\s`|&;#]+)*)")
_OPTION = re.compile(r"--?[a-z][a-z-]*")


def options_of(context: Any) -> set[str]:
    """Every way to write the options that a command shows."""
    found = {"-h", "--help"}
    shown = [parameter for parameter in context.command.params if not getattr(parameter, "hidden", False)]
    for parameter in shown:
        found.update(name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("-"))
    return found


def named_lines(page: Path) -> list[list[str]]:
    """The words after `presencecheck` in the code of a page."""
    codes = (_COMMENT.sub("", code) for code in _CODE.findall(page.read_text(encoding="utf-8")))
    return [line.split() for code in codes for line in _LINE.findall(code)]


def test_the_page_is_fresh() -> None:
    """It is what the program says today; where it is not: python docs/make_commands.py."""
    assert commands_page() == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_named_exists(page: Path) -> None:
    """Each command, subcommand and option of a line in the docs."""
    contexts = dict(all_contexts())
    lists = {entry.name for entry in Library.of(user_paths()).entries()}
    wrong = []
    for words in named_lines(page):
        if not words or not re.fullmatch(r"[a-z][a-z-]*", words[0]):
            path = "run" if words and words[0].startswith("--") else ""
        else:
            path = " ".join(words[:2]) if " ".join(words[:2]) in contexts else words[0]
        if path not in contexts and path not in lists:
            wrong.append(" ".join(words))
            continue
        known = options_of(contexts.get(path, contexts["run"])) | options_of(contexts[""])
        if path.split(" ")[0] in ("pack", "history", "config"):
            known |= options_of(contexts[path.split(" ")[0]])
        given = [word.partition("=")[0] for word in words if word.startswith("-") and _OPTION.fullmatch(word)]
        wrong += [f"{' '.join(words)}: {option}" for option in given if option not in known]
    assert wrong == []


def test_every_command_is_on_the_page() -> None:
    """With every one of its options."""
    text = commands_page()
    for path, context in all_contexts():
        assert not path or f"### {path}\n" in text
        assert all(option in text for option in options_of(context))
    assert all(f"### {name}\n" in text for name in COMMANDS)
