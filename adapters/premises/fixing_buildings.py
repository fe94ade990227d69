"""What mends a building that stands in no grid, is drawn twice, or has no floors."""

import numpy as np
import shapely
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import UNASSIGNED, Count, Fact
from ...engine.premises.likely_floors import BY_DWELLINGS, BY_HEIGHT, BY_NEIGHBOURS, likely_floors
from ...engine.premises.model import NO_FLOOR
from ..plans.premises_counts import count_of
from .fix import Fix

__all__ = ["floors_told", "merged", "placed"]

translate = QCoreApplication.translate

# A building so far from all grids, in metres, is none of a grid's edge.
_NEAR_M = 100.0

_BUILDING = ("", NO_FLOOR, "")


def floors_told(case):
    """Give a building without floors those that are likely: a Fix, None where nothing tells."""
    premises = case.session.premises
    if premises.buildings.floors[case.row] > 0:
        return None
    floors, how = likely_floors(premises.buildings, premises.dwellings, case.row)
    if not floors:
        return None
    words = translate("Fixes", "Give it {floors} floors").format(floors=floors)
    fact = premises.floors_fact(case.building_id, floors)
    return Fix(words, _said(how).format(building=case.building_id, floors=floors), [], [fact])


def merged(case):
    """Let the larger of two buildings on the same ground count alone: a Fix, None where a person has to decide."""
    other = case.of(case.numbers.get("other", ""))
    if other is None or not case.held or case.is_divided or other.is_divided:
        return None
    held, kept, rows = case.held, other.held, case.told_rows()
    if len({place for place, _ in rows}) < len(rows):
        return None  # a dwelling that is written down twice is mended first
    takes = not len(other.rows) and kept in (0, held)
    if not (kept or takes):
        return None  # nobody would be counted by either
    counts = _without(case, rows)
    if takes:
        counts += _with(other, rows, held)
    told = _said("taken" if takes and not kept else "kept").format(
        building=case.building_id, other=other.building_id, held=held, kept=kept
    )
    return Fix(translate("Fixes", "Count only one of the two"), told, counts)


def placed(case):
    """Put a building that is in no grid into the nearest unit, or leave it out where none is near: a Fix, or None."""
    shape, draft = case.session.premises.buildings.footprints[case.row], case.session.draft
    if case.session.unit_row(case.unit) is not None or shape is None or shape.is_empty:
        return None
    units = np.flatnonzero((draft.codes != UNASSIGNED) & ~draft.fabric.units.wet)
    apart = shapely.distance(draft.fabric.polygons[units], shape)
    if not len(units) or apart.min() > _NEAR_M:
        return _left_out(case)
    row = int(units[np.argmin(apart)])
    unit, code, name = int(draft.fabric.unit_ids[row]), str(draft.codes[row]), case.building_id
    counts, held, row = [], case.held, _row_of_building(case)
    if held:  # it holds as many as before, in another unit
        counts = [
            Count(name, *_BUILDING, case.unit, row, row, held, 0),
            Count(name, *_BUILDING, unit, row, row, 0, held),
        ]
    told = _said("placed").format(building=name, held=held, grid=code, metres=round(float(apart.min())))
    fact = Fact(name, "unit", unit, case.unit, unit)
    return Fix(translate("Fixes", "Put it into the nearest grid"), told, counts, [fact])


def _left_out(case):
    """Count nobody in a building far from all grids."""
    if not case.held:
        return None
    count = count_of(case.building_id, case.held, case.unit, case.rows, _BUILDING, households=0)
    told = _said("left_out").format(building=case.building_id, held=case.held)
    return Fix(translate("Fixes", "Leave it out"), told, [count])


def _row_of_building(case):
    """What the building's own row of dwellings tells, None where it has none."""
    return dict(case.told_rows()).get(_BUILDING)


def _without(case, rows):
    """The counts that leave nobody in a building, and no dwelling."""
    name, unit, held = case.building_id, case.unit, case.held
    if not rows:
        return [Count(name, *_BUILDING, unit, None, None, held, 0)]
    return [Count(name, *place, unit, row, None, 0 if n else held, 0) for n, (place, row) in enumerate(rows)]


def _with(case, rows, held):
    """The counts that let a building have other dwellings, and hold so many households."""
    name, unit, kept = case.building_id, case.unit, case.held
    if not rows:
        return [] if kept == held else [Count(name, *_BUILDING, unit, None, None, kept, held)]
    return [Count(name, *place, unit, None, row, held if n else kept, held) for n, (place, row) in enumerate(rows)]


# fmt: off

def _said(what):
    return {
        BY_DWELLINGS: translate("Fixes",
            "Building {building} will have {floors} floors, as many as its highest dwelling tells."),
        BY_HEIGHT: translate("Fixes", "Building {building} will have {floors} floors, after its height."),
        BY_NEIGHBOURS: translate("Fixes",
            "Building {building} will have {floors} floors, after those like it near by. Others can be typed in the "
            "panel Building."),
        "taken": translate("Fixes",
            "Building {other} will count the {held} households of building {building} on the same ground, which will "
            "count nobody."),
        "kept": translate("Fixes",
            "Building {building} will count nobody instead of {held} households; building {other} on the same ground "
            "keeps its {kept}."),
        "placed": translate("Fixes",
            "Building {building} with {held} households will belong to grid {grid}, {metres} m away."),
        "left_out": translate("Fixes",
            "No grid is near. Building {building} will count nobody instead of {held} households."),
    }[what]

# fmt: on
