"""How a tower of an open plan can be divided by entrance: what is proposed, what a person's own groups would do."""

import re
from dataclasses import dataclass

import numpy as np

from ...engine.gridding.editing.codes import new_records
from ...engine.gridding.editing.model import UNASSIGNED, RefusedError
from ...engine.gridding.findings import found
from ...engine.premises.vertical import floors_of_entrance, grouped
from ..sentences.of_towers import entrance_names

__all__ = ["Part", "TowerDivision", "groups_in", "towers_of"]

_RUN = re.compile(r"(\d+)\s*[-–~～至]\s*(\d+)")


@dataclass(frozen=True)
class Part:
    """A vertical grid as it would be, or the grid on the ground with what stays there.

    Attributes
    ----------
    code : str
    entrances : str, as a person reads them, '' where the grid on the ground keeps none
    households : int
    status : str, 'in_band', 'over' or 'under'
    is_base : bool
    """

    code: str
    entrances: str
    households: int
    status: str
    is_base: bool


class TowerDivision:
    """A building of an open plan that may be divided.

    Parameters
    ----------
    session : PlanSession
    building_id : str

    Attributes
    ----------
    building_id, name : str
    base : str, the code of its grid
    band : Band, of that grid
    counts : EntranceCounts
    households : int, of the building
    outside : int, households on the ground of its grid that are in no entrance of the building nor in another division
    groups : tuple of tuples of str, as it is divided now; () where it is whole

    Raises
    ------
    PlanFileError
        There is no such building.
    RefusedError
        It stands in no grid.
    """

    def __init__(self, session, building_id):
        self._session, premises, draft = session, session.premises, session.draft
        counts = premises.entrances_of(building_id)
        row = premises.rows[building_id]
        self.building_id, self.name = building_id, str(premises.buildings.names[row]) or building_id
        self.households = int(premises.buildings.households[row])
        self.base = premises.grid_of(building_id)
        if self.base == UNASSIGNED:
            raise RefusedError(found("edit_tower_in_no_grid", building=building_id))
        self.band, self.counts = draft.band(self.base), counts
        standing = draft.vertical.of_building(building_id)
        self.groups = tuple(grid.entrances for grid in standing)
        others = draft.vertical.held(self.base) - sum(grid.held for grid in standing)
        self.outside = max(draft.households(self.base) - others - sum(counts.households), 0)

    def proposed(self):
        """The groups that are best: tuple of tuples of str.

        Raises
        ------
        RefusedError
            It need not be divided, or it cannot be by entrance.
        """
        building, names = self.building_id, self.counts.names
        if not names:
            raise RefusedError(found("tower_without_entrances", building=building))
        if len(names) == 1:
            raise RefusedError(found("tower_one_entrance", building=building, households=self.households))
        self._refuse_small()
        made = grouped(self.counts.households, self.band, self.outside)
        return tuple(tuple(names[at] for at in group) for group in made.groups)

    def parts(self, groups):
        """What groups of entrances would make of the grid: list of Part, the grid on the ground last, if it has any.

        Raises
        ------
        RefusedError
            There are no such entrances.
        """
        draft, counts = self._session.draft, self.counts
        held = dict(zip(counts.names, counts.households, strict=True))
        standing = {grid.entrances: grid.code for grid in draft.vertical.of_building(self.building_id)}
        record = draft.record(self.base)
        ordered = [tuple(sorted(group, key=counts.names.index)) for group in groups if set(group) <= set(counts.names)]
        fresh = iter(new_records(draft, record.community, record.kind, len(ordered)))
        parts = []
        for group in ordered:
            households = sum(held.pop(name, 0) for name in group)
            code = standing.get(group) or next(fresh).code
            parts.append(Part(code, entrance_names(group), households, self.band.status(households), False))
        rest = self.outside + sum(held.values())
        if rest or held:
            kept = entrance_names(tuple(name for name in counts.names if name in held))
            parts.append(Part(self.base, kept, rest, self.band.status(rest) if rest else "in_band", True))
        return parts

    def findings(self, groups):
        """What a person must know of a division: list of Finding."""
        building, maximum = self.building_id, self.band.maximum
        dwellings = self._session.premises.dwellings_of(building)
        said = []
        for name, households in zip(self.counts.names, self.counts.households, strict=True):
            if households > maximum:
                runs = tuple(floors_of_entrance(dwellings, name, self.band))
                numbers = {"entrance": name, "households": households, "maximum": maximum, "floor_runs": runs}
                said.append(found("entrance_over", grid_code=self.base, value=households, building=building, **numbers))
        if self.counts.elsewhere > 0:
            said.append(found("tower_elsewhere", building=building, households=self.counts.elsewhere))
        return said

    def edit(self, groups, reason=""):
        """The edit that divides it, to be done by the session.

        Raises
        ------
        RefusedError
            It need not be divided, or as of `editing.vertical.divided`.
        """
        self._refuse_small()
        premises = self._session.premises
        unit = int(premises.buildings.units[premises.rows[self.building_id]])
        return self._session.draft.divided(self.building_id, unit, self.counts, groups, reason)

    def _refuse_small(self):
        """One place has one grid: only a building over the maximum, or one that is divided already, is an exception."""
        if self.households <= self.band.maximum and not self.groups:
            numbers = {"households": self.households, "maximum": self.band.maximum}
            raise RefusedError(found("tower_within", building=self.building_id, **numbers))


def towers_of(session, codes):
    """The buildings of some grids that hold more than their grid may, or are divided, the largest first.

    Parameters
    ----------
    session : PlanSession
    codes : iterable of str; the code of a vertical grid stands for its building

    Returns
    -------
    list of str, building ids
    """
    draft, buildings = session.draft, session.premises.buildings
    above = [draft.vertical.by_code[code] for code in codes if code in draft.vertical]
    divided = {grid.building_id for grid in above}
    limits = {}
    for code in codes:
        if code in draft.records and not draft.records[code].void:
            divided |= {grid.building_id for grid in draft.vertical.of_base(code)}
            limits |= dict.fromkeys(draft.fabric.unit_ids[draft.units_of(code)].tolist(), draft.band(code).maximum)
    most = np.array([limits.get(unit, np.inf) for unit in buildings.units.tolist()])
    chosen = (buildings.households > most) | np.isin(buildings.ids.astype(str), sorted(divided))
    rows = np.flatnonzero(chosen)
    rows = rows[np.argsort(-buildings.households[rows], kind="stable")]
    return list(dict.fromkeys(buildings.ids[rows].tolist()))


def groups_in(text):
    """Read groups of entrances as a person writes them.

    Parameters
    ----------
    text : str, groups with semicolons between, entrances with commas, or the first and the last of a run

    Returns
    -------
    list of tuples of str

    Examples
    --------
    >>> groups_in("1-2; 3,4；5、A")
    [('1', '2'), ('3', '4'), ('5', 'A')]
    """
    groups = []
    for part in re.split(r"[;；/|]+", text):
        listed = _RUN.sub(lambda run: ",".join(map(str, range(int(run[1]), int(run[2]) + 1))), part)
        groups.append(tuple(filter(None, re.split(r"[\s,，、]+", listed))))
    return [group for group in groups if group]
