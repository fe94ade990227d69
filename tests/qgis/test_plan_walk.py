"""Edits, undos, redos, branches and reopenings by chance: the file always holds what a recount of it says."""

import sqlite3

import numpy as np
import pytest
import shapely
from community_grids.adapters.plan_file.geopackage import geometries
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.engine.gridding.editing.model import RefusedError
from drawn_plans import plan_file

STEPS = 250


def assert_whole(path, session):
    """Rows of grids, units and the log agree with each other and with the draft, scenario by scenario."""
    connection = sqlite3.connect(path)
    for (plan_id,) in connection.execute("SELECT plan_id FROM plan").fetchall():
        units = connection.execute(
            "SELECT grid_code, households, locked, geom FROM unit WHERE plan_id = ?", (plan_id,)
        ).fetchall()
        grids = connection.execute(
            "SELECT grid_code, households, status, locked, geom FROM grid WHERE plan_id = ?", (plan_id,)
        ).fetchall()
        living = {grid[0]: grid for grid in grids if grid[2] != "void"}
        assert {unit[0] for unit in units} == set(living)
        shapes = geometries([unit[3] for unit in units])
        for code, (_, households, status, locked, blob) in living.items():
            own = [row for row, unit in enumerate(units) if unit[0] == code]
            assert households == sum(units[row][1] for row in own)
            assert status == ("over" if households > 500 else "under" if households < 350 else "in_band")
            assert {units[row][2] for row in own} == {locked}
            assert geometries([blob])[0].equals(shapely.union_all(shapes[own]))
        boxes = connection.execute(
            "SELECT count(*) FROM grid g JOIN rtree_grid_geom r ON r.id = g.fid WHERE g.plan_id = ?", (plan_id,)
        ).fetchone()[0]
        assert boxes == len(living), "the spatial index holds just the grids that are drawn"
        versions = connection.execute(
            "SELECT grid_code FROM grid_version WHERE plan_id = ? AND valid_to IS NULL", (plan_id,)
        ).fetchall()
        assert sorted(code for (code,) in versions) == sorted(living)
    here = session.scenario.plan_id
    (place,) = connection.execute("SELECT history_place FROM plan WHERE plan_id = ?", (here,)).fetchone()
    places = [row[0] for row in connection.execute(
        "SELECT place FROM audit_log WHERE plan_id = ? AND place IS NOT NULL ORDER BY place", (here,)
    )]  # fmt: skip
    connection.close()
    assert places == list(range(1, len(places) + 1))
    assert place == session.scenario.history_place <= len(places)


def one_step(session, path, chance):
    """Do something; give the session to go on with."""
    draft = session.draft
    what = chance.choice(
        ["assign"] * 5 + ["undo", "undo", "redo", "lock", "merge", "split", "branch", "switch", "open"]
    )
    codes = draft.grid_codes()
    code = str(chance.choice(codes))
    try:
        if what == "assign":
            beside = draft.ways.beside(draft.units_of(code))[2]
            session.do(draft.assigned([int(chance.choice(beside))], code, take_left_behind=True))
        elif what == "undo":
            session.undo()
        elif what == "redo":
            session.redo()
        elif what == "lock":
            session.do(draft.locked([code], not draft.records[code].locked))
        elif what == "merge":
            session.do(draft.merged([code, str(chance.choice(codes))], code, "by chance"))
        elif what == "split":
            x = float(chance.integers(1, 8)) * 100
            session.do(draft.split_by_line(code, shapely.LineString([(x, -10), (x, 410)])))
        elif what == "branch" and len(session.scenarios()) < 3:
            session.branch(f"scenario {session.scenario.revision} {len(session.history)}")
        elif what == "switch":
            session.switch(int(chance.choice([scenario.plan_id for scenario in session.scenarios()])))
        elif what == "open":
            session.close()
            return PlanSession.open(path, "officer")
    except (RefusedError, PlanFileError, ValueError):
        pass  # not here, not now: the plan must be whole all the same
    return session


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_the_file_holds_what_it_says(qgis_app, tmp_path, seed):
    path = plan_file(tmp_path, grids=4, columns=16)
    session, chance = PlanSession.open(path, "officer"), np.random.default_rng(seed)
    done = 0
    for step in range(STEPS):
        before = session.scenario
        session = one_step(session, path, chance)
        done += session.scenario != before
        if step % 10 == 0:
            assert_whole(path, session)
    assert_whole(path, session)
    assert done > STEPS / 3
    session.close()
