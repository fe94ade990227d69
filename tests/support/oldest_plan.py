"""A plan file as the first version of the plugin wrote it."""

from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.schema import PREMISES_LAYERS, PREMISES_TABLES

_COLUMNS = ["name", "use", "floors", "floors_below", "height_m", "entrances", "dwellings", "compound_name", "public_id"]


def as_version_1(path):
    """Take out of a plan file what version 2 has more; give its path."""
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("DROP INDEX building_by_id")
        for column in _COLUMNS:
            file.execute(f"ALTER TABLE building DROP COLUMN {column}")
        for table in PREMISES_LAYERS:
            file.execute(f"DROP TABLE rtree_{table}_geom")
            file.execute("DELETE FROM gpkg_extensions WHERE table_name = ?", (table,))
            file.execute("DELETE FROM gpkg_geometry_columns WHERE table_name = ?", (table,))
        for table in (*PREMISES_LAYERS, *PREMISES_TABLES):
            file.execute(f"DROP TABLE {table}")
            file.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (table,))
        file.execute("UPDATE profile SET value = '1' WHERE key = 'schema_version'")
    plan.close()
    return path
