"""estimatehouseholds as QGIS runs it: buildings and grids with intervals, and what is told of the input."""

import pytest
from community_grids.adapters.layers.households import numbers_of
from community_grids.adapters.words.use_words import use_table
from community_grids.engine.premises.estimating.kinds import row_of_use
from drawn_layers import draw, rectangle, square
from drawn_ledgers import blurred, identity, phone
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback
from run_algorithm import rows, run_algorithm

FIELDS = ["code:string", "层数:string", "用途:string", "known:integer"]


def houses(*told):
    """Buildings of 20 by 20 m in a row, 100 m apart: floors, use, known households."""
    drawn = [(square(100 * place + 40, 40, 20), f"b{place}", *each) for place, each in enumerate(told)]
    return draw("楼栋", "Polygon", FIELDS, drawn)


def estimate(buildings, **parameters):
    results = run_algorithm("estimatehouseholds", {"BUILDINGS": buildings, **parameters})
    return results, rows(results["NEW_BUILDINGS"]), rows(results["FINDINGS"])


def town(total):
    fields = ["name:string", "total:string"]
    return {"COMMUNITIES": draw("社区", "Polygon", fields, [(rectangle(0, 1000), "红旗", total)]), "TOTAL": "total"}


def test_fields_are_guessed_and_a_total_is_kept(provider):
    buildings = houses(("6", "住宅", None), ("6层", "住宅", 30), (None, "居住", None), ("3", "学校", None))
    _, told, findings = estimate(buildings, HOUSEHOLDS="known", **town("７０户"))
    assert [row["method"] for row in told] == ["estimated", "register", "estimated", "none"]
    assert sum(row["households_estimated"] for row in told) == 70
    assert told[1]["households_estimated"] == 30 == told[1]["low"] == told[1]["high"]
    assert told[0]["low"] <= told[0]["households_estimated"] <= told[0]["high"]
    assert told[0]["code"] == "b0"
    assert [row["check"] for row in findings] == ["estimate_floors_filled"]
    assert "number: 1, first feature: " in findings[0]["message"]


def test_grids_have_intervals_and_those_that_could_flip_are_found(provider):
    many = [("6", "住宅", None)] * 10
    fields = ["grid_code:string", "community_code:string"]
    drawn = [(rectangle(500 * row, 500 * row + 500), f"00100{row + 1}", "001") for row in range(3)]
    grids = draw("grids", "Polygon", fields, drawn)
    results, _, findings = estimate(houses(*many), GRIDS=grids, MINIMUM=100, MAXIMUM=130, **town("240"))
    told = rows(results["NEW_GRIDS"])
    assert [row["estimate"] for row in told][2] == 0 and sum(row["estimate"] for row in told) == 240
    assert [row["status"] for row in told] == ["in_band", "in_band", "under"]
    assert [row["could_flip"] for row in told] == [1, 1, 0]
    assert told[0]["low"] < 100 < told[0]["estimate"] < told[0]["high"]
    assert results["FLIPS"] == 2
    flips = [row for row in findings if row["check"] == "grid_could_flip"]
    assert [(row["grid_code"], row["severity"]) for row in flips] == [("001001", "note"), ("001002", "note")]
    assert "whether the grid is within 100 to 130 is not sure" in flips[0]["message"]


def test_a_rural_grid_has_the_limits_of_villages(provider):
    fields = ["grid_code:string", "kind:string"]
    drawn = [(rectangle(0, 500), "001001", "urban"), (rectangle(500, 1000), "001002", "rural")]
    grids = draw("grids", "Polygon", fields, drawn)
    known = [("6", "住宅", 40)] * 10
    results, _, _ = estimate(houses(*known), HOUSEHOLDS="known", GRIDS=grids)
    assert [(row["estimate"], row["status"]) for row in rows(results["NEW_GRIDS"])] == [
        (200, "under"),
        (200, "in_band"),
    ]
    assert [row["in_band_percent"] for row in rows(results["NEW_GRIDS"])] == [0, 100]


def test_more_known_than_the_total_is_told(provider):
    _, told, findings = estimate(houses(("6", "住宅", 30), ("6", "住宅", None)), HOUSEHOLDS="known", **town("20"))
    assert [row["households_estimated"] for row in told] == [30, 0]
    (finding,) = [row for row in findings if row["check"] == "estimate_over_total"]
    assert (finding["value"], "10 more" in finding["message"]) == (10, True)


def test_parcels_that_cover_the_ground_are_taken_as_parcels(provider):
    parcels = [(square(100 * place, 0, 100), f"p{place}", "4", "住宅", None) for place in range(10)]
    _, _, findings = estimate(draw("地块", "Polygon", FIELDS, parcels), **town("200"))
    assert [row["check"] for row in findings] == ["estimate_of_parcels"]


