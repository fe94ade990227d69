"""The ground under units that somebody drew: what hangs together, what one can see, and what no unit covers."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.from_units import ground_of_units
from community_grids.engine.gridding.editing.model import GridRecord, RefusedError
from community_grids.engine.gridding.editing.taking_over import taken_over
from community_grids.engine.gridding.model import Band
from drawn_districts import BRIDGE, RIVER, box, lattice, objects, plan_of, two_banks
from refusals import refused

BANDS = {"urban": Band(350, 500), "rural": Band(350, 500), "special": Band(0, 10**9)}
HOME = "110101001001"


def ground_of(district, polygons, codes=None, ids=None):
    count = len(polygons)
    return ground_of_units(
        district,
        objects(polygons),
        np.arange(1, count + 1) if ids is None else np.array(ids),
        objects([f"{HOME}001"] * count if codes is None else codes),
        objects([HOME] * count),
        BANDS,
    )


def borders_of(ground):
    borders = ground.fabric.units.borders
    return {tuple(pair): row for row, pair in enumerate(borders.pairs.tolist())}


def test_the_units_of_a_division_come_back_with_their_borders_and_counts():
    district = lattice(6, 4, 60)
    plan = plan_of(district)
    ground = ground_of(district, plan.units, plan.grid_codes[plan.unit_grids], plan.unit_ids)
    units = ground.fabric.units
    assert ground.fabric.unit_ids.tolist() == plan.unit_ids.tolist()
    assert units.households.tolist() == plan.unit_households.tolist()
    assert units.buildings.tolist() == plan.unit_buildings.tolist()
    assert ground.codes.tolist() == plan.grid_codes[plan.unit_grids].tolist()
    assert units.borders.open.all()
    assert ground.visible == pytest.approx(units.borders.lengths), "every border lies on a street"
    assert ground.building_units.tolist() == plan.unit_ids[plan.building_units].tolist()
    assert ground.findings == []


@pytest.mark.parametrize(("bridge", "joined"), [(None, False), (BRIDGE, True)])
def test_a_river_parts_units_that_no_bridge_joins(bridge, joined):
    west, water, east = box(0, 0, 305, 200), box(305, 0, 30, 200), box(335, 0, 305, 200)
    ground = ground_of(two_banks(RIVER, 100, bridge), [west, water, east])
    assert ground.fabric.units.wet.tolist() == [False, True, False]
    rows = borders_of(ground)
    assert [bool(ground.fabric.units.borders.open[rows[pair]]) for pair in ((0, 1), (1, 2))] == [joined, joined]


def test_ids_order_the_units_and_new_ground_comes_last():
    ground = ground_of(lattice(4, 1, 60), [box(200, 0, 100, 100), box(0, 0, 200, 100)], ids=[9, 4])
    assert ground.fabric.unit_ids.tolist() == [4, 9, 10]
    assert ground.codes.tolist() == [f"{HOME}001", f"{HOME}001", ""]
    assert ground.fabric.units.households.tolist() == [120, 60, 60]
    (finding,) = ground.findings
    assert (finding.check, finding.numbers["households"]) == ("plan_ground_without_unit", 60)
    assert shapely.area(ground.fabric.polygons).sum() == pytest.approx(400 * 100)


def test_a_unit_that_lies_in_two_pieces_is_two_units_of_its_grid():
    island = shapely.MultiPolygon([box(0, 0, 100, 100), box(300, 0, 100, 100)])
    ground = ground_of(lattice(4, 1, 60), [island, box(100, 0, 200, 100)], [f"{HOME}001", f"{HOME}002"])
    assert ground.codes.tolist() == [f"{HOME}001", f"{HOME}002", f"{HOME}001"]
    assert {polygon.geom_type for polygon in ground.fabric.polygons} == {"Polygon"}


def three_in_a_row(codes):
    """A draft of a row of three units of 100 households, each touching the next."""
    ground = ground_of(lattice(3, 1, 100), [box(100 * column, 0, 100, 100) for column in range(3)])
    return Draft(ground.fabric, objects(codes), {code: GridRecord(code, code, 0) for code in ("a", "b", "c")})


def test_a_grid_is_taken_over_as_it_lies_in_the_other_plan():
    here, there = three_in_a_row("abc"), three_in_a_row("aac")
    here.apply(taken_over(here, there, ["a"]))
    assert here.codes.tolist() == ["a", "a", "c"]
    assert here.records["b"].void


def test_what_would_break_a_grid_here_is_not_taken_over():
    here, there = three_in_a_row("bbb"), three_in_a_row("bab")
    assert refused(taken_over, here, there, ["a"]).check == "edit_leaves_pieces"
    with pytest.raises(RefusedError):
        taken_over(here, here, ["b"])  # nothing differs
