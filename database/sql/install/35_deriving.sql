-- What the units of a grid say of it: its polygon, its counts and its measures, as the plan file has them.

-- The band of a kind of grid in a community, from the profile of the district.
CREATE FUNCTION status_of(district integer, community text, kind text, households integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH bands AS (
        SELECT value::jsonb AS of_kind FROM profile WHERE district_id = $1 AND key = 'bands'
    ), home AS (
        SELECT c.kind FROM community AS c WHERE c.district_id = $1 AND c.community_code = $2 ORDER BY c.fid LIMIT 1
    ), band AS (
        SELECT coalesce(of_kind -> $3, of_kind -> (SELECT h.kind FROM home AS h), of_kind -> 'urban') AS limits
        FROM bands
    )
    SELECT CASE
        WHEN $4 > (limits ->> 1)::bigint THEN 'over'
        WHEN $4 < (limits ->> 0)::bigint THEN 'under'
        ELSE 'in_band'
    END
    FROM (SELECT 1) AS always LEFT JOIN band ON true
$$;

-- How much of a grid's outline lies on a street, a barrier, a wall or the edge of its community, 0 to 1.
CREATE FUNCTION hidden_m(district integer, plan integer, grids text[])
RETURNS TABLE (grid_code text, metres double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH mine AS MATERIALIZED (
        SELECT u.unit_id, u.grid_code FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code = ANY ($3)
    ), borders AS (
        SELECT m.grid_code, b.other_id AS beyond, greatest(b.length_m - b.visible_m, 0) AS hidden
        FROM mine AS m JOIN unit_border AS b ON (b.district_id, b.plan_id, b.unit_id) = ($1, $2, m.unit_id)
        UNION ALL
        SELECT m.grid_code, b.unit_id, greatest(b.length_m - b.visible_m, 0)
        FROM mine AS m JOIN unit_border AS b ON (b.district_id, b.plan_id, b.other_id) = ($1, $2, m.unit_id)
    )
    SELECT b.grid_code, sum(b.hidden) FROM borders AS b LEFT JOIN mine AS m ON m.unit_id = b.beyond
    WHERE m.grid_code IS DISTINCT FROM b.grid_code
    GROUP BY b.grid_code
$$;

-- Derive grids, whole or not: `geom` is a MultiPolygon where the units lie in pieces. Grids without units do not come.
CREATE FUNCTION derived_grids(district integer, plan integer, grids text[])
RETURNS TABLE (
    grid_code text, geom geometry, units integer[], households integer, buildings integer, area_m2 double precision,
    compactness double precision, visible_boundary double precision
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH joined AS MATERIALIZED (
        SELECT u.grid_code, ST_Union(u.geom) AS geom, array_agg(u.unit_id ORDER BY u.unit_id) AS units,
            sum(u.households)::integer AS households, sum(u.buildings)::integer AS buildings,
            sum(ST_Area(u.geom)) AS area_m2
        FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code = ANY ($3)
        GROUP BY u.grid_code
    ), measured AS (
        SELECT j.*, greatest(ST_Perimeter(j.geom), 1e-9) AS perimeter FROM joined AS j
    )
    SELECT m.grid_code, m.geom, m.units, m.households, m.buildings, m.area_m2,
        4 * pi() * m.area_m2 / m.perimeter ^ 2,
        greatest(0, least(1, 1 - coalesce(h.metres, 0) / m.perimeter))
    FROM measured AS m LEFT JOIN hidden_m($1, $2, $3) AS h USING (grid_code)
$$;

-- Say whether the outline of a polygon touches itself at a corner.
CREATE FUNCTION is_pinched(polygon geometry) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
    SELECT count(*) <> count(DISTINCT (ST_X(p.geom), ST_Y(p.geom)))
    FROM ST_DumpPoints($1) AS p
    -- the first point of a ring is its last one too
    WHERE p.path[array_upper(p.path, 1)] > 1
$$;
