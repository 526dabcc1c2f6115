"""What a board says in a few words, and which rows it shows."""

from __future__ import annotations

import pytest
from gathering import claim, killed, links, material, voice

from reportedly.board.groups import clashes
from reportedly.board.rows import make_board
from reportedly.board.selecting import ONLY, ORDERS, Selection, select
from reportedly.board.wording import chain_in_short, clash_in_short, said

DENIES = (voice("Ministry", "denies"),)


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        (claim("a1", killed(101, raw="over 100")), "> 100 killed, people"),
        (claim("a1", killed(5, 5, None)), "5 killed"),
        (claim("a1", killed(5, 5, None), killed(2, 2, "us")), "5 killed; 2 killed, us"),
        (claim("a1", killed(5, 5, None), chain=DENIES), "denies 5 killed"),
        (claim("a1", killed(5, 5, None), chain=(voice("x"),)), "5 killed"),
        (claim("a1", chain=DENIES, factuality="ct-"), "denies, ct-"),
        (claim("a1", chain=(voice("x", "confirms", negated=True),)), "not confirms"),
        (claim("a1", factuality="ps+"), "ps+"),
        (claim("a1"), "says so"),
        (claim("a1", chain=(voice("x", None),)), "says so"),
    ],
)
def test_what_a_cell_says(placed, expected: str):
    other = claim("b1", killed(1, 1, "workers"))
    [row] = make_board(material(placed, other, links=links("a1=b1"))).rows
    assert said(row, placed) == expected


def test_what_all_figures_of_a_row_are_about_is_said_once():
    placed = claim("a1", killed(5, 5))
    [row] = make_board(material(placed, claim("b1", killed(1, 9)), links=links("a1=b1"))).rows
    assert (row.title, said(row, placed)) == ("killed (people)", "5 killed")
    assert said(row, placed, brief=True) == "5"


@pytest.mark.parametrize(
    ("names", "limit", "expected"),
    [
        ("", 0, "own voice"),
        ("Orrery", 3, "Orrery"),
        ("Orrery|engineer", 0, "Orrery › engineer"),
        ("Orrery|engineer", 17, "Orrery › engineer"),
        ("Orrery|engineer", 16, "… › engineer"),
        ("Orrery|board|engineer", 20, "… › engineer"),
        ("Orrery|state board|engineer", 22, "Orrery › … › engineer"),
    ],
)
def test_a_chain_in_short(names: str, limit: int, expected: str):
    chain = tuple(voice(name) for name in names.split("|") if name)
    assert chain_in_short(chain, limit) == expected


@pytest.mark.parametrize(
    ("told", "others", "expected"),
    [
        ("a1=b1 a1!b1", "", "a#c00001 = b#c00001, and a#c00001 ≠ b#c00001"),
        ("a1=b1", "a1!b1", "a#c00001 = b#c00001, and a#c00001 ≠ b#c00001 (ana and ben disagree)"),
        ("a1!a1", "", "a#c00001, and a#c00001 ≠ a#c00001"),
    ],
)
def test_a_clash_in_short(told: str, others: str, expected: str):
    [clash] = clashes((*links(told), *links(others, "ben")))
    assert clash_in_short(clash) == expected


CLAIMS = (
    claim("a1", killed(1, 1), chain=(voice("Mara Lind", key="lind"),), text="Mist lay."),
    claim("b1", killed(1, 1)),
    claim("b2"),
    claim("c2"),
    claim("d2"),
    claim("a3", killed(4, 4, "workers", measure="hurt")),
    claim("b3", killed(5, 5, "workers", measure="hurt")),
    claim("a4"),
    claim("b4"),
)
HELD = sorted(CLAIMS, key=lambda each: each.address)
ROWS = make_board(material(*HELD, links=links("a1=b1 b2=c2 c2=d2 b2!d2 a4!b4 a4ub4"))).rows


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "a1 a4 b2 a3"),
        (Selection("contradictions"), "a4 b2 a3"),
        (Selection("unresolved"), "b2 a3"),
        (Selection("warnings"), "b2"),
        (Selection("linked"), "a1 a4 b2"),
        (Selection("unlinked"), "a3"),
        (Selection(measure="KILLED"), "a1"),
        (Selection(measure="work hurt"), "a3"),
        (Selection(speaker="lind"), "a1"),
        (Selection(speaker="mara  LIND"), "a1"),
        (Selection(words="mist lay"), "a1"),
        (Selection(words="mist"), "a1 a4 b2 a3"),
        (Selection("linked", measure="hurt"), ""),
        (Selection(order="contradictions"), "b2 a3 a4 a1"),
        (Selection(order="articles"), "b2 a1 a4 a3"),
        (Selection(order="measure"), "a3 a1 a4 b2"),
    ],
)
def test_which_rows_are_shown(selection: Selection, expected: str):
    shown = select(ROWS, selection)
    assert " ".join(f"{row.key[0]}{int(row.key[3:])}" for row in shown) == expected


@pytest.mark.parametrize("only", ONLY)
@pytest.mark.parametrize("order", ORDERS)
def test_every_choice_works(only, order):
    assert set(map(id, select(ROWS, Selection(only, order=order)))) <= set(map(id, ROWS))
