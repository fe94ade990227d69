"""Changes that are rare and real, as SQL: units that were set free, no revision told, codes of any length."""

import json

import psycopg2
import pytest
from small_district import NEW, A, B, begin, begin_publish, change, give, new_grid, publish, small_district


@pytest.fixture
def town(database):
    connection = small_district(database)
    yield connection
    connection.close()


def refused(code, run):
    """The detail of a refusal with this code."""
    with pytest.raises(psycopg2.Error) as caught:
        run()
    assert caught.value.pgcode == code, caught.value
    return json.loads(caught.value.diag.message_detail)


def rows(connection, statement, values=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_a_unit_that_a_colleague_took_out_of_its_grid_is_newer(town):
    change(town, "", 8, base=0)
    assert refused("CG001", lambda: change(town, B, 8, base=0))["trouble"] == "stale"
    assert rows(town, "SELECT grid_code FROM unit WHERE unit_id = 8") == [("",)]
    change(town, B, 8, base=1)


def test_a_unit_that_one_takes_out_and_gives_again_is_ones_own(town):
    with town, town.cursor() as cursor:
        begin(cursor)
        give(cursor, "", 8)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        give(cursor, B, 8)
    assert rows(town, "SELECT grid_code FROM unit WHERE unit_id = 8") == [(B,)]


def test_a_change_from_no_revision_at_all_is_refused(town):
    change(town, B, 8, base=0)

    def overwrite():
        with town, town.cursor() as cursor:
            begin(cursor, None)
            give(cursor, A, 8)

    assert refused("CG001", overwrite)["trouble"] == "base_newer"
    assert rows(town, "SELECT grid_code FROM unit WHERE unit_id = 8") == [(B,)]


def test_a_special_grid_goes_by_its_own_band(town):
    with town, town.cursor() as cursor:
        begin(cursor)
        new_grid(cursor, NEW)
        cursor.execute("UPDATE grid SET kind = 'special' WHERE grid_code = %s", [NEW])
        give(cursor, NEW, 9)
    assert rows(town, "SELECT status FROM grid WHERE grid_code = %s", [NEW]) == [("in_band",)]


def test_a_scope_of_a_community_is_that_one_alone_however_long_its_code(town):
    with town, town.cursor() as cursor:
        cursor.execute("SELECT begin_publish('Short codes', NULL, gen_random_uuid(), 'officer', false)")
        (district,) = cursor.fetchone()
        for fid, code in enumerate(("A1", "A10", "A1_", "B1"), 1):
            cursor.execute(
                "INSERT INTO community (district_id, fid, community_code) VALUES (%s, %s, %s)", [district, fid, code]
            )
    patterns = {"A1": ["A1"], "A": ["A1", "A10", "A1_"], "": ["A1", "A10", "A1_", "B1"], "A1_": ["A1_"], "_1": []}
    for prefix, own in patterns.items():
        with town, town.cursor() as cursor:
            cursor.execute("INSERT INTO scope (member, code_prefix) VALUES (session_user, %s)", [prefix])
            cursor.execute(
                "SELECT community_code FROM community "
                "WHERE district_id = %s AND in_scope(%s, community_code, scope_of(session_user)) ORDER BY 1",
                [district, district],
            )
            assert [code for (code,) in cursor.fetchall()] == own, prefix
            cursor.execute("DELETE FROM scope")


_LINE = "INSERT INTO audit_log (district_id, plan_id, seq, at, action) VALUES (%s, %s, %s, now(), 'forged')"


def test_a_log_is_not_begun_for_a_plan_that_somebody_will_publish(town):
    def squat():
        with town, town.cursor() as cursor:
            begin_publish(cursor, district=1)
            cursor.execute(_LINE, [1, 2, 2**31 - 1])

    assert refused("CG008", squat)["trouble"] == "log"


def test_nothing_is_added_to_a_log_after_the_plan_was_checked(town):
    def add():
        with town, town.cursor() as cursor:
            district = publish(cursor, "Second")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(_LINE, [district, 1, None])

    assert refused("CG008", add)["trouble"] == "log"


def test_the_log_of_a_deleted_plan_comes_with_its_district(town):
    with town, town.cursor() as cursor:
        district = publish(cursor, "Second")
        cursor.execute(_LINE, [district, 2, 1])
        cursor.execute(_LINE, [district, 2, 2])
    assert rows(town, "SELECT * FROM verify_audit(%s, 2)", [district]) == []
