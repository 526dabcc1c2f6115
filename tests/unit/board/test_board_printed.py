"""The board printed: it fits, and nothing foreign in it is obeyed."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from gathering import claim, killed, links, material, voice
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportedly.board.data import Shown
from reportedly.board.markdown import escaped, markdown_lines
from reportedly.board.page import page_lines
from reportedly.board.provenance import Provenance
from reportedly.board.rows import make_board
from reportedly.board.table import table_lines
from reportedly_schemas.collection import ArticleEntry

HOSTILE = (
    "\x1b]0;x\x07<script>alert(1)</script> | [a](javascript:b) **c** `d` \u202e &amp; #1 www.e.f"
)
TEXTS = st.text(max_size=40)


def shown(words: str, url: str = "https://a.example", told: str = "a1=b1 b1!c1 c1=a1") -> Shown:
    claims = (
        claim("a1", killed(101, raw=words, population=words), chain=(voice(words), voice(words))),
        claim("b1", text=words, copied_from="a"),
        claim("c1", killed(5, 5, words)),
    )
    made = links(told)
    gathered = material(*claims, links=made)
    entries = tuple(
        ArticleEntry(name, f"{name}.txt", "0" * 64, publisher=words, url=url) for name in "abc"
    )
    board = make_board(gathered)
    board = type(board)(board.collection, words, entries, board.rows, (), ())
    return Shown(board, list(board.rows), Provenance(entries, {}), origins=True)


@given(TEXTS, st.integers(20, 160))
def test_a_table_fits_the_terminal(words: str, width: int):
    for line in table_lines(shown(words), width):
        assert cell_len(line) <= width
        assert "\n" not in line


def test_columns_stand_side_by_side_where_they_fit():
    wide = list(table_lines(shown("Mist"), 120))
    narrow = list(table_lines(shown("Mist"), 50))
    assert any(re.match(r"\s+a\s+b\s+c$", line) for line in wide)
    assert "  a" in narrow
    assert "    ≠ ≥ 101 killed" in narrow


def test_a_table_tells_of_clashes_and_origins():
    told = "\n".join(table_lines(shown("Mist"), 120))
    assert "links clash, ≠ unresolved" in told
    assert "! b#c00001 = a#c00001 = c#c00001, and b#c00001 ≠ c#c00001" in told
    assert "└ a, copied by b" in told


@given(TEXTS)
def test_markdown_shows_text_as_it_is(words: str):
    made = escaped(words)
    assert unescape(re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", made)) == " ".join(words.split())
    assert "\n" not in made
    assert not re.search(r"(?<!\\)(\\\\)*[|<`*\[\]]", made)


def test_markdown_is_one_table_that_nothing_foreign_breaks():
    lines = list(markdown_lines(shown(HOSTILE)))
    table = [line for line in lines if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}
    assert "<script" not in "\n".join(lines)


class Reader(HTMLParser):
    """Collects the tags, attributes and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("words", [HOSTILE, '"><img src=x onerror=y>', "</title><script>", "'"])
def test_a_page_holds_foreign_text_as_text(words: str):
    lines = list(page_lines(shown(words)))
    reader = Reader()
    reader.feed("\n".join(lines))
    assert not {"script", "img", "iframe", "object", "link"} & set(reader.tags)
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", "\n".join(lines))
    assert any("default-src 'none'" in (value or "") for _, value in reader.attributes)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x?y=1&z", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://a.example", False),
        ("//a.example", False),
        ("", False),
    ],
)
def test_a_page_links_only_to_the_web(url: str, linked: bool):
    reader = Reader()
    reader.feed("\n".join(page_lines(shown("Mist", url))))
    assert [value for name, value in reader.attributes if name == "href"] == [url] * 3 * linked


def test_a_page_loads_nothing():
    page = "\n".join(page_lines(shown("Mist", "")))
    assert not re.search(r"https?://|src=|@import|url\(", page)
