"""The demo's project and picture: everything in its place, and the file stands on its own beside its data."""

import zipfile

import pytest
from community_grids.adapters.layers.roles import role_of
from community_grids.adapters.looks.project_layers import (
    add_plan_group,
    build_district_project,
    draw_map,
    free_plan_name,
)
from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtGui import QImage


def write_tables(file, layers):
    for number, (name, layer) in enumerate(layers.items()):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = name
        if number:
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        context = QgsProject.instance().transformContext()
        error, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(file), context, options)
        assert error == QgsVectorFileWriter.WriterError.NoError


@pytest.fixture()
def files(tmp_path, plan_layers):
    from qgis.core import QgsFeature, QgsGeometry

    district = {
        "communities": QgsVectorLayer("Polygon?crs=EPSG:4547&field=name:string", "communities", "memory"),
        "streets": QgsVectorLayer("LineString?crs=EPSG:4547&field=class:string", "streets", "memory"),
        "cameras": QgsVectorLayer("Point?crs=EPSG:4547", "cameras", "memory"),
    }
    shapes = {
        "communities": (
            "POLYGON((500000 3200000,501200 3200000,501200 3200400,500000 3200400,500000 3200000))",
            ["玉浦社区"],
        ),
        "streets": ("LINESTRING(500000 3200000,501200 3200000)", ["arterial"]),
        "cameras": ("POINT(500100 3200100)", []),
    }
    for name, (wkt, attributes) in shapes.items():
        feature = QgsFeature(district[name].fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(attributes)
        district[name].dataProvider().addFeatures([feature])
    write_tables(tmp_path / "district.gpkg", district)
    write_tables(tmp_path / "plan.gpkg", plan_layers)
    return tmp_path


@pytest.fixture()
def built(qgis_new_project, files):
    return build_district_project(files / "plan.gpkg", files / "district.gpkg", files / "district.qgz", "A district 区")


def test_layers_lie_in_groups_from_findings_down_to_the_ground(built):
    groups = built.layerTreeRoot().findGroups()
    assert [group.name() for group in groups] == ["Plan", "District"]
    roles = [role_of(layer) for layer in built.layerTreeRoot().layerOrder()]
    assert roles == ["findings", "grids", "units", "streets", "communities"]


def test_the_file_opens_again_and_names_no_folder(built, files):
    again = QgsProject()
    assert again.read(str(files / "district.qgz"))
    assert all(layer.isValid() for layer in again.mapLayers().values())
    assert len(again.mapLayers()) == 5
    with zipfile.ZipFile(files / "district.qgz") as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode()
    assert "./plan.gpkg" in text
    assert str(files) not in text


def test_a_file_without_grids_is_refused(qgis_new_project, files):
    with pytest.raises(ValueError, match="no table of grids"):
        build_district_project(files / "district.gpkg", files / "district.gpkg", files / "x.qgz")
    assert not (files / "x.qgz").exists()


def test_a_file_that_is_none_is_refused(qgis_new_project, files):
    with pytest.raises(OSError, match="missing"):
        build_district_project(files / "missing.gpkg", files / "district.gpkg", files / "x.qgz")


def colours(image, left, right):
    """Count the colours between two shares of a picture's width."""
    columns = range(int(image.width() * left), int(image.width() * right), 5)
    return len({image.pixel(x, y) for x in columns for y in range(0, image.height(), 5)})


def test_the_picture_shows_a_map_and_a_legend(built, files):
    draw_map(built, files / "map.png")
    image = QImage(str(files / "map.png"))
    assert image.width() == 1600
    assert 700 < image.height() < 2000
    assert colours(image, 0.05, 0.7) > 20
    assert colours(image, 0.8, 1.0) > 10


def test_the_picture_has_the_size_that_was_asked_for(built, files):
    draw_map(built, files / "map.png", size=(900, 700))
    image = QImage(str(files / "map.png"))
    assert abs(image.width() - 900) <= 1
    assert abs(image.height() - 700) <= 1


def test_a_picture_that_cannot_be_written_is_an_error(built, files):
    with pytest.raises(OSError, match="could not be written"):
        draw_map(built, files / "no folder" / "map.png")


def test_two_plans_stay_apart(project, plan_layers):
    add_plan_group(project, plan_layers)
    assert free_plan_name(project) == "Plan 2"
