"""Canonical form: the same labels, every comment where it belongs, and twice is once."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from by_chance import Chance, files
from by_hand import Hand
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.files import formatting
from reportedly.files.emit import write
from reportedly.files.formatting import difference, formatted
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.outline import comments
from reportedly.files.reader import read
from reportedly.files.shapes import shape_of
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.links import LinksFile

HEAD = "# yaml-language-server: $schema=../../../schemas/annotation.schema.json\n"
TOP = f"""\
format: reportedly/annotation@1
article: harbour/ferry
sha256: "{"0" * 64}"
codebook: default@1
annotator: ana
status: in_progress
"""


def form(text: str, model: type = AnnotationFile) -> str:
    return formatted(text.encode(), model).decode()


def remarks(text: str) -> list[str]:
    found = [comment for _, comment in comments(decoded(text.encode())).values()]
    return sorted(each for each in found if "yaml-language-server" not in each)


def held(text: str, model: type) -> dict[str, Any]:
    """All a text says, labels by id."""
    found = read(text.encode(), model)
    return {
        field.name: {item.id: item for item in value} if field.form == "items" else value
        for field in shape_of(model).fields
        for value in [getattr(found, field.name)]
    }


@given(st.integers(0, 2**64))
@settings(max_examples=300)
def test_what_people_write_keeps_its_labels_and_comments_and_twice_is_once(seed: int):
    random = Random(seed)
    file = Chance(random).file(random.choice([None, AnnotationFile]))
    text = Hand(random).file(file)
    made = form(text, type(file))
    assert remarks(made) == remarks(text)
    assert form(made, type(file)) == made
    assert held(made, type(file)) == held(text, type(file))
    if not remarks(text):
        assert made.encode() == write(read(made.encode(), type(file)))


@given(files)
@settings(max_examples=50)
def test_what_the_app_writes_stays_as_it_is(file: Any):
    assert formatted(write(file), type(file)) == write(file)


@given(st.integers(0, 2**64))
@settings(max_examples=200)
def test_comments_that_stand_right_are_seen_without_a_parser(seed: int):
    random = Random(seed)
    file = Chance(random).file()
    lines = write(file).decode().split("\n")[:-1]
    for _ in range(random.randint(0, 4)):
        place = random.randint(0, len(lines) - 1)
        if random.random() < 0.7:
            around = [*range(9), len(lines[place]) - len(lines[place].lstrip(" "))]
            lines.insert(place + random.randint(0, 1), " " * random.choice(around) + "# c")
        else:
            lines[place] += random.choice(["  # c", " # c", "   # c", "  #"])
    text = "".join(f"{line}\n" for line in lines)
    try:
        said = read(text.encode(), type(file))
    except Unreadable:  # a comment in the middle of a text
        return
    quick = formatting._quickly(text, type(file), headed=False)
    assert quick is None or quick == formatting._anew(text, said, headed=False)


CLAIMS = """\
claims:
  - id: c0000b
    spans:
      - {start: 5, end: 6, exact: "b"}
  - id: c0000a
    spans:
      - {start: 1, end: 2, exact: "a"}
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "claims:\n- spans: [{exact: a, end: 2, start: 1}]\n  id: 'c0000a'\n",
            'claims:\n  - id: c0000a\n    spans:\n      - {start: 1, end: 2, exact: "a"}\n',
            id="flow style, quotes, order of fields, indentation",
        ),
        pytest.param(
            'claims: [{id: c0000a, spans: [{start: 1, end: 2, exact: "\\x61"}]}]\n',
            'claims:\n  - id: c0000a\n    spans:\n      - {start: 1, end: 2, exact: "a"}\n',
            id="escapes that need not be",
        ),
        pytest.param('notes: "a\\\n  b"\n', 'notes: "ab"\n', id="folded"),
        pytest.param("notes: >\n  a\n  b\n", 'notes: "a b\\n"\n', id="block"),
        pytest.param('notes: "\u200b"\n', 'notes: "\\u200B"\n', id="hidden characters"),
        pytest.param("flags: []\nclaims: [ ]\n", "", id="empty fields"),
        pytest.param('\nnotes: "a"\n\n\n', 'notes: "a"\n', id="blank lines"),
        pytest.param('notes: "a"', 'notes: "a"\n', id="no end of the last line"),
        pytest.param(
            CLAIMS.replace("  - id: c0000b", "  # of b\n  - id: c0000b  # too\n    # inside"),
            "claims:\n"
            '  - id: c0000a\n    spans:\n      - {start: 1, end: 2, exact: "a"}\n'
            "  # of b\n  - id: c0000b  # too\n"
            '    # inside\n    spans:\n      - {start: 5, end: 6, exact: "b"}\n',
            id="comments go with their label",
        ),
        pytest.param(
            "claims:\n# of the first\n- id: c0000a\n  spans:\n  - start: 1 # one\n"
            '    end: 2 # two\n    exact: "a"\n# at the end\n',
            "claims:\n  # of the first\n  - id: c0000a\n    spans:\n      # two\n"
            '      - {start: 1, end: 2, exact: "a"}  # one\n# at the end\n',
            id="comments in a span",
        ),
        pytest.param(
            "claims:\n  - id: c0000a\n    spans: [\n      # why\n"
            '      {start: 1, end: 2, exact: "a"}]\n    # last of it\n  # last of all\n'
            'notes: "x"   # hm\n',
            "claims:\n  - id: c0000a\n    # why\n    spans:\n"
            '      - {start: 1, end: 2, exact: "a"}\n    # last of it\n  # last of all\n'
            'notes: "x"  # hm\n',
            id="comments inside a flow list, and after the last field",
        ),
    ],
)
def test_what_becomes_of_it(written: str, expected: str):
    assert form(HEAD + TOP + written) == HEAD + TOP + expected
    assert form((HEAD + TOP + written).replace("\n", "\r\n")) == HEAD + TOP + expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", HEAD),
        ("---\n", HEAD),
        ("# mine\n\n", HEAD + "# mine\n"),
        ("# mine\n" + HEAD, "# mine\n" + HEAD),
        (HEAD.replace("../../../", "../../"), HEAD),
        (HEAD.replace("../../../schemas/", "./"), HEAD),
        (f"# mine\n{HEAD.replace('../../../', '')}# too\n", f"# mine\n{HEAD}# too\n"),
        (f"{HEAD.rstrip()}   \n", HEAD),
        (
            "# yaml-language-server: $schema=https://example.org/annotation.schema.json\n",
            "# yaml-language-server: $schema=https://example.org/annotation.schema.json\n",
        ),
    ],
)
def test_the_line_for_editors(head: str, expected: str):
    assert form(head + TOP) == expected + TOP


