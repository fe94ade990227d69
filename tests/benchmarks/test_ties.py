"""How the benchmark of ties counts, on a register that one can see."""

import pytest
from community_grids.benchmarks.ties import Case, exact_join, figures_of

CASE = Case(
    "drawn",
    [("12 Elm St", "a"), ("14 Elm St", "b"), ("7 Oak St", ""), ("9 Oak St", "c"), ("9 OAK ST", "d")],
    [("12 elm st. #3", "a", ""), ("14 Elm Street", "b", ""), ("7 Oak St", "", ""), ("9 Oak St", "c", "")],
)


def test_a_join_finds_what_is_written_alike_and_of_one_building():
    assert exact_join(CASE) == [("a", True), ("", False), ("", False), ("", False)]


def test_precision_is_of_the_ties_and_recall_of_what_has_a_building():
    figures = figures_of(CASE, [("a", True), ("b", False), ("c", True), ("d", True)])
    assert figures["tied"] == 3
    assert figures["wrong"] == 2
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == pytest.approx(1 / 3)
