"""Counts of buildings where a scenario is shared: what all who share it see is not counted anew behind their back."""

import sqlite3

import pytest
from community_grids.adapters.plan_file.sharing import Sharing
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.engine.gridding.editing.states import State
from drawn_plans import code, plan_file

WEST, EAST = code(1), code(2)
SHARING = Sharing(district_id=1, connection="office", revision=3)


@pytest.fixture
def session(qgis_app, tmp_path):
    session = PlanSession.open(plan_file(tmp_path), "officer")
    yield session
    session.close()


def share(session):
    session.adopt(None, SHARING, State.of(session.draft), State.of(session.draft))


def held(session, plan_id):
    file = sqlite3.connect(session.path)
    rows = dict(file.execute("SELECT grid_code, households FROM grid WHERE plan_id = ?", (plan_id,)))
    file.close()
    return rows


def test_a_shared_scenario_is_not_counted_anew(session):
    share(session)
    with pytest.raises(PlanFileError, match="Branch it, and count in the branch"):
        session.premises.set_count("1", households=30)
    assert session.premises.buildings.households[0] == 25
    assert held(session, 1) == {WEST: 400, EAST: 400}


def test_a_count_from_before_it_was_shared_is_not_undone(session):
    session.premises.set_count("1", households=30)
    share(session)
    with pytest.raises(PlanFileError, match="shared through a database"):
        session.undo()
    assert held(session, 1) == {WEST: 405, EAST: 400}


def test_a_shared_scenario_does_not_follow_its_branch(session):
    share(session)
    branch = session.branch("counted")
    session.premises.set_count("1", households=30)
    assert held(session, branch) == {WEST: 405, EAST: 400}
    session.switch(1)
    assert held(session, 1) == {WEST: 400, EAST: 400}
    assert session.draft.households(WEST) == 400
    assert session.waiting().units == 0
