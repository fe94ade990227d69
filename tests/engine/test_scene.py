"""Buildings raised: which faces there are, and which lies over which, on boxes that one can draw."""

import numpy as np
import pytest
import shapely
from community_grids.benchmarks.rays import drawn_at, seen_at
from community_grids.engine.premises.scene import KINDS, ROOF, WALL, heights_of, scene_of
from community_grids.engine.premises.scene.shading import STEPS
from community_grids.engine.progress import CancelledError, Progress

UP = 90.0
HOUSE = shapely.box(0, 0, 8, 5)
RING = shapely.box(0, 0, 30, 30).difference(shapely.box(8, 8, 22, 22))


def faces(scene, building, kind):
    rows = (scene.building == building) & (scene.kind == kind)
    return scene.polygons[rows]


def test_a_box_seen_from_the_south_has_one_wall_and_a_roof():
    scene = scene_of([HOUSE], [9.0], UP)
    assert [KINDS[kind] for kind in scene.kind] == ["wall", "roof"]
    wall, roof = scene.polygons
    assert wall.equals(shapely.box(0, 0, 8, 9))
    assert roof.equals(shapely.box(0, 9, 8, 14))


def test_seen_from_the_south_west_it_has_two_walls_of_two_shades():
    scene = scene_of([HOUSE], [9.0], 70.0, light=300.0)
    south, west = sorted(np.flatnonzero(scene.kind == WALL), key=lambda face: scene.polygons[face].bounds[3])
    assert scene.shade[west] > scene.shade[south]
    assert scene.shade[scene.kind == ROOF].tolist() == [1.0]
    lean = np.array([np.cos(np.radians(70)), np.sin(np.radians(70))]) * 9
    assert np.allclose(scene.polygons[2].bounds, [*lean, lean[0] + 8, lean[1] + 5])


def test_what_stands_behind_is_drawn_before():
    rear, front, beside = shapely.box(0, 20, 8, 25), HOUSE, shapely.box(50, 0, 58, 5)
    scene = scene_of([front, rear, beside], [30.0, 30.0, 30.0], UP)
    rank = {building: set(scene.rank[scene.building == building].tolist()) for building in range(3)}
    assert max(rank[1]) < min(rank[0])
    assert rank[2] == rank[1], "what overlaps nothing may be drawn with the first"


def test_a_low_house_before_a_tower_is_drawn_after_it_also_where_its_middle_is_farther():
    tower, long_house = shapely.box(0, 10, 10, 20), shapely.Polygon([(-5, 0), (0, 0), (60, 80), (55, 80), (-5, 5)])
    points = grid_over(tower, long_house, 60)
    shapes, heights = np.array([tower, long_house]), np.array([60.0, 6.0])
    assert wrong_places(shapes, heights, UP, points) == 0


def test_a_court_shows_its_inner_wall_and_what_stands_in_it():
    scene = scene_of([RING, shapely.box(12, 10, 18, 16)], [12.0, 9.0], UP)
    walls = [wall.bounds for wall in faces(scene, 0, WALL)]
    assert (8.0, 22.0, 22.0, 34.0) in walls, "the far side of the court"
    first = np.flatnonzero(scene.building == 1)
    ring = np.flatnonzero(scene.building == 0)
    assert ring.min() < first.min() < first.max() < ring.max(), "before it stands the near side of the ring"


def test_neighbours_of_a_court_alone_do_not_cut_it():
    scene = scene_of([RING, shapely.box(0, 40, 30, 50)], [12.0, 9.0], UP)
    assert len(faces(scene, 0, ROOF)) == 1


def test_ground_with_a_great_many_courts_is_not_cut_and_lies_under_what_stands_in_it():
    courts = [shapely.box(x, y, x + 4, y + 4) for x in range(2, 252, 8) for y in range(2, 252, 8)]
    ground = shapely.box(0, 0, 256, 256).difference(shapely.union_all(courts))
    scene = scene_of([ground, shapely.box(3, 3, 5, 5)], [3.0, 9.0], UP)
    assert len(faces(scene, 0, ROOF)) == 1
    assert scene.building[-1] == 1


def test_walls_of_one_shade_that_follow_each_other_are_one_face():
    round_tower = shapely.Point(0, 0).buffer(10, quad_segs=32)
    scene = scene_of([round_tower], [20.0])
    assert (scene.kind == WALL).sum() <= 2 * STEPS
    assert scene.polygons[scene.kind == WALL][0].is_valid


def test_parts_of_a_building_each_have_a_roof_and_hide_each_other():
    both = shapely.MultiPolygon([shapely.box(0, 0, 8, 5), shapely.box(0, 9, 8, 14)])
    scene = scene_of([both], [9.0], UP)
    assert len(faces(scene, 0, ROOF)) == 2
    points = grid_over(both, both, 9)
    nearest = shapely.box(0, 0, 8, 9)
    last = [face for face, polygon in enumerate(scene.polygons) if polygon.intersects(shapely.Point(4, 8.5))][-1]
    assert scene.polygons[last].equals(nearest)
    assert wrong_places(np.array([both]), np.array([9.0]), UP, points) == 0


def test_a_tower_over_a_slab_takes_the_ground_it_stands_on():
    slab, tower = shapely.box(0, 0, 40, 20), shapely.box(10, 5, 20, 15)
    scene = scene_of([slab, tower], [8.0, 50.0], UP)
    assert scene.footprints[0].area == pytest.approx(800 - 100)
    assert wrong_places(np.array([slab, tower]), np.array([8.0, 50.0]), UP, grid_over(slab, tower, 50)) == 0


