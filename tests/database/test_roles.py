"""Who may do what: each role tries what it must not, as SQL, and is refused; and does what it may.

The people: a `reader`; an `editor` of the lower community's street; a `publisher`, editor of the whole district; a
`founder`, editor of all districts, also of those to come; an `approver`, who has no community; an `owner`; and a
`stranger`, who is in no group.
"""

from contextlib import suppress

import psycopg2
import pytest
from community_grids.adapters.plan_file.events import CAMERA_COLUMNS, EVENT_COLUMNS, EVENT_TIMES
from community_grids.database.connection import SharedConnection, connect_dsn
from community_grids.database.errors import RefusedByDatabaseError, SharedError
from community_grids.database.migrations import create_schema, upgrade_schema
from drawn_plans import plan_file
from shared_board import LEFT, LOWER, RIGHT, SRID, UPPER, UPPER_LEFT, UPPER_RIGHT, begin, move, publish_board
from shared_databases import published

GROUPS = {
    "reader": "reader",
    "editor": "editor",
    "publisher": "editor",
    "founder": "editor",
    "approver": "approver",
    "owner": "owner",
    "stranger": None,
}
SCOPES = (
    ("role_editor", "1", LOWER[:9]),
    ("role_publisher", "1", ""),
    ("role_founder", None, ""),
    # A prefix is no pattern: this one gives nothing.
    ("role_editor", "1", "4307%"),
    ("role_editor", "1", "43070200_"),
)

TABLES = [
    "schema_version",
    "district",
    "profile",
    "plan",
    "community",
    "building",
    "street",
    "barrier",
    "compound",
    "address",
    "household_stat",
    "tie",
    "vertical_grid",
    "unit",
    "unit_border",
    "grid",
    "grid_version",
    "finding",
    "audit_log",
    "change",
    "changed_unit",
    "changed_grid",
    "shared_building",
    "plan_life",
    "scope",
    "claim",
    "event_clock",
    "event",
    "event_log",
    "camera",
    "resource",
]
INTERNAL = {"change", "changed_unit", "changed_grid", "shared_building"}
VIEWS = (
    "plan_standing",
    "published_grid",
    "published_community",
    "published_grid_geojson",
    "published_community_geojson",
)

# A row that would be good for a table, if it came with a plan.
ROWS = {
    "profile": "(district_id, key, value) VALUES (1, 'extra', '1')",
    "plan": "(district_id, plan_id, name) VALUES (1, 9, 'mine')",
    "community": "(district_id, fid, community_code) VALUES (1, 99, '430702001009')",
    "building": "(district_id, fid, building_id) VALUES (1, 999, 'x')",
    "street": "(district_id, fid) VALUES (1, 999)",
    "barrier": "(district_id, fid) VALUES (1, 999)",
    "compound": "(district_id, fid) VALUES (1, 999)",
    "address": "(district_id, fid, address) VALUES (1, 999, 'x')",
    "household_stat": "(district_id, fid, building_id) VALUES (1, 999, 'x')",
    "tie": "(district_id, fid, register, row_key) VALUES (1, 999, 'x', 'y')",
    "vertical_grid": "(district_id, plan_id, grid_code, fid, community_code, base_code, building_id, status)"
    " VALUES (1, 1, 'x', 999, 'x', 'x', 'x', 'under')",
    "unit": f"(district_id, plan_id, unit_id, geom, community_code) SELECT 1, 1, 999, geom, '{LOWER}' FROM grid"
    f" WHERE (district_id, plan_id, grid_code) = (1, 1, '{LEFT}')",
    "unit_border": "(district_id, plan_id, unit_id, other_id, fid, length_m, price, open)"
    " VALUES (1, 1, 1, 9, 999, 1, 1, true)",
    "grid_version": "(district_id, plan_id, grid_code, version, op, valid_from)"
    f" VALUES (1, 1, '{LEFT}', 9, 'x', now())",
    "audit_log": "(district_id, plan_id, at, action) VALUES (1, 1, now(), 'forged')",
    "event_log": "(district_id, event_no, from_state, to_state, at) VALUES (1, 'E-1', 10, 20, now())",
}

BEGIN = "SELECT begin_change(1, 1, 0, gen_random_uuid(), 'assign', '', 'officer', '{}');"

# No right to it; a view that cannot be written or is no table; a number that the database gives.
REFUSALS = ("42501", "55000", "42809", "0A000", "428C9")

NEW_GRID = "INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, %s, %s)"

