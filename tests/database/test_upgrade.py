"""A database of version 1, upgraded, is a fresh install, object by object; and keeps what is in it.

`version_1` holds the files that version 1 was installed by.
"""

import pytest
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import SharedError
from community_grids.database.migrations import VERSION, create_schema, upgrade_schema
from oldest_schema import install_oldest
from psycopg2.extensions import make_dsn
from shared_board import RIGHT, SRID, move, publish_board

# Everything that a schema is made of, from PostgreSQL's own catalogs.
CATALOGS = {
    "schema": """
        SELECT nspname, nspowner::regrole::text, nspacl::text, obj_description(oid, 'pg_namespace')
        FROM pg_namespace WHERE nspname = 'community_grids'
    """,
    "relations": """
        SELECT relname, relkind::text, relowner::regrole::text, relpersistence::text, relrowsecurity,
            relforcerowsecurity, relreplident::text, reloptions, obj_description(oid, 'pg_class')
        FROM pg_class WHERE relnamespace = 'community_grids'::regnamespace
    """,
    "grants": """
        SELECT c.relname, a.grantor::regrole::text, a.grantee::regrole::text, a.privilege_type, a.is_grantable
        FROM pg_class AS c CROSS JOIN LATERAL aclexplode(coalesce(relacl, acldefault(
            CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) AS a
        WHERE c.relnamespace = 'community_grids'::regnamespace AND relkind IN ('r', 'v', 'S')
    """,
    "grants of columns": """
        SELECT c.relname, a.attname, x.grantor::regrole::text, x.grantee::regrole::text, x.privilege_type
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) AS x
        WHERE c.relnamespace = 'community_grids'::regnamespace AND a.attacl IS NOT NULL
    """,
    "columns": """
        SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text,
            a.attgenerated::text, a.attisdropped, a.attcollation, a.attstorage::text, a.attstattarget,
            pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'community_grids'::regnamespace AND a.attnum > 0 AND c.relkind <> 'i'
    """,
    "constraints": """
        SELECT conrelid::regclass::text, conname, contype::text, condeferrable, condeferred, convalidated,
            pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint')
        FROM pg_constraint WHERE connamespace = 'community_grids'::regnamespace
    """,
    "indexes": """
        SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'community_grids'
    """,
    "sequences": """
        SELECT sequencename, sequenceowner, data_type::text, start_value, min_value, max_value, increment_by, cycle
        FROM pg_sequences WHERE schemaname = 'community_grids'
    """,
    "functions": """
        SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), proowner::regrole::text,
            obj_description(p.oid, 'pg_proc')
        FROM pg_proc AS p WHERE pronamespace = 'community_grids'::regnamespace
    """,
    "grants of functions": """
        SELECT p.oid::regprocedure::text, a.grantor::regrole::text, a.grantee::regrole::text, a.privilege_type
        FROM pg_proc AS p CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner))) AS a
        WHERE pronamespace = 'community_grids'::regnamespace
    """,
    "triggers": """
        SELECT tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(t.oid)
        FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = tgrelid
        WHERE c.relnamespace = 'community_grids'::regnamespace AND NOT tgisinternal
    """,
    "views": """
        SELECT viewname, viewowner, definition FROM pg_views WHERE schemaname = 'community_grids'
    """,
    "policies": """
        SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check
        FROM pg_policies WHERE schemaname = 'community_grids'
    """,
    "types": """
        SELECT typname, typtype::text, typowner::regrole::text, typacl::text
        FROM pg_type WHERE typnamespace = 'community_grids'::regnamespace
    """,
    "operators": """
        SELECT oprname, oprleft::regtype::text, oprright::regtype::text
        FROM pg_operator WHERE oprnamespace = 'community_grids'::regnamespace
    """,
    "default privileges": "SELECT defaclrole::regrole::text, defaclobjtype::text, defaclacl::text FROM pg_default_acl",
}


