"""Input as it comes: every grid stays sound, and what was wrong is reported."""

import pytest
import shapely
import shapely.affinity
from drawn_districts import box, drawn, house, lattice_houses, lattice_streets, line, plan_of, point
from plan_checks import assert_sound, checks, ground_of, untiled


def sound_plan(district, **how):
    plan = plan_of(district, **how)
    assert_sound(plan, district)
    return plan


def finding(plan, check):
    (found,) = [one for one in plan.findings if one.check == check]
    return found


def town(streets, households=60, communities=None, **layers):
    """A community of 400 by 200 m with eight houses, and whatever streets."""
    return drawn(communities or [box(0, 0, 400, 200)], lattice_houses(4, 2, households), streets, **layers)


# Communities


def test_where_communities_overlap_the_first_keeps_the_ground():
    district = drawn([box(0, 0, 400, 200), box(350, 0, 400, 200)], lattice_houses(7, 2, 60), lattice_streets(8, 2))
    plan = sound_plan(district)
    assert plan.grid_households.tolist() == [480, 360]
    assert shapely.area(plan.grids) == pytest.approx([80_000, 70_000])
    assert finding(plan, "communities_overlap").numbers["area_m2"] == 10_000


def test_the_same_community_twice_is_divided_once():
    plan = sound_plan(town(lattice_streets(4, 2), communities=[box(0, 0, 400, 200)] * 2))
    assert (plan.grid_communities.tolist(), plan.grid_households.tolist()) == ([0], [480])


def test_the_same_code_twice_never_gives_the_same_grid_code_twice():
    district = drawn(
        [box(0, 0, 500, 200), box(500, 0, 500, 200)],
        lattice_houses(10, 2, 45),
        lattice_streets(10, 2),
        community_codes=["110101001001"] * 2,
    )
    plan = sound_plan(district)
    assert len(set(plan.grid_codes.tolist())) == 2


def test_communities_without_codes_are_numbered():
    district = drawn(
        [box(0, 0, 500, 200), box(500, 0, 500, 200)],
        lattice_houses(10, 2, 45),
        lattice_streets(10, 2),
        community_codes=["", ""],
    )
    plan = sound_plan(district)
    assert plan.grid_codes.tolist() == ["001001", "002001"]
    assert "communities_numbered" in checks(plan)


def test_nobodys_ground_between_communities_stays_nobodys():
    ring = shapely.difference(box(0, 0, 400, 400), box(150, 150, 20, 20))
    plan = sound_plan(drawn([ring], lattice_houses(4, 4, 60), lattice_streets(4, 4)))
    assert finding(plan, "communities_gap").numbers == {"rows": (0,), "area_m2": 400.0}


def test_communities_three_metres_apart_are_two():
    houses = [*lattice_houses(4, 2, 60), *lattice_houses(4, 2, 60, x=403)]
    plan = sound_plan(drawn([box(0, 0, 400, 200), box(403, 0, 400, 200)], houses, lattice_streets(9, 2)))
    assert plan.grid_households.tolist() == [480, 480]


def test_communities_whose_corners_miss_each_other_share_their_nodes_all_the_same():
    west = shapely.Polygon([(0, 0), (400, 0), (400.0004, 97), (400, 200), (0, 200)])
    east = shapely.Polygon([(400, 0), (800, 0), (800, 200), (400, 200), (400, 103)])
    district = drawn([west, east], lattice_houses(8, 2, 55), lattice_streets(8, 2))
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [440, 440]
    assert untiled(plan, district.communities) < 0.1


def test_islands_of_a_community_are_grids_of_their_own():
    both = shapely.MultiPolygon([box(0, 0, 400, 200), box(500, 0, 400, 200)])
    houses = [*lattice_houses(4, 2, 60), *lattice_houses(4, 2, 60, x=500)]
    plan = sound_plan(drawn([both], houses, [*lattice_streets(4, 2), *lattice_streets(4, 2, x=500)]))
    assert plan.grid_households.tolist() == [480, 480]


