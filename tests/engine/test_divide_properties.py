"""What holds in every district, tried on districts that nobody would draw."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.search.partition import off_band
from drawn_districts import box, drawn, house, lattice_streets, line, plan_of, shuffled
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plan_checks import (
    NOTHING_M2,
    across,
    assert_nested,
    cut_buildings,
    fingerprint,
    not_simple,
    unshared_nodes,
    untiled,
    without_grid,
)
from rows import least_out_of_a_row

pytestmark = pytest.mark.slow

# Shrinking would make some hundred plans more; the districts are small enough to be looked at as they are.
tried = settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
SIDE = 400.0


@st.composite
def communities(draw):
    """The ground of 400 by 400 m, parted by a slanted line, perhaps with a hole or an island."""
    west, east = draw(st.floats(120, 280)), draw(st.floats(120, 280))
    left = shapely.Polygon([(0, 0), (west, 0), (east, SIDE), (0, SIDE)])
    right = shapely.Polygon([(west, 0), (SIDE, 0), (SIDE, SIDE), (east, SIDE)])
    shape = draw(st.sampled_from(["two", "one", "hole", "island", "overlap"]))
    if shape == "one":
        return [box(0, 0, SIDE, SIDE)]
    if shape == "hole":
        return [shapely.difference(left, box(30, 150, 60, 80)), right]
    if shape == "island":
        return [left, shapely.MultiPolygon([right, box(500, 0, 80, 120)])]
    if shape == "overlap":
        return [left, shapely.union(right, box(100, 100, 250, 40))]
    return [left, right]


def houses(dice, count):
    """Buildings, points or turned footprints, that may overlap and lie across anything."""
    found = []
    for x, y in dice.uniform(0, SIDE, (count, 2)):
        footprint = shapely.affinity.rotate(house(x, y, dice.uniform(6, 30)), dice.uniform(0, 90))
        found.append((footprint if dice.random() < 0.7 else shapely.Point(x, y), int(dice.integers(0, 70))))
    return found


@st.composite
def districts(draw, barriers=True):
    """Streets of a chessboard or none, streets across all of it, a railway, a river, a walled compound."""
    dice = np.random.default_rng(draw(st.integers(0, 10**6)))
    streets = lattice_streets(4, 4) if draw(st.booleans()) else []
    streets += [line(*ends) for ends in dice.uniform(0, SIDE, (draw(st.integers(0, 6)), 2, 2))]
    hard = []
    if barriers and draw(st.booleans()):
        hard.append(line((dice.uniform(0, SIDE), -10), (dice.uniform(0, SIDE), 410)))
    if barriers and draw(st.booleans()):
        hard.append(box(dice.uniform(0, SIDE), -10, dice.uniform(15, 60), 420))
    walls = [box(*dice.uniform(0, 300, 2), *dice.uniform(30, 150, 2))] if draw(st.booleans()) else []
    return drawn(
        draw(communities()),
        houses(dice, draw(st.integers(1, 60))),
        [(street, int(dice.integers(0, 6))) for street in streets],
        barriers=hard,
        compounds=walls,
    )


@given(districts())
@settings(tried, max_examples=40)
def test_what_holds_in_every_district(district):
    plan = plan_of(district)
    # The grids tile their communities.
    assert untiled(plan, district.communities) < NOTHING_M2
    assert not unshared_nodes(plan.grids)
    # Every grid hangs together.
    assert not not_simple(plan)
    assert shapely.area(plan.units).min() > 0
    # Nobody lives across a barrier.
    assert not across(plan, district)
    # The households of grids are those of units and of buildings.
    assert not without_grid(plan, district)
    assert_nested(plan, district)
    assert plan.grid_households.sum() == district.households[plan.building_units >= 0].sum()
    # Every grid out of the band has its reason, and no other.
    for status, reason, code in zip(plan.grid_statuses, plan.grid_reasons, plan.grid_codes, strict=True):
        assert (reason is None) == (status == "in_band")
        assert reason is None or reason.grid_code == code


@given(districts(barriers=False))
@tried
def test_no_building_is_cut(district):
    assert not cut_buildings(plan_of(district), district.buildings, least_m2=1.0)


@given(districts(), st.integers(0, 100))
@tried
def test_the_order_of_rows_changes_nothing(district, seed):
    turned, order = shuffled(district, seed)
    here, there = plan_of(district), plan_of(turned)
    one, other = fingerprint(here), fingerprint(there)
    assert {name for name in one if one[name] != other[name]} <= {"findings", "grid_reasons"}
    assert here.building_units[order].tolist() == there.building_units.tolist()


@given(st.lists(st.integers(1, 320), min_size=1, max_size=8))
@tried
def test_a_row_of_blocks_is_divided_as_well_as_trying_all_ways_does(row):
    blocks = [(house(50 + 100 * place, 50), number) for place, number in enumerate(row)]
    plan = plan_of(drawn([box(0, 0, 100 * len(row), 100)], blocks, lattice_streets(len(row), 1)))
    band = Band(350, 500)
    off = np.array([off_band(int(households), band) for households in plan.grid_households])
    assert ((off > 0).sum(), off.sum()) <= least_out_of_a_row(row, band)
