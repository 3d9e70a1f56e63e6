"""Makes docs/commands.md from the commands themselves.

Run from the checkout: python docs/make_commands.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from presencecheck.cli.manual_pages import all_contexts, records  # noqa: E402
from presencecheck.core.names import COMMAND_GROUPS  # noqa: E402
from presencecheck.messages import examples as examples_messages  # noqa: E402
from presencecheck.messages import help as help_messages  # noqa: E402

INTRODUCTION = """\
# Every command

Made from the program itself by `python docs/make_commands.py`; `presencecheck help COMMAND` shows the same.
`presencecheck manual -o ~/.local/share/man/man1` writes it as man pages.
"""
COMMON = {"-h, --help"}
"""Options that every command has."""


def commands_page() -> str:
    """The page."""
    contexts = dict(all_contexts())
    lines = [INTRODUCTION.rstrip(), "", *_options(contexts[""], set())][:-1]
    for group, names in COMMAND_GROUPS.items():
        lines += ["", f"## {help_messages.GROUPS[group]}"]
        for path, context in contexts.items():
            if path.split(" ")[0] in names:
                lines += ["", f"### {path}", "", *_command(path, context)]
    return "\n".join(lines) + "\n"


def _command(path: str, context: Any) -> Iterator[str]:
    usage = " ".join(context.command.collect_usage_pieces(context))
    yield f"`{context.command_path} {usage}`"
    for paragraph in (context.command.help or "").split("\n\n"):
        yield ""
        yield " ".join(paragraph.split())
    yield ""
    yield from _options(context, COMMON)
    yield "```sh"
    for words, meaning in examples_messages.EXAMPLES[path]:
        yield f"presencecheck {words}  # {meaning}"
    yield "```"


def _options(context: Any, passed_over: set[str]) -> Iterator[str]:
    rows = [row for some in records(context) for row in some if row[0] not in passed_over]
    if rows:
        yield "| | |"
        yield "|---|---|"
        for term, meaning in rows:
            yield f"| `{_cell(term)}` | {_cell(meaning)} |"
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    (ROOT / "docs" / "commands.md").write_text(commands_page(), encoding="utf-8")
