-- Who may do what. Four groups, to be granted to the accounts of people; an editor also needs rows in `scope`.

DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['reader', 'editor', 'approver', 'owner'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'community_grids_' || kind) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', 'community_grids_' || kind);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database of this server is being set up at the same time
            END;
        END IF;
    END LOOP;
    IF NOT pg_has_role('community_grids_editor', 'community_grids_reader', 'MEMBER') THEN
        GRANT community_grids_reader TO community_grids_editor;
    END IF;
    IF NOT pg_has_role('community_grids_approver', 'community_grids_editor', 'MEMBER') THEN
        GRANT community_grids_editor TO community_grids_approver;
    END IF;
    -- Who made a role is its administrator, but need not act as it.
    IF NOT pg_has_role(current_user, 'community_grids_owner', 'USAGE') THEN
        EXECUTE format('GRANT community_grids_owner TO %I', current_user);
    END IF;
END
$$;

-- Which communities a role may change: those whose codes begin with the prefix, in a district or where that is NULL in
-- all; but where the prefix is the code of a community, that one alone, for codes may be of any length. The empty prefix is for whole districts, and lets publish them. The member is an account or a group.
CREATE TABLE scope (
    scope_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member text NOT NULL,
    district_id integer REFERENCES district,
    code_prefix text NOT NULL DEFAULT '',
    granted_by text NOT NULL DEFAULT session_user,
    granted_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX scope_of_member ON scope (member, coalesce(district_id, 0), code_prefix);

-- The communities that a role may change, as patterns of 'district:code' for LIKE.
CREATE FUNCTION scope_of(who name) RETURNS text[]
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    SELECT coalesce(
        array_agg(
            d.district_id || ':' || regexp_replace(s.code_prefix, '([\\%_])', '\\\1', 'g')
            || CASE WHEN s.code_prefix <> '' AND EXISTS (
                SELECT FROM community AS c WHERE c.district_id = d.district_id AND c.community_code = s.code_prefix
            ) THEN '' ELSE '%' END
        ), '{}'
    )
    FROM scope AS s
    JOIN pg_roles AS r ON r.rolname = s.member AND pg_has_role(who, r.oid, 'MEMBER')
    JOIN district AS d ON s.district_id IS NULL OR s.district_id = d.district_id
$$;

CREATE FUNCTION in_scope(district integer, code text, patterns text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT
AS $$
    SELECT (district || ':' || code) LIKE ANY (patterns)
$$;

-- Whether a role may publish a district, or where that is NULL a new one.
CREATE FUNCTION may_publish(who name, district integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path FROM CURRENT
AS $$
    SELECT EXISTS (
        SELECT FROM scope AS s JOIN pg_roles AS r ON r.rolname = s.member AND pg_has_role(who, r.oid, 'MEMBER')
        WHERE s.code_prefix = '' AND (s.district_id IS NULL OR s.district_id = district)
    )
$$;

-- Refuse whoever begins a change and could change nothing in that district, or publishes without the whole of it.
CREATE FUNCTION change_in_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
    IF caller_is('owner') THEN
        RETURN NEW;
    ELSIF NEW.kind = 'publish' THEN
        IF NOT may_publish(caller(), CASE WHEN NEW.new_district THEN NULL ELSE NEW.district_id END) THEN
            PERFORM refuse('CG008', 'may_not_publish', 'You may publish only a district that is yours as a whole.');
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM unnest(scope_of(caller())) AS own (pattern) WHERE own.pattern LIKE NEW.district_id || ':%'
    ) THEN
        PERFORM refuse(
            'CG008', 'no_scope', format('You may change no community of district %s.', NEW.district_id)
        );
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER in_scope BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION change_in_scope();

-- Refuse findings about communities that are somebody else's.
CREATE FUNCTION findings_in_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
    patterns text[] := scope_of(caller());
    wrong record;
BEGIN
    IF caller_is('owner') THEN
        RETURN NULL;
    END IF;
    SELECT n.grid_code, coalesce(g.community_code, n.community_code) AS community_code INTO wrong
    FROM new_rows AS n LEFT JOIN grid AS g USING (district_id, plan_id, grid_code)
    WHERE NOT in_scope(n.district_id, coalesce(g.community_code, n.community_code), patterns)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'out_of_scope', format('You may not change community %s.', wrong.community_code), wrong.grid_code
        );
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER in_scope AFTER INSERT ON finding
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION findings_in_scope();

-- What is out of scope is refused, not left out without a word: so it is seen by USING and stopped by WITH CHECK.
ALTER TABLE unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE grid ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON unit FOR SELECT USING (true);
CREATE POLICY read_all ON grid FOR SELECT USING (true);
CREATE POLICY add_own ON unit FOR INSERT
    WITH CHECK ((district_id || ':' || community_code) LIKE ANY ((SELECT scope_of(current_user))::text[]));
CREATE POLICY add_own ON grid FOR INSERT
    WITH CHECK ((district_id || ':' || community_code) LIKE ANY ((SELECT scope_of(current_user))::text[]));
CREATE POLICY change_own ON unit FOR UPDATE USING (true)
    WITH CHECK ((district_id || ':' || community_code) LIKE ANY ((SELECT scope_of(current_user))::text[]));
CREATE POLICY change_own ON grid FOR UPDATE USING (true)
    WITH CHECK ((district_id || ':' || community_code) LIKE ANY ((SELECT scope_of(current_user))::text[]));

GRANT USAGE ON SCHEMA community_grids TO community_grids_owner, community_grids_reader;
GRANT CREATE ON SCHEMA community_grids TO community_grids_owner;

-- Functions run as the owner, whom PostGIS must not be hidden from; nor from those who read its geometries.
DO $$
DECLARE
    place text := (
        SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
        WHERE e.extname = 'postgis'
    );
    who text;
BEGIN
    FOREACH who IN ARRAY ARRAY['community_grids_owner', 'community_grids_reader'] LOOP
        IF NOT has_schema_privilege(who, place, 'USAGE') THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, who);
        END IF;
        IF NOT has_schema_privilege(who, place, 'USAGE') THEN
            PERFORM refuse(
                'CG008', 'postgis_hidden', format('The role %s may not use the schema %s, where PostGIS is.', who, place)
            );
        END IF;
    END LOOP;
