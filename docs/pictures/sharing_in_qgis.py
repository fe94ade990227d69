"""What happens inside QGIS while the pictures of sharing are taken: a plan is published, a colleague works on it too.

QGIS runs this file with `--code`; it publishes the plan file that COMMUNITY_GRIDS_PLAN names to a PostGIS of its own.
"""

import os
from pathlib import Path

from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.geopackage import crs_of
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.running.settings import Settings
from community_grids.database.bringing import bring
from community_grids.database.claims import claim
from community_grids.database.connection import connect, connect_dsn
from community_grids.database.districts import district_named
from community_grids.database.migrations import create_schema
from community_grids.database.publishing import publish
from community_grids.database.syncing import sync
from community_grids.engine.gridding.editing.model import RefusedError
from few_colours import keep
from postgis_server import SUPERUSER, PostgisServer
from psycopg2 import sql
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
SIZE = 1400, 860
PATIENCE = 260_000  # ms

window, canvas = iface.mainWindow(), iface.mapCanvas()
bench, sharing = plugins["community_grids"].workbench, plugins["community_grids"].sharing
chinese = QgsApplication.instance().locale().startswith("zh")
ME, COLLEAGUE = ("网格办", "民政局") if chinese else ("Grid office", "Civil affairs")
NAME, DISTRICT = ("区共享库", "红旗区") if chinese else ("District database", "Hongqi")
theirs = {}


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in ("Browser", "Layers"):
            dock.hide()


def serve():
    """Start a PostGIS and have QGIS know it by an authentication configuration."""
    server = theirs["server"] = PostgisServer().start()
    server.create_database("grids")
    store = QgsApplication.authManager()
    store.setMasterPassword(server.password, True)
    account = QgsAuthMethodConfig("Basic")
    account.setName(NAME)
    account.setConfig("username", SUPERUSER)
    account.setConfig("password", server.password)
    store.storeAuthenticationConfig(account)
    uri = QgsDataSourceUri()
    uri.setConnection(server.host, str(server.port), "grids", "", "", QgsDataSourceUri.SslMode.SslDisable, account.id())
    postgres = QgsProviderRegistry.instance().providerMetadata("postgres")
    postgres.saveConnection(postgres.createConnection(uri.uri(False), {}), NAME)


def publish_plan():
    """Publish the plan; a colleague brings it."""
    Settings().author = ME
    plan = PlanConnection(PLAN)
    srid = int(crs_of(plan, "unit")[0].authid().partition(":")[2])
    with connect(NAME) as connection:
        create_schema(connection, srid)
        publish(connection, NAME, plan, DISTRICT, ME)
        plan.close()
        path = Path(PLAN).with_name("colleague.gpkg")
        bring(connection, NAME, district_named(connection, ""), path)
        account = sql.Identifier(COLLEAGUE)
        connection.rows(sql.SQL("CREATE ROLE {} LOGIN PASSWORD %s").format(account), [theirs["server"].password])
        connection.rows(sql.SQL("GRANT community_grids_editor TO {}").format(account))
        connection.rows("INSERT INTO scope (member, granted_by) VALUES (%s, %s)", [COLLEAGUE, ME])
    theirs["session"] = PlanSession.open(path, COLLEAGUE)


def open_plan():
    """Open the plan in the dock."""
    plugins["community_grids"].grids.setUserVisible(True)
    bench.open(PLAN)
    sharing.dock.setUserVisible(True)
    window.resizeDocks([sharing.dock], [460], Qt.Orientation.Horizontal)


def colleague_works():
    """Give some units to neighbours, there."""
    session = theirs["session"]
    for code, rows in _moves(session.draft, 3):
        _do(session, rows, code)
    _sync_theirs()
    with _their_connection() as connection:
        claim(connection, session.sharing.district_id, sorted(session.draft.fabric.community_codes)[3:4])


def work_here():
    """Do the same here, with others."""
    draft = bench.session.draft
    for code, rows in _moves(draft, 5)[3:]:
        bench.editing.assign(rows, code)


def photograph_dock():
    """Photograph the dock."""
    iface.messageBar().clearWidgets()
    save("sharing")


def leave_line():
    """Leave the connection, and give a unit away."""
    sharing.set_live(False)
    draft = bench.session.draft
    theirs["clash"] = _contested(draft)
    row, mine, other = theirs["clash"]
    bench.editing.assign([row], mine)


def colleague_disagrees():
    """Give the same unit to another grid, there."""
    _sync_theirs()
    row, _, other = theirs["clash"]
    _do(theirs["session"], [row], other)
    _sync_theirs()


def come_back():
    """Be online again."""
    sharing.set_live(True)


def look():
    """Look at the conflict."""
    iface.messageBar().clearWidgets()
    sharing.dock.setUserVisible(True)
    sharing.dock.conflicts.list.setCurrentRow(0)


def photograph_conflict():
    """Photograph the conflict on the map."""
    iface.messageBar().clearWidgets()
    save("conflict")


def end():
    """End the server."""
    sharing.set_live(False)
    theirs["server"].stop()


def _sync_theirs():
    with _their_connection() as connection:
        sync(theirs["session"], connection, COLLEAGUE)


def _their_connection():
    return connect_dsn(theirs["server"].dsn("grids", COLLEAGUE))


def _do(session, rows, code):
    session.do(session.draft.assigned(rows, code))


def _moves(draft, most):
    """Single units that may go to a neighbour of their grid: list of (code, [row]), each of other grids."""
    found, used = [], set()
    for code in draft.grid_codes():
        for neighbour in draft.neighbours(code):
            if {code, neighbour} & used or len(found) == most:
                continue
            row = next((row for row in draft.units_of(neighbour).tolist() if _fits(draft, row, code)), None)
            if row is not None:
                found.append((code, [row]))
                used |= {code, neighbour}
    return found


def _contested(draft):
    """A unit that two neighbours could take: row, code, code."""
    for code in draft.grid_codes()[len(draft.grid_codes()) // 2 :]:
        for row in draft.units_of(code).tolist():
            takers = [other for other in draft.neighbours(code) if _fits(draft, row, other)]
            if len(takers) > 1:
                return row, *takers[:2]
    raise LookupError("no unit that two grids could take")


def _fits(draft, row, code):
    if not draft.fabric.units.households[row]:
        return False
    try:
        draft.assigned([row], code)
    except RefusedError:
        return False
    return True


def save(name):
    """Photograph the window."""
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_{name}.png")


step_through(
    [
        arrange,
        serve,
        publish_plan,
        open_plan,
        colleague_works,
        work_here,
        canvas.refreshAllLayers,
        photograph_dock,
        leave_line,
        colleague_disagrees,
        come_back,
        canvas.refreshAllLayers,
        look,
        photograph_conflict,
        end,
    ],
    PATIENCE,
)
