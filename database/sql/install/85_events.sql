-- What happened, the cameras, and what helps near them. They belong to a district, and change while its plans are what
-- they are. Nothing here is about a person.

-- `number` grows with every transaction that changes one of these tables, in the order in which they are committed: the
-- row is locked until then. So whoever has seen all up to a number misses nothing by reading what is above it.
CREATE TABLE event_clock (
    district_id integer PRIMARY KEY REFERENCES district,
    number bigint NOT NULL,
    xid xid8 NOT NULL,
    transaction_at timestamptz NOT NULL
);

-- Codes are those of a plan file. The grids are those of the time of the report. `changed` is the number of the clock
-- with the last change.
CREATE TABLE event (
    district_id integer NOT NULL REFERENCES district,
    event_no text NOT NULL CHECK (event_no <> ''),
    fid integer,
    geom geometry,
    source text NOT NULL DEFAULT '',
    category text NOT NULL DEFAULT '',
    urgency integer NOT NULL DEFAULT 0,
    state integer NOT NULL DEFAULT 0,
    reported_at timestamptz,
    received_at timestamptz,
    verified_at timestamptz,
    dispatched_at timestamptz,
    started_at timestamptz,
    arrived_at timestamptz,
    submitted_at timestamptz,
    closed_at timestamptz,
    evaluated_at timestamptz,
    due_at timestamptz,
    grid_code text NOT NULL DEFAULT '',
    other_grid text NOT NULL DEFAULT '',
    lead_grid text NOT NULL DEFAULT '',
    community_code text NOT NULL DEFAULT '',
    department text NOT NULL DEFAULT '',
    street text NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    building_id text NOT NULL DEFAULT '',
    changed bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (district_id, event_no)
);
CREATE INDEX event_changed ON event (district_id, changed);
CREATE INDEX event_by_time ON event (district_id, reported_at);

-- Every move of an event from state to state; nothing is ever taken out. `org` is an office, never a person.
CREATE TABLE event_log (
    log_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    district_id integer NOT NULL,
    fid integer,
    event_no text NOT NULL,
    from_state integer NOT NULL,
    to_state integer NOT NULL,
    at timestamptz NOT NULL,
    org text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    changed bigint NOT NULL DEFAULT 0
);
CREATE INDEX log_of_event ON event_log (district_id, event_no);
CREATE INDEX event_log_changed ON event_log (district_id, changed);

-- `link_key` is what the city's own template of a link wants, never a link with a password.
CREATE TABLE camera (
    district_id integer NOT NULL REFERENCES district,
    camera_id text NOT NULL CHECK (camera_id <> ''),
    fid integer,
    geom geometry,
    name text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'unknown',
    status_at timestamptz,
    camera_kind text NOT NULL DEFAULT 'unknown',
    azimuth_deg double precision,
    fov_deg double precision,
    range_m double precision,
    height_m double precision,
    position_type text NOT NULL DEFAULT '',
    owner_kind text NOT NULL DEFAULT '',
    secrecy integer NOT NULL DEFAULT 0,
    link_key text NOT NULL DEFAULT '',
    changed bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (district_id, camera_id)
);
CREATE INDEX camera_changed ON camera (district_id, changed);

CREATE TABLE resource (
    district_id integer NOT NULL REFERENCES district,
    resource_id text NOT NULL CHECK (resource_id <> ''),
    fid integer,
    geom geometry,
    name text NOT NULL DEFAULT '',
    kind text NOT NULL DEFAULT '',
    changed bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (district_id, resource_id)
);
CREATE INDEX resource_changed ON resource (district_id, changed);

-- Their geometries are in the CRS of the others.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['event', 'camera', 'resource'] LOOP
        EXECUTE format(
            'ALTER TABLE community_grids.%I ALTER COLUMN geom TYPE geometry(Point, %s)',
            name, current_setting('community_grids.srid')::integer
        );
        EXECUTE format('CREATE INDEX %I ON community_grids.%I USING gist (geom)', name || '_place', name);
    END LOOP;
END
$$;
