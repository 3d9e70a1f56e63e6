"""A walk with real measurements beside it: shown when their item comes, decided by a key, never in the way."""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from presencecheck.messages import probes as probes_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import answers, presencecheck, spawn
from tests.support.servers import HOST, Certificates, Net, certificates, net
from tests.support.terminals import PATIENCE, Terminal, history, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

MEASURED = """\
format: 1
id: measured
title: Three questions
items:
  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut it]}}
  - {id: line, kind: probe, probe: network, ask: Is the line steady?, ready: Steady, if-not-yet: {do: [Use a cable]}}
  - {id: last, ask: Is that all?, ready: All, if-not-yet: {do: [Wait]}}
"""
WORDS = {"terminal": ([], ""), "plain": (["--plain"], "\r")}
SURFACES = pytest.mark.parametrize(("options", "enter"), WORDS.values(), ids=WORDS)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """A certificate authority and what it signed."""
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def here(papers: Certificates, monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Net]:
    """Servers on this machine, and the checklist."""
    monkeypatch.setenv("SSL_CERT_FILE", papers.authority)
    own(home, MEASURED)
    with net() as servers:
        yield servers


def host(home: Path, port: int) -> None:
    """Name the server as a person does in the file."""
    (home / "config" / "config.toml").write_text(f'[probes]\nhost = "{HOST}:{port}"\n')


def line() -> dict[str, Any]:
    """The result of the measured item of the last run."""
    return next(item for item in history("show", "last")["run"]["items"] if item["item"] == "line")


@SURFACES
def test_a_finding_is_shown_and_confirmed(
    options: list[str], enter: str, here: Net, papers: Certificates, home: Path
) -> None:
    """What is well is said with its number; it wants a key all the same, and counts as looked at by the probe."""
    host(home, here.secure(papers.context("valid")))
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for("Is the line steady?", f"Measured: {HOST} answers: ")
        terminal.press(2, f"y{enter}")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"]) == ("done", "probe")
    assert set(line()) == {"checklist", "item", "kind", "outcome", "by", "seconds", "finding"}


def wait_for_another(terminal: Terminal, sentence: str) -> None:
    """Wait until a finding was told a second time, and the question waits again."""
    terminal.wait_until(lambda: terminal.record.count(sentence) == 2 and terminal.waits, "the finding, once more")


@SURFACES
@pytest.mark.parametrize("accepting", [False, True])
def test_yes_against_a_finding_measures_again_and_then_counts(
    accepting: bool, options: list[str], enter: str, here: Net, home: Path
) -> None:
    """The finding stands: a second yes is the person's word, kept with the finding; g leaves it as it is at once."""
    host(home, 1)
    refused = probes_messages.REFUSED.format(host=HOST)
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for(refused, walk_messages.KEY_YES_MEASURED, walk_messages.KEY_ACCEPT, walk_messages.KEY_MEASURE)
        if accepting:
            terminal.press(2, f"g{enter}")
        else:
            terminal.press(2, f"y{enter}")
            wait_for_another(terminal, refused)
            terminal.wait_for(walk_messages.KEY_YES_AGAINST)
            terminal.press(2, f"y{enter}")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
        assert terminal.record.count(refused) == 2 - accepting
        named = verdict_messages.contradicted(["Is the line steady?"])
        assert (named in terminal.record) != accepting
    outcome, by = ("accepted", "probe") if accepting else ("done", "person")
    assert (line()["outcome"], line()["by"], line()["finding"]) == (outcome, by, "fail")
    assert history("show", "last")["run"]["readiness"] == "ready-with-exceptions"
    assert presencecheck("verify").code == 0


