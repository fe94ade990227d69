"""Bad input at the door: a sentence that names the layer and the feature, or a repair that is reported."""

import numpy as np
import pytest
import shapely
from community_grids.adapters.gridding.district import Layers, read_district
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.sentences.saying import sentence
from drawn_layers import draw, square
from qgis.core import QgsCoordinateTransformContext, QgsProcessingException

COMMUNITY_FIELDS = ["code:string", "name:string", "kind:string"]


def communities(rows=None, **more):
    rows = rows or [
        (square(0, 0, 1000), "430702001001", "红旗社区", "社区"),
        (square(1000, 0, 1000), "430702001201", "柳叶村", "村"),
    ]
    return draw("communities", "MultiPolygon", COMMUNITY_FIELDS, rows, **more)


def buildings(rows=None, kind="Polygon", field="integer", **more):
    return draw(
        "houses", kind, [f"n:{field}"], rows or [(square(100, 100, 20), 12), (square(1200, 300, 20), 30)], **more
    )


def read(**layers):
    layers = {"communities": communities(), "buildings": buildings(), "households_field": "n"} | layers
    for name in ("communities", "buildings", "streets", "compounds", "locked"):
        if name in layers:
            layers[name] = Source.of_layer(layers[name])
    layers["barriers"] = [Source.of_layer(layer) for layer in layers.get("barriers", [])]
    return read_district(Layers(**layers), QgsCoordinateTransformContext())


def found(reading, check):
    """The one finding of a check."""
    (finding,) = [finding for finding in reading.findings if finding.check == check]
    return finding


def test_a_plain_district_has_nothing_to_say_but_that_it_has_no_streets():
    reading = read(community_code_field="code", community_name_field="name", community_kind_field="kind")
    assert [finding.check for finding in reading.findings] == ["streets_absent"]
    assert reading.district.community_codes.tolist() == ["430702001001", "430702001201"]
    assert reading.district.community_kinds.tolist() == ["urban", "rural"]
    assert reading.community_names.tolist() == ["红旗社区", "柳叶村"]
    assert reading.district.households.sum() == 42
    assert reading.crs.authid() == "EPSG:4547"


def test_without_fields_nothing_is_known_of_communities():
    reading = read()
    assert reading.district.community_codes.tolist() == ["", ""]
    assert reading.district.community_kinds.tolist() == ["urban", "urban"]
    assert reading.community_names is None


@pytest.mark.parametrize("role", ["communities", "buildings"])
def test_an_empty_layer_is_refused_by_name(role):
    empty = draw("nothing here", "Polygon", ["n:integer"], [])
    with pytest.raises(QgsProcessingException, match=r"nothing here has no features"):
        read(**{role: empty})


def test_communities_without_any_area_are_refused_by_name():
    with pytest.raises(QgsProcessingException, match=r"No feature of the layer communities"):
        read(communities=communities([(None, "1", "", ""), ("MULTIPOLYGON EMPTY", "2", "", "")]), households_field="n")


@pytest.mark.parametrize("role", ["communities", "buildings", "streets", "barriers", "compounds", "locked"])
def test_a_layer_without_crs_is_refused_by_name(role):
    kind = "LineString" if role in ("streets", "barriers") else "Polygon"
    wkt = "LINESTRING(0 0, 9 9)" if kind == "LineString" else square(0, 0)
    layer = draw("lost layer", kind, ["n:integer", "grid_code:string"], [(wkt, 1, "a")], crs="")
    with pytest.raises(QgsProcessingException, match=r"lost layer has no CRS"):
        read(**{role: [layer] if role == "barriers" else layer})


def test_degrees_are_measured_in_a_zone_and_it_is_said():
    degrees = communities([("POLYGON((114 29, 114.01 29, 114.01 29.01, 114 29))", "", "", "")], crs="EPSG:4490")
    houses = buildings([("POINT(114.005 29.001)", 3)], kind="Point", crs="EPSG:4490")
    reading = read(communities=degrees, buildings=houses)
    assert reading.crs.authid() == "EPSG:4547"
    assert "EPSG:4547" in sentence(found(reading, "crs_chosen"))
    assert "layer_reprojected" not in [finding.check for finding in reading.findings]
    assert shapely.within(reading.district.buildings[0], reading.district.communities[0])


