"""A plan in force under a new register: in band again, few households moved, all else as it was."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.rebalancing.model import OPTIONS, DrawnUnits
from community_grids.engine.gridding.rebalancing.rebalance import rebalance
from community_grids.engine.progress import CancelledError, Progress
from drawn_districts import (
    RAILWAY,
    box,
    drawn,
    house,
    lattice,
    lattice_houses,
    lattice_streets,
    objects,
    plan_of,
    rules,
    two_banks,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_checks import assert_sound, checks, fingerprint


def in_force(plan, locked=()):
    """The units of a plan as a rebalance takes them."""
    codes = plan.grid_codes[plan.unit_grids]
    return DrawnUnits(plan.units, plan.unit_ids, codes, np.isin(codes, list(locked)))


def rebalanced(district, plan, option=OPTIONS[0], locked=(), seed=1, **how):
    return rebalance(district, in_force(plan, locked), rules(seed=seed), option, **how)


def grown(district, place, more):
    """The same district with more households (or fewer) in the building at a place."""
    households = district.households.copy()
    households[np.flatnonzero(shapely.intersects(district.buildings, shapely.Point(place)))[0]] += more
    return replace(district, households=households)


def moved(result, district):
    """Households of buildings that are in another grid than before, counted one by one."""
    plan, total = result.plan, 0
    for unit, households in zip(plan.building_units, district.households):
        if unit >= 0 and result.before[unit] != plan.grid_codes[plan.unit_grids[unit]]:
            total += int(households)
    return total


CHESSBOARD = lattice(8, 4, 50)  # 32 blocks, 1,600 households


@pytest.fixture(scope="module")
def plan():
    return plan_of(CHESSBOARD)


def test_without_a_change_nothing_changes(plan):
    result = rebalanced(CHESSBOARD, plan)
    assert fingerprint(result.plan)["grids"] == fingerprint(plan)["grids"]
    assert result.plan.grid_codes.tolist() == plan.grid_codes.tolist()
    assert (result.prices[0].households, result.prices[0].grids, result.least) == (0, 0, 0)


@pytest.mark.parametrize("option", OPTIONS)
def test_growth_is_passed_on_and_every_grid_is_in_band_again(plan, option):
    district = grown(CHESSBOARD, (50, 50), 150)
    result = rebalanced(district, plan, option)
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}
    assert result.plan.grid_codes.tolist() == plan.grid_codes.tolist()
    assert result.prices[0].option == option
    assert result.prices[0].households == moved(result, district) >= result.least > 0


def test_no_option_moves_fewer_than_the_one_that_says_so(plan):
    result = rebalanced(grown(CHESSBOARD, (50, 50), 150), plan)
    by_option = {price.option: price for price in result.prices}
    assert by_option["fewest_households"].households <= 1.02 * min(price.households for price in result.prices)
    assert by_option["fewest_grids"].grids == min(price.grids for price in result.prices)


def test_demolition_draws_households_in(plan):
    district = replace(CHESSBOARD, households=np.where(np.arange(32) < 5, 20, CHESSBOARD.households))
    result = rebalanced(district, plan)
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}


def test_a_new_estate_becomes_a_grid_with_the_next_code(plan):
    households = np.where(CHESSBOARD.households > 0, 66, 0)  # 2,112: five grids at least
    district = replace(CHESSBOARD, households=households)
    result = rebalanced(district, plan)
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}
    assert set(plan.grid_codes) < set(result.plan.grid_codes)
    assert max(result.plan.grid_codes) > max(plan.grid_codes)


def test_a_grid_that_is_dissolved_leaves_its_code_unused(plan):
    district = replace(CHESSBOARD, households=CHESSBOARD.households - 14)  # 1,152: three grids at most
    result = rebalanced(district, plan)
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}
    assert set(result.plan.grid_codes) < set(plan.grid_codes)


def test_locked_grids_stay_and_their_neighbours_do_the_work(plan):
    locked = plan.grid_codes[-1]
    district = grown(CHESSBOARD, (50, 50), 150)
    result = rebalanced(district, plan, locked=[locked])
    before, after = (one.grids[one.grid_codes.tolist().index(locked)] for one in (plan, result.plan))
    assert shapely.to_wkb(after) == shapely.to_wkb(before)
    assert result.plan.grid_locked.tolist() == [code == locked for code in result.plan.grid_codes]


def test_a_locked_grid_out_of_band_says_so():
    plan = plan_of(CHESSBOARD)
    over = plan.grid_codes[0]
    households = CHESSBOARD.households.copy()
    households[plan.unit_grids[plan.building_units] == 0] += 30
    result = rebalanced(replace(CHESSBOARD, households=households), plan, locked=[over])
    reason = result.plan.grid_reasons[result.plan.grid_codes.tolist().index(over)]
    assert reason.check == "locked_grid_out_of_band"


def test_communities_in_band_are_left_alone_to_the_last_node():
    district = drawn(
        [box(0, 0, 400, 400), box(400, 0, 400, 400)],
        [*lattice_houses(4, 4, 50), *lattice_houses(4, 4, 50, x=400)],
        lattice_streets(8, 4),
    )
    plan = plan_of(district)
    result = rebalanced(grown(district, (50, 50), 160), plan)
    east = [shapely.to_wkb(one.grids[one.grid_communities == 1]).tolist() for one in (plan, result.plan)]
    assert east[0] == east[1]


def test_a_hair_between_a_community_and_its_neighbours_units_is_nobodys_unit():
    district = drawn(
        [box(0, 0, 400.00004, 400), box(400.00004, 0, 399.99996, 400)],
        [*lattice_houses(4, 4, 50), *lattice_houses(4, 4, 50, x=400)],
        lattice_streets(8, 4),
    )
    blocks = np.array([box(100 * x, 100 * y, 100, 100) for x in range(8) for y in range(4)])
    codes = np.array([f"{'west' if x < 4 else 'east'} {y // 2}" for x in range(8) for y in range(4)], dtype=object)
    units = DrawnUnits(shapely.normalize(blocks), np.arange(1, 33), codes, np.zeros(32, dtype=bool))
    result = rebalance(grown(district, (50, 50), 160), units, rules())
    assert sorted(result.plan.unit_ids) == list(range(1, 33))
    assert abs(shapely.area(result.plan.grids).sum() - 800 * 400) < 0.1


def test_households_do_not_move_across_a_railway():
    district = two_banks(RAILWAY, 65)  # 390 on each side
    plan = plan_of(district)
    result = rebalanced(grown(district, (50, 50), 150), plan)
    assert_sound(result.plan, result_district := grown(district, (50, 50), 150))
    assert moved(result, result_district) == 0
    assert [one.check for one in result.plan.grid_reasons if one]


def test_a_limit_on_what_may_move_is_kept(plan):
    district = grown(CHESSBOARD, (50, 50), 150)
    result = rebalanced(district, plan, most_moved=0.01)
    assert moved(result, district) == 0
    assert "over" in result.plan.grid_statuses


def test_a_unit_that_holds_more_than_a_grid_may_is_cut_between_its_buildings():
    # A block with 4 by 2 houses of 70, 560 in all, beside six blocks of 65, 390 in all.
    tenements = [(house(25 + 50 * x, y), 70) for x in range(4) for y in (50, 150)]
    streets = [*lattice_streets(1, 1, side=200), *lattice_streets(3, 2, x=200)]
    district = drawn([box(0, 0, 500, 200)], [*tenements, *lattice_houses(3, 2, 65, x=200)], streets)
    halves = shapely.normalize(np.array([box(0, 0, 200, 200), box(200, 0, 300, 200)]))
    units = DrawnUnits(halves, np.array([1, 2]), np.array(["a1", "a2"], dtype=object), np.zeros(2, dtype=bool))
    result = rebalance(district, units, rules())
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}
    assert {1, 2} < set(result.plan.unit_ids.tolist())


def test_ground_without_a_grid_gets_one(plan):
    units = in_force(plan)
    codes = units.codes.copy()
    codes[:2] = ""
    result = rebalance(CHESSBOARD, replace(units, codes=codes), rules())
    assert_sound(result.plan, CHESSBOARD)
    assert set(result.plan.grid_statuses) == {"in_band"}


def test_a_grid_in_pieces_is_made_whole():
    district = lattice(10, 1, 100)
    blocks = shapely.normalize(np.array([box(100 * place, 0, 100, 100) for place in range(10)]))
    codes = np.array(list("aabbaabbbb"), dtype=object)
    units = DrawnUnits(blocks, np.arange(1, 11), codes, np.zeros(10, dtype=bool))
    result = rebalance(district, units, rules())
    assert_sound(result.plan, district)
    assert set(result.plan.grid_statuses) == {"in_band"}
    assert result.prices[0].households == moved(result, district) > 0


def test_a_grid_with_households_on_both_banks_is_one_on_each():
    district = two_banks(RAILWAY, 65)
    blocks = [box(0, 0, 320, 200), box(320, 0, 320, 200)]
    units = DrawnUnits(
        shapely.normalize(np.array(blocks)), np.array([1, 2]), np.array(["a"] * 2, object), np.zeros(2, bool)
    )
    district = grown(district, (50, 50), 150)
    result = rebalance(district, units, rules())
    assert len(result.plan.grids) > 1
    assert_sound(result.plan, district)


def test_a_limit_holds_where_a_unit_has_no_grid(plan):
    district = grown(CHESSBOARD, (50, 50), 150)
    units = in_force(plan)
    codes = units.codes.copy()
    codes[int(np.flatnonzero(plan.unit_households == 50)[-1])] = ""
    result = rebalance(district, replace(units, codes=codes), rules(), most_moved=0.01)
    assert "" not in result.plan.grid_codes
    assert sum(price.households for price in result.prices) == 0


def test_a_community_whose_outline_moved_is_divided_to_its_new_outline():
    district = lattice(8, 4, 50)
    plan = plan_of(district)
    wider = replace(
        district,
        communities=np.array([box(0, 0, 900, 400)], dtype=object),
        buildings=np.append(district.buildings, house(850, 200)),
        households=np.append(district.households, 60),
    )
    result = rebalanced(wider, plan)
    assert_sound(result.plan, wider)
    assert set(result.plan.grid_statuses) == {"in_band"}


def test_a_total_that_fits_no_number_of_grids_is_told_with_its_reason():
    district = lattice(3, 3, 50)  # 450: one grid
    plan = plan_of(district)
    result = rebalanced(replace(district, households=district.households + 10), plan)  # 540
    assert "community_gap_in_numbers" in checks(result.plan)
    assert result.prices[0].out == 0


def test_the_same_units_in_another_order_make_the_same_plan(plan):
    district = grown(CHESSBOARD, (50, 50), 150)
    units = in_force(plan)
    order = np.random.default_rng(5).permutation(len(units.ids))
    mixed = DrawnUnits(units.polygons[order], units.ids[order], units.codes[order], units.locked[order])
    one, other = (rebalance(district, drawn, rules()) for drawn in (units, mixed))
    assert fingerprint(one.plan) == fingerprint(other.plan)


def test_cancel_stops_it(plan):
    class Impatient(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        rebalanced(grown(CHESSBOARD, (50, 50), 150), plan, progress=Impatient())


@cache
def lattice_and_its_plan():
    district = lattice(6, 4, 50, shape=house)
    return district, plan_of(district)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_whatever_changes_the_plan_stays_sound(seed):
    draw = np.random.default_rng(seed)
    district, plan = lattice_and_its_plan()
    households = np.maximum(district.households + draw.integers(-30, 60, 24), 0)
    changed = replace(district, households=households)
    result = rebalanced(changed, plan)
    assert_sound(result.plan, changed)
    assert result.prices[0].households == moved(result, changed)
    if not result.prices[0].out:
        assert result.prices[0].households >= result.least


def test_grids_hang_together_where_units_and_their_community_were_rounded_apart():
    # The lower edge of the community runs 3 mm below the corners of four units of 300, 300, 200 and 200 households.
    low = (0, 0.002, 0.003, 0.002, 0)
    units = [
        shapely.Polygon([(x, one), (x, 100), (x + 100, 100), (x + 100, other)])
        for x, one, other in zip(range(0, 400, 100), low, low[1:])
    ]
    houses = [(house(50 + 100 * row, 50), number) for row, number in enumerate((300, 300, 200, 200))]
    codes = objects([f"110101001001{1 if row < 2 else 2:03d}" for row in range(4)])
    force = DrawnUnits(shapely.normalize(objects(units)), np.arange(1, 5), codes, np.zeros(4, dtype=bool))
    result = rebalance(drawn([box(0, 0, 400, 100)], houses), force, rules())
    assert {grid.geom_type for grid in result.plan.grids} == {"Polygon"}
