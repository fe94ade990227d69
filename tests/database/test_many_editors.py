"""Four officers edit a plan at once, by chance and into each other's grids; computers and the server die in between.

Then everything is read back and recounted: nothing that was written is lost, the plan is whole, the log complete.
Each run draws another SEED, so that runs add up; EDITS=5000 makes a run long.
"""

import json
import multiprocessing
import os
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.connection import connect_dsn
from community_grids.engine.gridding.editing.states import State
from community_grids.engine.gridding.editing.written import edit_from_dict
from drawn_plans import many_towns, new_plan
from editing_by_chance import Officer, edits_done, journal_of, resolve, sync, work
from shared_databases import brought, published, set_up

NAMES = ("anna", "bao", "chen", "dilan")
FEW, MANY = 200, int(os.environ.get("EDITS", "1000"))
UNITS = "SELECT unit_id, grid_code FROM unit WHERE district_id = 1 AND plan_id = 1 ORDER BY unit_id"
GRIDS = (
    "SELECT grid_code, grid_name, kind, locked, status = 'void', note FROM grid WHERE district_id = 1 AND plan_id = 1"
)
LOG = (
    "SELECT seq, change_id::text, revision, author, role, edit, changed FROM audit_log"
    " WHERE district_id = 1 AND plan_id = 1 AND changed IS NOT NULL ORDER BY seq"
)


@pytest.fixture
def office(qgis_app, database, tmp_path, monkeypatch):
    """A published plan, an account and a plan file for each officer."""
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join(filter(None, sys.path))
    )  # what the officers' processes import from
    with set_up(database) as connection:
        path = tmp_path / "plan.gpkg"
        create_plan(path, new_plan(many_towns()))
        published(connection, path)
        for name in NAMES:
            user = f"{database.name}_{name}"
            database.run(
                f"CREATE ROLE {user} LOGIN PASSWORD %s IN ROLE community_grids_editor", [database.server.password]
            )
            database.run("INSERT INTO community_grids.scope (member) VALUES (%s)", [user])
            brought(connection, tmp_path / f"{name}.gpkg")
        yield Office(database, tmp_path, dict(connection.rows(UNITS)))


class Office:
    """The officers, and what happens to them."""

    def __init__(self, database, folder, published):
        self.database, self.folder, self.published = database, folder, published
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["editing_by_chance"])  # so that a computer that died is soon back
        self.deaths = dict.fromkeys(("computer", "computer in mid-commit", "connection", "server", "by itself"), 0)

    def officers(self, edits, seed, deaths):
        return [
            Officer(
                name,
                self.database.server.dsn(self.database.name, f"{self.database.name}_{name}"),
                str(self.folder / f"{name}.gpkg"),
                str(self.folder / f"{name}.journal"),
                (seed, number),
                edits // len(NAMES),
                deaths,
            )
            for number, name in enumerate(NAMES)
        ]

    def run(self, officers, seed, seconds, servers):
        """Let them work, and let things happen, until all have done their share."""
        chance, lives = np.random.default_rng((seed, 99)), dict.fromkeys(officers, 0)
        end, happens, running = time.monotonic() + seconds, 0.0, {}
        try:
            while time.monotonic() < end:
                for officer in officers:
                    process = running.get(officer)
                    if process is None or (process.exitcode is not None and process.exitcode < 0):
                        self.deaths["by itself"] += process is not None
                        lives[officer] += 1
                        running[officer] = self.context.Process(
                            target=work, args=(replace(officer, seed=(*officer.seed, lives[officer])),), daemon=True
                        )
                        running[officer].start()
                alive = [officer for officer in officers if running[officer].is_alive()]
                failed = [officer for officer in officers if (running[officer].exitcode or 0) > 0]
                assert not failed, f"{failed[0].name}: {journal_of(failed[0])[-1]['failed']}"
                if not alive:
                    return
                if time.monotonic() > happens:
                    happens = time.monotonic() + chance.uniform(0.5, 3)
                    servers -= self.something(chance, {officer.name: running[officer] for officer in alive}, servers)
                time.sleep(0.02)
            raise AssertionError(f"not done after {seconds} s: {[edits_done(officer.path) for officer in officers]}")
        finally:
            for process in running.values():
                process.kill()
                process.join(10)

    def something(self, chance, processes, servers):
        """Let a computer, a connection or the server die; 1 where it was the server."""
        mostly = ["server"] * 2 if servers else []  # or a short run might see none of them die
        what = str(chance.choice(["computer", "connection", "mid-commit", "server", *mostly]))
        if what == "computer":
            processes[str(chance.choice(sorted(processes)))].kill()
            self.deaths["computer"] += 1
        elif what == "connection":
            self.deaths["connection"] += self.end_somebody()
        elif servers and what == "server":
            self.wait_for_a_commit({})
            self.database.server.kill_hard()
            self.database.server.start_again()
            self.deaths["server"] += 1
            return 1
        else:
            self.deaths["computer in mid-commit"] += self.wait_for_a_commit(processes)
        return 0

    def end_somebody(self):
        words = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename <> 'postgres'"
            " ORDER BY state = 'active' DESC, random() LIMIT 1"
        )
        return len(self.database.run(words, [self.database.name]))

    def wait_for_a_commit(self, processes):
        """Wait some time until somebody is committing, and kill their process, where it is among these."""
        connection = self.database.connect()
        connection.autocommit = True
        words = (
            "SELECT usename FROM pg_stat_activity WHERE datname = %s AND usename <> 'postgres' AND state = 'active'"
            " AND query = 'COMMIT' LIMIT 1"
        )
        try:
            with connection.cursor() as cursor:
                for _ in range(500):
                    cursor.execute(words, [self.database.name])
                    found = cursor.fetchone()
                    if found:
                        process = processes.get(found[0].rpartition("_")[2])
                        if process is not None:
                            process.kill()
                        return process is not None
                    time.sleep(0.002)
        finally:
            connection.close()
        return False


