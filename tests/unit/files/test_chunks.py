"""A list of bytes kept in large pieces is still a list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files.chunks import SIZE, Chunks

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "insert", "insert", "remove"]),
        st.integers(0, 10**6),
        st.binary(max_size=3),
    ),
    max_size=40,
)


@given(st.integers(0, 3 * SIZE), STEPS)
@settings(max_examples=60)
def test_it_does_what_a_list_does(count: int, steps: list[tuple[str, int, bytes]]):
    plain = [b"%d\n" % number for number in range(count)]
    chunks = Chunks(plain.copy())
    for kind, place, new in steps:
        if kind == "insert":
            at = place % (len(plain) + 1)
            plain.insert(at, new)
            chunks.insert(at, new)
        elif plain and kind == "put":
            plain[place % len(plain)] = chunks[place % len(plain)] = new
        elif plain:
            del plain[place % len(plain)]
            del chunks[place % (len(plain) + 1)]
    assert [chunks[place] for place in range(len(chunks))] == plain
    assert b"".join(chunks.pieces()) == b"".join(plain)


@pytest.mark.parametrize("at", [0, SIZE, 5 * SIZE])
def test_pieces_stay_short(at: int):
    chunks = Chunks([b"x"] * 6 * SIZE)
    for _ in range(5 * SIZE):
        chunks.insert(at, b"y")
    assert len(chunks) == 11 * SIZE
    assert max(map(len, chunks.pieces())) < 2 * SIZE


def test_pieces_are_a_copy():
    chunks = Chunks([b"a", b"b"])
    before = chunks.pieces()
    chunks[0] = b"c"
    assert before == [b"ab"]


@pytest.mark.parametrize("place", [2, 3, 99])
def test_there_is_nothing_behind_the_end(place: int):
    with pytest.raises(IndexError):
        Chunks([b"a", b"b"])[place]
