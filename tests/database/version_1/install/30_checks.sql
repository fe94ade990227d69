-- Whether a plan is whole, found by reading all of it.

-- Two units that share a building, so that grids must not part them: found once, when the plan is published.
-- `area_m2` is the smaller of the two parts.
CREATE TABLE shared_building (
    district_id integer NOT NULL,
    plan_id integer NOT NULL,
    building_fid integer NOT NULL,
    unit_id integer NOT NULL,
    other_id integer NOT NULL,
    area_m2 double precision NOT NULL,
    PRIMARY KEY (district_id, plan_id, unit_id, other_id, building_fid)
);
CREATE INDEX building_of_other ON shared_building (district_id, plan_id, other_id);

-- Square metres of a gap, an overlap or an overhang that are no fault.
CREATE FUNCTION tolerance_m2() RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT 0.1::double precision $$;
-- Square metres of a building on each side before a boundary counts as cutting it.
CREATE FUNCTION cut_m2() RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT 1.0::double precision $$;

CREATE FUNCTION find_shared_buildings(district integer, plan integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH doubtful AS MATERIALIZED (
        SELECT b.fid, b.geom FROM building AS b
            LEFT JOIN unit AS u ON u.district_id = $1 AND u.plan_id = $2 AND u.unit_id = b.unit_id
        WHERE b.district_id = $1 AND ST_Dimension(b.geom) = 2
            AND NOT coalesce(ST_IsValid(b.geom) AND ST_CoveredBy(b.geom, u.geom), false)
    ), sound AS MATERIALIZED (
        SELECT d.fid, ST_CollectionExtract(ST_MakeValid(d.geom), 3) AS geom FROM doubtful AS d
    ), parts AS MATERIALIZED (
        SELECT s.fid, u.unit_id, u.community_code, ST_Area(ST_Intersection(s.geom, u.geom)) AS area
        FROM sound AS s
            -- OFFSET 0: the units are looked up by place, however little the planner knows of the table
            CROSS JOIN LATERAL (SELECT near.* FROM unit AS near WHERE near.geom && s.geom OFFSET 0) AS u
        WHERE u.district_id = $1 AND u.plan_id = $2
    )
    INSERT INTO shared_building (district_id, plan_id, building_fid, unit_id, other_id, area_m2)
    SELECT $1, $2, one.fid, one.unit_id, other.unit_id, least(one.area, other.area)
    FROM parts AS one JOIN parts AS other USING (fid, community_code)
    WHERE one.unit_id < other.unit_id AND least(one.area, other.area) > cut_m2()
    ON CONFLICT DO NOTHING
$$;

-- All that is wrong with a plan, no row where it is whole:
--   no_plan        there is no such plan
--   unassigned     units of community `other_code` that belong to no grid, `value` of them
--   unknown_grid   `value` units of community `other_code` belong to a grid that does not exist
--   across_communities  `value` units of grid `grid_code` lie in community `other_code`
--   void_with_units, grid_without_units    the status of the grid says otherwise
--   unknown_community  `value` units are of community `other_code`, which the district does not have
--   households, buildings    the grid says `value` more than its units hold
--   invalid_unit   the polygon of unit `value` is none
--   invalid        the polygon of the grid is none
--   pieces         the units of the grid lie in `value` pieces
--   polygon        the polygon of the grid is not its units' by `value` m2
--   overlap        two grids, or one twice, overlap by `value` m2
--   gap            `value` m2 of community `other_code` beside grid `grid_code` belong to no unit
--   outside        `value` m2 of the grid lie outside its community `other_code`
--   cut            the boundary of two grids cuts a building, of which `value` m2 or more lie on each side
CREATE FUNCTION check_grids(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT 'no_plan', '', '', NULL::double precision WHERE NOT plan_exists(district, plan);
    RETURN QUERY
    SELECT 'unassigned', '', u.community_code, count(*)::double precision FROM unit AS u
    WHERE u.district_id = district AND u.plan_id = plan AND u.grid_code = ''
    GROUP BY u.community_code;
    RETURN QUERY SELECT * FROM check_counts(district, plan);
    RETURN QUERY SELECT * FROM check_polygons(district, plan);
    RETURN QUERY SELECT * FROM check_ground(district, plan);
    RETURN QUERY SELECT * FROM check_buildings(district, plan);
END
$$;

CREATE FUNCTION check_counts(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH held AS MATERIALIZED (
        SELECT u.grid_code, u.community_code, count(*) AS units, sum(u.households) AS households,
            sum(u.buildings) AS buildings
        FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code <> ''
        GROUP BY u.grid_code, u.community_code
    ), known AS MATERIALIZED (
        SELECT g.* FROM grid AS g WHERE g.district_id = $1 AND g.plan_id = $2
    ), counted AS (
        SELECT g.grid_code, g.status, g.households, g.buildings, sum(h.units) AS units,
            coalesce(sum(h.households), 0) AS held_households, coalesce(sum(h.buildings), 0) AS held_buildings
        FROM known AS g LEFT JOIN held AS h USING (grid_code)
        GROUP BY g.grid_code, g.status, g.households, g.buildings
    )
    SELECT 'unknown_grid', h.grid_code, h.community_code, h.units::double precision
    FROM held AS h LEFT JOIN known AS g USING (grid_code) WHERE g.grid_code IS NULL
    UNION ALL
    SELECT 'across_communities', h.grid_code, h.community_code, h.units::double precision
    FROM held AS h JOIN known AS g USING (grid_code) WHERE g.community_code <> h.community_code
    UNION ALL
    SELECT 'void_with_units', grid_code, '', units::double precision FROM counted WHERE status = 'void' AND units > 0
    UNION ALL
    SELECT 'grid_without_units', grid_code, '', 0 FROM counted WHERE status <> 'void' AND units IS NULL
    UNION ALL
    SELECT 'households', grid_code, '', (households - held_households)::double precision FROM counted
    WHERE households <> held_households
    UNION ALL
    SELECT 'buildings', grid_code, '', (buildings - held_buildings)::double precision FROM counted
    WHERE buildings <> held_buildings
$$;

-- The boundary of polygons as one number, so that thousands of unions need not be made. Each directed edge counts as a
-- hash, its reverse as the negative: where polygons share their edges exactly, those between them cancel out, and the
-- sum over units equals that of a grid if and only if they cover it once and nothing else (but for one chance in 2^60).
-- `lead` goes by the order in which the points come, which no parallel plan may disturb.

CREATE FUNCTION unit_chains(district integer, plan integer)
RETURNS TABLE (grid_code text, chain numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off
SET max_parallel_workers_per_gather = 0 AS $$
    SELECT e.grid_code, sum((hashint8extended(e.here, e.next) >> 1) - (hashint8extended(e.next, e.here) >> 1))
    FROM (
        SELECT p.grid_code, p.here, lead(p.here) OVER () AS next, p.number, lead(p.number) OVER () AS next_number
        FROM (
            SELECT u.grid_code, d.path[2] AS number,
                hashfloat8extended(ST_X(d.geom), hashfloat8extended(ST_Y(d.geom), 0)) AS here
            FROM unit AS u CROSS JOIN LATERAL ST_DumpPoints(ST_ForcePolygonCW(u.geom)) AS d
            WHERE u.district_id = $1 AND u.plan_id = $2
        ) AS p
    ) AS e
    WHERE e.next_number = e.number + 1
    GROUP BY e.grid_code
$$;

CREATE FUNCTION grid_chains(district integer, plan integer)
RETURNS TABLE (grid_code text, chain numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off
SET max_parallel_workers_per_gather = 0 AS $$
    SELECT e.grid_code, sum((hashint8extended(e.here, e.next) >> 1) - (hashint8extended(e.next, e.here) >> 1))
    FROM (
        SELECT p.grid_code, p.here, lead(p.here) OVER () AS next, p.number, lead(p.number) OVER () AS next_number
        FROM (
            SELECT g.grid_code, d.path[2] AS number,
                hashfloat8extended(ST_X(d.geom), hashfloat8extended(ST_Y(d.geom), 0)) AS here
            FROM grid AS g CROSS JOIN LATERAL ST_DumpPoints(ST_ForcePolygonCW(g.geom)) AS d
            WHERE g.district_id = $1 AND g.plan_id = $2
        ) AS p
    ) AS e
    WHERE e.next_number = e.number + 1
    GROUP BY e.grid_code
$$;

CREATE FUNCTION check_polygons(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
DECLARE
    odd text[];
BEGIN
    RETURN QUERY SELECT 'invalid_unit', u.grid_code, '', u.unit_id::double precision FROM unit AS u
    WHERE u.district_id = district AND u.plan_id = plan AND NOT ST_IsValid(u.geom);
    RETURN QUERY SELECT 'invalid', g.grid_code, '', NULL::double precision FROM grid AS g
    WHERE g.district_id = district AND g.plan_id = plan AND g.status <> 'void'
        AND NOT coalesce(ST_IsValid(g.geom), false);
    SELECT array_agg(u.grid_code) INTO odd
    FROM unit_chains(district, plan) AS u LEFT JOIN grid_chains(district, plan) AS g USING (grid_code)
    WHERE u.grid_code <> '' AND u.chain IS DISTINCT FROM g.chain;
    -- Nearly all grids are as their edges say; the others may still be, on edges that have a point more.
    RETURN QUERY
    WITH joined AS MATERIALIZED (
        SELECT u.grid_code, ST_Union(u.geom) AS geom, sum(ST_Area(u.geom)) AS area FROM unit AS u
        WHERE u.district_id = district AND u.plan_id = plan AND u.grid_code = ANY (odd) AND ST_IsValid(u.geom)
        GROUP BY u.grid_code
    ), compared AS MATERIALIZED (
        SELECT j.grid_code, ST_NumGeometries(j.geom) AS pieces, j.area - ST_Area(j.geom) AS twice,
            ST_Area(ST_SymDifference(g.geom, j.geom)) AS differs
        FROM joined AS j JOIN grid AS g USING (grid_code)
        WHERE g.district_id = district AND g.plan_id = plan AND ST_IsValid(g.geom)
    )
    SELECT 'overlap', c.grid_code, c.grid_code, c.twice FROM compared AS c WHERE c.twice > tolerance_m2()
    UNION ALL
    SELECT 'pieces', c.grid_code, '', c.pieces::double precision FROM compared AS c WHERE c.pieces > 1
    UNION ALL
    SELECT 'polygon', c.grid_code, '', c.differs FROM compared AS c WHERE c.differs > 0.01;
END
$$;

-- Grids and units of no grid against each other and against their communities. Communities may themselves overlap, as
-- they were drawn: ground that another one's units cover is no gap.
CREATE FUNCTION check_ground(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH piece AS MATERIALIZED (
        SELECT g.grid_code, g.community_code, g.geom FROM grid AS g
        WHERE g.district_id = $1 AND g.plan_id = $2 AND g.geom IS NOT NULL AND ST_IsValid(g.geom)
        UNION ALL
        SELECT '', u.community_code, u.geom FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code = '' AND ST_IsValid(u.geom)
    ), ground AS MATERIALIZED (
        SELECT p.community_code, ST_Union(p.geom) AS geom, sum(ST_Area(p.geom)) AS area FROM piece AS p
        GROUP BY p.community_code
    ), home AS MATERIALIZED (
        SELECT c.community_code, ST_Union(ST_CollectionExtract(ST_MakeValid(c.geom), 3)) AS geom FROM community AS c
        WHERE c.district_id = $1 AND c.geom IS NOT NULL GROUP BY c.community_code
    ), crowded AS MATERIALIZED (
        SELECT g.community_code FROM ground AS g WHERE g.area - ST_Area(g.geom) > tolerance_m2()
    ), overlap AS (
        SELECT one.grid_code, other.grid_code AS other_code, ST_Area(ST_Intersection(one.geom, other.geom)) AS area
        FROM crowded JOIN piece AS one USING (community_code) JOIN piece AS other USING (community_code)
        WHERE one.geom && other.geom AND (one.grid_code, one.geom::bytea) < (other.grid_code, other.geom::bytea)
    ), across AS (
        SELECT one.grid_code, other.grid_code AS other_code, ST_Area(ST_Intersection(one.geom, other.geom)) AS area
        FROM ground AS a JOIN ground AS b ON a.community_code < b.community_code AND a.geom && b.geom
            JOIN piece AS one ON one.community_code = a.community_code
            JOIN piece AS other ON other.community_code = b.community_code AND one.geom && other.geom
        WHERE (SELECT sum(ST_Area(g.geom)) - ST_Area(ST_Union(g.geom)) FROM ground AS g) > tolerance_m2()
    ), bare AS MATERIALIZED (
        SELECT h.community_code, h.geom AS home, ST_Area(g.geom) - ST_Area(h.geom) AS more, CASE
            WHEN g.geom IS NULL THEN h.geom
            WHEN NOT ST_Equals(h.geom, g.geom) THEN ST_Difference(h.geom, g.geom)
        END AS geom
        FROM home AS h LEFT JOIN ground AS g USING (community_code)
    ), gap AS MATERIALIZED (
        SELECT b.community_code,
            CASE WHEN others.geom IS NULL THEN b.geom ELSE ST_Difference(b.geom, others.geom) END AS geom
        FROM bare AS b LEFT JOIN LATERAL (
            SELECT ST_Union(g.geom) AS geom FROM ground AS g
            WHERE g.community_code <> b.community_code AND g.geom && b.geom
        ) AS others ON true
        WHERE ST_Area(b.geom) > tolerance_m2()
    ), abroad AS MATERIALIZED (
        -- what is covered beyond what of the community is covered
        SELECT b.community_code, b.home AS geom FROM bare AS b
        WHERE b.more + ST_Area(b.geom) > 10 * tolerance_m2()
    )
    SELECT 'unknown_community', '', g.community_code, count(*)::double precision
    FROM ground AS g JOIN unit AS u ON u.district_id = $1 AND u.plan_id = $2 AND u.community_code = g.community_code
    WHERE NOT EXISTS (SELECT FROM home AS h WHERE h.community_code = g.community_code)
    GROUP BY g.community_code
    UNION ALL
    SELECT 'overlap', o.grid_code, o.other_code, o.area FROM overlap AS o WHERE o.area > tolerance_m2()
    UNION ALL
    SELECT 'overlap', o.grid_code, o.other_code, o.area FROM across AS o WHERE o.area > tolerance_m2()
    UNION ALL
    SELECT 'gap', coalesce(beside.grid_code, ''), g.community_code, ST_Area(g.geom)
    FROM gap AS g LEFT JOIN LATERAL (
        SELECT p.grid_code FROM piece AS p WHERE p.community_code = g.community_code
        ORDER BY ST_Distance(p.geom, g.geom), p.grid_code DESC LIMIT 1
    ) AS beside ON true
    WHERE ST_Area(g.geom) > tolerance_m2()
    UNION ALL
    SELECT 'outside', p.grid_code, a.community_code, ST_Area(ST_Difference(p.geom, a.geom))
    FROM abroad AS a JOIN piece AS p USING (community_code)
    WHERE ST_Area(ST_Difference(p.geom, a.geom)) > tolerance_m2()
$$;

CREATE FUNCTION check_buildings(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    SELECT 'cut', least(one.grid_code, other.grid_code), greatest(one.grid_code, other.grid_code), max(s.area_m2)
    FROM shared_building AS s
        JOIN unit AS one USING (district_id, plan_id, unit_id)
        JOIN unit AS other ON (other.district_id, other.plan_id, other.unit_id) = (s.district_id, s.plan_id, s.other_id)
    WHERE s.district_id = $1 AND s.plan_id = $2 AND one.grid_code <> other.grid_code
    GROUP BY least(one.grid_code, other.grid_code), greatest(one.grid_code, other.grid_code)
$$;
