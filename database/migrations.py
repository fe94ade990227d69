"""The schema's versions: a first install from `sql/install`, then a file of `sql/upgrade` a version.

Each is one transaction: it is done whole or leaves the database as it was.
"""

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..engine.progress import Progress
from .connection import SCHEMA
from .errors import SharedError

__all__ = [
    "VERSION",
    "create_schema",
    "install_files",
    "open_schema",
    "schema_version",
    "upgrade_files",
    "upgrade_schema",
]

translate = QCoreApplication.translate

VERSION = 4
FOLDER = Path(__file__).parent / "sql"

OLDEST_POSTGRESQL = 130000
OLDEST_POSTGIS = (3, 1)

GROUPS = ("community_grids_reader", "community_grids_editor", "community_grids_approver", "community_grids_owner")


def install_files(folder=FOLDER):
    """List the files of a first install in their order."""
    return sorted((folder / "install").glob("*.sql"))


def upgrade_files(version, folder=FOLDER):
    """List the files that lead from a version to this plugin's: tuples (version, path) in their order."""
    return [(number, folder / "upgrade" / f"{number}.sql") for number in range(version + 1, VERSION + 1)]


def schema_version(connection):
    """Read the version of the schema, None where there is none or it is not ours."""
    return connection.schema_version()


def create_schema(connection, srid, progress=None, folder=FOLDER):
    """Make the schema `community_grids` in its newest version.

    Parameters
    ----------
    connection : SharedConnection
    srid : int
        The EPSG code of the CRS in metres that all plans of this database have.
    progress : engine.progress.Progress, optional
    folder : pathlib.Path, optional
        Where `install` is.

    Raises
    ------
    SharedError
        The database cannot take the schema, with the reason; nothing was made.
    CancelledError
    """
    progress = progress or Progress()
    with connection.transaction() as cursor:
        _refuse_old_server(connection)
        _refuse_taken_name(connection)
        _refuse_missing_rights(connection)
        _refuse_crs(connection, srid)
        cursor.execute("CREATE SCHEMA community_grids")
        _prepare(connection, cursor, srid)
        files = install_files(folder)
        for number, file in enumerate(files):
            progress.report("schema", number / len(files))
            progress.check()
            connection.run_file(file)
        _note_version(cursor, VERSION)
        progress.check()
    connection.find_names()
    progress.report("schema", 1.0)


def upgrade_schema(connection, progress=None, folder=FOLDER):
    """Bring the schema to the plugin's version.

    Parameters
    ----------
    connection : SharedConnection
    progress : engine.progress.Progress, optional
    folder : pathlib.Path, optional
        Where `upgrade` is.

    Returns
    -------
    list of int, the versions that were made, empty where the schema is new enough

    Raises
    ------
    SharedError
        There is no schema, it is newer than the plugin, or the upgrade failed; nothing was changed.
    CancelledError
    """
    progress = progress or Progress()
    with connection.transaction() as cursor:
        # Two upgrades at once: the second waits, and then finds nothing to do.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('community_grids upgrade'))")
        version = connection.schema_version()
        if version is None:
            words = translate("Shared", "This database has no shared plans yet. Run Set up shared database first.")
            raise SharedError(words)
        if version > VERSION:
            raise SharedError(_newer(version))
        _refuse_old_server(connection)
        _refuse_missing_rights(connection, new=False)
        cursor.execute(
            "SELECT srid FROM geometry_columns WHERE f_table_schema = %s AND f_table_name = 'unit'", [SCHEMA]
        )
        _prepare(connection, cursor, cursor.fetchone()[0])
        files = upgrade_files(version, folder)
        for number, (made, file) in enumerate(files):
            progress.report("schema", number / len(files))
            progress.check()
            connection.run_file(file)
            _note_version(cursor, made)
        progress.check()
    progress.report("schema", 1.0)
    return [made for made, _ in files]


def open_schema(connection):
    """Name the schema of PostGIS where everybody may make objects in it, as in `public` before PostgreSQL 15; else ''.

    The functions of our schema look for PostGIS's there, and would take an operator of somebody's own for one of its.
    """
    found = connection.rows(
        "SELECT nspname FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace "
        "WHERE extname = 'postgis' AND has_schema_privilege('public', n.oid, 'CREATE')"
    )
    return found[0][0] if found else ""


