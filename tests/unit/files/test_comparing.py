"""What changed, in words: every kind of change, and nothing where nothing did."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_chance import files
from hypothesis import given, settings

from reportedly.comparing import compare
from reportedly.files.emit import write
from reportedly_schemas.annotation import AnnotationFile
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.extension import CodebookFile
from reportedly_schemas.links import LinksFile
from reportedly_schemas.sources import SourcesFile

ROOT = Path(__file__).parents[2] / "examples" / "base"
BASE = (ROOT / "annotations/harbour/ferry/ana.yaml").read_text(encoding="utf-8")


def told(old: str, new: str, model: type = AnnotationFile) -> list[str]:
    return [change.told() for change in compare(old.encode(), new.encode(), model)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("stance: asserts", "stance: denies", "attribution a9vq1t: stance asserts → denies"),
        ("    stance: asserts\n", "", "attribution a9vq1t: stance cleared (was asserts)"),
        (
            "    quote_type: direct\n",
            "    quote_type: direct\n    negated: true\n",
            "attribution a9vq1t: negated set to true",
        ),
        ("claims: [c7h0wa]", "claims: [c9q3zt]", "attribution a2b7np: claims +c9q3zt −c7h0wa"),
        (
            'end: 49, exact: "two boats"',
            'end: 43, exact: "two"',
            "claim c4kx2m: span −1 word (“two boats” → “two”)",
        ),
        (
            '{start: 166, end: 188, exact: "at least 40 passengers"}',
            '{start: 152, end: 190, exact: "It counted at least 40 passengers."}',
            "claim c9q3zt: span +2 words (“at least 40 passengers” → "
            "“It counted at least 40 passengers.”)",
        ),
        (
            'exact: "two boats"}',
            'exact: "some boats"}',
            "claim c4kx2m: span +1 −1 words (“two boats” → “some boats”)",
        ),
        (
            "{start: 40, end: 49,",
            "{start: 90, end: 99,",
            "claim c4kx2m: span moved from 40–49 to 90–99, the same words (“two boats”)",
        ),
        (
            'exact: "two boats"}',
            'exact: "two boats", prefix: "a"}',
            "claim c4kx2m: span with other context (“two boats”)",
        ),
        (
            'exact: "“We saw two boats,”"',
            'exact: "We saw two boats"',
            "attribution a9vq1t: content with other marks (““We saw two boats,”” → "
            "“We saw two boats”)",
        ),
        (
            '    cue:\n      - {start: 8, end: 18, exact: "reportedly"}\n',
            "",
            "attribution a77b0c: cue cleared (was “reportedly”)",
        ),
        (
            'text: "No crew was hurt."',
            'text: "Nobody was hurt."',
            "claim c7h0wa: text “No crew was hurt.” → “Nobody was hurt.”",
        ),
        (
            "verdict: supported",
            "verdict: refuted",
            "claim c7h0wa: assessment verdict supported → refuted",
        ),
        (
            'raw: "two", min: 2, max: 2}',
            'raw: "two", min: 3}',
            "claim c4kx2m: quantities 1: min 2 → 3, max cleared (was 2)",
        ),
        (
            'raw: "two", min: 2, max: 2}\n',
            'raw: "two", min: 2, max: 2}\n      - {measure: "m", raw: "r"}\n',
            'claim c4kx2m: quantities +{measure: "m", raw: "r"}',
        ),
        ("status: complete", "status: in_progress", "status complete → in_progress"),
        (
            "  - id: f0h3wa\n    code",
            "  - id: f00000\n    code: text_error\n  - id: f0h3wa\n    code",
            "added flag f00000: text_error",
        ),
        ('notes: "Nothing', 'notes: "\\u202ENothing', "“Nothing in the text says so.” → “�Nothing"),
    ],
)
def test_a_change_in_words(old: str, new: str, words: str):
    assert BASE.count(old) == 1
    [line] = told(BASE, BASE.replace(old, new))
    assert words in line


def test_labels_that_are_new_or_gone_have_their_words():
    begin, end = BASE.index("  - id: a9vq1t"), BASE.index("  - id: a2b7np")
    without = BASE[:begin] + BASE[end:]
    words = "attribution a9vq1t: “Ola Brekke” “said” ““We saw two boats,””"
    assert told(BASE, without) == [f"removed {words}"]
    assert told(without, BASE) == [f"added {words}"]


def test_a_label_with_several_changes_is_one_line():
    new = BASE.replace("stance: denies", "stance: asserts").replace(
        "confidence: high", "confidence: low"
    )
    assert told(BASE, new) == ["attribution a2b7np: stance denies → asserts, confidence high → low"]


def test_a_file_that_is_new_or_gone():
    kinds = [change.change for change in compare(None, BASE.encode(), AnnotationFile)]
    assert set(kinds) == {"added"}
    assert len(kinds) == 8
    assert {each.change for each in compare(BASE.encode(), None, AnnotationFile)} == {"removed"}


@pytest.mark.parametrize(
    ("name", "model", "old", "new", "words"),
    [
        (
            "annotations/harbour/links/ana.yaml",
            LinksFile,
            "relation: same",
            "relation: updates",
            "link l5d8wz: relation same → updates",
        ),
        (
            "annotations/harbour/links/ana.yaml",
            LinksFile,
            "l5d8wz",
            "l00000",
            "added link l00000: ferry#c4kx2m same harbour-note#cb3x8k",
        ),
        (
            "data/harbour/collection.yaml",
            CollectionFile,
            'title: "The ferry"',
            'title: "A ferry"',
            "title “The ferry” → “A ferry”",
        ),
    ],
)
def test_other_files(name: str, model: type, old: str, new: str, words: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert told(text, text.replace(old, new), model)[0] == words


def test_sources():
    head = "format: reportedly/sources@1\nsources:\n"
    old, new = '  a:\n    name: "A"\n', '  a:\n    name: "A"\n    aliases: ["the A"]\n'
    assert told(head + old, head + new, SourcesFile) == ['source a: aliases +"the A"']


def test_a_codebook():
    head = "format: reportedly/codebook@1\nid: m\nversion: 1\nextends: default@1\n"
    old = head + "lists:\n  claim.kind:\n    - {value: own, label: Own, definition: d, key: '1'}\n"
    new = old.replace("label: Own", "label: New") + "severities: {A8: error}\n"
    assert told(old, new, CodebookFile) == [
        "lists claim.kind own label Own → New",
        "severities A8 set to error",
    ]


@given(files, files)
@settings(max_examples=30)
def test_any_two_files_are_told_apart_and_none_from_itself(one: object, other: object):
    assert compare(write(one), write(one), type(one)) == []
    if type(one) is type(other):
        changes = compare(write(one), write(other), type(one))
        assert bool(changes) == (one != other)
        assert all(change.told() for change in changes)