def test_a_building_drawn_twice_stands_once():
    scene = scene_of([HOUSE, HOUSE], [9.0, 12.0], UP)
    assert scene.building.tolist() == [1, 1]
    assert scene.footprints[0] is None


def test_what_cannot_stand_has_no_faces_and_what_is_flat_lies_on_the_ground():
    bow = shapely.Polygon([(20, 0), (28, 8), (28, 0), (20, 8)])
    footprints = [
        None,
        shapely.Point(1, 1),
        shapely.Polygon(),
        HOUSE,
        bow,
        shapely.Polygon([(0, 0), (np.inf, 0), (1, 1)]),
    ]
    scene = scene_of(footprints, [9.0, 9.0, 9.0, np.nan, 6.0, 3.0], UP)
    assert set(scene.building.tolist()) == {3, 4}
    assert faces(scene, 3, ROOF)[0].equals(HOUSE)
    assert not len(faces(scene, 3, WALL))
    assert len(faces(scene, 4, ROOF)) == 2, "a bow tie is repaired into two parts"
    assert scene.heights.tolist() == [9.0, 9.0, 9.0, 0.0, 6.0, 3.0]


@pytest.mark.parametrize("footprints", [[], [None], [shapely.Point(0, 0)]])
def test_nothing_to_raise_is_an_empty_scene(footprints):
    scene = scene_of(footprints, np.full(len(footprints), 3.0))
    assert (len(scene), len(scene.polygons), scene.wkb) == (0, 0, [])


def test_wkb_says_the_same_as_the_polygons():
    scene = scene_of([RING, HOUSE], [12.0, 3.0])
    assert shapely.equals(shapely.from_wkb(scene.wkb), scene.polygons).all()


def test_the_order_does_not_depend_on_the_order_of_the_rows():
    shapes, heights = rows_of_houses(np.random.default_rng(4))
    turned = scene_of(shapes[::-1], heights[::-1])
    straight = scene_of(shapes, heights)
    ranks = dict(zip(straight.building.tolist(), straight.rank.tolist(), strict=True))
    last = len(shapes) - 1
    assert ranks == dict(zip((last - turned.building).tolist(), turned.rank.tolist(), strict=True))


def test_it_stops_when_asked():
    class Stopped(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        scene_of([HOUSE], [9.0], progress=Stopped())


def test_heights_are_measured_or_floors_by_use():
    measured = [np.nan, 14.2, -1.0, 0.0]
    heights = heights_of([6, 2, 2, -1], ["residential", "commercial", "commercial", "strange"], measured)
    assert heights.tolist() == [18.0, 14.2, 9.0, 3.0]
    assert heights_of([2], ["public"], floor_heights={"public": 4.0, "": 3.1}).tolist() == [8.0]


@pytest.mark.parametrize("seed", range(6))
def test_rows_of_houses_turned_at_random_hide_each_other_as_rays_say(seed):
    dice = np.random.default_rng(seed)
    shapes, heights = rows_of_houses(dice)
    angle = dice.uniform(0, 360)
    left, bottom, right, top = shapely.total_bounds(shapes)
    points = dice.uniform((left - 20, bottom - 20), (right + 20, top + 20), (2500, 2))
    assert wrong_places(shapes, heights, angle, points) <= 2, "a place may lie on an edge to the last digit"


def rows_of_houses(dice):
    """Rows of touching houses, each row turned as it likes, with a court and a bay that hold houses among them."""
    shapes, heights = [], []
    for x in range(0, 120, 40):
        for y in range(0, 120, 40):
            row = [
                shapely.box(-15 + 6 * place, bottom, -9 + 6 * place, bottom + 8)
                for place in range(5)
                for bottom in (-9, -1)
            ]
            court = [shapely.box(-15, -15, 15, 15).difference(shapely.box(-9, -9, 9, 9)), shapely.box(-4, -6, 5, 1)]
            bay = [shapely.box(-15, -15, 15, 15).difference(shapely.box(-8, -8, 8, 15)), shapely.box(-5, -5, 5, 12)]
            slab = [shapely.box(-15, -10, 15, 10), shapely.box(-11, -6, -2, 5), shapely.box(2, -14, 10, 3)]
            chosen = (row, court, bay, slab)[dice.integers(4)]
            turn = shapely.affinity.rotate(shapely.GeometryCollection(chosen), dice.uniform(0, 360), origin=(0, 0))
            shapes += [shapely.affinity.translate(shape, x, y) for shape in turn.geoms]
            heights += dice.uniform(2, 60, len(chosen)).tolist()
    return np.array(shapes, dtype=object), np.array(heights)


def grid_over(one, other, height, step=0.7):
    """Places all over the picture of two buildings, none on an edge."""
    left, bottom, right, top = shapely.total_bounds([one, other])
    x, y = np.meshgrid(np.arange(left - 1, right + 1, step), np.arange(bottom - 1, top + height + 1, step))
    return np.column_stack([x.ravel(), y.ravel()]) + 0.0137


def wrong_places(shapes, heights, angle, points):
    """How many places show another building than a ray meets."""
    scene = scene_of(shapes, heights, angle)
    seen, _ = seen_at(points, shapes, heights, angle)
    assert (seen >= 0).sum() > 100
    return int((drawn_at(points, scene.building, scene.polygons) != seen).sum())
