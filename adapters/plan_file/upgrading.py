"""A plan file of an earlier version of the plugin, brought up to the tables of today where it may be written."""

import logging
import math

from ..running.log import LOGGER_NAME
from .errors import refusal
from .geopackage import add_layers, run_script
from .schema import ADDED, SCHEMA_VERSION, columns_of, entry, set_entry, table_names, tables_after

__all__ = ["add_later_tables", "upgrade"]

# The schema since which buildings are described.
_WITH_PREMISES = 2

_COLUMNS = {
    "name": "ALTER TABLE building ADD COLUMN name TEXT NOT NULL DEFAULT ''",
    "use": "ALTER TABLE building ADD COLUMN use TEXT NOT NULL DEFAULT ''",
    "floors": "ALTER TABLE building ADD COLUMN floors INTEGER",
    "floors_below": "ALTER TABLE building ADD COLUMN floors_below INTEGER",
    "height_m": "ALTER TABLE building ADD COLUMN height_m REAL",
    "entrances": "ALTER TABLE building ADD COLUMN entrances INTEGER",
    "dwellings": "ALTER TABLE building ADD COLUMN dwellings INTEGER",
    "compound_name": "ALTER TABLE building ADD COLUMN compound_name TEXT NOT NULL DEFAULT ''",
    "public_id": "ALTER TABLE building ADD COLUMN public_id TEXT NOT NULL DEFAULT ''",
}

# Somebody may have added such a field to the buildings before; a text that is not told is a blank one.
_BLANK = (
    "UPDATE building SET name = coalesce(name, ''), use = coalesce(use, ''), "
    "compound_name = coalesce(compound_name, ''), public_id = coalesce(public_id, '') "
    "WHERE name IS NULL OR use IS NULL OR compound_name IS NULL OR public_id IS NULL"
)

_NO_BUILDINGS = (
    "CREATE TABLE building (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, "
    "building_id TEXT NOT NULL, unit_id INTEGER, households INTEGER NOT NULL DEFAULT 0)"
)

_logger = logging.getLogger(LOGGER_NAME)


def upgrade(connection):
    """Bring a plan file up to the schema of today, in one transaction; one that cannot be written stays as it is.

    Parameters
    ----------
    connection : PlanConnection, of a plan that `schema.refuse_other_files` let pass

    Raises
    ------
    PlanFileError
        The file has tables of its own where the new ones should stand, or cannot be written now. Nothing was changed.
    """
    schema = entry(connection, "schema_version")
    if connection.read_only or schema >= SCHEMA_VERSION:
        return
    with connection.transaction() as sqlite:
        if entry(connection, "schema_version") >= SCHEMA_VERSION:
            return  # another window was faster
        there = table_names(connection)
        taken = sorted({name.lower() for name in there} & tables_after(schema))
        if taken:
            raise refusal("tables_in_the_way", file=connection.path.name, tables=", ".join(taken))
        srs_id, *extent = connection.rows(
            "SELECT c.srs_id, min_x, min_y, max_x, max_y FROM gpkg_contents c WHERE table_name = 'unit'"
        )[0]
        if "building" not in there:
            sqlite.execute(_NO_BUILDINGS)
            add_layers(sqlite, {"building": "GEOMETRY"}, (), srs_id, _known(extent))
        add_later_tables(sqlite, srs_id, _known(extent), schema)
        set_entry(sqlite, "schema_version", SCHEMA_VERSION)
    _logger.info("%s: schema %s -> %s", connection.path.name, schema, SCHEMA_VERSION)


def add_later_tables(sqlite, srs_id, extent, schema=1):
    """Add what later schemas have beside this one to the tables of a plan, inside a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    srs_id : int
    extent : (4,) sequence of float: minx, miny, maxx, maxy
    schema : int, the one that the tables are of
    """
    for version, (layers, tables) in ADDED.items():
        if version <= schema:
            continue
        if version == _WITH_PREMISES:
            _describe_buildings(sqlite)
        run_script(sqlite, f"schema_{version}.sql")
        add_layers(sqlite, layers, tables, srs_id, extent)


def _describe_buildings(sqlite):
    """Add the columns that say what is known of buildings."""
    there = {name.lower() for name in columns_of(sqlite, "building")}
    for name, statement in _COLUMNS.items():
        if name not in there:
            sqlite.execute(statement)
    sqlite.execute(_BLANK)


def _known(extent):
    """An extent without holes."""
    return [0.0 if edge is None or not math.isfinite(edge) else edge for edge in extent]
