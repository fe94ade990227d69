"""A district goes in, a plan comes out: what an officer would expect of small districts."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from community_grids.engine.gridding.feasibility import best_counts
from community_grids.engine.gridding.model import Band
from drawn_districts import (
    BRIDGE,
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
    point,
    two_banks,
)
from plan_checks import assert_sound, checks


def sound_plan(district, **how):
    plan = plan_of(district, **how)
    assert_sound(plan, district)
    return plan


def only_reason(plan):
    (reason,) = [reason for reason in plan.grid_reasons if reason]
    return reason


# The band


def test_a_chessboard_of_1920_households_becomes_grids_in_band():
    plan = sound_plan(lattice(6, 4, 80))
    assert plan.grid_households.tolist() == [480] * 4
    assert plan.grid_statuses.tolist() == ["in_band"] * 4
    assert plan.grid_reasons == [None] * 4


def test_530_households_are_one_grid_and_the_reason_has_the_numbers():
    plan = sound_plan(lattice(2, 1, 265))
    assert (plan.grid_households.tolist(), plan.grid_statuses.tolist()) == ([530], ["over"])
    reason = only_reason(plan)
    assert (reason.check, reason.grid_code, reason.value) == ("community_gap_in_numbers", "110101001001001", 530)
    assert reason.numbers == {
        "households": 530,
        "low_count": 1,
        "low_excess": 30,
        "high_count": 2,
        "high_short": 170,
        "relaxation_minimum": 265,
        "relaxation_maximum": 530,
    }


def test_680_households_are_two_grids_of_which_one_is_twenty_short():
    plan = sound_plan(lattice(17, 4, 10))
    assert sorted(plan.grid_households.tolist()) == [330, 350]
    assert only_reason(plan).numbers["high_short"] == 20


def test_261_households_are_one_grid_that_is_89_short():
    plan = sound_plan(lattice(3, 1, 87))
    assert (plan.grid_households.tolist(), plan.grid_statuses.tolist()) == ([261], ["under"])
    assert only_reason(plan).numbers == {"households": 261, "minimum": 350, "short": 89}


def test_a_community_where_nobody_lives_is_one_grid():
    plan = sound_plan(lattice(3, 2, 0))
    assert (plan.grid_households.tolist(), plan.grid_statuses.tolist()) == ([0], ["under"])
    assert only_reason(plan).check == "community_without_households"


@pytest.mark.parametrize("households", [350, 500])
def test_the_limits_of_the_band_are_within_it(households):
    plan = sound_plan(lattice(5, 1, households // 5))
    assert (plan.grid_households.tolist(), plan.grid_statuses.tolist()) == ([households], ["in_band"])


def test_another_band_gives_other_grids():
    plan = sound_plan(lattice(6, 4, 80), minimum=200, maximum=260)
    assert plan.grid_households.tolist() == [240] * 8


def test_each_community_is_divided_for_itself():
    district = drawn([box(0, 0, 500, 200), box(500, 0, 500, 200)], lattice_houses(10, 2, 45), lattice_streets(10, 2))
    plan = sound_plan(district)
    assert plan.grid_households.tolist() == [450, 450]
    assert plan.grid_communities.tolist() == [0, 1]


def test_a_special_community_is_one_grid_whatever_its_numbers():
    plan = sound_plan(lattice(6, 4, 80, community_kinds=["special"]))
    assert plan.grid_households.tolist() == [1920]
    assert plan.grid_kinds.tolist() == ["special"]
    assert plan.grid_statuses.tolist() == ["in_band"]


@pytest.mark.parametrize(
    ("row", "grids"),
    [
        ([250, 240, 20, 350, 140, 340], [490, 370, 480]),
        ([180, 180, 60, 120, 120, 120, 160, 170, 150, 140], [420, 520, 460]),
        ([300, 300, 300], [300, 600]),
    ],
)
def test_a_row_of_blocks_is_divided_as_well_as_it_can_be(row, grids):
    """In a row there are few ways to cut: the fewest grids out of band, then the fewest households, were worked out."""
    houses = [(house(50 + 100 * place, 50), number) for place, number in enumerate(row)]
    plan = sound_plan(drawn([box(0, 0, 100 * len(row), 100)], houses, lattice_streets(len(row), 1)))
    assert plan.grid_households.tolist() in (grids, grids[::-1])


# Buildings


def test_five_blocks_of_300_have_no_division_and_the_reason_is_a_proof():
    """1500 households would fit three or four grids, but one block is too few and two are too many."""
    plan = sound_plan(lattice(5, 1, 300))
    assert sorted(plan.grid_households.tolist()) == [300, 600, 600]
    for reason in plan.grid_reasons:
        assert reason.check == "no_division_exists"
        assert reason.numbers == {
            "units": 5,
            "households": 1500,
            "out": 3,
            "relaxation_minimum": 300,
            "relaxation_maximum": 900,
        }


def test_a_building_over_the_maximum_is_its_own_grid_and_says_so():
    houses = [pair for pair in lattice_houses(5, 5, 60) if not pair[0].contains(shapely.Point(250, 250))]
    plan = sound_plan(drawn([box(0, 0, 500, 500)], [*houses, (house(250, 250), 620)], lattice_streets(5, 5)))
    giant = plan.grid_households.tolist().index(620)
    assert plan.grid_buildings[giant] == 1
    assert sorted(set(plan.grid_statuses)) == ["in_band", "over"]
    reason = only_reason(plan)
    assert (reason.check, reason.grid_code) == ("building_over_maximum", plan.grid_codes[giant])
    assert reason.numbers == {"building": 24, "households": 620, "maximum": 500}


def test_a_giant_in_an_undivided_block_is_parted_from_its_neighbours():
    plan = sound_plan(drawn([box(0, 0, 600, 100)], [*lattice_houses(5, 1, 90), (house(550, 50), 620)]))
    assert sorted(plan.grid_households.tolist()) == [450, 620]


def test_streets_through_buildings_are_led_round_them():
    houses = [(box(40 + 100 * column, 80, 40, 40), 60) for column in range(8)]
    houses += [(box(40 + 100 * column, 20, 40, 20), 60) for column in range(8)]
    plan = sound_plan(drawn([box(0, 0, 800, 200)], houses, lattice_streets(8, 2)))
    assert set(plan.grid_statuses) == {"in_band"}
    assert [finding.numbers for finding in plan.findings] == [{"count": 8}]


def test_a_giant_block_without_streets_is_divided_between_its_buildings():
    houses = [
        (box(20 + 18 * column, 20 + 18 * row, 12, 12), 5 + (7 * column + row) % 20)
        for column in range(18)
        for row in range(18)
    ]
    plan = sound_plan(drawn([box(0, 0, 400, 400)], houses))
    assert set(plan.grid_statuses) == {"in_band"}
    assert len(plan.grids) in best_counts(sum(number for _, number in houses), Band(350, 500))


def test_buildings_that_overlap_are_not_cut():
    draw = np.random.default_rng(3)
    houses = [
        (shapely.affinity.rotate(box(x, y, wide, deep), turn), int(number))
        for x, y, wide, deep, turn, number in zip(
            *draw.uniform(20, 570, (2, 300)),
            *draw.uniform(8, 30, (2, 300)),
            draw.uniform(0, 90, 300),
            draw.integers(1, 12, 300),
        )
    ]
    plan = sound_plan(drawn([box(0, 0, 600, 600)], houses, lattice_streets(3, 3, side=200)))
    assert set(plan.grid_statuses) == {"in_band"}


@pytest.mark.parametrize("shape", [point, house])
def test_forty_registers_in_one_place_stay_together(shape):
    houses = [(shape(50, 50), 10)] * 40 + [(shape(350, 150), 12)] * 40
    plan = sound_plan(drawn([box(0, 0, 400, 200)], houses))
    assert sorted(plan.grid_households.tolist()) == [400, 480]
    assert plan.grid_buildings.tolist() == [40, 40]


def test_one_building_alone_is_a_grid():
    plan = sound_plan(drawn([box(0, 0, 400, 200)], [(house(50, 50), 400)]))
    assert (plan.grid_households.tolist(), plan.grid_buildings.tolist()) == ([400], [1])


def test_ten_thousand_points_in_one_block():
    draw = np.random.default_rng(3)
    houses = [
        (point(x, y), int(number))
        for x, y, number in zip(*draw.uniform(0, 500, (2, 10_000)), draw.integers(1, 4, 10_000))
    ]
    plan = sound_plan(drawn([box(0, 0, 500, 500)], houses))
    assert set(plan.grid_statuses) == {"in_band"}


def test_a_needle_joins_a_grid_only_where_the_limits_need_it():
    """A street jogs by 30 cm where another crosses it: only over the jog are the small blocks enough for a grid."""
    jog = [line((0, 100), (200, 100)), line((100, 0), (100, 100)), line((100.3, 100), (100.3, 200))]
    small, large = [house(50, 150), house(150, 50)], [house(50, 50), house(150, 150)]

    def parts_of_grids(few, many):
        houses = [*((one, few) for one in small), *((one, many) for one in large)]
        plan = sound_plan(drawn([box(0, 0, 200, 200)], houses, jog))
        assert set(plan.grid_statuses) == {"in_band"}
        return sorted(len(shapely.get_parts(shapely.buffer(grid, -1))) for grid in plan.grids)

    assert parts_of_grids(200, 400) == [1, 1, 2]
    assert parts_of_grids(200, 220) == [1, 1]


# Barriers


@pytest.mark.parametrize("barrier", [RIVER, RAILWAY], ids=["river", "railway"])
def test_nobody_is_across_a_barrier_without_a_crossing(barrier):
    plan = sound_plan(two_banks(barrier, 30))
    assert plan.grid_households.tolist() == [180, 180]
    assert {reason.check for reason in plan.grid_reasons} == {"part_cut_off"}
    told = [(reason.numbers["by"], reason.numbers["households"]) for reason in plan.grid_reasons]
    assert told == [("water or railway", 180)] * 2


@pytest.mark.parametrize("barrier", [RIVER, RAILWAY], ids=["river", "railway"])
def test_over_a_bridge_a_grid_may_lie_on_both_sides(barrier):
    assert sound_plan(two_banks(barrier, 30, BRIDGE)).grid_households.tolist() == [360]


def test_a_railway_of_two_tracks_is_crossed_at_the_crossing_only():
    tracks = shapely.MultiLineString([[(315, -50), (315, 250)], [(325, -50), (325, 250)]])
    assert sound_plan(two_banks(tracks, 30)).grid_households.tolist() == [180, 180]
    assert sound_plan(two_banks(tracks, 30, BRIDGE)).grid_households.tolist() == [360]


@pytest.mark.parametrize("barrier", [RIVER, RAILWAY], ids=["river", "railway"])
@pytest.mark.parametrize("x", [303, 312, 320.5, 322, 335])
@pytest.mark.parametrize("households", [0, 10])
def test_a_building_on_the_barrier_is_no_way_over_it(barrier, x, households):
    """A station over the tracks, a house that leans over the water."""
    banks = two_banks(barrier, 30)
    houses = [*zip(banks.buildings, banks.households.tolist()), (box(x - 12, 40, 24, 20), households)]
    plan = sound_plan(drawn(banks.communities, houses, banks.streets, barriers=[barrier]))
    assert max(plan.grid_households) <= 190


def test_a_building_over_the_whole_river_is_no_way_over_it():
    """A covered market from bank to bank; as many people live on each side as without it."""
    banks = two_banks(RIVER, 30)
    houses = [*zip(banks.buildings, banks.households.tolist()), (box(302, 40, 34, 20), 10)]
    plan = sound_plan(drawn(banks.communities, houses, banks.streets, barriers=[RIVER]))
    assert sorted(plan.grid_households.tolist()) in ([180, 190], [10, 180, 180])


def test_a_bridge_joins_nobody_who_lives_beyond_the_railway_beside_it():
    """The river's east bank is cut in two by a railway that runs over the river a little north of the bridge."""
    railway = line((-10, 120), (650, 120))
    district = drawn(
        [box(0, 0, 640, 200)],
        [(house(150, 50), 180), (house(150, 170), 180), (house(500, 50), 180), (house(500, 170), 180)],
        [line((0, 100), (640, 100))],
        barriers=[RIVER, railway],
    )
    assert sorted(sound_plan(district).grid_households.tolist()) == [180, 180, 360]


