"""What a terminal sends is split into keys and whole sequences, whatever the pieces and the pauses."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.terminal.escape_filter import (
    ALONE_SECONDS,
    ALONE_SECONDS_REMOTE,
    DOUBT_SECONDS,
    ESC,
    MOST_CHARACTERS,
    SEQUENCE_SECONDS,
    STRING_SECONDS,
    EscapeFilter,
    without_sequences,
)
from tests.support.escape_sequences import SEQUENCES
from tests.support.evidence import Evidence, amount

STREAMS = amount("STREAMS", 1_000, 20_000)
JUST_BEFORE, JUST_AFTER = -0.01, 0.01
ENDED = "z"
"""A character that no sequence of these tests has, so that it stands for the next key."""


def fed(*pieces: tuple[float, str], alone_seconds: float = ALONE_SECONDS) -> list[str]:
    """What comes of pieces, each after a pause in seconds; at the end nothing more comes."""
    escapes, now, whole = EscapeFilter(alone_seconds), 0.0, []
    for pause, characters in pieces:
        now += pause
        whole += escapes.feed(characters, now)
    return whole + escapes.expire(now + 60)


def test_a_sequence_is_one_thing() -> None:
    """Nothing of it is a key, and the key after it is."""
    for sequence in SEQUENCES:
        assert fed((0, f"a{sequence}{ENDED}")) == ["a", sequence, ENDED]


@pytest.mark.parametrize("pause", [0.03, 0.06, 0.1, 0.2, 0.5])
def test_a_sequence_in_pieces_is_one_thing(pause: float) -> None:
    """Split anywhere, or character by character, it is the same one; behind a lone ESC its beginning is told alike."""
    for sequence in SEQUENCES:
        for place in range(1, len(sequence)):
            whole = fed((0, sequence[:place]), (pause, sequence[place:]), (pause, ENDED))
            expected = [sequence, ENDED]
            if pause > ALONE_SECONDS and place == 1:
                expected = [ESC, sequence, ENDED] if sequence[1] in "[O]P_^X" else [ESC, *sequence[1:], ENDED]
            assert whole == expected, (sequence, place)
        assert fed(*((pause, character) for character in sequence), (pause, ENDED))[-1] == ENDED, sequence


def test_a_sequence_that_drips_is_one_thing() -> None:
    """Character by character with half a second between, as over a bad line, nothing of it is a key."""
    for sequence in SEQUENCES:
        if sequence[1] in "[O]P_^X":
            whole = fed(*((0.5, character) for character in sequence[:30]))
            assert [each for each in whole if len(each) == 1 and each != ESC] == [], sequence


@pytest.mark.parametrize("alone", [ALONE_SECONDS, ALONE_SECONDS_REMOTE])
def test_the_esc_key(alone: float) -> None:
    """An ESC after which nothing comes is the key; over a slow line it takes longer to know."""
    escapes = EscapeFilter(alone)
    assert escapes.feed(ESC, 10.0) == []
    inside = [escapes.is_inside]
    assert escapes.expire(10 + alone + JUST_BEFORE) == []
    assert escapes.expire(10 + alone + JUST_AFTER) == [ESC]
    assert [*inside, escapes.is_inside] == [True, False]
    assert escapes.is_doubtful(10 + alone + DOUBT_SECONDS + JUST_BEFORE)
    assert not escapes.is_doubtful(10 + alone + DOUBT_SECONDS + JUST_AFTER)


def test_the_esc_key_twice() -> None:
    """Pressed twice quickly it is one, pressed twice slowly it is two."""
    assert fed((0, ESC), (0.2, ESC)) == [ESC]
    assert fed((0, ESC), (0.5, ESC)) == [ESC, ESC]


@pytest.mark.parametrize("character", "[O]P_^X")
@pytest.mark.parametrize("pause", [0.4, ALONE_SECONDS + DOUBT_SECONDS + JUST_BEFORE])
def test_a_lone_esc_is_continued(character: str, pause: float) -> None:
    """What can only be the rest of a sequence is taken as that, and the keys after it are not doubtful."""
    escapes = EscapeFilter()
    assert escapes.feed(ESC, 0) + escapes.feed(character, pause) == [ESC]
    assert escapes.is_inside
    assert not escapes.is_doubtful(pause)


def test_a_lone_esc_is_not_continued_later() -> None:
    """After two seconds, or after any other key, the same characters are keys."""
    assert fed((0, ESC), (ALONE_SECONDS + DOUBT_SECONDS + JUST_AFTER, "[")) == [ESC, "["]
    assert fed((0, ESC), (0.4, "y"), (0.1, "X")) == [ESC, "y", "X"]


@pytest.mark.parametrize(
    ("begun", "limit"),
    [(f"{ESC}[", SEQUENCE_SECONDS), (f"{ESC}[12;", SEQUENCE_SECONDS), (f"{ESC}O", SEQUENCE_SECONDS)]
    + [(f"{ESC}{opener}text", STRING_SECONDS) for opener in "]PX^_"]
    + [(f"{ESC}[200~pasted", STRING_SECONDS), (f"{ESC}]11;rgb{ESC}", STRING_SECONDS)],
)
def test_a_sequence_without_an_end_is_given_up(begun: str, limit: float) -> None:
    """The next key counts again, in time; until then it may be the end."""
    assert fed((0, begun), (limit + JUST_AFTER, "y")) == ["y"]
    assert "y" not in fed((0, begun), (limit + JUST_BEFORE, "y"))


def test_a_string_without_an_end_is_given_up() -> None:
    """One that is too long, and one that never pauses, end as well."""
    assert fed((0, f"{ESC}]" + "y" * MOST_CHARACTERS), (0, "z"))[-1] == "z"
    drip = [(0.3, "y")] * 100
    assert "y" in fed((0, f"{ESC}]"), *drip)
    assert "1" in fed((0, f"{ESC}["), *[(0.3, "1")] * 100)


@pytest.mark.parametrize("key", "\x03\x04\x1a\x1c")
@pytest.mark.parametrize("begun", [ESC, f"{ESC}[", f"{ESC}[1;", f"{ESC}O", f"{ESC}]11", f"{ESC}P1", f"{ESC}[M!"])
def test_the_keys_that_leave_count_everywhere(begun: str, key: str) -> None:
    """Nobody is held in a sequence that never ends."""
    assert fed((0, begun + key + "y")) == [key, "y"]


def test_a_paste_is_one_thing() -> None:
    """With its marks and all that is in it, whatever that looks like."""
    paste = f"{ESC}[200~y\r{ESC}[A\x03 quit{ESC}[201~"
    assert fed((0, f"a{paste}b")) == ["a", paste, "b"]


@pytest.mark.parametrize("more", range(8))
def test_a_paste_that_is_too_long_is_one_thing(more: int) -> None:
    """Its beginning is kept, and nothing of the rest is a key: a line end in it would answer."""
    whole, after = fed((0, f"{ESC}[200~" + "y\r" * MOST_CHARACTERS + "z" * more + f"{ESC}[201~q"))
    assert (whole[:10], len(whole), whole[-6:], after) == (f"{ESC}[200~y\ry\r", MOST_CHARACTERS + 7, f"{ESC}[201~", "q")
    assert ESC not in whole[1:-6]


@pytest.mark.parametrize(
    ("begun", "rest"),
    [(f"{ESC}[1;", f"{ESC}[C"), (f"{ESC}]0;t", f"{ESC}[C"), (f"{ESC}O", f"{ESC}OC"), (f"{ESC}[M!", f"{ESC}[C")],
)
def test_a_sequence_within_another_ends_that(begun: str, rest: str) -> None:
    """What was cut off is dropped, and the arrow after it is an arrow."""
    assert fed((0, begun + rest + "y")) == [rest, "y"]


def test_eight_bits() -> None:
    """Terminals of that kind begin and end sequences with one character."""
    assert fed((0, "\x9bIy\x9d0;t\x9cy\x8fCy")) == [f"{ESC}[I", "y", f"{ESC}]0;t\x9c", "y", f"{ESC}OC", "y"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("yes", "yes"),
        (f"{ESC}[Iyes{ESC}[O", "yes"),
        (f"{ESC}[D{ESC}[Dback{ESC}", "back"),
        (f"{ESC}y", ""),
        (f"y{ESC}]0;title\x07", "y"),
        (f"y{ESC}[12", "y"),
        ("", ""),
    ],
)
def test_a_line_without_sequences(line: str, words: str) -> None:
    """What was typed stays; what ends with the line without an end goes."""
    assert without_sequences(line) == words


ANY = st.lists(
    st.tuples(
        st.floats(0, 3),
        st.text(st.characters(codec="utf-8") | st.sampled_from(f"{ESC}[]OPX^_\\\x07;01yq~u"), max_size=9),
    ),
    max_size=12,
)


@given(ANY)
def test_nothing_is_made_up(pieces: list[tuple[float, str]]) -> None:
    """What comes out is what came in, in its order, with nothing twice; each is a character, a sequence, or a paste."""
    whole = fed(*pieces)
    stream = "".join(characters for _, characters in pieces)
    place = 0
    for each in whole:
        if len(each) == 1:
            found = stream.find(each, place)
            assert found >= 0
            place = found + (each != ESC)
        else:
            assert each[0] == ESC


@given(st.lists(st.sampled_from(SEQUENCES) | st.sampled_from("abyq5 \r?")))
def test_pieces_do_not_matter(parts: list[str]) -> None:
    """However a stream is cut, its sequences and keys are the same."""
    stream = "".join(parts)
    cut = EscapeFilter()
    whole = [each for character in stream for each in cut.feed(character, 0.0)]
    assert whole == EscapeFilter().feed(stream, 0.0) == parts


def random_stream(source: random.Random) -> str:
    """Sequences, broken sequences, keys and bytes at random."""
    parts = []
    for _ in range(source.randrange(1, 12)):
        sequence = source.choice(SEQUENCES)
        kind = source.randrange(4)
        if kind == 0:
            parts.append(sequence)
        elif kind == 1:
            parts.append(sequence[: source.randrange(1, len(sequence) + 1)])
        elif kind == 2:
            parts.append(source.choice("yng1 \r?\x03"))
        else:
            parts.append(bytes(source.randrange(256) for _ in range(5)).decode("utf-8", "surrogateescape"))
    return "".join(parts)


def test_thousands_of_streams(evidence: Evidence) -> None:
    """Whatever comes, in whatever pieces and pauses: no fault, and every key after a pause of seconds is heard."""
    source = random.Random(20261127)
    for _ in range(STREAMS):
        stream = random_stream(source)
        cuts = sorted({0, len(stream), *(source.randrange(len(stream) + 1) for _ in range(4))})
        pieces = [(source.choice((0.0, 0.02, 0.1, 0.4, 1.0)), stream[a:b]) for a, b in pairwise(cuts)]
        whole = fed(*pieces, (21, ENDED))
        assert whole[-1] == ENDED
        assert all(len(each) == 1 or each[0] == ESC for each in whole)
    evidence(
        "D3", "streams of bytes at random through the escape filter", STREAMS, "ended in a fault", "key unheard after"
    )
