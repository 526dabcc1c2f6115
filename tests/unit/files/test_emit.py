"""The canonical form, and that all readers and both of ours read it back the same."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from by_chance import MODELS, annotations, files
from hypothesis import given, settings
from hypothesis import strategies as st
from naughty import NAUGHTY

from reportedly.files.emit import write
from reportedly.files.guard import decoded
from reportedly.files.nodes import plain_data
from reportedly.files.reader import read
from reportedly.files.scalars import Unwritable
from reportedly.files.shapes import FORMS, as_data, same, shape_of
from reportedly.files.strict import read_strictly
from reportedly_schemas.annotation import (
    AnnotationFile,
    Assessment,
    Attribution,
    Claim,
    Evidence,
    Flag,
    Quantity,
    Span,
    Zone,
)
from reportedly_schemas.collection import ArticleEntry, CollectionFile, Origin
from reportedly_schemas.links import Link, LinksFile
from reportedly_schemas.sources import Source, SourcesFile

SHA = "45cfb5c4104a817b105cb2fa1083364f7dd5264a5f258c301416fab79103cb30"
SAID = Span(1157, 1161, "said")
NOBODY = Span(1162, 1208, "no Russian forces were involved in the attack")

ANNOTATION = AnnotationFile(
    format="reportedly/annotation@1",
    article="deir-ez-zor/000_b6da33f2c77d0415",
    sha256=SHA,
    codebook="default@1",
    annotator="ana",
    zones=(Zone("z1m8qd", "headline", (Span(0, 74, "US forces reportedly killed …"),)),),
    claims=(
        Claim(
            id="c4kx2m",
            spans=(NOBODY,),
            text='No Russian forces took part in the "attack".',
            kind="event_property",
            checkworthiness="cfs",
            factuality="ct-",
            quantities=(
                Quantity(
                    measure="killed",
                    raw="more than 100",
                    population="contractors",
                    min=101,
                    approximate=False,
                ),
            ),
            assessment=Assessment(
                verdict="not_enough_evidence",
                rationale="…",
                evidence=(
                    Evidence(
                        kind="url",
                        ref="https://a.example/b",
                        stance="supports",
                        retrieved="2018-02-16",
                    ),
                    Evidence(
                        kind="span",
                        ref="deir-ez-zor/001_c0",
                        stance="refutes",
                        start=12,
                        end=40,
                        exact="the words",
                    ),
                ),
                by="no",
                date="2018-02-17",
            ),
        ),
    ),
    attributions=(
        Attribution(
            id="a9vq1t",
            source=(Span(1139, 1156, "Russian officials"),),
            cue=(SAID,),
            content=(NOBODY,),
            parent="a77b0c",
            speaker=("russian-mod", "on"),
            stance="denies",
            negated=False,
            claims=("c4kx2m",),
        ),
    ),
    flags=(Flag("f0h3wa", "headline_mismatch", notes="two\nlines"),),
    notes="free text",
)

WRITTEN = f"""\
# yaml-language-server: $schema=../../../schemas/annotation.schema.json
format: reportedly/annotation@1
article: deir-ez-zor/000_b6da33f2c77d0415
sha256: "{SHA}"
codebook: default@1
annotator: ana
status: in_progress
zones:
  - id: z1m8qd
    kind: headline
    spans:
      - {{start: 0, end: 74, exact: "US forces reportedly killed …"}}
claims:
  - id: c4kx2m
    spans:
      - {{start: 1162, end: 1208, exact: "no Russian forces were involved in the attack"}}
    text: "No Russian forces took part in the \\"attack\\"."
    kind: event_property
    checkworthiness: cfs
    factuality: ct-
    quantities:
      - {{measure: "killed", population: "contractors", raw: "more than 100", min: 101, \
approximate: false}}
    assessment:
      verdict: not_enough_evidence
      rationale: "…"
      evidence:
        - {{kind: url, ref: "https://a.example/b", stance: supports, retrieved: "2018-02-16"}}
        - {{kind: span, ref: deir-ez-zor/001_c0, start: 12, end: 40, exact: "the words", \
stance: refutes}}
      by: "no"
      date: "2018-02-17"
attributions:
  - id: a9vq1t
    source:
      - {{start: 1139, end: 1156, exact: "Russian officials"}}
    cue:
      - {{start: 1157, end: 1161, exact: "said"}}
    content:
      - {{start: 1162, end: 1208, exact: "no Russian forces were involved in the attack"}}
    parent: a77b0c
    speaker: [russian-mod, "on"]
    stance: denies
    negated: false
    claims: [c4kx2m]
flags:
  - id: f0h3wa
    code: headline_mismatch
    notes: "two\\nlines"
notes: "free text"
"""

EMPTY = AnnotationFile("reportedly/annotation@1", "a/b", SHA, "default@1", "ana")
COLLECTION = CollectionFile(
    "reportedly/collection@1",
    title="The dam",
    language="no",
    articles=(
        ArticleEntry(
            "the-wire", "the-wire.txt", SHA, published="2018", origin=Origin("Wire.TXT", SHA, bom=1)
        ),
        ArticleEntry("2018-02-15", "b.txt", SHA),
    ),
)
LINKS = LinksFile(
    "reportedly/links@1",
    (Link("l00001", "the-wire#c4kx2m", "2018-02-15#c00000", "same", ("quantity", "date")),),
)
SOURCES = SourcesFile(
    "reportedly/sources@1",
    {
        "off": Source("Off", aliases=("a", 'b "c"'), members=("y", "mara-lind")),
        "mara-lind": Source("Mara Lind", "person", wikidata="Q42"),
    },
)


def test_an_annotation_file_is_written_as_the_contract_shows():
    assert write(ANNOTATION).decode() == WRITTEN


def test_a_collection_is_written_with_its_articles_as_listed():
    assert (
        write(COLLECTION).decode()
        == f"""\
