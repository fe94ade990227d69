"""Sequences that are rare and real: unlocked and locked again, undone after it was written, databases set back."""

import pytest
from community_grids.database.errors import SharedError
from two_officers import FOUR, ONE, THREE, TWO, in_database, same_everywhere, two_officers


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
