"""The real articles beside the repository, labelled and linked here: what the board makes of them.

A stretch is named by its first and last words.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.anchors import make_span
from reportedly.board.data import Shown, board_data
from reportedly.board.material import read_material
from reportedly.board.provenance import Provenance
from reportedly.board.rows import make_board
from reportedly.check import check_workspace
from reportedly.files.emit import write
from reportedly.workspace import Workspace
from reportedly_schemas.annotation import AnnotationFile, Attribution, Claim, Quantity, Zone
from reportedly_schemas.collection import ArticleEntry, CollectionFile
from reportedly_schemas.links import Link, LinksFile
from reportedly_schemas.sources import Source, SourcesFile

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the repository")

SOURCES = {
    "bloomberg": Source("Bloomberg", type="media"),
    "nyt": Source("New York Times", type="media", aliases=("The New York Times",)),
    "russian-officials": Source("Russian officials", type="government"),
    "us-official": Source("U.S. official", type="government"),
    "russians": Source("three Russians", type="group"),
    "galloway": Source("Adrian Rankine-Galloway", type="military"),
    "zakharova": Source("Maria Zakharova", type="government"),
}
MERCENARIES, FIGHTERS, PEOPLE = "Russian mercenaries", "fighters", "people"


def counted(raw: str, of: str, low: int | None = None, high: int | None = None, **more: Any):
    return Quantity(measure="killed", population=of, raw=raw, min=low, max=high, **more)


CLAIMS: dict[str, tuple[str, str, str, tuple[Quantity, ...], list[tuple[str, str | None]]]] = {
    "c00001": ("000", "killed more than", "mercenaries",
               (counted("more than 100", MERCENARIES, 101),), [("", None)]),
    "c00002": ("000", "US and Kurdish", "last week",
               (counted("200", FIGHTERS, 200, 200),), [("Bloomberg News", "bloomberg")]),
    "c00003": ("000", "roughly 100", "in the raid",
               (counted("roughly 100", PEOPLE, 100, 100, approximate=True),),
               [("Adrian Rankine-Galloway", "galloway")]),
    "c00004": ("000", "“dozens”", "killed",
               (counted("“dozens”", MERCENARIES, 24, 99),), [("The New York Times", "nyt")]),
    "c00005": ("000", "no Russian forces", "attack", (),
               [("the New York Times", "nyt"), ("Russian officials", "russian-officials")]),
    "c00006": ("001", "U.S. forces killed", "last week",
               (counted("more than 200", FIGHTERS, 201),),
               [("Bloomberg", "bloomberg"), ("Sources", None)]),
    "c00007": ("001", "the death toll", "around 100",
               (counted("around 100", PEOPLE, 100, 100, approximate=True),),
               [("The official", "us-official")]),
    "c00008": ("001", "five of its citizens", "Syria",
               (counted("five", MERCENARIES, 5, 5),),
               [("Maria Zakharova", "zakharova")]),
    "c00009": ("001", "it had nothing", "attack", (),
               [("Bloomberg", "bloomberg"), ("Russia", None)]),
    "c0000a": ("002", "over 100 Russian", "Syria",
               (counted("over 100", MERCENARIES, 101),), []),
    "c0000b": ("004", "as many as 100", "attack",
               (counted("as many as 100", MERCENARIES, None, 100),), [("", None)]),
    "c0000c": ("004", "it had nothing", "attack", (),
               [("Bloomberg", "bloomberg"), ("Russia", None)]),
}  # fmt: skip
"""Id → article, first and last words, quantities, and the chain: words and registry key."""

LINKS = (
    ("c0000a", "same", "c00001"),
    ("c00004", "contradicts", "c00001"),
    ("c00008", "contradicts", "c00001"),
    ("c0000b", "contradicts", "c0000a"),
    ("c00007", "same", "c00003"),
    ("c00006", "contradicts", "c00002"),
    ("c00009", "same", "c0000c"),
    ("c00005", "more_specific", "c00009"),
    ("c00008", "contradicts", "c00005"),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("seeds")
    data, labels = root / "data/d", root / "annotations/d"
    data.mkdir(parents=True)
    entries = []
    for path in sorted(SEEDS.glob("*.txt")):
        number, raw = path.name[:3], path.read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        (data / f"{number}.txt").write_bytes(raw)
        entries.append(ArticleEntry(number, f"{number}.txt", digest))
        (labels / number).mkdir(parents=True)
        made = labelled(number, raw.decode(), digest)
        (labels / number / "ana.yaml").write_bytes(write(made))
    (data / "collection.yaml").write_bytes(
        write(CollectionFile("reportedly/collection@1", "Deir ez-Zor", articles=tuple(entries)))
    )
    (labels / "links").mkdir()
    links = tuple(
        Link(f"l0000{n}", f"{CLAIMS[one][0]}#{one}", f"{CLAIMS[other][0]}#{other}", relation)
        for n, (one, relation, other) in enumerate(LINKS)
    )
    (labels / "links/ana.yaml").write_bytes(write(LinksFile("reportedly/links@1", links)))
    (labels / "sources.yaml").write_bytes(write(SourcesFile("reportedly/sources@1", SOURCES)))
    return Workspace(root)


def labelled(number: str, text: str, digest: str) -> AnnotationFile:
    def over(first: str, last: str):
        start = text.index(first)
        return make_span(text, start, text.index(last, start) + len(last))

    claims, attributions = [], []
    for name, (article, first, last, quantities, chain) in CLAIMS.items():
        if article != number:
            continue
        span = over(first, last)
        claims.append(Claim(name, (span,), quantities=quantities))
        parent = None
        for depth, (words, key) in enumerate(chain):
            own = f"a{depth}{name[2:]}"
            attributions.append(
                Attribution(
                    id=own,
                    source=(over(words, words),) if words else (),
                    implicit=None if words else True,
                    content=(span,),
                    parent=parent,
                    speaker=(key,) if key else (),
                    stance="denies" if name == "c00005" and depth else "asserts",
                    claims=(name,) if depth == len(chain) - 1 else (),
                )
            )
            parent = own
    zones = ()
    if number == "004":
        span = over("Russia officially said", "according to Bloomberg.")
        zones = (Zone("z00001", "copied", (span,), copy_of="d/001"),)
    return AnnotationFile(
        format="reportedly/annotation@1",
        article=f"d/{number}",
        sha256=digest,
        codebook="default@1",
        annotator="ana",
        zones=zones,
        claims=tuple(claims),
        attributions=tuple(attributions),
    )


@pytest.fixture(scope="module")
def data(workspace: Workspace) -> dict[str, Any]:
    material = read_material(workspace, "d")
    board = make_board(material)
    provenance = Provenance(material.articles, material.sources)
    return json.loads(json.dumps(board_data(Shown(board, list(board.rows), provenance))))


def row_with(data: dict[str, Any], claim: str) -> dict[str, Any]:
    [row] = [r for r in data["rows"] if r["linked"] and claim in str(r["groups"])]
    return row


def test_the_tolls_stand_with_their_populations(data: dict[str, Any]):
    told = {
        quantity["figure"] + " " + quantity["population"]
        for row in data["rows"]
        for cell in row["cells"]
        for claim in cell["claims"]
        for quantity in claim["quantities"]
    }
    assert told == {
        "> 100 Russian mercenaries",
        "24–99 Russian mercenaries",
        "5 Russian mercenaries",
        "≤ 100 Russian mercenaries",
        "200 fighters",
        "> 200 fighters",
        "~100 people",
    }


def test_tolls_of_one_population_contradict_as_linked_and_as_computed(data: dict[str, Any]):
    row = row_with(data, "c00001")
    names = {claim: group["name"] for group in row["groups"] for claim in group["claims"]}
    assert names["002#c0000a"] == names["000#c00001"]
    found = {
        frozenset(each["between"]): (bool(each["linked"]), bool(each["computed"]))
        for each in row["contradictions"]
    }
    hundred, dozens = names["000#c00001"], names["000#c00004"]
    five, denial = names["001#c00008"], names["000#c00005"]
    most = names["004#c0000b"]
    assert found == {
        frozenset([hundred, dozens]): (True, True),
        frozenset([hundred, five]): (True, True),
        frozenset([hundred, most]): (True, True),
        frozenset([dozens, five]): (False, True),
        frozenset([five, denial]): (True, False),
    }


def test_about_a_hundred_people_is_the_same_in_two_articles(data: dict[str, Any]):
    row = row_with(data, "c00003")
    assert [group["claims"] for group in row["groups"]] == [["000#c00003", "001#c00007"]]
    assert row["contradictions"] == []


def test_the_chain_from_article_over_agency_to_official(data: dict[str, Any]):
    row = row_with(data, "c00005")
    [claim] = [c for cell in row["cells"] for c in cell["claims"] if c["address"] == "000#c00005"]
    chain = [(voice["name"], voice["stance"]) for voice in claim["chain"]]
    assert chain == [("New York Times", "asserts"), ("Russian officials", "denies")]
    [root] = [each for each in row["provenance"] if each["name"] == "Russian officials"]
    assert [each["name"] for each in root["origins"]] == ["New York Times"]
    assert [leaf["article"] for leaf in root["origins"][0]["leaves"]] == ["000"]


def test_the_copied_denial_counts_once(data: dict[str, Any]):
    row = row_with(data, "c00009")
    [root] = [each for each in row["provenance"] if each["name"] == "Russia"]
    [passed_on] = root["origins"]
    assert (root["articles"], passed_on["name"]) == (1, "Bloomberg")
    assert passed_on["leaves"] == [
        {"article": "001", "claims": ["001#c00009"], "copies": ["004#c0000c"]}
    ]


def test_all_that_excludes_each_other_is_linked_or_warned_of(
    workspace: Workspace, data: dict[str, Any]
):
    codes = {
        problem.code for problem in check_workspace(workspace).problems if problem.code[0] == "L"
    }
    assert codes <= {"L4"}
    unlinked = [row for row in data["rows"] if not row["linked"]]
    assert unlinked == []
