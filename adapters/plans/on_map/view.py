"""An open plan as the map tools see it: what lies where, and what a gesture would do. It changes nothing."""

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY

from ....engine.gridding.editing.model import UNASSIGNED, RefusedError
from ...sentences.saying import sentence
from ..grid_rows import community_rows, grid_rows
from .units import UnitsOnMap, as_geometry, drawn_line

__all__ = ["Part", "PlanView", "Prospect"]


@dataclass(frozen=True)
class Part:
    """A grid before and after a gesture.

    Attributes
    ----------
    code : str
    before, after : int, households; `before` is None for a grid that would be new
    status : str, afterwards; '' where nothing of the grid is left
    """

    code: str
    before: int
    after: int
    status: str


@dataclass(frozen=True)
class Prospect:
    """What a gesture would do, in shapes and numbers.

    Attributes
    ----------
    parts : tuple of Part, the grid that gains first
    gained : QgsGeometry, the ground that changes hands
    left_behind : QgsGeometry, the ground that would be parted from its grid
    pieces : tuple of (code of a donor, households) of what would be left behind
    trouble : str, why it would be refused, '' where it would not
    """

    parts: tuple
    gained: QgsGeometry
    left_behind: QgsGeometry
    pieces: tuple
    trouble: str


class PlanView:
    """What the tools may ask.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    names : dict of str (community code) to str
    """

    def __init__(self, session, names):
        self.names = names
        self._session = session
        self.crs = session.crs
        self._polygons = self._units = None

    @property
    def draft(self):
        """The Draft of the open scenario."""
        return self._session.draft

    @property
    def read_only(self):
        """Whether the plan cannot be written."""
        return self._session.read_only

    @property
    def units(self):
        """The UnitsOnMap of the open scenario; made anew only where the units are others."""
        if self._polygons is not self.draft.fabric.polygons:
            self._polygons = self.draft.fabric.polygons
            self._units = UnitsOnMap(self.draft.fabric)
        return self._units

    def refusal_of(self, act):
        """Act on the draft, and return the Finding for which it was refused; None where it was not.

        Parameters
        ----------
        act : callable of the Draft
        """
        try:
            act(self.draft)
        except RefusedError as error:
            return error.finding
        return None

    def line(self, points):
        """The shapely line that a person drew, None where it has fewer than two corners."""
        return drawn_line(points)

    def grid_rows(self, codes=None):
        """The rows of the table of grids, all or some: dict of str to GridRow."""
        return grid_rows(self.draft, self.names, codes)

    def community_rows(self, grids, touched=None):
        """The rows of the table of communities from all rows of grids, all or those of touched ones."""
        return community_rows(self.draft, self.names, grids, touched)

    def transform_from(self, crs, project):
        """The way from a map in some CRS to the plan's coordinates: a function of a QgsPointXY, to (float, float)."""
        transform = QgsCoordinateTransform(crs, self.crs, project)

        def moved(point):
            there = transform.transform(QgsPointXY(point))
            return there.x(), there.y()

        return moved

    def transform_to(self, crs, project):
        """The way back: a function of (float, float) in the plan's coordinates, to a QgsPointXY of the map."""
        transform = QgsCoordinateTransform(self.crs, crs, project)
        return lambda place: transform.transform(QgsPointXY(*place))

    def unit_at(self, place):
        """The row of the unit at a place, -1 where there is none."""
        return self.units.at(*place)

    def grid_at(self, place):
        """The code of the grid at a place, '' where there is none."""
        row = self.unit_at(place)
        return str(self.draft.codes[row]) if row >= 0 else UNASSIGNED

    def outline_of(self, code):
        """The ground of a grid as a QgsGeometry; empty where there is none, and for what belongs to no grid."""
        if code == UNASSIGNED:
            return QgsGeometry()
        polygon = self.draft.polygon(code)
        return QgsGeometry() if polygon.is_empty else as_geometry(polygon)

    def extent_of(self, codes):
        """Return x_min, y_min, x_max, y_max of some grids, None where they have no ground.

        Of a vertical grid it is the unit that its tower stands in.
        """
        rows = [self._rows_of(code) for code in codes]
        rows = np.concatenate(rows) if rows else np.zeros(0, dtype=int)
        return self.units.extent(rows) if len(rows) else None

    def _rows_of(self, code):
        if code in self.draft.vertical:
            return np.flatnonzero(self.draft.fabric.unit_ids == self.draft.vertical.by_code[code].unit)
        return self.draft.units_of(code)

    def on_the_ground(self, codes):
        """Of some codes those of grids that have ground of their own: list of str. Vertical grids have none."""
        return [code for code in codes if code not in self.draft.vertical]

    def whole_extent(self):
        """Return x_min, y_min, x_max, y_max of all units."""
        return self.units.extent(np.arange(len(self.draft.codes)))

    def takeable(self, rows, code):
        """Of the units that a brush or a lasso found, those that the grid could get; for '', those that may be let go.

        Those it has, those of other communities and those of locked grids are passed over in silence: a brush is
        broader than what it is meant for.
        """
        rows = np.asarray(rows, dtype=int)
        draft = self.draft
        locked = np.array([self._locked(str(donor)) for donor in draft.codes[rows]], dtype=bool)
        if code == UNASSIGNED:
            return rows[~locked & (draft.codes[rows] != UNASSIGNED)]
        if code not in draft.records:
            return rows[:0]
        home = draft.fabric.units.communities[rows] == draft.records[code].community
        return rows[home & ~locked & (draft.codes[rows] != code)]

    def strange(self, rows, code):
        """Of some units, those that a grid does not hold."""
        return rows[self.draft.codes[rows] != code]

    def joined(self, rows, more):
        """Rows of both, ascending, each once."""
        return np.union1d(rows, more)

    def _locked(self, code):
        return code != UNASSIGNED and self.draft.records[code].locked

    def assign_prospect(self, rows, code, take_left_behind):
        """Say what it would do to give some units to a grid, or with '' to none.

        Returns
        -------
        Prospect, or None where there is no such grid or nothing to give
        """
        if not len(rows) or (code != UNASSIGNED and code not in self.draft.records):
            return None
        try:
            outlook = self.draft.outlook(rows, code, take_left_behind)
        except RefusedError as error:
            return Prospect((), self.units.outline(rows), QgsGeometry(), (), sentence(error.finding))
        gains = Part(code, outlook.households_before, outlook.households_after, outlook.status)
        parts = [gains] if code != UNASSIGNED else []
        parts += [Part(*donor) for donor in outlook.donors]
        households = self.draft.fabric.units.households
        pieces = tuple((donor, int(households[piece].sum())) for donor, piece in outlook.left_behind)
        behind = [piece for _, piece in outlook.left_behind]
        return Prospect(
            tuple(parts),
            self.units.outline(rows),
            self.units.outline(np.concatenate(behind)) if behind else QgsGeometry(),
            pieces,
            sentence(outlook.refused) if outlook.refused is not None else "",
        )

    def edit_prospect(self, make):
        """Say what an edit would do; `make` is a function without arguments that gives it, or is refused.

        Returns
        -------
        Prospect
        """
        try:
            edit = make()
        except RefusedError as error:
            return Prospect((), QgsGeometry(), QgsGeometry(), (), sentence(error.finding))
        return self.prospect_of(edit)

    def prospect_of(self, edit):
        """Say what an edit would do, as a Prospect."""
        draft = self.draft
        households = draft.fabric.units.households[edit.units]
        codes = sorted({*map(str, edit.before), *map(str, edit.after)} - {UNASSIGNED})
        parts = []
        for code in codes:
            known = code in draft.records and not draft.records[code].void
            before = draft.households(code) if known else None
            after = (before or 0) + int(households[edit.after == code].sum() - households[edit.before == code].sum())
            record = edit.records_after.get(code, draft.records.get(code))
            gone = record is None or record.void
            parts.append(Part(code, before, after, "" if gone else draft.status_with(record, after)))
        gains = {str(code) for code in edit.after}
        parts.sort(key=lambda part: (part.code not in gains, part.code))
        return Prospect(tuple(parts), self.units.outline(edit.units), QgsGeometry(), (), "")

    def merge_prospect(self, code, into):
        """Say what it would do to join a grid to another; over the maximum, the totals and the trouble both."""
        prospect = self.edit_prospect(lambda: self.draft.merged([code], into))
        if prospect.parts:
            return prospect
        forced = self.edit_prospect(lambda: self.draft.merged([code], into, reason="?"))
        return Prospect(forced.parts, self.outline_of(code), QgsGeometry(), (), prospect.trouble)

    def part_shapes(self, edit):
        """The shapes that an edit gives to the grids it touches, by their codes: list of (Part, QgsGeometry)."""
        codes = self.draft.codes.copy()
        codes[edit.units] = edit.after
        parts = sorted(self.prospect_of(edit).parts, key=lambda part: part.code)
        rows = [np.flatnonzero(codes == part.code) for part in parts]
        return [
            (part, as_geometry(self.draft.ways.polygon(of_part)))
            for part, of_part in zip(parts, rows, strict=True)
            if len(of_part)
        ]

    def split_prospect(self, points):
        """Say what a line drawn through a grid would do.

        Returns
        -------
        (str, LineString or None, Prospect or None): the grid that the line divides, '' for none
        """
        line = drawn_line(points)
        if line is None:
            return UNASSIGNED, None, None
        code = self.grid_under(points)
        if code == UNASSIGNED:
            return code, line, None
        return code, line, self.edit_prospect(lambda: self.draft.split_by_line(code, line))

    def boundary_prospect(self, points, into):
        """Say what it would do to move the boundary of a grid, which gains, to a line drawn in its neighbour.

        Returns
        -------
        (str, LineString or None, Prospect or None): the grid that loses ground, '' for none
        """
        line = drawn_line(points)
        if line is None or into not in self.draft.records:
            return UNASSIGNED, line, None
        code = self.grid_under(points, other_than=into)
        if code == UNASSIGNED:
            return code, line, None
        return code, line, self.edit_prospect(lambda: self.draft.boundary_moved(code, into, line))

    def grid_under(self, points, other_than=UNASSIGNED):
        """The grid that holds most of a line, but for `other_than`; '' where none does."""
        line = drawn_line(points)
        if line is None:
            return UNASSIGNED
        lengths = {}
        for row in self.units.along(points):
            code = str(self.draft.codes[row])
            if code not in (UNASSIGNED, other_than):
                lengths[code] = lengths.get(code, 0.0) + self.units.length_inside(line, row)
        return max(sorted(lengths), key=lengths.get, default=UNASSIGNED)
