"""Several measurements as one."""

from hypothesis import given
from hypothesis import strategies as st

from presencecheck.probes.measurement import Measurement, combine

RANK = {"ok": 0, "warn": 1, "fail": 2}


MEASUREMENTS = st.lists(
    st.builds(
        Measurement,
        st.sampled_from(["ok", "warn", "fail", "unknown"]),
        st.sampled_from(["", "A.", "B."]),
        is_unavailable=st.just(False),
    )
    | st.builds(Measurement, st.just("unknown"), st.sampled_from(["C.", "D."]), is_unavailable=st.just(True)),
    min_size=1,
    max_size=3,
)


@given(MEASUREMENTS)
def test_several_as_one(parts: list[Measurement]) -> None:
    """The gravest finding counts, what is unknown only where nothing is known; every sentence is said.

    What cannot be made here has no part in it, unless nothing can.
    """
    found = combine(parts)
    known = [RANK[part.finding] for part in parts if part.finding != "unknown"]
    assert RANK.get(found.finding, -1) == (max(known) if known else -1)
    said = [part for part in parts if not part.is_unavailable] or parts
    assert found.is_unavailable == all(part.is_unavailable for part in parts)
    assert found.sentence.split() == [part.sentence for part in said if part.sentence]
