"""The elevation table of a building: what stands where, and that no household is lost or made up."""

import numpy as np
import pytest
from community_grids.engine.premises.elevation import elevation_of, switched, typed
from community_grids.engine.premises.model import NO_FLOOR, buildings_of, dwellings_of
from community_grids.engine.premises.rooms import place_of_room
from hypothesis import given, settings
from hypothesis import strategies as st


def house(**known):
    """A building of which this is known."""
    return buildings_of(["A-1"], **{name: [value] for name, value in known.items()})


def rows(*listed):
    """Dwellings, each as (entrance, floor or None, room, households, dwellings)."""
    entrances, floors, rooms, households, dwellings = zip(*listed, strict=True)
    return dwellings_of(
        np.zeros(len(listed), dtype=int),
        entrances=entrances,
        floors=[NO_FLOOR if floor is None else floor for floor in floors],
        rooms=rooms,
        households=households,
        dwellings=dwellings,
    )


def lines(table):
    """What stands on each line: {floor: [(entrance, room, dwellings, households)]}."""
    found = {}
    for (line, _), home in sorted(table.slots.items()):
        shown = home.entrance, home.room, home.dwellings, home.households
        found.setdefault(table.floors[line], []).append(shown)
    return found


def test_a_slab_of_single_dwellings_stands_floor_over_floor():
    rooms = [(e, None, f"{floor}0{place}", 1, 1) for e in "12" for floor in (1, 2, 3) for place in (1, 2)]
    table = elevation_of(house(floors=3, entrances=2, households=12, dwellings=12), rows(*rooms))
    assert table.floors == (3, 2, 1)
    assert (table.entrances, table.widths, table.known) == (("1", "2"), (2, 2), "singly")
    assert lines(table)[3] == [("1", "301", 1, 1), ("1", "302", 1, 1), ("2", "301", 1, 1), ("2", "302", 1, 1)]
    assert table.in_entrance("2").households == 6
    assert table.on_floor(2).dwellings == 4
    assert table.left_over.households == 0


def test_a_room_that_is_missing_leaves_its_place_empty():
    there = (1, "101"), (1, "103"), (2, "201"), (2, "202"), (2, "203")
    table = elevation_of(house(floors=2), rows(*(("1", floor, room, 1, 1) for floor, room in there)))
    assert table.slots[1, 2].room == "103"
    assert (1, 1) not in table.slots


