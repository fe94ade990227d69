"""One transaction is one change: begun, derived, written down and told, or refused with a word and an amount."""

import json
import select
from uuid import uuid4

import psycopg2
import pytest
from small_district import (
    EAST_SIDE,
    NEW,
    WEST_SIDE,
    A,
    B,
    C,
    D,
    begin,
    begin_publish,
    change,
    give,
    install,
    new_grid,
    publish,
    small_district,
    square,
    write_grids,
    write_units,
)


@pytest.fixture
def town(database):
    connection = small_district(database)
    yield connection
    connection.close()


@pytest.fixture
def colleague(database, town):
    connection = database.connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SET search_path = community_grids, public")
    yield connection
    connection.close()


def rows(connection, statement, values=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def refused(code, run):
    """The sentence and the detail of a refusal with this code."""
    with pytest.raises(psycopg2.Error) as caught:
        run()
    assert caught.value.pgcode == code, caught.value
    return caught.value.diag.message_primary, json.loads(caught.value.diag.message_detail)


def codes(connection):
    return dict(rows(connection, "SELECT unit_id, grid_code FROM unit"))


def commit(connection, *statements, base=0, **options):
    """Run statements as one change."""
    with connection, connection.cursor() as cursor:
        begin(cursor, base, **options)
        for statement in statements:
            cursor.execute(statement)


# What a change does


def test_grids_are_derived_from_their_units(town):
    change(town, B, 8)
    found = rows(
        town,
        "SELECT grid_code, ST_Equals(geom, %s::geometry), households, buildings, area_m2, status, compactness, "
        "visible_boundary, revision FROM grid WHERE revision > 0 ORDER BY grid_code",
        [square(1, 0, 1, 3)],
    )
    # a column of three squares: 80 m around; of A's outline the borders to B of 10 m each are hidden but for the seen
    assert [row[:6] for row in found] == [(A, False, 300, 6, 300.0, "in_band"), (B, True, 300, 6, 300.0, "in_band")]
    assert [row[6] for row in found] == pytest.approx([4 * 3.141592653589793 * 300 / 80**2] * 2)
    assert [row[7] for row in found] == pytest.approx([1 - 30 / 80, 1 - 60 / 80])
    assert [row[8] for row in found] == [1, 1]
    assert rows(town, "SELECT unit_id, revision FROM unit WHERE revision > 0") == [(8, 1)]
    assert rows(town, "SELECT * FROM check_grids(1, 1)") == []


def test_a_change_makes_versions_with_their_parents(town):
    change(town, B, 8)
    assert rows(
        town,
        "SELECT grid_code, version, op, parents, units, valid_to IS NULL, revision FROM grid_version "
        "WHERE grid_code IN (%s, %s) ORDER BY 1, 2",
        [A, B],
    ) == [
        (A, 1, "make", "", [1, 4, 7, 8], False, None),
        (A, 2, "assign", A, [1, 4, 7], True, 1),
        (B, 1, "make", "", [2, 5], False, None),
        (B, 2, "assign", f"{A},{B}", [2, 5, 8], True, 1),
    ]
    assert rows(town, "SELECT count(DISTINCT valid_from) FROM grid_version WHERE revision = 1") == [(1,)]


def test_a_new_grid_comes_from_where_its_ground_was(town):
    change(town, NEW, 7, 8, new=True, action="split")
    assert rows(town, "SELECT parents, units FROM grid_version WHERE grid_code = %s", [NEW]) == [(A, [7, 8])]
    assert rows(town, "SELECT households, status FROM grid WHERE grid_code = %s", [NEW]) == [(200, "in_band")]


def test_a_grid_without_units_is_void_and_stays_known(town):
    change(town, A, 2, 5, action="merge")
    assert rows(town, "SELECT geom, households, area_m2, status, grid_name FROM grid WHERE grid_code = %s", [B]) == [
        (None, 0, 0.0, "void", "Grid 2")
    ]
    assert rows(
        town, "SELECT units, valid_from = valid_to FROM grid_version WHERE grid_code = %s AND version = 2", [B]
    ) == [([], True)]


def test_a_name_makes_a_version_and_a_lock_none(town):
    commit(town, f"UPDATE grid SET grid_name = '和谐' WHERE grid_code = '{B}'", action="rename")
    commit(town, f"UPDATE grid SET locked = true WHERE grid_code = '{B}'", base=1, action="lock")
    found = rows(town, "SELECT op, record ->> 'grid_name' FROM grid_version WHERE grid_code = %s ORDER BY version", [B])
    assert found == [("make", "Grid 2"), ("rename", "和谐")]
    assert rows(town, "SELECT unit_id FROM unit WHERE locked ORDER BY 1") == [(2,), (5,)]
    assert rows(town, "SELECT revision FROM grid WHERE grid_code = %s", [B]) == [(2,)]


def test_words_of_a_boundary_go_with_the_ground_unless_new_ones_come(town):
    commit(town, f"UPDATE grid SET boundary_en = 'old' WHERE grid_code IN ('{A}', '{B}')", action="describe")
    commit(
        town,
        f"UPDATE unit SET grid_code = '{B}' WHERE unit_id = 8",
        f"UPDATE grid SET boundary_en = 'new' WHERE grid_code = '{B}'",
        base=1,
    )
    assert rows(town, "SELECT boundary_en FROM grid WHERE grid_code IN (%s, %s) ORDER BY grid_code", [A, B]) == [
        ("",),
        ("new",),
    ]


def test_a_reason_stays_while_the_grid_is_out_of_its_band(town):
    commit(town, f"UPDATE grid SET reason = 'too many' WHERE grid_code = '{A}'", action="note")
    assert rows(town, "SELECT reason FROM grid WHERE grid_code = %s", [A]) == [("too many",)]
    change(town, B, 8)
    assert rows(town, "SELECT reason FROM grid WHERE grid_code = %s", [A]) == [("",)]


def test_findings_of_a_changed_grid_go_and_new_ones_stay(town):
    finding = (
        'INSERT INTO finding (district_id, plan_id, "check", severity, grid_code, message) '
        "VALUES (1, 1, 'grid_over', 'warning', '{}', '{}')"
    )
    commit(town, finding.format(A, "over"), finding.format(C, "other"))
    commit(town, f"UPDATE unit SET grid_code = '{B}' WHERE unit_id = 8", finding.format(A, "new"), base=1)
    assert rows(town, "SELECT grid_code, message FROM finding ORDER BY 1, 2") == [(A, "new"), (C, "other")]


def test_units_may_belong_to_no_grid_in_a_draft(town):
    change(town, "", 8)
    assert rows(town, "SELECT * FROM check_grids(1, 1)") == [("unassigned", "", WEST_SIDE, 1.0)]
    change(town, A, 8)
    assert rows(town, "SELECT * FROM check_grids(1, 1)") == []


def test_the_log_tells_what_changed(town):
    change_id = str(uuid4())
    change(town, B, 8, change=change_id, reason="nearer", author="officer 2", edit='{"a": 1}')
    found = rows(
        town,
        "SELECT seq, author, action, reason, edit, change_id::text, revision, changed FROM audit_log "
        "WHERE revision = 1",
    )
    assert found[0][:7] == (3, "officer 2", "assign", "nearer", '{"a": 1}', change_id, 1)
    changed = found[0][7]
    assert changed["units"] == [[8, A, B]]
    assert {
        code: (was["before"]["households"], was["after"]["households"]) for code, was in changed["grids"].items()
    } == {
        A: (400, 300),
        B: (200, 300),
    }


def test_others_are_told_which_grids_changed(town, colleague):
    with colleague, colleague.cursor() as cursor:
        cursor.execute("LISTEN community_grids")
    change(town, B, 8)
    select.select([colleague], [], [], 10)
    colleague.poll()
    assert [json.loads(notice.payload) for notice in colleague.notifies] == [
        {"district": 1, "plan": 1, "revision": 1, "kind": "edit", "grids": [A, B]}
    ]


def test_nobody_is_told_of_too_many_grids(town):
    with town, town.cursor() as cursor:
        cursor.execute("LISTEN community_grids")
        cursor.execute(
            "SELECT tell(1, 1, 1, 'edit', array_agg('110101001001' || n)) FROM generate_series(100, 999) AS n"
        )
    town.poll()
    assert json.loads(town.notifies[0].payload)["grids"] is None


def test_a_change_of_nothing_is_written_all_the_same(town):
    commit(town)
    assert rows(town, "SELECT changed FROM audit_log WHERE revision = 1") == [({"units": [], "grids": {}},)]
    assert rows(town, "SELECT revision FROM plan") == [(1,)]


# Who comes later


def test_a_grid_that_a_colleague_changed_is_refused(town, colleague):
    change(town, B, 8, base=0)
    sentence, detail = refused("CG001", lambda: change(colleague, C, 5, 2, base=0))
    assert detail == {"trouble": "stale", "grid": B, "other": "", "value": 1}
    assert B in sentence
    assert codes(town)[8] == B and codes(town)[5] == B


def test_a_grid_that_nobody_changed_is_not_refused(town, colleague):
    change(town, B, 8, base=0)
    commit(colleague, f"UPDATE grid SET grid_name = 'new' WHERE grid_code = '{C}'", base=0)
    assert rows(town, "SELECT revision FROM plan") == [(2,)]


def test_the_record_of_a_changed_grid_is_refused_too(town, colleague):
    commit(town, f"UPDATE grid SET grid_name = 'mine' WHERE grid_code = '{B}'")
    rename = f"UPDATE grid SET grid_name = 'theirs' WHERE grid_code = '{B}'"
    refused("CG001", lambda: commit(colleague, rename))
    assert rows(town, "SELECT grid_name FROM grid WHERE grid_code = %s", [B]) == [("mine",)]


def test_a_new_code_that_a_colleague_gave_is_stale(town, colleague):
    change(town, NEW, 7, 8, new=True)
    _, detail = refused("CG001", lambda: change(colleague, NEW, 9, new=True, base=0))
    assert detail["grid"] == NEW


def test_a_base_that_is_newer_than_the_plan(town):
    _, detail = refused("CG001", lambda: change(town, B, 8, base=5))
    assert detail["trouble"] == "base_newer" and detail["value"] == 0


def test_two_at_once_wait_for_each_other(town, colleague):
    with town.cursor() as cursor:
        begin(cursor, 0)
        give(cursor, B, 8)
    with colleague.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '50ms'")
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            begin(cursor, 0)
    colleague.rollback()
    town.commit()
    refused("CG001", lambda: change(colleague, C, 8, base=0))


# What is no change


def test_without_a_change_nothing_is_written(town):
    for statement in (
        f"UPDATE unit SET grid_code = '{B}' WHERE unit_id = 8",
        f"UPDATE grid SET grid_name = 'x' WHERE grid_code = '{B}'",
        f"INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, '{NEW}', '{WEST_SIDE}')",
        "INSERT INTO unit SELECT district_id, plan_id, 99, 99, geom, community_code FROM unit WHERE unit_id = 8",
        "INSERT INTO plan (district_id, plan_id, name) VALUES (1, 2, 'x')",
        "INSERT INTO audit_log (district_id, plan_id, at, action) VALUES (1, 1, now(), 'x')",
    ):
        with pytest.raises(psycopg2.Error) as caught, town, town.cursor() as cursor:
            cursor.execute(statement)
        assert caught.value.pgcode in ("CG006", "CG008"), statement


def test_a_change_ends_with_its_transaction(town):
    change(town, B, 8)
    refused("CG006", lambda: rows(town, f"UPDATE unit SET grid_code = '{A}' WHERE unit_id = 8 RETURNING 1"))


def test_a_change_of_another_transaction_is_no_change(town, colleague):
    with town.cursor() as cursor:
        begin(cursor, 0)
    refused("CG006", lambda: rows(colleague, f"UPDATE unit SET grid_code = '{A}' WHERE unit_id = 8 RETURNING 1"))
    town.rollback()


def test_a_transaction_has_one_change(town):
    def twice():
        with town, town.cursor() as cursor:
            begin(cursor, 0)
            begin(cursor, 1)

    assert refused("CG006", twice)[1]["trouble"] == "second_change"


def test_a_change_is_written_once(town):
    change_id = str(uuid4())
    change(town, B, 8, change=change_id)
    refused("CG009", lambda: change(town, A, 8, change=change_id))


def test_a_change_is_of_one_plan(town):
    with town, town.cursor() as cursor:
        publish(cursor, "Other town")

    def other():
        with town, town.cursor() as cursor:
            begin(cursor, 0)
            give(cursor, B, 8, district=2)

    assert refused("CG006", other)[1]["trouble"] == "other_plan"


def test_a_savepoint_takes_its_change_back(town):
    with town.cursor() as cursor:
        cursor.execute("SAVEPOINT before")
        begin(cursor, 0)
        give(cursor, B, 8)
        cursor.execute("ROLLBACK TO before")
        with pytest.raises(psycopg2.Error, match="begun no change"):
            give(cursor, B, 8)
    town.rollback()
    with town, town.cursor() as cursor:
        begin(cursor, 0)
        cursor.execute("SAVEPOINT before")
        give(cursor, C, 8)
        cursor.execute("ROLLBACK TO before")
        give(cursor, B, 8)
    assert codes(town)[8] == B
    assert rows(town, "SELECT changed -> 'units' FROM audit_log WHERE revision = 1") == [([[8, A, B]],)]


def test_what_follows_an_early_check_is_checked_too(town):
    with town, town.cursor() as cursor:
        begin(cursor, 0)
        give(cursor, B, 8)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        give(cursor, C, 8)
    assert rows(town, "SELECT changed -> 'units' FROM audit_log WHERE revision = 1 ORDER BY seq") == [
        ([[8, A, B]],),
        ([[8, B, C]],),
    ]
    assert rows(town, "SELECT * FROM check_grids(1, 1)") == []

    def broken():
        with town, town.cursor() as cursor:
            begin(cursor, 1)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            give(cursor, A, 3)

    assert refused("CG002", broken)[1]["trouble"] == "pieces"


def test_an_early_check_in_a_savepoint_is_made_again(town):
    def broken():
        with town, town.cursor() as cursor:
            begin(cursor, 0)
            give(cursor, B, 8)
            cursor.execute("SAVEPOINT before")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ROLLBACK TO before")
            give(cursor, A, 3)

    assert refused("CG002", broken)[1]["trouble"] == "pieces"
    assert codes(town)[8] == A


def test_no_plan_no_change(town):
    assert refused("CG004", lambda: change(town, B, 8, plan=7, base=0))[1]["trouble"] == "no_plan"


# What never changes


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE unit SET households = households + 1",
        "UPDATE unit SET geom = ST_Translate(geom, 1, 0) WHERE unit_id = 8",
        "UPDATE unit SET geom = ST_Reverse(geom) WHERE unit_id = 8",
        "UPDATE unit SET unit_id = unit_id + 100",
        f"UPDATE unit SET community_code = '{EAST_SIDE}' WHERE unit_id = 8",
        "UPDATE unit SET revision = 5",
        "UPDATE unit SET wet = true",
        "UPDATE grid SET households = 1",
        "UPDATE grid SET status = 'void'",
        "UPDATE grid SET geom = NULL",
        "UPDATE grid SET grid_code = grid_code || '1'",
        f"UPDATE grid SET community_code = '{EAST_SIDE}'",
        "UPDATE grid SET revision = -1",
        "DELETE FROM unit",
        "DELETE FROM grid",
        "TRUNCATE unit",
        "TRUNCATE grid",
        "TRUNCATE district CASCADE",
        "DELETE FROM plan",
        "DELETE FROM community",
        "UPDATE community SET name = 'x'",
        "DELETE FROM district",
        "DELETE FROM grid_version",
        "DELETE FROM change",
        "UPDATE unit_border SET open = false",
        "UPDATE building SET households = 1",
        "UPDATE profile SET value = '{}'",
        "INSERT INTO community (district_id, fid, community_code) VALUES (1, 99, 'x')",
        "INSERT INTO unit SELECT district_id, plan_id, 99, 99, geom, community_code FROM unit WHERE unit_id = 8",
        "INSERT INTO grid_version (district_id, plan_id, grid_code, version, op, valid_from) "
        "VALUES (1, 1, 'x', 1, 'x', now())",
        "INSERT INTO plan (district_id, plan_id, name) VALUES (1, 2, 'x')",
    ],
)
def test_what_is_published_stays(town, statement):
    before = rows(town, "SELECT * FROM unit ORDER BY unit_id"), rows(town, "SELECT * FROM grid ORDER BY grid_code")
    refused("CG008", lambda: commit(town, statement))
    assert before == (
        rows(town, "SELECT * FROM unit ORDER BY unit_id"),
        rows(town, "SELECT * FROM grid ORDER BY grid_code"),
    )


