"""A plan file as earlier versions of the plugin wrote it."""

from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.schema import ADDED

_COLUMNS = ["name", "use", "floors", "floors_below", "height_m", "entrances", "dwellings", "compound_name", "public_id"]


def as_version_1(path):
    """Take out of a plan file what later versions have more than the first; give its path."""
    return as_version(path, 1)


def as_version(path, schema):
    """Take out of a plan file what later versions have more than this one; give its path."""
    plan = PlanConnection(path)
    with plan.transaction() as file:
        if schema < 2:
            file.execute("DROP INDEX building_by_id")
            for column in _COLUMNS:
                file.execute(f"ALTER TABLE building DROP COLUMN {column}")
        for layers, tables in (parts for version, parts in ADDED.items() if version > schema):
            for table in layers:
                file.execute(f"DROP TABLE rtree_{table}_geom")
                file.execute("DELETE FROM gpkg_extensions WHERE table_name = ?", (table,))
                file.execute("DELETE FROM gpkg_geometry_columns WHERE table_name = ?", (table,))
            for table in (*layers, *tables):
                file.execute(f"DROP TABLE {table}")
                file.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (table,))
        file.execute("UPDATE profile SET value = ? WHERE key = 'schema_version'", (str(schema),))
    plan.close()
    return path
