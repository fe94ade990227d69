"""Lines become faces that share their edges."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from community_grids.engine.gridding.arrangement import (
    GRAIN,
    as_lines,
    faces_anew,
    faces_of,
    first_container,
    lines_under,
    new_pieces,
    node,
    node_again,
    segments_of,
)
from drawn_districts import box, lattice_streets, line, objects
from plan_checks import unshared_nodes


def slanted_lines(count=30):
    draw = np.random.default_rng(7)
    return objects(line(*ends) for ends in draw.uniform(0, 500, (count, 2, 2)))


def faces_between(lines):
    return faces_of(node(as_lines(objects(lines))))


def test_a_chessboard_has_a_face_for_each_block():
    assert len(faces_between(lattice_streets(6, 4)).polygons) == 24


def test_crossing_lines_meet_at_a_vertex_and_nowhere_else():
    edges = node(slanted_lines())
    tree = shapely.STRtree(edges)
    one, other = tree.query(edges, predicate="crosses")
    assert len(edges) > 30
    assert len(one) == 0


def test_every_vertex_lies_on_the_grain():
    ticks = shapely.get_coordinates(node(slanted_lines())) / GRAIN
    assert np.abs(ticks - np.rint(ticks)).max() < 1e-3


def test_noding_again_changes_nothing():
    once = node(slanted_lines())
    again = node(once)
    assert sorted(shapely.to_wkb(shapely.normalize(once))) == sorted(shapely.to_wkb(shapely.normalize(again)))


def test_the_order_of_the_lines_does_not_matter():
    lines = slanted_lines()
    here, there = faces_between(lines), faces_between(lines[::-1])
    assert shapely.to_wkb(here.polygons).tolist() == shapely.to_wkb(there.polygons).tolist()
    assert here.places.tolist() == there.places.tolist()


def test_neighbouring_faces_share_their_vertices():
    assert unshared_nodes(faces_between(slanted_lines()).polygons) == []


def test_each_place_lies_in_its_own_face():
    faces = faces_between(slanted_lines())
    assert shapely.contains(faces.polygons, shapely.points(faces.places)).all()


def test_dead_ends_part_nothing():
    dangling = [*lattice_streets(2, 1), line((50, 50), (50, 90)), line((150, 0), (150, 60))]
    faces = faces_between(dangling)
    assert shapely.area(faces.polygons) == pytest.approx([10_000, 10_000])


def test_a_street_drawn_twice_30_cm_apart_makes_a_strip_not_a_failure():
    streets = lattice_streets(2, 1)
    faces = faces_between([*streets, *(shapely.affinity.translate(street, 0.3, 0.3) for street in streets)])
    assert shapely.area(shapely.union_all(faces.polygons)) == pytest.approx(shapely.area(faces.polygons).sum())
    assert unshared_nodes(faces.polygons) == []


def test_polygons_give_their_outlines_and_equal_lines_come_once():
    square = box(0, 0, 10, 10)
    assert len(as_lines(objects([square, square, line((0, 0), (5, 5)), line((0, 0), (5, 5))]))) == 2


def test_points_and_empty_geometries_give_no_line():
    assert len(as_lines(objects([shapely.Point(1, 1), shapely.Polygon(), shapely.LineString()]))) == 0
    assert len(node(np.empty(0, dtype=object))) == 0
    assert len(faces_of(np.empty(0, dtype=object)).polygons) == 0


def test_a_piece_of_outline_knows_the_faces_on_both_sides():
    faces = faces_between(lattice_streets(2, 1))
    pieces = segments_of(faces.polygons)
    assert len(pieces.ends) == 7
    shared = np.flatnonzero((pieces.left >= 0) & (pieces.right >= 0))
    assert pieces.middles[shared] == pytest.approx(np.array([[100, 50]]))
    start, end = pieces.vertices[pieces.ends[shared[0]]]
    leftwards = (end - start)[::-1] * [-1, 1] / 100
    left = faces.polygons[pieces.left[shared[0]]]
    assert left.contains(shapely.Point(pieces.middles[shared[0]] + leftwards))


def test_the_pieces_add_up_to_the_outlines():
    faces = faces_between(slanted_lines())
    pieces = segments_of(faces.polygons)
    sides = (pieces.left >= 0).astype(int) + (pieces.right >= 0)
    assert (pieces.lengths * sides).sum() == pytest.approx(shapely.length(faces.polygons).sum())


def test_of_two_polygons_round_a_point_the_first_listed_wins():
    small, large = box(0, 0, 10, 10), box(-50, -50, 100, 100)
    places = np.array([[5, 5], [20, 20], [90, 0]])
    assert first_container(places, objects([small, large])).tolist() == [0, 1, -1]
    assert first_container(places, objects([large, small])).tolist() == [0, 0, -1]
    assert first_container(places, np.empty(0, dtype=object)).tolist() == [-1, -1, -1]


def test_a_line_runs_through_the_points_on_it_only():
    points = shapely.points([[50, 0], [50, 1], [150, 0], [0, 0.0005]])
    streets = objects([line((0, 0), (100, 0)), shapely.MultiLineString([[(50, -9), (50, 9)], [(150, -9), (150, 9)]])])
    found = set(zip(*(rows.tolist() for rows in lines_under(points, streets, 1e-3))))
    assert found == {(0, 0), (3, 0), (0, 1), (1, 1), (2, 1)}


def with_lines(lines, added):
    """The same lines added at once, and afterwards."""
    edges = node(as_lines(objects(lines)))
    again = node_again(edges, objects(added))
    return faces_of(again), faces_anew(again, faces_of(edges), objects(added))


@pytest.mark.parametrize("cut", [((120, 0), (120, 100)), ((150, 50), (350, 50)), ((0, 0), (600, 400))])
def test_faces_made_anew_where_a_line_was_added_are_those_of_all_lines(cut):
    whole, anew = with_lines(lattice_streets(6, 4), [line(*cut)])
    assert shapely.to_wkb(anew.polygons).tolist() == shapely.to_wkb(whole.polygons).tolist()
    assert anew.places.tolist() == whole.places.tolist()


def test_a_cut_gives_its_neighbour_a_node_too():
    _, anew = with_lines(lattice_streets(2, 1), [line((50, -1e-7), (50, 100 + 1e-7))])
    assert len(anew.polygons) == 3
    assert unshared_nodes(anew.polygons) == []


def test_a_ring_of_new_faces_leaves_what_it_encloses_alone():
    ring = [shapely.LinearRing(box(50, 50, 500, 300).exterior)]
    whole, anew = with_lines(lattice_streets(6, 4), ring)
    assert shapely.to_wkb(anew.polygons).tolist() == shapely.to_wkb(whole.polygons).tolist()


def test_only_what_is_not_drawn_yet_is_a_new_piece():
    edges = node(as_lines(objects(lattice_streets(2, 1))))
    pieces = new_pieces(edges, objects([box(0, 0, 40, 100), box(40, 0, 60, 100)]))
    assert sorted(shapely.get_coordinates(pieces).round(6).reshape(-1, 4).tolist()) == [
        [0, 0, 40, 0],
        [0, 100, 40, 100],
        [40, 0, 40, 100],  # the cut; the others are the halves of two edges, which now have a node there
        [40, 0, 100, 0],
        [40, 100, 100, 100],
    ]