# yaml-language-server: $schema=../../schemas/collection.schema.json
format: reportedly/collection@1
title: "The dam"
language: "no"
articles:
  - id: the-wire
    file: "the-wire.txt"
    sha256: "{SHA}"
    published: "2018"
    origin:
      name: "Wire.TXT"
      sha256: "{SHA}"
      crlf: 0
      cr: 0
      bom: 1
      control: 0
  - id: "2018-02-15"
    file: "b.txt"
    sha256: "{SHA}"
"""
    )


def test_links_and_sources_are_written_by_id_and_by_key():
    assert (
        write(LINKS).decode()
        == """\
# yaml-language-server: $schema=../../../schemas/links.schema.json
format: reportedly/links@1
links:
  - id: l00001
    from: the-wire#c4kx2m
    to: 2018-02-15#c00000
    relation: same
    basis: [quantity, date]
"""
    )
    assert (
        write(SOURCES).decode()
        == """\
# yaml-language-server: $schema=../../schemas/sources.schema.json
format: reportedly/sources@1
sources:
  mara-lind:
    name: "Mara Lind"
    type: person
    wikidata: Q42
  "off":
    name: "Off"
    aliases: ["a", "b \\"c\\""]
    members: ["y", mara-lind]
"""
    )


@pytest.mark.parametrize("file", [ANNOTATION, COLLECTION, LINKS, SOURCES], ids=lambda f: f.format)
def test_both_readers_read_it_back(file: object):
    assert read(write(file), type(file)) == file
    assert read_strictly(write(file).decode(), type(file)) == file


@given(files)
@settings(max_examples=60)
def test_whatever_a_file_holds_comes_back(file: object):
    data = write(file)
    assert read(data, type(file)) == file
    assert read_strictly(decoded(data), type(file)) == file
    assert write(read(data, type(file))) == data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@given(files)
@settings(max_examples=25)
def test_other_yaml_readers_read_the_same(file: object):
    from ruamel.yaml import YAML

    meant = as_data(file)
    for version in (None, (1, 1), (1, 2)):
        reader = YAML(typ="safe", pure=version is not None)
        reader.version = version
        assert same(reader.load(io.BytesIO(write(file))), meant)
    assert same(plain_data(write(file).decode()), meant)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strings_come_back_from_every_free_field(text: str):
    span = Span(0, 1, text or "x", prefix=text, suffix=text)
    claim = Claim(
        "c00000",
        (span,),
        text,
        event=text,
        quantities=(Quantity(measure=text, raw=text),),
        notes=text,
    )
    file = replace(EMPTY, claims=(claim,), notes=text)
    data = write(file)
    assert read(data, AnnotationFile) == file
    assert same(plain_data(decoded(data)), as_data(file))
    source = SourcesFile("reportedly/sources@1", {"a": Source(text, aliases=(text, text))})
    assert read(write(source), SourcesFile) == source


@given(annotations)
@settings(max_examples=25)
def test_every_value_but_a_collection_stands_on_one_line(file: AnnotationFile):
    for line in write(file).decode().split("\n")[1:-1]:
        assert line.lstrip().startswith("- ") or line.partition(":")[0].lstrip().isidentifier()


@given(st.text(), st.text(min_size=1))
def test_any_text_comes_back(text: str, exact: str):
    span = Span(0, 1, exact, prefix=text, suffix=text)
    claim = Claim(
        "c00000", (span,), text, quantities=(Quantity(measure=text, raw=text),), notes=text
    )
    file = replace(EMPTY, claims=(claim,), notes=text)
    data = write(file)
    assert read(data, AnnotationFile) == file
    assert same(plain_data(decoded(data)), as_data(file))


def test_labels_are_sorted_whatever_order_they_come_in():
    spans = [(30, 40), (10, 20), (10, 15), (10, 15)]
    claims = [Claim(f"c0000{i}", (Span(*span, "x"),)) for i, span in enumerate(spans)]
    found = read(write(replace(EMPTY, claims=tuple(claims))), AnnotationFile).claims
    assert [claim.id for claim in found] == ["c00002", "c00003", "c00001", "c00000"]


def test_a_label_stands_where_its_first_span_begins():
    one = Attribution(id="a00001", source=(Span(90, 99, "x"),), content=(Span(10, 20, "x"),))
    two = Attribution(id="a00002", cue=(Span(5, 6, "x"),), content=(Span(30, 31, "x"),))
    file = replace(EMPTY, attributions=(one, two))
    assert read(write(file), AnnotationFile).attributions == (two, one)


def test_half_a_character_is_refused_with_a_reason():
    file = SourcesFile("reportedly/sources@1", {"a": Source("\ud83d")})
    with pytest.raises(Unwritable, match="U\\+D83D"):
        write(file)


def test_every_type_of_every_model_has_a_form():
    seen, todo = set(), list(MODELS)
    while todo:
        shape = shape_of(todo.pop())
        if shape.model not in seen:
            seen.add(shape.model)
            todo += [field.model for field in shape.fields if field.model]
    assert len(seen) == 16
    named = {
        str(type_).removesuffix(" | None")
        for model in seen
        for type_ in (field.type for field in model.__dataclass_fields__.values())
    }
    assert set(FORMS) <= named
