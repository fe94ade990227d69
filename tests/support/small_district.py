"""A tiny published district: two communities of squares, each ten metres wide, three grids in one and one in the other.

    community 110101001001               community 110101001002
    y=2  | 7 c001 | 8 c001 | 9 c003 |    | 16 d001 |
    y=1  | 4 c001 | 5 c002 | 6 c003 |    | 13 d001 |
    y=0  | 1 c001 | 2 c002 | 3 c003 |    | 10 d001 |

A unit's number is 1 + x + 3 * y, those of the other community 10, 13 and 16; each holds 100 households and 2 buildings.
The band is 200 to 300 households. One may walk over every border; those along y = 20 are seen.
"""

import json
from pathlib import Path
from uuid import uuid4

INSTALL = Path(__file__).parents[2] / "database" / "sql" / "install"
SRID = 4549
EAST, NORTH = 500_000, 4_400_000  # where such a CRS has its numbers

WEST_SIDE, EAST_SIDE = "110101001001", "110101001002"
A, B, C = (f"{WEST_SIDE}{number:03d}" for number in (1, 2, 3))
D = f"{EAST_SIDE}001"
NEW = f"{WEST_SIDE}004"

UNITS = {1: A, 4: A, 7: A, 8: A, 2: B, 5: B, 3: C, 6: C, 9: C, 10: D, 13: D, 16: D}
"""The grid of each unit."""

GRIDS = {
    A: [(0, 0), (1, 0), (1, 2), (2, 2), (2, 3), (0, 3)],
    B: [(1, 0), (2, 0), (2, 2), (1, 2)],
    C: [(2, 0), (3, 0), (3, 3), (2, 3)],
    D: [(3, 0), (4, 0), (4, 3), (3, 3)],
}
"""The corners of each grid, in steps of ten metres."""


def install(connection, until="99"):
    """Run the files of the schema up to a number, in one transaction."""
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA community_grids")
        cursor.execute(
            "SELECT set_config('search_path', 'community_grids, ' || quote_ident(nspname) || ', pg_temp', true), "
            "set_config('community_grids.srid', %s, true) "
            "FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'postgis'",
            [str(SRID)],
        )
        for file in sorted(INSTALL.glob("*.sql")):
            if file.name < until:
                cursor.execute(file.read_text(encoding="utf-8"))


def ring(corners):
    """A polygon as text, of corners in steps of ten metres."""
    places = [(EAST + 10 * x, NORTH + 10 * y) for x, y in [*corners, corners[0]]]
    return f"SRID={SRID};POLYGON(({', '.join(f'{x} {y}' for x, y in places)}))"