def test_rooms_numbered_on_from_floor_to_floor_fill_up_from_the_left():
    table = elevation_of(house(floors=3), rows(*(("", (n + 1) // 2, str(n), 1, 1) for n in range(1, 7))))
    assert table.widths == (2,)
    assert [home[1] for home in lines(table)[1]] == ["1", "2"]


def test_a_dwelling_of_two_floors_stands_at_both_and_counts_once():
    table = elevation_of(house(floors=7, households=1), rows(("1", None, "601-701", 1, 1)))
    assert table.slots[0, 0] is table.slots[1, 0]
    assert (table.on_floor(7).households, table.on_floor(6).households) == (0, 1)
    assert len(table.homes) == 1


def test_what_has_no_floor_stands_below_all():
    listed = [("1", None, "101", 1, 1), ("1", None, "A12", 1, 1), ("1", None, "西边", 2, 1)]
    table = elevation_of(house(floors=1, households=4), rows(*listed))
    assert table.floors == (1, NO_FLOOR)
    assert [home[1] for home in lines(table)[NO_FLOOR]] == ["A12", "西边"]
    assert table.total.households == 4


def test_cellars_lie_below_the_ground_and_there_is_no_floor_0():
    table = elevation_of(house(floors=2, floors_below=2), rows(("1", None, "-101", 1, 1)))
    assert table.floors == (2, 1, -1, -2)
    assert table.slots[2, 0].room == "-101"


def test_rows_of_entrances_are_spread_over_the_floors_and_marked():
    table = elevation_of(
        house(floors=6, entrances=2, households=12), rows(("1", None, "", 7, 12), ("2", None, "", 5, 10))
    )
    assert table.known == "entrances"
    assert [table.on_floor(floor).dwellings for floor in table.floors] == [4, 4, 4, 4, 4, 2]
    assert (table.in_entrance("1").households, table.in_entrance("2").households) == (7, 5)
    assert not any(home.single for home in table.homes)


def test_the_numbers_of_a_building_alone_are_spread_over_entrances_too():
    table = elevation_of(house(floors=6, entrances=4, dwellings=48, households=41), rows(("", None, "", 41, 48)))
    assert (table.known, table.entrances) == ("building", ("1", "2", "3", "4"))
    assert {home.dwellings for home in table.homes} == {2}
    assert sum(home.households for home in table.homes) == 41
    assert elevation_of(house(floors=6, entrances=4, dwellings=48, households=41), dwellings_of([])).homes[0].row == -1


def test_a_town_house_is_one_dwelling_over_all_its_floors():
    table = elevation_of(house(floors=3, entrances=1, dwellings=1, households=1), dwellings_of([]))
    assert [(home.floor, home.top) for home in table.homes] == [(1, 3)]


def test_few_dwellings_in_a_tower_are_on_no_floor_that_is_known():
    table = elevation_of(house(floors=30, entrances=1, dwellings=4, households=3), dwellings_of([]))
    assert [home.floor for home in table.homes] == [NO_FLOOR]


def test_a_building_with_nothing_known_is_empty_but_has_a_place():
    table = elevation_of(house(), dwellings_of([]))
    assert (table.floors, table.entrances, table.widths, table.known) == ((), ("",), (1,), "nothing")


def test_finer_rows_take_the_place_of_what_they_tell_again():
    table = elevation_of(
        house(floors=2, entrances=2, households=6),
        rows(
            ("", None, "", 9, 9),
            ("1", None, "", 5, 5),
            ("1", None, "101", 1, 1),
            ("1", 2, "", 3, 3),
            ("2", None, "", 2, 2),
        ),
    )
    assert table.known == "entrances"
    assert (table.in_entrance("1").households, table.in_entrance("2").households) == (4, 2)


def test_what_the_building_counts_and_no_row_does_is_told():
    table = elevation_of(house(floors=1, households=5, dwellings=4), rows(("1", None, "101", 2, 1)))
    assert (table.left_over.dwellings, table.left_over.households) == (3, 3)
    assert table.total.households == 5


@pytest.mark.parametrize(
    ("room", "floor", "top"),
    [
        ("0301", 3, 3),
        ("１２０１室", 12, 12),
        ("3-1", 3, 3),
        ("2-301", 3, 3),
        ("A301", 3, 3),
        ("12A", 12, 12),
        ("601（跃层）", 6, 7),
        ("601/701", 6, 7),
        ("101-102", 1, 1),
        ("负101", -1, -1),
        ("B1-03", -1, -1),
        ("3层2", 3, 3),
        ("A12", NO_FLOOR, NO_FLOOR),
        ("", NO_FLOOR, NO_FLOOR),
    ],
)
def test_odd_numbers_of_rooms(room, floor, top):
    place = place_of_room(room)
    assert (place.floor, place.top) == (floor, top)


def test_a_floor_above_the_roof_is_read_another_way_or_not_at_all():
    assert place_of_room("1102", floors=6, entrance="1").floor == 1
    assert place_of_room("9901", floors=6).floor == NO_FLOOR


def test_what_is_typed_and_switched():
    assert typed("unknown", 1) == (1, "occupied")
    assert typed("shop", 1) == (1, "shop")
    assert switched(3, "shop") == (3, "shop")
    assert switched(3, "empty") == (0, "empty")


some_rows = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "东"]),
        st.sampled_from([None, -1, 1, 2, 7, 5000]),
        st.sampled_from(["", "101", "0202", "601-701", "A12", "1-301", "跃", "地下室"]),
        st.integers(0, 5),
        st.integers(-1, 4),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(some_rows, st.integers(-1, 8), st.integers(-1, 3), st.integers(0, 40))
def test_the_sums_are_the_counts_whatever_is_known(listed, floors, entrances, households):
    building = house(floors=floors, entrances=entrances, households=households)
    table = elevation_of(building, rows(*listed) if listed else dwellings_of([]))
    told = sum(home.households for home in table.homes)
    assert told + table.left_over.households == table.total.households == households
    assert told == sum(table.in_entrance(entrance).households for entrance in table.entrances)
    assert told == sum(table.on_floor(floor).households for floor in set(table.floors))
    finest = [row for row in listed if row[2]]
    assert sum(home.households for home in table.homes if home.level == "singly") == sum(row[3] for row in finest)
    assert len(set(table.slots.values())) == len(table.homes)
