"""Sequences that are rare and real: unlocked and locked again, undone after it was written, databases set back."""

import sqlite3
from contextlib import closing, suppress

import pytest
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plan_file.errors import PlanFileError
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import RefusedByDatabaseError, SharedError
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import GridRecord, RefusedError
from drawn_plans import board, code, new_plan
from psycopg2.extensions import make_dsn
from shared_databases import brought, published, set_up
from two_officers import FOUR, ONE, THREE, TWO, Officer, in_database, same_everywhere, two_officers


@pytest.fixture
def officers(qgis_app, database, tmp_path):
    yield from two_officers(database, tmp_path)


def test_a_grid_that_was_unlocked_changed_and_locked_again_is_written(officers):
    she, he = officers
    she.session.do(she.session.draft.locked([TWO], True))
    she.sync()
    she.session.do(she.session.draft.locked([TWO], False))
    she.give([17, 18], ONE)
    she.session.do(she.session.draft.locked([TWO], True))
    outcome = she.sync()
    assert (outcome.waiting, in_database(she.connection, 17, 18)) == (0, [ONE, ONE])
    he.sync()
    assert he.session.draft.record(TWO).locked
    assert same_everywhere(she, he)
    assert she.connection.rows("SELECT * FROM verify_audit(1, 1)") == []
    assert she.connection.rows("SELECT * FROM check_grids(1, 1)") == []


def test_undo_of_what_was_retired_and_written(officers):
    she, he = officers
    she.session.do(she.session.draft.merged([FOUR], THREE, "few people"), "few people")
    she.sync()
    he.sync()
    she.session.undo()
    she.sync()
    he.sync()
    assert same_everywhere(she, he)
    she.session.redo()
    she.session.undo()
    she.sync()
    he.sync()
    assert same_everywhere(she, he)


def test_a_grid_that_came_back_and_changed_gets_another_code(officers):
    she, he = officers
    she.session.do(she.session.draft.merged([FOUR], THREE, "few people"), "few people")
    she.sync()
    he.sync()
    she.session.undo()
    she.give([17], ONE)
    she.give([45, 46, 47, 48], FOUR)
    outcome = she.sync()
    new = code(5)
    assert outcome.renewed == (f"Grid {FOUR} was retired before and has other ground now; its code is {new}.",)
    assert (outcome.waiting, outcome.conflicts) == (0, ())
    assert she.session.history[-1].reason == outcome.renewed[0]
    assert in_database(she.connection, 17, 48, 49) == [ONE, new, new]
    assert she.session.draft.records[FOUR] == she.session.theirs.records[FOUR]
    with pytest.raises(PlanFileError):  # the grid that it was made from is another
        she.session.undo()
    assert he.sync().conflicts == ()
    assert same_everywhere(she, he)
    she.give([44], new)
    assert she.sync().waiting == 0
    assert she.connection.rows("SELECT * FROM check_grids(1, 1)") == []


# What the database refuses


@pytest.fixture
def editor(officers, database, postgis):
    """The second officer, who may change another community only."""
    she, he = officers
    she.connection.rows(f"CREATE ROLE odd_editor LOGIN PASSWORD '{postgis.password}' IN ROLE community_grids_editor")
    she.connection.rows("INSERT INTO scope (member, code_prefix) VALUES ('odd_editor', '9')")
    he.connection.close()
    he.connection = connect_dsn(make_dsn(**database.parameters("odd_editor")))
    yield he
    he.connection.close()
    she.connection.rows("DELETE FROM scope")
    she.connection.rows("DROP ROLE odd_editor")


def test_a_grid_that_one_may_not_change_is_named(officers, editor):
    she, _ = officers
    with she.connection.transaction() as cursor:  # so that the editor has something in this district
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("INSERT INTO community (district_id, fid, community_code) VALUES (1, 9, '9')")
    editor.give([17], ONE)
    with pytest.raises(RefusedByDatabaseError, match=f"grid {ONE}: community {ONE[:12]} is not yours"):
        editor.sync()
    assert editor.session.waiting().units == 1


