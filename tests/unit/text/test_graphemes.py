"""Boundaries found from the middle are those of one scan from the start."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.graphemes import (
    is_boundary,
    next_boundary,
    previous_boundary,
    snap,
    snap_span,
)

# What clusters are made of: marks, joiners, flags, jamo, conjuncts, prepended marks, line ends.
PIECES = [*"ae \n\r\t“—é你か", *"\u0301\u200d\u200c\ufe0f\u20e3\u0903", *"👩👧🇩🇪🏻❤"]
PIECES += ["\r\n", "각", "가", "\u1100", "\u1161", "\u11a8", "क", "\u094d", "ष", "\u0600", "\u0e33"]
PIECES += ["👩‍👧", "🇩🇪", "\ud83d", "\U000e0067", "\u200b", "\u3099", "1"]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def scan(text: str) -> list[int]:
    """List all boundaries by one pass over the whole text."""
    return [0, *(found.end() for found in regex.finditer(r"\X", text))]


def agrees(text: str) -> None:
    boundaries = scan(text)
    for at in range(len(text) + 1):
        assert is_boundary(text, at) == (at in boundaries)
        assert snap(text, at) == max(b for b in boundaries if b <= at)
        assert next_boundary(text, at) == min((b for b in boundaries if b > at), default=len(text))
        assert previous_boundary(text, at) == max((b for b in boundaries if b < at), default=0)


@given(texts)
@settings(max_examples=300)
def test_every_offset_agrees_with_a_full_scan(text: str):
    agrees(text)


@given(st.text(max_size=20))
@settings(max_examples=200)
def test_any_text_agrees_with_a_full_scan(text: str):
    agrees(text)


@given(texts, st.integers(-2, 30), st.integers(-2, 30))
def test_a_snapped_span_only_grows_and_cuts_nothing(text: str, one: int, other: int):
    start, end = sorted(min(max(at, 0), len(text)) for at in (one, other))
    low, high = snap_span(text, start, end)
    assert low <= start
    assert end <= high
    assert is_boundary(text, low)
    assert is_boundary(text, high)
    assert snap_span(text, low, high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 300 + "b",
        "🇩🇪" * 150 + "🇫",
        "x" + "🇩🇪" * 150,
        "👩\u200d" * 200,
        "क\u094d" * 200 + "ष",
        "\u1100" * 100 + "\u1161\u11a8" * 100,
        "\r\n" * 200,
        "\u0600" * 200 + "1",
    ],
)
def test_long_runs(text: str):
    boundaries = scan(text)
    for at in [*range(0, len(text), 37), len(text) - 1, len(text)]:
        assert snap(text, at) == max(b for b in boundaries if b <= at)
        assert previous_boundary(text, at) == max((b for b in boundaries if b < at), default=0)


@pytest.mark.parametrize(
    ("text", "at", "after", "before"),
    [
        ("", 0, 0, 0),
        ("ab", -5, 1, 0),
        ("ab", 9, 2, 1),
        ("\r\n", 1, 2, 0),
        ("e\u0301a", 0, 2, 0),
        ("👩‍👧!", 0, 3, 0),
        ("🇩🇪🇫🇷", 2, 4, 0),
    ],
)
def test_examples(text: str, at: int, after: int, before: int):
    assert next_boundary(text, at) == after
    assert previous_boundary(text, at) == before


def test_offsets_deep_in_a_large_text_cost_no_scan():
    text = "Ein Satz mit e\u0301 und 👩‍👧 darin. " * 150_000
    start = time.perf_counter()
    for at in range(4_000_000, 4_002_000):
        next_boundary(text, at)
        previous_boundary(text, at)
    assert time.perf_counter() - start < 1


def test_plain_text_needs_no_regex():
    code = (
        "import sys; from reportedly.text import graphemes as g\n"
        "text = '“Déjà vu” — £5 … Москва 你好'\n"
        "assert [g.next_boundary(text, at) for at in range(len(text) - 1)]"
        " == list(range(1, len(text)))\n"
        "assert 'regex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
