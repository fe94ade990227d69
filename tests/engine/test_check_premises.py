"""A street of five buildings that is right, and what is found when one thing at a time is wrong."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids.engine.premises.checking.check import check_premises
from community_grids.engine.premises.checking.model import Limits, Premises
from community_grids.engine.premises.completeness import completeness, known_dwellings
from community_grids.engine.premises.model import (
    NO_FLOOR,
    addresses_of,
    buildings_of,
    dwellings_of,
    register_rows_of,
    ties_of,
)

NAMES = ("a", "b", "c", "d", "e")


def street(**changes):
    """Five buildings of 20 by 20 m, 100 m apart, of three floors and three dwellings, a household in each."""
    told = {
        "footprints": [shapely.box(100 * row, 0, 100 * row + 20, 20) for row in range(5)],
        "uses": ["residential"] * 5,
        "floors": [3] * 5,
        "heights": [9.0] * 5,
        "entrances": [1] * 5,
        "dwellings": [3] * 5,
        "households": [3] * 5,
        "units": [1] * 5,
    }
    return buildings_of(NAMES, **{**told, **changes})


def rooms(**changes):
    """Three dwellings of each building, one on each floor."""
    told = {
        "entrances": ["1"] * 15,
        "floors": [1, 2, 3] * 5,
        "rooms": ["101", "201", "301"] * 5,
        "states": ["occupied"] * 15,
        "households": [1] * 15,
    }
    return dwellings_of(np.repeat(np.arange(5), 3), **{**told, **changes})


def plates(**changes):
    """An address at the door of each building."""
    told = {"buildings": range(5), "points": [shapely.Point(100 * row + 10, -3) for row in range(5)]}
    return addresses_of([f"Long Street {row + 1}" for row in range(5)], **{**told, **changes})


def ledger(**changes):
    """A row of a register for each building, and ties to them."""
    told = {"points": [shapely.Point(100 * row + 10, 10) for row in range(5)], "households": [3] * 5}
    return register_rows_of([f"r{row}" for row in range(5)], **{**told, **changes})


def town(buildings=None, dwellings=None, addresses=None, rows=None, ties=None, **more):
    buildings = street() if buildings is None else buildings
    tied = ties_of(range(5), states=["sure"] * 5) if ties is None else ties
    return Premises(
        buildings,
        plates() if addresses is None else addresses,
        rooms() if dwellings is None else dwellings,
        [(ledger() if rows is None else rows, tied)],
        **{
            "community_codes": np.full(len(buildings), "001", dtype=object),
            "grid_codes": np.full(len(buildings), "001001", dtype=object),
            **more,
        },
    )


def with_one(values, place, value):
    return [*values[:place], value, *values[place + 1 :]]


def found(premises, limits=None):
    return [(one.check, one.numbers.get("building", "")) for one in check_premises(premises, limits)]


def the_one(premises):
    (finding,) = check_premises(premises)
    return finding


def test_nothing_is_found_where_all_is_right():
    assert found(town()) == []


WRONG = {
    "building_floating": lambda: town(
        community_codes=np.array(["001", "001", "", "001", "001"], dtype=object),
        grid_codes=np.array(["g", "g", "", "g", "g"], dtype=object),
    ),
    "building_without_ground": lambda: town(street(footprints=with_one(street().footprints.tolist(), 2, None))),
    "building_floors_misfit": lambda: town(street(heights=with_one([9.0] * 5, 2, 60.0))),
    "households_over_dwellings": lambda: town(
        street(households=with_one([3] * 5, 2, 4)), rooms(households=[1] * 6 + [2] + [1] * 8)
    ),
    "households_without_homes": lambda: town(street(uses=with_one(["residential"] * 5, 2, "industrial"))),
    "households_not_told": lambda: town(rooms_empty_in_c()),
    "dwelling_size_odd": lambda: town(
        street(footprints=with_one(street().footprints.tolist(), 2, shapely.box(200, 0, 203, 3)))
    ),
    "dwelling_above_roof": lambda: town(dwellings=rooms(floors=[1, 2, 3] * 2 + [1, 2, 7] + [1, 2, 3] * 2)),
    "dwelling_lived_in": lambda: town(dwellings=rooms(states=with_one(["occupied"] * 15, 7, "empty"))),
    "dwelling_repeated": lambda: town(
        dwellings=rooms(rooms=with_one(["101", "201", "301"] * 5, 7, "101"), floors=with_one([1, 2, 3] * 5, 7, 1))
    ),
    "entrances_differ": lambda: town(street(entrances=with_one([1] * 5, 2, 4))),
    "address_far": lambda: town(
        addresses=plates(points=with_one(plates().points.tolist(), 2, shapely.Point(210, -90)))
    ),
    "building_without_address": lambda: town(addresses=plates().taken([0, 1, 3, 4])),
    "tie_far": lambda: town(rows=ledger(points=with_one(ledger().points.tolist(), 2, shapely.Point(210, 300)))),
    "estimate_far": lambda: town(likely=(np.array([2.0, 2, 20, 2, 2]), np.array([9.0, 9, 40, 9, 9]))),
}


def rooms_empty_in_c():
    """Buildings of which the third counts one household fewer than its dwellings do."""
    return street(households=with_one([3] * 5, 2, 2))


@pytest.mark.parametrize("check", WRONG)
def test_one_thing_that_is_wrong_is_found_where_it_is(check):
    finding = the_one(WRONG[check]())
    assert (finding.check, finding.numbers["building"]) == (check, "c")
    if check != "building_without_ground":
        x, y = finding.place
        assert 190 <= x <= 230 and -100 <= y <= 310
    assert finding.community_code == ("" if check == "building_floating" else "001")


def test_a_building_drawn_twice_is_the_smaller_of_the_two():
    shapes = with_one(street().footprints.tolist(), 2, shapely.box(100, 0, 120, 15))
    premises = town(street(footprints=shapes), addresses=addresses_of([]), rows=ledger(points=[None] * 5))
    finding = the_one(premises)
    assert (finding.check, finding.numbers) == ("building_doubled", {"building": "c", "other": "b", "percent": 100.0})


def test_where_one_of_two_counts_nobody_none_is_counted_twice():
    footprints = with_one(street().footprints.tolist(), 3, shapely.box(200, 0, 220, 20))
    buildings = street(footprints=footprints, households=[3, 3, 3, 0, 3])
    nowhere = {"addresses": addresses_of([]), "rows": ledger(points=[None] * 5)}
    finding = the_one(town(buildings, rooms().taken(range(9)), **nowhere))
    assert (finding.check, finding.severity) == ("building_over_another", "note")


def test_a_building_outside_that_counts_nobody_is_a_note():
    nowhere = np.array(["001", "001", "001", "", "001"], dtype=object)
    buildings = street(households=[3, 3, 3, 0, 3])
    finding = the_one(town(buildings, rooms().taken(range(9)), community_codes=nowhere, grid_codes=nowhere))
    assert (finding.check, finding.severity) == ("building_apart", "note")


def test_a_party_wall_is_no_double():
    shapes = with_one(street().footprints.tolist(), 2, shapely.box(120, 0, 140, 20))
    premises = town(street(footprints=shapes), addresses=addresses_of([]), rows=ledger(points=[None] * 5))
    assert found(premises) == []


def test_codes_that_are_repeated_or_missing():
    buildings = replace(street(), ids=np.array(["a", "b", "b", "", ""], dtype=object))
    assert found(town(buildings)) == [
        ("building_code_repeated", "b"),
        ("building_code_repeated", "b"),
        ("building_without_code", ""),
    ]


def test_floors_that_nobody_wrote_down_are_told_by_the_highest_dwelling():
    finding = the_one(town(street(floors=with_one([3] * 5, 2, -1))))
    assert (finding.check, finding.numbers["told"]) == ("building_without_floors", 3)
    unknown = rooms(floors=[NO_FLOOR] * 15)
    assert the_one(town(street(floors=with_one([3] * 5, 2, 0)), unknown)).numbers["told"] == 0


def test_entrances_of_a_home_without_dwellings():
    dwellings = rooms().taken(rooms().buildings != 2)
    finding = the_one(town(street(dwellings=with_one([3] * 5, 2, -1)), dwellings))
    assert (finding.check, finding.numbers["building"]) == ("building_without_dwellings", "c")


def test_households_of_a_building_with_nothing_but_shops():
    states = ["occupied"] * 6 + ["shop"] * 3 + ["occupied"] * 6
    dwellings = rooms(states=states, households=[1] * 6 + [0] * 3 + [1] * 6)
    finding = the_one(town(street(uses=with_one(["residential"] * 5, 2, "commercial")), dwellings))
    assert (finding.check, finding.value) == ("households_in_shop", 3)


def test_a_building_may_hold_more_than_the_dwellings_that_are_known():
    states = with_one(["occupied"] * 15, 7, "unknown")
    dwellings = rooms(states=states, households=with_one([1] * 15, 7, 0))
    assert found(town(dwellings=dwellings)) == []


def test_an_address_of_two_buildings_and_one_of_none():
    texts = addresses_of(
        ["Long Street 1", "long street 1 ", "Nowhere 9", "Long Street 3", "Long Street 4", "Long Street 5"],
        buildings=[0, 1, -1, 2, 3, 4],
    )
    told = [(one.check, one.numbers) for one in check_premises(town(addresses=texts))]
    assert told == [
        ("address_of_none", {"address": "Nowhere 9"}),
        ("address_of_several", {"address": "Long Street 1", "building": "a", "other": "b"}),
    ]


def test_without_any_address_none_is_missed():
    assert found(town(addresses=addresses_of([]))) == []


def test_rows_of_a_register_that_are_tied_to_nothing():
    ties = ties_of([0, 1, -1, 3, 4], states=["sure", "sure", "unmatched", "sure", "sure"])
    finding = the_one(town(ties=ties))
    assert (finding.check, finding.numbers["row"], finding.place) == ("row_untied", "r2", (210.0, 10.0))
    decided = ties_of([0, 1, -1, 3, 4], states=["sure", "sure", "decided", "sure", "sure"])
    assert found(town(ties=decided)) == []


def test_a_tie_into_another_community():
    west, east = shapely.box(-50, -50, 205, 50), shapely.box(205, -50, 600, 50)
    codes = np.array(["001", "001", "001", "002", "002"], dtype=object)
    premises = town(
        community_codes=codes, areas=np.array([west, east]), area_codes=np.array(["001", "002"], dtype=object)
    )
    finding = the_one(premises)
    assert (finding.check, finding.numbers["row"], finding.numbers["community"]) == (
        "tie_in_other_community",
        "r2",
        "002",
    )


def test_what_is_odd_is_a_matter_of_the_city():
    high = WRONG["building_floors_misfit"]()
    assert found(high, Limits(floor_m=(2.0, 25.0))) == []


def test_of_one_check_only_so_many_are_listed_and_the_rest_is_counted():
    told = check_premises(town(street(heights=[60.0] * 5)), Limits(most=2))
    assert [one.check for one in told] == ["building_floors_misfit"] * 2 + ["checks_more"]
    assert told[-1].numbers == {"check_of": "building_floors_misfit", "count": 3}


def test_shares_of_buildings_that_are_tied_and_of_dwellings_that_are_known():
    uses = ["residential", "residential", "residential", "industrial", "residential"]
    buildings = street(uses=uses, households=[3, 3, 3, 0, 3], dwellings=[3, 3, 3, 0, 3])
    states = ["occupied", "empty", "unknown"] + ["occupied"] * 3
    dwellings = rooms().taken(np.arange(6))
    dwellings = replace(dwellings, states=np.array(states, dtype=object), households=np.array([1, 0, 0, 1, 1, 1]))
    told = completeness(
        buildings, dwellings, [ties_of([2, 4], states=["sure", "doubtful"])], np.array([0, 0, 0, 0, 1]), 3
    )
    assert told.buildings.tolist() == [3, 1, 0]
    # Rows of dwellings tie nothing, nor does a tie that waits for a person
    assert told.tied.tolist() == [1, 0, 0]
    assert told.dwellings.tolist() == [9, 3, 0]
    assert told.known.tolist() == [5, 0, 0]
    assert told.known_share[:2].tolist() == [5 / 9, 0.0] and np.isnan(told.known_share[2])
    assert told.whole().tied_share.tolist() == [0.25]


def test_a_building_has_no_fewer_dwellings_than_households():
    total, known = known_dwellings(street(dwellings=[-1] * 5), rooms().taken([]))
    assert (total.tolist(), known.tolist()) == ([3] * 5, [0] * 5)