@SURFACES
def test_yes_against_a_finding_finds_what_is_right_by_now(
    options: list[str], enter: str, here: Net, papers: Certificates, home: Path
) -> None:
    """The charger is in by now: the measurement says so, and the yes that asked for it is the answer."""
    context = papers.context("valid")
    port = here.secure(context)
    here.end(port)
    host(home, port)
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for(probes_messages.REFUSED.format(host=HOST), walk_messages.KEY_YES_MEASURED)
        here.secure(context, port=port)
        terminal.press(2, f"y{enter}")
        terminal.wait_for(f"Measured: {HOST} answers: ", "Steady", "Is that all?")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"]) == ("done", "probe")


@SURFACES
@pytest.mark.parametrize("key", ["m", "y"])
def test_measured_again_once_it_is_put_right(
    key: str, options: list[str], enter: str, here: Net, papers: Certificates, home: Path
) -> None:
    """After "not yet" the probe's own remedy stands first, and what was put right is measured again, also for a yes."""
    context = papers.context("valid")
    port = here.secure(context)
    here.end(port)
    host(home, port)
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for(probes_messages.REFUSED.format(host=HOST), "leave" if not options else "quit")
        terminal.press(2, f"n{enter}")
        terminal.wait_for(f"{probes_messages.CHECK_CABLE[:-1]}", "Use a cable", walk_messages.KEY_MEASURE)
        here.secure(context, port=port)
        terminal.press(2, f"{key}{enter}")
        terminal.wait_for(f"Measured: {HOST} answers: ")
        if key == "m":
            terminal.press(2, f"y{enter}")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"]) == ("fixed", "probe")
    assert terminal.record.count("Use a cable") == 1


def test_keys_work_while_it_measures(here: Net, home: Path) -> None:
    """A server that says nothing holds nobody up: what is left open is, at once, and the process is gone."""
    host(home, here.silent())
    with Terminal("run", "measured") as terminal:
        terminal.press(1, "y")
        terminal.wait_for(walk_messages.MEASURING)
        terminal.send("s")
        terminal.wait_for("skipped", "Is that all?")
        assert here.come.wait(PATIENCE)
        terminal.press(3, "q")
        assert terminal.ended() == 3
    assert here.gone.wait(PATIENCE)
    assert "Measured" not in terminal.record


@SURFACES
def test_yes_while_it_measures_is_no_word_that_it_was_looked_at(
    options: list[str], enter: str, here: Net, home: Path
) -> None:
    """It waits for the finding; one that speaks against it is shown and asked about, and nothing is called steady."""
    host(home, here.silent())
    measuring = walk_messages.PLAIN_MEASURING if options else walk_messages.MEASURING
    said = walk_messages.PLAIN_MEASURING_SAID if options else walk_messages.MEASURING_SAID
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for(measuring)
        if options:
            terminal.send("y\r")
        else:
            terminal.press(2, "y")
        terminal.wait_for(said)
        terminal.wait_for(probes_messages.SILENT.format(host=HOST), walk_messages.KEY_YES_MEASURED)
        assert "Steady" not in terminal.record
        terminal.press(2, "quit\r" if options else "q")
        assert terminal.ended() == 3


