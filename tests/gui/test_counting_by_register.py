"""Counting the open plan by a register: the dialog knows the plan, and what it made is what one sees next."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.premises.model import register_rows_of, ties_of
from community_grids.plugin.premises.counting_by_register import CountingByRegister
from qgis.core import QgsVectorLayer


@pytest.fixture()
def counting(desk, opened, project):
    part = CountingByRegister(desk.iface, opened.work, project)
    yield part
    part.remove()


def test_the_dialog_has_the_open_plan_and_its_register(counting, opened):
    session = opened.work.session
    assert counting.parameters() == {"PLAN": str(session.path), "SCENARIO": session.scenario.name}
    ties = register_rows_of(["a"], households=[3]), ties_of([0], states=["sure"])
    session.premises.take(ties={"2026": ties})
    given = counting.parameters()
    assert (given["REGISTER_NAME"], given["NEW_SCENARIO"]) == ("2026", "2026")


def test_the_register_is_chosen_where_it_is_in_the_project(counting, opened, project):
    ties = register_rows_of(["a"], households=[3]), ties_of([0], states=["sure"])
    opened.work.session.premises.take(ties={"2026": ties})
    assert "REGISTER" not in counting.parameters()
    layer = QgsVectorLayer("NoGeometry?field=row_key:string&field=state:string", "2026", "memory")
    project.addMapLayer(layer)
    assert counting.parameters()["REGISTER"] == layer.id()


def test_the_new_scenario_opens(counting, opened):
    session = opened.work.session
    ties = register_rows_of(["a"], households=[3]), ties_of([0], states=["sure"])
    session.premises.take(ties={"2026": ties})
    other = PlanSession.open(session.path)
    other.premises.take_ties("2026", "by register")
    counting.show_new({"PLAN": str(session.path), "PLAN_ID": other.scenario.plan_id})
    other.close()
    assert session.scenario.name == "by register"
    assert session.premises.buildings.households[0] == 3


def test_without_a_plan_the_dialog_is_empty(desk, bench, project):
    counting = CountingByRegister(desk.iface, bench.work, project)
    assert counting.parameters() == {}
    counting.show_new({"PLAN": "x", "PLAN_ID": 1})
    counting.remove()


def test_a_count_is_drawn_on_the_buildings_at_once(opened, project):
    layer = next(layer for layer in project.mapLayers().values() if "|layername=building" in layer.source())
    drawn = []
    layer.repaintRequested.connect(lambda: drawn.append(layer.id()))
    opened.work.session.premises.set_count("1", households=60)
    assert drawn == [layer.id()]
    assert opened.work.session.draft.households(opened.draft.grid_codes()[0]) == 435
    assert next(row for row in layer.getFeatures() if row["building_id"] == "1")["households"] == 60
