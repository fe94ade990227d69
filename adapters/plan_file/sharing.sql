-- What a plan file knows of the database that a scenario is shared through; made when the first one is shared.

-- One row a shared scenario. `revision` is that of the database which was seen last. `writing` is the edit that is being
-- written there as change `change_id`: the connection may be lost before it is known whether it was.
CREATE TABLE IF NOT EXISTS shared_plan (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    plan_id INTEGER NOT NULL UNIQUE,
    district_id INTEGER NOT NULL,
    connection TEXT NOT NULL,
    revision INTEGER NOT NULL,
    audit_hash TEXT NOT NULL DEFAULT '',
    synced_at DATETIME,
    change_id TEXT NOT NULL DEFAULT '',
    writing TEXT NOT NULL DEFAULT ''
);

-- The grid of each unit when both sides last agreed on it, and as the others have it. They differ only in conflicts.
CREATE TABLE IF NOT EXISTS shared_unit (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    plan_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    base_code TEXT NOT NULL,
    their_code TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS shared_unit_of_plan ON shared_unit (plan_id, unit_id);

-- What was known of each grid then, and what the others know of it: JSON, NULL where there was none.
CREATE TABLE IF NOT EXISTS shared_grid (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    plan_id INTEGER NOT NULL,
    grid_code TEXT NOT NULL,
    base TEXT,
    theirs TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS shared_grid_of_plan ON shared_grid (plan_id, grid_code);
