-- What other systems read. These columns keep their names, types and order; new ones come at the end.

CREATE VIEW published_grid AS
SELECT
    g.district_id,
    d.name AS district_name,
    g.plan_id,
    s.name AS plan_name,
    s.in_force_from,
    g.grid_code,
    g.grid_name,
    g.community_code,
    g.kind,
    g.households,
    g.buildings,
    g.area_m2,
    g.status,
    g.compactness,
    g.visible_boundary,
    g.boundary_zh,
    g.boundary_en,
    g.geom
FROM plan_standing AS s
JOIN district AS d USING (district_id)
JOIN grid AS g USING (district_id, plan_id)
WHERE s.life = 'in_force' AND g.status <> 'void';
COMMENT ON VIEW published_grid IS 'The grids that are in force now, of all districts.';

CREATE VIEW published_community AS
SELECT
    c.district_id,
    d.name AS district_name,
    s.plan_id,
    s.name AS plan_name,
    s.in_force_from,
    c.community_code,
    c.name AS community_name,
    c.kind,
    coalesce(held.grids, 0)::integer AS grids,
    coalesce(held.households, 0)::integer AS households,
    coalesce(held.buildings, 0)::integer AS buildings,
    c.geom
FROM plan_standing AS s
JOIN district AS d USING (district_id)
JOIN community AS c USING (district_id)
LEFT JOIN LATERAL (
    SELECT count(*) AS grids, sum(g.households) AS households, sum(g.buildings) AS buildings
    FROM grid AS g
    WHERE g.district_id = c.district_id AND g.plan_id = s.plan_id AND g.community_code = c.community_code
        AND g.status <> 'void'
) AS held ON true
WHERE s.life = 'in_force';
COMMENT ON VIEW published_community IS 'The communities of the plans that are in force now, with the sums of their grids.';
