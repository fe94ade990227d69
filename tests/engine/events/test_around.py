"""What is round a place: grids, duty point, cameras that see it, what helps, key places, other events."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from community_grids.engine.events.around.place import (
    CAMERA,
    DUTY,
    EVENT,
    HELP,
    KEY,
    AroundRules,
    Communities,
    Surroundings,
    around,
)
from community_grids.engine.events.around.street_network import street_network
from community_grids.engine.events.model import cameras_of, events_of, resources_of
from community_grids.engine.events.report_grids import GridVersions
from community_grids.engine.events.sight import obstacles_of, viewers_of


def _ids(table, near):
    return [str(getattr(table, "ids", getattr(table, "numbers", None))[one.row]) for one in near]


def _street(*corners, complete=np.inf):
    network = street_network(np.array([shapely.LineString(corners)], dtype=object))
    return lambda metres: (network, complete)


def test_cameras_that_see_the_place_come_working_first_and_sure_before_unsure():
    # given a house that hides one camera, a broken one near, one of no known direction, and one that looks away
    house = obstacles_of(np.array([shapely.box(20, -5, 30, 5)], dtype=object))
    cameras = cameras_of(
        ["hidden", "broken", "unsure", "away", "far", "near"],
        places=[(40, 0), (0, 5), (0, 10), (0, 20), (0, 40), (0, -30)],
        azimuths=[270, 180, np.nan, 0, 180, 0],
        kinds=["fixed"] * 6,
        statuses=["on", "off", "on", "on", "unknown", "on"],
    )
    viewers = viewers_of(cameras, house)

    found = around((0, 0), Surroundings(cameras=cameras, viewers=viewers, obstacles=house))

    assert _ids(cameras, found.of(CAMERA)) == ["near", "far", "unsure", "broken"]
    assert [one.metres for one in found.of(CAMERA)] == pytest.approx([30, 40, 10, 5])
    assert [one.sure for one in found.of(CAMERA)] == [True, True, False, True]
    assert list(found.of(CAMERA)[0].line.coords) == [(0, -30), (0, 0)]


def test_what_helps_comes_by_kind_and_by_walk_not_as_the_crow_flies():
    # given a street that goes a long way round to the post straight across
    streets = _street((0, 0), (1000, 0), (1000, 30), (0, 30))
    helps = resources_of(
        ["across", "along", "third", "hydrant", "nowhere"],
        kinds=["post", "post", "post", "hydrant", "aed"],
        places=[(0, 30), (400, 0), (600, 0), (50, 0), (np.nan, np.nan)],
    )
    surroundings = Surroundings(helps=helps, duty=np.zeros(5, bool), streets_within=streets)

    found = around((0, 0), surroundings, AroundRules(each=1))
    two = around((0, 0), surroundings)

    assert _ids(helps, found.of(HELP)) == ["hydrant", "along"]
    assert _ids(helps, two.of(HELP)) == ["hydrant", "along", "third"]
    assert [one.walk_m for one in two.of(HELP)] == pytest.approx([50, 400, 600])
    assert two.of(HELP)[1].line.length == pytest.approx(400)


def test_without_streets_what_helps_comes_by_distance_and_nothing_is_said_of_walking():
    helps = resources_of(["far", "near"], kinds=["post", "post"], places=[(300, 400), (30, 40)])

    found = around((0, 0), Surroundings(helps=helps, duty=np.zeros(2, bool)))

    assert _ids(helps, found.of(HELP)) == ["near", "far"]
    assert found.of(HELP)[0].metres == 50 and np.isnan(found.of(HELP)[0].walk_m)
    assert not found.walked


def test_what_has_no_way_is_told_last_with_its_distance():
    helps = resources_of(["island", "shore"], kinds=["post", "post"], places=[(0, 900), (500, 0)])

    found = around((0, 0), Surroundings(helps=helps, streets_within=_street((0, 0), (600, 0))))

    assert _ids(helps, found.of(HELP)) == ["shore", "island"]
    assert np.isinf(found.of(HELP)[1].walk_m) and found.of(HELP)[1].line is None


def test_one_looks_farther_for_streets_until_the_nearest_is_sure():
    # given streets that are handed out as far as asked for; the way to the post leads round by more than that
    asked = []
    whole = [(0, 0), (0, 1500), (700, 1500), (700, 0)]

    def streets_within(metres):
        asked.append(metres)
        sides = [shapely.LineString(side) for side in pairwise(whole)]
        return street_network(
            np.array([side for side in sides if side.distance(shapely.Point(0, 0)) <= metres])
        ), metres

    helps = resources_of(["post"], kinds=["post"], places=[(700, 0)])

    found = around((0, 0), Surroundings(helps=helps, streets_within=streets_within))

    assert asked[0] == pytest.approx(1050) and len(asked) > 1
    assert found.of(HELP)[0].walk_m == pytest.approx(3700)


def test_the_duty_point_is_that_of_the_community_even_where_another_is_nearer():
    communities = Communities(
        np.array(["west", "east"], object), np.array([shapely.box(0, 0, 1000, 100), shapely.box(1000, 0, 2000, 100)])
    )
    helps = resources_of(["own", "other"], kinds=["post", "post"], places=[(100, 50), (1010, 50)])
    surroundings = Surroundings(
        helps=helps, duty=np.ones(2, bool), communities=communities, streets_within=_street((0, 50), (2000, 50))
    )

    inside, outside = around((990, 50), surroundings), around((990, 150), surroundings)

    assert (inside.community, _ids(helps, inside.of(DUTY))) == ("west", ["own"])
    assert inside.of(DUTY)[0].walk_m == pytest.approx(890)
    assert _ids(helps, inside.of(HELP)) == ["other"]  # and the duty point is not told twice
    assert (outside.community, _ids(helps, outside.of(DUTY))) == ("", ["other"])


def test_at_a_boundary_both_grids_are_named_and_those_of_the_report_stay():
    grids = GridVersions(
        np.array(["w", "e"], object), np.array([shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)]),
        np.zeros(2), np.full(2, np.inf),
    )  # fmt: skip

    now = around((98, 50), Surroundings(grids=grids))
    then = around((98, 50), Surroundings(grids=grids), grids=("old", "", "old"))
    nowhere = around((500, 500), Surroundings(grids=grids))

    assert (now.grid, now.other_grid, now.lead_grid) == ("w", "e", "w")
    assert (then.grid, then.other_grid, then.lead_grid) == ("old", "", "old")
    assert (nowhere.grid, nowhere.other_grid, nowhere.lead_grid) == ("", "", "")


def test_other_open_events_and_key_places_near_are_told():
    events = events_of(
        ["self", "open", "closed", "far", "placeless", "unknown"],
        places=[(0, 0), (30, 40), (1, 1), (900, 0), (np.nan, np.nan), (0, 10)],
        states=[40, 50, 70, 10, 10, 0],
    )
    keys = resources_of(["far school", "school"], kinds=["school"] * 2, places=[(0, 700), (0, 300)])

    found = around((0, 0), Surroundings(events=events, keys=keys), number="self")

    assert _ids(events, found.of(EVENT)) == ["unknown", "open"]
    assert _ids(keys, found.of(KEY)) == ["school"]


def test_where_nothing_is_known_nothing_is_found():
    found = around((0, 0), Surroundings())

    assert found.things == () and (found.grid, found.community) == ("", "")
