"""Where a row comes from."""

from __future__ import annotations

import pytest
from gathering import claim, links, material, voice

from reportedly.board.material import Material
from reportedly.board.provenance import Origin, Provenance
from reportedly.board.rows import make_board
from reportedly_schemas.collection import ArticleEntry
from reportedly_schemas.sources import Source

SOURCES = {
    "orrery": Source("Orrery", aliases=("the agency",)),
    "engineer": Source("State engineer"),
    "board": Source("Water Board", aliases=("the board",)),
    "board-of-trade": Source("Board of Trade", aliases=("the board",)),
}


def drawn(origins: list[Origin]) -> list[str]:
    """A tree as lines: origins with their stances, then the leaves."""
    lines = []
    for origin in origins:
        stances = f" ({', '.join(origin.stances)})" if origin.stances else ""
        lines.append(f"{origin.name}{stances} {origin.articles}")
        below = drawn(origin.origins)
        below += [
            " ".join([leaf.article, *("+" + copy.partition("#")[0] for copy in leaf.copies)])
            for leaf in origin.leaves
        ]
        lines += [f"  {each}" for each in below]
    return lines


def tree(*claims, told: str = "a1=b1 b1=c1 c1=d1 d1=e1") -> list[str]:
    ends = {each.address for each in claims}
    made = tuple(m for m in links(told) if {m.link.from_, m.link.to} <= ends)
    gathered = material(*claims, links=made, sources=SOURCES, articles="abcde")
    [row] = make_board(gathered).rows
    return drawn(of(gathered).of(row))


def of(gathered: Material) -> Provenance:
    entries = (ArticleEntry("a", "a.txt", "0" * 64, publisher="Orrery"), *gathered.articles[1:])
    return Provenance(entries, gathered.sources)


AGENCY = voice("Orrery", None, "orrery")
ENGINEER = voice("State engineer", "asserts", "engineer")


def test_five_articles_that_lean_on_one_agency_are_one_root_with_five_leaves():
    assert tree(
        claim("a1"),
        claim("b1", chain=(AGENCY,)),
        claim("c1", chain=(AGENCY,)),
        claim("d1", chain=(voice("the agency", None),)),
        claim("e1", chain=(voice("Orrery", None),)),
    ) == ["Orrery 5", "  a", "  b", "  c", "  d", "  e"]


def test_a_chain_begins_with_who_said_it_first():
    assert tree(
        claim("a1", chain=(ENGINEER,)),
        claim("b1", chain=(AGENCY, ENGINEER)),
        claim("c1", chain=(AGENCY, voice("State engineer", "confirms", "engineer"))),
        claim("d1", chain=(AGENCY,)),
    ) == [
        "State engineer (asserts, confirms) 3",
        "  Orrery 2",
        "    b",
        "    c",
        "  a",
        "Orrery 1",
        "  d",
    ]


def test_copies_are_counted_once():
    assert tree(
        claim("b1", chain=(AGENCY,)),
        claim("c1", chain=(AGENCY,), copied_from="b"),
        claim("d1", copied_from="b"),
        claim("e1", copied_from="d"),
    ) == ["Orrery 1", "  b +c +d +e"]


def test_a_copy_of_an_article_that_is_not_in_the_row_counts_for_it():
    assert tree(claim("b1", copied_from="a"), claim("c1", copied_from="a")) == [
        "Orrery 1",
        "  a +b +c",
    ]


def test_articles_that_copied_each_other_count_once():
    assert tree(claim("b1", copied_from="c"), claim("c1", copied_from="b")) == ["c 1", "  c +b +c"]


def test_a_copy_from_nowhere_known_is_a_leaf():
    assert tree(claim("b1", copied_from=""), claim("c1", copied_from="c")) == [
        "b 1",
        "  b",
        "c 1",
        "  c",
    ]


@pytest.mark.parametrize(
    ("words", "roots"),
    [
        ("Ivo Tarrel", 1),
        ("Ivo  Tarrel", 1),
        ("two of Ivo’s neighbours", 1),
        ("he", 2),
        ("He", 2),
        ("officials", 2),
        ("The officials", 2),
        ("nobody named", 2),
        ("the board", 2),
        ("the agency", 1),
    ],
)
def test_only_names_are_the_same_source_in_two_articles(words: str, roots: int):
    told = tree(claim("b1", chain=(voice(words, None),)), claim("c1", chain=(voice(words, None),)))
    assert sum(not line.startswith(" ") for line in told) == roots


def test_several_speakers_are_a_source_of_their_own():
    both = voice("Orrery and State engineer", None, speaker=("orrery", "engineer"))
    turned = voice("State engineer and Orrery", None, speaker=("engineer", "orrery"))
    assert tree(claim("b1", chain=(both,)), claim("c1", chain=(turned,))) == [
        "Orrery and State engineer 2",
        "  b",
        "  c",
    ]


def test_what_was_not_said_is_told():
    denied = voice("Orrery", "confirms", "orrery", negated=True)
    assert tree(claim("b1", chain=(denied,)), claim("c1", chain=(denied,)))[0] == (
        "Orrery (not confirms) 2"
    )


def test_one_article_with_two_claims_is_one_leaf():
    told = tree(claim("b1", chain=(AGENCY,)), claim("b2", chain=(AGENCY,)), told="b1=b2")
    assert told == ["Orrery 1", "  b"]
