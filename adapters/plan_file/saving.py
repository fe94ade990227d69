"""Write one edit into a plan file: the units that moved, the grids that it touched, a version each, a line in the log.

All of it is one transaction, so that a plan file is as it was before the edit or as it is after, whatever happens; and
it is written only over the revision that the edit was made on.
"""

from dataclasses import dataclass

from .boundaries import forget_boundaries
from .connection import now
from .correcting import write_corrections
from .counting import write_counts
from .errors import refusal
from .finding_rows import write_findings
from .geopackage import blobs
from .grid_rows import band_finding, grid_row
from .history import last_step, log
from .step_words import action_words
from .versions import write_versions
from .vertical import write_vertical

__all__ = ["Standing", "refuse_stale", "save_edit", "write_grids"]

_UPDATE_GRID = (
    "UPDATE grid SET geom = ?, grid_name = ?, community_code = ?, kind = ?, households = ?, buildings = ?, "
    "area_m2 = ?, status = ?, reason = ?, note = ?, compactness = ?, visible_boundary = ?, locked = ? "
    "WHERE plan_id = ? AND grid_code = ?"
)
_INSERT_GRID = (
    "INSERT INTO grid (geom, grid_name, community_code, kind, households, buildings, area_m2, status, reason, note, "
    "compactness, visible_boundary, locked, plan_id, grid_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True)
class Standing:
    """Where a scenario stands.

    Attributes
    ----------
    plan_id : int
    name : str
    revision : int, of what was read
    history_place : int, how many edits are in force
    """

    plan_id: int
    name: str
    revision: int
    history_place: int


# How many more edits are in force after each.
_STEPS = {"do": 1, "redo": 1, "undo": -1, "adopt": 0}


def save_edit(connection, place, draft, visible, srs_id, edit, operation, author, also=None):
    """Write an edit that the draft has applied.

    Parameters
    ----------
    connection : PlanConnection
    place : Standing, before the edit
    draft : Draft, after it
    visible : (e,) array of float, metres of each border that one can see
    srs_id : int
    edit : Edit, as it was applied: reversed where it was undone
    operation : str, 'do', 'undo', 'redo', or 'adopt' for what cannot be undone
    author : str
    also : callable of a sqlite3.Connection, what else to write in the same transaction; optional

    Returns
    -------
    Standing, after the edit

    Raises
    ------
    StalePlanError
        Another window wrote since.
    PlanFileError
        Nothing was written.
    """
    at = now()
    new = operation in ("do", "adopt")
    after = place.history_place + _STEPS[operation]
    with connection.transaction() as sqlite:
        refuse_stale(connection, place)
        _write_units(sqlite, place.plan_id, draft, edit)
        shapes = write_grids(sqlite, place.plan_id, draft, visible, srs_id, sorted(edit.touched))
        shapes |= write_vertical(connection, sqlite, place.plan_id, draft, edit.vertical_after, srs_id)
        moved = edit.before != edit.after
        forget_boundaries(sqlite, place.plan_id, {*edit.before[moved].tolist(), *edit.after[moved].tolist()})
        if edit.counts:
            write_counts(connection, sqlite, place, draft, edit, operation, srs_id, at, author)
        if edit.facts:
            write_corrections(connection, sqlite, place, edit, operation, at, author)
        _write_findings(sqlite, place.plan_id, draft, srs_id, edit.touched)
        action = edit.action if new else operation
        write_versions(sqlite, place.plan_id, edit, action, shapes, at, author)
        if new:
            log(sqlite, place.plan_id, at, author, edit.action, edit.reason, edit, after if operation == "do" else None)
        else:
            log(sqlite, place.plan_id, at, author, operation, edit.reason)
        sqlite.execute(
            "UPDATE plan SET revision = revision + 1, history_place = ? WHERE plan_id = ?", (after, place.plan_id)
        )
        sqlite.execute(
            "UPDATE gpkg_contents SET last_change = ? WHERE table_name IN ('unit', 'grid', 'grid_version', 'finding', "
            "'vertical_grid')",
            (at,),
        )
        if also is not None:
            also(sqlite)
    return Standing(place.plan_id, place.name, place.revision + 1, after)


def refuse_stale(connection, place):
    """Raise where the file holds another revision than the one that was read."""
    rows = connection.rows("SELECT revision FROM plan WHERE plan_id = ?", (place.plan_id,))
    if not rows:
        raise refusal("scenario_gone", scenario=place.name)
    if rows[0][0] != place.revision:
        step = last_step(connection, place.plan_id)
        said = {"at": step.at, "author": step.author or "–", "action": action_words(step.action)} if step else {}
        raise refusal("stale", **{"scenario": place.name, "at": "–", "author": "–", "action": "–", **said})


def _write_units(sqlite, plan_id, draft, edit):
    """Write which grid the units belong to now, and whether it is locked."""
    ids = draft.fabric.unit_ids[edit.units].tolist()
    codes = edit.after.tolist()
    sqlite.executemany(
        "UPDATE unit SET grid_code = ?, locked = ? WHERE plan_id = ? AND unit_id = ?",
        [(code, _locked(draft, code), plan_id, unit) for unit, code in zip(ids, codes, strict=True)],
    )
    for code, record in edit.records_after.items():
        before = edit.records_before.get(code)
        if record is not None and (before is None or before.locked != record.locked):
            sqlite.execute(
                "UPDATE unit SET locked = ? WHERE plan_id = ? AND grid_code = ?", (int(record.locked), plan_id, code)
            )


def _locked(draft, code):
    return int(code in draft.records and draft.records[code].locked)


def write_grids(sqlite, plan_id, draft, visible, srs_id, codes):
    """Write what the draft says of some grids, inside a transaction; rows keep their ids, which selections hold.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    draft : Draft
    visible : (e,) array of float
    srs_id : int
    codes : list of str; a code that the draft does not know is taken out

    Returns
    -------
    dict of str (code) to bytes, the polygons as written; None where retired or gone
    """
    known = [code for code in codes if code in draft.records]
    rows = [grid_row(draft, code, visible) for code in known]
    shapes = dict.fromkeys(codes) | dict(zip(known, blobs([shape for shape, _ in rows], srs_id), strict=True))
    for code, (_, (_, *values)) in zip(known, rows, strict=True):
        written = sqlite.execute(_UPDATE_GRID, (shapes[code], *values, plan_id, code))
        if not written.rowcount:
            sqlite.execute(_INSERT_GRID, (shapes[code], *values, plan_id, code))
    gone = [(plan_id, code) for code in codes if code not in draft.records]
    sqlite.executemany("DELETE FROM grid WHERE plan_id = ? AND grid_code = ?", gone)
    return shapes


def _write_findings(sqlite, plan_id, draft, srs_id, codes):
    """Take out what was found of the touched grids, and say anew which are out of their band."""
    sqlite.executemany(
        "DELETE FROM finding WHERE plan_id = ? AND grid_code = ?", [(plan_id, code) for code in sorted(codes)]
    )
    living = [code for code in sorted(codes) if code in draft.records and len(draft.units_of(code))]
    write_findings(sqlite, plan_id, [band_finding(draft, code) for code in living], srs_id)