@SURFACES
def test_yes_while_it_measures_counts_once_it_is_well(
    options: list[str], enter: str, here: Net, papers: Certificates, home: Path
) -> None:
    """Nobody says it a second time: the finding stands above the answer, and beside it in the history."""
    own(
        home, MEASURED.replace("  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut it]}}\n", "")
    )
    host(home, here.relay(here.secure(papers.context("valid")), 0.25))
    with (home / "config" / "config.toml").open("a") as config:
        config.write("round-trip-warn = 8000\nround-trip-fail = 9000\n")
    with Terminal("run", "measured", *options) as terminal:
        terminal.wait_for(walk_messages.PLAIN_MEASURING if options else walk_messages.MEASURING)
        if options:
            terminal.send("y\r")
        else:
            terminal.press(1, "y")
        terminal.wait_for(f"Measured: {HOST} answers: ", "Steady", "Is that all?")
        terminal.press(2, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"], line()["finding"]) == ("done", "probe", "ok")


def test_leaving_ends_what_is_measured(here: Net, home: Path) -> None:
    """Whatever is under way ends with the program."""
    host(home, here.silent())
    with Terminal("run", "measured") as terminal:
        terminal.press(1, "y")
        terminal.wait_for(walk_messages.MEASURING)
        assert here.come.wait(PATIENCE)
        below = [child for child in psutil.Process().children(recursive=True) if "worker" in " ".join(child.cmdline())]
        assert below
        for process in below:
            process.suspend()  # else it would also end by itself, a little later
        terminal.send("q")
        assert terminal.ended() == 3
    _, left = psutil.wait_procs(below, timeout=PATIENCE)
    for process in left:
        process.kill()
    assert left == []


def test_a_finding_comes_in_by_itself(here: Net, home: Path) -> None:
    """Without a key the line of waiting gives way to the finding, within the limit of the program's own."""
    host(home, here.silent())
    with Terminal("run", "measured") as terminal:
        terminal.press(1, "y")
        terminal.wait_for(walk_messages.MEASURING)
        terminal.wait_for(probes_messages.SILENT.format(host=HOST))
        terminal.wait_until(lambda: walk_messages.MEASURING not in terminal.screen, "the end of measuring")
        assert terminal.screen.count("Is the line steady?") == 1
        terminal.press(2, "q")
        assert terminal.ended() == 3


def test_scripts_measure_only_when_asked(here: Net, home: Path) -> None:
    """The same answers make the same run everywhere; with --probe they are weighed as a person's are."""
    host(home, 1)
    lines = answers(("measured/door", "yes"), ("measured/line", "yes"), ("measured/last", "yes"))
    for options, finding, readiness in ([], None, "ready"), (["--probe"], "fail", "ready-with-exceptions"):
        result = presencecheck("run", "measured", "--answers", "-", "--json", *options, stdin=lines)
        found = next(item for item in result.data["run"]["items"] if item["item"] == "line")
        assert (found["outcome"], found["by"], found.get("finding")) == ("done", "person", finding)
        assert result.data["run"]["readiness"] == readiness
    assert [answer["answer"] for answer in result.data["answers"]] == ["yes", "yes", "yes"]


@pytest.mark.parametrize("how", ["option", "setting"])
def test_measuring_can_be_switched_off(how: str, here: Net, home: Path) -> None:
    """Then the item is a question, and nobody is contacted."""
    host(home, here.silent())
    if how == "setting":
        assert presencecheck("config", "set", "probes.on", "false").code == 0
    with Terminal("run", "measured", *(["--no-probe"] if how == "option" else [])) as terminal:
        terminal.press(1, "y")
        terminal.press(2, "y")
        terminal.press(3, "y")
        assert terminal.ended() == 0
    assert not here.come.is_set()
    assert "easur" not in terminal.record


@SURFACES
def test_the_page_opens_when_it_is_asked_for(options: list[str], enter: str, home: Path, tmp_path: Path) -> None:
    """No browser comes up by itself; with its key it does, can be answered without, and the page ends with the walk."""
    own(home, MEASURED.replace("probe: network", "probe: devices"))
    address = tmp_path / "address"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {address}.new; mv {address}.new {address}\nexec sleep 5\n')
    browser.chmod(0o700)
    with Terminal("run", "measured", *options, env={"BROWSER": str(browser), "DISPLAY": ":0"}) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for(probes_messages.PAGE_OFFER)
        assert not address.exists()
        terminal.press(2, f"m{enter}")
        terminal.wait_for(walk_messages.PLAIN_ON_PAGE if options else walk_messages.ON_PAGE)
        terminal.wait_until(address.exists, "the browser")
        port = int(re.findall(r":(\d+)/", address.read_text())[0])
        with socket.create_connection((HOST, port)):
            terminal.press(2, f"y{enter}")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"]) == ("done", "person")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, port))


@SURFACES
def test_what_cannot_be_measured_here_is_not_mentioned(options: list[str], enter: str, here: Net, home: Path) -> None:
    """Without a host the line is a question like any other: nothing of it is measured, offered or explained."""
    with Terminal("run", "measured", *options) as terminal:
        terminal.press(1, f"y{enter}")
        terminal.wait_for("Is the line steady?")
        terminal.press(2, f"?{enter}")
        terminal.wait_for(walk_messages.WHY_NONE)
        terminal.press(2, f"y{enter}")
        terminal.press(3, f"y{enter}")
        assert terminal.ended() == 0
    assert (line()["outcome"], line()["by"]) == ("done", "person")
    for word in ("easur", "host", "probes"):
        assert word not in terminal.record


def test_a_library_that_breaks_is_not_mentioned(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where only trying tells: the question stands, and what is to be mended is told by `doctor`."""
    own(home, MEASURED.replace("probe: network", "probe: power"))
    (tmp_path / "psutil.py").write_text("def __getattr__(name):\n    raise RuntimeError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Terminal("run", "measured") as terminal:
        terminal.press(1, "y")
        terminal.wait_for("Is the line steady?")
        terminal.wait_until(lambda: walk_messages.MEASURING not in terminal.screen, "the end of measuring")
        terminal.press(2, "y")
        terminal.press(3, "y")
        assert terminal.ended() == 0
    assert "Not measured" not in terminal.record
    assert line()["by"] == "person"
    broken = probes_messages.BROKEN.format(kind="RuntimeError")
    checks = presencecheck("doctor", "--json").data["checks"]
    assert broken in {check["sentence"] for check in checks}


WATCHING = """\
import sys, threading
def told(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments[-1] if event != 'socket.getaddrinfo' else arguments[:2]}}\\n")
    if event == "socket.__new__" and int(arguments[1]) != 1:
        with open({log!r}, "a") as log:
            log.write(f"new {{arguments[1:]}}\\n")
sys.addaudithook(told)
"""
"""Writes down every socket of this process and of those it starts."""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every use of a socket is written down, by whatever Python starts from now on."""
    log = tmp_path / "sockets"
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(WATCHING.format(log=str(log)))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    return log


def test_without_a_host_no_socket_is_opened(watched: Path) -> None:
    """The whole routine, with all that it measures, contacts nobody, and neither do probe and doctor."""
    with Terminal("run", "tech-check") as terminal:
        terminal.press(1, "s")
        terminal.wait_for("Is the connection steady?")
        terminal.press(2, "s")
        terminal.press(3, "q")
        assert terminal.ended() == 3
    assert spawn("probe", "power", "network", "machine", "clock", "apps").code == 0
    spawn("doctor")
    assert not watched.exists(), watched.read_text()


def test_only_the_host_is_contacted(watched: Path, here: Net, papers: Certificates, home: Path) -> None:
    """With a host set, nobody else; the hook does see what is contacted."""
    port = here.secure(papers.context("valid"))
    host(home, port)
    with Terminal("run", "measured") as terminal:
        terminal.press(1, "y")
        terminal.wait_for(f"{HOST} answers")
        terminal.press(2, "q")
        assert terminal.ended() == 3
    used = watched.read_text()
    assert set(re.findall(r"^socket\.(?:connect|sendto|bind) (.*)$", used, re.MULTILINE)) == {f"('{HOST}', {port})"}
    assert set(re.findall(r"^socket\.getaddrinfo (.*)$", used, re.MULTILINE)) == {f"('{HOST}', {port})"}


def test_nothing_is_measured_that_is_not_asked(watched: Path, here: Net, home: Path) -> None:
    """A probe item for other sessions is not begun."""
    host(home, here.silent())
    other = MEASURED.replace("id: measured", "id: other")
    own(home, other.replace("ask: Is the line", "when: {modality: [audio]}, ask: Is the line"))
    with Terminal("run", "other") as terminal:
        terminal.press(1, "y")
        terminal.press(2, "y")
        assert terminal.ended() == 0
    assert not watched.exists()
