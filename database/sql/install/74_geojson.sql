-- The published views as GeoJSON (RFC 7946): a feature a row, in longitude and latitude.

CREATE VIEW published_grid_geojson AS
SELECT
    g.district_id,
    g.plan_id,
    g.grid_code,
    g.community_code,
    json_build_object(
        'type', 'Feature',
        'id', g.grid_code,
        'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(ST_Transform(g.geom, 4326)), 7)::json,
        'properties', json_build_object(
            'district_name', g.district_name, 'plan_name', g.plan_name, 'in_force_from', g.in_force_from,
            'grid_code', g.grid_code, 'grid_name', g.grid_name, 'community_code', g.community_code, 'kind', g.kind,
            'households', g.households, 'buildings', g.buildings, 'area_m2', g.area_m2, 'status', g.status,
            'boundary_zh', g.boundary_zh, 'boundary_en', g.boundary_en
        )
    ) AS feature
FROM published_grid AS g;
COMMENT ON VIEW published_grid_geojson IS 'The grids that are in force now, a GeoJSON feature each, in EPSG:4326.';

CREATE VIEW published_community_geojson AS
SELECT
    c.district_id,
    c.plan_id,
    c.community_code,
    json_build_object(
        'type', 'Feature',
        'id', c.community_code,
        'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(ST_Transform(c.geom, 4326)), 7)::json,
        'properties', json_build_object(
            'district_name', c.district_name, 'plan_name', c.plan_name, 'in_force_from', c.in_force_from,
            'community_code', c.community_code, 'community_name', c.community_name, 'kind', c.kind,
            'grids', c.grids, 'households', c.households, 'buildings', c.buildings
        )
    ) AS feature
FROM published_community AS c;
COMMENT ON VIEW published_community_geojson IS
    'The communities of the plans that are in force now, a GeoJSON feature each, in EPSG:4326.';
