"""A new register: who leaves the band, who is near its edge, and what would help."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.checking.barriers import Barriers
from community_grids.engine.gridding.checking.growth import watch_findings, watch_growth
from community_grids.engine.gridding.checking.neighbours import neighbours_of, walkable
from community_grids.engine.gridding.model import Band
from drawn_districts import box, objects

ROW = objects([box(100 * column, 0, 100, 100) for column in range(3)])
ONE = objects(["a", "a", "a"])
BAND = Band(350, 500)


def watched(*households, before=(400, 400, 400), communities=ONE, margin=20, bands=None, **known):
    return watch_growth(
        ROW, communities, np.array(before, dtype=float), np.array(households), bands or [BAND] * 3, margin, **known
    )


@pytest.mark.parametrize(
    ("households", "watch", "repair", "move"),
    [
        ((400, 425, 400), "steady", "", 0),
        ((400, 490, 400), "near", "", 0),
        ((400, 369, 400), "near", "", 0),
        ((400, 370, 400), "steady", "", 0),
        ((400, 530, 400), "leaves", "give", 30),
        ((400, 330, 400), "leaves", "take", -20),
        ((500, 530, 500), "leaves", "rebalance", 30),
        ((350, 100, 350), "leaves", "merge", -250),
        ((490, 250, 490), "leaves", "take", -100),
        ((400, 720, 400), "leaves", "divide", 220),
    ],
)
def test_what_a_grid_needs(households, watch, repair, move):
    one = watched(*households)[1]
    assert (one.watch, one.repair, one.move) == (watch, repair, move)


def test_neighbours_are_named_with_what_they_can_do():
    assert watched(450, 530, 420)[1].neighbours == [(2, 80), (0, 50)]
    assert watched(450, 720, 420)[1].parts == 2


def test_a_grid_that_was_out_before_is_told_apart():
    assert [one.watch for one in watched(530, 400, 300, before=(530, 340, np.nan))] == ["out", "returns", "leaves"]


def test_other_communities_do_not_help_and_a_corner_is_no_boundary():
    assert watched(400, 530, 400, communities=objects(["b", "a", "c"]))[1].repair == "rebalance"
    corner = objects([box(0, 0, 100, 100), box(100, 100, 100, 100)])
    assert len(neighbours_of(corner, objects(["a", "a"]))) == 0


def test_a_locked_grid_does_not_help_and_is_not_helped():
    watched_ = watched(450, 530, 420, locked=[2])
    assert (watched_[1].repair, watched_[1].neighbours) == ("give", [(0, 50)])
    assert watched(450, 550, 420, locked=[0, 2])[1].repair == "rebalance"
    one = watched(450, 720, 420, locked=[1])[1]
    assert (one.status, one.watch, one.move, one.repair, one.parts) == ("over", "leaves", 220, "unlock", 0)
    assert watched(450, 400, 420, locked=[1])[1].repair == ""


def test_a_grid_that_no_way_leads_to_does_not_help():
    assert watched(450, 530, 420, neighbours=[[0, 1], [1, 0]])[1].neighbours == [(0, 50)]


class TestAcrossABarrier:
    """Two grids of 100 m side by side, somebody in the middle of each, and a barrier between them or through both."""

    PAIR = objects([box(0, 0, 100, 100), box(100, 0, 100, 100)])
    MIDDLES = np.array([[50.0, 50.0], [150.0, 50.0]])
    ALONG, THROUGH = shapely.LineString([(100, -10), (100, 110)]), shapely.LineString([(-10, 50), (210, 50)])
    RIVER = box(80, -10, 20, 120)
    STREET = shapely.LineString([(50, 50), (150, 50)])

    def paired(self, barrier, streets=(), ranks=None, places=MIDDLES):
        streets = objects(streets)
        ranks = np.zeros(len(streets), dtype=int) if ranks is None else np.array(ranks)
        barriers = Barriers(objects(barrier), streets, ranks)
        both = np.array([[0, 1], [1, 0]])
        return len(walkable(both, self.PAIR, barriers, np.arange(len(places)), places)) == 2

    def test_without_one_all_neighbours_are_kept(self):
        assert self.paired([])

    @pytest.mark.parametrize("barrier", [ALONG, RIVER])
    def test_a_barrier_along_the_boundary_parts_them_and_a_street_joins_them(self, barrier):
        assert not self.paired([barrier])
        assert self.paired([barrier], [self.STREET])

    def test_an_expressway_parts_them(self):
        assert not self.paired([], [self.ALONG], [6])
        assert self.paired([], [self.ALONG], [4])

    def test_a_railway_through_both_parts_only_who_lives_on_different_sides(self):
        south, north = np.array([[50.0, 20.0], [150.0, 20.0]]), np.array([[50.0, 20.0], [150.0, 80.0]])
        assert self.paired([self.THROUGH], places=south)
        assert not self.paired([self.THROUGH], places=north)

    def test_half_of_the_boundary_is_enough(self):
        assert self.paired([shapely.LineString([(100, -10), (100, 50)])])

    def test_who_has_no_households_is_reached_from_any_side(self):
        assert self.paired([self.THROUGH], places=np.array([[50.0, 80.0]]))


def test_a_park_without_limits_does_not_help():
    assert watched(400, 530, 0, bands=[BAND, BAND, Band(0, 10**9)])[1].neighbours == [(0, 100)]


def test_boundaries_that_were_drawn_apart_are_still_common():
    apart = objects([box(0, 0, 100, 100), box(100.3, 0, 100, 100)])
    assert neighbours_of(apart, objects(["a", "a"])).tolist() == [[0, 1], [1, 0]]


def test_kinds_without_limits_are_never_near_them():
    free = [BAND, Band(0, 10**9), BAND]
    assert watched(400, 3, 400, bands=free)[1].watch == "steady"


def test_each_has_its_finding():
    households = np.array([530, 490, 300])
    found = watch_findings(
        watched(*households), ROW, objects(["1", "2", "3"]), ONE, households, [BAND] * 3
    )  # fmt: skip
    assert [(one.check, one.grid_code) for one in found] == [
        ("grid_leaves_over", "1"),
        ("grid_near_maximum", "2"),
        ("grid_leaves_under", "3"),
    ]
    assert found[2].numbers["neighbours"] == "2 (140)"
    assert all(shapely.contains(ROW[row], shapely.Point(one.place)) for row, one in enumerate(found))
