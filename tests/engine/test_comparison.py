"""Two plans compared by where buildings lie."""

import numpy as np
import shapely
from community_grids.engine.gridding.checking.comparison import compare_grids
from community_grids.engine.gridding.checking.grid_layer import GridLayer
from drawn_districts import box, objects


def plan(*grids):
    shapes, codes = zip(*grids, strict=True)
    return GridLayer.of(objects(shapes), objects(codes))


HOUSES = shapely.points([[50, 50], [150, 50], [250, 50], [900, 900]])
PEOPLE = np.array([100, 200, 300, 50])
BEFORE = plan((box(0, 0, 200, 100), "1"), (box(200, 0, 100, 100), "2"))


def test_nothing_moves_between_equal_plans():
    found = compare_grids(BEFORE, BEFORE, HOUSES, PEOPLE)
    assert (found.moved.any(), found.moved_share, found.gone, found.new, found.touched) == (False, 0.0, [], [], [])
    assert [(one.before, one.after, one.share) for one in found.codes] == [("1", "1", 1.0), ("2", "2", 1.0)]


def test_a_split_and_a_new_code():
    after = plan((box(0, 0, 100, 100), "1"), (box(100, 0, 100, 100), "3"), (box(200, 0, 100, 100), "2"))
    found = compare_grids(BEFORE, after, HOUSES, PEOPLE)
    assert (found.moved_households, found.moved_buildings, found.new, found.touched) == (200, 1, ["3"], ["1"])
    assert found.moved_share == 200 / 600


def test_a_building_that_loses_its_grid_moves_and_one_that_never_had_any_does_not_count():
    after = plan((box(0, 0, 200, 100), "1"))
    found = compare_grids(BEFORE, after, HOUSES, PEOPLE)
    assert (found.moved_households, found.gone) == (300, ["2"])
    assert [(one.before, one.after) for one in found.codes] == [("1", "1"), ("2", "")]
    gained = compare_grids(after, BEFORE, HOUSES, PEOPLE)
    assert (gained.moved.tolist(), gained.moved_households) == ([False, False, True, False], 0)


def test_units_stand_for_several_buildings():
    after = plan((box(0, 0, 100, 100), "1"), (box(100, 0, 200, 100), "2"))
    units = objects([box(0, 0, 100, 100), box(100, 0, 100, 100), box(200, 0, 100, 100)])
    found = compare_grids(BEFORE, after, units, PEOPLE[:3], np.array([4, 5, 6]))
    assert (found.moved_households, found.moved_buildings) == (200, 5)
