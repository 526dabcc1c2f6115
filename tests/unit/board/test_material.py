"""Reading a collection's material, and whose words each claim is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.board.chains import chains
from reportedly.board.material import MaterialReader, placed_claims, read_material
from reportedly.errors import ReportedlyError
from reportedly.files.emit import write
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Span, Zone
from reportedly_schemas.links import Link, LinksFile
from reportedly_schemas.sources import Source

ROOT = Path(__file__).parents[3]
WORDS = "The board said that the crew said that no gate was shut."
SOURCES = {"board": Source("State Water Board"), "crew": Source("The crew")}


def span(words: str) -> Span:
    start = WORDS.index(words)
    return Span(start, start + len(words), words)


def labels(**sections: tuple) -> AnnotationFile:
    given = {"article": "dam/wire", "sha256": "0" * 64, "codebook": "default@1", **sections}
    return AnnotationFile(format="reportedly/annotation@1", annotator="ana", **given)


OUTER = Attribution(
    id="a00001",
    source=(span("The board"),),
    content=(span("the crew said that no gate was shut"),),
    speaker=("board",),
)
INNER = Attribution(
    id="a00002",
    source=(span("the crew"),),
    content=(span("no gate was shut"),),
    parent="a00001",
    stance="denies",
)
BOTH = ["The crew and State Water Board"]
SHUT = Claim("c00001", (span("no gate was shut"),))


def names(attributions: tuple[Attribution, ...], claim: Claim = SHUT) -> list[str]:
    file = labels(claims=(claim,), attributions=attributions)
    return [voice.name for voice in chains(file, SOURCES)[claim.id]]


def with_fields(label, **fields):
    import dataclasses

    return dataclasses.replace(label, **fields)


@pytest.mark.parametrize(
    ("attributions", "expected"),
    [
        ((), []),
        ((OUTER, INNER), ["State Water Board", "the crew"]),
        ((OUTER,), ["State Water Board"]),
        ((OUTER, with_fields(INNER, parent=None)), ["the crew"]),
        ((with_fields(OUTER, claims=("c00001",)), INNER), ["State Water Board"]),
        (
            (with_fields(OUTER, claims=("c00001",)), with_fields(INNER, claims=("c00001",))),
            ["State Water Board", "the crew"],
        ),
        ((with_fields(INNER, source=(), implicit=True, parent=None),), ["nobody named"]),
        ((with_fields(INNER, speaker=("crew", "board"), parent=None),), BOTH),
        ((with_fields(INNER, speaker=("nobody-has-it",), parent=None),), ["nobody-has-it"]),
        ((with_fields(INNER, parent="a00009"),), ["the crew"]),
        (
            (with_fields(OUTER, parent="a00002"), INNER),
            ["State Water Board", "the crew"],
        ),
    ],
    ids=[
        "own voice",
        "smallest content around it",
        "one",
        "no parent",
        "named in claims",
        "named twice",
        "implicit",
        "two speakers",
        "unknown speaker",
        "parent of nothing",
        "cycle",
    ],
)
def test_the_chain_of_a_claim(attributions, expected):
    assert names(attributions) == expected


@pytest.mark.parametrize("claims", [(), ("c00001",)])
@pytest.mark.parametrize("inner", ["a00001", "a00003"])
def test_of_two_voices_around_the_same_words_the_nested_one_is_inside(claims, inner: str):
    """As in: a newspaper reported it, according to the crew; whichever stands first."""
    content = (span("no gate was shut"),)
    outer = with_fields(OUTER, id="a00002", content=content, claims=claims)
    nested = with_fields(INNER, id=inner, parent="a00002", claims=claims)
    both = sorted((outer, nested), key=lambda each: each.id)
    assert names(tuple(both)) == ["State Water Board", "the crew"]


def test_a_chain_of_thousands_is_cut():
    nested = tuple(
        with_fields(INNER, id=f"a{n:05}", parent=f"a{n - 1:05}" if n else None) for n in range(5000)
    )
    claim = with_fields(SHUT, id="c00001")
    last = with_fields(nested[-1], claims=("c00001",))
    assert len(names((*nested[:-1], last), claim)) == 50


def test_every_span_has_to_lie_in_the_content():
    wider = Claim("c00001", (span("The board"), span("no gate was shut")))
    assert names((OUTER, INNER), wider) == []


def test_an_attribution_knows_its_stance_and_its_source_in_every_article():
    [outer, inner] = chains(labels(claims=(SHUT,), attributions=(OUTER, INNER)), SOURCES)["c00001"]
    assert (outer.identity, inner.identity) == ("board", "“the crew”")
    assert (outer.stance, inner.stance) == (None, "denies")


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (
            Zone("z00001", "copied", (span("no gate was shut."),), copy_of="dam/herald"),
            "herald",
        ),
        (Zone("z00001", "copied", (span(WORDS),)), ""),
        (Zone("z00001", "copied", (span("no gate"),), copy_of="dam/herald"), None),
        (Zone("z00001", "body", (span(WORDS),), copy_of="dam/herald"), None),
    ],
    ids=["copied", "from nowhere known", "only in part", "another zone"],
)
def test_copied_claims(zone: Zone, expected: str | None):
    [placed] = placed_claims("wire", "ana", labels(zones=(zone,), claims=(SHUT,)), {})
    assert placed.copied_from == expected


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    for folder in ("data", "annotations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.rmtree(tmp_path / "annotations/harrow-dam/links", ignore_errors=True)
    return Workspace(tmp_path)


def add_links(workspace: Workspace, annotator: str, *ends: tuple[str, str]) -> None:
    path = workspace.links_path("harrow-dam", annotator)
    path.parent.mkdir(exist_ok=True)
    made = tuple(Link(f"l0000{i}", *pair, "same") for i, pair in enumerate(ends))
    path.write_bytes(write(LinksFile("reportedly/links@1", made)))


def test_the_material_is_everybodys(sample: Workspace):
    add_links(sample, "ben", ("the-wire#c00001", "the-herald#c2syqt"))
    material = read_material(sample, "harrow-dam")
    assert material.annotators == ["ana", "ben"]
    assert {each.annotator for each in material.claims.values()} == {"ana", "ben"}
    order = [entry.id for entry in material.articles]
    places = [order.index(each.article) for each in material.claims.values()]
    assert places == sorted(places)
    assert [made.annotator for made in material.links] == ["ben"]
    assert material.skipped == ()


def test_one_annotators_material_has_what_their_links_name(sample: Workspace):
    add_links(sample, "ben", ("the-wire#c00001", "the-herald#c2syqt"))
    material = read_material(sample, "harrow-dam").of("ben")
    others = [name for name, each in material.claims.items() if each.annotator != "ben"]
    assert others == ["the-herald#c2syqt"]
    assert material.of("ana").links == ()


def test_what_can_not_be_read_is_left_out_and_told(sample: Workspace):
    add_links(sample, "ben")
    labels = sample.annotation_path("harrow-dam/the-wire", "ana")
    labels.write_text("claims: [")
    sample.links_path("harrow-dam", "ben").write_text("links: {}\n")
    sample.sources_path("harrow-dam").write_text("sources: 1\n")
    material = read_material(sample, "harrow-dam")
    assert "the-wire" in {each.article for each in material.claims.values()}
    assert [told.partition(":")[0] for told in material.skipped] == [
        "annotations/harrow-dam/sources.yaml",
        "annotations/harrow-dam/the-wire/ana.yaml",
        "annotations/harrow-dam/links/ben.yaml",
    ]


def test_a_link_out_of_the_workspace_is_not_followed(sample: Workspace, tmp_path: Path):
    labels = sample.root / "annotations/harrow-dam/the-wire/ana.yaml"
    outside = tmp_path.parent / f"{tmp_path.name}-ana.yaml"
    labels.rename(outside)
    labels.symlink_to(outside)
    [told] = read_material(sample, "harrow-dam").skipped
    assert "leads out of the workspace" in told


def test_no_such_collection(sample: Workspace):
    with pytest.raises(ReportedlyError, match="no collection 'nothing'"):
        read_material(sample, "nothing")


def test_only_what_changed_is_read_again(sample: Workspace, monkeypatch: pytest.MonkeyPatch):
    reader = MaterialReader(sample, "harrow-dam")
    first = reader.read()
    read: list[str] = []
    load = sample.load

    def noted(path, model):
        read.append(sample.relative(path))
        return load(path, model)

    monkeypatch.setattr(sample, "load", noted)
    assert reader.read() is first
    assert read == []
    add_links(sample, "ana")
    reader.read()
    assert read == ["annotations/harrow-dam/links/ana.yaml"]