@pytest.fixture(scope="module")
def both(make_database):
    """A connection to an upgraded database, and one to a fresh one."""
    upgraded, fresh = make_database(), make_database()
    with connect_dsn(upgraded.dsn) as one, connect_dsn(fresh.dsn) as other:
        install_oldest(one)
        assert upgrade_schema(one) == list(range(2, VERSION + 1))
        create_schema(other, SRID)
        yield one, other
    for database in (upgraded, fresh):
        database.server.drop_database(database.name)


@pytest.mark.parametrize("catalog", CATALOGS)
def test_an_upgrade_equals_a_fresh_install(both, catalog):
    upgraded, fresh = (
        sorted(connection.rows(CATALOGS[catalog]), key=lambda row: [str(value) for value in row]) for connection in both
    )
    assert upgraded == fresh


def test_there_is_something_to_compare(both):
    counts = {name: len(both[0].rows(statement)) for name, statement in CATALOGS.items()}
    empty = {name for name, count in counts.items() if not count}
    assert empty <= {"operators", "default privileges"}
    assert counts["relations"] > 40
    assert counts["functions"] > 40


def test_the_upgrade_is_noted(both):
    upgraded, fresh = both
    versions = "SELECT version FROM schema_version ORDER BY version"
    assert upgraded.rows(versions) == [(number,) for number in range(1, VERSION + 1)]
    assert fresh.rows(versions) == [(VERSION,)]
    assert upgraded.schema_version() == fresh.schema_version() == VERSION


@pytest.fixture
def old(database):
    """A connection to a database of version 1 that a plan was published to and edited in."""
    with connect_dsn(database.dsn) as connection:
        install_oldest(connection)
        publish_board(connection)
        move(connection, [13, 14], RIGHT)
        yield connection


def test_plans_and_their_past_stay(old):
    tables = ("district", "plan", "unit", "grid", "grid_version", "audit_log", "change")

    def rows():
        return {table: old.rows(f"SELECT t::text FROM {table} AS t ORDER BY 1") for table in tables}

    before = rows()
    upgrade_schema(old)
    assert rows() == before
    assert old.rows("SELECT * FROM verify_audit(1, 1)") == []
    move(old, [13, 14, 15, 16], "430702001001001")
    assert old.rows("SELECT * FROM check_grids(1, 1)") == []


def test_a_fresh_install_is_refused_beside_an_older_version(old):
    with pytest.raises(SharedError, match="Run Upgrade shared database instead"):
        create_schema(old, SRID)


def test_a_second_upgrade_does_nothing(old):
    assert upgrade_schema(old) == list(range(2, VERSION + 1))
    assert upgrade_schema(old) == []


def test_a_member_of_the_owners_upgrades_as_well(old, database, postgis, make_database):
    old.rows(f"CREATE ROLE upgrade_owner LOGIN PASSWORD '{postgis.password}' IN ROLE community_grids_owner")
    fresh = make_database()
    try:
        with connect_dsn(make_dsn(**database.parameters("upgrade_owner"))) as member:
            assert upgrade_schema(member) == list(range(2, VERSION + 1))
        with connect_dsn(fresh.dsn) as other:
            create_schema(other, SRID)
            for catalog in ("relations", "grants", "functions", "grants of functions"):
                assert sorted(map(str, old.rows(CATALOGS[catalog]))) == sorted(map(str, other.rows(CATALOGS[catalog])))
    finally:
        database.server.drop_database(fresh.name)
        old.rows("DROP ROLE upgrade_owner")


def test_anybody_else_is_refused(old, database, postgis):
    old.rows(f"CREATE ROLE upgrade_reader LOGIN PASSWORD '{postgis.password}' IN ROLE community_grids_reader")
    try:
        refused = pytest.raises(SharedError, match="no member of community_grids_owner")
        with connect_dsn(make_dsn(**database.parameters("upgrade_reader"))) as reader, refused:
            upgrade_schema(reader)
    finally:
        old.rows("DROP ROLE upgrade_reader")
    assert old.schema_version() == 1
