"""Two officers, two copies of a plan, one database: what does not touch goes together, what does waits for a choice."""

import json
import subprocess
import sys
from contextlib import contextmanager

import psycopg2
import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.database import live_steps, syncing
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import OfflineError, RefusedByDatabaseError, SharedError
from community_grids.engine.gridding.editing.states import State, difference
from shared_databases import NASTY
from two_officers import FOUR, ONE, THREE, TWO, in_database, same_everywhere, two_officers


@pytest.fixture
def officers(qgis_app, database, tmp_path):
    yield from two_officers(database, tmp_path)


# Units by their ids, column by column: 17 to 20 are the first column of the second grid, 33 to 36 of the third, 49 to
# 52 of the last.


def log_of(connection):
    return connection.rows(
        "SELECT author, action, reason FROM audit_log WHERE revision IS NOT NULL AND action <> 'publish' ORDER BY seq"
    )


def test_with_nothing_new_nothing_happens(officers):
    she, _ = officers
    outcome = she.sync()
    assert (outcome.fetched, outcome.written, outcome.conflicts, outcome.waiting) == (frozenset(), frozenset(), (), 0)


def test_an_edit_reaches_the_colleague(officers):
    she, he = officers
    she.give([17, 18], ONE, "new street")
    assert she.session.waiting().units == 2
    outcome = she.sync()
    assert (outcome.written, outcome.waiting) == ({ONE, TWO}, 0)
    assert in_database(she.connection, 17, 18) == [ONE, ONE]
    outcome = he.sync()
    assert (outcome.fetched, outcome.written) == ({ONE, TWO}, frozenset())
    assert [(step.author, step.action, step.reason) for step in outcome.steps] == [("she", "assign", "new street")]
    assert he.grid_of(17, 18, 19) == [ONE, ONE, TWO]
    assert same_everywhere(she, he)
    assert she.sync().fetched == frozenset()


def test_edits_elsewhere_go_together_by_themselves(officers):
    she, he = officers
    she.give([17, 18], ONE)
    he.give([49, 50], THREE)
    she.sync()
    outcome = he.sync()
    assert (outcome.fetched, outcome.written, outcome.conflicts) == ({ONE, TWO}, {THREE, FOUR}, ())
    she.sync()
    assert same_everywhere(she, he)
    assert [author for author, _, _ in log_of(she.connection)] == ["she", "he"]


def test_edits_of_one_grid_that_fit_go_together_too(officers):
    she, he = officers
    she.give([17], ONE)
    he.give([33], TWO)
    she.sync()
    assert he.sync().conflicts == ()
    she.sync()
    assert same_everywhere(she, he)
    assert she.grid_of(17, 33) == [ONE, TWO]


def test_the_same_unit_given_to_two_grids_is_a_conflict_until_it_is_resolved(officers):
    she, he = officers
    she.give([17, 18, 19, 20, 21], ONE)
    she.sync()
    he.give([29, 30, 31, 32, 28, 27, 26, 25, 24, 23, 22, 21], THREE)
    outcome = he.sync()
    (conflict,) = outcome.conflicts
    assert set(conflict.grids) == {ONE, TWO, THREE}
    assert he.grid_of(21, 17) == [THREE, TWO]
    assert in_database(she.connection, 21, 17) == [ONE, ONE]
    he.restart()
    assert len(he.session.conflicts()) == 1
    assert he.sync().conflicts[0].same_as(conflict)


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_conflict_is_resolved_either_way(officers, choice):
    she, he = officers
    test_the_same_unit_given_to_two_grids_is_a_conflict_until_it_is_resolved(officers)
    he.session.resolve(he.session.conflicts()[0], choice, "we talked")
    outcome = he.sync()
    assert (outcome.conflicts, outcome.waiting) == ((), 0)
    assert bool(outcome.written) == (choice == "mine")
    she.sync()
    assert same_everywhere(she, he)
    assert she.grid_of(21) == [THREE if choice == "mine" else ONE]


def test_beside_a_conflict_the_rest_is_written(officers):
    she, he = officers
    she.session.do(she.session.draft.renamed(ONE, "hers"))
    she.sync()
    he.session.do(he.session.draft.renamed(ONE, "his"))
    he.give([49], THREE)
    outcome = he.sync()
    assert (len(outcome.conflicts), outcome.written) == (1, {THREE, FOUR})
    assert he.sync().written == frozenset()
    assert he.session.draft.records[ONE].name == "his"
    assert she.connection.rows("SELECT grid_name FROM grid WHERE grid_code = %s", [ONE]) == [("hers",)]


