"""Every statement of docs/database.md does what it says, in the order of the page."""

import re

import pytest
from community_grids.database.connection import connect_dsn
from community_grids.database.migrations import create_schema
from drawn_plans import plan_file
from shared_databases import SRID, published

PEOPLE = ("officer_li", "officer_wang", "director_zhao", "emergency_centre")


@pytest.fixture
def admin(qgis_app, database, house, tmp_path):
    """A connection as the account that the page makes, which has set up the schema and published a plan."""
    database.run("CREATE ROLE grids_admin LOGIN PASSWORD %s", [database.server.password])  # what createuser does
    page = (house / "docs" / "database.md").read_text(encoding="utf-8")
    for words in re.findall(r"psql grids -c '(.*?)'\"", page):
        for statement in words.replace("CREATE EXTENSION", "CREATE EXTENSION IF NOT EXISTS").split("; "):
            database.run(statement.replace("DATABASE grids", f"DATABASE {database.name}"))
    # Where other tests were here before, the roles are there; from PostgreSQL 16 on they must be given to the account.
    for role, *_ in database.run("SELECT rolname FROM pg_roles WHERE rolname LIKE 'community\\_grids\\_%'"):
        database.run(f"GRANT {role} TO grids_admin WITH ADMIN OPTION")
    dsn = database.server.dsn(database.name, "grids_admin")
    with connect_dsn(dsn) as connection:
        create_schema(connection, SRID)
    with connect_dsn(dsn) as connection:
        published(connection, plan_file(tmp_path))
        yield connection
        for role in PEOPLE:
            connection.rows(f"DROP ROLE IF EXISTS {role}")
    database.run("DROP OWNED BY grids_admin CASCADE")
    for role in database.run("SELECT rolname FROM pg_roles WHERE pg_has_role('grids_admin', oid, 'MEMBER')"):
        if role[0] != "grids_admin":
            database.run(f"REVOKE {role[0]} FROM grids_admin")
    database.run("DROP ROLE grids_admin")


@pytest.mark.parametrize("page", ["database.md", "database_zh-Hans.md"])
def test_the_statements_of_the_page_work(admin, house, page):
    blocks = re.findall(r"^```sql\n(.*?)^```", (house / "docs" / page).read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) > 8
    found = {}
    for statement in re.split(r";\s*\n", "".join(blocks)):
        if statement.strip():
            found[statement.strip()] = admin.rows(statement.replace("%", "%%") if "%" in statement else statement)
    assert [rows for words, rows in found.items() if "verify_audit" in words or "check_grids" in words] == [[], []]
    (grids,) = (rows for words, rows in found.items() if "published_grid WHERE" in words)
    assert len(grids) == 2


def test_both_pages_have_the_same_statements(house):
    pages = [(house / "docs" / name).read_text(encoding="utf-8") for name in ("database.md", "database_zh-Hans.md")]
    english, chinese = (re.findall(r"^(?:```sql\n.*?^```|    \S.*?$)", page, re.M | re.S) for page in pages)
    assert english == chinese
