-- The past: which units a grid held at a moment, and the grids of a plan at that moment.

-- Of versions from before the plan was published only the polygon is known; a unit lies in one of them or in none.
CREATE FUNCTION units_as_of(district integer, plan integer, at timestamptz)
RETURNS TABLE (unit_id integer, grid_code text)
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    WITH version AS (
        SELECT v.grid_code, v.units, v.geom
        FROM grid_version AS v
        WHERE v.district_id = units_as_of.district AND v.plan_id = units_as_of.plan
            AND v.valid_from <= units_as_of.at AND (v.valid_to IS NULL OR v.valid_to > units_as_of.at)
            AND v.geom IS NOT NULL
    ),
    held AS (
        SELECT member.id AS unit_id, v.grid_code
        FROM version AS v CROSS JOIN LATERAL unnest(v.units) AS member (id)
        UNION ALL
        SELECT u.unit_id, v.grid_code
        FROM version AS v
        JOIN unit AS u
            ON u.district_id = units_as_of.district AND u.plan_id = units_as_of.plan
            AND v.geom && u.geom AND ST_Covers(v.geom, ST_PointOnSurface(u.geom))
        WHERE v.units IS NULL
    )
    SELECT u.unit_id, coalesce(h.grid_code, '')
    FROM unit AS u LEFT JOIN held AS h USING (unit_id)
    WHERE u.district_id = units_as_of.district AND u.plan_id = units_as_of.plan
    ORDER BY u.unit_id
$$;

-- The grids of one plan at a moment, while it was being worked on: with the row that each had at the end of the version
-- of that moment. Where nobody knows that row, as of versions from before the plan was published, its name is that of
-- today, and its counts are those of the units that lay in it.
CREATE FUNCTION work_as_of(district integer, plan integer, at timestamptz)
RETURNS TABLE (
    grid_code text, grid_name text, community_code text, kind text, households integer, buildings integer,
    area_m2 double precision, status text, compactness double precision, visible_boundary double precision,
    boundary_zh text, boundary_en text, geom geometry
)
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    WITH version AS (
        SELECT v.grid_code, v.version, v.record, v.geom, v.valid_to IS NULL AS is_now
        FROM grid_version AS v
        WHERE v.district_id = work_as_of.district AND v.plan_id = work_as_of.plan
            AND v.valid_from <= work_as_of.at AND (v.valid_to IS NULL OR v.valid_to > work_as_of.at)
            AND v.geom IS NOT NULL
    ),
    closing AS (
        SELECT v.grid_code, n.change_id
        FROM version AS v
        JOIN grid_version AS n
            ON n.district_id = work_as_of.district AND n.plan_id = work_as_of.plan AND n.grid_code = v.grid_code
            AND n.version = v.version + 1
        WHERE n.change_id IS NOT NULL
    ),
    last AS (
        SELECT DISTINCT ON (c.grid_code) c.grid_code, e.value -> 'before' AS record
        FROM audit_log AS a
        CROSS JOIN LATERAL jsonb_each(a.changed -> 'grids') AS e
        JOIN closing AS c ON c.change_id = a.change_id AND c.grid_code = e.key
        WHERE a.change_id IN (SELECT k.change_id FROM closing AS k)
        ORDER BY c.grid_code, a.seq
    ),
    known AS (
        SELECT
            v.grid_code, v.geom, g.community_code,
            CASE WHEN v.is_now THEN grid_record(g) ELSE coalesce(l.record, v.record) END AS own,
            grid_record(g) AS record
        FROM version AS v
        JOIN grid AS g
            ON g.district_id = work_as_of.district AND g.plan_id = work_as_of.plan AND g.grid_code = v.grid_code
        LEFT JOIN last AS l ON l.grid_code = v.grid_code
    ),
    counted AS (
        SELECT held.grid_code, sum(u.households)::integer AS households, sum(u.buildings)::integer AS buildings
        FROM units_as_of(work_as_of.district, work_as_of.plan, work_as_of.at) AS held
        JOIN unit AS u
            ON u.district_id = work_as_of.district AND u.plan_id = work_as_of.plan AND u.unit_id = held.unit_id
        WHERE EXISTS (SELECT FROM known AS k WHERE k.own IS NULL)
        GROUP BY held.grid_code
    )
    SELECT
        k.grid_code,
        coalesce(k.own, k.record) ->> 'grid_name',
        k.community_code,
        coalesce(k.own, k.record) ->> 'kind',
        coalesce((k.own ->> 'households')::integer, c.households, 0),
        coalesce((k.own ->> 'buildings')::integer, c.buildings, 0),
        ST_Area(k.geom),
        k.own ->> 'status',
        (k.own ->> 'compactness')::double precision,
        (k.own ->> 'visible_boundary')::double precision,
        coalesce(k.own ->> 'boundary_zh', ''),
        coalesce(k.own ->> 'boundary_en', ''),
        k.geom
    FROM known AS k LEFT JOIN counted AS c USING (grid_code)
    ORDER BY k.grid_code
$$;

-- Without a plan: the plan that was in force at the moment, as it was approved. With one: that plan as it was being
-- worked on at the moment; its names are those that grids had then, its counts those of the units that they held.
CREATE FUNCTION grids_as_of(at timestamptz, district integer DEFAULT NULL, plan integer DEFAULT NULL)
RETURNS TABLE (
    district_id integer, district_name text, plan_id integer, plan_name text, in_force_from timestamptz,
    grid_code text, grid_name text, community_code text, kind text, households integer, buildings integer,
    area_m2 double precision, status text, compactness double precision, visible_boundary double precision,
    boundary_zh text, boundary_en text, geom geometry
)
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    SELECT
        g.district_id, d.name, g.plan_id, s.name, s.in_force_from, g.grid_code, g.grid_name, g.community_code, g.kind,
        g.households, g.buildings, g.area_m2, g.status, g.compactness, g.visible_boundary, g.boundary_zh,
        g.boundary_en, g.geom
    FROM plan_standing_at(grids_as_of.at) AS s
    JOIN district AS d USING (district_id)
    JOIN grid AS g USING (district_id, plan_id)
    WHERE grids_as_of.plan IS NULL AND s.life = 'in_force' AND g.status <> 'void'
        AND (grids_as_of.district IS NULL OR s.district_id = grids_as_of.district)
    UNION ALL
    SELECT
        p.district_id, d.name, p.plan_id, p.name, NULL, w.grid_code, w.grid_name, w.community_code, w.kind,
        w.households, w.buildings, w.area_m2, w.status, w.compactness, w.visible_boundary, w.boundary_zh,
        w.boundary_en, w.geom
    FROM plan AS p
    JOIN district AS d USING (district_id)
    CROSS JOIN LATERAL work_as_of(p.district_id, p.plan_id, grids_as_of.at) AS w
    WHERE p.plan_id = grids_as_of.plan
        AND (grids_as_of.district IS NULL OR p.district_id = grids_as_of.district)
$$;
