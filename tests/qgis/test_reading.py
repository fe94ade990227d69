"""Layers of any shape become plain two-dimensional arrays, or a sentence names the layer."""

import time

import numpy as np
import pytest
import shapely
from community_grids.adapters.layers.reading import AREA, LINE, POINT, Source, read_table
from community_grids.engine.progress import CancelledError
from drawn_layers import METRIC, draw, save, square
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorLayer,
)


def read(layer, types=(AREA,), fields=(), crs=METRIC, **more):
    where = QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
    return read_table(Source.of_layer(layer), types, *where, fields, **more)


def test_geometries_ids_and_columns_go_together():
    layer = draw("blocks", "Polygon", ["n:integer", "t:string"], [(square(0, 0), 1, "a"), (square(200, 0), 2, "b")])
    table = read(layer, fields=["t", "n"])
    assert table.name == "blocks"
    assert table.columns == {"n": [1, 2], "t": ["a", "b"]}
    assert table.ids.tolist() == [1, 2]
    assert shapely.area(table.geometries).tolist() == [10_000, 10_000]
    assert not table.repaired.any()


@pytest.mark.parametrize("kind", ["LineString", "LineStringZ", "LineStringM", "LineStringZM", "MultiLineStringZ"])
def test_heights_and_measures_are_dropped(kind):
    extra = kind.removeprefix("Multi").removeprefix("LineString")
    points = ", ".join(" ".join(map(str, [x, 0, 5, 7][: 2 + len(extra)])) for x in (0, 10))
    wkt = f"{kind} (({points}))" if kind.startswith("Multi") else f"{kind} ({points})"
    table = read(draw("streets", kind, [], [(wkt,)]), (LINE,))
    assert shapely.to_wkt(table.geometries[0]) == "LINESTRING (0 0, 10 0)"


def test_arcs_are_drawn_as_lines():
    arc = "CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(0 0, 50 50, 100 0), (100 0, 0 0)))"
    table = read(draw("lakes", "CurvePolygon", [], [(arc,)]))
    assert shapely.area(table.geometries[0]) == pytest.approx(np.pi * 50**2 / 2, rel=0.001)


def test_a_bow_tie_becomes_its_two_triangles():
    bow_tie = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"
    table = read(draw("blocks", "Polygon", [], [(square(20, 0),), (bow_tie,)]))
    assert table.repaired.tolist() == [False, True]
    assert shapely.is_valid(table.geometries).all()
    assert shapely.area(table.geometries[1]) == 50
    assert shapely.get_num_geometries(table.geometries[1]) == 2


def test_a_repair_keeps_areas_only():
    with_a_spike = "POLYGON((0 0, 10 0, 10 10, 10 30, 10 10, 0 10, 0 0))"
    table = read(draw("blocks", "Polygon", [], [(with_a_spike,)]))
    assert table.geometries[0].geom_type == "Polygon"
    assert shapely.area(table.geometries[0]) == 100


@pytest.mark.parametrize("wkt", [None, "POLYGON EMPTY", "POLYGON((0 0, 10 0, 0 0))", "POLYGON((0 0, 10 0, 20 0, 0 0))"])
def test_features_without_an_area_are_listed(wkt):
    table = read(draw("blocks", "Polygon", ["n:integer"], [(wkt, 1), (square(0, 0), 2)]), fields=["n"])
    assert table.lost == [1]
    assert table.ids.tolist() == [2]
    assert table.columns == {"n": [2]}


def test_a_street_of_no_length_is_listed():
    table = read(draw("streets", "LineString", [], [("LINESTRING(5 5, 5 5)",), ("LINESTRING(0 0, 5 5)",)]), (LINE,))
    assert table.lost == [1]
    assert len(table.geometries) == 1


def test_a_multi_geometry_of_one_part_is_that_part():
    rows = [
        ("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))",),
        ("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",),
    ]
    table = read(draw("blocks", "MultiPolygon", [], rows))
    assert [geometry.geom_type for geometry in table.geometries] == ["Polygon", "MultiPolygon"]


def test_a_building_may_be_a_point_or_several():
    rows = [("MULTIPOINT((3 4))",), ("MULTIPOINT((5 6), (7 8))",)]
    table = read(draw("doors", "MultiPoint", [], rows), (AREA, POINT))
    assert shapely.get_coordinates(table.geometries).tolist() == [[3, 4], [5, 6]]


def test_another_crs_is_brought_over():
    degrees = draw("blocks", "Point", [], [("POINT(114 29)",)], crs="EPSG:4490")
    table = read(degrees, (POINT,))
    assert shapely.get_x(table.geometries[0]) == pytest.approx(500_000, abs=0.01)


def test_a_place_that_has_no_coordinates_there_is_lost():
    beyond = draw("blocks", "Point", [], [("POINT(114 29)",), ("POINT(114 100)",)], crs="EPSG:4490")
    assert read(beyond, (POINT,)).lost == [2]


@pytest.mark.parametrize(
    ("layer", "types", "fields", "message"),
    [
        (lambda: draw("roads", "LineString", [], []), (AREA,), [], r"roads holds lines; polygons are needed"),
        (lambda: draw("roads", "LineString", [], []), (AREA, POINT), [], r"roads holds lines; polygons or points"),
        (lambda: draw("list", "NoGeometry", ["n:integer"], []), (AREA,), [], r"list holds no geometries"),
        (lambda: draw("blocks", "Polygon", ["n:integer"], []), (AREA,), ["m"], r"blocks has no field m"),
        (lambda: draw("blocks", "Polygon", [], [], crs=""), (AREA,), [], r"blocks has no CRS"),
        (lambda: draw("blocks", "Point", [], [("POINT(114 2000)",)], crs="EPSG:4490"), (POINT,), [], "do not fit"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(layer, types, fields, message):
    with pytest.raises(QgsProcessingException, match=message):
        read(layer(), types, fields)


def test_a_geopackage_that_says_that_its_crs_is_undefined_has_none(tmp_path):
    stored = save(draw("houses", "Polygon", [], [(square(0, 0),)], crs=""), tmp_path / "town.gpkg")
    with pytest.raises(QgsProcessingException, match=r"houses has no CRS"):
        read(QgsVectorLayer(stored, "houses", "ogr"))


@pytest.mark.parametrize(("named", "name"), [("town", "houses"), ("my houses", "my houses")])
def test_a_table_of_a_file_has_its_own_name(tmp_path, named, name):
    stored = save(draw("houses", "Polygon", [], [(square(0, 0),)]), tmp_path / "town.gpkg")
    layer = QgsVectorLayer(stored, named, "ogr")
    assert Source.of_layer(layer).name == name


def test_reading_stops_when_told():
    layer = draw("blocks", "Polygon", [], [(square(0, 0),)])
    with pytest.raises(CancelledError):
        read(layer, cancelled=lambda: True)


def test_fifty_thousand_buildings_are_read_within_a_second():
    layer = draw("buildings", "Polygon", ["households:integer"], [])
    geometry = QgsGeometry.fromWkt(square(0, 0))
    features = []
    for number in range(50_000):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([number % 40])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    began = time.process_time()  # this process's share of a busy machine
    table = read(layer, (AREA, POINT), ["households"])
    took = time.process_time() - began
    assert len(table.ids) == 50_000
    assert took < 1.0, f"{took:.2f} s"
