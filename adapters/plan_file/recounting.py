"""A new register taken into a plan: a new scenario with the same grids, counted anew; the others stay as they are."""

from ...engine.gridding.editing.recounting import recount
from .grid_rows import band_finding
from .opening import Reading
from .saving import write_findings, write_grids
from .scenarios import branch, standing_of

__all__ = ["known_buildings", "recounted_scenario"]


def recounted_scenario(connection, standing, stored, register, name, author, srs_id, findings=(), note=""):
    """Branch a scenario and count its units by a new register, in one transaction.

    Parameters
    ----------
    connection : PlanConnection
    standing : Standing, of the scenario
    stored : Stored, of the scenario
    register : engine.gridding.editing.recounting.Register
    name, author, note : str, of the new scenario
    srs_id : int
    findings : list of Finding, what reading the register showed

    Returns
    -------
    int, the new scenario's plan_id, and list of Finding

    Raises
    ------
    PlanFileError
    """
    counted = recount(stored.fabric.polygons, register, known_buildings(connection, stored))
    findings = [*findings, *counted.findings]

    def fill(sqlite, plan_id):
        columns = (counted.households, counted.buildings, stored.fabric.unit_ids)
        sqlite.executemany(
            "UPDATE unit SET households = ?, buildings = ? WHERE plan_id = ? AND unit_id = ?",
            [
                (households, buildings, plan_id, unit)
                for households, buildings, unit in zip(*(column.tolist() for column in columns), strict=True)
            ],
        )
        _, draft = Reading(connection).scenario(standing_of(connection, plan_id))
        write_grids(sqlite, plan_id, draft, stored.visible, srs_id, sorted(draft.records))
        sqlite.execute("DELETE FROM finding WHERE plan_id = ?", (plan_id,))
        living = [code for code in draft.grid_codes() if len(draft.units_of(code))]
        out_of_band = [band_finding(draft, code) for code in living]
        write_findings(sqlite, plan_id, [*findings, *out_of_band], srs_id)

    return branch(connection, standing, name, author, note, fill), findings


def known_buildings(connection, stored):
    """The buildings of the plan: dict of id to the row of the unit, -1 outside, and the households."""
    rows = connection.rows("SELECT building_id, unit_id, households FROM building ORDER BY fid DESC")
    return {building: (stored.rows.get(unit, -1), households) for building, unit, households in rows}