def test_words_for_a_use_that_nobody_knows_are_named(provider):
    _, told, findings = estimate(houses(("6", "火星基地", None), ("6", "住宅", None)))
    assert told[0]["method"] == "none"
    assert "火星基地" in findings[0]["message"]


def test_fields_about_persons_are_left_out_and_told(provider):
    # Given parcels with their owners, in a field that says so and in one that does not, and an owner where a use stands
    fields = [*FIELDS, "OWNER_NAME:string", "other:string"]
    drawn = [(square(100 * place + 40, 40, 20), f"b{place}", "6", blurred(place), None, "N. N.", phone(place))
             for place in range(6)]  # fmt: skip
    results, told, findings = estimate(draw("楼栋", "Polygon", fields, drawn))
    assert {"code", "known", "method"} <= set(told[0]) and not {"OWNER_NAME", "other", "用途"} & set(told[0])
    messages = {row["check"]: row["message"] for row in findings}
    assert "OWNER_NAME" in messages["register_personal_dropped"] and "other" in messages["register_personal_dropped"]
    assert not any(blurred(place) in message for place in range(6) for message in messages.values())


def test_an_empty_layer_and_a_layer_of_points_are_refused(provider):
    with pytest.raises(QgsProcessingException, match="楼栋"):
        estimate(houses())
    points = draw("points", "Point", FIELDS, [("POINT(5 5)", "a", "1", "住宅", None)])
    with pytest.raises(QgsProcessingException, match="polygons"):
        run_algorithm("estimatehouseholds", {"BUILDINGS": points})


def test_a_cancel_is_heard(provider):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run_algorithm("estimatehouseholds", {"BUILDINGS": houses(("6", "住宅", None))}, feedback)


def test_every_use_of_the_sample_and_of_a_city_abroad_is_known():
    table = use_table()
    lived_in = ("居住", "住宅楼", "商住", "CONDO-BLDG", "TWO-FAM-RES", ">8-UNIT-APT", "residential", "house", "yes", "")
    empty = ("商业", "公共", "工业", "仓储", "warehouse", "RES-DEV-LAND", "Vacant Housing Authority", "HOTEL", "宿舍")
    assert all(table[row_of_use(word, table)].lived_in for word in lived_in)
    assert not any(table[row_of_use(word, table)].lived_in for word in empty)
    assert (table[row_of_use("TWO-FAM-RES", table)].least, table[row_of_use("TWO-FAM-RES", table)].most) == (2, 2)


def test_numbers_are_read_whatever_they_look_like():
    told = numbers_of([3, "2.5", "１２", "6层", "1,200", "", None, "many"])
    assert told[:5].tolist() == [3, 2.5, 12, 6, 1200] and all(number != number for number in told[5:])


def test_numbers_that_cannot_be_are_not_used_and_are_told(provider):
    fields = ["层数:string", "用途:string", "known:string"]
    told = [("1e9", "住宅", None), ("6", "住宅", "99999999999999"), ("6", "住宅", "inf"), ("6", "住宅", "24")]
    drawn = [(square(100 * place + 40, 40, 20), *each) for place, each in enumerate(told)]
    _, houses_told, findings = estimate(draw("楼栋", "Polygon", fields, drawn), HOUSEHOLDS="known", **town("1e300"))
    assert [row["method"] for row in houses_told] == ["estimated", "estimated", "estimated", "register"]
    assert all(row["high"] < 200 for row in houses_told)
    unlikely = [row["message"] for row in findings if row["check"] == "estimate_numbers_unlikely"]
    assert len(unlikely) == 3
    assert "“known” over 100000" in unlikely[2] and "(number: 2" in unlikely[2]


def test_a_cell_that_tells_of_a_person_is_blank_and_told(provider):
    codes = ["b0", "430702199001011235", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10", identity(1)]
    fields = ["code:string", "层数:string", "用途:string", "地址:string"]
    drawn = [
        (square(100 * place + 40, 40, 20), code, "6", "住宅", f"人民路{place}号") for place, code in enumerate(codes)
    ]
    drawn[3] = (*drawn[3][:4], f"人民路3号 {phone(3)}")
    _, told, findings = estimate(draw("楼栋", "Polygon", fields, drawn))
    assert [row["code"] for row in told] == [*codes[:-1], NULL]
    assert [row["地址"] for row in told[2:5]] == ["人民路2号", NULL, "人民路4号"]
    assert len([row for row in findings if row["check"] == "register_cells_blanked"]) == 2
