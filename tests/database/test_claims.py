"""A claim on a community warns others, belongs to one account, and ends by itself."""

import pytest
from community_grids.database import claims
from community_grids.database.connection import SharedConnection, connect_dsn
from community_grids.database.errors import RefusedByDatabaseError
from community_grids.database.migrations import create_schema
from shared_board import LOWER, SRID, UPPER, publish_board

PEOPLE = ("claim_one", "claim_other")


@pytest.fixture(scope="module")
def everybody(make_database, postgis):
    """Connections of two editors of the lower community, the second of the upper one too, and of the superuser."""
    database = make_database()
    with connect_dsn(database.dsn) as superuser:
        create_schema(superuser, SRID)
        publish_board(superuser)
        for person in PEOPLE:
            superuser.rows(f"CREATE ROLE {person} LOGIN PASSWORD '{postgis.password}' IN ROLE community_grids_editor")
            superuser.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES (%s, 1, %s)", [person, LOWER])
        superuser.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES (%s, 1, %s)", [PEOPLE[1], UPPER])
        connections = [SharedConnection(database.connect(person)) for person in PEOPLE]
        for connection in connections:
            connection.find_names()
        yield *connections, superuser
        for connection in connections:
            connection.close()
    database.server.drop_database(database.name)
    with connect_dsn(postgis.dsn("postgres")) as connection:
        for person in PEOPLE:
            connection.rows(f"DROP ROLE {person}")


@pytest.fixture(autouse=True)
def no_claims(everybody):
    everybody[2].rows("DELETE FROM claim")


def test_the_first_who_claims_holds(everybody):
    one, other, _ = everybody
    claims.claim(one, 1, [LOWER], "the market")
    claims.claim(other, 1, [LOWER, UPPER])
    assert [(claim.community, claim.holder, claim.own) for claim in claims.read_claims(one, 1)] == [
        (LOWER, "claim_one", True),
        (UPPER, "claim_other", False),
    ]
    assert one.rows("SELECT note FROM claim WHERE community_code = %s", [LOWER]) == [("the market",)]


def test_a_claim_ends_by_itself(everybody):
    one, other, superuser = everybody
    claims.claim(one, 1, [LOWER])
    superuser.rows("UPDATE claim SET since = since - interval '1 hour', until = until - interval '1 hour'")
    assert claims.read_claims(one, 1) == ()
    claims.claim(other, 1, [LOWER])
    assert [claim.holder for claim in claims.read_claims(one, 1)] == ["claim_other"]


def test_going_on_prolongs_a_claim(everybody):
    one, _, superuser = everybody
    claims.claim(one, 1, [LOWER])
    superuser.rows("UPDATE claim SET since = since - interval '9 minutes', until = until - interval '9 minutes'")
    ((since, until),) = superuser.rows("SELECT since, until FROM claim")
    claims.claim(one, 1, [LOWER])
    ((same, later),) = superuser.rows("SELECT since, until FROM claim")
    assert same == since
    assert later > until


def test_only_the_holder_lets_go(everybody):
    one, other, _ = everybody
    claims.claim(one, 1, [LOWER])
    claims.release(other, 1, [LOWER])
    assert len(claims.read_claims(other, 1)) == 1
    claims.release(one, 1, [LOWER])
    assert claims.read_claims(other, 1) == ()


def test_what_is_not_ones_own_is_not_claimed(everybody):
    with pytest.raises(RefusedByDatabaseError) as refused:
        claims.claim(everybody[0], 1, [UPPER])
    assert refused.value.trouble == "out_of_scope"
    with pytest.raises(RefusedByDatabaseError) as refused:
        claims.claim(everybody[0], 1, ["430702001099"])
    assert refused.value.trouble == "no_community"


def test_nobody_claims_forever(everybody):
    one = everybody[0]
    one.rows("SELECT claim_community(1, %s, '', 1000000)", [LOWER])
    assert one.rows("SELECT until - since <= interval '12 hours' FROM claim") == [(True,)]


def test_others_are_told_of_a_new_claim_only(everybody):
    one, other, _ = everybody
    other.rows("LISTEN community_grids")
    for _ in range(3):
        claims.claim(one, 1, [LOWER])
    claims.release(one, 1, [LOWER])
    other.rows("SELECT 1")
    other.raw.poll()
    kinds = [notice.payload for notice in other.raw.notifies if '"claim"' in notice.payload]
    other.rows("UNLISTEN community_grids")
    assert len(kinds) == 2
