"""A line that begins a walk, read without the parser: alike where it is read at all."""

import shlex
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.exceptions import TyperException
from typer.main import get_command

from presencecheck.cli import start_walk
from presencecheck.cli.app import app_for
from presencecheck.cli.walk_line import read_walk_line
from presencecheck.core.checklist import Hour
from presencecheck.walk.request import RunRequest

COMMAND: Any = get_command(app_for("run"))
RUN = COMMAND.commands["run"]
OPTIONS = sorted({name for each in RUN.params for name in (*each.opts, *each.secondary_opts) if name.startswith("-")})
VALUES = sorted(
    {name for each in RUN.params if each.param_type_name == "option" and not each.is_flag for name in each.opts}
)


def parsed(words: Sequence[str]) -> RunRequest | None:
    """What the parser makes of a line; None where it refuses it."""
    asked: list[RunRequest] = []

    def start(request: RunRequest) -> int:
        asked.append(request)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(start_walk, "start_walk", start)
        try:
            COMMAND.main(["run", *words], prog_name="presencecheck", standalone_mode=False)
        except TyperException:
            return None
    return asked[0] if asked else None


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("", RunRequest()),
        ("quick next", RunRequest(names=("quick", "next"))),
        ("full --fresh --plain", RunRequest(names=("full",), resume=False, plain=True)),
        ("--resume --no-plain --no-probe --no-motion", RunRequest(resume=True, plain=False, probe=False, motion=False)),
        ("--at 14:30", RunRequest(at="14:30")),
        ("--at=2pm --private --browser --no-open", RunRequest(at="2pm", private=True, browser=True, opens=False)),
        ("--answers - --json --no-log", RunRequest(answers="-", json=True, log=False)),
        ("--modality audio --setting=couple --first-session", RunRequest(session=Hour(
            modality="audio", setting="couple", first_session=True))),
        ("--fresh --resume --probe", RunRequest(resume=True, probe=True)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_typed_every_day_needs_no_parser(line: str, request_: RunRequest) -> None:
    """Every option that a walk has, by itself and beside others."""
    assert read_walk_line(shlex.split(line)) == request_ == parsed(shlex.split(line))


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "-h",
        "--fres",
        "--Fresh",
        "--at",
        "--at=",
        "--at -5",
        "--modality phone",
        "--fresh=yes",
        "--",
        "-- x",
        "-",
    ],
)
def test_what_may_be_a_slip_is_left_to_the_parser(line: str) -> None:
    """It knows what was meant, and says it."""
    assert read_walk_line(shlex.split(line)) is None


WORDS = st.sampled_from([
    *OPTIONS,
    *(f"{name}={value}" for name in VALUES for value in ("", "video", "couple", "-", "09:30", "a b")),
    *("quick", "full", "video", "couple", "-", "--", "-x", "09:30", "-5", "", "a/b.yaml", "--no-such", "--fres", "-h"),
])  # fmt: skip


@given(st.lists(WORDS, max_size=5))
def test_both_read_alike(words: list[str]) -> None:
    """What is read here is what the parser would have made of it, whatever the line is."""
    request = read_walk_line(words)
    if request is not None:
        assert request == parsed(words)
