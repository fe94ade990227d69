"""What a plan was at any moment of its work can be had again."""

from itertools import pairwise

import pytest
from community_grids.database.connection import connect_dsn
from community_grids.database.migrations import create_schema
from shared_board import LEFT, LOWER, RIGHT, SRID, UPPER_LEFT, begin, move, publish_board

REVISIONS = 100
STATE = "SELECT grid_code, grid_name, households, buildings, area_m2, status, ST_AsBinary(ST_Normalize(geom)) FROM"
NOW = f"{STATE} grid WHERE district_id = 1 AND plan_id = 1 AND status <> 'void' ORDER BY grid_code"
UNITS = "SELECT unit_id, grid_code FROM unit WHERE district_id = 1 AND plan_id = 1 ORDER BY unit_id"
THIRD = f"{LOWER}003"


def seen(connection, at):
    grids = connection.rows(f"{STATE} grids_as_of(%s, 1, 1) ORDER BY grid_code", [at])
    return grids, connection.rows("SELECT * FROM units_as_of(1, 1, %s)", [at])


def changed(connection, number):
    """Make change `number`: units go to and fro, a name changes, and a third grid comes, goes and comes again."""
    if number % 7 == 3:
        with connection.transaction() as cursor:
            begin(cursor, action="rename")
            cursor.execute(
                "UPDATE grid SET grid_name = %s WHERE district_id = 1 AND plan_id = 1 AND grid_code = %s",
                [f"name {number}", LEFT],
            )
    elif number == 20:
        with connection.transaction() as cursor:
            begin(cursor, action="split")
            cursor.execute(
                "INSERT INTO grid (district_id, plan_id, grid_code, community_code) VALUES (1, 1, %s, %s)",
                [THIRD, LOWER],
            )
            cursor.execute(
                "UPDATE unit SET grid_code = %s WHERE district_id = 1 AND plan_id = 1 AND unit_id IN (1, 2)", [THIRD]
            )
    elif number == 40:
        move(connection, [1, 2], LEFT)
    elif number == 60:
        move(connection, [1, 2], THIRD)
    elif number == 82:
        move(connection, [1, 2], LEFT)
    else:
        there = connection.rows("SELECT grid_code FROM unit WHERE (district_id, plan_id, unit_id) = (1, 1, 13)")[0][0]
        move(connection, [13, 14] if number % 2 else [13, 14, 15, 16], RIGHT if there == LEFT else LEFT)


@pytest.fixture(scope="module")
def past(make_database):
    """A connection, and what the plan was after each revision: list of (moment, grids, units)."""
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        publish_board(connection)
        states = []
        for number in range(REVISIONS):
            changed(connection, number)
            ((at, revision),) = connection.rows("SELECT max(at), max(revision) FROM audit_log WHERE plan_id = 1")
            assert revision == number + 1
            states.append((at, connection.rows(NOW), connection.rows(UNITS)))
        yield connection, states
    database.server.drop_database(database.name)


def test_every_revision_can_be_had_again(past):
    connection, states = past
    assert len({at for at, *_ in states}) == REVISIONS
    for at, grids, units in states:
        assert seen(connection, at) == (grids, units), at


def test_between_two_changes_it_is_as_after_the_first(past):
    connection, states = past
    for (first, grids, units), (second, *_) in list(pairwise(states))[::10]:
        ((between,),) = connection.rows("SELECT %s::timestamptz + (%s - %s::timestamptz) / 2", [first, second, first])
        assert seen(connection, between) == (grids, units)


def test_before_the_plan_was_shared_its_grids_are_those_of_the_file(past):
    connection, states = past
    ((before,),) = connection.rows("SELECT min(at) + interval '1 second' FROM audit_log WHERE plan_id = 1")
    grids, units = seen(connection, before)
    assert [(code, households) for code, _, households, *_ in grids][:2] == [(LEFT, 400), (RIGHT, 400)]
    assert len(units) == 64
    assert dict(units)[13] == LEFT


def test_before_there_was_anything_there_is_nothing(past):
    connection, _ = past
    grids, units = seen(connection, "2000-01-01T00:00:00Z")
    assert grids == []
    assert {code for _, code in units} == {""}


def test_a_retired_code_stays_known(past):
    connection, _ = past
    rows = connection.rows("SELECT status FROM grid WHERE grid_code = %s", [THIRD])
    assert rows == [("void",)]
    operations = "SELECT version, op FROM grid_version WHERE grid_code = %s ORDER BY version"
    assert len(connection.rows(operations, [THIRD])) == 4


def test_the_log_replays_to_what_is_there(past):
    connection, states = past
    units = {unit: LEFT if unit <= 16 else RIGHT for unit in range(1, 33)}
    for (changes,) in connection.rows(
        "SELECT changed -> 'units' FROM audit_log WHERE changed IS NOT NULL AND plan_id = 1 ORDER BY seq"
    ):
        for unit, before, after in changes:
            assert units[unit] == before
            units[unit] = after
    assert [(unit, code) for unit, code in states[-1][2] if unit <= 32] == sorted(units.items())


def test_an_unchanged_grid_has_the_one_version_it_came_with(past):
    connection, _ = past
    assert connection.rows("SELECT count(*) FROM grid_version WHERE grid_code = %s", [UPPER_LEFT]) == [(1,)]
