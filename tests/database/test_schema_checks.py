"""What is no plan is refused, with the grid and by how much: while it is published, edited, and on reading."""

import json

import psycopg2
import pytest
from small_district import (
    EAST_SIDE,
    GRIDS,
    NEW,
    UNITS,
    WEST_SIDE,
    A,
    B,
    C,
    D,
    begin,
    change,
    give,
    install,
    new_grid,
    publish,
    ring,
    small_district,
    square,
)


@pytest.fixture
def empty(database):
    connection = database.connect()
    install(connection)
    yield connection
    connection.close()


@pytest.fixture
def town(database):
    connection = small_district(database)
    yield connection
    connection.close()


def rows(connection, statement, values=None):
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = community_grids, public")
        cursor.execute(statement, values)
        return cursor.fetchall()


def refused(code, run):
    """The sentence and the detail of a refusal with this code."""
    with pytest.raises(psycopg2.Error) as caught:
        run()
    assert caught.value.pgcode == code, caught.value
    return caught.value.diag.message_primary, json.loads(caught.value.diag.message_detail)


def refused_publication(connection, code="CG002", **district):
    def run():
        with connection, connection.cursor() as cursor:
            publish(cursor, **district)

    return refused(code, run)


def published(connection, **district):
    with connection, connection.cursor() as cursor:
        publish(cursor, **district)


