"""What mends a finding of a check of buildings, where that is safe: one edit, and a sentence that says what it does."""

from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import Count
from ...engine.premises.counting import rows_that_count
from ...engine.premises.model import NO_FLOOR
from ..plan_file.errors import PlanFileError
from ..plans.premises_counts import count_of
from ..words.of_premises import entrance_words, floor_words

__all__ = ["FIXABLE", "Fix", "fix_of"]

translate = QCoreApplication.translate

_BUILDING = ("", NO_FLOOR, "")


@dataclass(frozen=True)
class Fix:
    """An edit that mends a finding.

    Attributes
    ----------
    words : str, for a button
    told : str, a sentence that says what it does
    counts : list of engine.gridding.editing.model.Count, for `PlanSession.count`: one edit, which undo takes back
    """

    words: str
    told: str
    counts: list


def fix_of(session, check, building_id, numbers):
    """Find what mends a finding as the plan is now.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    check : str
    building_id : str
    numbers : dict, those of the finding

    Returns
    -------
    Fix, or None where a person has to decide, or what was found is not so any more
    """
    premises = session.premises
    if session.read_only or check not in FIXABLE or building_id not in premises.rows:
        return None
    row = premises.rows[building_id]
    held, unit = int(premises.buildings.households[row]), int(premises.buildings.units[row])
    try:
        return FIXABLE[check](building_id, held, unit, premises.dwellings_of(building_id), numbers)
    except PlanFileError:
        return None


def _as_told(building_id, held, unit, rows, _):
    """Count the building as its dwellings add up."""
    told = int(rows.households[rows_that_count(rows)].sum())
    words = translate("Fixes", "Count what the dwellings add up to")
    said = translate(
        "Fixes", "Building {building} will count {told} households instead of {held}, as its dwellings do."
    )
    return _of_building(building_id, held, unit, rows, told, words, said)


def _nobody(building_id, held, unit, rows, _):
    """Count nobody where nobody lives, unless a dwelling says otherwise."""
    words = translate("Fixes", "Count nobody there")
    said = translate("Fixes", "Building {building} will count {told} households instead of {held}.")
    return _of_building(building_id, held, unit, rows, 0, words, said)


def _of_building(building_id, held, unit, rows, told, words, said):
    if told == held:
        return None
    count = count_of(building_id, held, unit, rows, _BUILDING, households=told)
    return Fix(words, said.format(building=building_id, told=told, held=held), [count])


def _lived_in(building_id, held, unit, rows, numbers):
    """Say that a dwelling with households is lived in."""
    place = (numbers.get("entrance", ""), numbers.get("floor", NO_FLOOR), numbers.get("room", ""))
    same = (rows.entrances == place[0]) & (rows.floors == place[1]) & (rows.rooms == place[2])
    if not same.any() or not int(rows.households[same][0]) or rows.states[same][0] == "occupied":
        return None
    count = count_of(building_id, held, unit, rows, place, state="occupied")
    said = translate("Fixes", "{place} of building {building} will be written down as occupied; its count stays.")
    floor = "" if place[1] == NO_FLOOR else floor_words(place[1])
    where = translate("Fixes", ", ").join(filter(None, (entrance_words(place[0]), floor, place[2])))
    return Fix(translate("Fixes", "Write down as occupied"), said.format(place=where, building=building_id), [count])


def _more_dwellings(building_id, held, unit, rows, _):
    """Give each row that holds more households than dwellings as many dwellings."""
    short = rows_that_count(rows) & (rows.households > rows.dwellings)
    counts = []
    for row in short.nonzero()[0]:
        state, homes, households = str(rows.states[row]), int(rows.dwellings[row]), int(rows.households[row])
        place = str(rows.entrances[row]), int(rows.floors[row]), str(rows.rooms[row])
        if not place[2]:  # a single dwelling is one, however many share it
            counts.append(
                Count(
                    building_id, *place, unit, (state, homes, households), (state, households, households), held, held
                )
            )
    if not counts:
        return None
    more = sum(count.after[1] - count.before[1] for count in counts)
    said = translate("Fixes", "Building {building} will have {more} dwellings more, one for each household.")
    words = translate("Fixes", "Add the missing dwellings")
    return Fix(words, said.format(building=building_id, more=more), counts)


FIXABLE = {
    "households_not_told": _as_told,
    "households_in_shop": _nobody,
    "households_without_homes": _nobody,
    "households_over_dwellings": _more_dwellings,
    "dwelling_lived_in": _lived_in,
}
"""The checks that have a fix: dict of str to a callable."""
