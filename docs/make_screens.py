"""Makes docs/screens.md and docs/walk.svg by walking the real program in a real terminal.

Run from the checkout: python docs/make_screens.py [FOLDER]
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.terminals import Terminal  # noqa: E402

from presencecheck.messages import recall as recall_messages  # noqa: E402
from presencecheck.messages import setup as setup_messages  # noqa: E402
from presencecheck.messages import walk as walk_messages  # noqa: E402

INK, PAPER = "#2b2f36", "#fbfaf7"
CELL = 8.4, 18.0


def main() -> None:
    """Write both files into the folder named, or into docs/."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "PRESENCECHECK_HOME": f"{home}/presencecheck",
            "HOME": home,
            "PRESENCECHECK_KEEP_NUMBERS": "true",
            # So that hints name the command as it is installed, not as it was started here.
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        (folder / "walk.svg").write_text(picture(), encoding="utf-8")
        (folder / "screens.md").write_text("".join(chapters()), encoding="utf-8")


def picture() -> str:
    """The second question of the usual routine, with the first one answered, in the colours of the terminal."""
    with Terminal(columns=80, rows=16) as terminal:
        terminal.walk(["y", "n"])
        terminal.wait_for("it is now")
        drawn = svg(terminal)
        terminal.send("q")
        terminal.ended()
    return drawn


def chapters() -> Iterator[str]:
    """Each way to walk, as text."""
    yield "# Screens\n\nWhat the program shows, captured from it by `python docs/make_screens.py`.\n"
    yield chapter("The first start", "The set-up, once; `presencecheck setup` asks again.", first_start())
    yield chapter("Where it goes on", "The next start after leaving.", going_on())
    for title, words, columns, rows, env in (
        ("80 columns", "An ordinary terminal.", 80, 24, {}),
        ("40 columns", "A narrow one, 40 by 15.", 40, 15, {}),
        ("Without colour", "`NO_COLOR=1`: nothing is said by colour alone.", 80, 24, {"NO_COLOR": "1"}),
    ):
        yield chapter(title, words, quick_walk(columns, rows, env))
    yield chapter(
        "The next client", "What was in place is confirmed together; the card stands after the verdict.", again()
    )
    yield chapter(
        "After the session", "Which lines of the last card were left open, and what helps next time.", recalled()
    )
    yield chapter("After the verdict", "What is open has a digit, which asks it once more.", slip())
    yield chapter("The client comes early", "`c`: the verdict names what is essential and open.", client())
    yield chapter(
        "Plain lines", "`--plain`, for screen readers and braille.", plain_walk(["run", "quick", "--plain"], {})
    )
    yield chapter("A terminal that can do no more", "`TERM=dumb`.", plain_walk(["run", "quick"], {"TERM": "dumb"}))
    yield chapter("The card", "Client orientation, in view while the hour opens.", card())


def first_start() -> list[str]:
    """Its four questions, in a home of its own, and what comes after them."""
    with tempfile.TemporaryDirectory() as home, Terminal(rows=60, env=_new(home)) as terminal:
        for place, keys in enumerate(("1", "1", "https://meet.example.org/room\r", "1"), 1):
            terminal.press(place, keys)
        terminal.wait_for(setup_messages.BEGIN, walk_messages.KEY_LEAVE)
        rows = [row.replace(home, "/home/you") for row in terminal.rows]
        terminal.send("3")
        terminal.ended()
    return rows


def _new(home: str) -> dict[str, str]:
    """The environment of somebody who has set nothing, not even by it."""
    return {"PRESENCECHECK_HOME": "", "PRESENCECHECK_KEEP_NUMBERS": "", "HOME": home}


def going_on() -> list[str]:
    """The offer to go on with an unfinished run."""
    with Terminal() as terminal:
        terminal.wait_for(walk_messages.OFFER_RESUME_OPTIONS["resume"], "leave")
        rows = terminal.rows
        terminal.send("2")
        terminal.wait_for("Is the room closed off")
        terminal.send("q")
        terminal.ended()
    return rows


def quick_walk(columns: int, rows: int, env: dict[str, str]) -> list[str]:
    """The quick routine: one item put right, an exercise, and the verdict."""
    shown: list[str] = []
    with Terminal("run", "quick", "--fresh", columns=columns, rows=rows, env=env) as terminal:
        while (place := next_question(terminal)) is not None:
            if place == 2:
                terminal.wait_until(lambda: not shows(terminal, walk_messages.MEASURING), "what was measured")
                terminal.press(2, "n")
                terminal.wait_for(walk_messages.KEY_ACCEPT)
                shown += [*terminal.rows, "", ""]
            elif shows(terminal, f"{walk_messages.ENTER} {walk_messages.KEY_BEGIN}"):
                terminal.press(place, "\r")
                terminal.wait_for(walk_messages.KEY_ENOUGH)
                shown += [*terminal.rows, "", ""]
            answer(terminal, place)
        shown += terminal.rows
        terminal.ended()
    return shown


def again() -> list[str]:
    """A further walk of the day: what still holds is confirmed, the rest is asked."""
    with Terminal("run", "next", rows=60) as terminal:
        terminal.wait_for(walk_messages.KEY_STILL_SO)
        shown = [*terminal.rows, "", ""]
        terminal.send("y")
        while (place := next_question(terminal)) is not None:
            answer(terminal, place)
        shown += terminal.rows
        terminal.ended()
    return shown


