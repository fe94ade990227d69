"""`takeregister`: a plan is counted by a register that was tied to its buildings, as a scenario of its own."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.premises.model import register_rows_of, ties_of
from drawn_layers import draw
from drawn_plans import code, plan_file
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from run_algorithm import run_algorithm

WEST, EAST = code(1), code(2)


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 32 units of 25 households; building 1 is tied to three rows of a register, building 2 to one."""
    path = plan_file(tmp_path)
    session = PlanSession.open(path)
    rows = register_rows_of(
        ["a", "b", "c", "d"],
        entrances=["1", "1", "2", ""],
        floors=[1, 1, 2, 3],
        rooms=["101", "102", "201", "301"],
        households=[2, 0, 5, 7],
    )
    ties = ties_of([0, 0, 0, 1], states=["sure", "sure", "sure", "doubtful"], candidates=[[0, -1, -1]] * 4)
    session.premises.take(ties={"2026": (rows, ties)})
    session.close()
    return path


@pytest.fixture
def run(provider, path):
    def run(**parameters):
        feedback = QgsProcessingFeedback(False)
        given = {"PLAN": str(path), "NEW_SCENARIO": "counted", **parameters}
        return run_algorithm("takeregister", given, feedback), feedback.textLog()

    return run


def test_a_new_scenario_holds_what_the_register_tells(run, path):
    results, said = run()
    assert "2026: rows that are not tied for sure do not count (number: 1, households: 7)" in said
    session = PlanSession.open(path)
    assert (session.scenario.name, session.scenario.plan_id) == ("counted", results["PLAN_ID"])
    assert session.draft.households(WEST) == 400 - 25 + 7
    assert session.premises.buildings.households.tolist()[:3] == [7, 25, 25]
    dwellings = session.premises.dwellings
    assert dwellings.rooms.tolist() == ["101", "102", "201"]
    assert dwellings.states.tolist() == ["occupied", "unknown", "occupied"]
    assert [finding["check"] for finding in session.layers()["finding"].getFeatures()] == ["register_ties_left"]
    session.switch(1)
    assert session.draft.households(WEST) == 400
    session.close()


def test_doubtful_rows_count_and_states_come_from_the_register_where_told(run, path):
    fields = ["row_key:string", "address:string", "state:string"]
    register = draw("r", "NoGeometry", fields, [(None, "b", "", "empty"), (None, "c", "", "shop")])
    run(WITH_DOUBTFUL=True, REGISTER=register, REGISTER_NAME="2026")
    session = PlanSession.open(path)
    assert session.premises.buildings.households.tolist()[:3] == [7, 7, 25]
    assert session.premises.dwellings.states.tolist() == ["occupied", "empty", "shop", "occupied"]
    session.close()


def test_a_register_that_is_not_tied_is_a_sentence(run, path, tmp_path):
    with pytest.raises(QgsProcessingException, match="no ties of a register named 2025"):
        run(REGISTER_NAME="2025")
    (tmp_path / "other").mkdir()
    bare = plan_file(tmp_path / "other")
    with pytest.raises(QgsProcessingException, match="Run Tie buildings"):
        run(PLAN=str(bare))


def test_from_a_file_to_a_scenario(provider, qgis_app, tmp_path):
    """Import, tie, take: what an officer does once a year."""
    path, file, register = plan_file(tmp_path), tmp_path / "台账.csv", tmp_path / "register.gpkg"
    places = draw(
        "addresses",
        "Point",
        ["address:string", "building_id:string"],
        [("POINT(50 50)", "柳叶路1号", "1"), ("POINT(50 150)", "柳叶路3号", "2")],
    )
    run_algorithm("takepremises", {"PLAN": str(path), "ADDRESSES": places})
    file.write_text(
        "标准地址,单元号,房间号,户数\n柳叶路1号,1单元,101,1\n柳叶路１号,1单元,102,2\n柳叶路3号,,,30\n桃花街9号,,,8\n",
        encoding="gb18030",
    )
    run_algorithm("importregister", {"INPUT": str(file)}, REGISTER=str(register))
    run_algorithm("tiebuildings", {"PLAN": str(path), "REGISTER": str(register), "REGISTER_NAME": "台账"})
    run_algorithm("takeregister", {"PLAN": str(path), "NEW_SCENARIO": "2026", "REGISTER": str(register)})
    session = PlanSession.open(path)
    assert session.scenario.name == "2026"
    assert session.premises.buildings.households.tolist()[:3] == [3, 30, 25]
    assert session.draft.households(WEST) == 400 - 50 + 33
    assert session.premises.dwellings_of("1").rooms.tolist() == ["101", "102"]
    assert session.premises.ties.ties.states.tolist().count("unmatched") == 1
    session.close()
