"""Broken geometry is repaired or left out, and reported."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.intake import tidy
from drawn_districts import box, drawn, house, lattice, line

BOW_TIE = shapely.Polygon([(0, 0), (400, 400), (400, 0), (0, 400)])


def findings(*communities):
    return tidy(drawn(communities))[1]


def test_a_sound_district_comes_through_as_it_is():
    district = lattice(3, 2, 80)
    tidied, found = tidy(district)
    assert found == []
    assert shapely.equals_exact(tidied.communities, district.communities).all()
    assert shapely.equals_exact(tidied.buildings, district.buildings).all()


def test_a_bow_tie_becomes_two_triangles():
    community = tidy(drawn([BOW_TIE]))[0].communities[0]
    assert community.is_valid
    assert (community.geom_type, community.area) == ("MultiPolygon", pytest.approx(80_000))


def test_a_community_with_a_stray_line_keeps_its_ground_only():
    spiked = shapely.Polygon([(0, 0), (100, 0), (100, 100), (150, 100), (100, 100), (0, 100)])
    community = tidy(drawn([spiked]))[0].communities[0]
    assert (community.geom_type, community.area) == ("Polygon", 10_000)


@pytest.mark.parametrize("nothing", [None, shapely.Polygon(), shapely.Polygon([(0, 0), (9, 0), (4, 0)])])
def test_a_community_without_ground_keeps_its_row(nothing):
    communities = tidy(drawn([nothing, box(0, 0, 9, 9)]))[0].communities
    assert [community.area for community in communities] == [0, 81]


def test_the_first_of_two_overlapping_communities_is_named_as_the_one_that_keeps_the_ground():
    (found,) = findings(box(0, 0, 100, 100), box(90, 0, 100, 100))
    assert (found.check, found.community_code, found.numbers) == (
        "communities_overlap",
        "110101001002",
        {"one": 0, "other": 1, "area_m2": 1000.0},
    )
    assert shapely.Point(found.place).within(box(90, 0, 10, 100))


def test_each_pair_that_overlaps_is_reported_once():
    found = findings(box(0, 0, 100, 100), box(50, 0, 100, 100), box(90, 0, 100, 100))
    assert [(one.numbers["one"], one.numbers["other"]) for one in found] == [(0, 1), (0, 2), (1, 2)]


def test_communities_that_touch_or_overlap_by_a_hair_are_fine():
    assert findings(box(0, 0, 100, 100), box(100, 0, 100, 100), box(199.995, 0, 100, 100)) == []


def test_ground_between_communities_that_is_nobodys_is_reported():
    (found,) = findings(shapely.difference(box(0, 0, 300, 300), box(100, 100, 50, 50)))
    assert (found.check, found.numbers) == ("communities_gap", {"rows": (0,), "area_m2": 2500.0})
    assert shapely.Point(found.place).within(box(100, 100, 50, 50))


def test_a_gap_names_the_communities_round_it():
    west = shapely.difference(box(0, 0, 100, 100), box(90, 40, 10, 20))
    (found,) = findings(box(500, 0, 100, 100), west, box(100, 0, 100, 100))
    assert (found.check, found.numbers) == ("communities_gap", {"rows": (1, 2), "area_m2": 200.0})


def test_a_gap_that_is_open_at_its_ends_is_reported():
    (found,) = findings(box(0, 0, 100, 100), box(103, 0, 100, 100))
    assert (found.check, found.numbers["rows"]) == ("communities_gap", (0, 1))
    assert 290 < found.numbers["area_m2"] <= 300  # its ends are round
    assert shapely.Point(found.place).within(box(100, 0, 3, 100))


def test_a_gap_that_is_open_at_one_end_is_reported():
    (found,) = findings(shapely.union(box(0, 0, 100, 100), box(100, 0, 3, 9)), box(103, 0, 100, 100))
    assert (found.check, found.numbers["rows"]) == ("communities_gap", (0, 1))


@pytest.mark.parametrize("away", [box(125, 0, 100, 100), box(103, 75, 100, 100)], ids=["wide", "short"])
def test_ground_that_is_wide_or_short_was_left_out_on_purpose(away):
    assert findings(box(0, 0, 100, 100), away) == []


def test_a_bay_in_the_outline_of_one_community_is_no_gap():
    assert findings(shapely.difference(box(0, 0, 300, 300), box(0, 100, 200, 5))) == []


def test_a_community_within_the_hole_of_another_is_no_gap():
    hole = box(100, 100, 50, 50)
    assert findings(shapely.difference(box(0, 0, 300, 300), hole), hole) == []


def test_streets_without_geometry_go_and_take_their_ranks_with_them():
    streets = [(None, 5), (line((0, 0), (9, 9)), 3), (shapely.LineString(), 1)]
    tidied = tidy(drawn([box(0, 0, 9, 9)], (), streets))[0]
    assert len(tidied.streets) == 1
    assert tidied.street_ranks.tolist() == [3]


def test_buildings_keep_their_rows_whatever_is_wrong_with_them():
    broken = shapely.Polygon([(0, 0), (20, 20), (20, 0), (0, 20)])
    tidied = tidy(drawn([box(0, 0, 99, 99)], [(None, 3), (broken, 4), (house(50, 50), 5)]))[0]
    assert len(tidied.buildings) == 3
    assert shapely.is_valid(tidied.buildings).all()
    assert tidied.households.tolist() == [3, 4, 5]
    assert shapely.is_empty(tidied.buildings).tolist() == [True, False, False]


def test_what_came_in_is_not_changed():
    district = drawn([BOW_TIE], [(None, 3)])
    tidy(district)
    assert district.communities[0] is BOW_TIE
    assert np.equal(district.buildings, None).tolist() == [True]