def test_an_island_with_few_people_says_that_it_is_one():
    both = shapely.MultiPolygon([box(0, 0, 400, 200), box(500, 0, 100, 100)])
    plan = sound_plan(drawn([both], [*lattice_houses(4, 2, 60), (house(550, 50), 60)], lattice_streets(4, 2)))
    (reason,) = [reason for reason in plan.grid_reasons if reason]
    assert reason.check == "part_cut_off"
    told = {key: reason.numbers[key] for key in ("by", "households", "high_short", "relaxation_minimum")}
    assert told == {"by": "island", "households": 60, "high_short": 290, "relaxation_minimum": 60}


def test_an_island_without_people_says_that_nobody_lives_there():
    both = shapely.MultiPolygon([box(0, 0, 400, 200), box(500, 0, 100, 100)])
    plan = sound_plan(drawn([both], lattice_houses(4, 2, 60), lattice_streets(4, 2)))
    assert [reason.check for reason in plan.grid_reasons if reason] == ["part_without_households"]


def test_what_lies_beside_a_building_over_the_maximum_is_told_by_its_own_numbers():
    """A tower of 800 households, and 200 households in houses: the 200 are too few, whatever the tower holds."""
    houses = [(house(50, 50), 800), (house(150, 50), 100), (house(250, 50), 100)]
    plan = sound_plan(drawn([box(0, 0, 300, 100)], houses, lattice_streets(3, 1)))
    reasons = {reason.check: reason.numbers for reason in plan.grid_reasons}
    assert reasons["building_over_maximum"]["households"] == 800
    rest = reasons["beside_large_building"]
    assert (rest["households"], rest["low_count"], rest["high_short"]) == (200, 0, 150)


def test_registers_at_one_point_say_that_they_cannot_be_parted():
    houses = [*lattice_houses(4, 2, 60), *[(point(150, 150), 30)] * 20]
    plan = plan_of(drawn([box(0, 0, 400, 200)], [(shapely.centroid(shape), n) for shape, n in houses]))
    (reason,) = [reason for reason in plan.grid_reasons if reason]
    assert reason.check == "buildings_inseparable"
    assert reason.numbers["households"] >= 600


def test_a_community_within_another_is_tiled_like_others():
    hole = box(200, 200, 200, 200)
    around = shapely.difference(box(0, 0, 600, 600), hole)
    plan = sound_plan(drawn([around, hole], lattice_houses(6, 6, 60, shape=point), lattice_streets(6, 6)))
    assert [int(plan.grid_households[plan.grid_communities == row].sum()) for row in (0, 1)] == [1920, 240]


def test_two_grids_at_most_lie_round_a_hole():
    """No grid is a ring: a ring would be a polygon, but one grid would lie within another's outline."""
    hole = box(200, 200, 200, 200)
    plan = sound_plan(
        drawn([shapely.difference(box(0, 0, 600, 600), hole)], lattice_houses(6, 6, 60), lattice_streets(6, 6))
    )
    assert shapely.get_num_interior_rings(plan.grids).tolist() == [0] * len(plan.grids)


def test_a_bow_tie_is_two_triangles():
    tie = shapely.Polygon([(0, 0), (400, 400), (400, 0), (0, 400)])
    houses = [
        (point(x, y), 100)
        for x, y in ((30, 200), (60, 200), (40, 170), (40, 230), (370, 200), (340, 200), (360, 170), (360, 230))
    ]
    plan = sound_plan(drawn([tie], houses, [line((0, 200), (400, 200))]))
    assert plan.grid_households.tolist() == [400, 400]


@pytest.mark.parametrize("nothing", [None, shapely.Polygon()])
def test_a_community_without_geometry_has_no_grid(nothing):
    plan = sound_plan(town(lattice_streets(4, 2), communities=[nothing, box(0, 0, 400, 200)]))
    assert plan.grid_communities.tolist() == [1]


# Buildings


def test_buildings_outside_are_counted_and_left_out():
    houses = [*lattice_houses(4, 2, 60), (house(700, 50), 33), (point(-50, 50), 7)]
    plan = sound_plan(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2)))
    assert plan.building_units[-2:].tolist() == [-1, -1]
    numbers = finding(plan, "building_outside").numbers
    assert (numbers["count"], numbers["households"]) == (2, 40)
    assert numbers["first"] in (8, 9)  # the first by shape, whatever the order of the rows