def test_an_expressway_is_a_barrier_and_an_arterial_is_not():
    banks = two_banks(RAILWAY, 30)

    def with_road(rank):
        streets = [*zip(banks.streets, banks.street_ranks.tolist()), (RAILWAY, rank)]
        return drawn(banks.communities, list(zip(banks.buildings, banks.households)), streets)

    assert sound_plan(with_road(6)).grid_households.tolist() == [180, 180]
    assert sound_plan(with_road(5)).grid_households.tolist() == [360]


def test_a_pond_inside_a_grid_parts_nobody():
    assert sound_plan(lattice(4, 2, 60, barriers=[box(210, 60, 80, 30)])).grid_households.tolist() == [480]


def test_an_inhabited_island_without_a_bridge_is_a_grid_of_its_own():
    river = shapely.difference(box(200, -10, 240, 320), box(290, 100, 60, 100))
    houses = [*lattice_houses(2, 3, 80), (house(320, 150), 60), *lattice_houses(2, 3, 80, x=440)]
    streets = [*lattice_streets(2, 3), *lattice_streets(2, 3, x=440)]
    plan = sound_plan(drawn([box(0, 0, 640, 300)], houses, streets, barriers=[river]))
    assert sorted(plan.grid_households.tolist()) == [60, 480, 480]
    assert only_reason(plan).check == "part_cut_off"


