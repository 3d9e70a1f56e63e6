"""Which requests the door accepts, as values, without a server."""

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.system.local_server.door import Door


@given(st.text(), st.text(), st.lists(st.text(), max_size=2), st.lists(st.text(), max_size=2))
def test_only_the_right_ones_come_in(method: str, path: str, hosts: list[str], origins: list[str]) -> None:
    """Whatever is asked, the door gives an answer, and it is a refusal."""
    door = Door("127.0.0.1:4000", "secret")
    said = {"Host": hosts, "Origin": origins}
    assert door.refusal(method, path, lambda name: said.get(name, [])) is not None
    assert door.refusal("GET", f"/secret/{path}", lambda name: said.get(name, [])) is not None
    assert door.refusal("GET", "/secret/", {"Host": [door.host], "Origin": []}.__getitem__) is None
