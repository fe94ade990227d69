"""Which rows of dwellings count, what a building holds after one of them changed, and buildings found again."""

import numpy as np
import shapely
from community_grids.engine.premises.counting import held_after, held_by_building, rows_that_count
from community_grids.engine.premises.joining import found_again
from community_grids.engine.premises.model import NO_FLOOR, buildings_of, dwellings_of


def rows(*told, households=None):
    """Rows of buildings, entrances, floors and rooms."""
    buildings, entrances, floors, rooms = zip(*told, strict=True)
    return dwellings_of(
        buildings,
        entrances=list(entrances),
        floors=[NO_FLOOR if floor is None else floor for floor in floors],
        rooms=list(rooms),
        households=np.ones(len(told), dtype=int) if households is None else households,
    )


def test_the_finest_rows_of_each_building_entrance_and_floor_count():
    told = rows(
        (0, "1", 1, "101"),
        (0, "1", 1, ""),
        (0, "1", 2, ""),
        (0, "1", None, ""),
        (0, "2", None, ""),
        (0, "", None, ""),
        (1, "", None, ""),
        (2, "", 1, ""),
        (2, "", None, ""),
        (3, "", None, "101"),
        (3, "1", None, ""),
    )
    assert rows_that_count(told).tolist() == [True, False, True, False, True, False, True, True, False, True, True]
    assert rows_that_count(told.taken([])).tolist() == []


def test_buildings_hold_what_their_rows_do():
    told = rows((1, "1", 1, "101"), (1, "1", 1, "102"), (1, "1", None, ""), households=[2, 3, 99])
    households, dwellings, known = held_by_building(told, 3)
    assert (households.tolist(), dwellings.tolist(), known.tolist()) == ([0, 5, 0], [0, 2, 0], [False, True, False])


def test_a_row_that_is_new_was_among_those_not_known():
    whole = rows((0, "1", None, ""), households=[12])
    with_room = rows((0, "1", None, ""), (0, "1", 3, "301"), households=[12, 2])
    assert held_after(12, whole, with_room) == 12
    assert held_after(1, whole.taken([]), with_room.taken([1])) == 2


def test_a_row_that_changes_brings_the_difference():
    before, after = (rows((0, "1", 3, "301"), households=[held]) for held in (2, 5))
    assert held_after(12, before, after) == 15
    assert held_after(15, after, before) == 12
    assert held_after(0, before, after) == 5


def test_buildings_are_found_by_id_then_by_place_each_once():
    known = buildings_of(["a", "b", "c"], footprints=[shapely.Point(5, 5), shapely.box(20, 0, 30, 10), None])
    given = buildings_of(
        ["x", "c", "c", "y", "z"],
        footprints=[shapely.box(0, 0, 10, 10), None, shapely.box(21, 1, 29, 9), shapely.box(21, 1, 29, 9), None],
    )
    assert found_again(known, given).tolist() == [0, 2, 1, -1, -1]
    assert found_again(known, given.taken([])).tolist() == []
    assert found_again(known.taken([]), given).tolist() == [-1] * 5


def test_a_building_without_an_id_is_found_by_its_place_alone():
    known = buildings_of(["", "b"], footprints=[shapely.box(0, 0, 10, 10), shapely.box(20, 0, 30, 10)])
    given = buildings_of(["", ""], footprints=[shapely.box(21, 1, 29, 9), shapely.box(1, 1, 9, 9)])
    assert found_again(known, given).tolist() == [1, 0]
