"""Who would move where by an edit of a plan: the ground, the grids that gain and lose, colours to tell them apart."""

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsGeometry

from ....engine.gridding.editing.model import UNASSIGNED
from .units import as_geometry
from .view import Part

__all__ = ["Move", "Moves", "moves_by"]

_MOST_OUTLINES = 300
"""Grids whose new outline is drawn; where more gain something, no screen shows them apart."""


@dataclass(frozen=True)
class Move:
    """Ground that goes from one grid to another in one piece.

    Attributes
    ----------
    from_code, to_code : str, '' for no grid
    households : int
    ground : Polygon
    start, end : (float, float), inside what moves and inside the grid that it joins
    """

    from_code: str
    to_code: str
    households: int
    ground: shapely.Polygon
    start: tuple
    end: tuple


@dataclass(frozen=True)
class Moves:
    """All of them.

    Attributes
    ----------
    moves : list of Move, the most households first
    parts : list of adapters.plans.on_map.view.Part, every grid that gains or loses, by its code
    colours : dict of str (code) to int, of the grids that gain something
    grounds : dict of int (colour) to QgsGeometry, what moves
    outlines : dict of int (colour) to QgsGeometry, the grids that gain, as they would be
    extent : (x_min, y_min, x_max, y_max)
    """

    moves: list
    parts: list
    colours: dict
    grounds: dict
    outlines: dict
    extent: tuple


def moves_by(draft, edit, count):
    """Say who moves where.

    Parameters
    ----------
    draft : Draft that the edit was made for
    edit : Edit that changes units
    count : int, how many colours there are

    Returns
    -------
    Moves
    """
    gained = _rows_by([str(code) for code in edit.after], edit.units)
    lost = _rows_by([str(code) for code in edit.before], edit.units)
    staying = {
        code: np.setdiff1d(draft.units_of(code), lost.get(code, []), assume_unique=True) for code in {*gained, *lost}
    }
    moves = _moves(draft, edit, staying)
    colours = _colours(draft, moves, count)
    grounds = {}
    for move in moves:
        grounds.setdefault(colours[move.to_code], []).append(move.ground)
    outlines = {}
    for code in sorted(colours)[: _MOST_OUTLINES if len(colours) <= _MOST_OUTLINES else 0]:
        rows = np.union1d(staying[code], gained[code]).astype(int)
        outlines.setdefault(colours[code], []).append(draft.ways.polygon(rows))
    ends = shapely.points([place for move in moves for place in (move.start, move.end)])
    extent = shapely.total_bounds(np.append(ends, [move.ground for move in moves])).tolist()
    return Moves(
        moves, _parts(draft, edit, staying, gained), colours, _gathered(grounds), _gathered(outlines), tuple(extent)
    )


def _rows_by(codes, rows):
    """The rows of each code; ground of no grid is left out."""
    by_code = {}
    for code, row in zip(codes, rows.tolist(), strict=True):
        if code != UNASSIGNED:
            by_code.setdefault(code, []).append(row)
    return by_code


def _moves(draft, edit, staying):
    polygons, households = draft.fabric.polygons, draft.fabric.units.households
    pairs, ends = {}, {}
    for row, before, code in zip(edit.units.tolist(), edit.before, edit.after, strict=True):
        pairs.setdefault((str(before), str(code)), []).append(row)
    moves = []
    for (before, code), rows in pairs.items():
        if code not in ends:
            ends[code] = _middle(polygons[staying[code]]) if len(staying.get(code, ())) else None
        pieces = shapely.get_parts(shapely.union_all(polygons[rows]))
        inner = shapely.point_on_surface(polygons[rows])
        for piece in pieces:
            inside = shapely.contains(piece, inner) if len(pieces) > 1 else np.ones(len(rows), dtype=bool)
            moved = int(households[np.array(rows)[inside]].sum())
            start = _place(piece)
            moves.append(Move(before, code, moved, piece, start, ends[code] or start))
    return sorted(moves, key=lambda move: (-move.households, move.from_code, move.to_code, move.start))


def _middle(polygons):
    """A place in the unit that lies nearest to the middle of some units."""
    middle = shapely.centroid(shapely.multipolygons(polygons))
    return _place(polygons[int(np.argmin(shapely.distance(middle, polygons)))])


def _place(shape):
    point = shapely.point_on_surface(shape)
    return point.x, point.y


def _colours(draft, moves, count):
    """Number the grids that gain something, so that neighbours differ and every number is used about as often."""
    partners = {}
    for move in moves:
        partners.setdefault(move.to_code, set()).add(move.from_code)
        partners.setdefault(move.from_code, set()).add(move.to_code)
    numbers, used = {}, [0] * count
    for code in sorted({move.to_code for move in moves}):
        known = code in draft.records and not draft.records[code].void
        around = partners[code] | (set(draft.neighbours(code)) if known else set())
        taken = [numbers[other] for other in around if other in numbers]
        number = min(range(count), key=lambda number: (taken.count(number), used[number], number))
        numbers[code] = number
        used[number] += 1
    return numbers


def _parts(draft, edit, staying, gained):
    """Each grid before and after, in the order of the codes."""
    households = draft.fabric.units.households
    parts = []
    for code in sorted(staying):
        record = edit.records_after.get(code, draft.records.get(code))
        known = code in draft.records and not draft.records[code].void
        after = int(households[staying[code]].sum()) + int(households[gained.get(code, [])].sum())
        gone = record is None or record.void
        status = "" if gone else draft.status_with(record, after)
        parts.append(Part(code, int(draft.households(code)) if known else None, after, status))
    return parts


def _gathered(shapes):
    """One geometry a colour."""
    return {number: _as_one(own) for number, own in shapes.items()}


def _as_one(polygons):
    return as_geometry(shapely.multipolygons(shapely.get_parts(polygons))) if polygons else QgsGeometry()
