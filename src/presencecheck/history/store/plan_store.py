"""Plans as the history stores them: each checklist once and each plan once, by the hash of its content."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from presencecheck.core.checklist import Checklist, Layer, Source
from presencecheck.core.context import Context
from presencecheck.core.plan import Plan, Section, Waived
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.history.format.hash_chain import digest


class UnreadableError(ValueError):
    """A stored row is not as it was written."""


def store_plan(connection: sqlite3.Connection, plan: Plan) -> int:
    """Store the plan if it is new; return its key."""
    body = {
        "title": plan.title,
        "context": to_dict(plan.context),
        "sections": [
            {
                "checklist": _store_checklist(connection, part).hex(),
                "layer": part.source.layer,
                "card": part.as_card,
            }
            for part in plan.sections
        ],
        "already": sorted(plan.already),
        "closing": plan.closing,
        "card-question": plan.card_question,
        **({"waived": to_dict(plan.waived)} if plan.waived else {}),
        **({"left-out": list(plan.left_out)} if plan.left_out else {}),
    }
    return insert_plan(connection, plan.routine, json.dumps(body, separators=(",", ":"), sort_keys=True))


def insert_plan(connection: sqlite3.Connection, routine: str, body: str) -> int:
    """Insert the plan if it is new; return its key. Its checklists are stored already."""
    name = digest(routine, body)
    connection.execute("INSERT OR IGNORE INTO plan (hash, routine, body) VALUES (?, ?, ?)", (name, routine, body))
    return int(connection.execute("SELECT key FROM plan WHERE hash = ?", (name,)).fetchone()[0])


def insert_checklist(connection: sqlite3.Connection, sha256: str, body: str) -> bytes:
    """Insert the checklist if it is new; return its hash."""
    name = digest(sha256, body)
    connection.execute("INSERT OR IGNORE INTO checklist (hash, sha256, body) VALUES (?, ?, ?)", (name, sha256, body))
    return name


def read_plan(connection: sqlite3.Connection, key: int) -> Plan:
    """Read the plan of this key, with its checklists as they were.

    Raises:
        UnreadableError: it or one of them is not as it was stored.
    """
    routine, text = _whole(connection.execute("SELECT hash, routine, body FROM plan WHERE key = ?", (key,)).fetchone())
    return _shaped(lambda: _plan(connection, routine, json.loads(text)))


def checklist_hashes(body: str) -> list[bytes]:
    """The hashes of the checklists that a stored plan refers to."""
    return [bytes.fromhex(part["checklist"]) for part in json.loads(body)["sections"]]


def _plan(connection: sqlite3.Connection, routine: str, body: dict[str, Any]) -> Plan:
    return Plan(
        routine,
        body["title"],
        tuple(_read_section(connection, part) for part in body["sections"]),
        from_dict(Context, body["context"]),
        frozenset(body["already"]),
        body["closing"],
        body["card-question"],
        left_out=tuple(body.get("left-out", ())),
        waived=tuple(from_dict(Waived, each) for each in body.get("waived", ())),
    )


def _store_checklist(connection: sqlite3.Connection, section: Section) -> bytes:
    body = json.dumps(to_dict(section.checklist), separators=(",", ":"), ensure_ascii=False)
    return insert_checklist(connection, section.source.sha256, body)


def _read_section(connection: sqlite3.Connection, part: dict[str, Any]) -> Section:
    query = "SELECT hash, sha256, body FROM checklist WHERE hash = ?"
    sha256, body = _whole(connection.execute(query, (bytes.fromhex(part["checklist"]),)).fetchone())
    layer: Layer = part["layer"]
    return Section(from_dict(Checklist, json.loads(body)), Source("", sha256, layer), bool(part["card"]))


def _whole(row: tuple[bytes, str, str] | None) -> tuple[str, str]:
    if row is None or digest(*row[1:]) != row[0]:
        raise UnreadableError("a checklist or plan is not as it was stored")
    return row[1:]


def _shaped(read: Callable[[], Plan]) -> Plan:
    try:
        return read()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableError("a checklist or plan cannot be read") from error
