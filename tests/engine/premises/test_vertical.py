"""A tower divided by entrance: neighbours together, in the band where they can be, few grids, even ones."""

from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.model import Band
from community_grids.engine.premises.model import dwellings_of
from community_grids.engine.premises.vertical import (
    counts_of_entrances,
    floors_of_entrance,
    grouped,
    slices,
)

BAND = Band(350, 500)


def best_by_trying_all(households, outside=0):
    """The least price of any way to cut, by trying every one; `outside` goes with no run or with any."""
    count, prices = len(households), []
    for cuts in range(count):
        for places in combinations(range(1, count), cuts):
            runs = [sum(households[a:b]) for a, b in pairwise([0, *places, count])]
            ways = [runs] if not outside else [[*runs, outside]]
            if outside:
                ways += [[held + outside * (at == own) for at, held in enumerate(runs)] for own in range(len(runs))]
            for way in ways:
                off = sum(max(350 - held, held - 500, 0) for held in way)
                # The grid on the ground, which holds what is outside, is no new one.
                prices.append((off, len(way) - bool(outside), sum(held * held for held in way)))
    return min(prices)


@pytest.mark.parametrize("seed", range(12))
def test_no_other_way_to_cut_is_better(seed):
    rng = np.random.default_rng(seed)
    households = rng.integers(40, 560, rng.integers(1, 8)).tolist()
    outside = int(rng.choice([0, 0, 120, 400]))
    made = grouped(households, BAND, outside)
    runs = [*made.groups, *([made.kept] if made.kept else [])]
    assert sorted(at for run in runs for at in run) == list(range(len(households)))
    assert all(run == tuple(range(run[0], run[-1] + 1)) for run in runs)
    held = [sum(households[at] for at in run) for run in made.groups]
    whole = [*held, *([outside + sum(households[at] for at in made.kept)] if outside else [])]
    price = made.off, len(held), sum(each * each for each in whole)
    assert price == best_by_trying_all(households, outside)
    assert made.off == sum(max(350 - each, each - 500, 0) for each in whole)


def test_even_sizes_where_several_ways_are_in_band():
    assert grouped([230, 225, 220, 225, 230, 220], BAND).groups == ((0, 1), (2, 3), (4, 5))
    assert grouped([100] * 9, BAND).groups == ((0, 1, 2, 3), (4, 5, 6, 7, 8))


def test_an_entrance_over_the_maximum_stands_alone():
    made = grouped([640, 200, 210], BAND)
    assert made.groups == ((0,), (1, 2)) and made.off == 140


def test_the_ground_keeps_entrances_where_it_would_be_too_small():
    made = grouped([240, 240, 240], BAND, outside=150)
    assert made.kept in {(0,), (2,)} and made.off == 0 and len(made.groups) == 1
    assert grouped([225, 225], BAND, outside=400).kept == ()


def test_counts_by_entrance_leave_out_what_finer_rows_say_better():
    rows = dwellings_of(
        [0] * 5,
        entrances=["2", "1", "1", "10", ""],
        rooms=["", "101", "102", "", ""],
        households=[30, 1, 2, 40, 999],
        dwellings=[20, 1, 1, 30, 99],
    )
    counts = counts_of_entrances(rows, households=80)
    assert counts.names == ("1", "2", "10")
    assert counts.households == (3, 30, 40) and counts.dwellings == (2, 20, 30) and counts.elsewhere == 7


def test_floors_of_an_entrance_that_is_too_much_for_a_grid():
    rows = dwellings_of([0] * 20, entrances=["1"] * 20, floors=list(range(1, 21)), households=[40] * 20)
    assert floors_of_entrance(rows, "1", BAND) == [(1, 10, 400), (11, 20, 400)]
    assert floors_of_entrance(dwellings_of([0], entrances=["1"], households=[700]), "1", BAND) == []


@pytest.mark.parametrize("angle", [0, 30, 90, 170, 200])
def test_slices_are_equal_and_run_from_west_to_east(angle):
    house = shapely.affinity.rotate(shapely.box(0, 0, 60, 12), angle)
    parts = slices(house, 4)
    assert shapely.area(parts) == pytest.approx([180] * 4)
    assert shapely.area(shapely.union_all(parts)) == pytest.approx(720)
    middles = shapely.get_coordinates(shapely.centroid(parts))
    steps = np.diff(middles, axis=0)
    assert (steps[:, 0] > -1e-6).all() and ((steps[:, 0] > 1e-6).all() or (steps[:, 1] < 0).all())


def test_a_court_keeps_its_shape_and_a_point_has_no_slices():
    court = shapely.box(0, 0, 60, 20).difference(shapely.box(10, 5, 50, 15))
    assert shapely.area(slices(court, 3)).sum() == pytest.approx(court.area)
    assert list(slices(shapely.Point(0, 0), 2)) == [None, None] == list(slices(None, 2))
