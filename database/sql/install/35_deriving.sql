-- What the units of a grid say of it: its polygon, its counts and its measures, as the plan file has them.

-- The band of a kind of grid in a community, from the profile of the district. In PL/pgSQL, which keeps the plan of its
-- statement: in SQL it would be planned anew for each grid.
CREATE FUNCTION status_of(district integer, community text, kind text, households integer) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
DECLARE
    bands jsonb := (SELECT p.value::jsonb FROM profile AS p WHERE p.district_id = $1 AND p.key = 'bands');
    limits jsonb := coalesce(
        bands -> $3,
        bands -> (
            SELECT c.kind FROM community AS c WHERE c.district_id = $1 AND c.community_code = $2 ORDER BY c.fid LIMIT 1
        ),
        bands -> 'urban'
    );
BEGIN
    RETURN CASE
        WHEN $4 > (limits ->> 1)::bigint THEN 'over'
        WHEN $4 < (limits ->> 0)::bigint THEN 'under'
        ELSE 'in_band'
    END;
END
$$;

-- How many metres of a grid's outline lie on no street, barrier or wall, nor on the edge of its community.
CREATE FUNCTION hidden_m(district integer, plan integer, grids text[])
RETURNS TABLE (grid_code text, metres double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH mine AS MATERIALIZED (
        SELECT u.unit_id, u.grid_code FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code = ANY ($3)
    ), known AS MATERIALIZED (
        SELECT array_agg(unit_id) AS units FROM mine
    ), borders AS MATERIALIZED (
        -- looked up as a list, the borders of thousands of units are read in the order in which they lie on the disk
        SELECT b.unit_id, b.other_id, b.length_m - b.visible_m AS hidden FROM unit_border AS b
        WHERE b.district_id = $1 AND b.plan_id = $2 AND b.unit_id = ANY ((SELECT units FROM known)::integer[])
    ), beyond AS MATERIALIZED (
        SELECT b.unit_id, b.other_id, b.length_m - b.visible_m AS hidden FROM unit_border AS b
        WHERE b.district_id = $1 AND b.plan_id = $2 AND b.other_id = ANY ((SELECT units FROM known)::integer[])
    ), outlines AS (
        -- a border between two of these units is read twice
        SELECT one.grid_code, other.grid_code AS other_code, b.hidden
        FROM borders AS b
            JOIN mine AS one ON one.unit_id = b.unit_id LEFT JOIN mine AS other ON other.unit_id = b.other_id
        WHERE one.grid_code IS DISTINCT FROM other.grid_code
        UNION ALL
        SELECT NULL, other.grid_code, b.hidden
        FROM beyond AS b
            JOIN mine AS other ON other.unit_id = b.other_id LEFT JOIN mine AS one ON one.unit_id = b.unit_id
        WHERE one.unit_id IS NULL
    )
    SELECT side.code, sum(greatest(o.hidden, 0))
    FROM outlines AS o CROSS JOIN LATERAL (VALUES (o.grid_code), (o.other_code)) AS side (code)
    WHERE side.code IS NOT NULL
    GROUP BY side.code
$$;

-- The polygon of each grid whose ground a change changes: what it was, without what it gave, with what it got. Where
-- that is no plain polygon as large as its units, the grid is joined of them anew. It comes whole or not: as a
-- MultiPolygon where the units lie in pieces.
CREATE FUNCTION ground_after(here change, grids text[])
RETURNS TABLE (
    grid_code text, geom geometry, units integer[], households integer, buildings integer, area_m2 double precision
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH held AS MATERIALIZED (
        SELECT u.grid_code, array_agg(u.unit_id ORDER BY u.unit_id) AS units, sum(u.households)::integer AS households,
            sum(u.buildings)::integer AS buildings, sum(ST_Area(u.geom)) AS area_m2
        FROM unit AS u
        WHERE u.district_id = $1.district_id AND u.plan_id = $1.plan_id AND u.grid_code = ANY ($2)
        GROUP BY u.grid_code
    ), moved AS MATERIALIZED (
        -- what one grid gave and another one got is joined once
        SELECT m.before, m.after, ST_Union(u.geom) AS geom
        FROM moved_units($1) AS m
            JOIN unit AS u ON (u.district_id, u.plan_id, u.unit_id) = ($1.district_id, $1.plan_id, m.unit_id)
        GROUP BY m.before, m.after
    ), given AS (
        SELECT m.before AS grid_code, ST_Union(m.geom) AS geom FROM moved AS m GROUP BY m.before
    ), got AS (
        SELECT m.after AS grid_code, ST_Union(m.geom) AS geom FROM moved AS m GROUP BY m.after
    ), left_over AS (
        SELECT g.grid_code, CASE WHEN given.geom IS NULL THEN g.geom ELSE ST_Difference(g.geom, given.geom) END AS geom
        FROM grid AS g LEFT JOIN given USING (grid_code)
        WHERE g.district_id = $1.district_id AND g.plan_id = $1.plan_id AND g.grid_code = ANY ($2)
    ), changed AS MATERIALIZED (
        SELECT h.*, CASE
            WHEN l.geom IS NULL THEN got.geom WHEN got.geom IS NULL THEN l.geom ELSE ST_Union(l.geom, got.geom)
        END AS geom
        FROM held AS h LEFT JOIN left_over AS l USING (grid_code) LEFT JOIN got USING (grid_code)
    )
    SELECT c.grid_code, CASE
        WHEN ST_GeometryType(c.geom) = 'ST_Polygon' AND ST_NRings(c.geom) = 1
            AND abs(ST_Area(c.geom) - c.area_m2) < 1e-6
        THEN c.geom
        ELSE (
            SELECT ST_Union(u.geom) FROM unit AS u
            WHERE (u.district_id, u.plan_id, u.grid_code) = ($1.district_id, $1.plan_id, c.grid_code)
        )
    END, c.units, c.households, c.buildings, c.area_m2
    FROM changed AS c
$$;

-- All that the units of grids whose ground a change changes say of them. Grids without units do not come.
CREATE FUNCTION derived_grids(here change, grids text[])
RETURNS TABLE (
    grid_code text, geom geometry, units integer[], households integer, buildings integer, area_m2 double precision,
    compactness double precision, visible_boundary double precision
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH measured AS MATERIALIZED (
        SELECT a.*, greatest(ST_Perimeter(a.geom), 1e-9) AS perimeter FROM ground_after($1, $2) AS a
    )
    SELECT m.grid_code, m.geom, m.units, m.households, m.buildings, m.area_m2,
        4 * pi() * m.area_m2 / m.perimeter ^ 2,
        greatest(0, least(1, 1 - coalesce(h.metres, 0) / m.perimeter))
    FROM measured AS m LEFT JOIN hidden_m($1.district_id, $1.plan_id, $2) AS h USING (grid_code)
$$;

-- Say whether the outline of a polygon touches itself at a corner.
CREATE FUNCTION is_pinched(polygon geometry) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
    SELECT count(*) <> count(DISTINCT (ST_X(p.geom), ST_Y(p.geom)))
    FROM ST_DumpPoints($1) AS p
    -- the first point of a ring is its last one too
    WHERE p.path[array_upper(p.path, 1)] > 1
$$;
