"""The fast reader never differs from the strict one: it reads the same or leaves the file alone."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from by_chance import annotations, files
from hypothesis import given, settings
from hypothesis import strategies as st
from test_emit import ANNOTATION, COLLECTION, LINKS, SOURCES, WRITTEN

from reportedly.files.canonical import Scan, scan
from reportedly.files.emit import write
from reportedly.files.guard import Unreadable, decoded
from reportedly.files.reader import instance, items_of
from reportedly.files.strict import read_strictly
from reportedly_schemas.annotation import AnnotationFile

SNIPPETS = [
    "", " ", "\n", "\n\n", '"', "\\", "'", "#", " # c", ",", ":", "-", "{", "}", "[",
    "]", "~", "no", "1_0", "0x1", "01", "-", "1.5", "null", "true", "\\x41", "\\u00e9",
    "\\u00E9", "\\uD800", '\\"', "\\U0010FFFF", "é", "\t", "\r", "    notes: \"x\"\n",
    "    kind: a\n", "  - id: c00000\n", "      - {start: 1, end: 2, exact: \"x\"}\n",
    "notes: \"y\"\n", "claims:\n", "flags: []\n", "<<: a\n", "status: complete\n",
    "a" * 64, "9" * 30, "[a, b]", '["a", "b"]', "[]", "  ", "on",
]  # fmt: skip


class Lines(NamedTuple):
    """Takes the items of a section with their lines."""

    items: list[Any]
    lines: list[str]

    def take(self, _keys: list[str], items: list[Any], lines: list[str]) -> None:
        self.items.extend(items)
        self.lines.extend(lines)


def in_lines(text: str) -> Scan[Lines] | None:
    return scan(text, AnnotationFile, lambda _field, _header: Lines([], []))


def fast(text: str, model: type) -> Any:
    found = scan(text, model, items_of)
    return None if found is None else instance(found, model)


def strict(text: str, model: type) -> Any:
    try:
        return read_strictly(text, model)
    except Unreadable:
        return "refused"


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, type]:
    """A canonical file with a few places changed, and its model."""
    file = draw(files | st.sampled_from([ANNOTATION, COLLECTION, LINKS, SOURCES]))
    text = write(file).decode()
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(text)))
        if draw(st.booleans()):
            begin = max(text.find("\n", begin), 0)
        length = draw(st.sampled_from([0, 1, 1, 1, 2, 5, 30]))
        new = draw(st.sampled_from(SNIPPETS) | st.just(text[begin : begin + length] * 2))
        text = text[:begin] + new + text[begin + length :]
    return text, type(file)


@given(mutated())
@settings(max_examples=200)
def test_on_damaged_files_it_reads_the_same_or_nothing(case: tuple[str, type]):
    text, model = case
    try:
        text = decoded(text.encode())
    except Unreadable:
        return
    found = fast(text, model)
    assert found is None or found == strict(text, model)


@pytest.mark.parametrize("snippet", SNIPPETS)
@pytest.mark.parametrize("file", [ANNOTATION, COLLECTION, LINKS, SOURCES], ids=lambda f: f.format)
def test_nothing_put_in_any_line_is_read_in_another_way(file: Any, snippet: str):
    lines = write(file).decode().split("\n")
    for place in range(len(snippet) % 5, len(lines), 5):
        before, mark, after = lines[place].partition(": ")
        for line in (
            before + mark + snippet,
            before + mark + snippet + after,
            snippet + lines[place],
        ):
            text = "\n".join([*lines[:place], line, *lines[place + 1 :]])
            found = fast(text, type(file))
            assert found is None or found == strict(text, type(file))


@given(files)
@settings(max_examples=40)
def test_canonical_files_are_always_read_fast(file: Any):
    assert fast(decoded(write(file)), type(file)) == file


@given(annotations)
@settings(max_examples=40)
def test_the_parts_are_the_file(file: AnnotationFile):
    text = decoded(write(file))
    found = in_lines(text)
    assert found is not None
    joined = found.head
    for name, lines in found.lines.items():
        joined += lines + "".join(found.sections[name].lines if name in found.sections else ())
    assert joined == text


LEFT_ALONE = [
    ("id: c4kx2m", "id: c4kx2"),
    ("id: c4kx2m", 'id: "c4kx2m" '),
    ("kind: headline", "kind: no"),
    ("kind: headline", "kind: 1e5"),
    ("status: in_progress", "status: done"),
    ("annotator: ana", "annotator: Ana"),
    ("codebook: default@1", "codebook: default"),
    ('date: "2018-02-17"', 'date: "2018-2-17"'),
    (f'sha256: "{ANNOTATION.sha256}"', 'sha256: "abc"'),
    ('exact: "said"', 'exact: ""'),
    ("start: 0", "start: 00"),
    ("start: 0", "start: -0"),
    ("start: 0", "start: " + "9" * 5000),
    ("{start: 0,", "{start:  0,"),
    ("stance: refutes}\n", "stance: refutes}, "),
    ('2018-02-16"}\n        - {kind', '2018-02-16"}        - {kind'),
    ("spans:\n      - {", "spans:\n      - {start: 1, x      - {"),
    ("spans:\n      - {", "spans:\n      -       - {"),
    ("negated: false", "negated: False"),
    ("claims: [c4kx2m]", "claims: [c4kx2m,a9vq1t]"),
    ("claims: [c4kx2m]", "claims: []"),
    ("claims: [c4kx2m]", "claims: [c4]"),
    ('speaker: [russian-mod, "on"]', "speaker: [russian-mod, on]"),
    ("    spans:\n", "    spans: \n"),
    ("claims:\n  - id", "claims:\n   - id"),
    ("flags:\n", "flags:\n\n"),
    ("      by: ", "      by:  "),
    ("kind: url", "kind: uri"),
]


@pytest.mark.parametrize(("old", "new"), LEFT_ALONE)
def test_what_is_not_canonical_or_does_not_fit_is_left_to_the_strict_reader(old: str, new: str):
    assert old in WRITTEN
    assert in_lines(WRITTEN.replace(old, new, 1)) is None


@pytest.mark.parametrize("count", [1, 511, 512, 513, 1100])
def test_long_sections_are_read_whole(count: int):
    lines = [
        f"  - id: z{place:05d}\n    kind: k{place % 3}\n    spans:\n"
        f'      - {{start: {place}, end: 9, exact: "x"}}\n'
        for place in range(count)
    ]
    found = in_lines(WRITTEN.split("zones:\n")[0] + "zones:\n" + "".join(lines))
    assert found is not None
    assert found.sections["zones"].lines == lines
    assert [zone.spans[0].start for zone in found.sections["zones"].items] == list(range(count))
