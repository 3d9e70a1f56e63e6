"""`schema`: the JSON Schema that editors use."""

from tests.support.commands import Here


def test_it_is_one_json_object(run: Here) -> None:
    """Standard output is the schema and nothing else."""
    done = run("schema")
    assert done.code == 0
    assert {"$schema", "$defs"} <= set(done.data)