END
$$;

-- Everything is the owner's, but for the log of changes and the schema: those stay with the account that set the
-- database up, so that no role made here can take the log's guards away, or drop it with its schema.
DO $$
DECLARE
    thing record;
BEGIN
    FOR thing IN
        SELECT c.oid::regclass AS name, CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END AS kind
        FROM pg_class AS c
        WHERE c.relnamespace = 'community_grids'::regnamespace AND c.relkind IN ('r', 'v')
            AND c.relname <> 'audit_log'
    LOOP
        EXECUTE format('ALTER %s %s OWNER TO community_grids_owner', thing.kind, thing.name);
    END LOOP;
    FOR thing IN
        SELECT p.oid::regprocedure AS name
        FROM pg_proc AS p WHERE p.pronamespace = 'community_grids'::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO community_grids_owner', thing.name);
    END LOOP;
END
$$;

REVOKE ALL ON SCHEMA community_grids FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA community_grids FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA community_grids FROM PUBLIC;

GRANT SELECT, INSERT ON audit_log TO community_grids_owner;

GRANT SELECT ON
    schema_version, district, profile, plan, community, building, street, barrier, compound, address, household_stat,
    tie, unit, unit_border, grid, grid_version, vertical_grid, finding, audit_log, plan_life, scope, plan_standing, published_grid, published_community, claim,
    published_grid_geojson, published_community_geojson
TO community_grids_reader;
GRANT EXECUTE ON FUNCTION
    plan_standing_at(timestamptz), units_as_of(integer, integer, timestamptz),
    grids_as_of(timestamptz, integer, integer), check_grids(integer, integer), verify_audit(integer, integer),
    work_as_of(integer, integer, timestamptz), grid_record(grid), scope_of(name)
TO community_grids_reader;

GRANT INSERT ON
    profile, plan, community, building, street, barrier, compound, address, household_stat, tie, unit, unit_border, grid,
    grid_version, vertical_grid, finding, audit_log
TO community_grids_editor;
GRANT SELECT (change_id, district_id, plan_id, kind, revision) ON change TO community_grids_editor;
GRANT UPDATE (grid_code, locked) ON unit TO community_grids_editor;
GRANT UPDATE (grid_name, kind, note, reason, locked, boundary_zh, boundary_en) ON grid TO community_grids_editor;
GRANT EXECUTE ON FUNCTION
    begin_change(integer, integer, integer, uuid, text, text, text, text),
    begin_publish(text, integer, uuid, text, boolean),
    set_plan_state(integer, integer, integer, text, timestamptz, text),
    claim_community(integer, text, text, integer), release_community(integer, text)
TO community_grids_editor;
