"""The whole way, as a person's script runs it: files in, qgis_process, files out."""

import json

import numpy as np
import pytest
import shapely
from drawn_layers import draw, save, square
from qgis.core import QgsVectorLayer

HOUSES_A_ROW, HOUSEHOLDS = 10, 20


def drawn(path, backwards=False):
    """Two communities of 1 km with 2,000 households each, in blocks of 200 m; parameters for qgis_process."""
    step = -1 if backwards else 1
    communities = [
        (square(0, 0, 1000), "430702001001", "红旗社区"),
        (square(1000, 0, 1000), "430702001002", "柳叶社区"),
    ]
    houses = [
        (square(100 * column + 40, 100 * row + 40, 20), HOUSEHOLDS)
        for column in range(2 * HOUSES_A_ROW)
        for row in range(HOUSES_A_ROW)
    ]
    streets = [(f"LINESTRING({x} -10, {x} 1010)", "street") for x in range(0, 2001, 200)]
    streets += [(f"LINESTRING(-10 {y}, 2010 {y})", "lane") for y in range(0, 1001, 200)]
    return {
        "COMMUNITIES": save(draw("communities", "Polygon", ["code:string", "name:string"], communities), path),
        "COMMUNITY_CODE": "code",
        "COMMUNITY_NAME": "name",
        "BUILDINGS": save(draw("buildings", "Polygon", ["households:integer"], houses[::step]), path),
        "HOUSEHOLDS": "households",
        "STREETS": save(draw("streets", "LineString", ["class:string"], streets[::step]), path),
        "STREET_CLASS": "class",
    }


def outputs(folder):
    return {name: str(folder / f"{name.lower()}.gpkg") for name in ("GRIDS", "UNITS", "FINDINGS")}


def table(path):
    """The attributes of a written layer, and its geometries."""
    layer = QgsVectorLayer(path, "written", "ogr")
    assert layer.isValid(), path
    names = layer.fields().names()[1:]  # without the feature id
    features = list(layer.getFeatures())
    rows = [{name: feature[name] for name in names} for feature in features]
    return rows, shapely.from_wkb([None if f.geometry().isNull() else f.geometry().asWkb().data() for f in features])


def assert_tiles(grids, ground):
    """Grids are simple, do not overlap, and leave nothing of the ground."""
    assert shapely.is_valid(grids).all()
    assert {grid.geom_type for grid in grids} == {"Polygon"}
    together = shapely.union_all(grids)
    assert shapely.area(shapely.symmetric_difference(together, ground)) <= 1
    assert shapely.area(grids).sum() == pytest.approx(shapely.area(together), abs=0.1)


@pytest.fixture(scope="module")
def plan(qgis_process, tmp_path_factory):
    """The drawn district, divided once; Chinese letters in the path."""
    folder = tmp_path_factory.mktemp("区域")
    parameters = drawn(folder / "district.gpkg") | outputs(folder)
    finished = qgis_process("dividedistrict", parameters)
    assert finished.returncode == 0, finished.errors
    return finished.results


def test_grids_are_in_the_band_and_tile_their_communities(plan):
    rows, grids = table(plan["GRIDS"])
    assert all(350 <= row["households"] <= 500 and row["status"] == "in_band" for row in rows)
    assert sum(row["households"] for row in rows) == 2 * HOUSES_A_ROW**2 * HOUSEHOLDS
    assert_tiles(grids, shapely.box(0, 0, 2000, 1000))
    for code, name, left in (("430702001001", "红旗社区", 0), ("430702001002", "柳叶社区", 1000)):
        own = [row["community_code"] == code for row in rows]
        assert_tiles(grids[own], shapely.box(left, 0, left + 1000, 1000))
        assert {row["community_name"] for row in rows if row["community_code"] == code} == {name}


def test_codes_are_fifteen_digits_and_sorted(plan):
    rows, _ = table(plan["GRIDS"])
    codes = [row["grid_code"] for row in rows]
    assert codes == sorted(set(codes))
    assert all(
        len(code) == 15 and code.startswith(row["community_code"]) for code, row in zip(codes, rows, strict=True)
    )


def test_units_make_up_the_grids(plan):
    grid_rows, grids = table(plan["GRIDS"])
    unit_rows, units = table(plan["UNITS"])
    owners = np.array([row["grid_code"] for row in unit_rows])
    for row, grid in zip(grid_rows, grids, strict=True):
        own = owners == row["grid_code"]
        assert sum(unit["households"] for unit in np.array(unit_rows)[own]) == row["households"]
        assert shapely.equals(shapely.union_all(units[own]), grid)


