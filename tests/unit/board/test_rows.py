"""The rows of a board: groups, contradictions, warnings."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from gathering import address, claim, killed, links, material, voice
from hypothesis import given
from hypothesis import strategies as st

from reportedly.board.conflicts import excluding_pairs
from reportedly.board.material import PlacedClaim
from reportedly.board.rows import Row, letters, make_board
from reportedly_schemas.annotation import Assessment


def rows(told: str, *claims: PlacedClaim, **given) -> list[Row]:
    """The rows of a collection: claims are made for all that links name, unless given."""
    named = {name for each in told.split() for name in (each[:2], each[-2:])}
    made = {address(name): claim(name) for name in sorted(named)}
    made.update({each.address: each for each in claims})
    held = sorted(made.values(), key=lambda each: each.address)
    return list(make_board(material(*held, links=links(told), **given)).rows)


def groups(row: Row) -> str:
    """The groups of a row as in `a1 b1 | c1`."""
    return " | ".join(
        " ".join(f"{each.article}{int(each.claim.id[1:])}" for each in group.claims)
        for group in row.groups
    )


def told(row: Row) -> list[tuple[str, int, int]]:
    """The contradictions of a row: between whom, and how many are linked and computed."""
    return [
        ("".join(each.between), len(each.linked), len(each.computed)) for each in row.contradictions
    ]


@pytest.mark.parametrize(
    ("links_told", "expected"),
    [
        ("", []),
        ("a1=b1", ["a1 b1"]),
        ("a1=b1 b1=c1", ["a1 b1 c1"]),
        ("a1=b1 c1=d1", ["a1 b1", "c1 d1"]),
        ("a1!b1", ["a1 | b1"]),
        ("c1=b1 a1!b1", ["a1 | b1 c1"]),
        ("a1>b1 b1uc1 c1^d1", ["a1 | b1 | c1 | d1"]),
        ("a1~b1", []),
        ("a1~b1 b1=c1", ["b1 c1"]),
        ("a1~b1 b1=c1 a1!c1", ["a1 | b1 c1"]),
    ],
)
def test_links_make_rows_and_groups(links_told: str, expected: list[str]):
    assert [groups(row) for row in rows(links_told)] == expected


def test_rows_stand_in_the_order_of_the_collection():
    made = rows("c1=d1 b1=c2 a2=e1 a1=f1")
    assert [row.key for row in made] == [address(name) for name in ("a1", "a2", "b1", "c1")]


@pytest.mark.parametrize(
    ("links_told", "expected"),
    [
        ("a1!b1", [("AB", 1, 0)]),
        ("b1!a1", [("AB", 1, 0)]),
        ("a1=b1 b1!c1", [("AB", 1, 0)]),
        ("a1=b1 c1=d1 a1!c1 d1!b1", [("AB", 2, 0)]),
        ("a1!b1 b1!c1", [("AB", 1, 0), ("BC", 1, 0)]),
        ("a1=b1 b1=c1 a1!c1", [("AA", 1, 0)]),
        ("a1ub1 b1>c1", []),
    ],
)
def test_linked_contradictions_hold_for_whole_groups(links_told: str, expected):
    [row] = rows(links_told)
    assert told(row) == expected
    opposed = {name for pair, _, _ in expected for name in pair}
    assert row.clashing == {
        each.address: "linked" for g in row.groups if g.name in opposed for each in g.claims
    }


@pytest.mark.parametrize(
    ("links_told", "expected"),
    [
        ("a1>b1 b1>c1", [("AC", 0, 1)]),
        ("a1!b1 b1=c1", [("AB", 1, 2)]),
        ("a1=b1 b1>c1", [("AA", 0, 1)]),
        ("a1ub1 b1>c1", [("AC", 0, 1)]),
        ("a1>b1 b1>c1 a1~c1", []),
        ("a1>b1 b1>c1 c1ua1", []),
    ],
)
def test_quantities_contradict_where_links_leave_it_open(links_told: str, expected):
    counting = [claim("a1", killed(1, 1)), claim("b1", killed(5)), claim("c1", killed(9))]
    [row] = rows(links_told, *counting)
    assert told(row) == expected


def test_who_says_that_a_claim_contradicts():
    counting = [claim("a1", killed(1, 1)), claim("b1", killed(5)), claim("c1", killed(9))]
    [row] = rows("a1!b1 b1>c1 c1>d1", *counting)
    kinds = [row.clashing.get(each.address) for each in row.claims]
    assert kinds == ["both", "both", "computed", None]


@pytest.mark.parametrize("population", ["people", None])
def test_what_nobody_linked_stands_in_rows_of_its_own(population):
    made = rows(
        "",
        claim("a1", killed(1, 1, population)),
        claim("b1", killed(5, None, population)),
        claim("c1", killed(1, 9, population)),
        claim("d1", killed(7, 7, "workers")),
        claim("e1", killed(8, 8, population), annotator="ben"),
        claim("a2", killed(6, 6, population)),
    )
    assert [groups(row) for row in made] == ["a1 | b1"]
    assert not made[0].linked
    assert set(made[0].clashing.values()) == {"computed"}


def test_claims_of_one_article_alone_make_no_row_unlinked():
    assert rows("", claim("a1", killed(1, 1)), claim("a2", killed(5))) == []


def test_a_linked_claim_may_also_exclude_an_unlinked_one():
    made = rows("a1=b1", claim("a1", killed(1, 1)), claim("c1", killed(5)))
    assert [(groups(row), row.linked) for row in made] == [("a1 b1", True), ("a1 | c1", False)]


def test_a_clash_is_a_warning():
    [row] = rows("a1=b1 b1=c1 a1!c1")
    [clash] = row.clashes
    assert [made.link.id for made in clash.chain] == ["l00000", "l00001"]
    assert row.unresolved


@pytest.mark.parametrize(
    ("links_told", "verdict", "expected"),
    [
        ("a1!b1", None, True),
        ("a1!b1", "supported", False),
        ("a1!b1", "refuted", False),
        ("a1!b1", "not_enough_evidence", True),
        ("a1!b1", "conflicting", True),
        ("a1!b1 b1ua1", None, False),
        ("b1!c1", "supported", True),
        ("b1!c1 c1=a1", "supported", False),
        ("a1=b1", None, False),
    ],
)
def test_what_settles_a_contradiction(links_told: str, verdict: str | None, expected: bool):
    assessed = claim("a1", assessment=verdict and Assessment(verdict))
    made = rows(links_told, assessed)
    assert [row.unresolved for row in made] == [expected]


def test_links_to_claims_that_are_gone_are_told():
    board = make_board(material(claim("a1"), links=links("a1=b1")))
    assert board.rows == ()
    assert [made.link.to for made in board.dangling] == [address("b1")]


def test_a_row_is_called_what_it_counts_or_what_it_says():
    [counting] = rows("a1=b1", claim("a1", killed(1, 1)), claim("b1", killed(2, 2, None)))
    assert counting.title == "killed (people)"
    [saying] = rows("a1=b1", claim("b1", text="No crew was there."))
    assert saying.title == "No crew was there."
    [plain] = rows("a1=b1")
    assert plain.title == "Mist"


def test_a_title_is_no_novel():
    [row] = rows("a1=b1", claim("a1", text="mist " * 1000))
    assert len(row.title) == 201


def test_what_is_looked_for_in_a_row():
    speaking = claim("a1", killed(1, 1), chain=(voice("Mara Lind", key="lind"),), text="One.")
    [row] = rows("a1=b1", speaking)
    assert (row.measured, row.spoken) == ("killed people", "mara lind lind")
    assert "one. mist" in row.searched


def test_letters_go_on():
    named = [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)]
    assert named == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


LINKS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from("=!>u^~"), st.integers(0, 7)), max_size=12
)


@given(LINKS, st.lists(st.none() | st.integers(0, 3), min_size=8, max_size=8), st.randoms())
def test_a_board_does_not_depend_on_the_order_of_links(pairs, numbers, random):
    claims = [
        claim(f"{'abcdefgh'[n]}1", *([killed(low, low)] if low is not None else []))
        for n, low in enumerate(numbers)
    ]
    told_links = [f"{'abcdefgh'[a]}1{sign}{'abcdefgh'[b]}1" for a, sign, b in pairs]
    first = make_board(material(*claims, links=links(" ".join(told_links))))
    random.shuffle(told_links)
    second = make_board(material(*claims, links=links(" ".join(told_links))))
    assert [groups(row) for row in first.rows] == [groups(row) for row in second.rows]
    assert [told(row) for row in first.rows] == [told(row) for row in second.rows]
    assert [row.clashing for row in first.rows] == [row.clashing for row in second.rows]


@given(st.lists(st.integers(0, 9), min_size=2, max_size=8))
def test_pairs_are_all_that_exclude_each_other_and_each_once(numbers):
    claims = [claim(f"{'abcdefgh'[n]}1", killed(low, low)) for n, low in enumerate(numbers)]
    chain = " ".join(f"{a.article}1>{b.article}1" for a, b in pairwise(claims))
    [row] = [row for row in rows(chain, *claims) if row.linked]
    expected = {
        (a.address, b.address)
        for i, a in enumerate(claims)
        for j, b in enumerate(claims)
        if j > i + 1 and numbers[i] != numbers[j]
    }
    assert set(excluding_pairs(row)) == expected
    assert len(list(excluding_pairs(row))) == len(expected)


def test_rows_of_one_annotator():
    whole = material(
        claim("a1"),
        claim("b1"),
        claim("c1", annotator="ben"),
        links=(*links("a1=b1"), *links("a1!c1", "ben")),
    )
    assert [groups(row) for row in make_board(whole).rows] == ["a1 b1 | c1"]
    assert [groups(row) for row in make_board(whole.of("ana")).rows] == ["a1 b1"]
    assert [groups(row) for row in make_board(whole.of("ben")).rows] == ["a1 | c1"]


def test_a_disagreement_of_annotators_names_them():
    whole = material(claim("a1"), claim("b1"), links=(*links("a1=b1"), *links("a1!b1", "ben")))
    [row] = make_board(whole).rows
    assert [clash.annotators for clash in row.clashes] == [["ana", "ben"]]
    assert dataclasses.asdict(row.groups[0])["name"] == "A"