def test_new_grids_merges_and_locks_reach_the_colleague(officers):
    she, he = officers
    draft = she.session.draft
    she.session.do(draft.merged([ONE], TWO, "two small ones"))
    she.session.do(draft.locked([FOUR], True))
    she.session.do(draft.renamed(THREE, NASTY), NASTY)
    she.sync()
    he.sync()
    records = he.session.draft.records
    assert (records[ONE].void, records[FOUR].locked, records[THREE].name) == (True, True, NASTY.strip())
    assert same_everywhere(she, he)


def test_both_make_a_grid_and_both_codes_stay(officers):
    she, he = officers
    for officer, grid in ((she, ONE), (he, FOUR)):
        draft = officer.session.draft
        (proposal, *_) = draft.split_proposals(grid)
        officer.session.do(proposal.edit)
    she.sync()
    he.sync()
    she.sync()
    assert same_everywhere(she, he)
    assert len(she.session.draft.grid_codes()) == 6


def test_undo_is_written_too(officers):
    she, he = officers
    she.give([17], ONE)
    she.sync()
    she.session.undo()
    assert she.sync().written == {ONE, TWO}
    he.sync()
    assert he.grid_of(17) == [TWO]
    assert same_everywhere(she, he)


def test_the_reasons_of_several_gestures_go_along(officers):
    she, _ = officers
    she.give([17], ONE, "first")
    she.session.do(she.session.draft.renamed(FOUR, "东"), "second")
    she.sync()
    assert log_of(she.connection) == [("she", "share", "first; second")]


def test_boundaries_in_words_and_findings_go_along(officers):
    she, _ = officers
    she.give([17, 18, 19, 20, 21, 22, 23, 24], ONE)
    she.session.boundaries.describe()
    she.sync()
    rows = she.connection.rows(
        "SELECT grid_code, boundary_zh <> '', reason <> '' FROM grid WHERE grid_code IN (%s, %s) ORDER BY 1", [ONE, TWO]
    )
    assert rows == [(ONE, True, True), (TWO, True, True)]
    found = she.connection.rows(
        'SELECT grid_code, "check" FROM finding WHERE grid_code IN (%s, %s) ORDER BY 1', [ONE, TWO]
    )
    assert found == [(ONE, "grid_over"), (TWO, "grid_under")]


# Somebody is faster


def test_a_stale_change_is_fetched_and_tried_again(officers, monkeypatch):
    she, he = officers
    she.give([17], ONE)
    he.give([18], ONE)
    tries = []

    def fetching_then_overtaken(session):
        work = live_steps.fetching(session)

        def run(connection):
            found = work(connection)
            tries.append(found)
            if len(tries) == 1:
                monkeypatch.setattr(syncing, "fetching", live_steps.fetching)
                he.sync()
                monkeypatch.setattr(syncing, "fetching", fetching_then_overtaken)
            return found

        return run

    monkeypatch.setattr(syncing, "fetching", fetching_then_overtaken)
    outcome = she.sync()
    assert len(tries) == 2
    assert (outcome.conflicts, outcome.waiting) == ((), 0)
    monkeypatch.undo()
    he.sync()
    assert same_everywhere(she, he)
    assert she.grid_of(17, 18) == [ONE, ONE]


# Offline, and back


def test_what_was_done_offline_goes_together_later(officers):
    she, he = officers
    she.connection.close()
    she.give([17], ONE)
    she.give([18], ONE)
    with pytest.raises(OfflineError):
        she.sync()
    he.give([49], THREE)
    he.sync()
    she.restart()
    outcome = she.sync()
    assert (outcome.fetched, outcome.written) == ({THREE, FOUR}, {ONE, TWO})
    he.sync()
    assert same_everywhere(she, he)


def changes_something(raw):
    """Whether the transaction that is open is a change."""
    with raw.cursor() as cursor:
        cursor.execute("SELECT FROM community_grids.open_change()")
        return bool(cursor.rowcount)


@contextmanager
def lost_at_commit(connection, before=False):
    """The connection is lost when the next change commits: just before that, or just after it."""
    raw = connection.raw

    class Losing:
        lost = False

        def __getattr__(self, name):
            return getattr(raw, name)

        def commit(self):
            if not self.lost and changes_something(raw):
                self.lost = True
                if before:
                    raw.close()
                else:
                    raw.commit()
                raise psycopg2.OperationalError("server closed the connection unexpectedly")
            raw.commit()

    connection.raw = Losing()
    yield
    connection.raw = raw


@pytest.mark.parametrize("before", [True, False])
def test_a_connection_lost_at_commit_writes_nothing_twice_and_loses_nothing(officers, before, monkeypatch):
    she, he = officers
    she.give([17, 18], ONE)
    real = live_steps.write

    def write(connection, *values):
        with lost_at_commit(connection, before):
            return real(connection, *values)

    monkeypatch.setattr(live_steps, "write", write)
    with pytest.raises(OfflineError):
        she.sync()
    monkeypatch.undo()
    assert she.session.sharing.change_id
    she.give([19], ONE)
    she.restart()
    outcome = she.sync()
    assert outcome.conflicts == ()
    assert not she.session.sharing.change_id
    he.sync()
    assert same_everywhere(she, he)
    assert he.grid_of(17, 18, 19) == [ONE] * 3
    assert len(log_of(she.connection)) == (1 if before else 2)