def test_what_a_new_grid_says_of_itself_is_derived(town):
    with town, town.cursor() as cursor:
        begin(cursor, 0)
        cursor.execute(
            "INSERT INTO grid (district_id, plan_id, grid_code, community_code, geom, households, status, revision) "
            "VALUES (1, 1, %s, %s, %s, 7000, 'over', 99)",
            [NEW, WEST_SIDE, square(0, 0)],
        )
        give(cursor, NEW, 8, 7)
    assert rows(town, "SELECT households, area_m2, status, revision FROM grid WHERE grid_code = %s", [NEW]) == [
        (200, 200.0, "in_band", 1)
    ]


# Publishing


def test_more_plans_join_a_district(town):
    with town, town.cursor() as cursor:
        assert begin_publish(cursor, "", 1) == 1
        cursor.execute("INSERT INTO plan (district_id, plan_id, name, revision) VALUES (1, 2, 'other', 7)")
        write_units(cursor, 1, 2)
        write_grids(cursor, 1, 2)
    assert change(town, B, 8, plan=2, base=7) == 8
    assert rows(town, "SELECT plan_id, grid_code FROM unit WHERE unit_id = 8 ORDER BY 1") == [(1, A), (2, B)]


def test_a_published_plan_is_not_published_over(town):
    def again():
        with town, town.cursor() as cursor:
            begin_publish(cursor, "", 1)
            write_grids(cursor, 1, 1, grids={NEW: None})

    refused("CG006", again)


