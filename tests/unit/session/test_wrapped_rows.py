"""Rows of an article: they tile it, cut no grapheme, and lead from offsets to cells and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reportedly_tui.session.layout import TAB, Cluster, Layout, clusters

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
FLAG = "🇩🇪"
PLAIN = "a b W é ß — “ ” … ж word reservoir - ."
SCRIPTS = "漢 字 。 한 한국어 ｱ ｶﾞ 각 ש שלום سلام لَا क्षि नमस्ते ท ที่ தி"
BLANKS = "  | |  |\n|\n\n|\t|\xa0|\u202f|\u2007|\u3000|\u2009"
JOINED = "e\u0301|\u0301|\u0301\u0323| \u0308|x\u20dd|か\u3099|🇩|👍🏽|☺\ufe0f|1\ufe0f\u20e3"
HIDDEN = "\u200b|\u200d|\u2060|\ufe0f|\xad|\u0600|\x1b|\x00|\x85|\u2028|\u202e|\ufeff|\ue000"
PIECES = (
    *PLAIN.split(),
    *SCRIPTS.split(),
    *(piece for kind in (BLANKS, JOINED, HIDDEN) for piece in kind.split("|")),
    FAMILY,
    FLAG,
    "\ud800",
)
SAMPLES = {
    "empty": "",
    "one line feed": "\n",
    "only line feeds": "\n\n\n",
    "no line feed at the end": "The dam held.\nThen it did not.",
    "a line feed at the end": "The dam held.\nThen it did not.\n",
    "one word wider than any row": "reservoir" * 40,
    "blanks only": " " * 70,
    "blanks at the ends": "   a dam   \n   ",
    "tabs": "\tone\ttwo\tthree\t\t\tfour",
    "no-break spaces": "more\xa0than\xa0100\xa0people were\xa0missing on 7\xa0May",
    "only no-break spaces": "\xa0" * 50,
    "CJK": "堤防は金曜日の夜に決壊した。当局によると、百人以上が行方不明になっている。" * 3,
    "CJK and Latin": "The Harrow 水库 (Harrow reservoir) 在星期五 broke at night。" * 3,
    "Arabic": "قال مسؤولون إقليميون إن السد انهار ليلة الجمعة " * 4,
    "Arabic with marks": "قَالَ مَسْؤُولُونَ إِنَّ السَّدَّ " * 5,
    "Devanagari": "अधिकारियों ने कहा कि बाँध शुक्रवार की रात टूट गया। " * 4,
    "families": f"{FAMILY}{FAMILY} met {FAMILY} " * 6,
    "flags": "🇩🇪🇫🇷🇮🇹🇵🇱🇪🇸" * 5,
    "marks": "e\u0301\u0323o\u0308" * 30,
    "a mark after a blank": "ab cd  \u0301ef " * 9,
    "a mark first": "\u0301and more",
    "nothing to see": "\u200b\u200d\u2060\ufeff" * 8,
    "controls": "a\x1b[31mred\x07 \x9b title",
    "one character": "x",
    "one wide character": "漢",
    "after the break a wide one": " bbb漢 bbb漢 bbb漢",
}
WIDTHS = (1, 2, 3, 4, 5, 7, 8, 13, 40, 81)

texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
widths = st.integers(1, 20)
EACH = pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)


def boundaries(text: str) -> set[int]:
    """Where graphemes begin or end."""
    return {0, *(found.end() for found in regex.finditer(r"\X", text))}


def hangs(cluster: Cluster, text: str) -> bool:
    """Whether a row may be broken after this blank, so that it may stand beyond the width."""
    return cluster.shown.isspace() and text[cluster.start] not in "\xa0\u2007\u202f"


def check_rows(text: str, width: int) -> None:
    layout = Layout(text, width)
    spans = [layout.span(row) for row in range(layout.rows)]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(start < end for start, end in spans[:-1])
    assert {start for start, _ in spans} <= boundaries(text)
    for row, (start, end) in enumerate(spans):
        assert "\n" not in text[start : end - 1]
        check_row(layout, row)
    assert sum(text[end - 1 : end] == "\n" for _, end in spans[:-1]) == text.count("\n")


def check_row(layout: Layout, row: int) -> None:
    text = layout.text
    start, end = layout.span(row)
    found = layout.clusters(row)
    shown = text[start:end].removesuffix("\n")
    assert "".join(text[one.start : one.end] for one in found) == shown
    assert all(one.cells >= 1 and cell_len(one.shown) == one.cells for one in found)
    within = list(found)
    while within and hangs(within[-1], text):
        within.pop()
    assert len(within) <= 1 or sum(one.cells for one in within) <= layout.width
    if layout.is_plain(row):
        assert [one.shown for one in found] == list(shown)
        assert all(one.cells == 1 for one in found)


def check_cells(text: str, width: int) -> None:
    layout = Layout(text, width)
    for row in range(layout.rows):
        start, end = layout.span(row)
        cell = 0
        for one in layout.clusters(row):
            assert all(layout.row_of(offset) == row for offset in range(one.start, one.end))
            assert layout.cell_of(one.start) == (row, min(cell, width))
            assert layout.cell_of(one.end - 1) == (row, min(cell, width))
            assert all(layout.offset_at(row, cell + n) == one.start for n in range(one.cells))
            cell += one.cells
        last = layout.offset_at(row, cell + 5)
        assert last == layout.offset_at(row, cell) or layout.clusters(row)
        closing = text[end - 1 : end] == "\n" or row == layout.rows - 1
        if closing:
            after = end - 1 if text[end - 1 : end] == "\n" and end > start else end
            assert last == after
            assert layout.cell_of(after) == (row, min(cell, width))
        else:
            assert last == layout.clusters(row)[-1].start
        assert layout.offset_at(row, -3) == layout.offset_at(row, 0)


@EACH
def test_rows_tile_the_text_and_cut_no_grapheme(text: str):
    for width in WIDTHS:
        check_rows(text, width)


@EACH
def test_cells_and_offsets_lead_to_each_other(text: str):
    for width in WIDTHS:
        check_cells(text, width)


@settings(max_examples=120)
@given(texts, widths)
@example("  \u0301" * 3, 1)
@example("aaaa  \u0301b", 4)
@example("\xa0" * 9 + "漢", 3)
def test_rows_tile_any_text(text: str, width: int):
    check_rows(text, width)


@settings(max_examples=120)
@given(texts, widths)
def test_cells_of_any_text(text: str, width: int):
    check_cells(text, width)


@settings(max_examples=60)
@given(st.text(max_size=60), widths)
def test_no_text_breaks_it(text: str, width: int):
    check_rows(text, width)
    check_cells(text, width)


@settings(max_examples=60)
@given(texts, widths, st.integers(-5, 60), st.integers(-5, 60))
def test_any_place_leads_to_a_grapheme_of_its_row(text: str, width: int, row: int, cell: int):
    layout = Layout(text, width)
    offset = layout.offset_at(row, cell)
    assert offset in boundaries(text) or text[offset] == "\n"
    assert layout.row_of(offset) == max(0, min(row, layout.rows - 1))


def greedy(words: list[str], width: int) -> list[str]:
    """Wrap words the plain way; a word that is too long is cut."""
    rows, row = [], ""
    for word in words:
        while row and len(row) + len(word) > width:
            rows.append(row)
            row = ""
        left = word
        while len(left) > width:
            rows.append(left[:width])
            left = left[width:]
        row += f"{left} "
    return [*rows, row]


letters = st.text("abcde", min_size=1, max_size=9)


@settings(max_examples=60)
@given(st.lists(letters, min_size=1, max_size=20), st.integers(9, 25))
def test_as_many_words_stand_in_a_row_as_fit(words: list[str], width: int):
    layout = Layout(" ".join(words), width)
    rows = [layout.text[slice(*layout.span(row))].strip() for row in range(layout.rows)]
    assert rows == [row.strip() for row in greedy(words, width)]


@settings(max_examples=60)
@given(st.lists(letters, min_size=1, max_size=20), st.integers(1, 25))
def test_a_wide_character_elsewhere_in_the_paragraph_moves_no_break(words: list[str], width: int):
    text = " ".join(words) + " "
    plain, mixed = Layout(text, width), Layout(text + FAMILY, width)
    assert [plain.span(row)[0] for row in range(plain.rows)] == [
        mixed.span(row)[0] for row in range(plain.rows)
    ]


@settings(max_examples=60)
@given(st.lists(letters, min_size=1, max_size=20), st.integers(1, 25))
def test_the_slow_way_wraps_as_the_fast_one(words: list[str], width: int):
    plain = " ".join(words)
    marked = plain.replace("e", "e\u0301")
    plain_rows, marked_rows = Layout(plain, width), Layout(marked, width)
    assert plain_rows.rows == marked_rows.rows
    for row in range(plain_rows.rows):
        start, end = marked_rows.span(row)
        assert marked[start:end].replace("\u0301", "") == plain[slice(*plain_rows.span(row))]


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 5, [""]),
        ("\n", 5, ["\n", ""]),
        ("abc", 5, ["abc"]),
        ("abc\n", 5, ["abc\n", ""]),
        ("abc def", 5, ["abc ", "def"]),
        ("abc def", 3, ["abc ", "def"]),
        ("abc    def", 3, ["abc    ", "def"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字かな", 4, ["漢字", "かな"]),
        ("漢字かな", 5, ["漢字", "かな"]),
        ("漢字", 1, ["漢", "字"]),
        ("a 漢字かな漢", 6, ["a 漢字", "かな漢"]),
        ("ab e\u0301e\u0301e\u0301", 4, ["ab ", "e\u0301e\u0301e\u0301"]),
        ("e\u0301" * 4, 2, ["e\u0301e\u0301"] * 2),
        (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
        ("a\xa0b c\xa0d", 4, ["a\xa0b ", "c\xa0d"]),
        ("a\xa0漢 b\xa0漢", 5, ["a\xa0漢 ", "b\xa0漢"]),
        (" bbb漢", 4, [" ", "bbb", "漢"]),
        ("ab\tcd", 8, ["ab\tcd"]),
        ("ab\tcd", 7, ["ab\t", "cd"]),
    ],
)
def test_where_rows_break(text: str, width: int, rows: list[str]):
    layout = Layout(text, width)
    assert [text[slice(*layout.span(row))] for row in range(layout.rows)] == rows


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("abc def", 0, (0, 0)),
        ("abc def", 3, (0, 3)),
        ("abc def", 4, (1, 0)),
        ("abc def", 7, (1, 3)),
        ("漢字", 1, (0, 2)),
        ("\tb", 1, (0, TAB)),
        ("a\tb", 2, (1, 0)),
        ("e\u0301x", 1, (0, 0)),
        ("e\u0301x", 2, (0, 1)),
        ("a\n", 1, (0, 1)),
        ("a\n", 2, (1, 0)),
        ("abcd      e", 9, (0, 5)),
        ("", 0, (0, 0)),
    ],
)
def test_the_cell_of_an_offset(text: str, offset: int, place: tuple[int, int]):
    assert Layout(text, 5).cell_of(offset) == place


@pytest.mark.parametrize(
    ("grapheme", "shown", "cells"),
    [
        ("a", "a", 1),
        ("漢", "漢", 2),
        ("\t", " " * TAB, TAB),
        ("e\u0301", "e\u0301", 1),
        ("\u0301", "\u25cc\u0301", 1),
        ("\u200b", "\ufffd", 1),
        ("\x1b", "\u241b", 1),
        ("\u202e", "\ufffd", 1),
        (FAMILY, FAMILY, 2),
    ],
)
def test_how_a_grapheme_is_shown(grapheme: str, shown: str, cells: int):
    assert clusters(grapheme, 7) == (Cluster(7, 7 + len(grapheme), shown, cells),)


@pytest.mark.parametrize("block", range(0x00, 0x2F00, 0x100), ids=hex)
def test_characters_taken_for_plain_are_one_cell_wide_and_join_nothing(block: int):
    letters = [chr(block + n) for n in range(0x100) if chr(block + n) != "\n"]
    plain = "".join(letter for letter in letters if Layout(letter, 40).is_plain(0))
    assert all(cell_len(letter) == 1 for letter in plain)
    for text in (plain, "".join(2 * letter for letter in plain)):
        assert [one.shown for one in clusters(text, 0)] == list(text)


@pytest.mark.parametrize(
    "unit",
    ["the dam gave way ", "reservoir", "水庫決壊", "बाँध टूट ", "سد ", f"{FAMILY} ", "é\u0323"],
)
def test_a_paragraph_of_20_000_characters(unit: str):
    text = (unit * 20_000)[:20_000]
    layout = Layout(text, 80)
    found = boundaries(text)
    assert all(layout.span(row)[0] in found for row in range(layout.rows))
    for offset in range(0, 20_000, 997):
        row, cell = layout.cell_of(offset)
        assert layout.offset_at(row, cell) <= offset
        assert layout.span(row)[0] <= offset < layout.span(row)[1]


@pytest.mark.parametrize("width", [0, -4])
def test_a_width_of_nothing_is_one_cell(width: int):
    assert Layout("ab", width).width == 1
