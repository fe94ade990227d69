"""What colleagues changed of a plan since a revision, and one's own change as one transaction."""

import json
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ..engine.gridding.editing.model import GridRecord
from ..engine.gridding.editing.sharing_steps import in_steps
from ..engine.gridding.editing.states import State
from ..engine.gridding.editing.written import edit_as_dict
from .arrivals import change_arrived
from .copying import ewkb_hex, without_nul
from .districts import crs_of_database
from .errors import SharedError, StaleError, out_of_scope

__all__ = ["Delta", "Step", "fetch", "was_written", "write"]

translate = QCoreApplication.translate

_VOID = "void"


@dataclass(frozen=True)
class Step:
    """A line of the shared log.

    Attributes
    ----------
    seq, revision : int
    at : datetime
    author, action, reason : str
    """

    seq: int
    revision: int
    at: object
    author: str
    action: str
    reason: str


@dataclass(frozen=True)
class Delta:
    """What is different of a plan since a revision.

    Attributes
    ----------
    revision : int, the newest
    name : str, of the plan
    state : str, 'draft', 'checked', 'approved' or 'retired'
    units : dict of int (unit_id) to str, the codes of the grids of units that changed
    grids : dict of str (code) to tuple (name, community code, kind, locked, void, note), those that changed
    steps : tuple of Step, what was done since
    audit_hash : str, of the newest line of the log
    set_back : bool, whether what was seen last is not there any more: the database was restored from an older back-up,
        is another one, or somebody tampered with its log; units and grids are all of the plan's then
    """

    revision: int
    name: str
    state: str
    units: dict
    grids: dict
    steps: tuple
    audit_hash: str
    set_back: bool = False

    def on(self, fabric, state):
        """The state that this leads to from an older one.

        Parameters
        ----------
        fabric : Fabric
        state : State

        Returns
        -------
        State

        Raises
        ------
        SharedError
            The database holds a plan of other units.
        """
        if self.set_back:
            if sorted(self.units) != sorted(fabric.unit_ids.tolist()):
                raise SharedError(
                    translate("Shared", "The database holds another plan where this one was. Nothing was changed.")
                )
            state = State(state.codes, {})
        if not self.units and not self.grids:
            return state
        codes, records = state.codes.copy(), dict(state.records)
        rows = {unit: row for row, unit in enumerate(fabric.unit_ids.tolist())} if self.units else {}
        for unit, code in self.units.items():
            if unit in rows:
                codes[rows[unit]] = code
        places = {code: row for row, code in enumerate(fabric.community_codes.tolist())}
        for code, (name, community, kind, locked, void, note) in self.grids.items():
            if community in places:
                records[code] = GridRecord(code, name, places[community], kind, locked, void, note)
        return State(codes, records)


def fetch(connection, district, plan, since, seen=""):
    """Read what is different of a plan since a revision, all of one moment.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int
    since : int, the revision that was seen last
    seen : str, the hash of the line of the log that was seen last; '' where none was

    Returns
    -------
    Delta, None where there is no such plan

    Raises
    ------
    SharedError
    """
    values = {"district": district, "plan": plan, "since": since, "seen": seen}
    with connection.transaction("REPEATABLE READ", read_only=True):
        plans = connection.rows(
            "SELECT revision, name, state FROM plan WHERE district_id = %(district)s AND plan_id = %(plan)s", values
        )
        if not plans:
            return None
        known = not seen or connection.rows(
            "SELECT FROM audit_log WHERE district_id = %(district)s AND plan_id = %(plan)s"
            " AND hash = decode(%(seen)s, 'hex') LIMIT 1",
            values,
        )
        set_back = not known or plans[0][0] < since
        values["since"] = -1 if set_back else since
        units = connection.rows(
            "SELECT unit_id, grid_code FROM unit"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s",
            values,
        )
        grids = connection.rows(
            "SELECT grid_code, grid_name, community_code, kind, locked, status, note FROM grid"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s",
            values,
        )
        steps = connection.rows(
            "SELECT seq, revision, at, author, action, reason FROM audit_log"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s ORDER BY seq",
            values | {"since": since},
        )
        hashes = connection.rows(
            "SELECT encode(hash, 'hex') FROM audit_log"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s ORDER BY seq DESC LIMIT 1",
            values,
        )
    records = {
        code: (name, community, kind, locked, status == _VOID, note)
        for code, name, community, kind, locked, status, note in grids
    }
    log = tuple(Step(*step) for step in steps)
    return Delta(*plans[0], dict(units), records, log, hashes[0][0] if hashes else "", set_back)


def was_written(connection, district, plan, change_id):
    """Say whether a change arrived whose connection was lost at the end; one that is being committed is waited for.

    Returns
    -------
    bool
    """
    return change_arrived(connection, district, plan, 0, change_id)