def recalled() -> list[str]:
    """The routine after a session, whose first prompt recalls the card."""
    with Terminal("run", "after", rows=40) as terminal:
        terminal.wait_for(recall_messages.QUESTION, walk_messages.KEY_TAKE_NONE)
        terminal.send("2")
        terminal.wait_for("[x] 2")
        shown = [*terminal.rows, "", ""]
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.place == 1, "the first question")
        shown += terminal.rows
        terminal.send("q")
        terminal.ended()
    return shown


def slip() -> list[str]:
    """The quick routine with an item left open, which is answered again after the verdict."""
    with Terminal("run", "quick", "--fresh", rows=60) as terminal:
        while (place := next_question(terminal)) is not None:
            if place == 2:
                terminal.press(2, "s")
            else:
                answer(terminal, place)
        terminal.send("1")
        terminal.wait_until(lambda: terminal.place == 2, "the item, once more")
        rows = terminal.rows
        terminal.press(2, "q")
        terminal.ended()
    return rows[next(place for place, row in enumerate(rows) if " at " in row and "ready" in row) :]


def client() -> list[str]:
    """The full routine, in which the client comes after the second answer."""
    with Terminal("run", "full", "--fresh", rows=60) as terminal:
        terminal.walk(["y", "s"])
        terminal.press(3, "c")
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        rows = terminal.rows
        terminal.ended()
    return rows


def next_question(terminal: Terminal) -> int | None:
    """Wait for the next question; its number, or None where the last screen stands."""
    terminal.wait_until(lambda: terminal.place is not None or terminal.is_at_last, "a question, or the last screen")
    return terminal.place


def shows(terminal: Terminal, hint: str) -> bool:
    """Whether a key with this meaning is among those that apply."""
    return hint in " ".join("\n".join(terminal.rows).rstrip().split("\n")[-8:])


def answer(terminal: Terminal, place: int) -> None:
    """Answer the question as somebody does for whom all is well."""
    keys = {
        f"{walk_messages.ENTER} {walk_messages.KEY_ENOUGH}": "\r",
        f"{walk_messages.ENTER} {walk_messages.KEY_BEGIN}": "y",
        f"{walk_messages.ENTER} {walk_messages.KEY_WRITE}": "steady\r",
        f"{walk_messages.ENTER} {walk_messages.KEY_TAKE_NONE}": "\r",
        f"{walk_messages.NUMBERS.format(lowest=0, highest=10)} {walk_messages.KEY_CHOOSE}": "8",
        walk_messages.KEY_CHOOSE: "1",
    }
    terminal.press(place, next((key for hint, key in keys.items() if shows(terminal, hint)), "y"))
    terminal.wait_until(lambda: terminal.place != place and (terminal.waits or terminal.is_at_last), "the next one")


def plain_walk(arguments: list[str], env: dict[str, str]) -> list[str]:
    """The first steps in plain lines, the client coming, and the end."""
    with Terminal(*arguments, "--fresh", rows=80, env=env) as terminal:
        terminal.press(1, "y\n")
        terminal.wait_until(lambda: terminal.place == 2, "the second question")
        terminal.press(2, "n\n")
        terminal.press(2, "g\n")
        terminal.press(3, "client\n")
        terminal.wait_until(lambda: terminal.is_at_last, "the verdict")
        rows = terminal.rows
        terminal.ended()
    return rows


def card() -> list[str]:
    """`presencecheck card client-orientation`."""
    with Terminal("card", "client-orientation", rows=40) as terminal:
        terminal.ended()
        return terminal.rows


def chapter(title: str, words: str, rows: list[str]) -> str:
    """A heading, a sentence and a screen."""
    text = "\n".join(rows).strip("\n")
    while "\n\n\n\n" in text:
        text = text.replace("\n\n\n\n", "\n\n\n")
    return f"\n## {title}\n\n{words}\n\n```text\n{text}\n```\n"


def svg(terminal: Terminal) -> str:
    """The screen as a picture with no font, script or address from elsewhere."""
    wide, high = CELL
    lines = []
    for number, row in enumerate(terminal.rows):
        spans = "".join(_spans(terminal, number, len(row)))
        lines.append(f'<text x="16" y="{28 + number * high}" xml:space="preserve">{spans}</text>')
    size = f'width="{80 * wide + 32:.0f}" height="{len(lines) * high + 28:.0f}"'
    style = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px"
    title = "<title>A walk in the terminal: the first answer taken, the second not yet so, with what helps</title>"
    ground = f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}{ground}'
    return f'{head}<g fill="{INK}" style="{style}">\n' + "\n".join(lines) + "\n</g></svg>\n"


def _spans(terminal: Terminal, row: int, width: int) -> Iterator[str]:
    cells = terminal.cells(row)
    start = 0
    while start < width:
        look = cells[start].fg, cells[start].bold
        end = start
        while end < width and (cells[end].fg, cells[end].bold) == look:
            end += 1
        text = escape("".join(cell.data for cell in cells[start:end]))
        weight = ' font-weight="bold"' if look[1] else ""
        fill = INK if look[0] == "default" else f"#{look[0]}"
        yield f'<tspan x="{16 + start * CELL[0]:.1f}" fill="{fill}"{weight}>{text}</tspan>'
        start = end


if __name__ == "__main__":
    main()
