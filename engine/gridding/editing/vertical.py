"""Towers that are divided by entrance: vertical grids come and go, and the grid on the ground keeps its polygon."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .codes import new_records
from .making import checked, edit_of
from .model import UNASSIGNED, RefusedError, VerticalGrid

__all__ = ["VerticalGrids", "dissolved", "divided", "loads_of", "status_of_divided", "status_with"]

_NO_UNITS = np.empty(0, dtype=int)


class VerticalGrids:
    """The vertical grids of a draft, by their codes and by the grids whose ground they share.

    Parameters
    ----------
    grids : iterable of VerticalGrid
    """

    def __init__(self, grids=()):
        self.by_code = {grid.code: grid for grid in grids}
        self._regroup()

    def __contains__(self, code):
        return code in self.by_code

    def __iter__(self):
        return iter(self.by_code.values())

    def __bool__(self):
        return bool(self._of_base)

    def codes(self):
        """The codes of those that are not dissolved, sorted."""
        return sorted(code for code, grid in self.by_code.items() if not grid.void)

    def of_base(self, code):
        """The living ones on the ground of a grid, by their codes: tuple of VerticalGrid."""
        return self._of_base.get(code, ())

    def of_building(self, building_id):
        """The living ones of a building: list of VerticalGrid."""
        return [self.by_code[code] for code in self.codes() if self.by_code[code].building_id == building_id]

    def held(self, code):
        """The households on the ground of a grid that its vertical grids hold."""
        return sum(grid.held for grid in self.of_base(code))

    def told(self, code):
        """What a finding tells of those of a grid: tuple of (code, entrances, households)."""
        return tuple((grid.code, grid.entrances, grid.held) for grid in self.of_base(code))

    def change(self, grids):
        """Take some anew: dict of str (code) to VerticalGrid or None, which takes one out."""
        self.by_code |= grids
        self.by_code = {code: grid for code, grid in self.by_code.items() if grid is not None}
        self._regroup()

    def count(self, counts):
        """Follow the counts of an edit: sequence of Count."""
        for count in counts:
            for grid in self.of_building(count.building_id):
                if count.entrance in grid.entrances:
                    at = grid.entrances.index(count.entrance)
                    before, after = count.before or ("", 0, 0), count.after or ("", 0, 0)
                    more = {grid.code: _counted(grid, at, count.more, after[1] - before[1])}
                    self.change(more)

    def _regroup(self):
        self._of_base = {}
        for code in self.codes():
            grid = self.by_code[code]
            self._of_base[grid.base] = (*self._of_base.get(grid.base, ()), grid)


def _counted(grid, at, households, dwellings):
    """A vertical grid of which an entrance holds more."""
    held, homes = list(grid.households), list(grid.dwellings)
    held[at], homes[at] = held[at] + households, homes[at] + dwellings
    return replace(grid, households=tuple(held), dwellings=tuple(homes))


def status_with(draft, record, households):
    """Say what a grid's status would be with so many households.

    A grid that is divided is in its band where all its vertical grids are, and what is in none of them too, if any.

    Parameters
    ----------
    draft : Draft
    record : GridRecord
    households : int, on its ground

    Returns
    -------
    str, 'in_band', 'over' or 'under'
    """
    band, above = draft.band_of(record), draft.vertical.of_base(record.code)
    return status_of_divided(band, [grid.held for grid in above], households) if above else band.status(households)


def status_of_divided(band, held, households):
    """Say the status of a grid that is divided.

    Parameters
    ----------
    band : Band
    held : sequence of int, households of its vertical grids
    households : int, on its ground

    Returns
    -------
    str, 'in_band', 'over' or 'under'

    Examples
    --------
    >>> from ..model import Band
    >>> [status_of_divided(Band(350, 500), [450, 430], households) for households in (880, 900, 1280, 1400)]
    ['in_band', 'under', 'in_band', 'over']
    """
    statuses = {band.status(each) for each in loads_of(held, households)}
    return next((status for status in ("over", "under") if status in statuses), "in_band")


def loads_of(held, households):
    """The households of the vertical grids of a grid, and what is beside them, if anything: list of int.

    Parameters
    ----------
    held : sequence of int, households of the vertical grids
    households : int, on the ground
    """
    rest = max(households - sum(held), 0)
    return [*held, rest] if rest else list(held)


def divided(draft, building_id, unit, counts, groups, reason=""):
    """Divide a tower by entrance; entrances in no group stay with the grid on the ground.

    Where it is divided already, it is divided anew: groups that were there keep their codes, the others' are never
    given again.

    Parameters
    ----------
    draft : Draft
    building_id : str
    unit : int, the unit_id of the unit that it stands in
    counts : engine.premises.vertical.EntranceCounts, or anything with its `names`, `households` and `dwellings`
    groups : sequence of sequences of str, names of entrances, each at most once
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        It stands in no grid or in a locked one, an entrance is not known or stands in two groups, or it is divided so.
    """
    base = _base_of(draft, unit, building_id)
    known = {name: at for at, name in enumerate(counts.names)}
    _refuse_wrong_entrances(building_id, groups, known)
    standing = {grid.entrances: grid for grid in draft.vertical.of_building(building_id)}
    wanted = [tuple(sorted(group, key=known.get)) for group in groups]
    record = draft.record(base)
    fresh = iter(new_records(draft, record.community, record.kind, sum(group not in standing for group in wanted)))
    after = {grid.code: replace(grid, void=True) for group, grid in standing.items() if group not in wanted}
    for group in wanted:
        if group not in standing:
            new, places = next(fresh), [known[name] for name in group]
            held = [tuple(int(column[at]) for at in places) for column in (counts.households, counts.dwellings)]
            after[new.code] = VerticalGrid(new.code, new.name, base, building_id, int(unit), group, *held)
    return _edit(draft, "divide_tower", after, reason)


def dissolved(draft, building_id, reason=""):
    """Make a tower that is divided whole again; the codes of its vertical grids are never given again.

    Parameters
    ----------
    draft : Draft
    building_id : str
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        It is not divided, or its grid is locked.
    """
    standing = draft.vertical.of_building(building_id)
    if not standing:
        raise RefusedError(found("edit_not_divided", building=building_id))
    return _edit(draft, "dissolve_tower", {grid.code: replace(grid, void=True) for grid in standing}, reason)


def _edit(draft, action, after, reason):
    if not after:
        raise RefusedError(found("edit_nothing"))
    edit = edit_of(draft, action, _NO_UNITS, UNASSIGNED, reason=reason, vertical_after=after)
    return checked(draft, edit)


def _base_of(draft, unit, building_id):
    """The code of the grid that a unit belongs to."""
    rows = np.flatnonzero(draft.fabric.unit_ids == unit)
    code = str(draft.codes[rows[0]]) if len(rows) else UNASSIGNED
    if code == UNASSIGNED:
        raise RefusedError(found("edit_tower_in_no_grid", building=building_id))
    return code


def _refuse_wrong_entrances(building_id, groups, known):
    named = [name for group in groups for name in group]
    wrong = next((name for name in named if name not in known or named.count(name) > 1), None)
    if wrong is not None:
        raise RefusedError(found("edit_wrong_entrance", building=building_id, entrance=wrong))
    if not named or not all(groups):
        raise RefusedError(found("edit_nothing"))
