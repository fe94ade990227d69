"""A layer of grids that anybody drew: each fault is found, with the place to look at, and a sound layer has none."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.checking.check import check_grids, mendable
from community_grids.engine.gridding.checking.grid_layer import GridLayer
from community_grids.engine.gridding.findings import CHECKS
from community_grids.engine.progress import CancelledError, Progress
from drawn_districts import BRIDGE, RAILWAY, RIVER, box, drawn, house, lattice, line, objects, plan_of, rules, two_banks

CODE = "110101001001"


def grids(*shapes, codes=None, **columns):
    """A layer of grids in the first community, numbered as they come."""
    codes = objects(codes or [f"{CODE}{row:03d}" for row in range(1, len(shapes) + 1)])
    columns = {name: objects(value) if name in ("names", "kinds", "community_codes") else value
               for name, value in columns.items()}  # fmt: skip
    return GridLayer.of(objects(shapes), codes, **columns)


def town(**layers):
    """A community of 400 by 200 m with eight houses of 100 households: the two halves are 400 each."""
    return lattice(4, 2, 100, **layers)


WEST, EAST = box(0, 0, 200, 200), box(200, 0, 200, 200)


def checked(layer, district=None, **limits):
    return check_grids(layer, district or town(), rules(**limits))


def words(result):
    return sorted(found.check for found in result.findings)


def the(result, check):
    (found,) = [one for one in result.findings if one.check == check]
    return found


def test_a_sound_layer_has_no_finding():
    result = checked(grids(WEST, EAST, households=np.array([400.0, 400.0])))
    assert result.findings == []
    assert (result.measures.grids, result.measures.in_band, result.measures.visible_boundary) == (2, 1.0, 1.0)


@pytest.mark.parametrize("make", [lambda: lattice(6, 4, 60), lambda: two_banks(RIVER, 70, BRIDGE)])
def test_a_division_of_our_own_has_no_fault(make):
    district = make()
    plan = plan_of(district)
    layer = GridLayer.of(
        plan.grids, plan.grid_codes, community_codes=plan.grid_community_codes, kinds=plan.grid_kinds,
        households=plan.grid_households.astype(float),
    )  # fmt: skip
    assert words(checked(layer, district)) == []


# Shapes, rule D1


def test_an_outline_that_crosses_itself_is_found_at_the_crossing():
    bow_tie = shapely.Polygon([(0, 0), (200, 200), (200, 0), (0, 200)])
    found = the(checked(grids(bow_tie, EAST)), "grid_invalid")
    assert (found.grid_code, found.place, found.severity) == (CODE + "001", (100.0, 100.0), "error")


def test_a_grid_in_parts_is_found_at_the_smallest():
    scattered = shapely.MultiPolygon([box(0, 0, 200, 100), box(0, 150, 50, 50)])
    rest = shapely.difference(box(0, 0, 400, 200), scattered)
    found = the(checked(grids(scattered, rest)), "grid_multipart")
    assert found.numbers == {"parts": 2, "area_m2": 2500.0}
    assert shapely.contains(box(0, 150, 50, 50), shapely.Point(found.place))


@pytest.mark.parametrize("sliver", [box(0, 0, 0.5, 1), box(0, 0, 0.3, 200)])
def test_a_sliver_is_tiny_or_thin(sliver):
    result = checked(grids(shapely.difference(WEST, sliver), EAST, sliver))
    assert the(result, "grid_sliver").grid_code == CODE + "003"


def test_a_narrow_strip_of_a_grid_is_found_and_a_sharp_corner_is_not():
    west = shapely.union(shapely.difference(WEST, box(150, 100, 50, 100)), box(180, 100, 0.3, 60))
    found = the(checked(grids(west, shapely.difference(box(0, 0, 400, 200), west))), "grid_narrow")
    assert found.numbers["length_m"] == pytest.approx(60, abs=1)
    wedge = shapely.Polygon([(0, 0), (200, 0), (195, 200), (0, 200)])
    rest = shapely.difference(box(0, 0, 400, 200), wedge)
    assert "grid_narrow" not in words(checked(grids(wedge, rest)))


def test_a_grid_in_the_hole_of_another_is_told():
    inner = box(100, 50, 200, 100)
    result = checked(grids(shapely.difference(box(0, 0, 400, 200), inner), inner))
    found = the(result, "grid_encloses")
    assert (found.grid_code, found.numbers) == (CODE + "001", {"other": CODE + "002", "area_m2": 20000.0})


# Tiling, rules D2 to D4 and D10


def test_overlaps_and_gaps_are_measured():
    result = checked(grids(box(0, 0, 210, 200), box(200, 0, 190, 200)))
    overlap, gap = the(result, "grids_overlap"), the(result, "grids_gap")
    assert overlap.numbers == {"other": CODE + "001", "area_m2": 2000.0}
    assert shapely.contains(box(200, 0, 10, 200), shapely.Point(overlap.place))
    assert gap.numbers == {"pieces": 1, "area_m2": 2000.0}
    assert shapely.contains(box(390, 0, 10, 200), shapely.Point(gap.place))
    measures = result.measures
    assert (measures.gap_m2, measures.overlap_m2, measures.outside_m2) == (2000, 2000, 0)


def test_many_small_gaps_are_one_finding_and_hairs_are_none():
    pinholes = [box(10 + 20 * column, 10, 0.9, 0.9) for column in range(8)]
    west = shapely.difference(WEST, shapely.union_all(pinholes))
    assert the(checked(grids(west, EAST)), "grids_gap").numbers == {"pieces": 8, "area_m2": 6.5}
    hair = shapely.difference(WEST, box(10, 10, 0.3, 0.3))
    assert "grids_gap" not in words(checked(grids(hair, EAST)))


def test_a_special_grid_may_lie_over_another_or_be_cut_out_of_it():
    market = box(50, 50, 40, 40)
    over = checked(grids(WEST, EAST, market, kinds=["urban", "urban", "special"]))
    assert "grids_overlap" not in words(over)
    assert the(over, "grid_overlay").grid_code == CODE + "003"
    cut_out = checked(grids(shapely.difference(WEST, market), EAST, market, kinds=["urban", "urban", "special"]))
    assert "grids_overlap" not in words(cut_out)
    assert "grids_gap" not in words(cut_out)


def test_a_grid_outside_or_across_communities_is_found():
    district = drawn([box(0, 0, 200, 200), box(200, 0, 200, 200)], [(house(50, 50), 400), (house(350, 50), 400)])
    result = checked(grids(box(0, 0, 230, 200), box(230, 0, 200, 200)), district)
    across, outside = the(result, "grid_across_communities"), the(result, "grid_outside")
    assert (across.grid_code, across.community_code) == (CODE + "001", CODE)
    assert across.numbers == {"other": "110101001002", "area_m2": 6000.0}
    assert (outside.grid_code, outside.numbers["area_m2"]) == (CODE + "002", 6000.0)


def test_communities_that_overlap_do_not_put_grids_across_them():
    district = drawn([box(0, 0, 200, 200), box(190, 0, 210, 200)], [(house(50, 50), 400), (house(350, 50), 400)])
    codes = [CODE + "001", "110101001002001"]
    result = checked(grids(WEST, EAST, codes=codes), district)
    assert "grid_across_communities" not in words(result)
    assert "communities_overlap" in words(result)


def test_a_community_without_a_grid_is_one_finding():
    district = drawn([WEST, EAST], [(house(50, 50), 400), (house(350, 50), 400)])
    result = checked(grids(WEST), district)
    assert the(result, "community_without_grid").community_code == "110101001002"
    assert "grids_gap" not in words(result)


# What one can see, rule D5


def test_a_boundary_that_follows_nothing_is_found_on_its_longest_stretch():
    result = checked(grids(box(0, 0, 140, 200), box(140, 0, 260, 200)), town(), minimum=100, maximum=900)
    found = result.findings[0]
    assert (found.check, found.grid_code, found.numbers) == (
        "boundary_hidden",
        CODE + "001",
        {"percent": 74, "length_m": 180},
    )
    assert found.place[0] == 140


def test_without_streets_and_barriers_hidden_boundaries_are_not_blamed():
    district = drawn([box(0, 0, 400, 200)], [(house(50, 50), 400), (house(350, 50), 400)])
    assert words(checked(grids(WEST, EAST), district)) == ["streets_absent"]


# Barriers


@pytest.mark.parametrize("barrier", [RIVER, RAILWAY])
def test_a_grid_across_a_barrier_needs_a_street(barrier):
    whole = grids(box(0, 0, 640, 200))
    found = the(checked(whole, two_banks(barrier, 35)), "grid_across_barrier")
    assert found.numbers["households"] == 210
    assert "grid_across_barrier" not in words(checked(whole, two_banks(barrier, 35, BRIDGE)))


def test_a_pond_inside_a_grid_is_no_barrier():
    district = town(barriers=[box(20, 20, 30, 10)])
    assert words(checked(grids(WEST, EAST), district)) == []


# Buildings and households, rules D6 and D7


def test_a_cut_building_is_found_and_one_on_the_communities_edge_is_told():
    houses = [(house(200, 100), 400), (house(350, 50), 400)]
    district = drawn([box(0, 0, 400, 200)], houses, [line((200, 0), (200, 200))])
    found = the(checked(grids(WEST, EAST), district), "building_cut")
    assert found.numbers == {"row": 0, "area_m2": 200.0}
    district = drawn([WEST, EAST], houses, [line((200, 0), (200, 200))])
    codes = [CODE + "001", "110101001002001"]
    assert "building_cut" not in words(checked(grids(WEST, EAST, codes=codes), district))
    assert "building_on_community_edge" in words(checked(grids(WEST, EAST, codes=codes), district))


def test_buildings_drawn_twice_are_told():
    houses = [(house(50, 100), 400), (house(350, 100), 300), (house(350, 100), 100)]
    found = the(checked(grids(WEST, EAST), drawn([box(0, 0, 400, 200)], houses)), "buildings_doubled")
    assert found.numbers == {"count": 2, "rows": (1, 2), "households": 100}


def test_a_building_in_parts_that_a_boundary_runs_between_is_not_cut():
    two_wings = shapely.multipolygons([house(50, 100), house(350, 100)])
    district = drawn([box(0, 0, 400, 200)], [(two_wings, 400)])
    result = checked(grids(WEST, EAST), district)
    assert "building_cut" not in words(result)
    assert the(result, "building_in_parts").numbers == {"row": 0, "grids": 2, "households": 400}


def test_of_a_building_in_parts_the_part_that_is_cut_is_told():
    wings = shapely.multipolygons([house(50, 100), house(200, 100)])
    district = drawn([box(0, 0, 400, 200)], [(wings, 400)])
    result = checked(grids(WEST, EAST), district)
    assert the(result, "building_cut").numbers == {"row": 0, "area_m2": 200.0}
    assert "building_in_parts" not in words(result)


def test_a_building_that_one_of_two_overlapping_grids_holds_whole_is_not_cut():
    houses = [(house(200, 100), 400), (house(350, 50), 400)]
    district = drawn([box(0, 0, 400, 200)], houses)
    assert "building_cut" not in words(checked(grids(box(0, 0, 215, 200), EAST), district))


def test_buildings_in_no_grid_are_counted():
    result = checked(grids(WEST, box(200, 0, 200, 90)))
    assert the(result, "building_in_no_grid").numbers == {"count": 2, "households": 200, "first": 5}


def test_grids_out_of_band_and_why():
    result = checked(grids(box(0, 0, 100, 200), box(100, 0, 300, 200)))
    assert (the(result, "grid_under").numbers["short"], the(result, "grid_over").numbers["excess"]) == (150, 100)
    assert (result.measures.out_of_band, result.measures.least_out_of_band) == (2, 0)
    result = checked(grids(box(0, 0, 400, 200)), lattice(4, 2, 66))
    assert words(result) == ["community_gap_in_numbers", "grid_over"]


def test_the_households_of_a_park_count_for_no_limits_of_its_community():
    """528 households fit no number of grids; without the 132 in the park the others make one."""
    thirds = [box(0, 0, 100, 200), box(100, 0, 200, 200), box(300, 0, 100, 200)]
    district = lattice(4, 2, 66)
    assert "community_gap_in_numbers" in words(checked(grids(*thirds), district))
    with_park = checked(grids(*thirds, kinds=["urban", "urban", "special"]), district)
    assert words(with_park) == ["grid_under", "grid_under"]


def test_a_building_in_a_grid_that_reaches_outside_is_not_left_out():
    district = drawn([box(0, 0, 200, 200)], [(house(50, 50), 400), (house(250, 50), 90), (house(450, 50), 7)])
    result = checked(grids(box(0, 0, 300, 200)), district)
    assert the(result, "building_outside").numbers == {"count": 1, "households": 7, "first": 2}


def test_a_building_over_the_maximum_is_the_reason():
    district = drawn([WEST], [(house(50, 50), 620)], [line((0, 0), (0, 200))])
    assert words(checked(grids(WEST), district)) == ["building_over_maximum"]


def test_a_count_that_is_out_of_date_is_told():
    found = the(checked(grids(WEST, EAST, households=np.array([390, 400.0]))), "grid_households_differ")
    assert (found.grid_code, found.numbers) == (CODE + "001", {"stated": 390, "counted": 400})


def test_a_compound_in_two_grids_is_told():
    found = the(checked(grids(WEST, EAST), town(compounds=[box(110, 10, 180, 80)])), "compound_divided")
    assert found.numbers == {"compound": 0, "grids": 2, "households": 200}


# Codes and records, rules D8, D9 and D11


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["", CODE + "002"], ["grid_code_missing"]),
        ([CODE + "001"] * 2, ["grid_code_repeated"]),
        (["1-2", CODE + "002"], ["grid_code_misfit"]),
        ([CODE + "01", CODE + "002"], ["grid_code_misfit"]),
        ([CODE + "002", CODE + "001"], ["grid_numbers_out_of_order"]),
        ([CODE + "003", CODE + "012"], []),
    ],
)
def test_codes(codes, expected):
    assert words(checked(grids(WEST, EAST, codes=codes))) == expected


def test_a_code_or_a_field_of_another_community():
    district = drawn([WEST, EAST], [(house(50, 50), 400), (house(350, 50), 400)], [line((200, 0), (200, 200))])
    result = checked(grids(WEST, EAST, community_codes=[CODE, CODE]), district)
    assert words(result) == ["grid_code_elsewhere", "grid_community_differs"]
    assert the(result, "grid_code_elsewhere").numbers == {"code": CODE + "002", "other": CODE}


def test_communities_without_codes_are_numbered_as_in_a_division():
    district = drawn([box(0, 0, 400, 200)], [(house(50, 50), 400), (house(350, 50), 400)], community_codes=[""])
    assert words(checked(grids(WEST, EAST, codes=["001001", "001002"]), district)) == [
        "communities_numbered",
        "streets_absent",
    ]


def test_officers_and_versions_are_looked_at_where_the_fields_are_there():
    history = [
        {"version": "2", "valid_from": "2025-01-01", "reason": ""},
        {"version": "1", "valid_from": "2025-02-01", "valid_to": "2025-01-01", "reason": ""},
    ]
    result = checked(grids(WEST, EAST, officers=np.array([1.0, np.nan]), history=history))
    assert words(result) == ["grid_version_dates", "grid_version_incomplete", "grid_without_officer"]
    assert the(result, "grid_version_incomplete").numbers == {"fields": "reason"}


# The whole


def test_errors_come_first_and_every_finding_of_a_grid_has_a_place():
    mess = grids(
        shapely.Polygon([(0, 0), (200, 200), (200, 0), (0, 200)]), box(150, 0, 300, 150), box(0, 0, 0.1, 0.1),
        codes=["", "7", "7"],
    )  # fmt: skip
    result = checked(mess)
    ranks = [("error", "warning", "note").index(found.severity) for found in result.findings]
    assert ranks == sorted(ranks)
    assert len(set(words(result))) > 8
    assert all(found.place is not None for found in result.findings)


def test_an_empty_layer_is_all_gap():
    result = checked(grids())
    assert words(result) == ["building_in_no_grid", "community_without_grid"]
    assert result.measures.grids == 0


def test_what_is_mendable_is_a_check():
    from community_grids.engine.gridding.checking import check

    assert set(check._MENDED_BY) <= set(CHECKS)
    assert mendable("grid_under") == "repairgrids"
    assert mendable("grid_invalid") == ""


def test_a_cancel_stops_the_check():
    class Cancelled(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        check_grids(grids(WEST, EAST), town(), rules(), Cancelled())


def test_a_building_without_a_shape_is_counted_nowhere_and_moves_no_other():
    district = town()
    shapes = district.buildings.copy()
    shapes[0] = shapely.Polygon()
    result = checked(grids(WEST, EAST), replace(district, buildings=shapes), minimum=100)
    assert (result.measures.households, result.measures.in_band) == (700, 1.0)
    assert words(result) == []
