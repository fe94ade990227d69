"""The four sides of a grid: what runs along each, from where to where."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.checking.boundary_description import describe_boundary
from community_grids.engine.gridding.checking.landmarks import Landmarks, no_landmarks
from community_grids.engine.gridding.checking.sides import SIDES, four_sides, outline_of
from drawn_districts import box, line, objects


def landmarks(*marks, buildings=None):
    """Landmarks as (geometry, kind, name)."""
    shapes, kinds, names = zip(*marks, strict=True)
    return Landmarks(objects(shapes), kinds, names, buildings if buildings is None else objects(buildings))


GRID = box(0, 0, 300, 200)
NORTH = (line((-50, 200), (350, 200)), "street", "人民路")
WEST = (line((0, -50), (0, 250)), "street", "朝阳街")
SOUTH = (box(-100, -60, 500, 61), "water", "穿紫河")
EAST = (line((300, -50), (300, 250)), "street", "建设路")
AROUND = landmarks(NORTH, WEST, SOUTH, EAST)


def told(stretches):
    return [(one.side, one.name or one.kind) for one in stretches]


def ends_of(stretches, side):
    return [(one.begins and one.begins[1], one.ends and one.ends[1]) for one in stretches if one.side == side]


def test_each_side_is_named_from_west_to_east_and_from_north_to_south():
    stretches = describe_boundary(GRID, AROUND)
    assert told(stretches) == [("north", "人民路"), ("east", "建设路"), ("south", "穿紫河"), ("west", "朝阳街")]
    assert ends_of(stretches, "north") == [("朝阳街", "建设路")]
    assert ends_of(stretches, "east") == [("人民路", "穿紫河")]
    assert ends_of(stretches, "south") == [("朝阳街", "建设路")]
    assert ends_of(stretches, "west") == [("人民路", "穿紫河")]


@pytest.mark.parametrize("angle", [-25, -10, 10, 25])
def test_a_turned_grid_has_the_same_sides(angle):
    def turned(shape):
        return shapely.affinity.rotate(shape, angle, origin=(150, 100))

    marks = landmarks(*((turned(shape), kind, name) for shape, kind, name in (NORTH, WEST, SOUTH, EAST)))
    assert told(describe_boundary(turned(GRID), marks)) == told(describe_boundary(GRID, AROUND))


def test_the_ring_may_run_either_way_and_begin_anywhere():
    ring = list(GRID.exterior.coords)[:-1]
    for start in range(4):
        for step in (1, -1):
            again = shapely.Polygon((ring[start:] + ring[:start])[::step])
            assert describe_boundary(again, AROUND) == describe_boundary(GRID, AROUND)


def test_a_side_of_two_streets_lists_both_in_order():
    marks = landmarks(
        (line((-50, 200), (150, 200)), "street", "人民西路"),
        (line((150, 200), (350, 200)), "street", "人民东路"), WEST, SOUTH, EAST,
    )  # fmt: skip
    stretches = describe_boundary(GRID, marks)
    assert told(stretches)[:2] == [("north", "人民西路"), ("north", "人民东路")]
    assert ends_of(stretches, "north") == [("朝阳街", "人民东路"), ("人民西路", "建设路")]


def test_what_has_no_name_has_a_kind():
    wall = (box(10, 20, 287, 160), "wall", "")
    lane = (line((300, -50), (300, 250)), "lane", "")
    houses = [box(20, -30, 20, 20)]
    marks = landmarks(wall, lane, (GRID.buffer(500), "community", ""), buildings=houses)
    assert told(describe_boundary(box(0, 0, 300, 180), marks)) == [
        ("north", "wall"),
        ("east", "lane"),
        ("south", "between"),
        ("south", "open"),
        ("west", "open"),
    ]


def test_a_communitys_edge_counts_only_where_nothing_else_is():
    marks = landmarks(NORTH, (GRID, "community", ""))
    kinds = {one.side: one.kind for one in describe_boundary(GRID, marks)}
    assert kinds == {"north": "street", "east": "community", "south": "community", "west": "community"}


def test_a_named_street_is_followed_rather_than_an_unnamed_one_beside_it():
    marks = landmarks(NORTH, WEST, SOUTH, EAST, (line((0, 199), (300, 199)), "lane", ""))
    assert told(describe_boundary(GRID, marks))[0] == ("north", "人民路")


def test_a_street_across_the_boundary_is_not_followed():
    marks = landmarks(*(((line((x, -50), (x, 250))), "street", f"{x}") for x in range(0, 301, 5)))
    assert ("north", "between") in told(describe_boundary(box(2.5, 0, 295, 200), marks))


def test_short_stretches_are_not_worth_a_word():
    marks = landmarks(
        (line((0, 200), (140, 200)), "street", "人民路"), (line((140, 200), (160, 200)), "street", "小桥"),
        (line((160, 200), (300, 200)), "street", "人民路"), WEST, SOUTH, EAST,
    )  # fmt: skip
    assert told(describe_boundary(GRID, marks))[0] == ("north", "人民路")
    assert len(told(describe_boundary(GRID, marks))) == 4


def test_the_end_of_a_stretch_beside_nothing_is_what_crosses_there():
    crossing = (line((0, 150), (0, 400)), "street", "朝阳街")
    marks = landmarks(NORTH, crossing)
    north = describe_boundary(box(0, 0, 300, 200), marks)[0]
    assert (north.begins, north.ends) == (("street", "朝阳街"), None)


def test_without_landmarks_every_side_is_between_buildings():
    stretches = describe_boundary(GRID, no_landmarks())
    assert told(stretches) == [(side, "between") for side in SIDES]


def test_of_a_grid_in_parts_the_largest_is_described():
    grid = shapely.MultiPolygon([GRID, box(1000, 1000, 10, 10)])
    assert told(describe_boundary(grid, AROUND)) == told(describe_boundary(GRID, AROUND))


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(0, 0).buffer(100),
        shapely.Polygon([(0, 0), (100, 0), (50, 90)]),
        box(0, 0, 1000, 20),
        box(0, 0, 6, 6),
        shapely.union(box(0, 0, 300, 100), box(0, 100, 100, 200)),
    ],
)
def test_any_shape_has_four_sides_of_one_run_each(shape):
    outline = outline_of(shape)
    side = four_sides(outline, outline.corners)
    assert sorted(set(side.tolist())) == [0, 1, 2, 3]
    assert (side != np.roll(side, 1)).sum() == 4
    for number, axis in enumerate(((0, 1), (1, 0), (0, -1), (-1, 0))):
        own = outline.middles[side == number].mean(axis=0) - outline.middles.mean(axis=0)
        assert own @ np.array(axis) > 0
