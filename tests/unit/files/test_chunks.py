"""A list of bytes kept in large pieces is still a list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files.chunks import SIZE, Chunks


def chunks_of(entries: list[bytes]) -> Chunks:
    chunks = Chunks()
    chunks.extend(entries)
    return chunks


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
    chunks = chunks_of(plain.copy())
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
    chunks = chunks_of([b"x"] * 6 * SIZE)
    for _ in range(5 * SIZE):
        chunks.insert(at, b"y")
    assert len(chunks) == 11 * SIZE
    assert max(map(len, chunks.pieces())) < 2 * SIZE


def test_pieces_are_a_copy():
    chunks = chunks_of([b"a", b"b"])
    before = chunks.pieces()
    chunks[0] = b"c"
    assert before == [b"ab"]


@pytest.mark.parametrize("place", [2, 3, 99])
def test_there_is_nothing_behind_the_end(place: int):
    with pytest.raises(IndexError):
        chunks_of([b"a", b"b"])[place]


@given(st.lists(st.text("ab\n", max_size=4).map(str.encode), max_size=40), st.sampled_from("ab"))
def test_entries_with_a_word_are_found(entries: list[bytes], word: str):
    chunks = chunks_of(entries)
    for place in range(0, len(entries), 3):
        chunks.insert(place, b"x")
    expected = [at for at in range(len(chunks)) if word.encode() in chunks[at]]
    assert chunks.holding(word.encode()) == expected


def test_a_word_is_found_once_in_an_entry_of_any_piece():
    chunks = chunks_of([b"-"] * (3 * SIZE))
    for place in (0, SIZE - 1, SIZE, 3 * SIZE - 1):
        chunks[place] = b"abab"
    assert chunks.holding(b"ab") == [0, SIZE - 1, SIZE, 3 * SIZE - 1]