@pytest.mark.parametrize("change", [{"backwards": True}, {"SCHEDULER": "serial"}, {"SCHEDULER": "processes"}])
def test_the_same_plan_byte_for_byte(qgis_process, plan, tmp_path, change):
    parameters = drawn(tmp_path / "district.gpkg", change.pop("backwards", False)) | outputs(tmp_path) | change
    finished = qgis_process("dividedistrict", parameters, extra_environment={"PYTHONHASHSEED": "77"})
    assert finished.returncode == 0, finished.errors
    for name in ("GRIDS", "UNITS"):
        rows, geometries = table(plan[name])
        other_rows, other_geometries = table(finished.results[name])
        assert rows == other_rows
        assert shapely.to_wkb(geometries).tolist() == shapely.to_wkb(other_geometries).tolist()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"MINIMUM": 501}, "MINIMUM is 501, more than MAXIMUM"),
        ({"HOUSEHOLDS": "people"}, "buildings has no field people"),
        ({"GRIDS": "/proc/grids.gpkg"}, "/proc"),
    ],
)
def test_a_refusal_is_a_sentence_and_nothing_is_written(qgis_process, tmp_path, change, message):
    parameters = drawn(tmp_path / "district.gpkg") | outputs(tmp_path) | change
    finished = qgis_process("dividedistrict", parameters)
    assert finished.returncode != 0
    assert message in finished.output + finished.errors
    assert "Traceback" not in finished.output + finished.errors
    assert [file.name for file in tmp_path.glob("*.gpkg")] == ["district.gpkg"]


def test_the_second_of_several_barriers_is_read_too(qgis_process, tmp_path):
    parameters = drawn(tmp_path / "district.gpkg") | outputs(tmp_path)
    bare = tmp_path / "bare rivers.csv"
    bare.write_text('WKT,name\n"LINESTRING(0 0, 9 9)",river\n')
    finished = qgis_process("dividedistrict", parameters | {"BARRIERS": [parameters["STREETS"], str(bare)]})
    assert finished.returncode != 0
    assert "bare rivers has no CRS" in finished.output + finished.errors


def test_degrees_become_metres_and_it_is_said(qgis_process, tmp_path):
    ring = [(114.0, 29.0), (114.01, 29.0), (114.01, 29.01), (114.0, 29.01)]
    shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    houses = [(114.001 + 0.001 * column, 29.001 + 0.001 * row) for column in range(9) for row in range(9)]

    def feature(geometry, **properties):
        return {"type": "Feature", "geometry": geometry, "properties": properties}

    files = {
        "COMMUNITIES": [feature(shape, name="水岸社区")],
        "BUILDINGS": [feature({"type": "Point", "coordinates": place}, households="１０") for place in houses],
    }
    parameters = {"HOUSEHOLDS": "households", **outputs(tmp_path)}
    for name, features in files.items():
        path = tmp_path / f"{name}.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        parameters[name] = str(path)
    finished = qgis_process("dividedistrict", parameters)
    assert finished.returncode == 0, finished.errors
    rows, grids = table(finished.results["GRIDS"])
    assert sum(row["households"] for row in rows) == 810
    assert shapely.area(grids).sum() == pytest.approx(973 * 1109, rel=0.01)
    findings, _ = table(finished.results["FINDINGS"])
    by_check = {row["check"]: row["message"] for row in findings}
    assert "EPSG:32650" in by_check["crs_chosen"] or "EPSG:32649" in by_check["crs_chosen"]
    assert {"streets_absent", "communities_numbered"} <= set(by_check)
    assert rows[0]["grid_code"] == "001001"


def test_the_small_sample_district(divided_sample):
    rows, grids = table(divided_sample.grids)
    _, communities = table(divided_sample.parameters["COMMUNITIES"])
    assert_tiles(grids, shapely.union_all(communities))
    buildings, _ = table(divided_sample.parameters["BUILDINGS"])
    assert sum(row["households"] for row in rows) == sum(row["households"] or 0 for row in buildings)
    in_band = [row["status"] == "in_band" for row in rows]
    assert np.mean(in_band) >= 0.9
    assert all(row["reason"] for row, fits in zip(rows, in_band, strict=True) if not fits)
