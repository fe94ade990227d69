"""What is masked stays masked: no sum and no difference of what is told gives it away."""

from itertools import pairwise

import numpy as np
import pytest
from community_grids.engine.events.figures.masking import masked_in_levels, masked_in_table
from scipy.optimize import linprog


def given_away(counts, masked, sums):
    """The masked numbers that follow from the others: those that no solution of the sums leaves open.

    `sums` is a list of (numbers that go in with +1, numbers that go in with -1) that add up to 0.
    """
    unknown = np.flatnonzero(masked)
    place = {number: row for row, number in enumerate(unknown.tolist())}
    left, right = np.zeros((len(sums), len(unknown))), np.zeros(len(sums))
    for row, (plus, minus) in enumerate(sums):
        for numbers, sign in ((plus, 1), (minus, -1)):
            for number in numbers:
                if number in place:
                    left[row, place[number]] += sign
                else:
                    right[row] -= sign * counts[number]
    known = []
    for row, number in enumerate(unknown.tolist()):
        aim = np.zeros(len(unknown))
        aim[row] = 1
        low, high = (linprog(sign * aim, A_eq=left, b_eq=right, bounds=(0, None), method="highs") for sign in (1, -1))
        bounded = low.status == 0 and high.status == 0
        if bounded and abs(-high.fun - low.fun) < 1e-6:
            known.append(number)
    return known


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("height", [1, 2, 3])
def test_no_count_follows_from_the_sums_above_it(seed, height):
    generator = np.random.default_rng(seed)
    sizes = [24, 7, 3][:height]
    counts = np.where(generator.random(24) < 0.4, generator.integers(0, 10, 24), generator.integers(10, 90, 24))
    parents = [np.sort(np.append(np.arange(high), generator.integers(0, high, low - high)))
               for low, high in pairwise(sizes)]  # fmt: skip
    masked = masked_in_levels(counts, parents)
    assert masked[0][(counts > 0) & (counts < 10)].all()
    levels = [counts]
    for rows in parents:
        levels.append(np.bincount(rows, levels[-1]).astype(int))
    starts = np.cumsum([0, *map(len, levels)])
    sums = []
    for low, rows in enumerate(parents):
        for parent in range(len(levels[low + 1])):
            sums.append(((starts[low] + np.flatnonzero(rows == parent)).tolist(), [starts[low + 1] + parent]))
    sums.append((list(range(starts[-2], starts[-1])), [starts[-1]]))
    numbers = np.concatenate([*levels, [counts.sum()]])
    assert given_away(numbers, np.concatenate([*masked, [False]]), sums) == []


@pytest.mark.parametrize("seed", range(12))
def test_no_count_of_a_table_follows_from_its_rows_and_columns(seed):
    generator = np.random.default_rng(seed)
    rows, columns = 6, 5
    small = generator.random((rows, columns)) < 0.25
    counts = np.where(small, generator.integers(0, 10, small.shape), generator.integers(10, 90, small.shape))
    masked = masked_in_table(counts)
    assert masked[(counts > 0) & (counts < 10)].all()
    cells = np.arange(rows * columns).reshape(rows, columns)
    numbers = np.concatenate([counts.ravel(), counts.sum(axis=1), counts.sum(axis=0)])
    hidden = np.concatenate([masked.ravel(), np.zeros(rows + columns, dtype=bool)])
    sums = [(cells[row].tolist(), [rows * columns + row]) for row in range(rows)]
    sums += [(cells[:, column].tolist(), [rows * columns + rows + column]) for column in range(columns)]
    assert given_away(numbers, hidden, sums) == []


def test_a_bridge_between_two_blocks_of_masked_counts_is_closed():
    counts = np.full((4, 4), 50)
    counts[:2, :2] = counts[2:, 2:] = 5
    counts[1, 2] = 7  # alone between the blocks, the totals would give it away
    masked = masked_in_table(counts)
    assert masked[1, 2]
    assert masked.sum() > 9


def test_nothing_small_nothing_masked_and_noughts_are_told():
    masked, closed = masked_in_levels([0, 10, 25], [[0, 0, 0]])
    assert not masked.any() and not closed.any()
    assert not masked_in_table([[0, 20], [30, 10]]).any()
    assert not masked_in_table([[1, 2], [3, 4]], floor=0).any()
    assert masked_in_levels([], [])[0].tolist() == []


def test_a_table_in_which_nothing_can_hide_says_so():
    assert masked_in_table([[4, 30, 20]]) is None


def test_a_small_total_is_masked_and_does_not_come_back_as_a_sum():
    masked, closed = masked_in_levels([5, 3, 40, 50, 60, 70], [[0, 0, 1, 1, 2, 2]])
    assert closed.tolist() == [True, True, False]
    assert masked.tolist() == [True, True, True, True, False, False]
