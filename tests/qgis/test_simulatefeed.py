"""`simulatefeed`: events and camera states that are made up, told by their numbers, and taken away again."""

from contextlib import closing

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.events.feed import is_made_up
from community_grids.engine.events.model import cameras_of, events_of
from drawn_plans import code, plan_file
from qgis.core import QgsProcessingException
from run_algorithm import run_algorithm


@pytest.fixture
def path(qgis_app, tmp_path):
    """A plan with a real event and a real camera."""
    path = plan_file(tmp_path)
    with closing(PlanSession.open(path)) as session:
        session.events.take(
            events_of(["E-1"], {"reported": [0.0]}, states=[10], places=[(50, 50)], categories=["消防"]),
            cameras_of(["C-1"], statuses=["on"]),
        )
    return path


def known(path):
    with closing(PlanSession.open(path)) as session:
        return (
            session.events.events,
            session.events.cameras,
            sum(len(session.events.log_of(number)) for number in session.events.rows),
        )


def test_a_feed_fills_a_plan_and_what_is_real_stays_as_it_is(provider, path):
    results = run_algorithm("simulatefeed", {"PLAN": str(path), "RATE": 200.0, "SECONDS": 1, "SEED": 3})
    assert results["CHANGES"] == 200
    events, cameras, moves = known(path)
    made_up = is_made_up(events.numbers)
    assert events.numbers[~made_up].tolist() == ["E-1"]
    assert events.states[~made_up].tolist() == [10]
    assert cameras.ids[~is_made_up(cameras.ids)].tolist() == ["C-1"]
    assert len(events) > 10 and len(cameras) > 1 and moves > 10
    assert set(events.grid_codes.tolist()) <= {code(1), code(2)}
    assert set(events.categories.tolist()) == {"消防"}


def test_what_was_made_up_goes_away_again(provider, path):
    before = known(path)
    made = run_algorithm("simulatefeed", {"PLAN": str(path), "RATE": 50.0, "SECONDS": 1})["CHANGES"]
    gone = run_algorithm("simulatefeed", {"PLAN": str(path), "REMOVE": True})["CHANGES"]
    assert 0 < gone <= made
    events, cameras, moves = known(path)
    assert (events.numbers.tolist(), cameras.ids.tolist(), moves) == (["E-1"], ["C-1"], before[2])


def test_it_must_be_said_where_to(provider, path):
    with pytest.raises(QgsProcessingException, match="CONNECTION or PLAN"):
        run_algorithm("simulatefeed", {})
