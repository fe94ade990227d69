"""How long events may take, and when offices work: the tables beside this file, unless a plan's profile has its own."""

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.deadlines import UNITS, Calendar, Rule, deadlines_of
from ..plan_file.connection import PlanConnection
from ..plan_file.errors import PlanFileError
from ..plan_file.schema import entry
from ..words.moments import CHINA

__all__ = ["Deadlines", "calendar_of", "deadlines_of_profile", "event_profile", "usual_deadlines"]

_RULES = Path(__file__).with_suffix(".csv")
_CALENDAR = Path(__file__).with_name("calendar.json")
_ZERO = date(1970, 1, 1)
_PROFILE = "events"  # the entry of the profile that `PlanEvents.profile` reads

translate = QCoreApplication.translate


class Deadlines(NamedTuple):
    """The deadlines of a city.

    Attributes
    ----------
    rules : tuple of engine.events.deadlines.Rule
    calendar : engine.events.deadlines.Calendar
    """

    rules: tuple
    calendar: Calendar

    def due_of(self, events):
        """When events are due: (n,) array of float, nan where there is no deadline."""
        return deadlines_of(events, self.rules, self.calendar)


@cache
def usual_deadlines(zone_minutes=CHINA):
    """The deadlines that a city has that did not say its own."""
    with _CALENDAR.open(encoding="utf-8") as file:
        calendar = calendar_of(json.load(file), zone_minutes)
    with _RULES.open(encoding="utf-8", newline="") as lines:
        return Deadlines(tuple(_rule(row) for row in csv.DictReader(lines)), calendar)


def event_profile(path):
    """What a plan file says of its city's events: dict; empty where it says nothing.

    Raises
    ------
    QgsProcessingException
        The file is none that can be read; the sentence says why.
    """
    try:
        connection = PlanConnection(path, writable=False)
        try:
            told = entry(connection, _PROFILE, {})
        finally:
            connection.close()
    except PlanFileError as trouble:
        raise QgsProcessingException(str(trouble)) from trouble
    return told if isinstance(told, dict) else {}


def deadlines_of_profile(profile, zone_minutes=CHINA):
    """The deadlines of a plan's profile; what it does not say is as usual.

    Parameters
    ----------
    profile : dict: 'deadlines', a list of dicts with category, source, urgency, value and unit, and 'calendar', as of
        `calendar_of`
    zone_minutes : int

    Raises
    ------
    QgsProcessingException
        What the profile says is no deadline or no calendar; the sentence says what.
    """
    usual = usual_deadlines(zone_minutes)
    try:
        rules = tuple(_rule(row) for row in profile["deadlines"]) if "deadlines" in profile else usual.rules
        calendar = calendar_of(profile["calendar"], zone_minutes) if "calendar" in profile else usual.calendar
    except (KeyError, TypeError, ValueError, AttributeError) as trouble:
        said = translate("Deadlines", "The plan's profile has deadlines or a calendar that cannot be read: {trouble}")
        raise QgsProcessingException(said.format(trouble=trouble)) from trouble
    return Deadlines(rules, calendar)


def calendar_of(told, zone_minutes=CHINA):
    """Make a calendar of what a file or a profile says.

    Parameters
    ----------
    told : dict: opens and closes as '08:00', days_off (1 is Monday), holidays and workdays as '2024-01-01' or
        '2024-02-10/2024-02-17'
    zone_minutes : int

    Raises
    ------
    ValueError
        A time or a day is none.

    Examples
    --------
    >>> calendar = calendar_of({"opens": "09:00", "closes": "17:30", "holidays": ["2024-01-01"]})
    >>> calendar.opens, sorted(calendar.holidays), calendar.works([19723, 19724]).tolist()
    (32400, [19723], [False, True])
    """
    usual = Calendar()
    return Calendar(
        _clock(told["opens"]) if "opens" in told else usual.opens,
        _clock(told["closes"]) if "closes" in told else usual.closes,
        frozenset(day - 1 for day in told["days_off"]) if "days_off" in told else usual.rests,
        frozenset(day for some in told.get("holidays", ()) for day in _days(some)),
        frozenset(day for some in told.get("workdays", ()) for day in _days(some)),
        zone_minutes,
    )


def _clock(text):
    hours, _, minutes = text.partition(":")
    return 3600 * int(hours) + 60 * int(minutes or 0)


def _days(text):
    first, _, last = text.partition("/")
    begin = (date.fromisoformat(first) - _ZERO).days
    return range(begin, (date.fromisoformat(last or first) - _ZERO).days + 1)


def _rule(row):
    if row["unit"] not in UNITS:
        raise ValueError(f"There is no unit {row['unit']} of deadlines; there are {', '.join(UNITS)}.")
    kind = row.get("category") or "", row.get("source") or "", int(row.get("urgency") or 0)
    return Rule(*kind, float(row["value"]), row["unit"])
