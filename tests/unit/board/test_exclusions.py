"""Finding quantities that exclude one, among many."""

from __future__ import annotations

from gathering import address, killed, links
from hypothesis import given
from hypothesis import strategies as st

from reportedly.board.exclusions import Counted, Exclusions
from reportedly.board.groups import Relations
from reportedly.board.quantities import compare

BOUNDS = st.none() | st.integers(0, 30)
QUANTITIES = st.builds(
    killed, BOUNDS, BOUNDS, st.sampled_from(["people", "workers", None]), approximate=st.booleans()
)


@given(st.lists(QUANTITIES, max_size=12), QUANTITIES)
def test_all_that_exclude_are_found(held, asked):
    exclusions = Exclusions()
    for number, quantity in enumerate(held):
        exclusions.add(Counted("a", f"a#{number}", quantity))
    expected = [f"a#{n}" for n, each in enumerate(held) if compare(asked, each) == "excludes"]
    assert sorted(each.claim for each in exclusions.of(asked)) == sorted(expected)


def test_the_farthest_comes_first():
    exclusions = Exclusions()
    for number in (5, 1, 90, 3, 70):
        exclusions.add(Counted("a", str(number), killed(number, number)))
    assert [each.claim for each in exclusions.of(killed(50, 60))] == ["1", "3", "5", "90", "70"]


def test_links_join_directly_and_through_same():
    relations = Relations(links("a1=b1 b1!c1 c1=d1 d1>e1"))
    joined = [
        one + other
        for one in ("a1", "b1", "c1", "d1", "e1")
        for other in ("a1", "b1", "c1", "d1", "e1")
        if one < other and relations.joined(address(one), address(other))
    ]
    assert joined == ["a1b1", "a1c1", "a1d1", "b1c1", "b1d1", "c1d1", "c1e1", "d1e1"]