def test_a_default_is_written_out():
    assert form(HEAD + TOP.replace("status: in_progress\n", "")) == HEAD + TOP


def test_spans_keep_their_order_because_it_says_something():
    spans = '      - {start: 5, end: 6, exact: "b"}\n      - {start: 1, end: 2, exact: "a"}\n'
    text = f"{HEAD}{TOP}claims:\n  - id: c0000a\n    spans:\n{spans}"
    assert form(text) == text


def test_labels_with_one_id_are_both_kept():
    text = HEAD + TOP + CLAIMS.replace("c0000b", "c0000a")
    made = form(text)
    assert [claim.spans[0].start for claim in read(made.encode(), AnnotationFile).claims] == [1, 5]
    assert form(made) == made


def test_links_are_sorted_by_id():
    link = "  - id: {0}\n    from: a#c00000\n    to: b#c00000\n    relation: same\n"
    text = "format: reportedly/links@1\nlinks:\n" + link.format("l0000b") + link.format("l0000a")
    made = form(text, LinksFile)
    assert made.index("l0000a") < made.index("l0000b")


def test_a_codebook():
    text = """\
id: mine
format: reportedly/codebook@1
version: 1
extends: "default@1"
lists:
    claim.kind:   # ours
    - {value: own, label: Own, definition: 'A "new" one.', key: '1'}   # new

    # Out of use.
    - value: prediction
      deprecated: >-
        Say
        other.
quantity_words: {a handful: {max: 6, min: 3}, "no": {min: 0}}
severities: {A8: error}
"""
    assert (
        form(text, CodebookFile)
        == """\
# yaml-language-server: $schema=codebook.schema.json
format: reportedly/codebook@1
id: mine
version: 1
extends: default@1
lists:
  claim.kind:  # ours
    - value: own  # new
      label: "Own"
      definition: "A \\"new\\" one."
      key: "1"
    # Out of use.
    - value: prediction
      deprecated: "Say other."
quantity_words:
  "a handful": {min: 3, max: 6}
  "no": {min: 0}
severities:
  A8: error
"""
    )


def test_a_codebook_twice_is_once():
    text = "format: reportedly/codebook@1\nid: mine\nversion: 1\nextends: default@1\n"
    more = "lists: {claim.kind: []}\nquantity_words: {dozens: {}}\n"
    made = form(text + more, CodebookFile)
    assert read(made.encode(), CodebookFile) == read((text + more).encode(), CodebookFile)
    assert form(made, CodebookFile) == made


@pytest.mark.parametrize("text", ["", "a: *b\n", "format: x\n", "<<<<<<< a\n"])
def test_what_can_not_be_read_is_refused(text: str):
    with pytest.raises(Unreadable):
        form(text)


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("a\nb\n", "a\nc\n", (2, 1)),
        ("a\nbc\n", "a\nbd\n", (2, 2)),
        ("a\r\nb\r\n", "a\nb\n", (1, 2)),
        ("a", "a\n", (1, 2)),
        ("a\n\n", "a\n", (2, 1)),
        ("é😀x\n", "é😀y\n", (1, 3)),
    ],
)
def test_where_two_texts_begin_to_differ(one: str, other: str, place: tuple[int, int]):
    assert difference(one.encode(), other.encode()) == place
