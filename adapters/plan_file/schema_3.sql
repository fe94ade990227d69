-- What schema 3 has beside schema 2: events, cameras and what helps near them. Nothing here is about a person.

-- Codes as of engine/events/model.py; times are in UTC, NULL where they are not known. The grids are those of the time
-- of the report: `other_grid` lies across the boundary beside it, `lead_grid` is the one of the two that leads.
CREATE TABLE event (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    event_no TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    urgency INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0,
    reported_at DATETIME,
    received_at DATETIME,
    verified_at DATETIME,
    dispatched_at DATETIME,
    started_at DATETIME,
    arrived_at DATETIME,
    submitted_at DATETIME,
    closed_at DATETIME,
    evaluated_at DATETIME,
    due_at DATETIME,
    grid_code TEXT NOT NULL DEFAULT '',
    other_grid TEXT NOT NULL DEFAULT '',
    lead_grid TEXT NOT NULL DEFAULT '',
    community_code TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    building_id TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX event_by_number ON event (event_no);
CREATE INDEX event_by_time ON event (reported_at);
CREATE INDEX event_of_grid ON event (grid_code);
CREATE INDEX event_in_state ON event (state);

-- Every move of an event from state to state, in order; nothing is ever taken out. `org` is an office, never a person.
CREATE TABLE event_log (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_no TEXT NOT NULL,
    from_state INTEGER NOT NULL,
    to_state INTEGER NOT NULL,
    at DATETIME NOT NULL,
    org TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX log_of_event ON event_log (event_no);

-- `link_key` is what the city's own template of a link wants, never a link with a password.
CREATE TABLE camera (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    camera_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'unknown',
    status_at DATETIME,
    camera_kind TEXT NOT NULL DEFAULT 'unknown',
    azimuth_deg REAL,
    fov_deg REAL,
    range_m REAL,
    height_m REAL,
    position_type TEXT NOT NULL DEFAULT '',
    owner_kind TEXT NOT NULL DEFAULT '',
    secrecy INTEGER NOT NULL DEFAULT 0,
    link_key TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX camera_by_id ON camera (camera_id);

CREATE TABLE resource (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    resource_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX resource_by_id ON resource (resource_id);