def without_guards(connection, *statements):
    """Write what only somebody with the rights of a superuser can, past all guards."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = community_grids, public")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)


# Publishing


def test_a_whole_plan_is_published(empty):
    published(empty)
    assert rows(empty, "SELECT * FROM check_grids(1, 1)") == []
    assert rows(empty, "SELECT action, revision FROM audit_log ORDER BY seq") == [("make", None), ("publish", 0)]


def test_an_overlap_names_both_grids_and_the_ground(empty):
    # 5 reaches two metres into 4
    wide = ring([(0.8, 1), (2, 1), (2, 2), (0.8, 2)])
    grids = {**GRIDS, B: [(1, 0), (2, 0), (2, 2), (0.8, 2), (0.8, 1), (1, 1)]}
    sentence, detail = refused_publication(empty, shapes={5: wide}, grids=grids)
    assert detail["trouble"] == "overlap" and {detail["grid"], detail["other"]} == {A, B}
    assert detail["value"] == pytest.approx(20)
    assert A in sentence and B in sentence and "20.00 m2" in sentence


def test_an_overlap_within_a_grid(empty):
    sentence, detail = refused_publication(empty, shapes={7: square(0, 1.5, 1, 1.5)})
    assert detail["trouble"] == "overlap" and detail["grid"] == A and detail["value"] == pytest.approx(50)


def test_an_overlap_of_two_communities(empty):
    wide = ring([(2.9, 0), (4, 0), (4, 1), (2.9, 1)])
    grids = {**GRIDS, D: [(2.9, 0), (4, 0), (4, 3), (3, 3), (3, 1), (2.9, 1)]}
    _, detail = refused_publication(empty, shapes={10: wide}, grids=grids)
    assert (detail["trouble"], {detail["grid"], detail["other"]}) == ("overlap", {C, D})
    assert detail["value"] == pytest.approx(10)


def test_a_gap_names_the_grid_beside_it_and_the_ground(empty):
    short = ring([(2, 2), (3, 2), (3, 2.9), (2, 2.9)])
    sentence, detail = refused_publication(
        empty, shapes={9: short}, grids={**GRIDS, C: [(2, 0), (3, 0), (3, 2.9), (2, 2.9)]}
    )
    assert (detail["trouble"], detail["grid"], detail["other"]) == ("gap", C, WEST_SIDE)
    assert detail["value"] == pytest.approx(10) and "10.00 m2" in sentence


def test_an_overlap_and_a_gap_of_the_same_size_do_not_make_up_for_each_other(empty):
    # 5 is drawn two metres further west: it covers 20 m2 twice and leaves 20 m2 bare
    _, detail = refused_publication(empty, shapes={5: square(0.8, 1)})
    assert detail["trouble"] in ("polygon", "overlap", "pieces", "gap")


def test_ground_outside_its_community(empty):
    long = ring([(3, 2), (4, 2), (4, 3.5), (3, 3.5)])
    _, detail = refused_publication(empty, shapes={16: long}, grids={**GRIDS, D: [(3, 0), (4, 0), (4, 3.5), (3, 3.5)]})
    assert (detail["trouble"], detail["grid"]) == ("outside", D) and detail["value"] == pytest.approx(50)


def test_a_polygon_that_is_not_its_units(empty):
    grids = {**GRIDS, B: [(1, 0), (2, 0), (2, 2), (1.1, 2)]}
    _, detail = refused_publication(empty, grids=grids)
    assert (detail["trouble"], detail["grid"]) == ("polygon", B) and detail["value"] == pytest.approx(10)


def test_a_polygon_with_a_point_more_is_the_same(empty):
    published(empty, grids={**GRIDS, B: [(1, 0), (1.5, 0), (2, 0), (2, 2), (1, 2)]})


def test_polygons_in_either_direction_are_the_same(empty):
    published(empty, grids={code: corners[::-1] for code, corners in GRIDS.items()})


def test_a_grid_in_pieces(empty):
    _, detail = refused_publication(
        empty, units={**UNITS, 3: A, 9: C}, grids={**GRIDS, C: [(2, 1), (3, 1), (3, 3), (2, 3)]}
    )
    assert (detail["trouble"], detail["grid"], detail["value"]) == ("pieces", A, 2)


def test_units_of_a_grid_that_does_not_exist(empty):
    grids = {code: corners for code, corners in GRIDS.items() if code != B}
    sentence, detail = refused_publication(empty, grids=grids)
    assert (detail["trouble"], detail["grid"], detail["value"]) == ("unknown_grid", B, 2) and B in sentence


def test_a_grid_of_two_communities(empty):
    grids = {**GRIDS, C: [(2, 0), (4, 0), (4, 1), (3, 1), (3, 3), (2, 3)], D: [(3, 1), (4, 1), (4, 3), (3, 3)]}
    _, detail = refused_publication(empty, "CG007", units={**UNITS, 10: C}, grids=grids)
    assert (detail["trouble"], detail["grid"], detail["other"], detail["value"]) == (
        "across_communities",
        C,
        EAST_SIDE,
        1,
    )


def test_a_grid_without_ground_that_is_not_retired(empty):
    def run():
        with empty, empty.cursor() as cursor:
            publish(cursor)
            cursor.execute(
                "INSERT INTO grid (district_id, plan_id, grid_code, community_code, status) "
                "VALUES (1, 1, %s, %s, 'under')",
                [NEW, WEST_SIDE],
            )

    assert refused("CG002", run)[1]["trouble"] == "grid_without_units"


def test_void_grids_and_unassigned_units_are_published(empty):
    published(empty, units={**UNITS, 8: ""}, grids={**GRIDS, A: [(0, 0), (1, 0), (1, 3), (0, 3)], NEW: None})
    assert rows(empty, "SELECT trouble, value FROM check_grids(1, 1)") == [("unassigned", 1.0)]


@pytest.mark.parametrize("column", ["households", "buildings"])
def test_counts_that_are_not_the_units(empty, column):
    def run():
        with empty, empty.cursor() as cursor:
            publish(cursor)
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f"UPDATE grid SET {column} = {column} + 5 WHERE grid_code = '{C}'")
            cursor.execute("SET LOCAL session_replication_role = origin")

    _, detail = refused("CG002", run)
    assert (detail["trouble"], detail["grid"], detail["value"]) == (column, C, 5)


def test_a_building_that_a_boundary_cuts(empty):
    across = square(0.8, 1.2, 0.4, 0.5)  # 4 m wide over the boundary of 4 and 5
    sentence, detail = refused_publication(empty, buildings=[across])
    assert (detail["trouble"], detail["grid"], detail["other"]) == ("cut", A, B)
    assert detail["value"] == pytest.approx(10) and "10.00 m2" in sentence
    published(empty, buildings=[across], allow_cuts=True)
    assert [row[0] for row in rows(empty, "SELECT * FROM check_grids(2, 1)")] == ["cut"]


def test_a_building_that_barely_touches_is_not_cut(empty):
    published(empty, buildings=[square(0.5, 1.2, 0.501, 0.5), square(2.8, 1.2, 0.4, 0.5)])


# Editing


def test_a_donor_in_pieces(town):
    sentence, detail = refused("CG002", lambda: change(town, B, 4))
    assert (detail["trouble"], detail["grid"], detail["value"]) == ("pieces", A, 2)
    assert sentence == f"Grid {A} would lie in 2 pieces."


def test_ground_that_touches_at_a_corner_only(town):
    # 8 and 6 meet at a corner of 5 and 9
    def run():
        with town, town.cursor() as cursor:
            begin(cursor, 0)
            new_grid(cursor, NEW)
            give(cursor, NEW, 8, 6)

    assert refused("CG002", run)[1]["grid"] in (C, NEW)


def test_an_outline_that_touches_itself(town):
    # C goes round the middle and is open at 6; then it is open at 9, and touches itself between 6 and 8
    with town, town.cursor() as cursor:
        begin(cursor, 0)
        give(cursor, C, 1, 2, 3, 4, 7, 8, 9)
        give(cursor, B, 5, 6)

    def pinched():
        with town, town.cursor() as cursor:
            begin(cursor, 1)
            new_grid(cursor, NEW)
            give(cursor, C, 6)
            give(cursor, NEW, 9)

    assert refused("CG002", pinched)[1] == {"trouble": "pinch", "grid": C, "other": "", "value": None}


def test_a_grid_may_lie_round_another(town):
    with town, town.cursor() as cursor:
        begin(cursor, 0)
        give(cursor, C, 1, 2, 3, 4, 7, 8, 9)
    with town, town.cursor() as cursor:
        begin(cursor, 1)
        give(cursor, C, 6)
    assert rows(town, "SELECT * FROM check_grids(1, 1)") == []
    assert rows(town, "SELECT ST_NumInteriorRings(geom) FROM grid WHERE grid_code = %s", [C]) == [(1,)]


def test_a_unit_in_a_grid_of_another_community(town):
    sentence, detail = refused("CG007", lambda: change(town, C, 10))
    assert (detail["grid"], detail["other"], detail["value"]) == (C, EAST_SIDE, 1)
    assert C in sentence and EAST_SIDE in sentence


def test_a_unit_in_a_grid_that_does_not_exist(town):
    assert refused("CG002", lambda: change(town, "nowhere", 8))[1]["trouble"] == "unknown_grid"


def test_a_new_grid_of_no_community(town):
    assert refused("CG007", lambda: change(town, "999999999999001", 8, new=True))[1]["trouble"] in (
        "unknown_community",
        "across_communities",
    )


def test_a_locked_grid_keeps_its_ground(town):
    with town, town.cursor() as cursor:
        begin(cursor, 0, action="lock")
        cursor.execute("UPDATE grid SET locked = true WHERE grid_code = %s", [B])
    for run in (lambda: change(town, A, 5), lambda: change(town, B, 8)):
        sentence, detail = refused("CG005", run)
        assert detail["grid"] == B and B in sentence
    with town, town.cursor() as cursor:
        begin(cursor, 1)
        cursor.execute("UPDATE grid SET locked = false WHERE grid_code = %s", [B])
        give(cursor, B, 8)
    assert rows(town, "SELECT unit_id FROM unit WHERE grid_code = %s ORDER BY 1", [B]) == [(2,), (5,), (8,)]


def test_a_retired_code_comes_back_only_with_its_ground(town):
    change(town, A, 2, 5, action="merge")
    sentence, detail = refused("CG003", lambda: change(town, B, 7, 8))
    assert (detail["trouble"], detail["grid"], detail["value"]) == ("code_reused", B, 200.0) and B in sentence
    assert change(town, B, 2, 5, action="undo") == 2
    assert rows(town, "SELECT op, units FROM grid_version WHERE grid_code = %s ORDER BY version", [B]) == [
        ("make", [2, 5]),
        ("merge", []),
        ("undo", [2, 5]),
    ]


def test_a_code_that_was_retired_before_the_plan_was_published(empty):
    with empty, empty.cursor() as cursor:
        publish(cursor, grids={**GRIDS, NEW: None})
        cursor.execute(
            "INSERT INTO grid_version (district_id, plan_id, grid_code, version, geom, op, valid_from, valid_to) "
            "VALUES (1, 1, %s, 0, %s, 'make', '2025-01-01', '2025-02-01')",
            [NEW, square(0, 2, 2, 1)],
        )
    refused("CG003", lambda: change(empty, NEW, 9, 6))
    assert change(empty, NEW, 7, 8) == 1


def test_a_boundary_does_not_come_to_cut_a_building(empty):
    published(empty, buildings=[square(0.8, 2.2, 0.4, 0.5)])  # over 7 and 8
    _, detail = refused("CG002", lambda: change(empty, B, 8))
    assert (detail["trouble"], {detail["grid"], detail["other"]}) == ("cut", {A, B})
    change(empty, B, 7, 8)
    assert rows(empty, "SELECT * FROM check_grids(1, 1)") == []


def test_a_refused_change_leaves_nothing(town):
    before = rows(town, "SELECT * FROM plan"), rows(town, "SELECT * FROM unit ORDER BY unit_id")
    refused("CG002", lambda: change(town, B, 4))
    assert before == (rows(town, "SELECT * FROM plan"), rows(town, "SELECT * FROM unit ORDER BY unit_id"))
    counts = (
        "SELECT (SELECT count(*) FROM changed_unit), (SELECT count(*) FROM changed_grid), (SELECT count(*) FROM change)"
    )
    assert rows(town, counts) == [(0, 0, 1)]


# Reading: what somebody wrote past all guards is found


@pytest.mark.parametrize(
    ("statement", "trouble"),
    [
        (f"UPDATE unit SET grid_code = '{B}' WHERE unit_id = 8", {"polygon", "households", "buildings"}),
        (f"UPDATE unit SET grid_code = '{D}' WHERE unit_id = 6", {"across_communities", "pieces", "polygon"}),
        ("UPDATE unit SET geom = ST_Translate(geom, 1, 0) WHERE unit_id = 5", {"polygon"}),
        (f"UPDATE grid SET geom = ST_Buffer(geom, 1) WHERE grid_code = '{B}'", {"polygon", "overlap", "outside"}),
        (f"UPDATE grid SET geom = NULL WHERE grid_code = '{B}'", {"invalid", "gap"}),
        (f"UPDATE grid SET status = 'void' WHERE grid_code = '{B}'", {"void_with_units"}),
        (f"UPDATE grid SET households = 1 WHERE grid_code = '{B}'", {"households"}),
        (f"DELETE FROM grid WHERE grid_code = '{B}'", {"unknown_grid", "gap"}),
        ("DELETE FROM unit WHERE unit_id = 9", {"polygon", "households", "buildings"}),
        (f"DELETE FROM community WHERE community_code = '{EAST_SIDE}'", {"unknown_community"}),
    ],
)
def test_reading_finds_what_was_written_past_the_guards(town, statement, trouble):
    without_guards(town, statement)
    assert {row[0] for row in rows(town, "SELECT * FROM check_grids(1, 1)")} >= trouble
