"""The grid of an event is that of its time; at a boundary both are told, and one leads."""

import numpy as np
import pytest
import shapely
from community_grids.engine.events.report_grids import GridVersions, Households, report_grids

WEST, EAST = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)
NOW = np.array([50.0])


def grids(*rows):
    codes, polygons, since, until = zip(*rows)
    return GridVersions(np.array(codes, object), np.array(polygons), np.array(since, float), np.array(until, float))


@pytest.fixture
def two():
    return grids(("west", WEST, 0, np.inf), ("east", EAST, 0, np.inf))


def homes(*places):
    points = np.array([shapely.Point(x, y) for x, y, _ in places], dtype=object)
    return Households(points, np.array([count for _, _, count in places]))


def at(x, y):
    return np.array([(x, y)], dtype=float)


def told(found):
    return found.codes[0], found.others[0], found.leads[0]


def test_an_event_inside_belongs_to_its_grid_alone(two):
    assert told(report_grids(at(50, 50), NOW, two)) == ("west", "", "west")


def test_near_a_boundary_both_grids_are_told_and_the_place_decides_who_leads(two):
    assert told(report_grids(at(103, 50), NOW, two)) == ("east", "west", "east")
    assert told(report_grids(at(103, 50), NOW, two, boundary_m=2)) == ("east", "", "east")


def test_the_side_with_more_households_leads(two):
    found = report_grids(at(103, 50), NOW, two, homes((90, 50, 30), (110, 50, 20), (10, 50, 500)))
    assert told(found) == ("east", "west", "west")


def test_the_side_of_the_events_own_building_leads(two):
    lived_in = homes((90, 50, 30), (110, 50, 20))
    found = report_grids(at(103, 50), NOW, two, lived_in, buildings=np.array([1]))
    assert told(found) == ("east", "west", "east")


def test_a_place_outside_that_is_near_a_grid_belongs_to_it(two):
    assert told(report_grids(at(-3, 50), NOW, two)) == ("west", "", "west")
    assert told(report_grids(at(-30, 50), NOW, two)) == ("", "", "")
    assert told(report_grids(at(np.nan, np.nan), NOW, two)) == ("", "", "")


def test_the_grid_is_that_of_the_time_of_the_report():
    # Given the west, which was taken into the east at time 100
    versions = grids(("west", WEST, 0, 100), ("east", EAST, 0, 100), ("east", shapely.box(0, 0, 200, 100), 100, np.inf))
    # When events of before, of after, of long before and of no known time are placed
    times = np.array([99.0, 100.0, -1000.0, np.nan])
    found = report_grids(np.tile(at(50, 50), (4, 1)), times, versions)
    # Then each belongs to the grid of its time, the first versions stand for what was before, those in force for none
    assert found.codes.tolist() == ["west", "east", "west", "east"]


def test_without_grids_nothing_is_told(two):
    assert told(report_grids(at(50, 50), NOW, two.taken(np.array([], dtype=int)))) == ("", "", "")
