"""Rows of a register tied to buildings: code before address before place, and what a person has decided."""

import numpy as np
import pytest
import shapely
from community_grids.adapters.words.address_words import address_words
from community_grids.engine.premises.addresses.index import AddressIndex
from community_grids.engine.premises.addresses.matching import AddressMatcher
from community_grids.engine.premises.model import buildings_of, register_rows_of
from community_grids.engine.premises.placing import Placing
from community_grids.engine.premises.tying import tie_rows
from community_grids.engine.progress import CancelledError, Progress

# Three houses of 10 by 10 m: two north of Elm Street, one south of it. The street runs along y = 0.
HOUSES = np.array([shapely.box(x, y, x + 10, y + 10) for x, y in ((0, 5), (30, 5), (0, -15))], dtype=object)
STREET = np.array([shapely.LineString([(-100, 0), (100, 0)])], dtype=object)
KNOWN = ["12 Elm St", "14 Elm St", "13 Elm St"]


def buildings():
    return buildings_of(["B-1", "B-2", "B-3"], footprints=HOUSES)


def tie(rows, **more):
    """Tie rows of (code, address, place)."""
    codes, addresses, places = zip(*rows, strict=True)
    points = np.empty(len(rows), dtype=object)
    points[:] = [None if place is None else shapely.Point(place) for place in places]
    keys = [f"r{number}" for number in range(len(rows))]
    register = register_rows_of(keys, codes=codes, addresses=addresses, points=points)
    matcher = AddressMatcher(AddressIndex(KNOWN, range(3), address_words()))
    return tie_rows(register, buildings(), matcher, streets=STREET, street_names=["ELM ST"], **more)


def told(tied):
    ties = tied.ties
    return list(zip(ties.buildings.tolist(), ties.methods.tolist(), ties.states.tolist(), strict=True))


def test_code_before_address_before_place():
    tied = tie([("b-2", "14 Elm St", None), ("", "12 elm street", (5, -10)), ("", "", (5, -10))])
    assert told(tied) == [(1, "code", "sure"), (0, "address", "sure"), (2, "inside", "sure")]
    assert tied.ties.confidences.min() > 0.9


def test_a_code_whose_address_is_of_another_building_waits():
    tied = tie([("B-2", "12 Elm St", None)])
    assert told(tied) == [(1, "code", "doubtful")]
    assert tied.ties.candidates[0].tolist() == [1, 0, -1]
    assert tied.troubles["code_against_address"].tolist() == [0]


def test_a_code_that_nobody_has_is_told_and_the_address_ties():
    tied = tie([("B-9", "12 Elm St", None)])
    assert told(tied) == [(0, "address", "sure")]
    assert tied.troubles["code_unknown"].tolist() == [0]


def test_a_place_that_speaks_against_the_address_is_told():
    tied = tie([("", "12 Elm St", (5, -10))])
    assert told(tied) == [(0, "address", "sure")]
    assert tied.troubles["address_against_place"].tolist() == [0]


def test_a_place_decides_between_two_numbers_of_a_range():
    assert told(tie([("", "12-14 Elm St", None)]))[0][2] == "doubtful"
    assert told(tie([("", "12-14 Elm St", (35, 8))])) == [(1, "inside", "sure")]


def test_nothing_said_ties_nothing():
    tied = tie([("", "", None), ("", "5 Oak St", None)])
    assert told(tied) == [(-1, "none", "unmatched")] * 2
    assert tied.troubles["nothing_said"].tolist() == [0]


def test_what_a_person_decided_stays():
    tied = tie([("", "12 Elm St", None), ("B-1", "", None)], decisions={"r0": 2, "r1": -1})
    assert told(tied) == [(2, "decided", "decided"), (-1, "decided", "decided")]


def test_entrance_and_room_come_from_the_address_where_the_register_has_none():
    tied = tie([("", "12 Elm St #3B", None)])
    assert tied.rooms.tolist() == ["3B"]


def test_a_cancel_is_heard():
    class Impatient(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        tie([("", "12 Elm St", None)], progress=Impatient())


# By place


def placed(shape, road="ELM ST", streets=STREET, names=("ELM ST",)):
    rows, scores, methods = Placing(HOUSES, streets, list(names)).place(np.array([shape], dtype=object), [road])
    return rows[0].tolist(), scores[0].round(2).tolist(), methods[0]


def test_the_nearest_on_this_side_of_the_street():
    # 1 m north of the street's middle: 4 m to the house in the north, 6 m to that in the south.
    rows, scores, method = placed(shapely.Point(5, 1))
    assert (rows[0], method) == (0, "street_side")
    assert scores[0] > 0.75
    # South of it the other one, though the one in the north is as near.
    assert placed(shapely.Point(5, -0.2))[0][0] == 2


def test_without_the_street_both_sides_are_open():
    none = np.array([], dtype=object)
    _, scores, _ = placed(shapely.Point(5, 0.1), streets=none, names=())
    assert scores[0] < 0.6


def test_a_street_of_another_name_stands_less_in_the_way():
    own, other = (placed(shapely.Point(5, -0.5), road=road)[1][1] for road in ("ELM ST", "OAK ST"))
    assert own < other


def test_far_from_everything_is_nowhere():
    assert placed(shapely.Point(500, 500)) == ([-1, -1, -1], [0, 0, 0], "none")


def test_the_largest_overlap():
    rows, scores, method = placed(shapely.box(2, 5, 33, 15))
    assert (rows[:2], method) == ([0, 1], "overlap")
    assert scores[0] == pytest.approx(0.98 * 80 / 110, abs=0.01)


def test_a_footprint_that_is_missing_is_never_found():
    houses = np.array([None, shapely.Polygon(), HOUSES[0]], dtype=object)
    rows, _, methods = Placing(houses).place(np.array([shapely.Point(5, 8), None], dtype=object), ["", ""])
    assert rows[:, 0].tolist() == [2, -1]
    assert methods.tolist() == ["inside", "none"]


def test_places_that_are_shifted_are_not_used():
    rows = [("", KNOWN[number % 3], (600 + number, 600)) for number in range(30)]
    tied = tie([*rows, ("", "", (5, 8))])
    assert tied.off > 500
    assert tied.ties.states[-1] == "unmatched"
    assert tied.troubles["places_off"].tolist() == list(range(31))


def test_places_that_lie_off_say_less():
    near = [("", "12 Elm St", (5, 20))] * 30  # 5 m from the house
    sure, unsure = tie([("", "", (5, 8))]), tie([*near, ("", "", (5, 8))])
    assert unsure.ties.confidences[-1] < sure.ties.confidences[0]