def _prepare(connection, cursor, srid):
    """Let the files find PostGIS, in whatever schema it is, and the CRS."""
    cursor.execute("SELECT set_config('search_path', %s, true)", [connection.search_path()])
    cursor.execute("SELECT set_config('community_grids.srid', %s, true)", [str(srid)])
    cursor.execute("SELECT set_config('client_min_messages', 'warning', true)")


def _note_version(cursor, version):
    cursor.execute(
        "INSERT INTO community_grids.schema_version (version, installed_at, installed_by)"
        " VALUES (%s, now(), session_user)",
        [version],
    )


def _refuse_old_server(connection):
    number = connection.rows("SELECT current_setting('server_version_num')::int")[0][0]
    if number < OLDEST_POSTGRESQL:
        said = translate("Shared", "The server is PostgreSQL {version}; 13 or newer is needed.")
        raise SharedError(said.format(version=number // 10000))
    found = connection.rows("SELECT extversion FROM pg_extension WHERE extname = 'postgis'")
    if not found:
        said = translate(
            "Shared", "The database has no PostGIS. Ask its administrator to run CREATE EXTENSION postgis in it."
        )
        raise SharedError(said)
    if postgis_number(found[0][0]) < OLDEST_POSTGIS:
        said = translate("Shared", "The database has PostGIS {version}; 3.1 or newer is needed.")
        raise SharedError(said.format(version=found[0][0]))


def postgis_number(version):
    """Read a version of PostGIS as numbers that compare.

    Examples
    --------
    >>> postgis_number("3.10.1dev")
    (3, 10)
    """
    return tuple(int(word) if word.isdigit() else 0 for word in f"{version}.0".split(".")[:2])


def _refuse_taken_name(connection):
    if not connection.rows("SELECT 1 FROM pg_namespace WHERE nspname = %s", [SCHEMA]):
        return
    version = connection.schema_version()
    if version is None:
        words = translate(
            "Shared", "The database has a schema {schema} that this plugin did not make. It is left as it is."
        )
        raise SharedError(words.format(schema=SCHEMA))
    if version > VERSION:
        raise SharedError(_newer(version))
    if version < VERSION:
        words = translate(
            "Shared", "The database is set up already, in version {version}. Run Upgrade shared database instead."
        )
        raise SharedError(words.format(version=version))
    raise SharedError(translate("Shared", "The database is set up already. Nothing was changed."))


def _newer(version):
    words = translate(
        "Shared",
        "The shared database is in version {version}, made by a newer plugin than this one. Update the plugin."
    )  # fmt: skip
    return words.format(version=version)


def _refuse_missing_rights(connection, new=True):
    """Refuse an account that may make no schema, or no roles where some are missing."""
    may_make, superuser, makes_roles = connection.rows(
        "SELECT has_database_privilege(current_database(), 'CREATE'), rolsuper, rolcreaterole"
        " FROM pg_roles WHERE rolname = current_user"
    )[0]
    if new and not may_make:
        words = translate(
            "Shared", "This database account may not make a schema. The database's owner has to set it up."
        )
        raise SharedError(words)
    there = connection.rows("SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)", [list(GROUPS)])[0][0]
    if there < len(GROUPS):
        if not (superuser or makes_roles):
            words = translate(
                "Shared", "This database account may not make roles. An account with CREATEROLE has to set it up."
            )
            raise SharedError(words)
    elif not connection.rows("SELECT pg_has_role('community_grids_owner', 'USAGE')")[0][0] and not makes_roles:
        words = translate(
            "Shared", "The roles of the plugin exist, but this database account is no member of community_grids_owner."
        )
        raise SharedError(words)


def _refuse_crs(connection, srid):
    """Refuse a CRS that PostGIS does not know, and one in which a metre is no metre."""
    found = connection.rows("SELECT srtext, proj4text FROM spatial_ref_sys WHERE srid = %s", [srid])
    if not found:
        words = translate("Shared", "PostGIS does not know the CRS EPSG:{srid}.")
        raise SharedError(words.format(srid=srid))
    text, proj = found[0]
    web_mercator = srid == 3857 or "Popular Visualisation" in text
    if not text.startswith("PROJ") or "+units=m" not in proj.split() or web_mercator:
        words = translate(
            "Shared", "The CRS EPSG:{srid} does not measure in metres. Take the one that your plans are in."
        )
        raise SharedError(words.format(srid=srid))
