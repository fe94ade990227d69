"""A new register taken into a plan: a new scenario with the same grids, counted anew; the others stay as they are."""

from dataclasses import replace

import numpy as np

from ...engine.gridding.editing.draft import Draft
from ...engine.gridding.editing.model import UNASSIGNED
from ...engine.gridding.editing.recounting import recount
from .finding_rows import write_findings
from .grid_rows import band_finding, reason_of
from .saving import write_grids
from .scenarios import branch

__all__ = ["known_buildings", "recounted_scenario"]


def recounted_scenario(
    connection, standing, stored, draft, register, name, author, srs_id, findings=(), note="", also=None
):
    """Branch a scenario and count its units by a new register, in one transaction.

    Parameters
    ----------
    connection : PlanConnection
    standing : Standing, of the scenario
    stored, draft : Stored and Draft, of the scenario
    register : engine.gridding.editing.recounting.Register
    name, author, note : str, of the new scenario
    srs_id : int
    findings : list of Finding, what reading the register showed
    also : callable of a sqlite3.Connection, what else to write in the same transaction; optional

    Returns
    -------
    int, the new scenario's plan_id, and list of Finding

    Raises
    ------
    PlanFileError
    """
    counted = recount(stored.fabric.polygons, register, known_buildings(connection, stored))
    findings = [*findings, *counted.findings]
    units = replace(draft.fabric.units, households=counted.households, buildings=counted.buildings)
    after = Draft(replace(draft.fabric, units=units), draft.codes, draft.records, draft.profile, draft.vertical)
    other = (units.households != draft.fabric.units.households) | (units.buildings != draft.fabric.units.buildings)
    rows = np.flatnonzero(other)

    def fill(sqlite, plan_id):
        columns = (units.households[rows], units.buildings[rows], stored.fabric.unit_ids[rows])
        sqlite.executemany(
            "UPDATE unit SET households = ?, buildings = ? WHERE plan_id = ? AND unit_id = ?",
            [
                (households, buildings, plan_id, unit)
                for households, buildings, unit in zip(*(column.tolist() for column in columns), strict=True)
            ],
        )
        sqlite.execute("DELETE FROM finding WHERE plan_id = ?", (plan_id,))
        out_of_band = _write_counts(sqlite, plan_id, after, stored.visible, srs_id)
        write_findings(sqlite, plan_id, [*findings, *out_of_band], srs_id)
        if also is not None:
            also(sqlite)

    return branch(connection, standing, name, author, note, fill), findings


def _write_counts(sqlite, plan_id, draft, visible, srs_id):
    """Write what the grids hold; their ground is that of the scenario they were copied from.

    Returns
    -------
    list of Finding, the grids out of band
    """
    codes, place = np.unique(draft.codes.astype(str), return_inverse=True)
    households, buildings = (
        np.bincount(place.ravel(), weights=numbers, minlength=len(codes)).astype(int).tolist()
        for numbers in (draft.fabric.units.households, draft.fabric.units.buildings)
    )
    values, out_of_band = [], []
    for code, held, houses in zip(codes.tolist(), households, buildings, strict=True):
        if code == UNASSIGNED:
            continue
        status = draft.status_of(held, code)
        finding = band_finding(draft, code) if status != "in_band" or draft.is_divided(code) else None
        out_of_band += [finding] if finding is not None else []
        values.append((held, houses, status, reason_of(draft.records[code], finding), plan_id, code))
    sqlite.executemany(
        "UPDATE grid SET households = ?, buildings = ?, status = ?, reason = ? WHERE plan_id = ? AND grid_code = ?",
        values,
    )
    shown = sqlite.execute("SELECT grid_code FROM grid WHERE plan_id = ? AND geom IS NOT NULL", (plan_id,))
    missing = {code for *_, code in values} - {code for (code,) in shown}
    write_grids(sqlite, plan_id, draft, visible, srs_id, sorted(missing))
    return out_of_band


def known_buildings(connection, stored):
    """The buildings of the plan: dict of id to the row of the unit, -1 outside, and the households.

    Of an id that stands there twice it is the first building; a blank one is nobody's.
    """
    rows = connection.rows(
        "SELECT building_id, unit_id, households FROM building WHERE building_id <> '' ORDER BY fid DESC"
    )
    return {building: (stored.rows.get(unit, -1), households) for building, unit, households in rows}