def test_a_colleague_changes_it_again_before_one_knows_that_it_arrived(officers, monkeypatch):
    she, he = officers
    she.give([17, 18], ONE)
    real = live_steps.write

    def write(connection, *values):
        with lost_at_commit(connection):
            return real(connection, *values)

    monkeypatch.setattr(live_steps, "write", write)
    with pytest.raises(OfflineError):
        she.sync()
    monkeypatch.undo()
    he.sync()
    he.give([18], TWO)
    he.sync()
    she.restart()
    assert she.sync().conflicts == ()
    assert she.grid_of(17, 18) == [ONE, TWO]
    assert same_everywhere(she, he)


_KILLED = """
import json, os, signal, sys
path, dsn, name, moment, units, target, folder = json.loads(sys.argv[1])
sys.path[:0] = [folder]
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from community_grids.adapters.plans.session import PlanSession
from community_grids.database import live_steps, syncing
from community_grids.database.connection import connect_dsn
session, connection = PlanSession.open(path, name), connect_dsn(dsn)
rows = [session.draft.fabric.unit_ids.tolist().index(unit) for unit in units]
session.do(session.draft.assigned(rows, target))
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before the file":
    syncing.take_in = die
elif moment == "before the database":
    live_steps.write = die
elif moment == "in the database":
    from psycopg2.extensions import connection as kind
    real = connection.raw
    class Dying:
        def __getattr__(self, name):
            return getattr(real, name)
        def commit(self):
            with real.cursor() as cursor:
                cursor.execute("SELECT FROM community_grids.open_change()")
                if cursor.rowcount:
                    die()
            real.commit()
    connection.raw = Dying()
elif moment == "after the database":
    syncing.note_written = die
syncing.sync(session, connection, name)
"""


@pytest.mark.parametrize("moment", ["before the file", "before the database", "in the database", "after the database"])
def test_a_killed_process_loses_nothing_and_does_nothing_twice(officers, package_folder, moment):
    she, he = officers
    she.close()
    he.give([49], THREE)
    he.sync()
    words = [str(she.path), she.dsn, "she", moment, [17, 18], ONE, package_folder]
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, json.dumps(words)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == -9, done.stderr
    she.session, she.connection = PlanSession.open(she.path, "she"), connect_dsn(she.dsn)
    assert she.grid_of(17, 18) == [ONE, ONE]
    assert she.sync().conflicts == ()
    he.sync()
    assert same_everywhere(she, he)
    assert he.grid_of(17, 18, 49) == [ONE, ONE, THREE]
    assert [author for author, _, _ in log_of(she.connection)] == ["he", "she"]


# What the database refuses


def test_what_the_database_refuses_names_the_grid_and_stays_in_the_file(officers):
    she, he = officers
    she.session.do(she.session.draft.locked([TWO], True))
    she.sync()
    he.give([17], ONE)
    outcome = he.sync()
    assert [conflict.why for conflict in outcome.conflicts] == ["locked"]
    assert he.grid_of(17) == [ONE]


def test_a_refusal_is_a_sentence_with_the_grid(officers):
    she, he = officers
    mine = State.of(he.session.draft)
    codes = mine.codes.copy()
    codes[48] = ONE
    he.session.do(difference("assign", mine, State(codes, mine.records)))
    with pytest.raises(RefusedByDatabaseError, match=f"Grid {ONE} would lie in 2 pieces") as refused:
        he.sync()
    assert refused.value.trouble == "pieces"
    assert he.grid_of(49) == [ONE]
    assert not he.session.sharing.change_id
    he.session.undo()
    assert he.sync().waiting == 0
    assert same_everywhere(she, he)


def test_a_plan_that_is_no_draft_takes_nothing_and_loses_nothing(officers, database):
    she, he = officers
    database.run("ALTER TABLE community_grids.plan DISABLE TRIGGER USER")
    database.run("UPDATE community_grids.plan SET state = 'approved'")
    database.run("ALTER TABLE community_grids.plan ENABLE TRIGGER USER")
    she.give([17], ONE)
    outcome = she.sync()
    assert (outcome.state, outcome.written, outcome.waiting) == ("approved", frozenset(), 2)
    assert she.grid_of(17) == [ONE]


def test_a_plan_that_is_gone_is_a_sentence(officers):
    she, _ = officers
    she.session._connection.sqlite.execute("UPDATE shared_plan SET district_id = 99")
    she.session.reload()
    with pytest.raises(SharedError, match="not in the database"):
        she.sync()
