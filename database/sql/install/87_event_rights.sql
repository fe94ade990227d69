-- Who may do what with events, cameras and resources. As everything else, they are the owner's.

ALTER TABLE event_clock OWNER TO community_grids_owner;
ALTER TABLE event OWNER TO community_grids_owner;
ALTER TABLE event_log OWNER TO community_grids_owner;
ALTER TABLE camera OWNER TO community_grids_owner;
ALTER TABLE resource OWNER TO community_grids_owner;

DO $$
DECLARE
    thing text;
BEGIN
    FOREACH thing IN ARRAY ARRAY[
        'event_number(integer)', 'event_numbered()', 'event_moved()', 'events_in_scope()', 'district_in_scope()',
        'events_told()', 'move_event(integer, text, integer, integer, timestamptz, text, text, text, jsonb)'
    ] LOOP
        EXECUTE format('ALTER FUNCTION community_grids.%s OWNER TO community_grids_owner', thing);
        EXECUTE format('REVOKE ALL ON FUNCTION community_grids.%s FROM PUBLIC', thing);
    END LOOP;
END
$$;

-- A camera that is secret is for those alone who work on the district, not for whoever reads it from outside.
ALTER TABLE camera ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_open ON camera FOR SELECT
    USING (secrecy = 0 OR pg_has_role(current_user, 'community_grids_editor', 'MEMBER'));
CREATE POLICY add_all ON camera FOR INSERT WITH CHECK (true);
CREATE POLICY change_all ON camera FOR UPDATE USING (true) WITH CHECK (true);

GRANT SELECT ON event_clock, event, event_log, camera, resource TO community_grids_reader;
GRANT INSERT ON event, event_log, camera, resource TO community_grids_editor;
GRANT UPDATE (
    geom, source, category, urgency, state, reported_at, received_at, verified_at, dispatched_at, started_at, arrived_at,
    submitted_at, closed_at, evaluated_at, due_at, grid_code, other_grid, lead_grid, community_code, department, street,
    address, building_id
) ON event TO community_grids_editor;
GRANT UPDATE (
    geom, name, status, status_at, camera_kind, azimuth_deg, fov_deg, range_m, height_m, position_type, owner_kind,
    secrecy, link_key
) ON camera TO community_grids_editor;
GRANT UPDATE (geom, name, kind) ON resource TO community_grids_editor;
GRANT EXECUTE ON FUNCTION
    event_number(integer), move_event(integer, text, integer, integer, timestamptz, text, text, text, jsonb)
TO community_grids_editor;
