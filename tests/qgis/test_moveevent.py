"""`moveevent`: an event of a plan comes to another state from a script, or is refused with a sentence."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.events.model import events_of
from drawn_plans import plan_file
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from run_algorithm import run_algorithm


@pytest.fixture
def path(qgis_app, tmp_path):
    """A plan with an event that was reported on the first of May."""
    session = PlanSession.open(plan_file(tmp_path))
    session.events.take(events_of(["E-1"], states=[10], times={"reported": [1714521600.0]}))
    session.close()
    return session.path


@pytest.fixture
def move(provider, path):
    """A function that runs the algorithm: its results and what it said."""

    def run(**told):
        feedback = QgsProcessingFeedback(False)
        return run_algorithm("moveevent", {"PLAN": str(path), "EVENT": "E-1", **told}, feedback), feedback.textLog()

    return run


def test_an_event_moves_and_it_is_written_down(move, path):
    results, told = move(STATE=20, AT="2024-05-01T09:00:00", ORG="指挥中心", NOTE="属实", DEPARTMENT="城管")
    assert results["FROM_STATE"] == 10
    assert "E-1: reported → received" in told
    session = PlanSession.open(path)
    (entry,) = session.events.log_of("E-1")
    assert (entry.from_state, entry.to_state, entry.org, entry.note) == (10, 20, "指挥中心", "属实")
    assert session.events.events.departments.tolist() == ["城管"]
    assert session.events.events.times["received"].tolist() == [entry.at]
    session.close()


def test_without_a_time_it_is_now(move, path):
    move(STATE=20)
    session = PlanSession.open(path)
    assert session.events.log_of("E-1")[0].at > 1714521600.0
    session.close()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"STATE": 70}, "cannot go to closed. Allowed from here: received, cancelled"),
        (
            {"STATE": 20, "AT": "2024-04-01T00:00:00"},
            r"at 2024-04-01 00:00 \(UTC\+08:00\): it was reported at 2024-05-01 08:00",
        ),
        ({"STATE": 20, "AT": "2126-05-01T00:00:00"}, "more than a day ahead: this computer's clock says 20"),
        ({"STATE": 20, "EVENT": "E-9"}, "no event E-9"),
        ({"STATE": 20, "EVENT": " "}, "EVENT must name"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(move, told, said):
    with pytest.raises(QgsProcessingException, match=said):
        move(**told)


def test_times_are_of_the_clock_of_the_plan(move, path):
    # Given a plan on clocks that are seven hours ahead
    session = PlanSession.open(path)
    session.events.set_profile(offset_minutes=420)
    session.close()
    # When a move and a deadline are told as its clocks say, and another move with a zone of its own
    move(STATE=20, AT="2024-05-01T09:00:00", DUE="2024-05-02T09:00:00")
    move(STATE=30, AT="2024-05-01T03:00:00Z")
    # Then they are of that clock and of that zone, and so is what is told of them
    session = PlanSession.open(path)
    assert [entry.at for entry in session.events.log_of("E-1")] == [1714521600.0 + 2 * 3600, 1714521600.0 + 3 * 3600]
    assert session.events.events.times["due"].tolist() == [1714521600.0 + 26 * 3600]
    session.close()
    with pytest.raises(QgsProcessingException, match=r"2024-05-01 10:00 \(UTC\+07:00\)"):
        move(STATE=40, AT="2024-05-01T09:30:00")
