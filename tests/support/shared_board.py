"""A district in the shared database that one can draw: two communities of two streets, one above the other.

Each is a chessboard of 8 x 4 units of 100 m with 25 households and a building, in two grids, left and right.
Units are numbered from 1, column by column from the left, the lower community's first.
"""

import json
from uuid import uuid4

LOWER, UPPER = "430702001001", "430702002001"
LEFT, RIGHT = f"{LOWER}001", f"{LOWER}002"
UPPER_LEFT, UPPER_RIGHT = f"{UPPER}001", f"{UPPER}002"
SRID = 4547

_BANDS = {"urban": [350, 500], "rural": [150, 350], "special": [0, 10**9]}

_UNITS = """
    CREATE TEMP TABLE drawn ON COMMIT DROP AS
    SELECT
        town * 32 + x * 4 + y + 1 AS unit_id,
        town,
        (ARRAY[%(lower)s, %(upper)s])[town + 1] AS community_code,
        (ARRAY[%(lower)s, %(upper)s])[town + 1] || CASE WHEN x < 4 THEN '001' ELSE '002' END AS grid_code,
        ST_MakeEnvelope(x * 100, town * 400 + y * 100, x * 100 + 100, town * 400 + y * 100 + 100, %(srid)s) AS geom
    FROM generate_series(0, 1) AS town, generate_series(0, 7) AS x, generate_series(0, 3) AS y
"""

_ROWS = (
    """
    INSERT INTO plan (district_id, plan_id, name, created_at, created_by)
    SELECT %(district)s, number, name, now(), 'officer' FROM unnest(%(plans)s) WITH ORDINALITY AS named (name, number)
    """,
    """
    INSERT INTO profile (district_id, fid, key, value)
    VALUES (%(district)s, 1, 'schema_version', '1'), (%(district)s, 2, 'bands', %(bands)s)
    """,
    """
    INSERT INTO community (district_id, fid, geom, community_code, name)
    SELECT %(district)s, town + 1, ST_Union(geom), community_code, 'community ' || town
    FROM drawn GROUP BY town, community_code
    """,
    """
    INSERT INTO building (district_id, fid, geom, building_id, unit_id, households)
    SELECT %(district)s, unit_id, ST_Expand(ST_Centroid(geom), 10), 'b' || unit_id, unit_id, 25 FROM drawn
    """,
    """
    INSERT INTO unit (district_id, plan_id, unit_id, fid, geom, community_code, grid_code, households, buildings)
    SELECT %(district)s, number, unit_id, unit_id, geom, community_code, grid_code, 25, 1
    FROM drawn, generate_series(1, cardinality(%(plans)s)) AS number
    """,
    """
    INSERT INTO unit_border (district_id, plan_id, unit_id, other_id, fid, length_m, price, open)
    SELECT
        %(district)s, number, one.unit_id, other.unit_id, row_number() OVER (), 100, 100, true
    FROM drawn AS one JOIN drawn AS other ON one.unit_id < other.unit_id AND one.town = other.town
        AND ST_Length(ST_Intersection(ST_Boundary(one.geom), ST_Boundary(other.geom))) > 50,
        generate_series(1, cardinality(%(plans)s)) AS number
    """,
    """
    INSERT INTO grid (
        district_id, plan_id, grid_code, fid, geom, grid_name, community_code, households, buildings, area_m2, status,
        compactness
    )
    SELECT
        %(district)s, number, grid_code, row_number() OVER (), ST_Union(geom), right(grid_code, 3), community_code,
        400, 16, 160000, 'in_band', 0.7853981
    FROM drawn, generate_series(1, cardinality(%(plans)s)) AS number GROUP BY number, grid_code, community_code
    """,
    """
    INSERT INTO grid_version (district_id, plan_id, grid_code, version, fid, geom, op, author, valid_from)
    SELECT %(district)s, plan_id, grid_code, 1, fid, geom, 'make', 'officer', now() - interval '1 day'
    FROM grid WHERE district_id = %(district)s
    """,
    """
    INSERT INTO audit_log (district_id, plan_id, seq, fid, at, author, action)
    SELECT %(district)s, number, 1, number, now() - interval '1 day', 'officer', 'make'
    FROM generate_series(1, cardinality(%(plans)s)) AS number
    """,
)


def publish_board(connection, name="城南", plans=("现状",)):
    """Publish the board as a new district, with as many equal plans as there are names; their ids are 1, 2, ...

    Parameters
    ----------
    connection : SharedConnection

    Returns
    -------
    int, the district's id
    """
    with connection.transaction() as cursor:
        cursor.execute("SELECT begin_publish(%s, NULL::integer, %s::uuid, 'officer', false)", [name, str(uuid4())])
        values = {
            "district": cursor.fetchone()[0],
            "plans": list(plans),
            "bands": json.dumps(_BANDS),
            "lower": LOWER,
            "upper": UPPER,
            "srid": SRID,
        }
        cursor.execute(_UNITS, values)
        for statement in _ROWS:
            cursor.execute(statement, values)
    return values["district"]


def begin(cursor, district=1, plan=1, base=None, action="assign", reason="", change=None):
    """Begin a change of a plan, made from its newest revision where none is told; the revision that it will be at."""
    if base is None:
        cursor.execute("SELECT revision FROM plan WHERE district_id = %s AND plan_id = %s", [district, plan])
        base = cursor.fetchone()[0]
    cursor.execute(
        "SELECT begin_change(%s, %s, %s, %s::uuid, %s, %s, 'officer', '{}')",
        [district, plan, base, change or str(uuid4()), action, reason],
    )
    return cursor.fetchone()[0]


def move(connection, units, grid, district=1, plan=1, base=None, **words):
    """Give units to a grid, as one change; the revision that it made."""
    with connection.transaction() as cursor:
        revision = begin(cursor, district, plan, base, **words)
        cursor.execute(
            "UPDATE unit SET grid_code = %s WHERE district_id = %s AND plan_id = %s AND unit_id = ANY (%s)",
            [grid, district, plan, list(units)],
        )
    return revision