def last_sync(officers):
    """Let everybody come to an end with everybody: all conflicts resolved, nothing waiting."""
    chance = np.random.default_rng(officers[0].seed)
    states = []
    for last in (False, True):
        for officer in officers:
            session = PlanSession.open(officer.path, officer.name)
            connection = connect_dsn(officer.dsn)
            for _ in range(100):
                resolve(session, chance)
                sync(session, connection, officer)
                if not session.conflicts() and not any(session.waiting()):
                    break
            assert (session.conflicts(), tuple(session.waiting())) == ((), (0, 0)), journal_of(officer)[-1]
            if last:
                states.append(
                    (session.sharing.revision, State.of(session.draft), session.draft.fabric.unit_ids.tolist())
                )
            connection.close()
            session.close()
    return states


def recount(office, officers, states):
    """Read everything back."""
    with connect_dsn(office.database.dsn) as connection:
        units = dict(connection.rows(UNITS))
        grids = {row[0]: row[1:] for row in connection.rows(GRIDS)}
        log = connection.rows(LOG)
        ((revision,),) = connection.rows("SELECT revision FROM plan WHERE district_id = 1 AND plan_id = 1")
        # No overlap, no gap, nothing else wrong; the log is whole.
        assert connection.rows("SELECT * FROM check_grids(1, 1)") == []
        assert connection.rows("SELECT * FROM verify_audit(1, 1)") == []
        assert connection.rows(OVERLAPS) == [(0, 0.0)]
        assert connection.rows(ODD_REVISIONS) == []
        assert connection.rows("SELECT count(*) FROM change WHERE checking OR checked <> statements") == [(0,)]
        assert connection.rows("SELECT (SELECT count(*) FROM changed_unit) + (SELECT count(*) FROM changed_grid)") == [
            (0,)
        ]
        seqs = [seq for (seq,) in connection.rows("SELECT seq FROM audit_log WHERE district_id = 1 ORDER BY seq")]
    # Each revision has its lines in the log, and these are of one change.
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
    changes = {}
    for row in log:
        changes.setdefault((row[2], row[1]), []).append(row)
    assert [at for at, _ in changes] == list(range(revision - len(changes) + 1, revision + 1))
    # Whatever an officer was told is there.
    written = {change for _, change, *_ in log}
    told = [one.get("written") or one.get("found") for officer in officers for one in journal_of(officer)]
    assert {change for change in told if change} <= written
    assert not [one for officer in officers for one in journal_of(officer) if "gave_up" in one]
    assert not [one for officer in officers for one in journal_of(officer) if "refused" in one]
    # Each change found the plan as its author had seen it, so that it overwrote nothing; done one after the other they
    # lead from what was published to what is there.
    codes, facts = dict(office.published), {}
    for (at, _), rows in changes.items():
        said = edit_from_dict(json.loads(rows[0][5]))
        assert {row[4] for row in rows} == {f"{office.database.name}_{rows[0][3]}"}
        first, last, before, after = {}, {}, {}, {}
        for *_, changed in rows:
            for unit, one, other in changed["units"]:
                assert codes[unit] == one, at
                first.setdefault(unit, one)
                codes[unit] = last[unit] = other
            for code, two in changed["grids"].items():
                assert facts.get(code, two["before"]) == two["before"], (at, code)
                before.setdefault(code, two["before"])
                facts[code] = after[code] = two["after"]
        ids = (said.units + 1).tolist()
        assert first == dict(zip(ids, said.before, strict=True)), at
        assert last == dict(zip(ids, said.after, strict=True)), at
        for code, record in said.records_before.items():
            if code in before and record is not None:
                assert (before[code]["grid_name"], before[code]["locked"]) == (record.name, record.locked), (at, code)
            else:
                assert record is None or record == said.records_after[code], (at, code)
    assert codes == units
    for code, record in facts.items():
        assert (record["grid_name"], record["kind"], record["locked"]) == grids[code][:3]
    # Everybody has what is there.
    for at, state, ids in states:
        assert at == revision
        assert dict(zip(ids, state.codes.tolist(), strict=True)) == units
        mine = {code: (one.name, one.kind, one.locked, one.void, one.note) for code, one in state.records.items()}
        # A grid that was made and retired before others saw it is nobody else's.
        mine = {code: one for code, one in mine.items() if code in grids or not one[3]}
        assert {code: (mine.get(code), there) for code, there in grids.items() if mine.get(code) != there} == {}
        assert set(mine) == set(grids)
    return changes