def test_a_building_on_the_edge_between_communities_counts_where_its_middle_lies():
    houses = [*lattice_houses(4, 2, 50), (box(385, 40, 20, 20), 30), *lattice_houses(4, 2, 50, x=400)]
    plan = plan_of(drawn([box(0, 0, 400, 200), box(400, 0, 400, 200)], houses, lattice_streets(8, 2)))
    assert plan.grid_households.tolist() == [430, 400]
    assert finding(plan, "building_on_community_edge").numbers == {"row": 8, "households": 30}


def test_a_point_on_the_edge_between_communities_counts_once():
    houses = [*lattice_houses(8, 2, 50, shape=point), (point(400, 50), 30), (point(400, 100), 20)]
    plan = plan_of(drawn([box(0, 0, 400, 200), box(400, 0, 400, 200)], houses, lattice_streets(8, 2)))
    assert plan.grid_households.sum() == 16 * 50 + 50
    assert (plan.building_units >= 0).all()


def test_a_point_on_the_outer_edge_counts():
    houses = [*lattice_houses(4, 2, 50, shape=point), (point(400, 50), 30), (point(123.4, 200), 20)]
    plan = plan_of(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2)))
    assert plan.grid_households.tolist() == [450]


def test_an_invalid_footprint_counts_like_others():
    broken = shapely.Polygon([(40, 40), (60, 60), (60, 40), (40, 60)])
    houses = [(broken, 60), *lattice_houses(4, 2, 60)[1:]]
    plan = plan_of(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2)))
    assert (plan.grid_households.tolist(), untiled(plan, [box(0, 0, 400, 200)]) < 0.01) == ([480], True)


def test_a_building_without_geometry_is_in_no_unit():
    plan = plan_of(drawn([box(0, 0, 400, 200)], [(None, 60), *lattice_houses(4, 2, 60)], lattice_streets(4, 2)))
    assert plan.building_units[0] == -1
    assert plan.grid_households.tolist() == [480]


def test_points_and_footprints_may_be_mixed():
    houses = [*lattice_houses(4, 2, 60), (point(30, 30), 20)]
    assert sound_plan(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2))).grid_households.tolist() == [500]


def test_a_footprint_of_several_parts_is_one_building():
    twin = shapely.MultiPolygon([house(50, 50), house(50, 150)])
    plan = sound_plan(drawn([box(0, 0, 400, 200)], [(twin, 60), *lattice_houses(4, 2, 60)[2:]], lattice_streets(4, 2)))
    assert plan.grid_households.tolist() == [420]


def test_a_footprint_with_parts_in_two_grids_is_told_as_that_and_not_as_cut():
    """Eight columns of two houses of 50; the first and the last house are one building of 50."""
    twin = shapely.MultiPolygon([house(50, 50), house(750, 150)])
    houses = [(twin, 50), *lattice_houses(8, 2, 50)[1:-1]]
    plan = plan_of(drawn([box(0, 0, 800, 200)], houses, lattice_streets(8, 2)))
    assert sorted(plan.grid_households.tolist()) == [350, 400]
    assert finding(plan, "building_in_parts").numbers == {"row": 0, "grids": 2, "households": 50}
    assert not {"building_cut", "street_through_building"} & set(checks(plan))


def test_buildings_drawn_twice_count_twice_and_are_named():
    houses = [*lattice_houses(4, 2, 50), (house(50, 50), 50), (house(150, 50), 30)]
    plan = plan_of(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2)))
    assert plan.grid_households.tolist() == [480]
    assert finding(plan, "buildings_doubled").numbers == {"count": 4, "rows": (0, 2, 8, 9), "households": 80}


def test_registers_at_one_point_are_not_told_as_drawn_twice():
    houses = [*lattice_houses(4, 2, 50, shape=point), (point(50, 50), 50)]
    assert "buildings_doubled" not in checks(plan_of(drawn([box(0, 0, 400, 200)], houses, lattice_streets(4, 2))))


