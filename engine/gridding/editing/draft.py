"""A plan in work: which grid each unit belongs to, what the grids hold, and the edits that change it.

Every edit is made first and applied then: `assigned`, `merged` and the others change nothing and give an `Edit`, or
raise a `RefusedError` where the plan would no longer be whole. Only `apply` and `revert` change a draft. What a grid
holds is counted when it is asked for and kept until the grid is touched, so no cost grows with the number of grids.
"""

import numpy as np
import shapely

from ..findings import found
from ..numbering import CodeProfile
from . import (
    assigning,
    boundaries,
    counting,
    filling,
    proposing,
    recording,
    renumbering,
    repairing,
    splitting,
    vertical,
)
from .looking_ahead import look_ahead
from .model import UNASSIGNED, RefusedError
from .ways import Ways

__all__ = ["ACTIONS", "Draft"]

ACTIONS = (
    "assign",
    "merge",
    "split",
    "move_boundary",
    "fill",
    "repair",
    "rebalance",
    "take_over",
    "adopt",
    "resolve",
    "share",
    "retire",
    "lock",
    "unlock",
    "rename",
    "renumber",
    "count",
    "correct",
    "divide_tower",
    "dissolve_tower",
)
"""What an edit can be."""


class Draft:
    """A plan that is being edited.

    Parameters
    ----------
    fabric : Fabric
    codes : (u,) array of str, the grid of each unit, '' where it has none
    records : dict of str (code) to GridRecord, one for each code of `codes`, retired ones besides
    profile : CodeProfile, by which new grids are numbered
    vertical_grids : iterable of VerticalGrid, of towers that are divided by entrance; dissolved ones besides

    Attributes
    ----------
    fabric, profile : as given
    vertical : vertical.VerticalGrids
    records : dict of str to GridRecord, as it is now
    codes : (u,) array of object (str), as it is now
    ways : Ways

    Raises
    ------
    ValueError
        A code has no record, or its record says that the grid is retired.
    """

    def __init__(self, fabric, codes, records, profile=None, vertical_grids=()):
        self.fabric = fabric
        self.vertical = vertical.VerticalGrids(vertical_grids)
        self.codes = np.array([str(code) for code in codes], dtype=object)
        self.records = dict(records)
        self.profile = profile or CodeProfile()
        self.ways = Ways(fabric)
        self._rows = _rows_by_code(self.codes)
        self._measures, self._polygons = {}, {}
        for code in self._rows:
            if code != UNASSIGNED and (code not in self.records or self.records[code].void):
                raise ValueError(f"Units belong to grid {code}, of which the plan knows nothing.")

    # What the grids are

    def grid_codes(self):
        """The codes of the grids that are not retired, sorted."""
        if self._grid_codes is None:
            self._grid_codes = sorted(code for code, record in self.records.items() if not record.void)
        return list(self._grid_codes)

    _grid_codes = None

    def units_of(self, code):
        """The rows of a grid's units, ascending; with '' those of no grid."""
        return self._rows.get(code, np.empty(0, dtype=int))

    def households(self, code):
        """The households of a grid."""
        return self._measured(code).households

    def buildings(self, code):
        """The buildings of a grid."""
        return self._measured(code).buildings

    def area(self, code):
        """The square metres of a grid."""
        return self._measured(code).area

    def perimeter(self, code):
        """The metres round a grid."""
        return self._measured(code).perimeter

    def compactness(self, code):
        """How round a grid is, 0 to 1 (Polsby and Popper 1991: 4 pi area / perimeter squared)."""
        return self._measured(code).compactness

    def band(self, code):
        """The Band of a grid."""
        return self.band_of(self.record(code))

    def band_of(self, record):
        """The Band of a grid with a record: that of its community, or of its own kind where that is another."""
        band = self.fabric.bands[record.community]
        if record.kind == self.fabric.kinds[record.community]:
            return band
        return self.fabric.kind_bands.get(record.kind, band)

    def stands_apart(self, code):
        """Say whether only people change a grid: it has another band than its community, as a park, or is divided."""
        record = self.record(code)
        return self.is_divided(code) or self.band_of(record) != self.fabric.bands[record.community]

    def is_divided(self, code):
        """Say whether a tower in a grid is divided into vertical grids."""
        return bool(self.vertical.of_base(code))

    def loads(self, code):
        """The households that are held against the band of a grid: list of int, one but where it is divided."""
        above = self.vertical.of_base(code)
        if not above:
            return [self.households(code)]
        return vertical.loads_of([grid.held for grid in above], self.households(code))

    def status(self, code):
        """Say whether a grid is 'in_band', 'over' or 'under'."""
        return self.status_of(self.households(code), code)

    def status_of(self, households, code):
        """Say what a grid's status would be with so many households."""
        return self.status_with(self.record(code), households)

    def status_with(self, record, households):
        """Say what the status of a grid with a record would be with so many households; see `vertical.status_with`."""
        return vertical.status_with(self, record, households)

    def polygon(self, code):
        """The ground of a grid: a Polygon, empty where it has no units."""
        if code not in self._polygons:
            rows = self.units_of(code)
            self._polygons[code] = self.ways.polygon(rows) if len(rows) else shapely.Polygon()
        return self._polygons[code]

    def pieces(self, code):
        """The rows of the units of each piece of a grid, the one with the most households first; one where whole."""
        return self.ways.pieces(self.units_of(code))

    def neighbours(self, code):
        """The codes of the grids that one can walk to from a grid, sorted."""
        borders, _, beside = self.ways.beside(self.units_of(code))
        open_ = self.fabric.units.borders.open[borders]
        return sorted(set(self.codes[beside[open_]]) - {UNASSIGNED})

    def record(self, code):
        """The record of a grid.

        Raises
        ------
        RefusedError
            There is no such grid, or it is retired.
        """
        record = self.records.get(code)
        if record is None or record.void:
            raise RefusedError(found("edit_unknown_grid", grid=str(code), grid_code=code))
        return record

    def _measured(self, code):
        if code not in self._measures:
            self._measures[code] = self.ways.measured(self.units_of(code))
        return self._measures[code]

    # What changes it

    def apply(self, edit):
        """Do an edit.

        Raises
        ------
        RefusedError
            The draft is not as the edit found it; nothing was done.
        """
        self._needs(edit)
        for code, record in edit.records_after.items():
            if record is None:
                self.records.pop(code, None)
            else:
                self.records[code] = record
        if edit.records_after:
            self._grid_codes = None
        self.codes[edit.units] = edit.after
        if edit.vertical_after:
            self.vertical.change(edit.vertical_after)
        if edit.counts or edit.facts:
            self.fabric = counting.fabric_after(self.fabric, edit.counts, edit.facts)
            self.ways = self.ways.of(self.fabric)
            self.vertical.count(edit.counts)
        self._regroup(edit)

    def revert(self, edit):
        """Take an edit back.

        Raises
        ------
        RefusedError
            The draft is not as the edit left it; nothing was done.
        """
        self.apply(edit.reversed())

    def _needs(self, edit):
        """Refuse an edit that was made for another state."""
        differs = self.codes[edit.units] != np.asarray(edit.before, dtype=object)
        changed = [*self.codes[edit.units][differs], *np.asarray(edit.before, dtype=object)[differs]]
        changed += [code for code, record in edit.records_before.items() if self.records.get(code) != record]
        there = self.vertical.by_code
        changed += [code for code, grid in edit.vertical_before.items() if there.get(code) != grid]
        changed = sorted(set(changed) - {UNASSIGNED})
        if changed:
            raise RefusedError(found("edit_outdated", grid=changed[0], grid_code=changed[0]))

    def _regroup(self, edit):
        """Bring the rows of the touched grids in step."""
        leaves, joins = _rows_by_code(edit.before, edit.units), _rows_by_code(edit.after, edit.units)
        for code in {*leaves, *joins}:
            rows = self.units_of(code)
            if code in leaves:
                rows = np.setdiff1d(rows, leaves[code], assume_unique=True)
            if code in joins:
                rows = np.union1d(rows, joins[code])
            self._rows[code] = rows
            self._measures.pop(code, None)
            self._polygons.pop(code, None)

    # Looking ahead, and the edits

    def outlook(self, rows, code, take_left_behind=False):
        """Say what it would do to give some units to a grid; see `looking_ahead.look_ahead`."""
        return look_ahead(self, rows, code, take_left_behind)

    def assigned(self, rows, code, take_left_behind=False, reason=""):
        """Give some units to a grid; see `assigning.assigned`."""
        return assigning.assigned(self, rows, code, take_left_behind, reason)

    def merged(self, codes, into, reason=""):
        """Join grids to one of them; see `assigning.merged`."""
        return assigning.merged(self, codes, into, reason)

    def retired(self, code, into, reason=""):
        """Give all the ground of a grid to another and its code to nobody; see `assigning.retired`."""
        return assigning.retired(self, code, into, reason)

    def split_by_line(self, code, line, new_codes=None, reason=""):
        """Split a grid along a line; see `splitting.split_by_line`."""
        return splitting.split_by_line(self, code, line, new_codes, reason)

    def split_proposals(self, code, parts=2, count=3, seed=1):
        """Look for ways to split a grid; see `proposing.split_proposals`."""
        return proposing.split_proposals(self, code, parts, count, seed)

    def boundary_moved(self, from_code, to_code, line, reason=""):
        """Move the common boundary of two grids to a line; see `boundaries.boundary_moved`."""
        return boundaries.boundary_moved(self, from_code, to_code, line, reason)

    def filled(self, rows=None, reason=""):
        """Give units without a grid to grids; see `filling.filled`."""
        return filling.filled(self, rows, reason)

    def repaired(self, community, reason=""):
        """Mend the grids of a community; see `repairing.repaired`."""
        return repairing.repaired(self, community, reason)

    def repair_of(self, community, reason=""):
        """Look for the repair of a community, with the reasons of what stays broken; see `repairing.repair_of`."""
        return repairing.repair_of(self, community, reason)

    def locked(self, codes, on):
        """Lock or unlock grids; see `recording.locked`."""
        return recording.locked(self, codes, on)

    def renamed(self, code, name):
        """Name a grid anew; see `recording.renamed`."""
        return recording.renamed(self, code, name)

    def counted(self, counts, reason="", facts=()):
        """Count buildings anew, or correct what is known of them; see `counting.counted`."""
        return counting.counted(self, counts, reason, facts)

    def divided(self, building_id, unit, counts, groups, reason=""):
        """Divide a tower by entrance; see `vertical.divided`."""
        return vertical.divided(self, building_id, unit, counts, groups, reason)

    def dissolved(self, building_id, reason=""):
        """Make a tower that is divided whole again; see `vertical.dissolved`."""
        return vertical.dissolved(self, building_id, reason)

    def renumbered(self, communities=None, profile=None, reason=""):
        """Number grids anew in reading order; see `renumbering.renumbered`."""
        return renumbering.renumbered(self, communities, profile, reason)


def _rows_by_code(codes, rows=None):
    """The rows of each code, ascending."""
    if not len(codes):
        return {}
    rows = np.arange(len(codes)) if rows is None else np.asarray(rows, dtype=int)
    number = {}
    label = np.array([number.setdefault(str(code), len(number)) for code in codes])
    order = np.lexsort((rows, label))
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    return dict(zip(number, np.split(rows[order], starts[1:])))