def write(connection, district, plan, base_revision, change_id, edit, fabric, author, words=None, theirs=None):
    """Write an edit as one transaction over the revision that it was made from.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int
    base_revision : int, which was fetched before
    change_id : str, a UUID
    edit : Edit, from what the database holds to what it should hold
    fabric : Fabric
    author : str
    words : list of explaining.GridWords, what the file says of the edit's grids
    theirs : State, of the database before the edit, by which grids are known that are locked there and stay so

    Returns
    -------
    str, the hash of its line of the log

    Raises
    ------
    StaleError
        A colleague changed one of its grids since.
    RefusedByDatabaseError
        It would break the plan, or is not allowed. In both nothing was written.
    OfflineError
        The connection is lost; at the very end nobody knows whether it was written: ask `was_written`.
    """
    srid = crs_of_database(connection)[1] if words else 0
    text = json.dumps(edit_as_dict(edit), ensure_ascii=False, separators=(",", ":"))
    with connection.transaction() as cursor:
        cursor.execute(
            "SELECT begin_change(%s, %s, %s, %s::uuid, %s, %s, %s, %s)",
            [district, plan, base_revision, change_id, edit.action, *map(without_nul, (edit.reason, author)), text],
        )
        _refuse_out_of_scope(connection, district, plan, edit, fabric)
        for number, step in enumerate([edit] if theirs is None else in_steps(theirs, edit)):
            if number:  # the database checks one step, then the next, and keeps both or none
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            _write_new_grids(cursor, district, plan, step, fabric)
            _write_grids(cursor, district, plan, step)
            _write_units(cursor, district, plan, step, fabric)
        _write_words(cursor, district, plan, words or (), srid)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT encode(hash, 'hex') FROM audit_log WHERE change_id = %s::uuid ORDER BY seq DESC LIMIT 1",
            [change_id],
        )
        ((line,),) = cursor.fetchall()
    return line


def _refuse_out_of_scope(connection, district, plan, edit, fabric):
    """Name a grid that this account may not change; row-level security would name none."""
    new = [record for record in edit.records_after.values() if record is not None]
    found = connection.rows(
        "SELECT touched.code, touched.community FROM ("
        " SELECT grid_code AS code, community_code AS community FROM grid"
        " WHERE district_id = %(district)s AND plan_id = %(plan)s AND grid_code = ANY (%(codes)s)"
        " UNION SELECT * FROM unnest(%(new)s::text[], %(communities)s::text[])) AS touched"
        " WHERE NOT (%(district)s || ':' || touched.community) LIKE ANY (scope_of(current_user))"
        " AND NOT pg_has_role('community_grids_owner', 'USAGE') ORDER BY 1 LIMIT 1",
        {
            "district": district,
            "plan": plan,
            "codes": sorted(edit.touched),
            "new": [record.code for record in new],
            "communities": [str(fabric.community_codes[record.community]) for record in new],
        },
    )
    if found:
        raise out_of_scope(*found[0])


def _refuse_missing(cursor, expected):
    """Raise where not all rows are there: the database is another than the file takes it for."""
    if cursor.rowcount != expected:
        raise StaleError(translate("Shared", "The database does not hold all that is to be changed. Sync again."))


def _write_new_grids(cursor, district, plan, edit, fabric):
    new = [
        record
        for code, record in edit.records_after.items()
        if record is not None and edit.records_before[code] is None
    ]
    if new:
        cursor.execute(
            "INSERT INTO grid (district_id, plan_id, grid_code, grid_name, community_code, kind, note, locked)"
            " SELECT %s, %s, new.* FROM"
            " unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::boolean[]) AS new",
            [
                district,
                plan,
                [record.code for record in new],
                [without_nul(record.name) for record in new],
                [str(fabric.community_codes[record.community]) for record in new],
                [record.kind for record in new],
                [without_nul(record.note) for record in new],
                [record.locked for record in new],
            ],
        )


def _write_grids(cursor, district, plan, edit):
    changed = [
        record
        for code, record in edit.records_after.items()
        if record is not None and edit.records_before[code] is not None and _facts(record, edit.records_before[code])
    ]
    if changed:
        cursor.execute(
            "UPDATE grid AS g SET grid_name = new.name, kind = new.kind, note = new.note, locked = new.locked FROM"
            " unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::boolean[])"
            " AS new (code, name, kind, note, locked)"
            " WHERE g.district_id = %s AND g.plan_id = %s AND g.grid_code = new.code",
            [
                [record.code for record in changed],
                [without_nul(record.name) for record in changed],
                [record.kind for record in changed],
                [without_nul(record.note) for record in changed],
                [record.locked for record in changed],
                district,
                plan,
            ],
        )
        _refuse_missing(cursor, len(changed))


def _facts(after, before):
    """Whether more of a grid differs than that it has units, which the database derives."""
    return any(getattr(after, field) != getattr(before, field) for field in ("name", "kind", "note", "locked"))


def _write_units(cursor, district, plan, edit, fabric):
    if len(edit.units):
        cursor.execute(
            "UPDATE unit AS u SET grid_code = new.code FROM unnest(%s::integer[], %s::text[]) AS new (unit_id, code)"
            " WHERE u.district_id = %s AND u.plan_id = %s AND u.unit_id = new.unit_id",
            [fabric.unit_ids[edit.units].tolist(), [str(code) for code in edit.after], district, plan],
        )
        _refuse_missing(cursor, len(edit.units))


def _write_words(cursor, district, plan, words, srid):
    """Write boundaries in words, why grids are out of their band, and what was found of them."""
    if words:
        cursor.execute(
            "UPDATE grid AS g SET boundary_zh = new.zh, boundary_en = new.en, reason = new.reason FROM"
            " unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS new (code, zh, en, reason)"
            " WHERE g.district_id = %s AND g.plan_id = %s AND g.grid_code = new.code",
            [
                [grid.code for grid in words],
                [without_nul(grid.boundary_zh) for grid in words],
                [without_nul(grid.boundary_en) for grid in words],
                [without_nul(grid.reason) for grid in words],
                district,
                plan,
            ],
        )
    for grid in words:
        for geom, *values in grid.findings:
            shape = None if geom is None else ewkb_hex(geom, srid)
            cursor.execute(
                'INSERT INTO finding (district_id, plan_id, grid_code, geom, "check", severity, community_code, value,'
                " message) VALUES (%s, %s, %s, %s::geometry, %s, %s, %s, %s, %s)",
                [district, plan, grid.code, shape, *map(without_nul, values)],
            )
