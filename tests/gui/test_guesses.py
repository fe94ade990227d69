"""The division's dialog opens with the layers and fields that look right, and what was chosen last time."""

import pytest
from community_grids.adapters.looks.project_layers import add_plan_group
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.guesses import (
    division_parameters,
    estimate_parameters,
    plan_parameters,
    remember_division,
)
from drawn_layers import draw, save, square
from qgis.core import QgsVectorLayer

UNIT_FIELDS = ["unit_id:integer", "grid_code:string"]


def memory_layer(project, name, geometry, *fields):
    columns = "".join(f"&field={field}" for field in fields)
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4547{columns}", name, "memory")
    project.addMapLayer(layer)
    return layer


@pytest.fixture()
def english(project):
    return {
        "communities": memory_layer(project, "communities", "Polygon", "community_code:string", "name:string"),
        "buildings": memory_layer(project, "buildings", "Polygon", "floors:integer", "households:integer"),
        "roads": memory_layer(project, "osm roads", "LineString", "highway:string"),
        "rivers": memory_layer(project, "rivers", "Polygon"),
        "railways": memory_layer(project, "railways", "LineString"),
        "compounds": memory_layer(project, "compounds", "Polygon"),
    }


def test_layers_and_fields_by_english_names(project, english):
    guessed = division_parameters(project, Settings())
    assert guessed == {
        "COMMUNITIES": english["communities"].id(),
        "COMMUNITY_CODE": "community_code",
        "COMMUNITY_NAME": "name",
        "BUILDINGS": english["buildings"].id(),
        "HOUSEHOLDS": "households",
        "STREETS": english["roads"].id(),
        "STREET_CLASS": "highway",
        "BARRIERS": [english["rivers"].id(), english["railways"].id()],
        "COMPOUNDS": english["compounds"].id(),
        "MINIMUM": 350,
        "MAXIMUM": 500,
        "SEED": 1,
    }


def test_layers_and_fields_by_chinese_names(project):
    communities = memory_layer(project, "武陵区社区", "Polygon", "社区编码:string", "社区名称:string")
    buildings = memory_layer(project, "建筑", "Point", "层数:integer", "户数:integer")
    streets = memory_layer(project, "道路", "LineString", "道路等级:string")
    river = memory_layer(project, "沅江河道", "Polygon")
    compounds = memory_layer(project, "小区", "Polygon")
    guessed = division_parameters(project, Settings())
    assert guessed["COMMUNITIES"] == communities.id()
    assert guessed["COMMUNITY_CODE"] == "社区编码"
    assert guessed["COMMUNITY_NAME"] == "社区名称"
    assert guessed["BUILDINGS"] == buildings.id()
    assert guessed["HOUSEHOLDS"] == "户数"
    assert guessed["STREETS"] == streets.id()
    assert guessed["STREET_CLASS"] == "道路等级"
    assert guessed["BARRIERS"] == [river.id()]
    assert guessed["COMPOUNDS"] == compounds.id()


def test_nothing_is_guessed_in_an_empty_project(project):
    assert division_parameters(project, Settings()) == {"MINIMUM": 350, "MAXIMUM": 500, "SEED": 1}


def test_a_plan_is_not_taken_for_a_district(project, plan_layers):
    add_plan_group(project, plan_layers)
    plan_layers["units"].setName("communities")
    assert "COMMUNITIES" not in division_parameters(project, Settings())


def test_numbers_and_fields_of_last_time_come_first(project, english):
    remember_division({"MINIMUM": 200, "MAXIMUM": 300, "SEED": 7, "HOUSEHOLDS": "floors"}, Settings())
    guessed = division_parameters(project, Settings())
    assert (guessed["MINIMUM"], guessed["MAXIMUM"], guessed["SEED"]) == (200, 300, 7)
    assert guessed["HOUSEHOLDS"] == "floors"


def test_a_remembered_field_that_the_layer_lacks_is_guessed_anew(project, english):
    remember_division({"HOUSEHOLDS": "dwellings"}, Settings())
    assert division_parameters(project, Settings())["HOUSEHOLDS"] == "households"


def test_a_file_with_a_division_is_where_its_plan_goes(project, english, tmp_path):
    file = tmp_path / "divided.gpkg"
    save(draw("units", "Polygon", UNIT_FIELDS, [(square(0, 0), 1, "001001")]), file)
    guessed = plan_parameters(project, Settings(), str(file))
    assert guessed["UNITS"] == f"{file}|layername=units"
    assert guessed["PLAN"] == str(file)
    assert guessed["COMMUNITIES"] == english["communities"].id()


def test_a_plan_knows_names_of_streets_ids_of_buildings_and_walls(project):
    layers = {
        "communities": memory_layer(project, "communities", "Polygon"),
        "buildings": memory_layer(project, "buildings", "Polygon", "building_id:string", "name:string"),
        "streets": memory_layer(project, "streets", "LineString", "name:string"),
        "compounds": memory_layer(project, "compounds", "Polygon"),
    }
    guessed = plan_parameters(project, Settings())
    assert (guessed["BUILDING_ID"], guessed["STREET_NAME"]) == ("building_id", "name")
    assert guessed["COMPOUNDS"] == layers["compounds"].id()


def test_units_saved_under_any_name_are_found_and_grids_elsewhere_are_those_of_the_project(
    project, english, plan_layers, tmp_path
):
    add_plan_group(project, plan_layers)
    file = tmp_path / "my plan.gpkg"
    save(draw("my plan", "Polygon", UNIT_FIELDS, [(square(0, 0), 1, "001001")]), file)
    guessed = plan_parameters(project, Settings(), str(file))
    assert guessed["UNITS"] == f"{file}|layername=my plan"
    assert guessed["GRIDS"] == plan_layers["grids"].id()


def test_an_estimate_begins_with_footprints_and_does_not_take_their_households_as_known(project, english, plan_layers):
    add_plan_group(project, plan_layers)
    guessed = estimate_parameters(project, Settings())
    assert guessed == {
        "BUILDINGS": english["buildings"].id(),
        "COMMUNITIES": english["communities"].id(),
        "GRIDS": plan_layers["grids"].id(),
        "MINIMUM": 350,
        "MAXIMUM": 500,
    }


def test_an_estimate_of_an_empty_project(project):
    assert estimate_parameters(project, Settings()) == {"MINIMUM": 350, "MAXIMUM": 500}
