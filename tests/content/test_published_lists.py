"""Checklists that others have published can be written in our format, with nothing of their structure lost.

The files under published/ are worded by us. POINTS holds, for each published list, its sections in their order and what
each of them asks about in a word or two, with the item that carries it here.
"""

import shutil
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.context import Context
from presencecheck.core.items import Item
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.system.paths import user_paths
from tests.support.commands import answers, presencecheck

FOLDER = Path(__file__).parent / "published"
FILES = sorted(FOLDER.glob("*.yaml"))

POINTS: dict[str, dict[str, dict[str, str]]] = {
    # Burgoyne and Cohn 2020, Table 1.
    "tfi-teletherapy": {
        "tfi-screening": {
            "clinical and cognitive status": "able",
            "webcam or smartphone": "equipment",
            "physical space": "own-space",
            "guardian's permission": "permission",
            "risk": "risk",
        },
        "tfi-technology": {
            "connectivity of both": "bandwidth",
            "how to download and join": "how-to-join",
            "secure connection": "secure-line",
            "separate meeting and password": "separate-meetings",
        },
        "tfi-office": {
            "private, quiet": "private-quiet",
            "light": "well-lit",
            "camera": "camera-placed",
            "background": "background",
            "picture and audio": "picture-sound",
        },
        "tfi-consent": {
            "service agreement": "agreement-covers",
            "first time: the platform": "platform-told",
            "first time: remaining risks": "risks-told",
        },
        "tfi-each-session": {
            "new clients verify": "identity",
            "minors: the adult": "adult-where",
            "location and phone": "place-and-phone",
            "privacy at both ends": "privacy-spoken",
            "all in view": "all-in-view",
            "no recording": "nobody-records",
            "apps and notifications": "quiet-devices",
            "like an in-person session": "as-in-person",
        },
    },
    # American Psychological Association 2020.
    "apa-telepsychology": {
        "apa-screening": {
            "clinical and cognitive status": "able",
            "technology resources": "equipment",
            "comfort with technology": "ease",
            "physical space": "own-space",
            "guardian's permission": "permission",
            "safety, health, community risk": "safety-and-health",
        },
        "apa-technology": {
            "platform and its contract": "platform",
            "connectivity of both": "bandwidth",
            "how to log in": "sign-in-explained",
            "secure connection, client's too": "secure-line",
            "antivirus, client's too": "protection",
        },
        "apa-setup": {
            "private, quiet": "private-quiet",
            "light": "well-lit",
            "camera": "camera-placed",
            "background": "background",
            "picture, audio, nobody muted": "picture-sound",
            "eye contact and clear speech": "gaze-and-speech",
        },
        "apa-before": {
            "risks and benefits": "risks-and-benefits",
            "signed consent": "consent-signed",
            "back-up plan": "plan-technical",
            "crisis, contacts, local resources": "plan-crisis",
            "billing, late or missed": "billing",
            "minors: the adult": "adult-where",
        },
        "apa-beginning": {
            "identity, if needed": "identity",
            "location and phone": "place-and-phone",
            "privacy at both ends": "privacy-spoken",
            "all in view": "all-in-view",
            "no recording": "nobody-records",
            "apps and notifications": "quiet-devices",
            "like an in-person session": "as-in-person",
        },
    },
    # World Health Organization 2009: three pause points.
    "who-surgery": {
        "who-sign-in": {
            "patient confirms": "patient-confirms",
            "site marked, or not applicable": "site-marked",
            "anaesthesia safety check": "anaesthesia-checked",
            "pulse oximeter": "oximeter",
            "known allergy": "allergy",
            "airway or aspiration": "airway",
            "if so: equipment and assistance": "airway-ready",
            "blood loss": "blood-loss",
            "if so: access and fluids": "lines-and-fluids",
        },
        "who-time-out": {
            "introductions": "all-known",
            "patient, site, procedure aloud": "said-aloud",
            "surgeon's critical events": "surgeon-foresees",
            "anaesthetist's critical events": "anaesthetist-foresees",
            "nursing team's critical events": "nurse-foresees",
            "antibiotic in the last hour": "antibiotic",
            "imaging": "images",
        },
        "who-sign-out": {
            "procedure recorded": "operation-recorded",
            "counts": "counts",
            "specimens": "specimen",
            "equipment problems": "equipment-trouble",
            "concerns for recovery": "recovery",
        },
    },
}
ONCE = {
    "able",
    "equipment",
    "own-space",
    "permission",
    "risk",
    "how-to-join",
    "platform-told",
    "risks-told",
    "identity",
}
"""What Burgoyne and Cohn ask once, or of new clients."""
MINORS = {"permission", "adult-where"}


