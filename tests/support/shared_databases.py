"""A database that is set up for sharing, and plan files with a past to be shared through it."""

import re
import sqlite3
from math import nan

from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.bringing import bring
from community_grids.database.connection import connect_dsn
from community_grids.database.districts import district_named
from community_grids.database.migrations import create_schema
from community_grids.database.plan_tables import OWN_ENTRIES, TABLES
from community_grids.database.publishing import publish
from community_grids.engine.events.model import cameras_of, events_of, resources_of
from community_grids.engine.premises.model import (
    NO_FLOOR,
    addresses_of,
    buildings_of,
    dwellings_of,
    register_rows_of,
    ties_of,
)
from drawn_plans import code, plan_file
from shapely import Point

CONNECTION = "grids"
SRID = 4547
NASTY = '\'); DROP TABLE plan; -- "双引号" \\N \\. \t制表 %s {x} $$ 网格\n第二行'


def set_up(database, srid=SRID):
    """Set a `Database` up for sharing and give a connection to it."""

    def prepare(empty):
        with connect_dsn(empty.dsn) as connection:
            create_schema(connection, srid)

    database.become(f"shared_{srid}", prepare)
    return connect_dsn(database.dsn)


def published(connection, path, name="武陵区", **how):
    """Publish a plan file."""
    plan = PlanConnection(path)
    try:
        return publish(connection, CONNECTION, plan, name, "officer", **how)
    finally:
        plan.close()


def brought(connection, path, name=""):
    """Bring a district into a new plan file and give its path."""
    bring(connection, CONNECTION, district_named(connection, name), path)
    return path


def plan_with_a_past(folder, name="past.gpkg", words=NASTY):
    """A plan file with three scenarios, edits done and undone, a retired grid and a lock, with odd names."""
    path = plan_file(folder, name, columns=16, grids=4, households=20)
    session = PlanSession.open(path, words)
    west, east, third, fourth = (code(number) for number in (1, 2, 3, 4))
    rows = session.draft.units_of(east)
    session.do(session.draft.assigned(rows[:4], west), words)
    session.undo()
    session.redo()
    session.do(session.draft.renamed(third, words))
    session.do(session.draft.merged([fourth], third, words), words)
    session.boundaries.describe()
    session.branch(f"方案二 {words}", words)
    session.do(session.draft.locked([west], True))
    session.branch("第三")
    gone = session.scenario.plan_id
    session.branch("第四")
    session.delete_scenario(gone)
    session.rename_scenario(session.scenario.plan_id, f"第四 {words}")
    session.set_view((0, 0, 10, 10))
    _know_premises(session, words)
    _know_events(session, words)
    session.close()
    return path


def _know_premises(session, words):
    """What a plan can know of its buildings."""
    plan_id = session.scenario.plan_id
    premises = session.premises
    told = {"states": ["doubtful", "unmatched"], "candidates": [[0, 1, -1], [-1] * 3], "confidences": [0.25, 0]}
    premises.take(
        buildings_of(["1", "2"], names=[words, ""], uses=["commercial", ""], floors=[6, -1], heights=[nan, 20.125]),
        addresses_of([f"路1号{words}", "路2号"], buildings=[0, -1], points=[Point(5, 5.5), None]),
        dwellings_of([0, 0, 1], entrances=["1", "1", ""], floors=[-1, NO_FLOOR, 3], rooms=["101", "", words]),
        {words: (register_rows_of(["a", words], addresses=["路1号", ""]), ties_of([0, -1], **told))},
        period=words,
    )
    premises.decide(words, "2")
    premises.set_public_ids({"3": "K7Q2"})
    connection = PlanConnection(session.path)
    with connection.transaction() as sqlite:
        sqlite.execute(
            "INSERT INTO vertical_grid (geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, "
            "entrances, households, dwellings, status) SELECT geom, ?, 'v', ?, 'c', 'b', '1', '[\"1\"]', 4, 5, 'under' "
            "FROM building WHERE building_id = '1'",
            (plan_id, words),
        )
    connection.close()


def _know_events(session, words):
    """What a plan can know of events, cameras and resources."""
    events = session.events
    events.take(
        events_of(
            ["E-1", f"E {words}", "E-3"],
            states=[10, 70, 0],
            places=[(50, 50), (403, 50), (nan, nan)],
            addresses=[words, "", ""],
            urgencies=[4, 1, 0],
            times={"reported": [0.125, 60.0, nan], "closed": [nan, 3600.5, nan]},
        ),
        cameras_of(
            ["C-1", "C-2"],
            names=[words, ""],
            places=[(1, 2.5), (nan, nan)],
            azimuths=[90.5, nan],
            status_times=[7.25, nan],
            secrecy=[0, 1],
        ),
        resources_of([words, "R-2"], kinds=[words, ""], places=[(3, 4), (nan, nan)]),
    )
    events.move("E-1", 20, 30.5, org="指挥中心", note="第二行")
    events.set_profile(boundary_m=7)


def columns_of(name):
    """The columns of a table, in the order of `tables_of`."""
    return next(table.columns for table in TABLES if table.name == name)


def tables_of(path, own=OWN_ENTRIES):
    """All rows of a plan's tables: dict of str to list; but for entries of the profile that belong to one machine."""
    connection = sqlite3.connect(path)
    tables = {}
    for table in TABLES:
        query = re.sub(r"\s*WHERE .*?(?= ORDER BY|$)", "", table.read)
        rows = connection.execute(query).fetchall()
        tables[table.name] = [row for row in rows if table.name != "profile" or row[1] not in own]
    connection.close()
    return tables
