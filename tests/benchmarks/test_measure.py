"""The benchmark's measures say what is wrong with plans that are wrong on purpose."""

from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from community_grids.benchmarks.measure import least_out, measure

TOWN = shapely.box(0, 0, 200, 100)
HALVES = np.array([shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)])
STREET = shapely.linestrings([(100, 0), (100, 100)])


def town(buildings, households, lines=(STREET,), communities=(TOWN,)):
    """What `measure` wants of a district; reading one needs packages that are not everywhere."""
    return SimpleNamespace(
        communities=np.array(communities),
        buildings=np.array(buildings),
        households=np.array(households, dtype=float),
        lines=np.array(lines),
    )


def two_slabs(one=400, other=420):
    return town([shapely.box(40, 40, 60, 60), shapely.box(140, 40, 160, 60)], [one, other])


def test_a_good_plan():
    figures = measure(HALVES, two_slabs())
    assert (figures["grids"], figures["broken"], figures["cut"], figures["lost"]) == (2, 0, 0, 0)
    assert figures["gap_m2"] == figures["outside_m2"] == figures["overlap_m2"] == 0
    assert (figures["reachable"], figures["off"], figures["least_off"]) == (1, 0, 0)
    assert figures["visible"] == 1
    assert figures["pp_mean"] == pytest.approx(np.pi / 4, abs=1e-3)


@pytest.mark.parametrize(
    ("grids", "key", "size"),
    [
        ([shapely.box(0, 0, 100, 90), HALVES[1]], "gap_m2", 1000),
        ([shapely.box(0, 0, 110, 100), HALVES[1]], "overlap_m2", 1000),
        ([shapely.box(-10, 0, 100, 100), HALVES[1]], "outside_m2", 1000),
    ],
)
def test_ground_that_is_not_tiled(grids, key, size):
    assert measure(np.array(grids), two_slabs())[key] == pytest.approx(size)


def test_a_grid_in_two_parts_and_an_invalid_one():
    apart = shapely.multipolygons([shapely.box(0, 0, 50, 100), shapely.box(150, 0, 200, 100)])
    bow_tie = shapely.from_wkt("POLYGON ((50 0, 150 100, 150 0, 50 100, 50 0))")
    assert measure(np.array([apart, bow_tie]), two_slabs())["broken"] == 2


def test_a_cut_building():
    on_the_line = town([shapely.box(90, 40, 110, 60)], [400])
    assert measure(HALVES, on_the_line)["cut"] == 1


def test_a_building_that_only_the_communities_cut_is_not_counted():
    across = town([shapely.box(90, 40, 110, 60)], [400], communities=HALVES)
    assert measure(HALVES, across)["cut"] == 0


def test_a_boundary_away_from_every_street():
    grids = np.array([shapely.box(0, 0, 80, 100), shapely.box(80, 0, 200, 100)])
    assert measure(grids, two_slabs())["visible"] == 0


def test_households_off_the_band_against_what_the_total_allows():
    slabs = [shapely.box(x, 40, x + 20, 60) for x in (40, 120, 170)]
    figures = measure(HALVES, town(slabs, [300, 300, 300]))
    assert (figures["out"], figures["least_out"], figures["off"], figures["least_off"]) == (2, 0, 150, 0)
    assert figures["reachable"] == 0


def test_a_building_over_the_maximum_is_nobodys_fault():
    figures = measure(HALVES, two_slabs(400, 640))
    assert (figures["out"], figures["least_out"], figures["off"], figures["least_off"]) == (1, 1, 140, 140)
    assert figures["reachable"] == 1


def test_grids_near_a_limit():
    assert measure(HALVES, two_slabs(355, 420))["near"] == 0.5
    assert measure(HALVES, two_slabs(370, 480))["near"] == 0


@pytest.mark.parametrize("total", range(0, 3000, 41))
def test_least_out_is_the_least_of_all_numbers_of_grids(total):
    grids, off = least_out(total, 350, 500)
    tries = [max(0, count * 350 - total, total - count * 500) for count in range(1, 12)]
    assert off == (min(tries) if total else 0)
    assert grids == (off > 0)