OVERLAPS = (
    "SELECT (SELECT count(*)::integer FROM grid a JOIN grid b ON a.grid_code < b.grid_code AND a.geom && b.geom"
    "   WHERE ST_Relate(a.geom, b.geom, '2********')),"
    " (SELECT sum(ST_Area(geom)) FROM community) - (SELECT sum(ST_Area(geom)) FROM grid WHERE status <> 'void')"
)
# Grids whose revision is not that of their last change, and versions that are not of the units that they name.
ODD_REVISIONS = (
    "SELECT g.grid_code FROM grid g LEFT JOIN LATERAL"
    "  (SELECT max(a.revision) AS last FROM audit_log a WHERE a.changed -> 'grids' ? g.grid_code) AS l ON true"
    " WHERE g.revision <> coalesce(l.last, 0)"
    " UNION ALL"
    " SELECT v.grid_code FROM grid_version v JOIN grid g USING (district_id, plan_id, grid_code)"
    " WHERE v.valid_to IS NULL AND v.units IS DISTINCT FROM ARRAY("
    "  SELECT unit_id FROM unit u WHERE (u.district_id, u.plan_id, u.grid_code) ="
    "  (v.district_id, v.plan_id, v.grid_code) ORDER BY unit_id)"
    " UNION ALL"
    " SELECT g.grid_code FROM grid g WHERE g.status <> 'void' AND 1 <> (SELECT count(*) FROM grid_version v"
    "  WHERE (v.district_id, v.plan_id, v.grid_code) = (g.district_id, g.plan_id, g.grid_code) AND v.valid_to IS NULL)"
)


@pytest.mark.parametrize(
    ("edits", "servers"), [(FEW, 0), pytest.param(MANY, 4, marks=pytest.mark.slow)], ids=["fast", "full"]
)
def test_nothing_is_lost(office, edits, servers):
    seed = int(os.environ.get("SEED", time.time_ns() % 10**6))
    print(f"SEED={seed}")  # noqa: T201
    officers = office.officers(edits, seed, deaths=0.02)
    started = time.monotonic()
    office.run(officers, seed, 120 + edits / 10, servers)
    took = time.monotonic() - started
    states = last_sync(officers)
    changes = recount(office, officers, states)
    done = sum(edits_done(officer.path) for officer in officers)
    assert done >= edits
    journal = [one.get("refused") or next(iter(one)) for officer in officers for one in journal_of(officer)]
    told = {word: journal.count(word) for word in sorted(set(journal))}
    print(f"{done} edits in {len(changes)} changes, {took:.0f} s; {office.deaths}; {told}")  # noqa: T201
