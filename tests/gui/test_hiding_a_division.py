"""A plan shows in place of the division that it was made of."""

import pytest
from community_grids.adapters.looks.project_layers import add_plan_group
from community_grids.adapters.plans.project import PLAN_PROPERTY, hide_division
from drawn_layers import save
from qgis.core import QgsVectorLayer


@pytest.fixture()
def file(tmp_path):
    return tmp_path / "plan.gpkg"


@pytest.fixture()
def division(project, plan_layers, file):
    """The three layers of a division, the units in a file."""
    units = QgsVectorLayer(save(plan_layers["units"], file), "units", "ogr")
    layers = plan_layers | {"units": units}
    add_plan_group(project, layers)
    return layers


def shown(project, layers):
    root = project.layerTreeRoot()
    return {role for role, layer in layers.items() if root.findLayer(layer.id()).isVisible()}


def test_grids_and_units_of_the_division_are_unchecked_and_its_findings_stay(project, division, file):
    hide_division(project, file)
    assert shown(project, division) == {"findings"}


def test_a_division_of_another_file_stays(project, division, tmp_path):
    hide_division(project, tmp_path / "other.gpkg")
    assert shown(project, division) == {"grids", "units", "findings"}


def test_the_layers_of_the_plan_itself_stay(project, division, file):
    for layer in division.values():
        layer.setCustomProperty(PLAN_PROPERTY, "unit")
    hide_division(project, file)
    assert shown(project, division) == {"grids", "units", "findings"}
