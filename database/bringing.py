"""Bring a district out of the database into a new plan file, whole and of one moment."""

from pathlib import Path

from psycopg2 import sql

from ..adapters.plan_file.connection import now
from ..adapters.plan_file.creating import create_file, make_tables, refuse_target
from ..adapters.plan_file.events_waiting import begin_waiting
from ..adapters.plan_file.geopackage import blobs_of_wkb
from ..adapters.plan_file.schema import SCHEMA_VERSION, set_entry
from ..adapters.plan_file.sharing import Sharing
from ..adapters.plan_file.sharing_begun import begin_sharing
from ..engine.progress import Progress
from .districts import crs_of_database, refuse_other_schema
from .events import read_number
from .plan_tables import FLAGS, OF_DISTRICT, OF_PLAN, TIMES

__all__ = ["bring"]

_ROWS_A_TIME = 5000
_TIME = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


def bring(connection, connection_name, district, path, progress=None):
    """Write all plans of a district to a new plan file, ready to be edited and synced.

    Parameters
    ----------
    connection : SharedConnection
    connection_name : str, by which QGIS knows it; the file remembers it
    district : District
    path : path of a .gpkg, as for `create_plan`
    progress : engine.progress.Progress, optional

    Raises
    ------
    SharedError
        The database is not there, or in another version.
    PlanFileError
        The file cannot be written. Nothing was.
    CancelledError
    """
    progress = progress or Progress()
    refuse_other_schema(connection)
    refuse_target(path)
    # One moment for all tables, whatever colleagues write meanwhile.
    with connection.transaction("REPEATABLE READ", read_only=True) as cursor:
        crs, _ = crs_of_database(connection)
        source = _Source(connection, cursor, district.district_id, progress)

        def write(sqlite):
            srs_id = make_tables(sqlite, crs, source.extent())
            for table in (*OF_DISTRICT, *OF_PLAN):
                source.pour(table, sqlite, srs_id)
            # The district may have been published by an earlier version of the plugin.
            set_entry(sqlite, "schema_version", SCHEMA_VERSION)
            # A number that a deleted scenario had in the log is never given again.
            sqlite.execute(
                "UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(plan_id), 0) FROM audit_log)) "
                "WHERE name = 'plan'"
            )
            for plan_id, revision, audit_hash in source.plans():
                sharing = Sharing(district.district_id, connection_name, revision, audit_hash, now())
                begin_sharing(_Rows(sqlite, Path(path)), sqlite, plan_id, sharing)
            begin_waiting(sqlite, read_number(connection, district.district_id))
            progress.lock()

        create_file(path, write)
    progress.report("bringing", 1.0)


class _Rows:
    """Reads a plan file that is being made."""

    def __init__(self, sqlite, path):
        self._sqlite, self.path = sqlite, path

    def rows(self, sql, values=()):
        return self._sqlite.execute(sql, values).fetchall()


class _Source:
    """Reads the tables of a district."""

    def __init__(self, connection, cursor, district, progress):
        self._connection, self._cursor, self._district, self._progress = connection, cursor, district, progress
        cursor.execute(
            "SELECT (SELECT count(*) FROM unit WHERE district_id = %(district)s)"
            " + (SELECT count(*) FROM unit_border WHERE district_id = %(district)s)"
            " + (SELECT count(*) FROM building WHERE district_id = %(district)s)",
            {"district": district},
        )
        self._expected, self._read = max(cursor.fetchone()[0], 1), 0

    def plans(self):
        """The plans: list of tuples (plan_id, revision, the hash of the newest line of its log)."""
        self._cursor.execute(
            "SELECT plan_id, revision, coalesce((SELECT encode(hash, 'hex') FROM audit_log AS l"
            " WHERE l.district_id = p.district_id AND l.plan_id = p.plan_id ORDER BY seq DESC LIMIT 1), '')"
            " FROM plan AS p WHERE district_id = %s ORDER BY plan_id",
            [self._district],
        )
        return self._cursor.fetchall()

    def extent(self):
        """The box round all units: minx, miny, maxx, maxy."""
        self._cursor.execute(
            "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box) FROM"
            " (SELECT ST_Extent(geom) AS box FROM unit WHERE district_id = %s) AS extent",
            [self._district],
        )
        return [edge or 0.0 for edge in self._cursor.fetchone()]

    def pour(self, table, sqlite, srs_id):
        """Write all rows of a table; a row whose fid another has, as of another officer's file, gets a new one."""
        place = table.columns.index("geom") if "geom" in table.columns else None
        seen, late = set(), []
        for piece in self._pieces(table):
            new = _with_blobs(piece, place, srs_id)
            if table.columns[0] == "fid":
                new, again = _by_fid(new, seen)
                late += again
            sqlite.executemany(table.write, new)
        sqlite.executemany(table.write, late)

    def _pieces(self, table):
        columns = sql.SQL(", ").join(map(_expression, table.columns))
        order = [sql.SQL("{} NULLS LAST").format(sql.Identifier(table.columns[0]))]
        order += [sql.Identifier(name) for name in ("plan_id", "seq") if name in table.columns[1:]]
        # That it was published stands in the database's log only.
        only = sql.SQL(" AND (action <> 'publish' OR fid IS NOT NULL)" if table.name == "audit_log" else "")
        statement = sql.SQL("SELECT {} FROM {} WHERE district_id = %s{} ORDER BY {}").format(
            columns, sql.Identifier(table.name), only, sql.SQL(", ").join(order)
        )
        # A cursor of the server's gives the rows piece by piece.
        with self._connection.raw.cursor(f"bring_{table.name}") as cursor:
            cursor.itersize = _ROWS_A_TIME
            cursor.execute(statement, [self._district])
            while rows := cursor.fetchmany(_ROWS_A_TIME):
                self._progress.check()
                self._read += len(rows)
                self._progress.report("bringing", min(self._read / self._expected, 0.99))
                yield rows


def _expression(column):
    name = sql.Identifier(column)
    if column == "geom":
        return sql.SQL("{}::bytea").format(name)
    if column in FLAGS:
        return sql.SQL("{}::integer").format(name)
    return sql.SQL(_TIME).format(name) if column in TIMES else name


def _with_blobs(rows, place, srs_id):
    """Rows with the geometry as a GeoPackage keeps it."""
    if place is None:
        return rows
    blobs = blobs_of_wkb([row[place] for row in rows], srs_id)
    return [(*row[:place], blob, *row[place + 1 :]) for row, blob in zip(rows, blobs, strict=True)]


def _by_fid(rows, seen):
    """Rows whose fid is new, and the others, without it."""
    new, again = [], []
    for row in rows:
        if row[0] is None or row[0] in seen:
            again.append((None, *row[1:]))
        else:
            seen.add(row[0])
            new.append(row)
    return new, again
