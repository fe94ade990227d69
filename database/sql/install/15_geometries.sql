-- All geometries of a database are in one CRS, which the installer names in the setting community_grids.srid.

DO $$
DECLARE
    columns record;
BEGIN
    FOR columns IN
        SELECT * FROM (VALUES
            ('community', 'Geometry'), ('building', 'Geometry'), ('street', 'Geometry'), ('barrier', 'Geometry'),
            ('compound', 'Geometry'), ('unit', 'Polygon'), ('grid', 'Polygon'), ('grid_version', 'Geometry'),
            ('finding', 'Point'), ('address', 'Point'), ('vertical_grid', 'Geometry')
        ) AS known (name, type)
    LOOP
        EXECUTE format(
            'ALTER TABLE community_grids.%I ALTER COLUMN geom TYPE geometry(%s, %s)',
            columns.name, columns.type, current_setting('community_grids.srid')::integer
        );
        EXECUTE format(
            'CREATE INDEX %I ON community_grids.%I USING gist (geom)', columns.name || '_place', columns.name
        );
    END LOOP;
END
$$;
