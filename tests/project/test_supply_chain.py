"""What comes with the program: few packages, each named, of a licence that leaves people free, and pinned for tests."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical

from tests.support.evidence import Evidence

ROOT = Path(__file__).parents[2]
WRITTEN = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT, BUILD = (tomllib.loads(WRITTEN)[part] for part in ("project", "build-system"))
PINS = (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8")
LOWEST = (ROOT / "tests" / "requirements-lowest.txt").read_text(encoding="utf-8")
NPM = ROOT / ".ci" / "npm"
WITH_THE_PROGRAM = {
    *("typer", "annotated-doc", "shellingham"),
    *("rich", "markdown-it-py", "mdurl", "pygments"),
    *("pydantic", "pydantic-core", "annotated-types", "typing-extensions", "typing-inspection"),
    *("prompt-toolkit", "wcwidth"),
    *("platformdirs", "pyyaml", "psutil"),
}
"""What `pip install .` puts beside the program, each library followed by what it needs itself."""
ONLY_ON_WINDOWS = {"colorama"}
FREE = re.compile(r"\b(MIT|BSD|ISC|PSF|Apache|MPL|Python Software Foundation|Mozilla Public License)\b")
"""Licences that ask for no more than a notice, or for the freedom of the library's own files."""
BINDING = re.compile(r"\b(A?GPL|Affero|Proprietary|Commercial)\b|(?<!Lesser )General Public")
PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)(?: ; [\w '\"=!<>.]+)? \\\n"
    r"(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
)


def closure(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """The packages that a package needs in this environment, however indirectly."""
    found: set[str] = set()
    left = [(name, extras)]
    seen = set(left)
    while left:
        package, wanted = left.pop()
        for text in distribution(package).requires or ():
            need = Requirement(text)
            held = need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in wanted or {""})
            step = canonical(need.name), frozenset(need.extras)
            if held and step not in seen:
                seen.add(step)
                left.append(step)
                found.add(step[0])
    return found - {canonical(name)} - ONLY_ON_WINDOWS


def licence(package: str) -> str:
    """All that a package says of its licence, the text itself left out."""
    said = metadata(package)
    classes = [word for word in said.get_all("Classifier") or [] if word.startswith("License")]
    texts = [text[:80] for name in ("License-Expression", "License") for text in said.get_all(name) or []]
    return " ".join([*texts, *classes])


def pins(text: str = PINS) -> Iterator[tuple[str, str, list[str]]]:
    """Every pinned package: name, version, and the sha256 of each of its files."""
    for found in PIN.finditer(text):
        yield found["name"], found["version"], re.findall(r"[0-9a-f]{64}", found["hashes"])


def test_what_is_installed_with_the_program(evidence: Evidence) -> None:
    """No package comes along unnoticed: each is named here, and its licence was looked at."""
    found = closure("presencecheck")
    assert found == WITH_THE_PROGRAM
    for package in closure("presencecheck", frozenset({"audio", "system"})):
        assert FREE.search(licence(package)), (package, licence(package))
        assert not BINDING.search(licence(package)), (package, licence(package))
    evidence(
        "S", "packages beside the program, each by name and licence", len(found), "unnamed", "of a binding licence"
    )


def test_every_file_of_the_test_environment_is_pinned(evidence: Evidence) -> None:
    """The pins are whole, fit what pyproject.toml asks for, and say nothing of where the files are to come from."""
    first, _, rest = PINS.partition("\n")
    assert first == "# The test environment, package by package and file by file; made by .ci/pins."
    assert PIN.sub("", rest) == ""
    pinned = {name: version for name, version, _ in pins()}
    assert closure("presencecheck", frozenset({"dev"})) | {"hatchling", "editables"} <= pinned.keys()
    for text in (
        *BUILD["requires"],
        *PROJECT["dependencies"],
        # What breaks the program on purpose is no part of the test environment.
        *(text for extra, some in PROJECT["optional-dependencies"].items() if extra != "mutation" for text in some),
    ):
        need = Requirement(text)
        assert need.name == "presencecheck" or need.specifier.contains(pinned[canonical(need.name)]), text
    hashes = [each for _, _, some in pins() for each in some]
    assert len(set(hashes)) == len(hashes)
    evidence("S", "files that the test environment may be made of, each by sha256", len(hashes), "unpinned")


@pytest.mark.real
def test_the_lowest_versions_are_pinned() -> None:
    """Each library that the program needs has a lowest version, and pins to try it with (`.ci/lowest`)."""
    command = [sys.executable, str(ROOT / ".ci" / "bounds.py"), "lowest"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lowest = [Requirement(line) for line in done.stdout.splitlines()]
    assert [need.name for need in lowest] == [Requirement(text).name for text in PROJECT["dependencies"]]
    first, _, rest = LOWEST.partition("\n")
    assert first.endswith("made by .ci/pins.")
    assert PIN.sub("", rest) == ""
    tried = {name: version for text in (PINS, LOWEST) for name, version, _ in pins(text)}
    for need, text in zip(lowest, PROJECT["dependencies"], strict=True):
        [limit] = need.specifier
        assert Requirement(text).specifier.contains(limit.version)
        assert need.specifier.contains(tried[canonical(need.name)]), "the pins are older than pyproject.toml: .ci/pins"


def test_the_packages_of_npm_are_pinned() -> None:
    """Each is pinned with its hash, those that come along too, and none says where it is to come from."""
    lock = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert lock.pop("")["dependencies"] == wanted
    assert {f"node_modules/{name}" for name in wanted} <= lock.keys()
    for name, package in lock.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_each_upper_bound_has_its_reason_and_its_end() -> None:
    """What holds a library back stands right above it: why, and until when."""
    wanted = [Requirement(text) for some in (BUILD["requires"], PROJECT["dependencies"]) for text in some]
    wanted += [Requirement(text) for some in PROJECT["optional-dependencies"].values() for text in some]
    bounds = [str(need) for need in wanted if any(limit.operator not in (">=", "!=") for limit in need.specifier)]
    assert {Requirement(bound).name for bound in bounds} == {"typer", "mutmut"}
    for bound in bounds:
        [above] = re.findall(rf"((?:^ *#.*\n)+)^.*\"{Requirement(bound).name}[>=<~].*$", WRITTEN, re.MULTILINE)
        assert re.search(r"\bUntil\b", above), bound


@pytest.mark.real
def test_what_decides_installs_by_the_pins() -> None:
    """The README's test command installs what is pinned, and .ci/run and .ci/lowest fetch nothing else to decide by."""
    command = [sys.executable, str(ROOT / ".ci" / "readme.py"), "show", str(ROOT / "README.md"), "Test"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scripts = "".join((ROOT / ".ci" / name).read_text(encoding="utf-8") for name in ("run", "lowest"))
    installs = re.findall(r"pip install [^&\n]+", shown + scripts)
    assert len(installs) == 5
    for install in installs:
        assert "--require-hashes" in install or "--no-deps --no-build-isolation" in install, install
    assert "npm ci " in scripts
    assert "npm install" not in scripts
