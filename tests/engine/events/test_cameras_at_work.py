"""Rates of cameras, what broken ones cost, and rounds: on shapes that one can draw."""

from itertools import permutations

import numpy as np
import pytest
import shapely
from community_grids.engine.events.cameras.cost import LostMarks, lost_marks, repair_order, street_marks
from community_grids.engine.events.cameras.rates import camera_rates
from community_grids.engine.events.cameras.rounds import round_along, round_within
from community_grids.engine.events.model import cameras_of
from community_grids.engine.events.sight import obstacles_of, viewers_of
from community_grids.engine.progress import CancelledError, Progress


class TestRates:
    def test_the_figure_of_the_city_comes_out_with_unknown_ones_apart(self):
        told = camera_rates(["on"] * 7715 + ["off"] * 532)
        assert round(100 * told.rate[0], 2) == 93.55
        told = camera_rates(["on"] * 90 + ["off"] * 5 + ["unknown"] * 5)
        assert told.rate[0] == 0.9 and round(told.rate_of_known[0], 3) == 0.947 and told.unknown[0] == 5

    def test_a_group_without_cameras_has_no_rate(self):
        told = camera_rates(["on", "off"], [1, -1], 3)
        assert told.cameras.tolist() == [0, 1, 0] and np.isnan(told.rate[[0, 2]]).all()


def lost(statuses, places, marks, footprints=()):
    cameras = cameras_of(
        [str(row) for row in range(len(places))],
        places=places,
        kinds=["dome"] * len(places),
        ranges=[50] * len(places),
        statuses=statuses,
    )
    obstacles = obstacles_of(np.array(list(footprints), dtype=object))
    return lost_marks(cameras, viewers_of(cameras, obstacles), obstacles, marks)


class TestCost:
    def test_marks_share_out_the_whole_length_of_streets(self):
        streets = [shapely.LineString([(0, 0), (7, 0), (7, 9)]), shapely.MultiLineString([[(0, 5), (3, 5)]])]
        marks = street_marks(streets, 5.0)
        assert np.bincount(marks.streets, marks.metres) == pytest.approx([16, 3])
        assert marks.metres.max() <= 5 and marks.parts[0].length == 16

    def test_what_another_camera_sees_is_not_lost_unless_a_wall_is_between(self):
        marks = [(30, 0), (np.nan, 0), (500, 0)]
        two = ["off", "on"], [(0, 0), (60, 0)], marks
        assert lost(*two).seen.tolist() == [True, False, False] and not lost(*two).lost.any()
        assert lost(*two, [shapely.box(40, -30, 42, 30)]).lost.tolist() == [True, False, False]

    def test_what_only_a_camera_of_unknown_state_sees_is_doubtful(self):
        found = lost(["off", "unknown"], [(0, 0), (60, 0)], [(30, 0), (-30, 0)])
        assert found.doubtful.tolist() == [True, False] and found.lost.tolist() == [False, True]

    def test_each_repair_counts_only_what_those_before_it_left(self):
        marks = [(0, 9), (0, -9), (40, 0), (80, 0)]
        found = lost(["off"] * 3, [(0, 0), (41, 0), (41, 1)], marks)
        told = repair_order(found, np.array([1, 2, 4, 8.0]))
        assert [(one.camera, one.gain, one.alone) for one in told] == [(1, 15.0, 15.0), (0, 0.0, 7.0), (2, 0.0, 15.0)]
        assert sum(one.gain for one in told) == 15

    def test_the_order_is_that_of_plain_greed(self):
        random = np.random.default_rng(1)
        sights = random.random((12, 60)) < 0.2
        rows, marks = np.nonzero(sights)
        worths, every = random.integers(1, 9, 60).astype(float), sights.any(axis=0)
        told = repair_order(LostMarks(marks, rows, every, ~every, ~every, np.arange(12)), worths)
        left, waiting = every.copy(), list(range(12))
        for one in told:
            gains = [worths[sights[row] & left].sum() for row in waiting]
            assert one.gain == max(gains) and gains[waiting.index(one.camera)] == one.gain
            waiting.remove(one.camera)
            left &= ~sights[one.camera]

    def test_nothing_broken_costs_nothing(self):
        found = lost(["on"], [(0, 0)], [(1, 1)])
        assert not found.lost.any() and repair_order(found, np.ones(1)) == []

    def test_it_stops_when_it_is_asked_to(self):
        class Stop(Progress):
            def cancelled(self):
                return True

        one = cameras_of(["A"], places=[(0, 0)], kinds=["dome"], statuses=["off"])
        nothing = obstacles_of(np.empty(0, dtype=object))
        with pytest.raises(CancelledError):
            lost_marks(one, viewers_of(one, nothing), nothing, [(0, 1)], Stop())


class TestRounds:
    def test_pieces_of_a_river_are_strung_together_from_its_first_one(self):
        pieces = [shapely.LineString([(0, 0), (50, 0)]), shapely.LineString([(100, 0), (50, 0)])]
        far = shapely.LineString([(300, 0), (120, 0)])
        told = round_along([(130, 3), (70, 3), (20, 3), (0, 90)], [*pieces, far], 10)
        assert told.rows.tolist() == [2, 1, 0] and told.along.tolist() == [20, 70, 110]

    def test_a_line_drawn_the_other_way_turns_the_round(self):
        line = shapely.LineString([(100, 0), (0, 0)])
        assert round_along([(10, 0), (90, 0)], [line], 5).rows.tolist() == [1, 0]

    def test_the_way_through_a_grid_is_near_the_shortest(self):
        places = np.random.default_rng(3).random((7, 2)) * 100
        told = round_within(places, [shapely.box(0, 0, 100, 100)])
        shortest = min(
            np.hypot(*np.diff(places[list(way)], axis=0).T).sum()
            for way in permutations(range(7))
            if way[0] == told.rows[0]
        )
        assert sorted(told.rows) == list(range(7)) and told.along[-1] <= 1.1 * shortest

    def test_a_way_with_many_cameras_is_turned_only_ahead_and_still_has_all_of_them(self):
        places = np.random.default_rng(5).random((900, 2)) * 1000
        told = round_within(places, [shapely.box(0, 0, 1000, 1000)])
        assert sorted(told.rows) == list(range(900)) and told.along[-1] < 0.9 * np.sqrt(900 * 1e6)

    def test_cameras_without_a_place_and_those_outside_are_left_out(self):
        told = round_within([(5, 5), (np.nan, 5), (14, 5), (30, 5)], [shapely.box(0, 0, 10, 10)], 5)
        assert told.rows.tolist() == [0, 2] and told.apart.tolist() == [0, 4]
        assert not len(round_within([(5, 5)], []).rows) and not len(round_along([(5, 5)], [], 9).rows)
