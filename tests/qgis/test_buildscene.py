"""buildscene as QGIS runs it: a layer of buildings in, a layer of faces in their order out."""

import pytest
from drawn_layers import draw, rectangle, save, square
from qgis.core import NULL, QgsGeometry, QgsProcessingException, QgsProcessingFeedback
from run_algorithm import rows, run_algorithm

FIELDS = ["building_id:string", "use:string", "floors:string", "height_m:double", "households:integer"]


class Said(QgsProcessingFeedback):
    """Keeps what is told to a person."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.lines = [], []

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushInfo(self, text):
        self.lines.append(text)


@pytest.fixture
def buildings():
    front = (square(0, 0, 10), "F", "居住", "6", None, 24)
    rear = (square(0, 14, 10), "R", "商业", "２层", None, 0)
    tower = (square(40, 0, 10), "T", "", "3", 50.0, 90)
    return draw("buildings", "Polygon", FIELDS, [front, rear, tower])


def scene_of(feedback=None, **parameters):
    results = run_algorithm("buildscene", parameters, feedback)
    return results, results["SCENE"]


def test_each_building_has_a_roof_and_the_walls_one_sees(provider, buildings):
    results, layer = scene_of(BUILDINGS=buildings, HOUSEHOLDS="households")
    faces = rows(layer)
    assert results["RAISED"] == 3
    assert sorted((face["building_id"], face["kind"]) for face in faces) == [
        (name, kind) for name in "FRT" for kind in ("roof", "wall", "wall")
    ]
    assert {(face["building_id"], face["floors"], face["height_m"], face["households"]) for face in faces} == {
        ("F", 6, 18.0, 24),
        ("R", 2, 9.0, 0),
        ("T", 3, 50.0, 90),
    }
    assert layer.crs() == buildings.crs()


def test_faces_come_in_the_order_to_draw_them_in(provider, buildings):
    _, layer = scene_of(BUILDINGS=buildings)
    faces = rows(layer)
    ranks = [face["rank"] for face in faces]
    assert ranks == sorted(ranks)
    names = [face["building_id"] for face in faces]
    assert max(place for place, name in enumerate(names) if name == "R") < names.index("F")


def test_the_angle_says_where_up_is(provider, buildings):
    _, layer = scene_of(BUILDINGS=buildings, ANGLE=90)
    roof = next(
        feature for feature in layer.getFeatures() if feature["building_id"] == "F" and feature["kind"] == "roof"
    )
    assert roof.geometry().equals(QgsGeometry.fromWkt(square(0, 18, 10)))


def test_each_face_is_told_its_grid(provider, buildings):
    grids = draw("grids", "Polygon", ["grid_code:string"], [(rectangle(-5, 20), "430702001001001")])
    _, layer = scene_of(BUILDINGS=buildings, GRIDS=grids)
    assert {(face["building_id"], face["grid_code"]) for face in rows(layer)} == {
        ("F", "430702001001001"),
        ("R", "430702001001001"),
        ("T", ""),
    }


def test_a_layer_in_degrees_is_raised_in_metres(provider):
    place = "POLYGON((111.69 29.04, 111.6901 29.04, 111.6901 29.0401, 111.69 29.0401, 111.69 29.04))"
    said = Said()
    layer = draw("houses", "Polygon", ["levels:string"], [(place, "7")], crs="EPSG:4490")
    _, faces = scene_of(said, BUILDINGS=layer, FLOORS="levels", ANGLE=90)
    assert faces.crs().authid() == "EPSG:4546"
    heights = [
        feature.geometry().boundingBox().height() for feature in faces.getFeatures() if feature["kind"] == "wall"
    ]
    assert min(heights) == pytest.approx(21, abs=0.2)
    assert any("houses" in line and "EPSG:4546" in line for line in said.lines)


def test_without_floors_or_height_each_building_gets_one_floor_and_that_is_told(provider):
    said = Said()
    layer = draw(
        "sheds", "Polygon", ["colour:string"], [(square(0, 0, 10), "red"), (None, "blue"), ("POLYGON EMPTY", "")]
    )
    results, faces = scene_of(said, BUILDINGS=layer)
    assert results["RAISED"] == 1
    assert {face["height_m"] for face in rows(faces)} == {3.0}
    assert {face["building_id"] for face in rows(faces)} == {"1"}
    assert any("sheds" in warning and "one floor" in warning for warning in said.warnings)
    assert any("2 features have no area" in warning for warning in said.warnings)


def test_a_layer_without_crs_is_refused_by_name(provider):
    layer = draw("nowhere", "Polygon", ["floors:integer"], [(square(0, 0, 10), 3)], crs="")
    with pytest.raises(QgsProcessingException, match="nowhere"):
        scene_of(BUILDINGS=layer)


def test_an_empty_layer_is_refused_by_name(provider):
    layer = draw("none", "Polygon", ["floors:integer"], [])
    with pytest.raises(QgsProcessingException, match="The layer none has no features"):
        scene_of(BUILDINGS=layer)


def test_the_faces_are_drawn_by_rank(provider, buildings):
    from community_grids.adapters.scene.making import draw_in_order

    _, layer = scene_of(BUILDINGS=buildings)
    draw_in_order(layer)
    assert layer.renderer().orderByEnabled()
    assert layer.renderer().orderBy().dump() == "rank ASC NULLS LAST"


def test_it_runs_without_a_window(qgis_process, tmp_path, buildings):
    file = save(buildings, tmp_path / "town.gpkg")
    done = qgis_process("buildscene", {"BUILDINGS": file, "SCENE": str(tmp_path / "scene.gpkg")})
    assert done.returncode == 0, done.errors
    assert done.results["RAISED"] == 3


def test_floors_and_heights_that_cannot_be_are_not_known(provider):
    told = [("13000000000", None), ("６", float("inf")), ("6", 5000.0)]
    houses = [(square(40 * row, 0, 10), f"B{row}", "居住", floors, high, 0) for row, (floors, high) in enumerate(told)]
    _, layer = scene_of(BUILDINGS=draw("buildings", "Polygon", FIELDS, houses))
    faces = rows(layer)
    assert {(face["building_id"], face["floors"]) for face in faces} == {("B0", NULL), ("B1", 6), ("B2", 6)}
    assert max(face["height_m"] for face in faces) == 18