def square(x, y, width=1, height=1):
    """A rectangle as text."""
    return ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def place_of(unit):
    """The corner of a unit, in steps of ten metres."""
    return (3, (unit - 10) // 3) if UNITS[unit] == D else ((unit - 1) % 3, (unit - 1) // 3)


def publish(cursor, name="Town", units=None, grids=None, shapes=None, buildings=None, **options):
    """Publish the district in the transaction that is open; gives its id.

    `units` and `grids` are grid codes and rings other than the above, `shapes` polygons of units, `buildings` polygons.
    """
    units, grids, shapes = units or UNITS, GRIDS if grids is None else grids, shapes or {}
    district = begin_publish(cursor, name, **options)
    cursor.execute(
        "INSERT INTO plan (district_id, plan_id, name, created_by) VALUES (%s, 1, 'plan', 'officer')",
        [district],
    )
    bands = {"urban": [200, 300], "rural": [100, 200], "special": [0, 10**9]}
    cursor.execute(
        "INSERT INTO profile (district_id, fid, key, value) VALUES (%s, 1, 'bands', %s)", [district, json.dumps(bands)]
    )
    for fid, (code, x, width) in enumerate([(WEST_SIDE, 0, 3), (EAST_SIDE, 3, 1)], 1):
        cursor.execute(
            "INSERT INTO community (district_id, fid, geom, community_code, name) VALUES (%s, %s, %s, %s, '')",
            [district, fid, square(x, 0, width, 3), code],
        )
    for fid, shape in enumerate(buildings or (), 1):
        cursor.execute(
            "INSERT INTO building (district_id, fid, geom, building_id) VALUES (%s, %s, %s, %s)",
            [district, fid, shape, f"b{fid}"],
        )
    write_units(cursor, district, 1, units, shapes)
    write_grids(cursor, district, 1, units, grids)
    cursor.execute(
        "INSERT INTO audit_log (district_id, plan_id, seq, at, author, action) "
        "VALUES (%s, 1, 1, now(), 'officer', 'make')",
        [district],
    )
    return district


def begin_publish(cursor, name="Town", district=None, change=None, author="officer", allow_cuts=False):
    cursor.execute("SET LOCAL search_path = community_grids, public")
    cursor.execute(
        "SELECT begin_publish(%s, %s, %s::uuid, %s, %s)", [name, district, change or str(uuid4()), author, allow_cuts]
    )
    return cursor.fetchone()[0]


def write_units(cursor, district, plan, units=None, shapes=None):
    for unit, code in (units or UNITS).items():
        x, y = place_of(unit)
        shape = (shapes or {}).get(unit) or square(x, y)
        home = EAST_SIDE if UNITS[unit] == D else WEST_SIDE
        cursor.execute(
            "INSERT INTO unit (district_id, plan_id, unit_id, fid, geom, community_code, grid_code, households, "
            "buildings) VALUES (%s, %s, %s, %s, %s, %s, %s, 100, 2)",
            [district, plan, unit, unit, shape, home, code],
        )
    borders = [(one, one + 1) for one in (1, 2, 4, 5, 7, 8)] + [(one, one + 3) for one in (1, 2, 3, 4, 5, 6, 10, 13)]
    for fid, (one, other) in enumerate(borders, 1):
        visible = 10 if one in (4, 5, 6, 13) and other == one + 3 else 0
        cursor.execute(
            "INSERT INTO unit_border (district_id, plan_id, unit_id, other_id, fid, length_m, visible_m, price, open)"
            " VALUES (%s, %s, %s, %s, %s, 10, %s, 1, true)",
            [district, plan, one, other, fid, visible],
        )


def write_grids(cursor, district, plan, units=None, grids=None):
    for fid, (code, corners) in enumerate((GRIDS if grids is None else grids).items(), 1):
        count = list((units or UNITS).values()).count(code)
        status = "void" if not count else "under" if count < 2 else "over" if count > 3 else "in_band"
        cursor.execute(
            "INSERT INTO grid (district_id, plan_id, grid_code, fid, geom, grid_name, community_code, households, "
            "buildings, area_m2, status) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                district,
                plan,
                code,
                fid,
                ring(corners) if corners else None,
                f"Grid {int(code[12:])}",
                code[:12],
                100 * count,
                2 * count,
                100.0 * count,
                status,
            ],
        )
        cursor.execute(
            "INSERT INTO grid_version (district_id, plan_id, grid_code, version, fid, geom, op, author, valid_from) "
            "VALUES (%s, %s, %s, 1, %s, %s, 'make', 'officer', '2026-01-01')",
            [district, plan, code, fid, ring(corners) if corners else None],
        )


def begin(cursor, base=0, district=1, plan=1, change=None, action="assign", reason="", author="officer", edit="{}"):
    """Begin a change in the transaction that is open; gives its revision."""
    cursor.execute("SET LOCAL search_path = community_grids, public")
    cursor.execute(
        "SELECT begin_change(%s, %s, %s, %s::uuid, %s, %s, %s, %s)",
        [district, plan, base, change or str(uuid4()), action, reason, author, edit],
    )
    return cursor.fetchone()[0]


def give(cursor, code, *units, district=1, plan=1):
    """Give units to a grid, inside a change."""
    cursor.execute(
        "UPDATE unit SET grid_code = %s WHERE district_id = %s AND plan_id = %s AND unit_id = ANY (%s)",
        [code, district, plan, list(units)],
    )


def new_grid(cursor, code, name="", district=1, plan=1):
    """Add a grid without ground, inside a change."""
    cursor.execute(
        "INSERT INTO grid (district_id, plan_id, grid_code, grid_name, community_code) VALUES (%s, %s, %s, %s, %s)",
        [district, plan, code, name, code[:12]],
    )


def change(connection, code, *units, base=None, new=False, plan=1, **options):
    """Give units to a grid in a transaction of its own, made from the newest revision or from `base`."""
    with connection, connection.cursor() as cursor:
        if base is None:
            cursor.execute("SELECT revision FROM community_grids.plan WHERE district_id = 1 AND plan_id = %s", [plan])
            base = cursor.fetchone()[0]
        revision = begin(cursor, base, plan=plan, **options)
        if new:
            new_grid(cursor, code, plan=plan)
        give(cursor, code, *units, plan=plan)
    return revision


def small_district(database):
    """The district, installed and published in a fresh database; gives a connection."""
    database.become("small_district", _installed_and_published)
    connection = database.connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SET search_path = community_grids, public")
    return connection


def _installed_and_published(database):
    connection = database.connect()
    install(connection)
    with connection, connection.cursor() as cursor:
        publish(cursor)
    connection.close()
