"""What is a word, and what is not."""

from __future__ import annotations

import pytest

from reportedly.text.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed.", "The|dam|failed"),
        ("couldn’t won't O'Neil", "couldn’t|won't|O'Neil"),
        ("the soldiers’ base, ‘quoted’", "the|soldiers|base|quoted"),
        ("Bashar-al-Roth pro-dam F-16 16-year", "Bashar-al-Roth|pro-dam|F-16|16-year"),
        ("1,200 3.5 10:30 2018, 45% $3bn £3.5", "1,200|3.5|10:30|2018|45%|$3bn|£3.5"),
        ("the U.S. Army at 5 a.m. U.S.-backed", "the|U.S.|Army|at|5|a.m.|U.S.-backed"),
        ("yes—no – maybe… (so) [and] “on”", "yes|no|maybe|so|and|on"),
        ("wall.He fell", "wall|He|fell"),
        ("counter0-attacks snake_case", "counter0-attacks|snake_case"),
        ("no\u00a0break", "no|break"),
        ("e\u0301te\u0301 na\u0308ive", "e\u0301te\u0301|na\u0308ive"),
        ("你好，世界", "你|好|世|界"),
        ("カタカナのひら", "カタカナ|の|ひ|ら"),
        ("नमस्ते दुनिया", "नमस्ते|दुनिया"),
        ("می‌خواهم بروم", "می‌خواهم|بروم"),
        ("😀👩‍👧 🇩🇪🇫🇷 ❤️", "😀|👩‍👧|🇩🇪|🇫🇷|❤️"),
        ("... — “” !?", ""),
        ("", ""),
    ],
)
def test_words(text: str, expected: str):
    found = [text[start:end] for start, end in words(text, 0, len(text))]
    assert "|".join(found) == expected


def test_offsets_are_those_of_the_text():
    assert words("one two three", 4, 13) == [(4, 7), (8, 13)]
