"""A plan goes from draft to checked, approved, in force and retired, and no other way."""

from datetime import UTC, datetime, timedelta

import pytest
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import RefusedByDatabaseError, StaleError
from community_grids.database.migrations import create_schema
from shared_board import RIGHT, SRID, begin, move, publish_board

SPRING, SUMMER, AUTUMN = (datetime(2020, month, 1, tzinfo=UTC) for month in (3, 6, 9))
FUTURE = datetime(2999, 1, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
PLANS = ("甲", "乙", "丙")


@pytest.fixture(scope="module")
def connection(make_database):
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        yield connection
    database.server.drop_database(database.name)


@pytest.fixture
def district(connection, request):
    """A district of the test's own, with three equal plans."""
    return publish_board(connection, request.node.name, PLANS)


@pytest.fixture
def put(connection, district):
    """A function that puts a plan into states, one after the other; the last may have a date."""

    def put(plan, *states, effective_from=None, reason=""):
        for state in states:
            ((revision,),) = connection.rows(
                "SELECT revision FROM plan WHERE district_id = %s AND plan_id = %s", [district, plan]
            )
            connection.rows(
                "SELECT set_plan_state(%s, %s, %s, %s, %s, %s)",
                [district, plan, revision, state, effective_from if state == "approved" else None, reason],
            )

    return put


@pytest.fixture
def lives(connection, district):
    """A function that says where the plans stand at a moment."""

    def lives(moment=None):
        rows = connection.rows(
            "SELECT life FROM plan_standing_at(coalesce(%s, now())) WHERE district_id = %s ORDER BY plan_id",
            [moment, district],
        )
        return [life for (life,) in rows]

    return lives


def test_a_published_plan_is_a_draft(lives):
    assert lives() == ["draft"] * 3


def test_a_plan_in_force_is_what_others_read(connection, district, put, lives):
    put(1, "checked")
    assert lives() == ["checked", "draft", "draft"]
    put(1, "approved", reason="第 3 次会议")
    assert lives() == ["in_force", "draft", "draft"]
    grids = connection.rows(
        "SELECT plan_name, count(*) FROM published_grid WHERE district_id = %s GROUP BY 1", [district]
    )
    assert grids == [("甲", 4)]
    towns = "SELECT grids, households, buildings FROM published_community WHERE district_id = %s"
    assert connection.rows(towns, [district]) == [(2, 800, 32)] * 2
    life = connection.rows(
        "SELECT seq, state, revision, who, reason FROM plan_life WHERE district_id = %s ORDER BY seq", [district]
    )
    assert life == [(1, "checked", 1, "postgres", ""), (2, "approved", 2, "postgres", "第 3 次会议")]


def test_every_state_is_in_the_log(connection, district, put):
    put(1, "checked", "draft", "checked", "approved", "retired", reason="why")
    log = connection.rows(
        "SELECT revision, action, reason, changed -> 'state' ->> 'before', changed -> 'state' ->> 'after'"
        " FROM audit_log WHERE district_id = %s AND plan_id = 1 AND action = 'state' ORDER BY seq",
        [district],
    )
    states = ["draft", "checked", "draft", "checked", "approved", "retired"]
    assert log == [(place + 1, "state", "why", *states[place : place + 2]) for place in range(5)]
    assert connection.rows("SELECT * FROM verify_audit(%s, 1)", [district]) == []


def test_the_date_may_lie_in_the_future(connection, district, put, lives):
    put(1, "checked", "approved", effective_from=FUTURE)
    assert lives() == ["approved", "draft", "draft"]
    assert lives(FUTURE - A_DAY) == ["approved", "draft", "draft"]
    assert lives(FUTURE) == ["in_force", "draft", "draft"]
    assert connection.rows("SELECT count(*) FROM published_grid WHERE district_id = %s", [district]) == [(0,)]
    assert connection.rows("SELECT count(*) FROM grids_as_of(%s, %s)", [FUTURE - A_DAY, district]) == [(0,)]
    assert connection.rows("SELECT count(*) FROM grids_as_of(%s, %s)", [FUTURE, district]) == [(4,)]


def test_one_plan_follows_another(connection, district, put, lives):
    put(1, "checked", "approved", effective_from=SPRING)
    put(2, "checked", "approved", effective_from=AUTUMN)
    put(3, "checked", "approved", effective_from=FUTURE)
    assert lives(SPRING - A_DAY) == ["approved", "approved", "approved"]
    assert lives(SPRING) == ["in_force", "approved", "approved"]
    assert lives(AUTUMN) == ["retired", "in_force", "approved"]
    assert lives(FUTURE) == ["retired", "retired", "in_force"]
    periods = connection.rows(
        "SELECT in_force_from, in_force_to FROM plan_standing WHERE district_id = %s ORDER BY plan_id", [district]
    )
    assert periods == [(SPRING, AUTUMN), (AUTUMN, FUTURE), (FUTURE, None)]
    named = "SELECT DISTINCT plan_name FROM grids_as_of(%s, %s)"
    assert [connection.rows(named, [moment, district]) for moment in (SUMMER, AUTUMN, FUTURE)] == [
        [("甲",)], [("乙",)], [("丙",)]
    ]  # fmt: skip


def test_a_plan_that_followed_and_was_retired_does_not_bring_the_older_one_back(put, lives):
    put(1, "checked", "approved", effective_from=SPRING)
    put(2, "checked", "approved", effective_from=AUTUMN)
    put(2, "retired")
    assert lives() == ["retired", "retired", "draft"]
    assert lives(AUTUMN) == ["retired", "in_force", "draft"]


def test_a_plan_retired_before_its_date_never_was_in_force(put, lives):
    put(1, "checked", "approved", effective_from=SPRING)
    put(2, "checked", "approved", effective_from=FUTURE)
    put(2, "retired")
    assert lives(FUTURE) == ["in_force", "retired", "draft"]


def test_an_approval_may_be_taken_back_before_its_date(connection, district, put, lives):
    put(1, "checked", "approved", effective_from=FUTURE)
    put(1, "draft")
    assert lives(FUTURE) == ["draft"] * 3
    move(connection, [13], RIGHT, district)


def test_a_plan_in_force_is_no_draft_again(put):
    put(1, "checked", "approved")
    with pytest.raises(RefusedByDatabaseError) as refused:
        put(1, "draft")
    assert refused.value.trouble == "in_force"


def test_no_plan_comes_into_force_before_the_one_that_is(put):
    put(1, "checked", "approved", effective_from=SUMMER)
    put(2, "checked")
    for moment in (SPRING, SUMMER):
        with pytest.raises(RefusedByDatabaseError) as refused:
            put(2, "approved", effective_from=moment)
        assert refused.value.trouble == "too_early"
    put(2, "approved", effective_from=AUTUMN)


WAYS = {
    (): {"checked", "retired"},
    ("checked",): {"draft", "approved", "retired"},
    ("checked", "approved"): {"retired"},
    ("retired",): set(),
    ("checked", "approved", "retired"): set(),
}
STATES = ("draft", "checked", "approved", "in_force", "retired", "nonsense", None)


@pytest.mark.parametrize(
    ("states", "state"), [(states, state) for states in WAYS for state in STATES if state not in WAYS[states]]
)
def test_there_is_no_other_way(connection, district, put, states, state):
    put(1, *states)
    before = connection.rows("SELECT * FROM plan WHERE district_id = %s AND plan_id = 1", [district])
    with pytest.raises(RefusedByDatabaseError):
        put(1, state)
    assert connection.rows("SELECT * FROM plan WHERE district_id = %s AND plan_id = 1", [district]) == before


def test_only_a_draft_is_edited(connection, district, put):
    for states in (["checked"], ["approved"], ["retired"]):
        put(1, *states)
        with pytest.raises(RefusedByDatabaseError):
            move(connection, [13], RIGHT, district)


def test_a_plan_with_a_unit_in_no_grid_is_not_checked(connection, district, put):
    move(connection, [13], "", district)
    with pytest.raises(RefusedByDatabaseError) as refused:
        put(1, "checked")
    assert refused.value.trouble == "unassigned"


def test_who_has_not_seen_the_last_change_moves_nothing_on(connection, district):
    move(connection, [13], RIGHT, district)
    with pytest.raises(StaleError):
        connection.rows("SELECT set_plan_state(%s, 1, 0, 'checked')", [district])


def test_a_change_and_a_state_are_two_transactions(connection, district):
    with pytest.raises(RefusedByDatabaseError), connection.transaction() as cursor:
        begin(cursor, district)
        cursor.execute("SELECT set_plan_state(%s, 1, 1, 'checked')", [district])


def test_an_unknown_plan_is_a_sentence(connection, district):
    with pytest.raises(RefusedByDatabaseError, match="no such plan"):
        connection.rows("SELECT set_plan_state(%s, 77, 0, 'checked')", [district])


def test_others_are_told(connection, district, put):
    connection.rows("LISTEN community_grids")
    put(1, "checked")
    connection.raw.poll()
    told = [notice.payload for notice in connection.raw.notifies]
    connection.rows("UNLISTEN community_grids")
    connection.raw.notifies.clear()
    assert any(f'"district": {district},' in words and '"kind": "state"' in words for words in told)