def test_a_plan_that_was_published_in_pieces_is_not_there(database):
    connection = database.connect()
    install(connection)
    with connection.cursor() as cursor:
        publish(cursor)
    connection.rollback()
    assert database.run("SELECT count(*) FROM community_grids.district") == [(0,)]
    connection.close()


def test_another_search_path_and_another_schema_of_postgis(make_database):
    database = make_database("gis")
    connection = database.connect()
    install(connection)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', 'gis', false)")
        publish(cursor)
        cursor.execute("SET LOCAL search_path = pg_temp")
        cursor.execute("CREATE TEMP TABLE unit (unit_id integer); CREATE TEMP TABLE grid (grid_code text)")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("SELECT community_grids.begin_change(1, 1, 0, %s::uuid, 'assign', '', '', '')", [str(uuid4())])
        cursor.execute("UPDATE community_grids.unit SET grid_code = %s WHERE unit_id = 8", [B])
    found = database.run("SELECT households FROM community_grids.grid WHERE revision = 1")
    assert found == [(300,), (300,)]
    connection.close()
    database.server.drop_database(database.name)


def test_odd_words_are_stored_as_they_are(town):
    odd = "x'); DROP TABLE community_grids.unit; -- \\ \" $$ 网格 %s {}"
    with town, town.cursor() as cursor:
        begin(cursor, 0, action="rename", reason=odd, author=odd, edit=odd)
        cursor.execute("UPDATE grid SET grid_name = %s, note = %s WHERE grid_code = %s", [odd, odd, D])
        new_grid(cursor, f"{WEST_SIDE}'--", odd)
        give(cursor, f"{WEST_SIDE}'--", 7, 8)
    assert rows(town, "SELECT author, reason, edit FROM audit_log WHERE revision = 1") == [(odd, odd, odd)]
    assert rows(town, "SELECT grid_name, note FROM grid WHERE grid_code = %s", [D]) == [(odd, odd)]
    assert rows(town, "SELECT * FROM verify_audit(1, 1)") == []
