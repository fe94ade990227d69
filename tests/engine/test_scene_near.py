"""Buildings that are near: what is picked, where floors and entrances lie, and what one sees of each."""

import numpy as np
import pytest
import shapely
from community_grids.benchmarks.raised_town import raised_town
from community_grids.benchmarks.rays import seen_at
from community_grids.engine.premises.model import NO_FLOOR
from community_grids.engine.premises.scene import (
    ROOF,
    WALL,
    Picker,
    bands_of,
    entrances_of,
    roof_places,
    scene_of,
    sight_of,
)

UP = 90.0
SLAB, REAR = shapely.box(0, 0, 60, 12), shapely.box(0, 20, 60, 32)
BOTH = np.array([SLAB, REAR])
HEIGHTS, FLOORS = [18.0, 30.0], [6, 10]


@pytest.fixture(scope="module")
def scene():
    return scene_of(BOTH, HEIGHTS, UP)


@pytest.fixture(scope="module")
def entrances():
    return entrances_of(BOTH, [3, 2])


@pytest.fixture(scope="module")
def town():
    shapes, heights = raised_town(150, seed=3)
    return shapes, heights, scene_of(shapes, heights)


def lines(bands, building, kind):
    return [line.wkt for line in bands.lines[(bands.line_building == building) & (bands.line_kind == kind)]]


# Picking


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((10, 1), (0, 1, "1")),
        ((30, 17.9), (0, 6, "2")),
        ((59, 10), (0, 4, "3")),
        ((30, 20), (0, NO_FLOOR, "2")),  # on the roof
        ((10, 31), (1, 4, "1")),  # over the roof of the one before
        ((50, 49), (1, 10, "2")),
        ((50, 55), (1, NO_FLOOR, "2")),
    ],
)
def test_a_place_is_of_a_building_a_floor_and_an_entrance(scene, entrances, place, found):
    pick = Picker(scene, FLOORS, entrances).pick(*place)
    assert (pick.building, pick.floor, pick.entrance) == found
    assert scene.building[pick.face] == pick.building


def test_open_ground_is_nothing(scene):
    assert Picker(scene).pick(70, 5) is None
    assert Picker(scene_of([], [])).pick(0, 0) is None


def test_without_floors_and_entrances_there_is_a_building_all_the_same(scene):
    assert Picker(scene).pick(10, 1)[:1] + Picker(scene).pick(10, 1)[2:] == (0, NO_FLOOR, "")
    assert Picker(scene, [-1, 10]).pick(10, 1).floor == NO_FLOOR


def test_what_is_picked_is_what_a_ray_meets(town):
    shapes, heights, scene = town
    left, bottom, right, top = shapely.total_bounds(scene.polygons)
    places = np.random.default_rng(1).uniform((left, bottom), (right, top), (1500, 2))
    seen, _ = seen_at(places, shapes, heights, 70.0)
    picker = Picker(scene)
    picked = [picker.pick(*place) for place in places.tolist()]
    wrong = [
        place for place, pick, ray in zip(places, picked, seen, strict=True) if (pick.building if pick else -1) != ray
    ]
    assert len(wrong) <= 1, "a place may lie on an edge to the last digit"


def test_a_floor_in_a_court_is_told_on_the_far_side():
    ring = shapely.box(0, 0, 30, 30).difference(shapely.box(8, 8, 22, 22))
    picker = Picker(scene_of([ring], [6.0], UP), [2])
    assert picker.pick(15, 23).floor == 1
    assert picker.pick(15, 27).floor == 2
    assert picker.pick(15, 15) is None, "the ground of the court"


# Entrances