def test_without_barriers_the_same_town_is_one_grid():
    banks = two_banks(RIVER, 30)
    plan = sound_plan(drawn(banks.communities, list(zip(banks.buildings, banks.households)), banks.streets))
    assert plan.grid_households.tolist() == [360]
    assert checks(plan) == []


def test_the_boundary_follows_the_arterial_if_the_numbers_do_not_mind():
    """Ten blocks in a row; an arterial after the fifth, and lanes elsewhere."""
    streets = [(street, 5 if street.bounds[0] == street.bounds[2] == 500 else 1) for street in lattice_streets(10, 2)]
    plan = sound_plan(drawn([box(0, 0, 1000, 200)], lattice_houses(10, 2, 42), streets))
    assert plan.grid_households.tolist() == [420, 420]
    assert plan.grids[0].bounds[2] == pytest.approx(500)
    assert plan.visible_boundary == pytest.approx([1, 1])


def test_compactness_is_that_of_the_polygon():
    plan = sound_plan(drawn([box(0, 0, 100, 100)], [(house(50, 50), 400)]))
    assert plan.compactness == pytest.approx([np.pi / 4])


def test_a_boundary_between_houses_in_one_block_cannot_be_seen():
    plan = sound_plan(drawn([box(0, 0, 400, 200)], lattice_houses(4, 2, 100)))
    assert plan.visible_boundary == pytest.approx([600 / 800, 600 / 800])


