"""The sample workspace: valid, canonical, labelled by two, and as hard as its page says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reportedly.anchors import holds, make_span
from reportedly.check import check_workspace
from reportedly.files.document import KeyedFile
from reportedly.files.emit import write
from reportedly.files.reader import read
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution, Span
from reportedly_schemas.codebook import list_of
from reportedly_schemas.collection import CollectionFile
from reportedly_schemas.default_codebook import DEFAULT
from reportedly_schemas.sources import SourcesFile

ROOT = Path(__file__).parents[2]
COLLECTION = ROOT / "data/harrow-dam/collection.yaml"
SOURCES = ROOT / "annotations/harrow-dam/sources.yaml"
ARTICLES = ("the-wire", "the-herald", "the-rattle", "the-primer", "the-roundup")
ANNOTATORS = ("ana", "ben")
TEXTS = {
    name: (ROOT / f"data/harrow-dam/{name}.txt").read_bytes().decode("utf-8") for name in ARTICLES
}
LABELS = {
    (article, annotator): ROOT / f"annotations/harrow-dam/{article}/{annotator}.yaml"
    for article in ARTICLES
    for annotator in ANNOTATORS
}
FILES: list[tuple[Path, type]] = [
    (COLLECTION, CollectionFile),
    (SOURCES, SourcesFile),
    *((path, AnnotationFile) for path in LABELS.values()),
]
NOT_CALLED_FOR = {"claim.kind": {"other"}, "source.type": {"military"}}
"""Values of the codebook for which the sample has no case."""

each_file = pytest.mark.parametrize(
    ("path", "model"), FILES, ids=[path.relative_to(ROOT).as_posix() for path, _ in FILES]
)
each_labels = pytest.mark.parametrize("key", LABELS, ids="/".join)
each_annotator = pytest.mark.parametrize("annotator", ANNOTATORS)


@pytest.fixture(scope="module")
def labels() -> dict[tuple[str, str], AnnotationFile]:
    """Every annotation file, by article and annotator."""
    return {key: read(path.read_bytes(), AnnotationFile) for key, path in LABELS.items()}


@pytest.fixture(scope="module")
def registry() -> SourcesFile:
    """The registry of the collection."""
    return read(SOURCES.read_bytes(), SourcesFile)


def within(item: Any, kind: type) -> list[Any]:
    """Return everything of a kind in a model, itself included."""
    found = [item] if isinstance(item, kind) else []
    if is_dataclass(item):
        parts = [getattr(item, field.name) for field in fields(item)]
    else:
        parts = list(item) if isinstance(item, tuple) else []
    return found + [one for part in parts for one in within(part, kind)]


def of_all(labels: dict[tuple[str, str], AnnotationFile], annotator: str) -> list[AnnotationFile]:
    return [labels[article, annotator] for article in ARTICLES]


def test_check_finds_nothing():
    report = check_workspace(Workspace(ROOT))
    assert report.problems == ()
    assert report.files >= len(FILES) + len(ARTICLES)


def test_the_collection_lists_the_articles_as_they_were_published():
    listed = read(COLLECTION.read_bytes(), CollectionFile).articles
    assert tuple(entry.id for entry in listed) == ARTICLES
    for entry in listed:
        assert entry.title == TEXTS[entry.id].split("\n")[0]
        assert entry.publisher
        assert entry.url
        assert entry.published
        assert entry.retrieved


def test_every_article_has_labels_of_both_and_of_nobody_else():
    there = {path for path in (ROOT / "annotations/harrow-dam").glob("*/*") if path.is_file()}
    assert there >= set(LABELS.values())
    assert {path.stem for path in there if path.parent.name in ARTICLES} == set(ANNOTATORS)


@each_file
def test_files_are_canonical(path: Path, model: type):
    data = path.read_bytes()
    assert write(read(data, model)) == data


@each_file
def test_files_open_for_editing_and_come_back_the_same(path: Path, model: type):
    data = path.read_bytes()
    assert KeyedFile.parse(data, model).snapshot().render() == data


@each_labels
def test_every_span_stands_as_the_app_makes_it(key, labels):
    text = TEXTS[key[0]]
    spans = within(labels[key], Span)
    assert len(spans) > 50
    for span in spans:
        assert make_span(text, span.start, span.end) == span
        assert span.exact == span.exact.strip()


@each_labels
def test_evidence_stands_in_other_articles(key, labels):
    for claim in labels[key].claims:
        for one in claim.assessment.evidence if claim.assessment else ():
            if one.kind == "url":
                assert re.match(r"https://[\w.-]+\.example(\.org)?/", one.ref)
                assert one.retrieved
                continue
            article = one.ref.removeprefix("harrow-dam/")
            assert article != key[0]
            assert holds(TEXTS[article], Span(one.start, one.end, one.exact))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("annotation", list(LABELS.values())),
        ("collection", [COLLECTION]),
        ("sources", [SOURCES]),
    ],
)
def test_another_validator_accepts_the_files(schema: str, files: list[Path]):
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema", "--schemafile"),
            str(ROOT / f"schemas/{schema}.schema.json"),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# What the sample's page says about the articles.


def rows() -> list[tuple[str, str, list[str]]]:
    """Return the page's list of hard things: the thing, the article, the words."""
    _, _, listed = (ROOT / "docs/sample.md").read_text("utf-8").partition("hard thing stands\n")
    table = [line.strip("| \n").split(" | ") for line in listed.split("\n") if "`" in line]
    found = [
        (thing, article, re.findall(r"`([^`]+)`", words))
        for thing, article, words in (cells for cells in table if len(cells) == 3)
    ]
    assert len(found) > 100
    return found


