"""Which tables a plan file has, whether a file is one, and the entries of its profile."""

import json
from dataclasses import asdict

from ...engine.gridding.model import Band
from ...engine.gridding.numbering import CodeProfile
from .connection import PlanConnection
from .errors import PlanFileError, refusal

__all__ = [
    "ADDED",
    "CONTEXT",
    "LAYERS",
    "SCHEMA_VERSION",
    "TABLES",
    "VOID",
    "bands_of",
    "code_profile_of",
    "columns_of",
    "division_tables",
    "entry",
    "is_division",
    "is_plan",
    "refuse_other_files",
    "set_entry",
    "table_names",
    "tables_after",
]

SCHEMA_VERSION = 3

VOID = "void"
"""The status of a grid that was retired."""

LAYERS = {
    "community": "GEOMETRY",
    "unit": "POLYGON",
    "grid": "POLYGON",
    "grid_version": "POLYGON",
    "building": "GEOMETRY",
    "street": "GEOMETRY",
    "barrier": "GEOMETRY",
    "compound": "GEOMETRY",
    "finding": "POINT",
}
TABLES = ("profile", "plan", "unit_border", "audit_log")

ADDED = {
    2: ({"address": "POINT", "vertical_grid": "GEOMETRY"}, ("household_stat", "tie")),
    3: ({"event": "POINT", "camera": "POINT", "resource": "POINT"}, ("event_log",)),
}
"""What each schema has beside the one before: layers with what their geometries are, and tables without geometry."""

# Without these a plan is a plan all the same; they are only shown.
CONTEXT = {"building", "street", "barrier", "compound"}

# The tables that a division writes, by their names or, since a person may give them any, by fields that they have.
_DIVISION = {
    "units": ({"unit", "units"}, {"unit_id", "grid_code"}),
    "grids": ({"grid", "grids"}, {"grid_code", "grid_name"}),
}

# What is read of a plan; a table may have more fields, which somebody added.
_READ = {
    "plan": {"plan_id", "name", "parent_id", "revision", "history_place"},
    "community": {"geom", "community_code", "name", "kind"},
    "unit": {"geom", "plan_id", "unit_id", "community_code", "grid_code", "households", "buildings", "locked", "wet"},
    "unit_border": {"plan_id", "unit_id", "other_id", "length_m", "visible_m", "price", "open"},
    "grid": {"geom", "plan_id", "grid_code", "grid_name", "community_code", "kind", "status", "note", "locked"},
    "grid_version": {"geom", "plan_id", "grid_code", "version", "op", "parents", "valid_from", "valid_to"},
    "audit_log": {"plan_id", "seq", "place", "at", "author", "action", "reason", "edit"},
}


# Why a file with a division is not a plan, by what it holds of the division.
_NO_PLAN = {"units": "division", "grids": "division_without_units"}


def table_names(connection):
    """The names of all tables of an SQLite file.

    Parameters
    ----------
    connection : PlanConnection
    """
    return {name for (name,) in connection.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}


def tables_after(schema):
    """The names of the tables that later schemas have beside those of this one: set of str.

    Parameters
    ----------
    schema : int
    """
    later = [parts for version, parts in ADDED.items() if version > schema]
    return {table for layers, tables in later for table in (*layers, *tables)}


def columns_of(sqlite, table):
    """The names of the columns of a table, none where it is not there.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    table : str
    """
    return {name for (name,) in sqlite.execute("SELECT name FROM pragma_table_info(?)", (table,))}


def is_plan(path):
    """Say whether a file is a plan, of whatever version."""
    return {"plan", "profile", "unit", "grid"} <= _tables_of(path)


def is_division(path):
    """Say whether a file holds the units of a division that no plan was made of yet."""
    return "units" in division_tables(path) and not is_plan(path)


def division_tables(path):
    """Find the tables of a division in a file: dict of 'units' and 'grids' to their names, without those not there."""
    return _read_from(path, _division_tables) or {}


def _tables_of(path):
    return _read_from(path, table_names) or set()


def _read_from(path, read):
    """What a function reads from a file; None where the file cannot be read."""
    try:
        connection = PlanConnection(path, writable=False)
    except PlanFileError:
        return None
    try:
        return read(connection)
    except PlanFileError:
        return None
    finally:
        connection.close()


def _division_tables(connection):
    found = {}
    for table in sorted(table_names(connection)):
        fields = {name for (name,) in connection.rows("SELECT name FROM pragma_table_info(?)", (table,))}
        for role, (names, wanted) in _DIVISION.items():
            if table.lower() in names or wanted <= fields:
                found.setdefault(role, table)
    return found


def refuse_other_files(connection):
    """Raise where a file is no plan, or one of a newer version of the plugin, or not whole.

    Parameters
    ----------
    connection : PlanConnection

    Raises
    ------
    PlanFileError
    """
    file, tables = connection.path.name, table_names(connection)
    if not {"plan", "profile"} <= tables:
        division = _division_tables(connection)
        raise refusal(next((trouble for role, trouble in _NO_PLAN.items() if role in division), "no_plan"), file=file)
    schema = entry(connection, "schema_version")
    if not isinstance(schema, int):
        raise refusal("no_plan", file=file)
    if schema > SCHEMA_VERSION:
        raise refusal("newer", file=file, schema=schema, known=SCHEMA_VERSION)
    wanted = {*LAYERS, *TABLES, *tables_after(1)} - tables_after(schema) - CONTEXT
    missing = sorted(wanted - tables)
    if missing:
        raise refusal("tables_missing", file=file, tables=", ".join(missing))
    for table, wanted in _READ.items():
        there = {name for (name,) in connection.rows("SELECT name FROM pragma_table_info(?)", (table,))}
        if wanted - there:
            raise refusal("columns_missing", file=file, table=table, fields=", ".join(sorted(wanted - there)))


def entry(connection, key, default=None):
    """Read an entry of the profile.

    Raises
    ------
    PlanFileError
        What stands there is no JSON.
    """
    found = connection.rows("SELECT value FROM profile WHERE key = ?", (key,))
    if not found:
        return default
    try:
        return json.loads(found[0][0])
    except (TypeError, ValueError) as error:
        raise refusal("profile_wrong", file=connection.path.name, key=key) from error


def set_entry(sqlite, key, value):
    """Write an entry of the profile, inside a transaction."""
    sqlite.execute(
        "INSERT INTO profile (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )


def bands_of(connection):
    """Read the bands: dict of str (kind) to Band."""
    try:
        return {kind: Band(int(low), int(high)) for kind, (low, high) in entry(connection, "bands").items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise refusal("profile_wrong", file=connection.path.name, key="bands") from error


def code_profile_of(connection):
    """Read how codes are written."""
    try:
        return CodeProfile(**entry(connection, "code_profile", asdict(CodeProfile())))
    except TypeError as error:
        raise refusal("profile_wrong", file=connection.path.name, key="code_profile") from error
