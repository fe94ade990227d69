"""Whatever stands in a households column becomes a count, or a finding says why not."""

import math

import pytest
from community_grids.adapters.layers.households import households_of
from community_grids.engine.gridding.findings import CHECKS
from qgis.PyQt.QtCore import QVariant


@pytest.mark.parametrize(
    ("value", "count"),
    [(0, 0), (12, 12), (3.0, 3), ("12", 12), (" 12 ", 12), ("１２", 12), ("12户", 12), ("1,200", 1200), ("3.0", 3)],
)
def test_a_clear_number_is_taken_without_a_word(value, count):
    counts, troubles = households_of([value])
    assert counts.tolist() == [count]
    assert troubles == {}


@pytest.mark.parametrize(
    ("value", "count", "check"),
    [
        (None, 0, "households_null"),
        (QVariant(), 0, "households_null"),
        ("", 0, "households_null"),
        ("  ", 0, "households_null"),
        (math.nan, 0, "households_null"),
        (-3, 0, "households_negative"),
        ("-3", 0, "households_negative"),
        (-0.5, 0, "households_negative"),
        ("many", 0, "households_text"),
        ("十二", 0, "households_text"),
        (3.4, 3, "households_fraction"),
        (3.5, 4, "households_fraction"),
        ("3.6", 4, "households_fraction"),
        (100_001, 0, "households_huge"),
        (math.inf, 0, "households_huge"),
        ("1e12", 0, "households_huge"),
    ],
)
def test_anything_else_is_repaired_and_reported(value, count, check):
    counts, troubles = households_of([7, value])
    assert counts.tolist() == [7, count]
    assert troubles == {check: [1]}
    assert check in CHECKS


def test_the_largest_count_that_is_believed():
    counts, troubles = households_of([100_000])
    assert counts.tolist() == [100_000]
    assert not troubles
