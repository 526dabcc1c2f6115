"""The board as JSON, against figures worked out by hand."""

from __future__ import annotations

import json

from gathering import address, claim, killed, links, material, voice

from reportedly.board.data import Shown, board_data
from reportedly.board.provenance import Provenance
from reportedly.board.rows import make_board
from reportedly_schemas.annotation import Assessment

AGENCY = voice("Orrery", "asserts", "orrery")


def data_of(*claims, told: str = "", annotator: str | None = None):
    gathered = material(*claims, links=links(told), articles="abcd")
    board = make_board(gathered)
    shown = Shown(board, list(board.rows), Provenance(gathered.articles, {}), annotator)
    return json.loads(json.dumps(board_data(shown)))


def test_symmetric_and_transitive():
    """b = a, c = b, and d contradicts c: so it contradicts all three."""
    [row] = data_of(
        claim("a1", killed(60, 60, approximate=True, raw="around 60")),
        claim("b1", chain=(AGENCY,)),
        claim("c1", killed(55, 65)),
        claim("d1", killed(101, raw="more than 100")),
        told="b1=a1 c1=b1 d1!c1",
    )["rows"]
    assert row["id"] == address("a1")
    assert row["groups"] == [
        {"name": "A", "claims": [address("a1"), address("b1"), address("c1")]},
        {"name": "B", "claims": [address("d1")]},
    ]
    assert row["contradictions"] == [
        {
            "between": ["A", "B"],
            "linked": ["l00002"],
            "computed": [[address("a1"), address("d1")], [address("c1"), address("d1")]],
            "settled": False,
        }
    ]
    cells = {each["article"]: each["claims"][0] for each in row["cells"]}
    assert {name: cell["contradicts"] for name, cell in cells.items()} == {
        "a": "both",
        "b": "linked",
        "c": "both",
        "d": "both",
    }
    assert [q["figure"] for cell in cells.values() for q in cell["quantities"]] == [
        "~60",
        "55–65",
        "> 100",
    ]
    assert cells["b"]["chain"] == [
        {
            "attribution": "a00001",
            "name": "Orrery",
            "speaker": ["orrery"],
            "candidates": [],
            "stance": "asserts",
            "negated": False,
        }
    ]
    assert row["unresolved"] is True
    assert row["clashes"] == []


def test_contradictory():
    """a = b and b = c, yet a contradicts c."""
    [row] = data_of(claim("a1"), claim("b1"), claim("c1"), told="a1=b1 c1=b1 c1!a1")["rows"]
    assert row["clashes"] == [
        {"contradiction": "l00002", "chain": ["l00001", "l00000"], "annotators": ["ana"]}
    ]
    assert [each["between"] for each in row["contradictions"]] == [["A", "A"]]


def test_nobody_linked_them():
    """5 and 9 exclude each other; 7 to 9 excludes 5 alone; workers are no people."""
    data = data_of(
        claim("a1", killed(5, 5)),
        claim("b1", killed(9, 9)),
        claim("c1", killed(7, 9), assessment=Assessment("refuted")),
        claim("d1", killed(1, 1, "workers")),
    )
    [row] = data["rows"]
    assert row["linked"] is False
    assert row["links"] == []
    assert row["counts"] == [{"measure": "killed", "population": "people"}]
    assert [each["computed"] for each in row["contradictions"]] == [
        [[address("a1"), address("b1")]],
        [[address("a1"), address("c1")]],
    ]
    assert [each["settled"] for each in row["contradictions"]] == [False, True]


def test_what_is_said_of_the_whole():
    data = data_of(claim("a1"), claim("b1"), told="a1=b1 b1=c1", annotator="ana")
    assert data["format"] == "reportedly/board@1"
    assert (data["collection"], data["annotator"]) == ("mist", "ana")
    assert [each["id"] for each in data["articles"]] == ["a", "b", "c", "d"]
    [dangling] = data["dangling"]
    assert (dangling["to"], dangling["annotator"]) == (address("c1"), "ana")
    [origin, other] = data["rows"][0]["provenance"]
    assert origin == {
        "name": "a",
        "source": None,
        "stances": [],
        "articles": 1,
        "origins": [],
        "leaves": [{"article": "a", "claims": [address("a1")], "copies": []}],
    }
    assert other["name"] == "b"