def test_streets_crossing_a_railway_at_one_place_let_a_grid_through_there_only():
    plan = sound_plan(
        drawn(
            [box(0, 0, 640, 600)],
            [*lattice_houses(3, 6, 30), *lattice_houses(3, 6, 30, x=340)],
            [*lattice_streets(3, 6), *lattice_streets(3, 6, x=340), line((0, 500), (640, 500))],
            barriers=[line((320, -50), (320, 650))],
        )
    )
    assert set(plan.grid_statuses) == {"in_band"}


def houses_in_blocks(columns, rows, households):
    """A chessboard of blocks, in each of them 2 by 3 houses that hold so many households in turn."""
    numbers = iter(households)
    places = [(20, 25), (80, 25), (20, 50), (80, 50), (20, 75), (80, 75)]
    houses = [
        (house(100 * column + x, 100 * row + y, 10), next(numbers))
        for column in range(columns)
        for row in range(rows)
        for x, y in places
    ]
    return drawn([box(0, 0, 100 * columns, 100 * rows)], houses, lattice_streets(columns, rows))


@pytest.mark.parametrize(("total", "grids"), [(1050, 3), (1051, 3), (999, 2), (1000, 2)])
def test_a_total_that_leaves_no_room_is_met_by_cutting_blocks_down_to_their_houses(total, grids):
    sizes = [6 + number % 9 for number in range(96)]
    missing = total - sum(sizes)
    sizes = [size + missing // 96 + (number < missing % 96) for number, size in enumerate(sizes)]
    plan = sound_plan(houses_in_blocks(4, 4, sizes))
    assert plan.grid_statuses.tolist() == ["in_band"] * grids
    assert plan.grid_households.sum() == total
