"""Every role has a style that loads, draws Chinese, and names nothing of the machine it was made on."""

import csv
import re

import pytest
from community_grids.adapters.layers.roles import guess_role, role_of
from community_grids.adapters.looks.project_layers import style_plan_layer
from community_grids.adapters.looks.styles import STYLES, apply_style
from qgis.core import Qgis, QgsFontUtils, QgsVectorLayer

GEOMETRIES = {
    "grids": ("Polygon",),
    "vertical_grids": ("Polygon",),
    "units": ("Polygon",),
    "findings": ("Point",),
    "communities": ("Polygon",),
    "compounds": ("Polygon",),
    "buildings": ("Polygon", "Point"),
    "streets": ("LineString",),
    "railways": ("LineString",),
    "rivers": ("Polygon", "LineString"),
    "lakes": ("Polygon",),
    "places": ("Polygon", "Point"),
    "completeness": ("Polygon",),
    "estimated_buildings": ("Polygon",),
    "estimated_grids": ("Polygon",),
    "ties": ("Point",),
    "cameras": ("Point",),
    "sight": ("Polygon",),
    "events": ("Point",),
    "hot_spots": ("Polygon",),
    "event_clusters": ("Polygon",),
}
# The rank of all other streets.
LANE = "1"

CASES = [(role, geometry) for role, geometries in GEOMETRIES.items() for geometry in geometries]


@pytest.mark.parametrize(("role", "geometry"), CASES)
def test_style_of_each_role_loads(qgis_new_project, role, geometry):
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4547&field=name:string", role, "memory")
    plain = layer.renderer().dump()
    assert apply_style(layer, role)
    assert layer.renderer().dump() != plain


@pytest.mark.parametrize(("role", "geometry"), CASES)
def test_what_an_algorithm_leaves_is_dressed_and_a_plan_is_marked(qgis_new_project, role, geometry):
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4547&field=name:string", role, "memory")
    plain = layer.renderer().dump()
    style_plan_layer(layer, role)
    assert layer.renderer().dump() != plain
    assert role_of(layer) == (role if role in ("grids", "units", "findings") else "")


def test_every_role_of_an_output_has_a_style(provider):
    for algorithm in provider.algorithms():
        assert set(getattr(algorithm, "ROLES", {}).values()) - {""} <= set(GEOMETRIES), algorithm.name()


def test_unknown_role_has_no_style(qgis_new_project):
    layer = QgsVectorLayer("Point?crs=EPSG:4547", "a", "memory")
    assert not apply_style(layer, "nothing")
    with pytest.raises(ValueError, match="nothing"):
        style_plan_layer(layer, "nothing")


def test_no_style_is_left_without_a_role():
    roles = {re.sub("_(lines|points)$", "", file.stem) for file in STYLES.glob("*.qml")}
    assert roles == set(GEOMETRIES)


@pytest.mark.parametrize("file", sorted(STYLES.glob("*.qml")), ids=lambda file: file.stem)
def test_style_names_no_picture_and_no_folder(file):
    text = file.read_text(encoding="utf-8")
    assert "SvgMarker" not in text
    assert "RasterFill" not in text
    assert not re.search(r"(/home|/usr|/tmp|/work|[A-Z]:\\)", text)


def test_streets_are_drawn_by_every_word_that_the_division_knows(house):
    style = (STYLES / "streets.qml").read_text(encoding="utf-8")
    with (house / "adapters" / "words" / "street_ranks.csv").open(encoding="utf-8", newline="") as lines:
        words = [row["word"] for row in csv.DictReader(lines) if row["rank"] != LANE]
    assert [word for word in words if f"'{word}'" not in style] == []


def test_labels_have_a_font_for_chinese(plan_layers):
    style_plan_layer(plan_layers["grids"], "grids")
    text = plan_layers["grids"].labeling().settings().format()
    families = [text.font().family(), *text.families()]
    assert "Microsoft YaHei" in families
    assert "PingFang SC" in families
    if not any(QgsFontUtils.fontFamilyMatchOnSystem(family) for family in families):
        pytest.skip("this machine has no Chinese font")
    assert QgsFontUtils.fontFamilyMatchOnSystem(text.font().family())


def test_a_machine_without_the_first_font_takes_the_next(qgis_app, tmp_path):
    first = "Noto Sans CJK SC"
    if not QgsFontUtils.fontFamilyMatchOnSystem(first):
        pytest.skip(f"this machine has no {first}")
    text = (STYLES / "grids.qml").read_text(encoding="utf-8")
    other = text.replace(first, "No Such Font").replace("Microsoft YaHei", first)
    (tmp_path / "grids.qml").write_text(other, encoding="utf-8")
    layer = QgsVectorLayer("Polygon?crs=EPSG:4547", "grids", "memory")
    layer.loadNamedStyle(str(tmp_path / "grids.qml"))
    loaded = layer.labeling().settings().format()
    assert loaded.fontFound()
    assert loaded.font().family() == first


def test_every_status_and_severity_has_a_symbol_of_its_own(plan_layers):
    for role, values in (("grids", {"in_band", "over", "under"}), ("findings", {"error", "warning", "note"})):
        style_plan_layer(plan_layers[role], role)
        categories = plan_layers[role].renderer().categories()
        assert {category.value() for category in categories} == values
        assert len({category.symbol().dump() for category in categories}) == 3
        assert role_of(plan_layers[role]) == role


def test_label_is_the_number_in_the_community_and_the_households(plan_layers):
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    grids = plan_layers["grids"]
    style_plan_layer(grids, "grids")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(grids))
    context.setFeature(next(grids.getFeatures()))
    label = QgsExpression(grids.labeling().settings().fieldName).evaluate(context)
    assert label.split("\n")[0] == "001"
    assert label.split("\n")[1].startswith("430")


def test_map_tip_tells_the_whole_code_and_the_reason(plan_layers):
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    grids = plan_layers["grids"]
    style_plan_layer(grids, "grids")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(grids))
    context.setFeature(list(grids.getFeatures())[1])
    tip = QgsExpression.replaceExpressionText(grids.mapTipTemplate(), context)
    assert "430702001001002" in tip
    assert "第二网格" in tip
    assert "530 households: 30 over" in tip
    assert "Over the maximum" in tip


@pytest.mark.parametrize(
    ("name", "geometry", "role"),
    [
        ("communities", Qgis.GeometryType.Polygon, "communities"),
        ("small — communities", Qgis.GeometryType.Polygon, "communities"),
        ("武陵区社区界", Qgis.GeometryType.Polygon, "communities"),
        ("Buildings_2024", Qgis.GeometryType.Polygon, "buildings"),
        ("建筑物", Qgis.GeometryType.Point, "buildings"),
        ("roads", Qgis.GeometryType.Line, "streets"),
        ("道路中心线", Qgis.GeometryType.Line, "streets"),
        ("武陵小区", Qgis.GeometryType.Polygon, "compounds"),
        ("rivers", Qgis.GeometryType.Line, "rivers"),
        ("lakes", Qgis.GeometryType.Polygon, "lakes"),
        ("铁路", Qgis.GeometryType.Line, "railways"),
        ("roads", Qgis.GeometryType.Polygon, ""),
        ("cameras", Qgis.GeometryType.Point, "cameras"),
        ("trees", Qgis.GeometryType.Point, ""),
    ],
)
def test_roles_are_guessed_from_names(name, geometry, role):
    assert guess_role(name, geometry) == role