WHOLE = """
    SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
        SELECT tableoid::text || u::text AS line FROM unit AS u
        UNION ALL SELECT tableoid::text || u::text FROM grid AS u
        UNION ALL SELECT tableoid::text || u::text FROM grid_version AS u
        UNION ALL SELECT tableoid::text || u::text FROM audit_log AS u
        UNION ALL SELECT tableoid::text || u::text FROM plan AS u
        UNION ALL SELECT tableoid::text || u::text FROM plan_life AS u
        UNION ALL SELECT tableoid::text || u::text FROM scope AS u
        UNION ALL SELECT tableoid::text || u::text FROM finding AS u
        UNION ALL SELECT tableoid::text || u::text FROM claim AS u
        UNION ALL SELECT tableoid::text || u::text FROM district AS u
        UNION ALL SELECT tableoid::text || u::text FROM profile AS u
        UNION ALL SELECT tableoid::text || u::text FROM building AS u
        UNION ALL SELECT tableoid::text || u::text FROM address AS u
        UNION ALL SELECT tableoid::text || u::text FROM household_stat AS u
        UNION ALL SELECT tableoid::text || u::text FROM tie AS u
        UNION ALL SELECT tableoid::text || u::text FROM vertical_grid AS u
        UNION ALL SELECT tableoid::text || u::text FROM event AS u
        UNION ALL SELECT tableoid::text || u::text FROM event_log AS u
        UNION ALL SELECT tableoid::text || u::text FROM camera AS u
        UNION ALL SELECT tableoid::text || u::text FROM change AS u
        UNION ALL SELECT c.relname || c.relowner || coalesce(c.relacl::text, '') || c.relrowsecurity FROM pg_class AS c
            WHERE c.relnamespace = 'community_grids'::regnamespace
        UNION ALL SELECT a.attrelid || a.attname || a.attacl::text FROM pg_attribute AS a WHERE a.attacl IS NOT NULL
        UNION ALL SELECT p.oid || p.prosrc || p.proowner || coalesce(p.proacl::text, '') FROM pg_proc AS p
            WHERE p.pronamespace = 'community_grids'::regnamespace
        UNION ALL SELECT t.tgrelid || t.tgname || t.tgenabled::text FROM pg_trigger AS t
        UNION ALL SELECT p.oid || p.polname FROM pg_policy AS p
        UNION ALL SELECT r.rolname || r.rolsuper || r.rolbypassrls || r.rolcreaterole FROM pg_roles AS r
        UNION ALL SELECT m.roleid || ' ' || m.member FROM pg_auth_members AS m
    ) AS lines
"""


@pytest.fixture(scope="module")
def database(make_database, postgis):
    """The board with two plans, and the people."""
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        publish_board(connection, "城南", ("现状", "方案二"))
        publish_board(connection, "城北")
        for person, group in GROUPS.items():
            connection.rows(f"CREATE ROLE role_{person} LOGIN PASSWORD '{postgis.password}'")
            if group is not None:
                connection.rows(f"GRANT community_grids_{group} TO role_{person}")
        for scope in SCOPES:
            connection.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES (%s, %s, %s)", scope)
    yield database
    database.server.drop_database(database.name)
    with psycopg2.connect(postgis.dsn("postgres")) as connection, connection.cursor() as cursor:
        for person in GROUPS:
            cursor.execute(f"DROP ROLE role_{person}")
    connection.close()


@pytest.fixture(scope="module")
def everybody(database):
    """A connection of each person: dict of str to SharedConnection."""
    connections = {person: SharedConnection(database.connect(f"role_{person}")) for person in GROUPS}
    for connection in connections.values():
        connection.rows("SET search_path = community_grids, public, pg_temp")
    yield connections
    for connection in connections.values():
        connection.close()


@pytest.fixture(scope="module")
def superuser(database):
    with connect_dsn(database.dsn) as connection:
        yield connection


@pytest.fixture
def refused(everybody, superuser):
    """A function that has a person try statements, each a transaction of its own. None may do anything."""
    before = superuser.rows(WHOLE)

    def refused(person, *statements):
        for statement in statements:
            raw = everybody[person].raw
            try:
                with raw, raw.cursor() as cursor:
                    cursor.execute(statement)
            except psycopg2.Error as error:
                assert error.pgcode in REFUSALS or error.pgcode.startswith("CG"), f"{person}: {statement}: {error}"
            else:
                pytest.fail(f"{person} may: {statement}")

    yield refused
    assert superuser.rows(WHOLE) == before


@pytest.fixture
def taken_back(everybody):
    """A function that gives a person's cursor, in a transaction that is taken back after the test."""
    open_ones = []

    def cursor_of(person):
        open_ones.append(everybody[person].raw)
        return open_ones[-1].cursor()

    yield cursor_of
    for raw in open_ones:
        raw.rollback()


def columns_of(connection, table):
    rows = connection.rows(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped", [table]
    )
    return [name for (name,) in rows]


# Tables

READERS = ("stranger", "reader")
EDITORS = ("editor", "publisher", "founder", "approver")
INSERTABLE = {*ROWS, "grid", "finding", "event", "camera", "resource"}
CHANGEABLE = {
    "unit": {"grid_code", "locked"},
    "grid": {"grid_name", "kind", "note", "reason", "locked", "boundary_zh", "boundary_en"},
    "event": {"geom", *EVENT_COLUMNS, *EVENT_TIMES} - {"event_no"},
    "camera": {"geom", *CAMERA_COLUMNS} - {"camera_id"},
    "resource": {"geom", "name", "kind"},
}


