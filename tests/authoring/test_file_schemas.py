"""The schemas of pack.yaml, the settings and the policy agree with what the program takes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from presencecheck.authoring.file_schemas import SCHEMAS, pack_schema, policy_schema, settings_schema
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import schema as schema_messages
from presencecheck.packs import policy
from presencecheck.packs.metadata import read_metadata
from presencecheck.system.settings import AS_SHIPPED, KEYS, load_with_problem, text_of
from tests.support.commands import presencecheck

PACK = {"format": 1, "name": "a", "title": "A", "version": "1.0.0", "publisher": "B", "licence": "CC0-1.0"}
RIGHT_PACKS: list[dict[str, Any]] = [
    PACK,
    PACK | {"version": 1.0, "title": 2026, "language": "de", "practice": {"phone": "12 34"}, "requires": ["b >=1.2"]},
]
WRONG_PACKS: list[dict[str, Any]] = [
    {key: value for key, value in PACK.items() if key != "licence"},
    PACK | {"name": "Big Room"},
    PACK | {"name": "shipped"},
    PACK | {"titel": "A"},
    PACK | {"title": "A" * 61},
    PACK | {"format": 2},
    PACK | {"practice": {"fax": "1"}},
    PACK | {"requires": "b"},
]
WRONG_SETTINGS = [
    'modality = "fax"',
    'plain = "yes"',
    "rutine = 'full'",
    "[probes]\nbattery-warn = 'a'",
    "[practice]\nfax = '1'",
]
RIGHT_POLICIES = ["", '[packs]\nallowed_sources = ["/srv"]\nallowed_signers = "/etc/s"\nrefuse_client_answers = true\n']
WRONG_POLICIES = [
    "[pack]",
    "[packs]\nallowed_sources = '/srv'",
    "[packs]\nrefuse_client_answers = 1",
    "[practice]\nfax = '1'",
]


def is_valid(schema: dict[str, Any], data: Any) -> bool:
    """Whether an editor would mark nothing."""
    return Draft202012Validator(schema).is_valid(data)


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_command_prints_each(what: str) -> None:
    """By its name; its address is a name of its own, and every field says what it is for."""
    printed = presencecheck("schema", what).data
    assert printed == SCHEMAS[what]()
    assert printed["$id"] == f"urn:presencecheck:{what}:1"
    Draft202012Validator.check_schema(printed)
    parts = [printed] if what != "checklist" else []
    for part in parts:
        parts += [inner for inner in part.get("properties", {}).values() if "properties" in inner]
        assert all(inner.get("description") for inner in part["properties"].values()), what


def test_another_word_is_refused() -> None:
    """With the words that there are."""
    refused = presencecheck("schema", "packs")
    assert (refused.code, "pack" in refused.err) == (2, True)


@pytest.mark.parametrize("data", RIGHT_PACKS, ids=str)
def test_right_packs(data: dict[str, Any]) -> None:
    """What the program takes is not marked, also where YAML would read a number."""
    assert is_valid(pack_schema(), data)
    assert read_metadata(yaml.safe_dump(data).encode(), "pack.yaml")[1] == []


@pytest.mark.parametrize("data", WRONG_PACKS, ids=str)
def test_wrong_packs(data: dict[str, Any]) -> None:
    """What is marked, the program refuses too."""
    assert not is_valid(pack_schema(), data)
    assert read_metadata(yaml.safe_dump(data).encode(), "pack.yaml")[0] is None


def test_settings_as_shipped_are_right() -> None:
    """Each setting that there is, with its value of the start, and as the program reads it."""
    lines = [
        f"{key} = {value if value.lstrip('-').isdecimal() or value in ('true', 'false') else repr(value)}"
        for key in KEYS
        if (value := text_of(AS_SHIPPED, key)) is not None
    ]
    assert is_valid(settings_schema(), tomllib.loads("\n".join(lines)))


@pytest.mark.parametrize("text", WRONG_SETTINGS)
def test_wrong_settings(tmp_path: Path, text: str) -> None:
    """What is marked cannot be used by the program either."""
    assert not is_valid(settings_schema(), tomllib.loads(text))
    path = tmp_path / "config.toml"
    path.write_text(text)
    assert load_with_problem(path)[1] is not None


@pytest.mark.parametrize("text", RIGHT_POLICIES)
def test_right_policies(tmp_path: Path, text: str) -> None:
    """Each of its keys is known to both."""
    assert is_valid(policy_schema(), tomllib.loads(text))
    path = tmp_path / "policy.toml"
    path.write_text(text)
    policy.load(path, tmp_path / "config.toml")
    assert schema_messages.POLICY.keys() == set(policy.KEYS)


@pytest.mark.parametrize("text", WRONG_POLICIES)
def test_wrong_policies(tmp_path: Path, text: str) -> None:
    """What is marked the program refuses."""
    assert not is_valid(policy_schema(), tomllib.loads(text))
    path = tmp_path / "policy.toml"
    path.write_text(text)
    with pytest.raises(PresenceCheckError):
        policy.load(path, tmp_path / "config.toml")