@pytest.mark.parametrize(("thing", "article", "words"), rows())
def test_the_words_of_the_page_stand_once_in_their_article(thing, article, words):
    text = TEXTS[article]
    assert words
    assert [text.count(each) for each in words] == [1] * len(words)
    places = [text.index(each) for each in words]
    assert places == sorted(places)


# What the two annotators made of them.


def test_every_value_of_the_codebook_that_is_called_for_is_used(labels, registry):
    used: dict[str, set[str]] = defaultdict(set)
    for file in labels.values():
        for section in ("zones", "claims", "attributions", "flags"):
            for label in getattr(file, section):
                collect(used, section, label)
        for claim in file.claims:
            if claim.assessment:
                collect(used, "assessment", claim.assessment)
    for source in registry.sources.values():
        collect(used, "sources", source)
    for name, values in DEFAULT.lists.items():
        if not name.startswith("link."):
            wanted = {value.value for value in values} - NOT_CALLED_FOR.get(name, set())
            assert used[name] == wanted, name


def collect(used: dict[str, set[str]], section: str, item: Any) -> None:
    """Note the codes that an item holds, by their list."""
    for field in fields(item):
        name = list_of(section, field.name)
        held = getattr(item, field.name)
        if name and held:
            used[name].update(held if isinstance(held, tuple) else [held])


def test_all_but_one_article_are_complete(labels):
    unfinished = [key for key, file in labels.items() if file.status != "complete"]
    assert unfinished == [("the-primer", "ben")]
    assert labels["the-primer", "ben"].status == "in_progress"


@each_annotator
def test_each_assesses_claims_with_every_verdict_and_both_kinds_of_evidence(annotator, labels):
    assessed = [
        claim.assessment
        for file in of_all(labels, annotator)
        for claim in file.claims
        if claim.assessment
    ]
    assert len(assessed) >= 6
    verdicts = {value.value for value in DEFAULT.lists["assessment.verdict"]}
    assert {one.verdict for one in assessed} == verdicts
    assert {item.kind for one in assessed for item in one.evidence} == {"url", "span"}
    assert all(one.rationale and one.evidence and one.by == annotator for one in assessed)
    for one in assessed:
        needed = {"supported": {"supports"}, "refuted": {"refutes"}}.get(one.verdict, set())
        assert {item.stance for item in one.evidence} >= needed


@each_annotator
def test_each_labels_the_forms_that_attribution_takes(annotator, labels):
    found = [one for file in of_all(labels, annotator) for one in file.attributions]
    for one in found:
        assert bool(one.source) != bool(one.implicit), one.id
        assert one.cue or "orphan_quote" in one.flags, one.id
        assert one.stance, one.id
        assert one.quote_type, one.id
        if one.source:
            assert one.speaker or one.candidates, one.id
    assert any(one.implicit for one in found)
    assert any(len(one.content) > 1 and one.quote_type == "direct" for one in found)
    assert any(one.quote_type == "block" for one in found)
    assert any(one.target for one in found)
    assert any(one.negated for one in found)
    assert any(one.recipient for one in found)


def depth(label: Attribution, others: dict[str, Attribution]) -> int:
    """Return how deep an attribution is nested, 1 for one that is not."""
    return 1 if label.parent is None else 1 + depth(others[label.parent], others)


