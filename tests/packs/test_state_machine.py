"""Any use of packs at all, beside a model: what is installed is what was accepted, and every other byte is found."""

import io
import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from tests.support.commands import quietly
from tests.support.evidence import Evidence, amount
from tests.support.packs import DESCRIPTION, ROOM, is_private, zipped
from tests.support.state_machines import Machine, states

NAMES = st.sampled_from(["harbour", "quay"])
VERSIONS = st.integers(1, 3)
MANIFEST = "SHA256SUMS"


def files(name: str, version: int) -> dict[str, str | bytes]:
    """What the publisher of a pack has in its folder; each version has another number of lists."""
    lists = {
        f"{name}-{place}.yaml": ROOM.replace("id: room", f"id: {name}-{place}").replace(
            "shut?", f"shut {version} times?"
        )
        for place in ("room", "hall", "yard")[:version]
    }
    described = DESCRIPTION.replace("name: harbour", f"name: {name}").replace("1.0.0", f"{version}.0.0")
    return {"pack.yaml": described, **lists}


class PacksMachine(Machine):
    """A practice that publishes, a person who takes or leaves it, and somebody who meddles."""

    @initialize(versions=st.tuples(VERSIONS, VERSIONS), taken=st.permutations(["harbour", "quay"]))
    def start(self, versions: tuple[int, int], taken: list[str]) -> None:
        """Two packs are published and installed."""
        self.folder = TemporaryDirectory()
        self.shared = Path(self.folder.name, "shared")
        self.shared.mkdir()
        self.home = Path(self.folder.name, "home")
        os.environ["PRESENCECHECK_HOME"] = str(self.home)
        self.published: dict[str, int] = {}
        self.installed: dict[str, int] = {}
        self.damaged: dict[str, set[str]] = {}
        for name, version in zip(taken, versions, strict=True):
            self.publish(name, version)
            self.add(name, packed=False, older=False)

    def teardown(self) -> None:
        """Nothing is left that anybody else could read."""
        if hasattr(self, "folder"):
            assert is_private(self.home)
            self.folder.cleanup()

    def place(self, name: str) -> Path:
        """The folder of an installed version."""
        [entry] = [each for each in self.locked() if each["name"] == name]
        return self.home / "data" / "packs" / name / str(entry["folder"])

    def locked(self) -> list[dict[str, object]]:
        """What the lock says."""
        path = self.home / "data" / "packs" / "packs.json"
        return list(json.loads(path.read_text())["packs"]) if path.exists() else []

    # What can be done.

    @rule(name=NAMES, version=VERSIONS)
    def publish(self, name: str, version: int) -> None:
        """The practice puts a version on its shared drive, as a folder and as a zip."""
        shutil.rmtree(self.shared / name, ignore_errors=True)
        (self.shared / name).mkdir()
        for file, content in files(name, version).items():
            (self.shared / name / file).write_text(str(content))
        zipped(self.shared / f"{name}.zip", files(name, version))
        self.published[name] = version

    @precondition(lambda self: self.published)
    @rule(data=st.data())
    def delete_run(self, data: st.DataObject) -> None:
        """It is on the drive no more."""
        name = data.draw(st.sampled_from(sorted(self.published)), label="name")
        shutil.rmtree(self.shared / name)
        (self.shared / f"{name}.zip").unlink()
        del self.published[name]

    def would_fall(self, name: str) -> bool:
        """Whether what is published is a lower version than what is installed."""
        return self.published.get(name, 0) < self.installed.get(name, 0)

    @rule(name=NAMES, packed=st.booleans(), older=st.booleans())
    def add(self, name: str, packed: bool, older: bool) -> None:
        """What is published is taken, a lower version only where that is allowed; what is not, is not."""
        allowed = ["--allow-older"] if older else []
        done = quietly("pack", "add", self.shared / (f"{name}.zip" if packed else name), "--yes", *allowed)
        takes = name in self.published and (older or not self.would_fall(name))
        assert done.code == (0 if takes else 4)
        self._take([name] if takes else [])

    @precondition(lambda self: self.installed)
    @rule(name=NAMES | st.just(""))
    def update(self, name: str) -> None:
        """Each pack that is published in a higher version is replaced; one that is the same stays, damage and all."""
        done = quietly("pack", "update", *([name] if name else []), "--yes")
        meant = [each for each in self.installed if name in ("", each)]
        here = [each for each in meant if each in self.published]
        refused = [each for each in here if self.would_fall(each)]
        assert done.code == (0 if meant and here == meant and not refused else 4)
        self._take([each for each in here if self.published[each] > self.installed[each]])

    def _take(self, names: list[str]) -> None:
        for name in names:
            self.installed[name] = self.published[name]
            self.damaged[name] = set()

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        """A pack goes; one that is not there cannot."""
        assert quietly("pack", "remove", name, "--yes").code == (0 if name in self.installed else 4)
        self.installed.pop(name, None)
        self.damaged.pop(name, None)

    @precondition(lambda self: self.installed)
    @rule(data=st.data(), how=st.sampled_from(["change", "delete", "put"]))
    def meddle(self, data: st.DataObject, how: str) -> None:
        """A file of an installed pack is changed, deleted, or put there."""
        name = data.draw(st.sampled_from(sorted(self.installed)), label="name")
        own = sorted({*files(name, self.installed[name]), MANIFEST} - self.damaged[name])
        file = "more.yaml" if how == "put" or not own else data.draw(st.sampled_from(own), label="file")
        path = self.place(name) / file
        if how == "delete" and path.exists():
            path.unlink()
        else:
            path.write_bytes((path.read_bytes() if path.exists() else b"") + b"# more\n")
            path.chmod(0o600)
        self.damaged[name].add(file)

    @rule()
    def verify(self) -> None:
        """What was meddled with is found, file by file, and nothing else is."""
        done = quietly("pack", "verify", "--json")
        assert done.code == (1 if any(self.damaged.values()) else 0)
        for pack in done.data["packs"]:
            found = {Path(problem["file"]).name for problem in pack["problems"]}
            damaged = self.damaged[pack["name"]]
            # Without its list, nothing else of a pack can be judged.
            assert found == ({MANIFEST} if MANIFEST in damaged else damaged)

    # What always holds.

    @invariant()
    def the_model_agrees(self) -> None:
        """The packs, their order and versions are those of the model, and a file is what was accepted or not used."""
        listed = quietly("pack", "list", "--json").data["packs"]
        assert [(pack["name"], pack["version"]) for pack in listed] == [
            (name, f"{version}.0.0") for name, version in self.installed.items()
        ]
        folders = self.home / "data" / "packs"
        assert {path.name for path in folders.glob("*/")} == set(self.installed)
        for name, version in self.installed.items():
            shown = quietly("show", f"{name}-room", "--json")
            intact = not self.damaged[name] & {MANIFEST, f"{name}-room.yaml"}
            assert shown.code == 0 or not intact
            if shown.code == 0:
                assert f"shut {version} times?" in shown.out
            for file in files(name, version).keys() - self.damaged[name]:
                assert (self.place(name) / file).read_text() == files(name, version)[file]


def test_any_use_of_packs(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is published, taken and meddled with, program and model agree after each step."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    times = states(PacksMachine, amount("PACKS", 5, 1_000), 20)
    evidence("F", "states of installed packs after random actions, beside a model", times, "different", "undetected")
