"""Comparing what two claims count."""

from __future__ import annotations

import dataclasses

import pytest
from gathering import killed
from hypothesis import given
from hypothesis import strategies as st

from reportedly.board.quantities import compare, counted, figure, reach
from reportedly_schemas.annotation import Quantity

BOUNDS = st.none() | st.integers(0, 60)
QUANTITIES = st.builds(killed, BOUNDS, BOUNDS, approximate=st.none() | st.booleans())
REVERSED = {"within": "contains", "contains": "within"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (killed(60, 60), killed(60, 60), "equal"),
        (killed(60, 60), killed(61, 61), "excludes"),
        (killed(101), killed(100, 100), "excludes"),
        (killed(101), killed(None, 100), "excludes"),
        (killed(101), killed(None, 101), "overlaps"),
        (killed(101), killed(200), "contains"),
        (killed(217, 217), killed(200), "within"),
        (killed(24, 99), killed(60, 120), "overlaps"),
        (killed(24, 99), killed(100), "excludes"),
        (killed(None, 200), killed(101), "overlaps"),
        (killed(60, 60), killed(60, 60, approximate=True), "within"),
        (killed(60, 60, approximate=True), killed(66, 66), "contains"),
        (killed(60, 60, approximate=True), killed(67, 67), "excludes"),
        (killed(4, 4, approximate=True), killed(5, 5), "contains"),
        (killed(100, 100, approximate=True), killed(101), "overlaps"),
    ],
)
def test_quantities_that_count_the_same(first: Quantity, second: Quantity, expected: str):
    assert compare(first, second) == expected
    assert compare(second, first) == REVERSED.get(expected, expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (killed(1, 1), killed(2, 2, population="workers")),
        (killed(1, 1), killed(2, 2, population=None)),
        (killed(1, 1), killed(2, 2, measure="missing")),
        (killed(), killed(2, 2)),
        (killed(9, 1), killed(2, 2)),
    ],
    ids=["population", "no population", "measure", "no bounds", "crossed bounds"],
)
def test_quantities_that_do_not_compare(first: Quantity, second: Quantity):
    assert compare(first, second) is None
    assert compare(second, first) is None


def test_case_and_spacing_make_no_other_measure():
    first = killed(1, 1, population="Dam  workers", measure="Killed ")
    assert counted(first) == ("killed", "dam workers")
    assert compare(first, killed(1, 1, population="dam workers")) == "equal"


@given(QUANTITIES, QUANTITIES)
def test_a_comparison_says_what_the_reaches_say(first: Quantity, second: Quantity):
    found, one, other = compare(first, second), reach(first), reach(second)
    assert compare(second, first) == REVERSED.get(str(found), found)
    if one is None or other is None:
        assert found is None
        return
    both = max(one.low, other.low) <= min(one.high, other.high)
    assert (found == "excludes") is not both
    assert (found == "equal") is (one == other)


@given(QUANTITIES)
def test_what_is_approximate_reaches_further(quantity: Quantity):
    about = reach(dataclasses.replace(quantity, approximate=True))
    exact = reach(dataclasses.replace(quantity, approximate=None))
    assert (about is None) is (exact is None)
    if about and exact:
        assert about.low <= exact.low
        assert exact.high <= about.high


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (killed(60, 60), "60"),
        (killed(60, 60, approximate=True), "~60"),
        (killed(24, 99), "24–99"),
        (killed(101, raw="more than 100"), "> 100"),
        (killed(101, raw="at least 101"), "≥ 101"),
        (killed(101, raw="more than a hundred"), "≥ 101"),
        (killed(1001, raw="over 1,000"), "> 1,000"),
        (killed(120, raw="at least twice as high", approximate=True), "~≥ 120"),
        (killed(None, 200, raw="as many as 200"), "≤ 200"),
        (killed(None, 199, raw="fewer than 200"), "< 200"),
        (killed(0, 0), "0"),
        (killed(raw="numerous"), "numerous"),
    ],
)
def test_a_figure_in_short(quantity: Quantity, expected: str):
    assert figure(quantity) == expected
