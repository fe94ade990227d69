"""Compounds stay whole where they fit, and locked grids stay as they are."""

import numpy as np
import pytest
import shapely
from drawn_districts import (
    RAILWAY,
    RIVER,
    box,
    drawn,
    house,
    lattice,
    lattice_houses,
    lattice_streets,
    line,
    plan_of,
    two_banks,
)
from plan_checks import assert_sound, checks, fingerprint


def sound_plan(district, **how):
    plan = plan_of(district, **how)
    assert_sound(plan, district)
    return plan


def grids_in(plan, district, place):
    """The rows of the grids that hold the buildings within a place."""
    inside = shapely.intersects(place, shapely.point_on_surface(district.buildings))
    return sorted(set(plan.unit_grids[plan.building_units[inside]].tolist()))


def grid_of_code(plan, code):
    return plan.grids[plan.grid_codes.tolist().index(code)]


COMPOUND = box(310, 10, 280, 280)


def walled(households, compound=COMPOUND):
    """Nine columns of three rows of houses, two streets between the rows, and a walled compound in the middle."""
    return drawn(
        [box(0, 0, 900, 300)],
        [(house(50 + 100 * column, y), households) for column in range(9) for y in (50, 150, 250)],
        [line((0, 100), (900, 100)), line((0, 200), (900, 200))],
        compounds=[compound],
    )


def test_a_compound_that_fits_is_in_one_grid_though_streets_run_through_it():
    district = walled(40)
    plan = sound_plan(district)
    assert len(grids_in(plan, district, COMPOUND)) == 1
    assert set(plan.grid_statuses) == {"in_band"}
    assert "compound_divided" not in checks(plan)


@pytest.mark.parametrize("seed", range(4))
def test_a_small_compound_stays_whole_at_every_seed(seed):
    compound = box(205, 105, 190, 190)
    district = lattice(6, 4, 70, compounds=[compound])
    plan = sound_plan(district, seed=seed)
    assert len(grids_in(plan, district, compound)) == 1


def test_a_compound_over_the_maximum_is_divided_between_its_buildings():
    yard = box(105, 5, 590, 290)
    houses = [(box(120 + 45 * column, 20 + 45 * row, 30, 25), 15) for column in range(12) for row in range(6)]
    district = drawn(
        [box(0, 0, 800, 300)], houses, [line((100, 0), (100, 300)), line((700, 0), (700, 300))], compounds=[yard]
    )
    plan = sound_plan(district)
    assert len(grids_in(plan, district, yard)) > 1
    assert set(plan.grid_statuses) == {"in_band"}
    assert "compound_divided" not in checks(plan)


def test_a_compound_is_given_up_where_the_band_needs_it_and_a_finding_says_so():
    """Three rows of 300: whole they fit no grids in band, and the middle one is walled."""
    houses = [(house(25 + 50 * column, 50), 50) for column in range(18)]
    streets = [line((300, 0), (300, 100)), line((600, 0), (600, 100))]
    district = drawn([box(0, 0, 900, 100)], houses, streets, compounds=[box(300, 0, 300, 100)])
    plan = sound_plan(district)
    assert plan.grid_households.tolist() == [450, 450]
    (found,) = [finding for finding in plan.findings if finding.check == "compound_divided"]
    assert found.numbers == {"compound": 0, "grids": 2, "households": 300}


def test_a_compound_over_two_communities_parts_at_the_edge_between_them():
    compound = box(310, 10, 180, 180)
    houses = lattice_houses(8, 2, 55)
    district = drawn([box(0, 0, 400, 200), box(400, 0, 400, 200)], houses, lattice_streets(8, 2), compounds=[compound])
    assert sound_plan(district).grid_households.tolist() == [440, 440]


def test_a_wall_drawn_through_a_building_does_not_cut_it():
    """The compound's outline runs through a house that stands mostly outside, or mostly inside."""
    for x in (190, 205):
        houses = [*lattice_houses(4, 2, 100), (box(x, 40, 25, 20), 10)]
        sound_plan(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2), compounds=[box(210, 0, 190, 200)]))


@pytest.mark.parametrize("barrier", [RIVER, RAILWAY], ids=["river", "railway"])
def test_a_compound_drawn_over_a_barrier_is_no_way_over_it(barrier):
    banks = two_banks(barrier, 30)
    houses = list(zip(banks.buildings, banks.households.tolist()))
    district = drawn(banks.communities, houses, banks.streets, barriers=[barrier], compounds=[box(210, 10, 220, 80)])
    assert sound_plan(district).grid_households.tolist() == [180, 180]


def test_a_wall_is_something_one_can_see():
    district = drawn([box(0, 0, 400, 200)], lattice_houses(4, 2, 100), compounds=[box(0, 0, 200, 200)])
    plan = sound_plan(district)
    assert plan.grid_households.tolist() == [400, 400]
    assert plan.visible_boundary == pytest.approx([1, 1])


def relocked(district, plan, *rows):
    layers = {**vars(district), "locked": plan.grids[list(rows)], "locked_codes": plan.grid_codes[list(rows)]}
    return type(district)(**layers)


def test_a_locked_grid_of_an_earlier_plan_comes_back_byte_for_byte():
    district = lattice(6, 6, 70)
    before = plan_of(district, seed=1)
    again = relocked(district, before, 0, 3)
    after = sound_plan(again, seed=2)
    for row in (0, 3):
        code = before.grid_codes[row]
        assert grid_of_code(after, code).wkb == before.grids[row].wkb
        assert after.grid_locked[after.grid_codes.tolist().index(code)]
    assert after.grid_locked.sum() == 2


