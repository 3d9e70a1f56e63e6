"""Random checklists and routines, as the data of their files: every kind of item, in every company."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

OPTIONS = ("calm", "hurry", "grief")
KINDS = (*["confirm"] * 5, "exercise", "scale", "choice", "several", "text")
SHAPES: dict[str, dict[str, Any]] = {
    "exercise": {"exercise": {"seconds": 5, "steps": ["Breathe"], "alternative": "Look out"}},
    "scale": {"scale": {"min": 0, "max": 10, "low": "little", "high": "much"}},
    "choice": {"options": list(OPTIONS)},
    "several": {"options": list(OPTIONS)},
}
WHENS: tuple[dict[str, Any], ...] = (
    {"modality": ["audio"]},
    {"modality": ["video", "audio"]},
    {"first-session": True},
    {"setting": ["couple"]},
)
Data = dict[str, Any]


def random_session(chance: Random) -> Data:
    """What kind of session it is."""
    modality = chance.choice(["video", "video", "audio"])
    return {"modality": modality, "setting": "individual", "first-session": chance.random() < 0.3}


def random_includes(chance: Random) -> list[Data]:
    """What a routine includes, each with its checklist in place of the checklist's name."""
    includes: list[Data] = []
    for number in range(chance.randint(1, 3)):
        include: Data = {"checklist": _checklist(chance, f"list-{number}", [each["checklist"] for each in includes])}
        include |= {"as": "card"} if chance.random() < 0.25 else {}
        include |= {"when": chance.choice(WHENS)} if chance.random() < 0.1 else {}
        includes.append(include)
    return includes


def write_lists(folder: Path, includes: Sequence[Data], chance: Random) -> None:
    """Write the checklists, and the routine that includes them, as `routine`.

    By chance, each comes about in another way that must make no difference: an overlay takes what another file has
    otherwise and makes it what it is, and items stand under headings.
    """
    folder.mkdir()
    head = {"format": 1, "title": "List"}
    files = [head | {"id": "spare", "items": [{"id": "spare", "ask": "Is it here?"}]}]
    for include in includes:
        files += _ways_of_list(chance, head | _under_headings(chance, include["checklist"]))
    listed = [include | {"checklist": include["checklist"]["id"]} for include in includes]
    files += _ways_of_routine(chance, head | {"id": "routine", "include": listed})
    for file in files:
        (folder / f"{file['id']}.yaml").write_text(json.dumps(file))


def _under_headings(chance: Random, checklist: Data) -> Data:
    items = [
        item | ({"section": f"Part {number}"} if chance.random() < 0.2 else {})
        for number, item in enumerate(checklist["items"])
    ]
    return checklist | {"items": items}


def _ways_of_list(chance: Random, checklist: Data) -> list[Data]:
    """The file of a list, or one that differs and the overlay that makes up for it."""
    if chance.random() < 0.7:
        return [checklist]
    name, items = f"base-of-{checklist['id']}", list(checklist["items"])
    changed = chance.randrange(len(items))
    other = {"ask": "Was it so?", "importance": chance.choice(["essential", "standard", "optional"])}
    base = checklist | {"id": name, "items": [*items, {"id": "extra", "ask": "Is there more?"}]}
    base["items"][changed] = items[changed] | other
    change = {key: items[changed][key] for key in ("id", *other)}
    overlay = {"format": 1, "id": checklist["id"], "extends": name, "change": [change], "remove": ["extra"]}
    return [base, overlay]


def _ways_of_routine(chance: Random, routine: Data) -> list[Data]:
    """The file of a routine, or one that differs and the overlay that makes up for it."""
    if chance.random() < 0.6:
        return [routine]
    includes = routine["include"]
    order = [include["checklist"] for include in includes]
    there = [include for include in includes if chance.random() < 0.7]
    added = [include for include in includes if include not in there]
    there.append({"checklist": "spare"})
    chance.shuffle(there)
    base = routine | {"id": "base-of-routine", "include": there}
    changes = {"add-lists": added, "remove": ["spare"], "reorder": order}
    overlay = {"format": 1, "id": "routine", "extends": base["id"]}
    return [base, overlay | {key: change for key, change in changes.items() if change}]


def twins_of(includes: Sequence[Mapping[str, Any]]) -> set[frozenset[str]]:
    """The pairs of items that mean the same."""
    return {
        frozenset((f"{include['checklist']['id']}/{item['id']}", item["same-as"]))
        for include in includes
        for item in include["checklist"]["items"]
        if "same-as" in item
    }


def _checklist(chance: Random, name: str, before: list[Data]) -> Data:
    moment = chance.choice(["setup", "setup", "arrive", "open", "open", "between", "close"])
    items = [_item(chance, f"item-{number}") for number in range(chance.randint(1, 6))]
    for place, item in enumerate(items):
        _add_follow_up(chance, item, [each["id"] for each in items[place + 1 :]])
    added = {follow["add"] for item in items for follow in item.get("follow-up", ()) if "add" in follow}
    for item in items:
        alike = [
            f"{each['id']}/{other['id']}"
            for each in before
            for other in each["items"]
            if (other.get("kind"), other["importance"]) == (item.get("kind"), item["importance"])
        ]
        if alike and chance.random() < 0.2 and item["id"] not in added:
            item["same-as"] = chance.choice(alike)
    return {"id": name, "moment": moment, "items": items}


def _item(chance: Random, name: str) -> Data:
    kind = chance.choice(KINDS)
    importance = chance.choice(["essential", "standard", "standard", "optional"])
    item: Data = {"id": name, "ask": "Is it so?", "importance": importance}
    item |= {} if kind == "confirm" else {"kind": kind, **SHAPES.get(kind, {})}
    if kind == "confirm":
        item["repeat"] = chance.choice(["every-run", "every-run", "daily", "weekly"])
        then = chance.choice([None, None, None, "recheck", "accept", "stop"])
        item |= {"if-not-yet": {"do": ["Mend it"], "then": then}} if then else {}
    if kind in ("scale", "choice", "several") and chance.random() < 0.6:
        item["keep"] = chance.random() < 0.5
    item |= {"moment": chance.choice(["setup", "arrive", "open"])} if chance.random() < 0.15 else {}
    return item | ({"when": chance.choice(WHENS)} if chance.random() < 0.1 else {})


def _add_follow_up(chance: Random, item: Data, later: list[str]) -> None:
    tests: dict[str, Data] = {
        "scale": {"at-most": chance.randint(0, 8)},
        "choice": {"is": chance.choice(OPTIONS)},
        "several": {"has": chance.choice(OPTIONS)},
    }
    if item.get("kind") in tests and later and chance.random() < 0.8:
        item["follow-up"] = [tests[item["kind"]] | {"add": chance.choice(later)}]
    if item.get("kind") in tests and chance.random() < 0.4:
        then = {"say": "Mind it", "then": chance.choice(["accept", "stop"])}
        item.setdefault("follow-up", []).append(tests[item["kind"]] | then)
