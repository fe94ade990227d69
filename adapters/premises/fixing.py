"""What mends a finding of a check of buildings, where that is safe: one edit, and a sentence that says what it does."""

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import Count
from ...engine.premises.counting import rows_that_count
from ...engine.premises.model import NO_FLOOR
from ..plan_file.errors import PlanFileError
from ..plans.premises_counts import count_of
from ..words.of_premises import entrance_words, floor_words
from .fix import Case, Fix
from .fixing_buildings import floors_told, merged, placed

__all__ = ["FIXABLE", "fix_of"]

translate = QCoreApplication.translate

_BUILDING = ("", NO_FLOOR, "")


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
    if session.read_only or check not in FIXABLE or building_id not in session.premises.rows:
        return None
    try:
        return FIXABLE[check](Case(session, building_id, numbers))
    except PlanFileError:
        return None


def _as_told(case):
    """Count the building as its dwellings add up."""
    told = int(case.rows.households[rows_that_count(case.rows)].sum())
    words = translate("Fixes", "Count what the dwellings add up to")
    said = translate(
        "Fixes", "Building {building} will count {told} households instead of {held}, as its dwellings do."
    )
    return _of_building(case, told, words, said)


def _nobody(case):
    """Count nobody where nobody lives, unless a dwelling says otherwise."""
    words = translate("Fixes", "Count nobody there")
    said = translate("Fixes", "Building {building} will count {told} households instead of {held}.")
    return _of_building(case, 0, words, said)


def _of_building(case, told, words, said):
    if told == case.held:
        return None
    count = count_of(case.building_id, case.held, case.unit, case.rows, _BUILDING, households=told)
    return Fix(words, said.format(building=case.building_id, told=told, held=case.held), [count])


def _lived_in(case):
    """Say that a dwelling with households is lived in."""
    numbers, rows = case.numbers, case.rows
    place = (numbers.get("entrance", ""), numbers.get("floor", NO_FLOOR), numbers.get("room", ""))
    same = (rows.entrances == place[0]) & (rows.floors == place[1]) & (rows.rooms == place[2])
    if not same.any() or not int(rows.households[same][0]) or rows.states[same][0] == "occupied":
        return None
    count = count_of(case.building_id, case.held, case.unit, rows, place, state="occupied")
    said = translate("Fixes", "{place} of building {building} will be written down as occupied; its count stays.")
    floor = "" if place[1] == NO_FLOOR else floor_words(place[1])
    where = translate("Fixes", ", ").join(filter(None, (entrance_words(place[0]), floor, place[2])))
    return Fix(
        translate("Fixes", "Write down as occupied"), said.format(place=where, building=case.building_id), [count]
    )


def _more_dwellings(case):
    """Give each row that holds more households than dwellings as many dwellings."""
    building_id, held, unit = case.building_id, case.held, case.unit
    counts = []
    for (place, before), counted in zip(case.told_rows(), rows_that_count(case.rows).tolist(), strict=True):
        state, homes, households = before
        if counted and households > homes and not place[2]:  # a single dwelling is one, however many share it
            counts.append(Count(building_id, *place, unit, before, (state, households, households), held, held))
    if not counts:
        return None
    more = sum(count.after[1] - count.before[1] for count in counts)
    said = translate("Fixes", "Building {building} will have {more} dwellings more, one for each household.")
    words = translate("Fixes", "Add the missing dwellings")
    return Fix(words, said.format(building=building_id, more=more), counts)


FIXABLE = {
    "building_floating": placed,
    "building_doubled": merged,
    "building_without_floors": floors_told,
    "households_not_told": _as_told,
    "households_in_shop": _nobody,
    "households_without_homes": _nobody,
    "households_over_dwellings": _more_dwellings,
    "dwelling_lived_in": _lived_in,
}
"""The checks that have a fix: dict of str to a callable."""