def test_a_locked_grid_with_cuts_between_houses_comes_back_byte_for_byte():
    houses = [(box(20 + 18 * x, 20 + 18 * y, 12, 12), 5 + (7 * x + y) % 20) for x in range(12) for y in range(18)]
    district = drawn([box(0, 0, 280, 400)], houses)
    before = plan_of(district)
    after = sound_plan(relocked(district, before, *range(len(before.grids))))
    assert shapely.to_wkb(after.grids).tolist() == shapely.to_wkb(before.grids).tolist()
    assert after.grid_codes.tolist() == before.grid_codes.tolist()


def test_a_locked_grid_drawn_by_hand_keeps_its_corners_and_its_ground():
    """Where a neighbour's corner comes to lie on its edge it gets a vertex there, and nothing else changes."""
    drawn_by_hand = shapely.Polygon([(0, 0), (210.5, 0), (200, 200), (0, 233.25)])
    district = lattice(6, 4, 80, locked=[drawn_by_hand], locked_codes=["110101001001007"])
    kept = grid_of_code(sound_plan(district), "110101001001007")
    assert shapely.area(shapely.symmetric_difference(kept, drawn_by_hand)) < 0.01
    corners = shapely.points(shapely.get_coordinates(drawn_by_hand))
    assert shapely.dwithin(corners, shapely.multipoints(shapely.get_coordinates(kept)), 1e-5).all()
    assert shapely.dwithin(shapely.points(shapely.get_coordinates(kept)), drawn_by_hand.exterior, 1e-5).all()


def test_a_locked_grid_keeps_its_code_and_no_other_grid_gets_a_used_one():
    district = lattice(
        6,
        4,
        80,
        locked=[box(0, 0, 200, 200)],
        locked_codes=["110101001001003"],
        used_codes=frozenset({"110101001001001", "110101001001003"}),
    )
    plan = sound_plan(district)
    assert plan.grid_codes[plan.grid_locked].tolist() == ["110101001001003"]
    assert "110101001001001" not in plan.grid_codes


def test_a_locked_grid_out_of_band_says_so_and_the_others_are_in_band():
    plan = sound_plan(lattice(6, 4, 80, locked=[box(0, 0, 200, 200)], locked_codes=["110101001001009"]))
    assert plan.grid_households.tolist() == [400, 400, 400, 400, 320]
    assert [reason and reason.check for reason in plan.grid_reasons] == [None] * 4 + ["locked_grid_out_of_band"]


def test_locked_units_are_marked():
    plan = sound_plan(lattice(6, 4, 80, locked=[box(0, 0, 200, 200)], locked_codes=["110101001001009"]))
    assert plan.unit_locked.tolist() == plan.grid_locked[plan.unit_grids].tolist()
    assert plan.unit_locked.any()


def test_a_district_of_locked_grids_only_comes_back():
    plan = sound_plan(lattice(6, 4, 80, locked=[box(0, 0, 600, 400)], locked_codes=["110101001001009"]))
    assert (plan.grid_codes.tolist(), plan.grid_households.tolist()) == (["110101001001009"], [1920])


def test_where_locked_grids_overlap_the_first_keeps_the_ground_and_a_finding_says_so():
    locked = {
        "locked": [box(0, 0, 200, 200), box(100, 0, 200, 200)],
        "locked_codes": ["110101001001007", "110101001001008"],
    }
    plan = sound_plan(lattice(6, 4, 80, **locked))
    assert shapely.area(grid_of_code(plan, "110101001001007")) == pytest.approx(40_000)
    assert shapely.area(grid_of_code(plan, "110101001001008")) == pytest.approx(20_000)
    (found,) = [finding for finding in plan.findings if finding.check == "locked_overlap"]
    assert (found.grid_code, found.numbers) == ("110101001001008", {"other": "110101001001007", "area_m2": 20_000.0})


def test_a_locked_grid_that_reaches_out_of_its_community_is_cut_off_there():
    plan = sound_plan(lattice(6, 4, 80, locked=[box(-50, 0, 250, 200)], locked_codes=["110101001001007"]))
    assert shapely.area(grid_of_code(plan, "110101001001007")) == pytest.approx(40_000)
    (found,) = [finding for finding in plan.findings if finding.check == "locked_outside"]
    assert found.numbers == {"area_m2": 10_000.0}


def test_a_side_that_a_locked_grid_cuts_off_does_not_blame_water():
    """Between 320 households on the left and 960 on the right lies a locked grid over the whole height."""
    locked = {"locked": [box(100, 0, 200, 400)], "locked_codes": ["110101001001009"]}
    plan = sound_plan(lattice(6, 4, 80, **locked))
    (reason,) = [reason for reason in plan.grid_reasons if reason and reason.check != "locked_grid_out_of_band"]
    assert reason.numbers["households"] == 320
    assert reason.numbers.get("by") not in ("water or railway", "island")


def test_locking_all_grids_changes_nothing_but_the_lock():
    district = lattice(6, 4, 80)
    before = plan_of(district)
    after = sound_plan(relocked(district, before, *range(len(before.grids))))
    changed = {name for name, value in fingerprint(after).items() if value != fingerprint(before)[name]}
    assert changed <= {
        "grid_locked",
        "unit_locked",
        "units",
        "unit_ids",
        "unit_grids",
        "unit_communities",
        "unit_households",
        "unit_buildings",
    }
    assert np.array_equal(after.grid_locked, [True] * 4)
