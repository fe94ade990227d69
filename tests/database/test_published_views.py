"""What other systems read: the same columns always, of the plan in force, also as GeoJSON."""

import json
from itertools import pairwise

import pytest
from community_grids.database.connection import connect_dsn
from community_grids.database.errors import SharedError
from community_grids.database.migrations import create_schema
from shared_board import LEFT, LOWER, SRID, publish_board

COLUMNS = {
    "published_grid": (
        "district_id integer, district_name text, plan_id integer, plan_name text, "
        "in_force_from timestamp with time zone, grid_code text, grid_name text, community_code text, kind text, "
        "households integer, buildings integer, area_m2 double precision, status text, compactness double precision, "
        "visible_boundary double precision, boundary_zh text, boundary_en text, geom geometry(Polygon,4547)"
    ),
    "published_community": (
        "district_id integer, district_name text, plan_id integer, plan_name text, "
        "in_force_from timestamp with time zone, community_code text, community_name text, kind text, grids integer, "
        "households integer, buildings integer, geom geometry(Geometry,4547)"
    ),
    "published_grid_geojson": "district_id integer, plan_id integer, grid_code text, community_code text, feature json",
    "published_community_geojson": "district_id integer, plan_id integer, community_code text, feature json",
}


@pytest.fixture(scope="module")
def connection(make_database):
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        publish_board(connection)
        connection.rows("SELECT set_plan_state(1, 1, 0, 'checked')")
        connection.rows("SELECT set_plan_state(1, 1, 1, 'approved')")
        yield connection
    database.server.drop_database(database.name)


@pytest.mark.parametrize("view", COLUMNS)
def test_columns_stay(connection, view):
    rows = connection.rows(
        "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum",
        [view],
    )
    assert ", ".join(text for (text,) in rows) == COLUMNS[view]


@pytest.mark.parametrize("view", COLUMNS)
def test_nobody_writes_to_a_view(connection, view):
    for statement in (f"DELETE FROM {view}", f"UPDATE {view} SET plan_id = 2", f"INSERT INTO {view} DEFAULT VALUES"):
        with pytest.raises(SharedError):
            connection.rows(statement)


def test_a_grid_is_a_feature_in_degrees(connection):
    ((feature,),) = connection.rows("SELECT feature::text FROM published_grid_geojson WHERE grid_code = %s", [LEFT])
    feature = json.loads(feature)
    assert feature["type"] == "Feature"
    assert feature["id"] == LEFT
    assert feature["properties"]["households"] == 400
    ring = feature["geometry"]["coordinates"][0]
    ((west, south, east, north),) = connection.rows(
        "SELECT ST_XMin(g), ST_YMin(g), ST_XMax(g), ST_YMax(g) FROM "
        "(SELECT ST_Transform(geom, 4326) AS g FROM grid WHERE grid_code = %s) AS grid",
        [LEFT],
    )
    assert all(west - 1e-6 <= x <= east + 1e-6 and south - 1e-6 <= y <= north + 1e-6 for x, y in ring)
    # RFC 7946: the outer ring runs against the clock.
    assert sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) > 0


def test_a_community_is_a_feature_with_the_sums_of_its_grids(connection):
    rows = connection.rows(
        "SELECT feature -> 'properties' ->> 'grids', feature -> 'properties' ->> 'households', "
        "feature -> 'geometry' ->> 'type' FROM published_community_geojson WHERE community_code = %s",
        [LOWER],
    )
    assert rows == [("2", "800", "Polygon")]


def test_features_make_a_collection(connection):
    ((text,),) = connection.rows(
        "SELECT json_build_object('type', 'FeatureCollection', 'features', json_agg(feature))::text "
        "FROM published_grid_geojson"
    )
    assert len(json.loads(text)["features"]) == 4