@pytest.mark.parametrize("article", ["the-wire", "the-herald", "the-rattle"])
def test_chains_of_three_are_nested_within_each_other(article, labels):
    by_id = {one.id: one for one in labels[article, "ana"].attributions}
    assert max(depth(one, by_id) for one in by_id.values()) == 3
    for one in by_id.values():
        for span in one.content if one.parent else ():
            assert any(
                outer.start <= span.start and span.end <= outer.end
                for outer in by_id[one.parent].content
            )


@each_labels
def test_parts_of_an_attribution_do_not_overlap(key, labels):
    for one in labels[key].attributions:
        placed = sorted((span.start, span.end) for span in within(one, Span))
        assert all(before[1] <= after[0] for before, after in pairwise(placed)), one.id


@pytest.mark.parametrize(
    ("article", "source", "stances"),
    [
        ("the-wire", "The State Water Board", {"confirms", "declines"}),
        ("the-wire", "Governor Ione Halvard", {"accepts", "demands"}),
        ("the-herald", "The board’s spokeswoman, Tessaly Brandt", {"confirms", "declines"}),
    ],
)
def test_one_source_takes_two_stances(article, source, stances, labels):
    spoken = labels[article, "ana"].attributions
    assert {
        one.stance for one in spoken if [span.exact for span in one.source] == [source]
    } == stances


@each_labels
def test_numbers_are_read_into_bounds(key, labels):
    for claim in labels[key].claims:
        assert claim.quantities or claim.kind != "numerical", claim.id
        for one in claim.quantities:
            assert one.raw in TEXTS[key[0]]
            assert one.min is not None or one.max is not None
            assert one.min is None or one.max is None or one.min <= one.max


@each_annotator
def test_derived_quantities_name_the_claim_they_come_from(annotator, labels):
    derived = [
        (quantity, {claim.id: claim for claim in file.claims}[quantity.derived_from])
        for file in of_all(labels, annotator)
        for claim in file.claims
        for quantity in claim.quantities
        if quantity.derived_from
    ]
    assert derived
    assert all(base.quantities for _, base in derived)


def test_no_label_stands_in_boilerplate(labels):
    for file in labels.values():
        closed = [s for zone in file.zones if zone.kind == "boilerplate" for s in zone.spans]
        for span in within((file.claims, file.attributions, file.flags), Span):
            assert not any(span.start < s.end and s.start < span.end for s in closed), span


def test_the_annotators_differ(labels):
    for article in ARTICLES:
        ana, ben = labels[article, "ana"], labels[article, "ben"]
        for section in ("claims", "attributions"):
            mine, theirs = ({places(one) for one in getattr(file, section)} for file in (ana, ben))
            assert mine & theirs, "something is labelled by both"
            assert mine - theirs, "something by ana alone"
            assert theirs - mine, "something by ben alone"
    for section, field in (("attributions", "stance"), ("claims", "factuality")):
        assert differences(labels, section, field) >= 5, field
    flags = {who: sum(len(file.flags) for file in of_all(labels, who)) for who in ANNOTATORS}
    assessed = {
        who: sum(bool(claim.assessment) for file in of_all(labels, who) for claim in file.claims)
        for who in ANNOTATORS
    }
    assert flags["ben"] > flags["ana"]
    assert assessed["ana"] > assessed["ben"]


def places(label: Any) -> tuple[tuple[int, int], ...]:
    """Return where a label stands; of an attribution, where its content does."""
    spans = label.content if isinstance(label, Attribution) else label.spans
    return tuple((span.start, span.end) for span in spans)


def differences(labels: dict[tuple[str, str], AnnotationFile], section: str, field: str) -> int:
    """Count the labels over the same words to which the annotators gave other values."""
    found = 0
    for article in ARTICLES:
        ana, ben = (
            {places(one): getattr(one, field) for one in getattr(labels[article, who], section)}
            for who in ANNOTATORS
        )
        found += sum(ana[place] != ben[place] for place in ana.keys() & ben.keys())
    return found


def test_the_registry_is_of_sources_that_somebody_names(labels, registry):
    named = {
        key
        for file in labels.values()
        for one in file.attributions
        for key in (*one.speaker, *one.candidates)
    }
    members = {key for source in registry.sources.values() for key in source.members}
    assert named | members == set(registry.sources)
    assert len(registry.sources) >= 25
    compound = registry.sources["state-engineer-and-three-workers"]
    assert compound.type == "group"
    assert compound.members == ("state-engineer", "three-workers")


def test_no_two_sources_share_a_name(registry):
    names = [
        name.casefold()
        for source in registry.sources.values()
        for name in (source.name, *source.aliases)
    ]
    assert len(set(names)) == len(names)