def test_what_is_refused_does_not_hold_up_the_rest(officers):
    she, he = officers
    with she.connection.transaction() as cursor:  # a building that only the database knows
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("INSERT INTO shared_building VALUES (1, 1, 1, 17, 18, 5)")
    she.give([17], ONE)
    she.give([49, 50], THREE)
    with pytest.raises(RefusedByDatabaseError) as refused:
        she.sync()
    assert {refused.value.grid, refused.value.other} == {ONE, TWO}
    assert in_database(she.connection, 17, 49, 50) == [TWO, THREE, THREE]
    assert she.grid_of(17, 49, 50) == [ONE, THREE, THREE]
    assert she.session.waiting().units == 1
    with pytest.raises(RefusedByDatabaseError):
        she.sync()
    she.give([18], ONE)
    assert she.sync().waiting == 0
    he.sync()
    assert same_everywhere(she, he)


# A database that was restored from an older back-up


_TABLES = ("plan", "unit", "grid", "grid_version", "finding", "audit_log", "change")


def backed_up(connection):
    connection.rows("CREATE SCHEMA kept")
    for table in _TABLES:
        connection.rows(f"CREATE TABLE kept.{table} AS TABLE community_grids.{table}")


def set_back(connection):
    """Restore what was backed up, past all guards."""
    with connection.transaction() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _TABLES:
            cursor.execute(f"DELETE FROM {table}")
            cursor.execute(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.{table}")


def test_what_a_database_that_was_set_back_has_lost_is_asked_about(officers):
    she, he = officers
    backed_up(she.connection)
    she.give([17, 18], ONE)
    she.session.do(she.session.draft.renamed(THREE, "和谐"))
    assert not she.sync().set_back
    set_back(she.connection)
    he.give([49, 50], THREE)
    he.sync()  # the revisions are those that she saw, and yet it is another past

    outcome = she.sync()
    assert outcome.set_back
    assert outcome.written == frozenset()
    assert [conflict.grids for conflict in outcome.conflicts] == [(ONE, TWO), (THREE, FOUR)]
    assert she.grid_of(17, 18) == [ONE, ONE]
    assert in_database(she.connection, 17, 18, 49, 50) == [TWO, TWO, THREE, THREE]
    she.restart()
    assert not she.sync().set_back  # it is said once
    she.session.resolve(she.session.conflicts()[0], "mine")
    she.session.resolve(she.session.conflicts()[0], {THREE: "mine"} | dict.fromkeys(range(64), "theirs"))
    assert she.sync().waiting == 0
    assert in_database(she.connection, 17, 18, 49, 50) == [ONE, ONE, THREE, THREE]
    he.sync()
    assert he.session.draft.record(THREE).name == "和谐"
    assert same_everywhere(she, he)
    assert she.connection.rows("SELECT * FROM check_grids(1, 1)") == []
    assert she.connection.rows("SELECT * FROM verify_audit(1, 1)") == []


def test_a_database_that_was_set_back_to_less_than_was_seen(officers):
    she, he = officers
    backed_up(she.connection)
    she.session.do(she.session.draft.merged([FOUR], THREE, "few people"), "few people")
    she.sync()
    he.sync()
    set_back(she.connection)
    for officer, choice in ((she, "mine"), (he, "theirs")):
        outcome = officer.sync()
        assert (outcome.set_back, len(outcome.conflicts)) == (True, 1 if officer is she else 0)
        for conflict in outcome.conflicts:
            officer.session.resolve(conflict, choice)
        officer.sync()
    assert in_database(she.connection, 49, 50) == [THREE, THREE]
    assert same_everywhere(she, he)
    assert he.connection.rows("SELECT * FROM verify_audit(1, 1)") == []


def test_a_log_that_was_tampered_with_is_told_where_nothing_else_differs(officers):
    she, he = officers
    she.give([17, 18], ONE)
    she.sync()
    he.sync()
    with she.connection.transaction() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)")
        cursor.execute("UPDATE plan SET revision = revision - 1")
    assert she.connection.rows("SELECT * FROM verify_audit(1, 1)") == []  # the database alone cannot know
    outcome = he.sync()
    assert (outcome.set_back, outcome.conflicts, outcome.waiting) == (True, (), 0)
    he.give([33], TWO)
    assert he.sync().waiting == 0