def test_a_layer_in_another_crs_is_brought_over_and_named():
    houses = buildings([("POINT(114.005 29.001)", 3)], kind="Point", crs="EPSG:4326")
    reading = read(buildings=houses)
    finding = found(reading, "layer_reprojected")
    assert finding.numbers["layer"] == "houses"
    assert "EPSG:4547" in finding.numbers["crs"]
    assert shapely.get_x(reading.district.buildings[0]) == pytest.approx(500_487, abs=1)


def test_an_invalid_community_is_repaired_and_named():
    bow_tie = "MULTIPOLYGON(((0 0, 1000 1000, 1000 0, 0 1000, 0 0)))"
    reading = read(communities=communities([(square(2000, 0), "", "", ""), (bow_tie, "430702001001", "", "")]))
    finding = found(reading, "community_invalid")
    assert finding.numbers == {"row": 2}
    assert finding.place is not None
    assert shapely.is_valid(reading.district.communities).all()
    assert found(reading, "community_multipart").numbers == {"parts": 2}


def test_a_community_without_geometry_is_left_out_and_named():
    reading = read(
        communities=communities([(None, "1", "", ""), (square(0, 0), "2", "b", "")]), community_name_field="name"
    )
    assert found(reading, "community_without_geometry").numbers == {"row": 1}
    assert reading.community_names.tolist() == ["b"]
    assert reading.feature_ids["communities"].tolist() == [2]


def test_a_building_that_its_crs_cannot_place_is_told_apart_from_one_without_geometry():
    rows = [("POINT(114.005 29.001)", 3), (None, 4), ("POINT(3200000 500000)", 5), ("POINT(114.005 92)", 6)]
    reading = read(buildings=buildings(rows, kind="Point", crs="EPSG:4326"))
    assert found(reading, "building_without_geometry").numbers == {"layer": "houses", "count": 1, "first": 2}
    assert found(reading, "building_misplaced").numbers == {"layer": "houses", "count": 2, "first": 3}
    assert reading.district.households.tolist() == [3]


def test_a_community_that_its_crs_cannot_place_is_told_apart_from_one_without_geometry():
    rows = [(square(114, 29, 0.01), "1", "", ""), (None, "2", "", ""), (square(114, 91, 0.01), "3", "", "")]
    reading = read(communities=communities(rows, crs="EPSG:4326"))
    assert found(reading, "community_without_geometry").numbers == {"row": 2}
    assert found(reading, "community_misplaced").numbers == {"row": 3}


def test_missing_codes_are_listed_by_feature():
    rows = [(square(0, 0), None, "", ""), (square(100, 0), "430702001002", "", ""), (square(200, 0), " ", "", "")]
    reading = read(communities=communities(rows), community_code_field="code")
    assert found(reading, "community_code_missing").numbers == {"rows": "1, 3"}
    assert reading.district.community_codes.tolist() == ["", "430702001002", ""]


def test_a_code_of_zeros_is_a_missing_code():
    rows = [(square(0, 0), "000000000000", "", ""), (square(100, 0), "430702001002", "", "")]
    reading = read(communities=communities(rows), community_code_field="code")
    assert found(reading, "community_code_missing").numbers == {"rows": "1"}


def test_invalid_and_missing_buildings_are_counted_with_the_first():
    bow_tie = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"
    reading = read(buildings=buildings([(square(50, 50), 1), (bow_tie, 2), (None, 4), (bow_tie, 8)]))
    assert found(reading, "building_invalid").numbers == {"layer": "houses", "count": 2, "first": 2}
    assert found(reading, "building_without_geometry").numbers == {"layer": "houses", "count": 1, "first": 3}
    assert reading.district.households.sum() == 11


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("integer", None, "households_null"),
        ("integer", -4, "households_negative"),
        ("double", 2.6, "households_fraction"),
        ("integer", 2_000_000, "households_huge"),
        ("string", "a few", "households_text"),
    ],
)
def test_bad_households_are_reported_with_layer_and_feature(field, value, check):
    good = "5" if field == "string" else 5
    reading = read(buildings=buildings([(square(50, 50), good), (square(500, 50), value)], field=field))
    finding = found(reading, check)
    assert finding.numbers == {"layer": "houses", "count": 1, "first": 2}
    assert "houses" in sentence(finding)
    assert finding.place == (550, 100)


def test_households_as_text_are_counted():
    reading = read(buildings=buildings([(square(50, 50), "１２"), (square(500, 50), "30")], field="string"))
    assert sorted(reading.district.households.tolist()) == [12, 30]
    assert [finding.check for finding in reading.findings] == ["streets_absent"]


