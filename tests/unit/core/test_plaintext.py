"""Canonical text: what import changes, what it counts, and that it changes nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.plaintext import Canonical, NotText, canonical, decode, place

BOM = "\ufeff"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", Canonical("", 0, 0, 0, 0)),
        ("a\nb", Canonical("a\nb", 0, 0, 0, 0)),
        ("a\r\nb\r\n", Canonical("a\nb\n", 2, 0, 0, 0)),
        ("a\rb\r", Canonical("a\nb\n", 0, 2, 0, 0)),
        ("a\r\r\nb\n\r", Canonical("a\n\nb\n\n", 1, 2, 0, 0)),
        (f"{BOM}a", Canonical("a", 0, 0, 1, 0)),
        (f"{BOM}{BOM}a{BOM}b", Canonical(f"a{BOM}b", 0, 0, 2, 0)),
        (f"\x00{BOM}a", Canonical("a", 0, 0, 1, 1)),
        (f"{BOM}\x00{BOM}", Canonical("", 0, 0, 2, 1)),
        ("a\x00\x1b[31m\x7f\x85\x9f", Canonical("a[31m", 0, 0, 0, 5)),
        ("a\x0bb\x0cc", Canonical("abc", 0, 0, 0, 2)),
        ("a\r\x00\n", Canonical("a\n\n", 0, 1, 0, 1)),
        ("a\tb", Canonical("a\tb", 0, 0, 0, 0)),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_each_step_is_counted(given: str, expected: Canonical):
    assert canonical(given.encode()) == expected


EVIDENCE = (
    "“a”\u00a0’b’ … \u202f\u2009\u200b\u00ad\u2028\u2029\u202e e\u0301 é ﬁ 𝕏 👩‍👩‍👧 don''t  two  "
)


def test_what_is_evidence_stays():
    assert canonical(EVIDENCE.encode()) == Canonical(EVIDENCE, 0, 0, 0, 0)


TEXTS = st.text(
    st.one_of(
        st.sampled_from("\r\n\t\ufeff\x00\x1b\x85\u2028 a"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(TEXTS)
def test_canonical_text_stays_as_it_is(text: str):
    once = canonical(text.encode())
    assert canonical(once.text.encode()) == Canonical(once.text, 0, 0, 0, 0)


@given(TEXTS)
def test_no_other_character_is_lost_or_made(text: str):
    made = canonical(text.encode())
    assert len(made.text) == len(text) - made.crlf - made.bom - made.control
    kept = [c for c in text if unicodedata.category(c) != "Cc" and c != BOM]
    assert [c for c in made.text if c not in "\t\n" and c != BOM] == kept
    assert not [c for c in made.text if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert not made.text.startswith(BOM)


@pytest.mark.parametrize(
    ("data", "offset", "line", "column", "hint"),
    [
        (b"caf\xe9", 3, 1, 4, "WINDOWS-1252"),
        ("é\nüü".encode() + b"\xff", 7, 2, 3, "WINDOWS-1252"),
        ("ab".encode("utf-16"), 0, 1, 1, "UTF-16"),
        (b"\xed\xa0\x80", 0, 1, 1, "WINDOWS-1252"),
        (b"a\xf0\x9f\x9b", 1, 1, 2, "WINDOWS-1252"),
    ],
)
def test_other_encodings_are_refused_with_the_place(
    data: bytes, offset: int, line: int, column: int, hint: str
):
    with pytest.raises(NotText, match=f"at offset {offset}, in line {line}") as error:
        decode(data)
    assert (error.value.offset, error.value.line, error.value.column) == (offset, line, column)
    assert f"iconv -f {hint}" in error.value.hint


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (5, (2, 4)), (6, (3, 1))]
)
def test_only_a_line_feed_ends_a_line(offset: int, expected: tuple[int, int]):
    assert place("a\n\u2028\x85b\nc", offset) == expected
