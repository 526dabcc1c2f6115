"""No text reaches a terminal with a character it would obey or swallow."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.safe import PLACEHOLDER, one_line, visible

KEPT = {*"\u200c\u200d", *map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2"}
KEPT |= {"\U000110bd", "\U000110cd"}
FORMATS = ("Cc", "Cf", "Cs", "Zl", "Zp")
EVERY_FORMAT = [
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) in FORMATS and character not in KEPT
]


def test_every_control_and_format_character_is_replaced():
    shown = visible("".join(EVERY_FORMAT))
    assert len(shown) == len(EVERY_FORMAT)
    assert {unicodedata.category(character) for character in shown} == {"So"}


@given(st.text(alphabet=st.characters()))
def test_one_code_point_for_one_and_the_rest_untouched(text: str):
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown == "".join(map(visible, text))
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain", "plain"),
        ("“Déjà” – 你好\u00a0👩‍👧 ❤\ufe0f می‌خواهم", "“Déjà” – 你好\u00a0👩‍👧 ❤\ufe0f می‌خواهم"),
        ("\x1b[2J", "␛[2J"),
        ("\x1b]52;c;AA\x07", "␛]52;c;AA␇"),
        ("\x00\x7f\t\n\r", "␀␡␉␊␍"),
        ("a\x9bm\x85", f"a{PLACEHOLDER}m{PLACEHOLDER}"),
        ("a\u202eb\u2066", f"a{PLACEHOLDER}b{PLACEHOLDER}"),
        ("so\u00adft", f"so{PLACEHOLDER}ft"),
        ("a\u200bb\ufeff", f"a{PLACEHOLDER}b{PLACEHOLDER}"),
        ("\ud800", PLACEHOLDER),
        ("\U000e0041\U000e0100", PLACEHOLDER * 2),
        ("\ufffe\U0001ffff\ufdd0", PLACEHOLDER * 3),
        ("\u3164\u115f\u034f\ufe00", PLACEHOLDER * 4),
        ("\ue000", "\ue000"),
    ],
)
def test_examples(text: str, shown: str):
    assert visible(text) == shown


def test_layout_characters_are_kept_on_request():
    assert visible("a\tb\nc\x1b", keep_newlines=True) == "a␉b\nc␛"
    assert visible("a\tb\nc\x1b", keep_tabs=True) == "a\tb␊c␛"


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("short", 10, "short"),
        ("exactly", 7, "exactly"),
        ("one two three", 9, "one two…"),
        ("a\nb\x1bc", 10, "a␊b␛c"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_one_line(text: str, limit: int, line: str):
    assert one_line(text, limit) == line


@given(st.text(alphabet=st.characters(), max_size=30), st.integers(0, 20))
def test_one_line_has_no_control_and_keeps_its_limit(text: str, limit: int):
    line = one_line(text, limit)
    assert len(line) <= limit
    assert visible(line) == line


def test_it_needs_no_regex():
    code = "import sys; import reportedly.text.safe; assert 'regex' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
