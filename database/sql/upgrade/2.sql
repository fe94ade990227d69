-- Version 2: claims on communities, and the published views as GeoJSON.

-- Claims: somebody is at work in a community. They warn, they lock nothing, and they end by themselves.

CREATE TABLE claim (
    district_id integer NOT NULL REFERENCES district,
    community_code text NOT NULL,
    holder text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (district_id, community_code)
);

-- Claim a community that is one's own to change, or go on claiming it; gives who holds it then, which is somebody else
-- where they claimed it before and their claim has not ended.
CREATE FUNCTION claim_community(
    district integer, community text, note text DEFAULT '', minutes integer DEFAULT 10
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    ends timestamptz := moment + make_interval(mins => least(greatest(coalesce(minutes, 10), 1), 720));
    known claim;
BEGIN
    IF NOT EXISTS (
        SELECT FROM community AS c WHERE c.district_id = district AND c.community_code = claim_community.community
    ) THEN
        PERFORM refuse(
            'CG008', 'no_community', format('District %s has no community %s.', district, claim_community.community)
        );
    ELSIF NOT (caller_is('owner') OR in_scope(district, claim_community.community, scope_of(caller()))) THEN
        PERFORM refuse(
            'CG008', 'out_of_scope', format('You may not change community %s.', claim_community.community)
        );
    END IF;
    INSERT INTO claim AS c (district_id, community_code, holder, since, until, note)
    VALUES (district, claim_community.community, session_user, moment, ends, coalesce(claim_community.note, ''))
    ON CONFLICT (district_id, community_code) DO UPDATE SET
        holder = excluded.holder,
        since = CASE WHEN c.holder = excluded.holder AND c.until > moment THEN c.since ELSE excluded.since END,
        until = excluded.until,
        note = excluded.note
    WHERE c.holder = session_user OR c.until <= moment
    RETURNING c.* INTO known;
    IF NOT FOUND THEN
        RETURN (
            SELECT c.holder FROM claim AS c
            WHERE c.district_id = district AND c.community_code = claim_community.community
        );
    END IF;
    IF known.since = moment THEN
        PERFORM tell(district, NULL, NULL, 'claim', NULL);
    END IF;
    RETURN known.holder;
END
$$;

-- Let a community go, where it is one's own claim.
CREATE FUNCTION release_community(district integer, community text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
    DELETE FROM claim AS c
    WHERE c.district_id = district AND c.community_code = release_community.community AND c.holder = session_user;
    IF FOUND THEN
        PERFORM tell(district, NULL, NULL, 'claim', NULL);
    END IF;
    RETURN FOUND;
END
$$;


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


-- As everything else, these are the owner's, and for those who need them.

ALTER TABLE claim OWNER TO community_grids_owner;
ALTER VIEW published_grid_geojson OWNER TO community_grids_owner;
ALTER VIEW published_community_geojson OWNER TO community_grids_owner;
ALTER FUNCTION claim_community(integer, text, text, integer) OWNER TO community_grids_owner;
ALTER FUNCTION release_community(integer, text) OWNER TO community_grids_owner;

REVOKE ALL ON FUNCTION claim_community(integer, text, text, integer), release_community(integer, text) FROM PUBLIC;
GRANT SELECT ON claim, published_grid_geojson, published_community_geojson TO community_grids_reader;
GRANT EXECUTE ON FUNCTION
    claim_community(integer, text, text, integer), release_community(integer, text)
TO community_grids_editor;
