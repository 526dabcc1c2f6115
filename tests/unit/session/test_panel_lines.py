"""Lines of panels: text wrapped to a width, cut where there are too many rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reportedly_tui.session.lines import Line, line, wrapped

WORDS = "Regional officials said that no crew was on the wall when it gave way."


def shown(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in one.parts) for one in lines]


def test_a_line_says_what_it_is_about():
    made = line(("stance", "muted"), ("denies", "on"), about="stance", here=True)
    assert made == Line((("stance", "muted"), ("denies", "on")), "stance", True)
    assert line() == Line()


@pytest.mark.parametrize(
    ("text", "width", "indent", "limit", "expected"),
    [
        ("", 20, 0, 0, [""]),
        ("a dam", 20, 0, 0, ["a dam"]),
        ("a dam", 20, 3, 0, ["   a dam"]),
        ("one\ntwo", 20, 0, 0, ["one two"]),
        ("the dam gave way", 10, 0, 0, ["the dam", "gave way"]),
        ("the dam gave way", 10, 2, 0, ["  the dam", "  gave way"]),
        ("the dam gave way", 10, 0, 2, ["the dam", "gave way"]),
        ("the dam gave way at night", 10, 0, 2, ["the dam", "gave way …"]),
        ("the dam gave way at night", 10, 0, 1, ["the dam …"]),
        ("the dam broke open at night", 11, 0, 2, ["the dam", "broke …"]),
        ("漢字かな漢字かな", 8, 0, 1, ["漢字か …"]),
    ],
)
def test_text_is_wrapped(text: str, width: int, indent: int, limit: int, expected: list[str]):
    made = wrapped(text, width, "text", indent, limit)
    assert shown(made) == expected
    assert {role for one in made for _, role in one.parts} == {"text"}


@pytest.mark.parametrize("width", [1, 4, 8, 13, 34, 80])
@pytest.mark.parametrize("limit", [0, 1, 2, 5])
@pytest.mark.parametrize("indent", [0, 2, 9])
def test_no_line_is_wider_than_the_panel(width: int, limit: int, indent: int):
    made = shown(wrapped(WORDS, width, "text", indent, limit))
    assert all(len(one) <= max(width, indent + 8) for one in made)
    assert not limit or len(made) <= limit


@settings(max_examples=80)
@given(
    st.text(st.sampled_from("ab \xa0\n漢é\u0301字“"), max_size=60),
    st.integers(8, 30),
    st.integers(0, 3),
)
def test_any_text_fits(text: str, width: int, limit: int):
    made = shown(wrapped(text, width, "text", 0, limit))
    assert all(cell_len(one) <= width for one in made)
    assert limit or "".join("".join(made).split()) == "".join(text.split())
