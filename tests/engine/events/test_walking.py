"""Streets as a network, and walks along them."""

import numpy as np
import pytest
import shapely
from community_grids.engine.events.around.street_network import street_network
from community_grids.engine.events.around.walking import walks


def _lines(*corners):
    return np.array([shapely.LineString(one) for one in corners], dtype=object)


def test_streets_meet_at_shared_corners_at_ends_and_where_they_cross():
    # given a main street, one that ends half a metre short of it, one that crosses it, one that shares a corner
    lines = _lines([(0, 0), (50, 0), (100, 0)], [(20, 60), (20, 0.5)], [(70, -30), (70, 30)], [(50, 0), (50, 40)])

    network = street_network(lines)

    assert len(network.nodes) == 9  # the two ends and three junctions of the main street, four far ends
    assert np.bincount(network.streets).tolist() == [4, 1, 2, 1]
    assert network.lengths.sum() == pytest.approx(100 + 59.5 + 60 + 40, abs=0.1)


def test_ends_that_miss_each_other_by_less_than_a_step_are_joined():
    lines = _lines([(0, 0), (50, 0)], [(50.4, 0.3), (100, 0)], [(102, 0), (150, 0)])

    found = walks(street_network(lines), (0, 0), [(90, 0), (140, 0)])

    assert found.metres[0] == pytest.approx(90, abs=1)
    assert np.isinf(found.metres[1])


def test_a_bridge_meets_what_it_crosses_at_its_ends_alone():
    lines = _lines([(0, 0), (100, 0)], [(50, -20), (50, 20)])

    level, over = (walks(street_network(lines, bridge), (0, 0), [(50, 20)]) for bridge in (None, [False, True]))

    assert level.metres.tolist() == [70.0]
    assert np.isinf(over.metres).all()


def test_parts_empty_lines_and_no_lines_at_all_are_taken():
    lines = np.array([
        shapely.MultiLineString([[(0, 0), (10, 0)], [(10, 0), (20, 0)]]), shapely.LineString(), None,
        shapely.Point(3, 3), shapely.LineString([(5, 5), (5, 5)]),
    ], dtype=object)  # fmt: skip

    assert len(street_network(lines)) == 2
    none = street_network(lines[1:])
    assert len(none) == 0
    assert np.isinf(walks(none, (0, 0), [(5, 5)]).metres).tolist() == [False]  # nearer than any street


def test_the_way_goes_round_the_block_by_the_shorter_side():
    # given a block of 100 by 40 with the places on opposite sides
    network = street_network(_lines([(0, 0), (100, 0), (100, 40), (0, 40), (0, 0)]))

    found = walks(network, (30, 0), [(30, 40), (80, 40), (10, 0)])

    assert found.metres.tolist() == pytest.approx([100, 130, 20])
    assert found.line(0).length == pytest.approx(100)
    assert list(found.line(1).coords) == [(30, 0), (100, 0), (100, 40), (80, 40)]
    assert list(found.line(2).coords) == [(30, 0), (10, 0)]


def test_of_two_streets_between_the_same_junctions_the_shorter_one_is_walked():
    lines = _lines([(0, 0), (50, 50), (100, 0)], [(0, 0), (100, 0)], [(100, 0), (120, 0)])

    found = walks(street_network(lines), (0, 0), [(120, 0)])

    assert found.metres[0] == pytest.approx(120)
    assert found.line(0).equals(shapely.LineString([(0, 0), (120, 0)]))


def test_a_place_off_the_streets_is_walked_to_straight_and_one_too_far_off_is_not_reached():
    network = street_network(_lines([(0, 0), (1000, 0)]))

    found = walks(network, (0, 30), [(500, 40), (500, 400), (np.nan, np.nan), (5, 30)])

    assert found.metres.tolist() == pytest.approx([570, np.inf, np.inf, 5])
    assert found.line(1) is None and found.line(2) is None
    assert list(found.line(3).coords) == [(0, 30), (5, 30)]


def test_one_walks_no_farther_than_told():
    network = street_network(_lines([(0, 0), (400, 0), (1000, 0)]))

    assert walks(network, (0, 0), [(300, 0), (900, 0)], most_m=500).metres.tolist() == pytest.approx([300, np.inf])


def test_ways_are_as_long_as_those_found_step_by_step():
    # given streets of a town drawn at random, and every walk measured by trying all edges until nothing gets shorter
    rng = np.random.default_rng(7)
    points = rng.uniform(0, 1000, (40, 2))
    pairs = [(a, b) for a in range(40) for b in np.argsort(np.hypot(*(points - points[a]).T))[1:4]]
    network = street_network(np.array([shapely.LineString(points[list(pair)]) for pair in pairs], dtype=object))

    found = walks(network, points[0], points)

    far = np.full(len(network.nodes), np.inf)
    far[np.hypot(*(network.nodes - points[0]).T).argmin()] = 0
    for _ in range(len(far)):
        for one, other in ((0, 1), (1, 0)):
            np.minimum.at(far, network.ends[:, one], far[network.ends[:, other]] + network.lengths)
    nearest = [np.hypot(*(network.nodes - point).T).argmin() for point in points]
    assert found.metres == pytest.approx(far[nearest], abs=1e-3)
    reached = np.flatnonzero(np.isfinite(found.metres))[1:]
    assert [found.line(row).length for row in reached] == pytest.approx(found.metres[reached], abs=0.1)
