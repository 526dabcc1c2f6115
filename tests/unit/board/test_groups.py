"""What links say together."""

from __future__ import annotations

import pytest
from gathering import address, links
from hypothesis import given
from hypothesis import strategies as st

from reportedly.board.groups import clashes, same_groups


def groups(told: str) -> list[list[str]]:
    return sorted(same_groups(links(told)).sets().values())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", []),
        ("a1=b1", ["a1 b1"]),
        ("b1=a1", ["a1 b1"]),
        ("a1=b1 b1=c1", ["a1 b1 c1"]),
        ("a1=b1 c1=b1 d1=a1", ["a1 b1 c1 d1"]),
        ("a1=b1 c1=d1", ["a1 b1", "c1 d1"]),
        ("a1!b1 b1>c1", []),
    ],
)
def test_same_is_symmetric_and_goes_on(told: str, expected: list[str]):
    assert groups(told) == [[address(name) for name in each.split()] for each in expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("a1=b1 b1=c1 a1!c1", ["a1=b1 b1=c1"]),
        ("a1=b1 c1=b1 c1!a1", ["c1=b1 a1=b1"]),
        ("a1=b1 a1!b1", ["a1=b1"]),
        ("a1!a1", [""]),
        ("a1=b1 b1=c1 c1=d1 a1=d1 a1!d1", ["a1=d1"]),
        ("a1=b1 b1!c1", []),
        ("a1=b1 b1=c1 a1>c1", []),
    ],
)
def test_contradictions_within_a_group_clash(told: str, expected: list[str]):
    found = [
        [(made.link.from_, made.link.to) for made in clash.chain] for clash in clashes(links(told))
    ]
    assert found == [
        [tuple(address(name) for name in each.split("=")) for each in way.split()]
        for way in expected
    ]


def test_a_clash_says_whose_links_it_is_made_of():
    [clash] = clashes((*links("a1=b1 b1=c1"), *links("a1!c1", "ben")))
    assert clash.annotators == ["ana", "ben"]


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


@given(PAIRS, st.randoms())
def test_groups_do_not_depend_on_order_or_direction(pairs, random):
    told = [f"a{one}=b{other}" for one, other in pairs]
    turned = ["=".join(reversed(each.split("="))) for each in random.sample(told, len(told))]
    assert groups(" ".join(told)) == groups(" ".join(turned))


@given(PAIRS)
def test_groups_are_what_can_be_reached(pairs):
    reached = {name: {name} for pair in pairs for name in (f"a{pair[0]}", f"b{pair[1]}")}
    for _ in reached:
        for one, other in pairs:
            both = reached[f"a{one}"] | reached[f"b{other}"]
            for name in both:
                reached[name] = both
    expected = sorted({tuple(sorted(map(address, each))) for each in reached.values()})
    assert groups(" ".join(f"a{one}=b{other}" for one, other in pairs)) == [*map(list, expected)]