def read(name: str) -> Checklist | Routine:
    """One of the files."""
    what = load((FOLDER / f"{name}.yaml").read_bytes(), name, expected_id=name).what
    assert isinstance(what, Checklist | Routine)
    return what


def items(name: str) -> dict[str, Item]:
    """The items of a list by their ids."""
    what = read(name)
    assert isinstance(what, Checklist)
    return {item.id: item for item in what.items}


def test_check_finds_no_fault() -> None:
    """`check` reads them all, and has nothing to say."""
    assert presencecheck("check", str(FOLDER)) == (0, f"{len(FILES)} files checked: no errors.\n", "")


@pytest.mark.parametrize("routine", POINTS)
def test_nothing_of_the_structure_is_lost(routine: str) -> None:
    """Every section is a checklist, every point an item, in the published order, and nothing was put in."""
    what = read(routine)
    assert isinstance(what, Routine)
    assert [part.checklist for part in what.include] == list(POINTS[routine])
    for name, points in POINTS[routine].items():
        assert list(items(name)) == list(points.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_plain_form_loses_nothing(path: Path) -> None:
    """What is kept in the cache and in the history comes back as it was."""
    what = read(path.stem)
    assert from_dict(type(what), to_dict(what)) == what


def test_what_is_asked_once_is_not_asked_again() -> None:
    """Screening and first-time points are for first sessions, a guardian for minors; the rest is for every session."""
    for name in POINTS["tfi-teletherapy"]:
        for ref, item in items(name).items():
            assert item.when.first_session == (True if ref in ONCE else None)
            assert item.when.setting == (("child", "family") if ref in MINORS else ())


def test_what_a_risk_calls_for_is_asked_only_then() -> None:
    """The surgical list's "yes, and…" is a follow-up; what concerns the patient's body is not kept."""
    sign_in = items("who-sign-in")
    added = {follow.add for item in sign_in.values() for follow in item.follow_ups if follow.add}
    assert added == {"airway-ready", "lines-and-fluids"}
    assert not any(sign_in[name].stores_value for name in ("allergy", "airway", "blood-loss"))


CASES = [
    ("tfi-teletherapy", Context(), 9),
    ("tfi-teletherapy", Context(first_session=True), 16),
    ("tfi-teletherapy", Context(setting="child", first_session=True), 17),
    ("apa-telepsychology", Context(), 15),
    ("who-surgery", Context("in-person"), 21),
]


@pytest.mark.parametrize(("routine", "context", "steps"), CASES)
def test_each_is_walked_as_its_authors_meant(home: Path, routine: str, context: Context, steps: int) -> None:
    """Each section is a pause of its own, and the opening with the client is one card."""
    shutil.copytree(FOLDER, home / "config" / "checklists")
    planned = plan(Library.of(user_paths()), (routine,), context)
    assert len(planned.steps) == steps
    assert [part.as_card for part in planned.sections] == [
        part.checklist.moment == "open" and routine != "who-surgery" for part in planned.sections
    ]


def test_a_real_walk_of_the_surgical_list(home: Path) -> None:
    """A risk brings its question; what is left unanswered is nothing. It ends after the operation, with no verdict."""
    shutil.copytree(FOLDER, home / "config" / "checklists")
    special = {"site-marked": "not-applicable", "allergy": "known", "airway": "difficulty or aspiration"}
    special |= {"blood-loss": "not expected"}
    refs = [(name, ref) for name, points in POINTS["who-surgery"].items() for ref in points.values()]
    said = [(f"{name}/{ref}", special.get(ref, "yes")) for name, ref in refs if ref != "lines-and-fluids"]
    walked = presencecheck("run", "who-surgery", "--answers", "-", "--json", stdin=answers(*said)).data["run"]
    assert (walked["status"], walked["readiness"]) == ("completed", None)
    outcomes = {item["item"]: item["outcome"] for item in walked["items"]}
    assert outcomes["site-marked"] == "not-applicable"
    assert "airway-ready" not in outcomes  # asked, and not told: it would say what was answered
    assert "lines-and-fluids" not in outcomes
    assert "value" not in str(walked["items"])
