"""What a person sets of a building's count, as the Count of an edit."""

import numpy as np

from ...engine.gridding.editing.model import Count
from ...engine.premises.counting import held_after, rows_that_count
from ...engine.premises.model import NO_FLOOR, dwellings_of
from ..plan_file.errors import refusal

__all__ = ["count_of", "rows_after"]


def count_of(building_id, held, unit, rows, place, households=None, state=None, dwellings=None):
    """Make the Count that sets a row of dwellings.

    Parameters
    ----------
    building_id : str
    held : int, the households of the building now
    unit : int, the unit_id of the unit that it stands in, -1 for none
    rows : Dwellings, those of the building
    place : (str, int, str), the entrance, floor and room
    households, dwellings : int, None where it stays
    state : str, None where it stays

    Returns
    -------
    Count

    Raises
    ------
    PlanFileError
        A number is below zero, or what is set is the sum of finer rows.
    """
    for number in (households, dwellings):
        if number is not None and number < 0:
            raise refusal("count_negative", building=building_id, number=number)
    row = _row_at(rows, *place)
    if row is None and place == ("", NO_FLOOR, ""):
        told = int(rows.households[rows_that_count(rows)].sum())
        held_then = held if households is None else int(households)
        if held_then < told:
            raise refusal("count_finer", building=building_id, households=told)
        return Count(building_id, *place, unit, None, None, held, held_then)
    if row is not None:
        place = (str(rows.entrances[row]), int(rows.floors[row]), str(rows.rooms[row]))
    before = None if row is None else (str(rows.states[row]), int(rows.dwellings[row]), int(rows.households[row]))
    after = _set(before, households, state, dwellings, bool(place[2]))
    count = Count(building_id, *place, unit, before, after, held, held)
    then, row = rows_after(rows, count, 0, row)
    if not rows_that_count(then)[row]:
        told = int(then.households[rows_that_count(then)].sum())
        raise refusal("count_finer", building=building_id, households=told)
    return Count(building_id, *place, unit, before, after, held, held_after(held, rows, then))


def rows_after(rows, count, building, row=None):
    """The rows of dwellings after a count.

    Parameters
    ----------
    rows : Dwellings
    count : Count
    building : int, the building's row, for a new row of dwellings
    row : int, the row that the count sets, None where it is not there yet

    Returns
    -------
    Dwellings, int: the row that was set; where it was taken out, None
    """
    if count.after is None:
        return (rows if row is None else rows.taken(np.delete(np.arange(len(rows)), row))), None
    state, dwellings, households = count.after
    if row is None:
        new = dwellings_of(
            [building],
            entrances=[count.entrance],
            floors=[count.floor],
            rooms=[count.room],
            states=[state],
            dwellings=[dwellings],
            households=[households],
        )
        columns = (np.concatenate([old, added]) for old, added in zip(vars(rows).values(), vars(new).values()))
        return type(rows)(*columns), len(rows)
    changed = {name: column.copy() for name, column in vars(rows).items()}
    changed["states"][row], changed["dwellings"][row], changed["households"][row] = state, dwellings, households
    return type(rows)(**changed), row


def _row_at(rows, entrance, floor, room):
    """The row at a place: the very one, or for a room the only one of that name that may be it."""
    same = (rows.entrances == entrance) & (rows.floors == floor) & (rows.rooms == room)
    if same.any():
        return int(np.flatnonzero(same)[0])
    if not room:
        return None
    entrance_fits = (rows.entrances == entrance) | (rows.entrances == "") | (entrance == "")
    floor_fits = (rows.floors == floor) | (rows.floors == NO_FLOOR) | (floor == NO_FLOOR)
    like = np.flatnonzero((rows.rooms == room) & entrance_fits & floor_fits)
    return int(like[0]) if len(like) == 1 else None


def _set(before, households, state, dwellings, single):
    """The state, dwellings and households of a row after what was set of it."""
    if before is None:
        households = int(households or 0)
        known = "occupied" if households else "unknown"
        return state or known, int(dwellings or 1 if single else max(dwellings or 0, households, 1)), households
    return (
        state or before[0],
        before[1] if dwellings is None else int(dwellings),
        before[2] if households is None else int(households),
    )
