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
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
BEGIN
    INSERT INTO shared_building (district_id, plan_id, building_fid, unit_id, other_id, area_m2)
    WITH parts AS (
        SELECT b.fid, u.unit_id, u.community_code, ST_Area(ST_Intersection(b.geom, u.geom)) AS area
        FROM building AS b JOIN unit AS u ON u.geom && b.geom
        WHERE b.district_id = district AND u.district_id = district AND u.plan_id = find_shared_buildings.plan
            AND ST_Dimension(b.geom) = 2
            AND NOT ST_CoveredBy(b.geom, u.geom) AND ST_Relate(b.geom, u.geom, '2********')
    )
    SELECT district, find_shared_buildings.plan, one.fid, one.unit_id, other.unit_id, least(one.area, other.area)
    FROM parts AS one JOIN parts AS other USING (fid, community_code)
    WHERE one.unit_id < other.unit_id AND least(one.area, other.area) > cut_m2();
END
$$;

-- All that is wrong with a plan, no row where it is whole:
--   unassigned     units of community `other_code` that belong to no grid, `value` of them
--   unknown_grid   `value` units of community `other_code` belong to a grid that does not exist
--   across_communities  `value` units of grid `grid_code` lie in community `other_code`
--   void_with_units, grid_without_units    the status of the grid says otherwise
--   households, buildings    the grid says `value` more than its units hold
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

CREATE FUNCTION check_polygons(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
    WITH derived AS MATERIALIZED (
        SELECT u.grid_code, ST_Union(u.geom) AS geom
        FROM unit AS u
        WHERE u.district_id = $1 AND u.plan_id = $2 AND u.grid_code <> ''
        GROUP BY u.grid_code
    ), compared AS MATERIALIZED (
        SELECT grid_code, ST_NumGeometries(d.geom) AS pieces, g.status, g.geom IS NOT NULL AND ST_IsValid(g.geom) AS valid,
            CASE WHEN g.geom IS NULL OR NOT ST_IsValid(g.geom) THEN NULL
                WHEN ST_Equals(g.geom, d.geom) THEN 0
                ELSE ST_Area(ST_SymDifference(g.geom, d.geom)) END AS differs
        FROM derived AS d JOIN grid AS g USING (grid_code)
        WHERE g.district_id = $1 AND g.plan_id = $2 AND g.status <> 'void'
    )
    SELECT 'invalid', grid_code, '', NULL::double precision FROM compared WHERE NOT valid
    UNION ALL
    SELECT 'pieces', grid_code, '', pieces::double precision FROM compared WHERE pieces > 1
    UNION ALL
    SELECT 'polygon', grid_code, '', differs FROM compared WHERE differs > 0.01
$$;

CREATE FUNCTION check_ground(district integer, plan integer)
RETURNS TABLE (trouble text, grid_code text, other_code text, value double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH ground AS MATERIALIZED (
        SELECT u.community_code, ST_Union(u.geom) AS geom, sum(ST_Area(u.geom)) AS area FROM unit AS u
        WHERE u.district_id = district AND u.plan_id = plan
        GROUP BY u.community_code
    ), home AS MATERIALIZED (
        SELECT c.community_code, ST_Union(c.geom) AS geom FROM community AS c
        WHERE c.district_id = district GROUP BY c.community_code
    ), missing AS (
        SELECT c.community_code, ST_Difference(c.geom, g.geom) AS geom FROM home AS c JOIN ground AS g USING (community_code)
    )
    SELECT 'gap', '', community_code, ST_Area(geom) FROM missing WHERE ST_Area(geom) > tolerance_m2();
END
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

-- The first trouble of a plan that is being published, as an error.
CREATE FUNCTION check_publication(here change, plan integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET jit = off AS $$
#variable_conflict use_column
DECLARE
    wrong record;
    more integer;
BEGIN
    PERFORM find_shared_buildings(here.district_id, plan);
    FOR wrong IN
        SELECT t.*, count(*) OVER () AS count FROM check_grids(here.district_id, plan) AS t
        WHERE t.trouble <> 'unassigned' AND (t.trouble <> 'cut' OR NOT here.allow_cuts)
        LIMIT 1
    LOOP
        PERFORM refuse_trouble(wrong.trouble, wrong.grid_code, wrong.other_code, wrong.value);
    END LOOP;
END
$$;

-- Say a trouble in a sentence, and refuse it.
CREATE FUNCTION refuse_trouble(trouble text, grid text, other text, value double precision) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    amount text := round(value::numeric, 2);
    count text := round(value::numeric);
BEGIN
    PERFORM refuse(
        CASE trouble WHEN 'across_communities' THEN 'CG007' ELSE 'CG002' END,
        trouble,
        CASE trouble
            WHEN 'unassigned' THEN format('%s units of community %s belong to no grid.', count, other)
            WHEN 'unknown_grid' THEN format('%s units of community %s belong to grid %s, which does not exist.', count, other, grid)
            WHEN 'across_communities' THEN format('Grid %s would have %s units of another community, %s.', grid, count, other)
            WHEN 'void_with_units' THEN format('Grid %s is retired, and yet %s units belong to it.', grid, count)
            WHEN 'grid_without_units' THEN format('Grid %s is not retired, and yet no unit belongs to it.', grid)
            WHEN 'households' THEN format('Grid %s has %s households more than its units.', grid, count)
            WHEN 'buildings' THEN format('Grid %s has %s buildings more than its units.', grid, count)
            WHEN 'invalid' THEN format('The polygon of grid %s is not valid.', grid)
            WHEN 'pieces' THEN format('Grid %s would lie in %s pieces.', grid, count)
            WHEN 'pinch' THEN format('The boundary of grid %s would touch itself at a corner.', grid)
            WHEN 'polygon' THEN format('The polygon of grid %s differs from its units by %s m2.', grid, amount)
            WHEN 'overlap' THEN
                CASE grid WHEN other THEN format('Units of grid %s overlap by %s m2.', grid, amount)
                ELSE format('Grid %s overlaps grid %s by %s m2.', grid, other, amount) END
            WHEN 'gap' THEN format('%s m2 of community %s beside grid %s belong to no grid.', amount, other, grid)
            WHEN 'outside' THEN format('%s m2 of grid %s lie outside its community %s.', amount, grid, other)
            WHEN 'cut' THEN
                format('The boundary between grid %s and grid %s cuts a building: %s m2 lie on the smaller side.', grid, other, amount)
            ELSE format('Grid %s: %s.', grid, trouble)
        END,
        grid, other, value
    );
END
$$;
