"""The log only grows, shows when somebody changed it all the same, and tells the plan from its beginning."""

import psycopg2
import pytest
from small_district import NEW, UNITS, WEST_SIDE, A, B, C, begin, begin_publish, change, publish, small_district


@pytest.fixture
def town(database):
    connection = small_district(database)
    change(connection, B, 8, reason="nearer")
    change(connection, NEW, 7, 4, new=True, action="split")
    change(connection, A, 7, 4, action="undo")
    yield connection
    connection.close()


def rows(connection, statement, values=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def without_guards(connection, statement):
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)


def test_a_log_that_nobody_touched_is_whole(town):
    assert rows(town, "SELECT seq, action, revision FROM audit_log ORDER BY seq") == [
        (1, "make", None),
        (2, "publish", 0),
        (3, "assign", 1),
        (4, "split", 2),
        (5, "undo", 3),
    ]
    assert rows(town, "SELECT * FROM verify_audit(1, 1)") == []


def test_a_plan_that_is_not_there_is_not_whole(town):
    assert rows(town, "SELECT * FROM verify_audit(7, 1)") == [(None, "no_plan")]
    assert rows(town, "SELECT * FROM check_grids(7, 1)") == [("no_plan", "", "", None)]


def test_the_log_is_whole_in_any_time_zone(town):
    with town, town.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'Asia/Shanghai'; SET LOCAL DateStyle = 'German'")
        cursor.execute("SELECT * FROM verify_audit(1, 1)")
        assert cursor.fetchall() == []


def test_the_log_gives_the_plan_back(town):
    codes = dict(UNITS)
    for (changed,) in rows(town, "SELECT changed FROM audit_log WHERE changed IS NOT NULL ORDER BY seq"):
        for unit, before, after in changed["units"]:
            assert codes[unit] == before
            codes[unit] = after
    assert codes == dict(rows(town, "SELECT unit_id, grid_code FROM unit"))
    last = {}
    for (changed,) in rows(town, "SELECT changed FROM audit_log WHERE changed IS NOT NULL ORDER BY seq"):
        for code, was in changed["grids"].items():
            assert code not in last or last[code] == was["before"]
            last[code] = was["after"]
    now = dict(rows(town, "SELECT grid_code, grid_record(grid) FROM grid WHERE revision > 0"))
    assert last == now


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET reason = 'x'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log",
        "UPDATE audit_log SET reason = 'x' WHERE false",
        "INSERT INTO audit_log (district_id, plan_id, at, action) VALUES (1, 1, now(), 'x')",
        "INSERT INTO audit_log (district_id, plan_id, at, action, revision) VALUES (1, 1, now(), 'state', 3)",
    ],
)
@pytest.mark.parametrize("changing", [False, True])
def test_the_log_only_grows(town, statement, changing):
    with pytest.raises(psycopg2.Error) as caught, town, town.cursor() as cursor:
        if changing:
            begin(cursor, 3)
        cursor.execute(statement)
    assert caught.value.pgcode == "CG008"
    assert rows(town, "SELECT count(*) FROM audit_log") == [(5,)]


def test_a_publication_writes_only_its_own_log(town):
    with pytest.raises(psycopg2.Error) as caught, town, town.cursor() as cursor:
        begin_publish(cursor, "", 1)
        cursor.execute("INSERT INTO audit_log (district_id, plan_id, at, action) VALUES (1, 1, now(), 'x')")
    assert caught.value.pgcode == "CG008"


def test_what_a_publisher_says_of_the_role_is_not_believed(town):
    with town, town.cursor() as cursor:
        district = publish(cursor, "Other town")
        cursor.execute(
            "INSERT INTO audit_log (district_id, plan_id, seq, at, action, role, revision, hash) "
            "VALUES (%s, 1, 2, now(), 'x', 'somebody', 77, 'x')",
            [district],
        )
    assert rows(town, "SELECT role = session_user, revision FROM audit_log WHERE action = 'x'") == [(True, None)]
    assert rows(town, "SELECT * FROM verify_audit(2, 1)") == []


@pytest.mark.parametrize(
    ("statement", "trouble"),
    [
        ("UPDATE audit_log SET reason = 'farther' WHERE seq = 3", [(3, "changed")]),
        ("UPDATE audit_log SET author = 'x' WHERE seq = 1", [(1, "changed")]),
        ("UPDATE audit_log SET at = at - interval '1 second' WHERE seq = 5", [(5, "changed")]),
        (
            f"UPDATE audit_log SET changed = jsonb_set(changed, '{{units,0,2}}', '\"{C}\"') WHERE seq = 3",
            [(3, "changed")],
        ),
        ("UPDATE audit_log SET edit = '' WHERE seq = 3", [(3, "changed")]),
        ("UPDATE audit_log SET role = 'x' WHERE seq = 4", [(4, "changed")]),
        ("DELETE FROM audit_log WHERE seq = 3", [(4, "missing_before")]),
        ("DELETE FROM audit_log WHERE seq = 1", [(2, "missing_before")]),
        ("DELETE FROM audit_log WHERE seq = 5", [(None, "missing_at_end")]),
        ("DELETE FROM audit_log", [(None, "missing_at_end")]),
        ("UPDATE audit_log SET hash = sha256('x') WHERE seq = 3", [(3, "changed"), (4, "missing_before")]),
        (
            "INSERT INTO audit_log SELECT district_id, plan_id, 6, NULL, NULL, at, author, action, reason, edit, "
            "change_id, revision, role, changed, hash, hash FROM audit_log WHERE seq = 5",
            [(6, "changed")],
        ),
    ],
)
def test_what_was_done_past_the_guards_shows(town, statement, trouble):
    without_guards(town, statement)
    assert rows(town, "SELECT * FROM verify_audit(1, 1)") == trouble


def test_each_plan_has_its_own_log(town):
    with town, town.cursor() as cursor:
        publish(cursor, "Other town")
    change(town, C, 8)
    assert rows(town, "SELECT district_id, max(seq) FROM audit_log GROUP BY 1 ORDER BY 1") == [(1, 6), (2, 2)]
    assert rows(town, "SELECT * FROM verify_audit(1, 1) UNION ALL SELECT * FROM verify_audit(2, 1)") == []
    assert rows(town, "SELECT DISTINCT community_code FROM grid WHERE grid_code = %s", [NEW]) == [(WEST_SIDE,)]
