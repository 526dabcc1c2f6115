"""What the bytes of a terminal mean, and that none of them does harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key, Paste, Resize

from reportedly_tui.terminal.input import TerminalInput


def fed(*chunks: bytes) -> list:
    source = TerminalInput()
    return [message for chunk in chunks for message in source.feed(chunk)]


def keys(*chunks: bytes) -> list[str]:
    return [message.key for message in fed(*chunks) if isinstance(message, Key)]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"s1", ["s", "1"]),
        (b"\x1b[A\x1b[1;2C\x1b[Z", ["up", "shift+right", "shift+tab"]),
        ("é漢".encode(), ["é", "漢"]),
        (b"\x7f\r\t", ["backspace", "enter", "tab"]),
        (b"s\n1", ["s", "enter", "1"]),
        (b"\x03\x13\x1a", ["ctrl+c", "ctrl+s", "ctrl+z"]),
    ],
)
def test_keys(data: bytes, names: list[str]):
    assert keys(data) == names


@pytest.mark.parametrize(
    "bad",
    [
        b"\xff",
        b"\xc3(",
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\x1b[99999999u",
        b"\x1b[4294967296;5u",
        b"\x1b[1;99999999999999999999A",
        b"\x1b[97;1;1114112u",
        b"\x1b[<99999999999;99999999999;99999999999M",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[?2026;9$y",
        b"\x1b[" + b"9" * 40 + b"u",
        b"\x1bP" + b"x" * 100,
        b"\x1b]52;c;AAAA\x07",
        b"\x00",
    ],
)
def test_keys_after_bytes_that_mean_nothing_are_heard(bad: bytes):
    assert keys(bad, b"\x1b[A", b"s")[-2:] == ["up", "s"]


@pytest.mark.parametrize("typed", [b"\x1b=s", b"\x1bj", b"\x1b\x1bq", b"\x1b\x1b[A", b"ab\x1b\r"])
def test_esc_is_esc_however_fast_one_types_on(typed: bytes):
    assert "escape" in keys(typed)
    assert not any("alt" in key for key in keys(typed))


def test_a_sequence_cut_after_its_esc():
    assert keys(b"\x1b", b"[A") == ["up"]
    assert keys(b"\x1b", b"=") == ["escape", "equals_sign"]


def test_an_esc_after_which_nothing_comes():
    source = TerminalInput()
    assert list(source.feed(b"s\x1b"))[-1].key == "s"
    assert source.waits
    assert [message.key for message in source.rest()] == ["escape"]
    assert not source.waits


def test_a_character_in_two_reads():
    assert keys(b"\xc3", b"\xa9") == ["é"]


@pytest.mark.parametrize("text", ["a\x1b[31mb", "s1d\x1b", "\x1bs1", "two\nlines", "", "é" * 9000])
def test_a_paste_is_text_and_no_keys(text: str):
    data = f"\x1b[200~{text}\x1b[201~x".encode()
    for cut in (len(data), 4096, 7):
        chunks = [data[at : at + cut] for at in range(0, len(data), cut)]
        made = fed(*chunks)
        assert [one.text for one in made if isinstance(one, Paste)] == [text]
        assert [one.key for one in made if isinstance(one, Key)] == ["x"]


def test_a_size_beyond_belief_is_not_believed():
    assert not fed(b"\x1b[48;99999;99999;1;1t")
    (size,) = fed(b"\x1b[48;24;80;480;800t")
    assert isinstance(size, Resize)
    assert size.size == (80, 24)


sequences = st.one_of(
    st.binary(max_size=12),
    st.from_regex(rb"\x1b[\[O\]P?]?[<>?]?[0-9:;]{0,25}[ -~]", fullmatch=True),
)


@settings(max_examples=300)
@given(st.lists(sequences, max_size=6))
def test_no_bytes_end_it(chunks: list[bytes]):
    source = TerminalInput()
    for chunk in chunks:
        list(source.feed(chunk))
        list(source.rest())
    pasting = source._pasted is not None
    list(source.feed(b"\x1b[201~" * pasting + b"\x1b[A"))
    made = [one.key for one in source.feed(b"q") if isinstance(one, Key)]
    assert made[-1:] == ["q"]
