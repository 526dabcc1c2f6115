"""Medians, percentiles, and how figures are written."""

from __future__ import annotations

import statistics

import pytest
from benchmarks.figures import Sample, mebibytes, median, milliseconds, percentile
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.lists(st.floats(0, 1e6), min_size=1, max_size=50)


@given(VALUES)
def test_the_median_is_the_usual_one(values: list[float]):
    assert median(values) == pytest.approx(statistics.median(values))


@given(VALUES, st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_enough_do_not_exceed(values, percent):
    found = percentile(values, percent)
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 0), ([1.0], 101)])
def test_a_percentile_of_nothing_is_refused(values, percent):
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)


def test_a_median_of_nothing_is_refused():
    with pytest.raises(ValueError, match="median"):
        median([])


@pytest.mark.parametrize(
    ("seconds", "written"), [(0.0012345, "1.23"), (0.01234, "12.3"), (0.1234, "123")]
)
def test_milliseconds_have_three_digits(seconds: float, written: str):
    assert milliseconds(seconds) == written


def test_a_sample_reads_as_median_and_99th_percentile():
    assert str(Sample(tuple(number / 1000 for number in range(1, 201)))) == "100 / 198"


def test_memory_is_in_mebibytes():
    assert mebibytes(3 << 19) == "1.5"
