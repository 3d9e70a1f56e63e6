"""Plans as the history holds them: each checklist once, by its sha256, and the plan by what it says."""

import json
import sqlite3

from presencecheck.checklist import Checklist, Source
from presencecheck.codec import from_plain, to_plain
from presencecheck.context import Context
from presencecheck.plan import Plan, Section


def store_plan(connection: sqlite3.Connection, plan: Plan) -> int:
    """The key of the plan, stored if it is new."""
    body = {
        "routine": plan.routine,
        "title": plan.title,
        "context": to_plain(plan.context),
        "sections": [
            {
                "checklist": _store_checklist(connection, part),
                "layer": part.source.layer,
                "card": part.as_card,
            }
            for part in plan.sections
        ],
        "already": sorted(plan.already),
        "closing": plan.closing,
        "card-question": plan.card_question,
    }
    text = json.dumps(body, separators=(",", ":"), sort_keys=True)
    connection.execute("INSERT OR IGNORE INTO plan (routine, body) VALUES (?, ?)", (plan.routine, text))
    return _key(connection, "SELECT key FROM plan WHERE body = ?", text)


def read_plan(connection: sqlite3.Connection, key: int) -> Plan:
    """The plan of this key, with its checklists as they were."""
    routine, text = connection.execute("SELECT routine, body FROM plan WHERE key = ?", (key,)).fetchone()
    body = json.loads(text)
    return Plan(
        routine,
        body["title"],
        tuple(_read_section(connection, part) for part in body["sections"]),
        from_plain(Context, body["context"]),
        frozenset(body["already"]),
        body["closing"],
        body["card-question"],
    )


def _store_checklist(connection: sqlite3.Connection, section: Section) -> int:
    sha256 = section.source.sha256
    row = connection.execute("SELECT key FROM checklist WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        body = json.dumps(to_plain(section.checklist), separators=(",", ":"), ensure_ascii=False)
        connection.execute("INSERT INTO checklist (sha256, body) VALUES (?, ?)", (sha256, body))
    return _key(connection, "SELECT key FROM checklist WHERE sha256 = ?", sha256)


def _read_section(connection: sqlite3.Connection, part: dict[str, object]) -> Section:
    query = "SELECT sha256, body FROM checklist WHERE key = ?"
    sha256, body = connection.execute(query, (part["checklist"],)).fetchone()
    layer = part["layer"]
    source = Source("", sha256, layer)  # type: ignore[arg-type]
    return Section(from_plain(Checklist, json.loads(body)), source, bool(part["card"]))


def _key(connection: sqlite3.Connection, query: str, *words: str) -> int:
    return int(connection.execute(query, words).fetchone()[0])