def test_another_plan_of_the_same_number_is_not_taken_for_this_one(officers):
    she, _ = officers
    with she.connection.transaction() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE unit SET unit_id = unit_id + 1000")
        cursor.execute("UPDATE audit_log SET hash = sha256(hash)")
    with pytest.raises(SharedError, match="another plan"):
        she.sync()
    assert she.grid_of(17) == [TWO]


def test_a_publication_is_known_by_its_log_at_once(officers):
    she, _ = officers
    assert she.session.sharing.audit_hash


# Numbers, text and shapes


def test_a_scenario_is_renumbered_past_those_that_were_deleted(officers):
    she, he = officers
    she.session.branch("hers")
    published(she.connection, she.path)
    he.session.branch("his")
    his = he.session.scenario.plan_id
    he.session.branch("gone")
    gone = he.session.scenario.plan_id
    he.session.switch(his)
    he.session.delete_scenario(gone)
    published(he.connection, he.path)
    assert he.connection.rows("SELECT plan_id, name FROM plan ORDER BY 1")[1:] == [(2, "hers"), (gone + 1, "his")]


def test_text_with_the_one_character_that_the_database_cannot_hold(officers):
    she, he = officers
    she.session.do(she.session.draft.renamed(ONE, "和\0谐"))
    she.give([17], ONE, "why\0not")
    she.session.branch("a\0b")
    published(she.connection, she.path)
    she.session.switch(1)
    she.sync()
    he.sync()
    she.sync()
    assert she.session.draft.record(ONE).name == he.session.draft.record(ONE).name == "和谐"
    assert she.session.waiting().grids == he.session.waiting().grids == 0
    assert same_everywhere(she, he)


def test_a_grid_in_pieces_is_named_when_it_is_published(qgis_app, database, tmp_path):
    whole = board(grids=4)
    codes = whole.codes.copy()
    codes[:4] = THREE  # far from it
    path = tmp_path / "pieces.gpkg"
    create_plan(path, new_plan(Draft(whole.fabric, codes, whole.records)))
    with set_up(database) as connection, pytest.raises(SharedError, match=f"Grid {THREE} .* lies in pieces"):
        published(connection, path)


def test_edits_of_a_grid_wholly_inside_another_are_written(qgis_app, database, tmp_path):
    outer = board(grids=1)
    codes = outer.codes.copy()
    codes[[9, 10, 13, 14]] = TWO
    path = tmp_path / "hole.gpkg"
    records = outer.records | {TWO: GridRecord(TWO, "", 0)}
    create_plan(path, new_plan(Draft(outer.fabric, codes, records)))
    with set_up(database) as connection:
        published(connection, path)
    she = Officer("she", path, database.dsn)
    try:
        done = 0
        for unit in range(1, 33):
            target = ONE if she.grid_of(unit) == [TWO] else TWO
            with suppress(RefusedError):  # what the engine allows the database takes
                she.give([unit], target)
                assert she.sync().waiting == 0
                she.session.undo()
                assert she.sync().waiting == 0
                done += 1
        assert done == 12
        assert she.connection.rows("SELECT * FROM check_grids(1, 1)") == []
    finally:
        she.close()


def test_a_plan_that_was_shared_is_published_to_another_database(officers, make_database, tmp_path):
    she, he = officers
    she.give([17], ONE)
    she.sync()
    he.sync()
    he.session.branch("his")
    he.give([33], TWO)
    published(he.connection, he.path)
    she.give([49], THREE)
    she.sync()
    path = brought(she.connection, tmp_path / "moving.gpkg")
    with closing(sqlite3.connect(path)) as file, file:
        for table in ("shared_plan", "shared_unit", "shared_grid"):
            file.execute(f"DELETE FROM {table}")
    other = make_database()
    with set_up(other) as connection:
        published(connection, path, "moved")
        for plan in (1, 2):
            assert connection.rows("SELECT * FROM verify_audit(1, %s)", [plan]) == []
            assert connection.rows("SELECT * FROM check_grids(1, %s)", [plan]) == []
    other.server.drop_database(other.name)
