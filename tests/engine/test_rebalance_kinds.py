"""Grids of another kind than their community in a rebalance: a row of ten blocks, the first of them a school."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.model import Band, Rules
from community_grids.engine.gridding.numbering import CodeProfile
from community_grids.engine.gridding.rebalancing.model import DrawnUnits
from community_grids.engine.gridding.rebalancing.rebalance import rebalance
from drawn_districts import box, drawn, house, objects
from plan_checks import assert_sound

SCHOOL, WEST, EAST = "110101001001901", "110101001001001", "110101001001002"
BANDS = {"urban": Band(350, 500), "rural": Band(200, 300), "special": Band(0, 10**9)}


def row_of_blocks(households, kind="urban", width=1000):
    """A community of blocks in a row with a house in each."""
    houses = [(house(100 * place + 50, 50), number) for place, number in enumerate(households)]
    return drawn([box(0, 0, width, 100)], houses, community_codes=["110101001001"], community_kinds=[kind])


def in_force(codes, **known):
    polygons = shapely.normalize(objects(box(100 * place, 0, 100, 100) for place in range(len(codes))))
    return DrawnUnits(polygons, np.arange(1, len(codes) + 1), objects(codes), np.zeros(len(codes), dtype=bool), **known)


def rebalanced(district, units):
    result = rebalance(district, units, Rules(BANDS, 1, CodeProfile()))
    assert_sound(result.plan, district)
    return result.plan


def told(plan, *columns):
    return list(zip(plan.grid_codes.tolist(), *(getattr(plan, name).tolist() for name in columns), strict=True))


@pytest.fixture
def grown():
    """Thirty households in the school, 550 west and 360 east of it."""
    return row_of_blocks([30, *[110] * 5, *[90] * 4])


@pytest.fixture
def units():
    return in_force([SCHOOL, *[WEST] * 5, *[EAST] * 4], kinds={SCHOOL: "special"})


def test_a_school_stays_and_the_others_do_the_work(grown, units):
    plan = rebalanced(grown, units)
    assert told(plan, "grid_kinds", "grid_households", "grid_statuses") == [
        (WEST, "urban", 440, "in_band"),
        (EAST, "urban", 470, "in_band"),
        (SCHOOL, "special", 30, "in_band"),
    ]
    assert not plan.grid_locked.any()


def test_who_stayed_because_of_the_kind_is_told(grown, units):
    rules = Rules(BANDS, 1, CodeProfile())
    assert rebalance(grown, units, rules).apart == [SCHOOL]
    assert rebalance(grown, replace(units, kinds={}), rules).apart == []


def test_without_its_kind_the_school_is_under_its_minimum(grown, units):
    plan = rebalanced(grown, replace(units, kinds={}))
    assert 30 not in plan.grid_households.tolist()


def test_a_school_alone_disturbs_nobody(units):
    plan = rebalanced(row_of_blocks([30, *[90] * 9]), units)
    assert plan.grid_codes[plan.unit_grids].tolist() == units.codes.tolist()
    assert set(plan.grid_statuses) == {"in_band"}


def test_a_village_in_a_town_is_told_by_its_own_limits_and_left_to_people():
    district = row_of_blocks([160, 160, *[90] * 4], width=600)
    codes = [SCHOOL] * 2 + [EAST] * 4
    plan = rebalanced(district, in_force(codes, kinds={SCHOOL: "rural"}))
    assert told(plan, "grid_kinds", "grid_statuses") == [(EAST, "urban", "in_band"), (SCHOOL, "rural", "over")]
    reason = plan.grid_reasons[1]
    assert (reason.check, reason.numbers) == ("grid_over", {"households": 320, "maximum": 300, "excess": 20})


def test_grids_of_one_kind_say_what_their_community_is():
    district = row_of_blocks([40] * 14, width=1400)  # 320 and 240 households
    kinds = {WEST: "rural", EAST: "rural"}
    plan = rebalanced(district, in_force([WEST] * 8 + [EAST] * 6, kinds=kinds))
    assert told(plan, "grid_kinds", "grid_households", "grid_statuses") == [
        (WEST, "rural", 280, "in_band"),
        (EAST, "rural", 280, "in_band"),
    ]


def test_where_the_ground_moves_the_school_keeps_what_is_left_of_it(units):
    """The community begins 20 m further east: some of the school lies outside."""
    district = replace(row_of_blocks([30, *[90] * 9]), communities=objects([box(20, 0, 980, 100)]))
    plan = rebalanced(district, units)
    school = plan.grids[plan.grid_codes.tolist().index(SCHOOL)]
    assert shapely.symmetric_difference(school, box(20, 0, 80, 100)).area < 0.1


def test_names_stay_and_codes_of_retired_grids_are_not_given_again():
    """Ten blocks of 120 households in one grid make three; 002 was given to somebody before."""
    district = row_of_blocks([120] * 10)
    known = {"names": {WEST: "Old Market"}, "known_codes": frozenset([WEST, EAST])}
    plan = rebalanced(district, in_force([WEST] * 10, **known))
    assert EAST not in plan.grid_codes.tolist()
    assert len(plan.grid_codes) == 3
    assert told(plan, "grid_names")[0] == (WEST, "Old Market")
