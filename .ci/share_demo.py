"""Publishes the demo's plan to a PostGIS that lasts as long as this takes, and says in a line what came of it.

`share_demo.py FOLDER`: where plan.gpkg lies. Where no PostGIS can be started it says why; that is no failure.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from postgis_server import NoPostgisError, PostgisServer
from qgis.PyQt.QtCore import QSettings

NAME = "community_grids_demo"


def main():
    try:
        with PostgisServer() as server, tempfile.TemporaryDirectory() as folder:
            # A copy, for a plan file remembers where it is shared.
            plan = Path(shutil.copy(Path(sys.argv[1], "plan.gpkg"), folder))
            server.create_database("grids")
            with connection_of_qgis(server, plan.parent):
                run("createschema", f"CRS={crs_of(plan)}", "CONFIRM=true")
                run("publishplan", f"PLAN={plan}", "NAME=Sample district")
            print(said(server.dsn("grids")))
    except NoPostgisError as reason:
        print(f"Not published to a shared database: {reason}")


@contextmanager
def connection_of_qgis(server, folder):
    """A connection that QGIS knows by its name, whose password stands in a file that goes with the server."""
    words = server.parameters("grids")
    service, passwords = folder / "services", folder / "passwords"
    service.write_text("\n".join([f"[{NAME}]", *(f"{key}={words[key]}" for key in ("host", "port", "dbname", "user"))]))
    passwords.touch(mode=0o600)
    passwords.write_text(f"{words['host']}:{words['port']}:*:*:{words['password']}\n")
    os.environ |= {"PGSERVICEFILE": str(service), "PGPASSFILE": str(passwords)}
    profile = Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"], "profiles", "default", "QGIS")
    files = [QSettings(str(file), QSettings.Format.IniFormat) for file in profile.glob("QGIS[34].ini")]
    try:
        for file in files:
            file.setValue(f"PostgreSQL/connections/{NAME}/service", NAME)
            file.sync()
        yield
    finally:
        for file in files:
            file.remove(f"PostgreSQL/connections/{NAME}")
            file.sync()


def crs_of(plan):
    """The CRS of a plan file, as EPSG:4547."""
    connection = sqlite3.connect(plan)
    words = (
        "SELECT organization || ':' || organization_coordsys_id FROM gpkg_geometry_columns JOIN gpkg_spatial_ref_sys"
        " USING (srs_id) WHERE table_name = 'unit'"
    )
    (crs,) = connection.execute(words).fetchone()
    connection.close()
    return crs


def run(algorithm, *words):
    """Run an algorithm on the database as a script does."""
    command = ["qgis_process", "run", f"communitygrids:{algorithm}", "--", f"CONNECTION={NAME}", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"{algorithm} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def said(dsn):
    """What the database holds, counted there."""
    connection = psycopg2.connect(dsn)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM community_grids.grid), (SELECT count(*) FROM community_grids.unit),"
            " (SELECT count(*) FROM community_grids.check_grids(1, 1)),"
            " current_setting('server_version_num')::integer / 10000"
        )
        grids, units, troubles, version = cursor.fetchone()
    connection.close()
    return (
        f"Published to a temporary PostGIS on PostgreSQL {version}: {grids} grids of {units} units, "
        f"{troubles or 'no'} faults found there; docs/database.md tells how to keep one"
    )


if __name__ == "__main__":
    main()