def test_streets_with_heights_and_unknown_classes():
    rows = [("LINESTRINGZM(0 0 1 2, 100 0 1 2)", "boulevard"), ("LINESTRINGZM(0 5 1 2, 100 5 1 2)", "primary")]
    reading = read(streets=draw("roads", "LineStringZM", ["class:string"], rows), street_class_field="class")
    assert found(reading, "unknown_street_class").numbers == {"words": "boulevard", "count": 1}
    assert reading.district.street_ranks.tolist() == [2, 5]
    assert not shapely.has_z(reading.district.streets).any()


@pytest.mark.parametrize(
    ("role", "check"), [("streets", "streets_absent"), ("compounds", "layer_empty"), ("locked", "layer_empty")]
)
def test_an_empty_layer_that_may_be_left_out_is_reported(role, check):
    kind = "LineString" if role == "streets" else "Polygon"
    reading = read(**{role: draw("nothing", kind, ["grid_code:string"], [])})
    assert found(reading, check)


def test_useless_streets_barriers_and_compounds_are_counted():
    streets = draw("roads", "LineString", [], [("LINESTRING(5 5, 5 5)",), ("LINESTRING(0 0, 5 5)",), (None,)])
    rivers = draw("rivers", "LineString", [], [(None,), ("LINESTRING(0 0, 5 5)",)])
    walls = draw("walls", "Polygon", [], [("POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))",)])
    reading = read(streets=streets, barriers=[rivers], compounds=walls)
    assert found(reading, "street_invalid").numbers == {"layer": "roads", "count": 2, "first": 1}
    assert found(reading, "barrier_invalid").numbers == {"layer": "rivers", "count": 1, "first": 1}
    assert found(reading, "compound_invalid").numbers == {"layer": "walls", "count": 1, "first": 1}


def test_lines_and_areas_of_several_layers_are_barriers():
    rivers = draw("rivers", "Polygon", [], [(square(0, 0),), (square(500, 0),)])
    railways = draw("railways", "LineString", [], [("LINESTRING(0 0, 5 5)",)])
    barriers = read(barriers=[rivers, railways]).district.barriers
    assert sorted(barrier.geom_type for barrier in barriers) == ["LineString", "Polygon", "Polygon"]


def test_a_locked_grid_has_its_code_and_must_be_one_piece():
    rows = [(square(0, 0), "430702001001007"), ("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", "x")]
    reading = read(locked=draw("old grids", "MultiPolygon", ["grid_code:string"], rows))
    assert reading.district.locked_codes.tolist() == ["430702001001007"]
    assert found(reading, "locked_invalid").numbers == {"layer": "old grids", "count": 1, "first": 2}


def test_locked_grids_without_codes_are_refused_by_name():
    with pytest.raises(QgsProcessingException, match=r"old grids has no field grid_code"):
        read(locked=draw("old grids", "Polygon", [], [(square(0, 0),)]))


def test_the_order_of_features_does_not_matter():
    houses = [(square(x, y, 20), n) for x, y, n in [(100, 100, 5), (300, 100, 7), (100, 100, 3), (500, 600, 5)]]
    roads = [(f"LINESTRING({x} 0, {x} 1000)", rank) for x, rank in [(200, 3), (400, 1), (200, 2)]]

    def district(step):
        streets = draw("roads", "LineString", ["class:integer"], roads[::step])
        barriers = [draw("rivers", "LineString", [], [row[:1] for row in roads[::step]])]
        return read(
            buildings=buildings(houses[::step]), streets=streets, street_class_field="class", barriers=barriers
        ).district

    there, back = district(1), district(-1)
    for name in ("buildings", "streets", "barriers"):
        assert np.array_equal(shapely.to_wkb(getattr(there, name)), shapely.to_wkb(getattr(back, name)))
    assert there.households.tolist() == back.households.tolist()
    assert there.street_ranks.tolist() == back.street_ranks.tolist()


def test_feature_ids_follow_the_sorting():
    reading = read(buildings=buildings([(square(900, 900, 20), 1), (square(100, 100, 20), 2)]))
    by_id = dict(zip(reading.feature_ids["buildings"].tolist(), reading.district.households.tolist(), strict=True))
    assert by_id == {1: 1, 2: 2}
