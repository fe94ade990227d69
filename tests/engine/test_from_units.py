"""The ground under units that somebody drew: what hangs together, what one can see, and what no unit covers."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.from_units import ground_of_units
from community_grids.engine.gridding.editing.model import GridRecord, RefusedError
from community_grids.engine.gridding.editing.taking_over import taken_over
from community_grids.engine.gridding.model import Band
from drawn_districts import BRIDGE, RIVER, box, drawn, lattice, lattice_houses, objects, plan_of, two_banks
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


def bent_row(depths, top=100):
    """Units of 100 m side by side whose lower corners lie at these heights; the upper ones lie on a straight line."""
    return [
        shapely.Polygon([(x, low), (x, top), (x + 100, top), (x + 100, high)])
        for x, low, high in zip(range(0, 100 * len(depths), 100), depths, depths[1:])
    ]


@pytest.mark.parametrize("bend", [(0, 0.002, 0.003, 0.002, 0), (0, -0.002, 0.003, 0.002, 0), (0, 0.01, 0.03, 0.01, 0)])
def test_the_gap_between_units_and_the_edge_of_their_community_makes_nobody_neighbours(bend):
    ground = ground_of(lattice(4, 1, 60), bent_row(bend))
    assert list(borders_of(ground)) == [(0, 1), (1, 2), (2, 3)]
    assert ground.fabric.units.borders.lengths == pytest.approx([100] * 3, abs=0.1)
    assert shapely.area(ground.fabric.polygons) == pytest.approx([10_000] * 4, abs=3)
    assert ground.codes.tolist() == [f"{HOME}001"] * 4


def test_the_gap_between_units_makes_nobody_neighbours():
    south = [box(x, -100, 50, 100) for x in range(0, 400, 50)]
    district = drawn([box(0, -100, 400, 200)], lattice_houses(4, 2, 60, y=-100))
    ground = ground_of(district, [*bent_row((0, 0.002, 0.003, 0.002, 0)), *south])
    borders = ground.fabric.units.borders
    across = borders.pairs[borders.open & (borders.pairs[:, 0] < 4) & (borders.pairs[:, 1] > 3)]
    assert across.tolist() == [[0, 4], [0, 5], [1, 6], [1, 7], [2, 8], [2, 9], [3, 10], [3, 11]]


def test_units_that_reach_over_into_the_next_community_make_nobody_neighbours_there():
    # Five squares round a sixth, which is the second community and reaches a millimetre too far north and east.
    sixth = shapely.box(100, 0, 200.001, 100.001)
    five = [
        box(0, 0, 100, 100),
        shapely.Polygon([(0, 100), (0, 200), (100, 200), (100, 100.001), (100, 100)]),
        shapely.Polygon([(100, 100.001), (100, 200), (200, 200), (200.001, 100.001)]),
        shapely.Polygon([(200.001, 100.001), (200, 200), (300, 200), (300, 100)]),
        shapely.Polygon([(200.001, 0), (200.001, 100.001), (300, 100), (300, 0)]),
    ]
    inner = box(100, 0, 100, 100)
    ground = ground_of(drawn([box(0, 0, 300, 200) - inner, inner], lattice_houses(3, 2, 60)), [*five, sixth])
    borders = ground.fabric.units.borders
    assert borders.pairs[borders.open].tolist() == [[0, 1], [1, 2], [2, 3], [3, 4]]


def three_in_a_row(codes):
    """A draft of a row of three units of 100 households, each touching the next."""
    ground = ground_of(lattice(3, 1, 100), [box(100 * column, 0, 100, 100) for column in range(3)])
    return Draft(ground.fabric, objects(codes), {code: GridRecord(code, code, 0) for code in ("a", "b", "c")})


def test_a_grid_is_taken_over_as_it_lies_in_the_other_plan():
    here, there = three_in_a_row("abc"), three_in_a_row("aac")
    here.apply(taken_over(here, there, ["a"]))
    assert here.codes.tolist() == ["a", "a", "c"]
    assert here.records["b"].void


def test_a_lock_here_stays_whatever_the_other_plan_says():
    here, there = three_in_a_row("aab"), three_in_a_row("aab")
    there.apply(there.renamed("a", "north"))
    here.apply(taken_over(here, there, ["a"]))
    assert here.records["a"].name == "north"
    there.apply(there.renamed("a", "south"))
    here.apply(here.locked(["a"], True))
    assert refused(taken_over, here, there, ["a"]).check == "edit_locked"
    there.apply(there.locked(["b"], True))
    assert refused(taken_over, here, there, ["b"]).check == "edit_nothing"


def test_what_would_break_a_grid_here_is_not_taken_over():
    here, there = three_in_a_row("bbb"), three_in_a_row("bab")
    assert refused(taken_over, here, there, ["a"]).check == "edit_leaves_pieces"
    with pytest.raises(RefusedError):
        taken_over(here, here, ["b"])  # nothing differs