def test_no_buildings_at_all():
    plan = sound_plan(drawn([box(0, 0, 400, 200)], (), lattice_streets(4, 2)))
    assert plan.grid_households.tolist() == [0]


def test_a_huge_number_is_a_number():
    plan = sound_plan(
        drawn([box(0, 0, 200, 100)], [(house(50, 50), 2_000_000), (house(150, 50), 400)], lattice_streets(2, 1))
    )
    assert sorted(plan.grid_households.tolist()) == [400, 2_000_000]


# Streets


STREETS = {
    "none": [],
    "twice": [*lattice_streets(4, 2), *lattice_streets(4, 2)],
    "doubled": [*lattice_streets(4, 2), *(shapely.affinity.translate(s, 0.3, 0.3) for s in lattice_streets(4, 2))],
    "short": [*(line((x, 3), (x, 197)) for x in (100, 200, 300)), line((3, 100), (397, 100))],
    "dangling": [*lattice_streets(4, 2), line((50, 20), (50, 80)), line((150, 120), (150, 180))],
    "crossing itself": [line((0, 50), (300, 50), (300, 150), (100, 150), (100, 0))],
    "a knot": [shapely.LineString([(100, 0), (100, 200), (100, 0), (100, 200)])],
    "far over the edge": [line((-900, 100), (900, 100)), line((200, -900), (200, 900))],
    "outside": [line((1000, 0), (1000, 200))],
    "empty": [None, shapely.LineString(), line((200, 0), (200, 200))],
    "several parts": [shapely.MultiLineString([[(100, 0), (100, 200)], [(300, 0), (300, 200)]])],
    "a ring": [shapely.LinearRing([(100, 50), (300, 50), (300, 150), (100, 150)])],
    "a hair's breadth off": [line((200, 0.00001), (200.000002, 199.99999)), line((0, 100), (400, 100.000004))],
    "without length": [shapely.LineString([(100, 100), (100, 100)]), line((200, 0), (200, 200))],
}


@pytest.mark.parametrize("streets", STREETS.values(), ids=STREETS)
@pytest.mark.parametrize("households", [60, 100])
def test_whatever_the_streets_the_grids_are_sound_and_in_band(streets, households):
    plan = sound_plan(town(streets, households))
    assert set(plan.grid_statuses) == {"in_band"}
    assert plan.grid_households.sum() == 8 * households


def test_a_street_along_a_communitys_edge_makes_no_grid_of_slivers():
    district = drawn(
        [box(0, 0, 400, 200), box(400, 0, 400, 200)],
        lattice_houses(8, 2, 55),
        [*lattice_streets(8, 2), line((400.2, -5), (399.9, 205)), line((-5, 0.3), (805, -0.2))],
    )
    assert sound_plan(district).grid_households.tolist() == [440, 440]


def test_a_slanted_district_is_tiled_as_well():
    turned = shapely.affinity.rotate(box(0, 0, 600, 400), 17.3, origin=(0, 0))
    houses = [
        (shapely.affinity.rotate(shape, 17.3, origin=(0, 0)), number) for shape, number in lattice_houses(6, 4, 80)
    ]
    streets = [shapely.affinity.rotate(street, 17.3, origin=(0, 0)) for street in lattice_streets(6, 4)]
    plan = sound_plan(drawn([turned], houses, streets))
    assert plan.grid_households.tolist() == [480] * 4


def test_far_from_the_origin_it_is_the_same():
    def moved(shape):
        return shapely.affinity.translate(shape, 39_512_345.678, 4_412_345.678)

    houses = [(moved(shape), number) for shape, number in lattice_houses(6, 4, 80)]
    district = drawn([moved(box(0, 0, 600, 400))], houses, [moved(street) for street in lattice_streets(6, 4)])
    plan = sound_plan(district)
    assert plan.grid_households.tolist() == [480] * 4
    assert len(ground_of(district.communities)) == 1


def test_no_community_at_all_is_an_empty_plan():
    plan = plan_of(drawn([], lattice_houses(2, 1, 60)))
    assert (len(plan.grids), len(plan.units), plan.building_units.tolist()) == (0, 0, [-1, -1])
