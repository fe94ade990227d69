"""One's own change of a plan, as one transaction."""

import json

from qgis.PyQt.QtCore import QCoreApplication

from ..engine.gridding.editing.sharing_steps import in_steps
from ..engine.gridding.editing.written import edit_as_dict
from .copying import ewkb_hex, without_nul
from .districts import crs_of_database
from .errors import StaleError, out_of_scope

__all__ = ["write"]

translate = QCoreApplication.translate


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
        ids = fabric.unit_ids[edit.units].tolist()
        cursor.execute(  # the ids again, so that units are looked up by them and not all of them read
            "UPDATE unit AS u SET grid_code = new.code FROM unnest(%s::integer[], %s::text[]) AS new (unit_id, code)"
            " WHERE u.district_id = %s AND u.plan_id = %s AND u.unit_id = new.unit_id AND u.unit_id = ANY (%s)",
            [ids, [str(code) for code in edit.after], district, plan, ids],
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
    findings = [
        (grid.code, None if geom is None else ewkb_hex(geom, srid), *map(without_nul, values))
        for grid in words
        for geom, *values in grid.findings
    ]
    if findings:  # one statement, for a network takes longer to answer than the database
        cursor.execute(
            'INSERT INTO finding (district_id, plan_id, grid_code, geom, "check", severity, community_code, value,'
            " message) SELECT %s, %s, new.code, new.shape::geometry, new.word, new.severity, new.community, new.value,"
            " new.message FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[],"
            " %s::double precision[], %s::text[]) WITH ORDINALITY"
            " AS new (code, shape, word, severity, community, value, message, place) ORDER BY new.place",
            [district, plan, *map(list, zip(*findings, strict=True))],
        )