def test_entrances_are_numbered_from_west_to_east_or_from_north_to_south():
    standing = shapely.box(0, 0, 10, 40)
    leaning = shapely.affinity.rotate(SLAB, 200, origin=(0, 0))
    entrances = entrances_of([SLAB, standing, leaning], [2, 2, 2])
    assert [entrances.at(0, (5, 6)), entrances.at(0, (55, 6))] == ["1", "2"]
    assert [entrances.at(1, (5, 35)), entrances.at(1, (5, 5))] == ["1", "2"]
    west, _, east, _ = leaning.bounds
    assert [entrances.at(2, (west + 2, -15)), entrances.at(2, (east - 2, -2))] == ["1", "2"]


def test_doors_that_are_known_go_before_a_count():
    doors = ([0, 0, 0], ["A", "甲", "B"], [(5, 0), (50, 0), (15, 0)])
    entrances = entrances_of(BOTH, [9, 1], doors)
    assert entrances.names_of(0) == ["A", "B", "甲"]
    assert entrances.between(0).tolist() == [10.0, 32.5]
    assert entrances.names_of(1) == ["1"]


def test_a_building_without_an_outline_or_a_count_has_no_entrance():
    entrances = entrances_of([None, SLAB, shapely.Polygon()], [2, 0, 3])
    assert [entrances.names_of(row) for row in range(3)] == [[], [], []]
    assert entrances.at(1, (0, 0)) == ""
    assert entrances_of([], []).names.tolist() == []


# Bands


def test_floors_and_entrances_are_drawn_as_far_as_one_sees_them(scene, entrances):
    bands = bands_of(scene, [0, 1], FLOORS, entrances)
    assert lines(bands, 0, "floor") == [f"LINESTRING (0 {z}, 60 {z})" for z in (3, 6, 9, 12, 15)]
    assert lines(bands, 0, "entrance") == ["LINESTRING (20 0, 20 18)", "LINESTRING (40 0, 40 18)"]
    assert lines(bands, 1, "floor") == [f"LINESTRING (0 {z}, 60 {z})" for z in range(32, 50, 3)]
    assert lines(bands, 1, "entrance") == ["LINESTRING (30 30, 30 50)"]
    assert not len(bands.parts)


def test_entrances_are_parts_of_walls_and_roofs(scene, entrances):
    bands = bands_of(scene, [0, 1], FLOORS, entrances, parts_of=[1])
    assert bands.part_building.tolist() == [1] * 4
    parts = {
        (name, kind): part
        for name, kind, part in zip(bands.part_entrance, bands.part_kind.tolist(), bands.parts, strict=True)
    }
    assert parts["1", WALL].equals(shapely.box(0, 30, 30, 50))
    assert parts["2", ROOF].equals(shapely.box(30, 50, 60, 62))


def test_parts_of_a_bent_building_fill_what_one_sees_of_it(town):
    shapes, _, scene = town
    rows = np.arange(len(shapes))
    bands = bands_of(scene, rows, np.full(len(rows), 3), entrances_of(shapes, np.full(len(rows), 3)), parts_of=rows)
    parts = np.bincount(bands.part_building, weights=shapely.area(bands.parts), minlength=len(rows))
    assert np.allclose(parts, shapely.area(sight_of(scene, rows)), atol=0.5)


def test_nothing_near_has_no_bands(scene):
    bands = bands_of(scene, [], [])
    assert (len(bands.lines), len(bands.parts)) == (0, 0)


# Sight


def test_one_sees_what_is_not_hidden(scene):
    front, rear = sight_of(scene, [0, 1])
    assert front.equals(shapely.box(0, 0, 60, 30))
    assert rear.equals(shapely.box(0, 30, 60, 62))


def test_what_is_seen_adds_up_to_the_picture(town):
    shapes, _, scene = town
    sights = sight_of(scene, np.arange(len(shapes)))
    assert shapely.area(sights).sum() == pytest.approx(shapely.union_all(scene.polygons).area, rel=1e-4)


def test_labels_stand_on_the_roof(scene):
    assert roof_places(scene).tolist() == [[30.0, 24.0], [30.0, 56.0]]
    assert np.isnan(roof_places(scene_of([None], [3.0]))).all()
