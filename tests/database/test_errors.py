"""What the database refuses is a sentence in the person's words, with the grid and the amount."""

import re
from pathlib import Path

import psycopg2
import pytest
from community_grids.database import errors, migrations
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import (
    OfflineError,
    RefusedByDatabaseError,
    SharedError,
    StaleError,
    shared_error,
)
from community_grids.database.migrations import create_schema
from shared_board import LEFT, RIGHT, SRID, UPPER_LEFT, begin, move, publish_board

INSTALL = Path(migrations.FOLDER) / "install"


@pytest.fixture(scope="module")
def connection(make_database):
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        publish_board(connection)
        yield connection
    database.server.drop_database(database.name)


def refusal(connection, code, detail, message="As the database says it."):
    with pytest.raises(SharedError) as raised:
        connection.rows(
            f"DO $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = '{code}', DETAIL = '{detail}'; END $$"
        )
    return raised.value


def test_a_stale_grid_is_named(connection):
    error = refusal(connection, "CG001", '{"trouble": "stale", "grid": "G1", "other": "", "value": 7}')
    assert isinstance(error, StaleError)
    assert error.grid == "G1"
    assert "Grid G1 was changed by somebody else" in str(error)


def test_a_file_ahead_of_the_database_is_not_stale(connection):
    with pytest.raises(RefusedByDatabaseError, match="older state of the plan"):
        move(connection, [13], RIGHT, base=99)


def test_a_refusal_has_grids_and_amount(connection):
    error = refusal(connection, "CG002", '{"trouble": "overlap", "grid": "G1", "other": "G2", "value": 1234.5}')
    assert (error.trouble, error.grid, error.other, error.value) == ("overlap", "G1", "G2", 1234.5)
    assert str(error) == "Grid G1 overlaps grid G2 by 1,234.5 m²."


@pytest.mark.parametrize("detail", ["", "{}", "no json", "[1]", '{"trouble": "never heard of"}'])
def test_what_has_no_words_here_is_said_as_it_came(connection, detail):
    error = refusal(connection, "CG002", detail)
    assert isinstance(error, RefusedByDatabaseError)
    assert str(error) == "As the database says it."


@pytest.mark.parametrize("code", ["40001", "40P01", "55P03"])
def test_writers_at_once_try_again(connection, code):
    assert isinstance(refusal(connection, code, ""), StaleError)


@pytest.mark.parametrize("code", ["57P01", "57P03", "08006", "53300"])
def test_a_server_that_goes_is_offline(connection, code):
    assert isinstance(refusal(connection, code, ""), OfflineError)


def test_a_killed_connection_is_offline_and_stays_so(connection):
    other = connect_dsn(connection.raw.dsn + f" password={connection.raw.info.password}")
    connection.rows("SELECT pg_terminate_backend(%s)", [other.raw.info.backend_pid])
    for _ in range(2):
        with pytest.raises(OfflineError):
            other.rows("SELECT 1")
    other.close()


def test_what_was_begun_is_taken_back(connection):
    with pytest.raises(RefusedByDatabaseError), connection.transaction() as cursor:
        begin(cursor)
        cursor.execute("UPDATE unit SET grid_code = %s WHERE plan_id = 1 AND unit_id = 13", [UPPER_LEFT])
    assert connection.rows("SELECT grid_code FROM unit WHERE unit_id = 13") == [(LEFT,)]
    assert connection.rows("SELECT revision FROM plan") == [(0,)]


def test_a_statement_that_is_wrong_is_no_offline(connection):
    with pytest.raises(SharedError) as raised:
        connection.rows("SELECT nonsense")
    assert not isinstance(raised.value, OfflineError)
    assert "nonsense" in str(raised.value)


def test_an_error_without_any_answer_is_offline():
    assert isinstance(shared_error(psycopg2.OperationalError("server closed the connection")), OfflineError)


def test_every_trouble_of_the_ground_has_words():
    text = (INSTALL / "32_troubles.sql").read_text(encoding="utf-8")
    troubles = set(re.findall(r"WHEN '(\w+)' THEN\s+(?:format|CASE)", text))
    assert len(troubles) > 10
    assert troubles <= set(errors._words())