def test_all_tables_are_tried(superuser):
    found = superuser.rows(
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'community_grids'::regnamespace "
        "AND relkind IN ('r', 'v', 'm', 'p', 'f')"
    )
    assert {name for name, kind in found if kind == "v"} >= set(VIEWS)
    assert {name for name, kind in found if kind == "r"} >= set(TABLES)


@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_a_stranger_sees_nothing(refused, table):
    refused("stranger", f"SELECT * FROM community_grids.{table}", f"SELECT count(*) FROM community_grids.{table}")


@pytest.mark.parametrize("table", sorted(INTERNAL))
def test_a_reader_sees_nothing_internal(refused, table):
    refused("reader", f"SELECT * FROM {table}")


@pytest.mark.parametrize("person", READERS)
@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_a_reader_writes_nothing(refused, superuser, person, table):
    name = f"community_grids.{table}"
    refused(person, f"DELETE FROM {name}", f"DELETE FROM {name} WHERE false", f"INSERT INTO {name} DEFAULT VALUES")
    refused(
        person, f"TRUNCATE {name}", f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE", f"SELECT * FROM {name} FOR UPDATE"
    )
    refused(person, *(f'UPDATE {name} SET "{column}" = "{column}"' for column in columns_of(superuser, table)))


@pytest.mark.parametrize("person", EDITORS)
@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_an_editor_takes_nothing_out(refused, person, table):
    refused(person, f"DELETE FROM {table}", f"DELETE FROM {table} WHERE false", f"{BEGIN} DELETE FROM {table}")
    refused(person, f"TRUNCATE {table}", f"TRUNCATE {table} CASCADE", f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")


@pytest.mark.parametrize("person", EDITORS)
@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_an_editor_changes_no_other_column(refused, superuser, person, table):
    names = set(columns_of(superuser, table)) - CHANGEABLE.get(table, set())
    refused(person, *(f'UPDATE {table} SET "{name}" = "{name}"' for name in sorted(names)))


@pytest.mark.parametrize("person", EDITORS)
@pytest.mark.parametrize("table", sorted({*TABLES, *VIEWS} - INSERTABLE))
def test_an_editor_puts_nothing_into_what_functions_write(refused, person, table):
    refused(person, f"INSERT INTO {table} DEFAULT VALUES")


@pytest.mark.parametrize("table", ROWS)
def test_an_editor_adds_no_row_to_what_is_published(refused, table):
    for person in ("editor", "publisher"):
        refused(person, f"INSERT INTO {table} {ROWS[table]}", f"{BEGIN} INSERT INTO {table} {ROWS[table]}")


@pytest.mark.parametrize("table", sorted(set(ROWS) - {"plan"}))
def test_publishing_adds_nothing_to_plans_that_are_there(refused, table):
    publish = "SELECT begin_publish('城南', 1, gen_random_uuid(), 'officer', false);"
    refused("publisher", f"{publish} INSERT INTO {table} {ROWS[table]}")


# Functions

MAY_CALL = {
    "stranger": set(),
    "reader": {
        "check_grids", "grid_record", "grids_as_of", "plan_standing_at", "scope_of", "units_as_of", "verify_audit",
        "work_as_of",
    },
}  # fmt: skip
MAY_CALL["editor"] = MAY_CALL["reader"] | {
    "begin_change", "begin_publish", "set_plan_state", "claim_community", "release_community", "event_number",
    "move_event",
}  # fmt: skip

MAY_CALL["approver"] = MAY_CALL["editor"]


@pytest.mark.parametrize("person", MAY_CALL)
def test_functions_are_for_those_who_need_them(everybody, person):
    rows = everybody[person].rows(
        "SELECT proname FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = pronamespace"
        " WHERE nspname = 'community_grids' AND has_function_privilege(p.oid, 'EXECUTE')"
        " AND has_schema_privilege(pronamespace, 'USAGE')"
    )
    assert {name for (name,) in rows} == MAY_CALL[person]


def test_definer_functions_have_a_fixed_search_path(superuser):
    loose = superuser.rows(
        "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'community_grids'::regnamespace AND prosecdef "
        "AND NOT EXISTS (SELECT FROM unnest(proconfig) AS c"
        " WHERE translate(c, chr(34), '') LIKE 'search_path=community_grids, %, pg_temp')"
    )
    assert loose == []


def test_no_definer_function_is_the_superusers(superuser):
    owners = superuser.rows(
        "SELECT DISTINCT proowner::regrole::text FROM pg_proc "
        "WHERE pronamespace = 'community_grids'::regnamespace AND prosecdef"
    )
    assert owners == [("community_grids_owner",)]


@pytest.mark.parametrize("person", ["stranger", "reader"])
def test_only_editors_begin(refused, person):
    refused(
        person,
        "SELECT community_grids.begin_change(1, 1, 0, gen_random_uuid(), 'assign', '', '', '')",
        "SELECT community_grids.begin_publish('x', NULL, gen_random_uuid(), '', true)",
        "SELECT community_grids.set_plan_state(1, 1, 0, 'checked')",
    )


# What every role tries in vain

DEFINITIONS = (
    "CREATE TABLE community_grids.mine (id integer)",
    "CREATE VIEW community_grids.mine AS SELECT 1",
    "CREATE FUNCTION community_grids.scope_of(text) RETURNS text[] LANGUAGE sql AS 'SELECT NULL::text[]'",
    "CREATE OR REPLACE FUNCTION community_grids.caller() RETURNS name LANGUAGE sql AS 'SELECT ''postgres''::name'",
    "CREATE OPERATOR community_grids.|| (LEFTARG = integer, RIGHTARG = text, FUNCTION = repeat)",
    "ALTER TABLE community_grids.unit DISABLE TRIGGER ALL",
    "ALTER TABLE community_grids.grid DISABLE TRIGGER USER",
    "ALTER TABLE community_grids.audit_log DISABLE TRIGGER ALL",
    "ALTER TABLE community_grids.unit DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE community_grids.unit OWNER TO CURRENT_USER",
    "ALTER TABLE community_grids.audit_log RENAME TO old_log",
    "ALTER TABLE community_grids.grid ADD COLUMN mine text",
    "ALTER TABLE community_grids.grid DROP COLUMN note",
    "ALTER FUNCTION community_grids.check_change() RENAME TO nothing",
    "ALTER VIEW community_grids.published_grid RENAME TO mine",
    "DROP TABLE community_grids.audit_log",
    "DROP TABLE community_grids.unit CASCADE",
    "DROP VIEW community_grids.published_grid",
    "DROP FUNCTION community_grids.check_change() CASCADE",
    "DROP TRIGGER given ON community_grids.unit",
    "DROP TRIGGER change_is_whole ON community_grids.change",
    "DROP POLICY change_own ON community_grids.unit",
    "DROP SCHEMA community_grids CASCADE",
    "DROP EXTENSION postgis CASCADE",
    "ALTER SCHEMA community_grids RENAME TO gone",
    "CREATE POLICY mine ON community_grids.unit FOR UPDATE USING (true)",
    "CREATE RULE mine AS ON UPDATE TO community_grids.unit DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE UPDATE ON community_grids.unit FOR EACH ROW EXECUTE FUNCTION"
    " suppress_redundant_updates_trigger()",
    "CREATE INDEX mine ON community_grids.unit (locked)",
    "COMMENT ON TABLE community_grids.unit IS 'mine'",
    "REASSIGN OWNED BY community_grids_owner TO CURRENT_USER",
    "DROP OWNED BY community_grids_owner",
    "ALTER DEFAULT PRIVILEGES FOR ROLE community_grids_owner GRANT ALL ON TABLES TO PUBLIC",
)
RANKS = (
    "SET ROLE community_grids_owner",
    "SET ROLE postgres",
    "SELECT set_config('role', 'community_grids_owner', false)",
    "SELECT set_config('role', 'postgres', false)",
    "SET SESSION AUTHORIZATION postgres",
    "SET SESSION AUTHORIZATION role_owner",
    "SET session_replication_role = replica",
    "GRANT community_grids_owner TO CURRENT_USER",
    "GRANT community_grids_approver TO role_stranger",
    "GRANT community_grids_approver TO CURRENT_USER WITH ADMIN OPTION",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE community_grids_owner LOGIN PASSWORD 'x'",
    "ALTER ROLE community_grids_editor SUPERUSER",
    "CREATE ROLE community_grids_mine",
    "DROP ROLE community_grids_editor",
    "ALTER DATABASE postgres SET row_security = off",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/community_grids_mine'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT lo_import('/etc/passwd')",
    "CREATE EXTENSION adminpack",
    "SELECT rolpassword FROM pg_authid",
)


@pytest.mark.parametrize("person", ["stranger", "reader", "editor", "founder", "approver"])
@pytest.mark.parametrize("statement", DEFINITIONS)
def test_nobody_changes_the_schema(refused, person, statement):
    refused(person, statement)


@pytest.mark.parametrize("person", ["stranger", "reader", "editor", "founder", "approver"])
@pytest.mark.parametrize("statement", RANKS)
def test_nobody_rises(refused, person, statement):
    refused(person, statement)


@pytest.mark.parametrize("person", ["stranger", "reader", "editor", "founder", "approver", "owner"])
def test_nobody_changes_the_server(everybody, person):
    raw = everybody[person].raw
    raw.rollback()
    raw.autocommit = True  # these run in no transaction
    try:
        for statement in ("ALTER SYSTEM SET row_security = off", "CREATE DATABASE mine", "DROP DATABASE postgres"):
            with raw.cursor() as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
    finally:
        raw.autocommit = False


@pytest.mark.parametrize("person", ["reader", "editor", "founder"])
def test_nobody_becomes_an_approver(refused, person):
    refused(person, "SET ROLE community_grids_approver")


@pytest.mark.parametrize("person", ["reader", "editor", "founder", "approver"])
@pytest.mark.parametrize(
    "grant",
    [
        "UPDATE ON unit TO role_stranger",
        "ALL ON grid TO CURRENT_USER",
        "SELECT ON published_grid TO role_stranger",
        "ALL ON ALL TABLES IN SCHEMA community_grids TO role_stranger",
        "USAGE, CREATE ON SCHEMA community_grids TO role_stranger",
        "EXECUTE ON ALL FUNCTIONS IN SCHEMA community_grids TO role_stranger",
    ],
)
def test_nobody_hands_rights_on(everybody, superuser, person, grant):
    before = superuser.rows(WHOLE)
    # PostgreSQL refuses some of these, and passes over others with a warning.
    with suppress(RefusedByDatabaseError):
        everybody[person].rows(f"GRANT {grant}")
    assert superuser.rows(WHOLE) == before


# Editors

UPPER_TRIALS = (
    f"UPDATE unit SET grid_code = '{UPPER_RIGHT}' WHERE district_id = 1 AND plan_id = 1 AND unit_id IN (45, 46)",
    "UPDATE unit SET grid_code = '' WHERE district_id = 1 AND plan_id = 1 AND unit_id = 64",
    f"UPDATE unit SET locked = true WHERE district_id = 1 AND plan_id = 1 AND community_code = '{UPPER}'",
    "UPDATE unit SET locked = NOT locked WHERE district_id = 1 AND plan_id = 1",
    f"UPDATE grid SET grid_name = 'mine' WHERE district_id = 1 AND plan_id = 1 AND grid_code = '{UPPER_LEFT}'",
    f"UPDATE grid SET locked = true WHERE district_id = 1 AND plan_id = 1 AND grid_code = '{UPPER_LEFT}'",
    "UPDATE grid SET note = 'mine' WHERE district_id = 1 AND plan_id = 1",
    f"INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, '{UPPER}003', '{UPPER}')",
    f"INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, '{UPPER}003', '{LOWER}');"
    f" UPDATE unit SET grid_code = '{UPPER}003' WHERE district_id = 1 AND plan_id = 1 AND unit_id = 45",
    'INSERT INTO finding (district_id, plan_id, "check", severity, grid_code, message)'
    f" VALUES (1, 1, 'x', 'note', '{UPPER_LEFT}', 'x')",
    'INSERT INTO finding (district_id, plan_id, "check", severity, community_code, message)'
    f" VALUES (1, 1, 'x', 'note', '{UPPER}', 'x')",
    f"WITH own AS (UPDATE unit SET grid_code = '{RIGHT}'"
    " WHERE district_id = 1 AND plan_id = 1 AND unit_id = 13 RETURNING 1)"
    f" UPDATE unit SET grid_code = '{UPPER_RIGHT}' WHERE district_id = 1 AND plan_id = 1 AND unit_id = 45",
    f"UPDATE unit SET grid_code = '{UPPER_LEFT}' WHERE district_id = 1 AND plan_id = 1 AND unit_id IN (4, 8)",
)


@pytest.mark.parametrize("statement", UPPER_TRIALS)
@pytest.mark.parametrize("person", ["editor", "approver"])
def test_another_street_is_not_ones_own(refused, person, statement):
    refused(person, statement, f"{BEGIN} {statement}")


SHADOWS = (
    "CREATE TEMP TABLE scope AS SELECT 'role_editor' AS member, NULL::integer AS district_id, '' AS code_prefix;",
    "CREATE TEMP VIEW scope AS SELECT 'role_editor' AS member, NULL::integer AS district_id, '' AS code_prefix;",
    "CREATE TEMP TABLE pg_roles AS SELECT 0::oid AS oid, 'role_founder'::name AS rolname;",
    "CREATE TEMP TABLE district AS SELECT 1 AS district_id;",
    "CREATE FUNCTION pg_temp.scope_of(name) RETURNS text[] LANGUAGE sql AS 'SELECT ARRAY[''%'']';",
    "CREATE FUNCTION pg_temp.pg_has_role(name, oid, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';",
    "CREATE FUNCTION pg_temp.caller() RETURNS name LANGUAGE sql AS 'SELECT ''postgres''::name';",
    "CREATE FUNCTION pg_temp.like_all(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
    " CREATE OPERATOR pg_temp.~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.like_all);",
    "CREATE TEMP TABLE unit (LIKE community_grids.unit); CREATE TEMP TABLE grid (LIKE community_grids.grid);",
    "SELECT set_config('community_grids.srid', '0', false);",
    "SET row_security = off;",
)


@pytest.mark.parametrize("shadow", SHADOWS)
@pytest.mark.parametrize("path", ["pg_temp, community_grids, public", "pg_temp, pg_catalog, community_grids, public"])
def test_nothing_of_ones_own_stands_in_for_ours(refused, shadow, path):
    trial = (
        f"UPDATE community_grids.unit SET grid_code = '{UPPER_RIGHT}'"
        " WHERE district_id = 1 AND plan_id = 1 AND unit_id IN (45, 46)"
    )
    begin = BEGIN.replace("begin_change", "community_grids.begin_change")
    refused("editor", f"SET LOCAL search_path = {path}; {shadow} {begin} {trial}")


@pytest.mark.parametrize(
    "forged",
    [
        "CREATE TEMP TABLE change (LIKE community_grids.change INCLUDING DEFAULTS);",
        "CREATE FUNCTION pg_temp.open_change() RETURNS SETOF community_grids.change LANGUAGE sql AS 'SELECT"
        " (NULL::community_grids.change).*';",
        "CREATE FUNCTION pg_temp.needed_change() RETURNS community_grids.change LANGUAGE sql AS"
        " 'SELECT NULL::community_grids.change';",
        "SET CONSTRAINTS ALL DEFERRED;",
        "SET CONSTRAINTS ALL IMMEDIATE;",
        "",
    ],
)
def test_without_a_change_begun_nothing_is_written(refused, forged):
    for trial in (
        f"UPDATE community_grids.unit SET grid_code = '{RIGHT}' WHERE unit_id = 13",
        "UPDATE community_grids.grid SET note = 'mine'",
        "INSERT INTO community_grids.grid (district_id, plan_id, grid_code, community_code)"
        f" VALUES (1, 1, '{LOWER}003', '{LOWER}')",
    ):
        refused("founder", f"SET LOCAL search_path = pg_temp, community_grids, public; {forged} {trial}")


def test_a_change_of_one_plan_is_none_of_another(refused):
    refused(
        "publisher",
        f"{BEGIN} UPDATE unit SET grid_code = '{RIGHT}' WHERE district_id = 1 AND plan_id = 2 AND unit_id = 13",
        f"{BEGIN} UPDATE unit SET grid_code = '{RIGHT}' WHERE district_id = 2 AND plan_id = 1 AND unit_id = 13",
        f"{BEGIN} {BEGIN}",
    )


@pytest.mark.parametrize("person", ["editor", "publisher", "approver"])
def test_another_district_is_not_ones_own(refused, person):
    refused(
        person,
        "SELECT begin_change(2, 1, 0, gen_random_uuid(), 'assign', '', '', '')",
        "SELECT begin_publish('城北', 2, gen_random_uuid(), '', false)",
        "SELECT begin_publish('新区', NULL, gen_random_uuid(), '', false)",
    )


def test_an_editor_of_a_street_publishes_nothing(refused):
    refused("editor", "SELECT begin_publish('城南', 1, gen_random_uuid(), '', false)")


STATES = ("draft", "checked", "approved", "retired")


@pytest.mark.parametrize("state", STATES)
def test_an_editor_of_a_street_moves_no_plan_on(refused, state):
    refused("editor", f"SELECT set_plan_state(1, 1, 0, '{state}')")


@pytest.mark.parametrize("state", ["draft", "approved", "retired"])
def test_an_editor_approves_nothing(refused, state):
    for person in ("publisher", "founder"):
        refused(person, f"SELECT set_plan_state(1, 1, 0, '{state}')")
        refused(person, f"SELECT set_plan_state(1, 1, 0, 'checked'); SELECT set_plan_state(1, 1, 1, '{state}')")


@pytest.mark.parametrize("person", ["editor", "founder", "approver"])
def test_nobody_writes_the_state_without_its_function(refused, person):
    refused(
        person,
        "UPDATE plan SET state = 'approved'",
        "UPDATE plan SET effective_from = now()",
        "INSERT INTO plan_life VALUES (1, 1, 1, 'approved', 1, now(), now(), 'x', '')",
    )


# The owner

OWNER_TRIALS = (
    "UPDATE audit_log SET author = 'x'",
    "UPDATE audit_log SET hash = NULL WHERE false",
    "DELETE FROM audit_log",
    "DELETE FROM audit_log WHERE seq = 1",
    "TRUNCATE audit_log",
    "TRUNCATE plan CASCADE",
    "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    "ALTER TABLE audit_log DISABLE TRIGGER stays",
    "DROP TRIGGER stays ON audit_log",
    "DROP TRIGGER grows ON audit_log",
    "CREATE RULE forget AS ON INSERT TO audit_log DO INSTEAD NOTHING",
    "ALTER TABLE audit_log OWNER TO community_grids_owner",
    "ALTER TABLE audit_log RENAME TO old_log",
    "DROP TABLE audit_log",
    "DROP SCHEMA community_grids CASCADE",
    "INSERT INTO audit_log (district_id, plan_id, at, action) VALUES (1, 1, now(), 'forged')",
    "GRANT community_grids_owner TO role_stranger",
    "SET ROLE postgres",
    "SET session_replication_role = replica",
)


@pytest.mark.parametrize("statement", OWNER_TRIALS)
def test_the_log_is_append_only_for_the_owner_too(everybody, superuser, statement):
    before = superuser.rows(WHOLE)
    for role in ("", "SET LOCAL ROLE community_grids_owner;"):
        raw = everybody["owner"].raw
        with pytest.raises(psycopg2.Error) as refused, raw, raw.cursor() as cursor:
            cursor.execute(f"{role} {statement}")
        assert refused.value.pgcode == "42501" or refused.value.pgcode.startswith("CG"), refused.value
    assert superuser.rows(WHOLE) == before


def test_the_owner_gives_nobody_rights_to_the_log(everybody, superuser):
    before = superuser.rows(WHOLE)
    for person in ("role_owner", "role_stranger", "PUBLIC"):
        with suppress(RefusedByDatabaseError):  # or passed over with a warning
            everybody["owner"].rows(f"GRANT ALL ON audit_log TO {person}")
    assert superuser.rows(WHOLE) == before


def test_the_superuser_is_stopped_by_the_log_itself(superuser):
    for statement in ("UPDATE audit_log SET author = 'x'", "DELETE FROM audit_log", "TRUNCATE audit_log"):
        with pytest.raises(RefusedByDatabaseError):
            superuser.rows(statement)


def test_tampering_by_anybody_else_shows(superuser):
    raw = superuser.raw
    for statement in (
        "UPDATE audit_log SET author = 'x' WHERE district_id = 1 AND plan_id = 1 AND seq = 2",
        "DELETE FROM audit_log WHERE district_id = 1 AND plan_id = 1 AND seq = 1",
    ):
        with raw.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("INSERT INTO audit_log SELECT * FROM audit_log WHERE false")
            cursor.execute(statement)
            cursor.execute("SELECT count(*) FROM verify_audit(1, 1)")
            seen = cursor.fetchone()[0]
        raw.rollback()
        if "DELETE" not in statement:
            assert seen


# What each may

READ = (
    *(f"SELECT count(*) FROM {table}" for table in TABLES if table not in INTERNAL),
    *(f"SELECT count(*) FROM {view}" for view in VIEWS),
    "SELECT count(*) FROM grids_as_of(now())",
    "SELECT count(*) FROM grids_as_of(now(), 1, 1)",
    "SELECT count(*) FROM units_as_of(1, 1, now())",
    "SELECT count(*) FROM check_grids(1, 1)",
    "SELECT count(*) FROM verify_audit(1, 1)",
)


@pytest.mark.parametrize("statement", READ)
@pytest.mark.parametrize("person", ["reader", "editor", "approver", "owner"])
def test_a_reader_reads(everybody, person, statement):
    everybody[person].rows(statement)


def test_an_editor_edits_the_own_street(taken_back):
    cursor = taken_back("editor")
    begin(cursor)
    own = "WHERE district_id = 1 AND plan_id = 1 AND"
    cursor.execute(f"UPDATE unit SET grid_code = '{RIGHT}' {own} unit_id IN (13, 14)")
    assert cursor.rowcount == 2
    cursor.execute(f"UPDATE grid SET grid_name = '东', note = 'n', reason = 'r' {own} grid_code = '{RIGHT}'")
    cursor.execute(
        "INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, %s, %s)",
        [f"{LOWER}003", LOWER],
    )
    cursor.execute(f"UPDATE unit SET grid_code = '{LOWER}003' {own} unit_id IN (1, 2, 3, 4, 5, 6, 7, 8)")
    cursor.execute(
        'INSERT INTO finding (district_id, plan_id, "check", severity, grid_code, community_code, message)'
        " VALUES (1, 1, 'D7', 'warning', %s, %s, 'small')",
        [f"{LOWER}003", LOWER],
    )
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SELECT grid_code, households, revision FROM grid WHERE district_id = 1 AND plan_id = 1 ORDER BY 1")
    assert cursor.fetchall() == [
        (LEFT, 150, 1), (RIGHT, 450, 1), (f"{LOWER}003", 200, 1), (UPPER_LEFT, 400, 0), (UPPER_RIGHT, 400, 0)
    ]  # fmt: skip
    cursor.execute("SELECT role, action FROM audit_log WHERE district_id = 1 AND plan_id = 1 ORDER BY seq DESC LIMIT 1")
    assert cursor.fetchone() == ("role_editor", "assign")


def test_an_editor_locks_the_own_grids(taken_back):
    cursor = taken_back("editor")
    begin(cursor, action="lock")
    cursor.execute("UPDATE grid SET locked = true WHERE district_id = 1 AND plan_id = 1 AND grid_code = %s", [LEFT])
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SELECT count(*) FROM unit WHERE district_id = 1 AND plan_id = 1 AND locked")
    assert cursor.fetchone() == (16,)


def test_a_scope_of_a_group_is_its_members(superuser, everybody):
    superuser.rows("CREATE ROLE role_team")
    try:
        superuser.rows("GRANT role_team TO role_approver")
        superuser.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES ('role_team', 1, %s)", [UPPER])
        move(everybody["approver"], [45, 46], UPPER_RIGHT)
        move(everybody["approver"], [45, 46], UPPER_LEFT)
        with pytest.raises(RefusedByDatabaseError):
            move(everybody["approver"], [13], RIGHT)
    finally:
        superuser.rows("DELETE FROM scope WHERE member = 'role_team'")
        superuser.rows("DROP ROLE role_team")


def test_a_scope_without_a_role_gives_nobody_anything(superuser, refused):
    with superuser.transaction():
        pass
    refused("approver", "SELECT begin_change(1, 1, 0, gen_random_uuid(), 'assign', '', '', '')")


def test_who_has_the_whole_district_publishes_into_it(everybody, superuser):
    person = everybody["founder"]
    district = publish_board(person, "开发区", ("甲", "乙"))
    assert person.rows("SELECT published_by FROM district WHERE district_id = %s", [district]) == [("role_founder",)]
    assert person.rows("SELECT count(*) FROM unit WHERE district_id = %s", [district]) == [(128,)]
    assert superuser.rows("SELECT * FROM verify_audit(%s, 1)", [district]) == []


def test_a_plan_file_is_published_by_an_editor(everybody, tmp_path):
    published(everybody["founder"], plan_file(tmp_path), "文件")
    assert everybody["reader"].rows("SELECT published_by FROM district WHERE name = '文件'") == [("role_founder",)]


def test_a_plan_is_checked_by_its_editor_and_approved_by_an_approver(everybody):
    founder, approver = everybody["founder"], everybody["approver"]
    district = publish_board(founder, "高新区")
    founder.rows("SELECT set_plan_state(%s, 1, 0, 'checked')", [district])
    approver.rows("SELECT set_plan_state(%s, 1, 1, 'approved', NULL, '同意')", [district])
    assert approver.rows(
        "SELECT state, who, reason FROM plan_life WHERE district_id = %s ORDER BY seq", [district]
    ) == [
        ("checked", "role_founder", ""),
        ("approved", "role_approver", "同意"),
    ]
    assert everybody["reader"].rows(
        "SELECT count(*) FROM published_grid WHERE district_id = %s AND plan_name = '现状'", [district]
    ) == [(4,)]
    approver.rows("SELECT set_plan_state(%s, 1, 2, 'retired')", [district])
    assert everybody["reader"].rows("SELECT count(*) FROM published_grid WHERE district_id = %s", [district]) == [(0,)]


def test_the_owner_says_who_may_change_what(everybody):
    owner = everybody["owner"]
    owner.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES ('role_reader', 1, %s)", [LOWER])
    assert owner.rows("SELECT granted_by FROM scope WHERE member = 'role_reader'") == [("role_owner",)]
    # A reader with a scope is a reader still.
    with pytest.raises(SharedError):
        move(everybody["reader"], [13], RIGHT)
    owner.rows("DELETE FROM scope WHERE member = 'role_reader'")


def test_the_owner_may_upgrade(everybody):
    assert upgrade_schema(everybody["owner"]) == []


INJECTIONS = (
    "'); DROP TABLE unit; --",
    "\\'; SELECT 1",
    '"; DROP SCHEMA community_grids CASCADE; --',
    "%s %(x)s $$ $1 {}",
    "网格\t\n'",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_stays_text(taken_back, text):
    cursor = taken_back("editor")
    begin(cursor, action="rename", reason=text)
    cursor.execute(
        "UPDATE grid SET grid_name = %s, note = %s, reason = %s"
        " WHERE district_id = 1 AND plan_id = 1 AND grid_code = %s",
        [text, text, text, LEFT],
    )
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SELECT grid_name, note FROM grid WHERE district_id = 1 AND plan_id = 1 AND grid_code = %s", [LEFT])
    assert cursor.fetchone() == (text, text)
    cursor.execute("SELECT reason FROM audit_log WHERE district_id = 1 AND plan_id = 1 ORDER BY seq DESC LIMIT 1")
    assert cursor.fetchone() == (text,)


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_code_stays_text(taken_back, text):
    cursor = taken_back("editor")
    begin(cursor)
    cursor.execute(
        "INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, %s, %s)", [text, LOWER]
    )
    cursor.execute(
        "UPDATE unit SET grid_code = %s WHERE district_id = 1 AND plan_id = 1 AND unit_id <= 8",
        [text],
    )
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SELECT households FROM grid WHERE grid_code = %s", [text])
    assert cursor.fetchone() == (200,)
