"""Deadlines as a city has them: the tables beside the adapter, and what a plan's profile says instead."""

import pytest
from community_grids.adapters.events.deadlines import (
    calendar_of,
    deadlines_of_profile,
    event_profile,
    usual_deadlines,
)
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.words.moments import offset_of
from community_grids.engine.events.arriving.dates import clock_text, times_of
from community_grids.engine.events.model import events_of
from drawn_plans import plan_file
from qgis.core import QgsProcessingException


def due(deadlines, reported="2024-02-09 10:00", **columns):
    events = events_of(
        ["a"], {"reported": times_of([reported]).seconds}, **{key: [one] for key, one in columns.items()}
    )
    return clock_text(deadlines.due_of(events)[0])


def test_the_usual_calendar_knows_holidays_and_the_sundays_worked_for_them():
    # Given a report on the last day before the spring festival of 2024
    assert due(usual_deadlines(), categories="市容环境") == "2024-02-18 18:00"
    assert due(usual_deadlines(), urgencies=4) == "2024-02-09 12:00"
    assert due(usual_deadlines(), sources="02") == "2024-02-16 10:00"


def test_a_plan_has_its_own(tmp_path):
    # Given a plan whose profile has a rule, hours and a clock
    path = plan_file(tmp_path)
    session = PlanSession.open(path, "")
    rules = [{"value": 2, "unit": "wh"}]
    session.events.set_profile(deadlines=rules, calendar={"opens": "09:00", "closes": "17:00"}, offset_minutes=420)
    session.close()
    # When it is asked for
    profile = event_profile(path)
    # Then it is that
    assert offset_of(profile) == 420
    assert due(deadlines_of_profile(profile), "2024-02-09 16:00") == "2024-02-12 10:00"
    assert deadlines_of_profile({}) == usual_deadlines()


@pytest.mark.parametrize(
    "told",
    [
        {"deadlines": [{"value": 2, "unit": "weeks"}]},
        {"deadlines": [{"unit": "d"}]},
        {"calendar": {"opens": "18:00", "closes": "08:00"}},
        {"calendar": {"holidays": ["2024-02-30"]}},
        {"calendar": ["08:00"]},
    ],
)
def test_a_profile_that_cannot_be_read_is_told(told):
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        deadlines_of_profile(told)


def test_a_file_that_is_no_plan_is_told(tmp_path):
    (tmp_path / "a.gpkg").write_text("no plan")
    with pytest.raises(QgsProcessingException, match=r"a\.gpkg"):
        event_profile(tmp_path / "a.gpkg")
    with pytest.raises(ValueError, match="open"):
        calendar_of({"days_off": [1, 2, 3, 4, 5, 6, 7]})
