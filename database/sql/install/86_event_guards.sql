-- What holds of events, cameras and resources whoever writes them, and how those who listen hear of it.

-- The number of this transaction on a district's clock; the first time it waits for those that change it too, and from
-- then on they wait for this one.
CREATE FUNCTION event_number(district integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    found bigint;
BEGIN
    SELECT number INTO found FROM event_clock
    WHERE district_id = district AND xid = pg_current_xact_id() AND transaction_at = now();
    IF found IS NULL THEN
        INSERT INTO event_clock AS c (district_id, number, xid, transaction_at)
        VALUES (district, 1, pg_current_xact_id(), now())
        ON CONFLICT (district_id) DO UPDATE
            SET number = c.number + 1, xid = EXCLUDED.xid, transaction_at = EXCLUDED.transaction_at
        RETURNING number INTO found;
    END IF;
    RETURN found;
END
$$;

-- Each row that changes gets the number; one that is written as it was is left alone, and nobody hears of it.
CREATE FUNCTION event_numbered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.changed := OLD.changed;
        IF NEW IS NOT DISTINCT FROM OLD THEN
            RETURN NULL;
        END IF;
    END IF;
    NEW.changed := event_number(NEW.district_id);
    RETURN NEW;
END
$$;

-- A change of state is written down: with what `move_event` said of it, else with the time that belongs to the state.
CREATE FUNCTION event_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    said jsonb := coalesce(nullif(current_setting('community_grids.move', true), ''), '{}')::jsonb;
BEGIN
    INSERT INTO event_log (district_id, event_no, from_state, to_state, at, org, note) VALUES (
        NEW.district_id, NEW.event_no, OLD.state, NEW.state,
        coalesce(
            (said ->> 'at')::timestamptz,
            CASE NEW.state
                WHEN 10 THEN NEW.reported_at WHEN 20 THEN NEW.received_at WHEN 30 THEN NEW.verified_at
                WHEN 40 THEN NEW.dispatched_at WHEN 50 THEN NEW.started_at WHEN 60 THEN NEW.submitted_at
                WHEN 70 THEN NEW.closed_at WHEN 80 THEN NEW.evaluated_at
            END,
            now()
        ),
        coalesce(said ->> 'org', ''), coalesce(said ->> 'note', '')
    );
    RETURN NULL;
END
$$;

-- An event is changed by whoever may change its community; one of none, by whoever may change the whole district.
CREATE FUNCTION events_in_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    patterns text[] := scope_of(caller());
    wrong record;
BEGIN
    IF caller_is('owner') THEN
        RETURN NULL;
    END IF;
    SELECT n.event_no, n.community_code INTO wrong FROM new_rows AS n
    WHERE NOT in_scope(n.district_id, n.community_code, patterns) LIMIT 1;
    IF NOT FOUND AND TG_OP = 'UPDATE' THEN
        SELECT o.event_no, o.community_code INTO wrong FROM old_rows AS o JOIN new_rows AS n USING (district_id, event_no)
        WHERE NOT in_scope(o.district_id, o.community_code, patterns) LIMIT 1;
    END IF;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'event_out_of_scope',
            format('You may not change event %s: community %s is not yours.', wrong.event_no, wrong.community_code),
            wrong.event_no, wrong.community_code
        );
    END IF;
    RETURN NULL;
END
$$;

-- Cameras and resources are changed by whoever may change the whole district.
CREATE FUNCTION district_in_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    patterns text[] := scope_of(caller());
    wrong record;
BEGIN
    IF caller_is('owner') THEN
        RETURN NULL;
    END IF;
    SELECT n.district_id INTO wrong FROM (SELECT DISTINCT district_id FROM new_rows) AS n
    WHERE NOT in_scope(n.district_id, '', patterns) LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(
            'CG008', 'district_out_of_scope', 'You may change cameras only of a district that is yours as a whole.'
        );
    END IF;
    RETURN NULL;
END
$$;

-- Tell those who listen what changed: {"district", "number", "table", "keys"}; where they are many, `keys` is null and
-- they read what is above the number that they have. A secret camera is not named.
CREATE FUNCTION events_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    few CONSTANT integer := 100;
    many boolean := (SELECT count(*) FROM (SELECT FROM new_rows LIMIT few + 1) AS enough) > few;
    here record;
    said jsonb;
BEGIN
    FOR here IN SELECT district_id, max(changed) AS number FROM new_rows GROUP BY district_id LOOP
        said := jsonb_build_object(
            'district', here.district_id, 'number', here.number, 'table', TG_TABLE_NAME, 'keys', NULL
        );
        IF many THEN
            NULL;
        ELSIF TG_TABLE_NAME = 'event' THEN
            said := said || jsonb_build_object('keys', ARRAY(
                SELECT event_no FROM new_rows WHERE district_id = here.district_id
            ));
        ELSIF TG_TABLE_NAME = 'camera' THEN
            said := said || jsonb_build_object('keys', ARRAY(
                SELECT camera_id FROM new_rows WHERE district_id = here.district_id AND secrecy = 0
            ));
        ELSE
            said := said || jsonb_build_object('keys', ARRAY(
                SELECT resource_id FROM new_rows WHERE district_id = here.district_id
            ));
        END IF;
        IF octet_length(said::text) > 7000 THEN
            said := jsonb_set(said, '{keys}', 'null');
        END IF;
        PERFORM pg_notify('community_grids_events', said::text);
    END LOOP;
    RETURN NULL;
END
$$;

-- Move an event that is in a state to another one, and write down who says so: an office, never a person. `times` are
-- those that change with it, by the names of their columns, null for one that no longer holds. Gives the clock's number.
CREATE FUNCTION move_event(
    district integer, event text, from_state integer, to_state integer, at timestamptz, org text DEFAULT '',
    note text DEFAULT '', department text DEFAULT '', times jsonb DEFAULT '{}'
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    before event;
    after event;
    known timestamptz[];
BEGIN
    SELECT * INTO before FROM event AS e WHERE e.district_id = district AND e.event_no = event FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('CG004', 'no_event', format('There is no event %s.', event), event);
    ELSIF before.state <> from_state THEN
        PERFORM refuse(
            'CG001', 'event_stale', format('Event %s was moved by somebody else.', event), event, '', before.state
        );
    END IF;
    known := ARRAY[
        before.reported_at, before.received_at, before.verified_at, before.dispatched_at, before.started_at,
        before.arrived_at, before.submitted_at, before.closed_at, before.evaluated_at
    ];
    IF at < (SELECT max(known_at) FROM unnest(known) AS known_at) THEN
        PERFORM refuse(
            'CG002', 'event_early', format('Event %s has later times behind it than this move.', event), event
        );
    END IF;
    after := jsonb_populate_record(before, times);
    PERFORM set_config(
        'community_grids.move', jsonb_build_object('at', at, 'org', org, 'note', note)::text, true
    );
    UPDATE event AS e SET
        state = to_state,
        reported_at = after.reported_at, received_at = after.received_at, verified_at = after.verified_at,
        dispatched_at = after.dispatched_at, started_at = after.started_at, arrived_at = after.arrived_at,
        submitted_at = after.submitted_at, closed_at = after.closed_at, evaluated_at = after.evaluated_at,
        due_at = after.due_at,
        department = coalesce(nullif(move_event.department, ''), e.department)
    WHERE e.district_id = district AND e.event_no = event;
    PERFORM set_config('community_grids.move', '', true);
    RETURN event_number(district);
END
$$;

CREATE TRIGGER numbered BEFORE INSERT OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION event_numbered();
CREATE TRIGGER numbered BEFORE INSERT OR UPDATE ON camera FOR EACH ROW EXECUTE FUNCTION event_numbered();
CREATE TRIGGER numbered BEFORE INSERT OR UPDATE ON resource FOR EACH ROW EXECUTE FUNCTION event_numbered();
CREATE TRIGGER numbered BEFORE INSERT ON event_log FOR EACH ROW EXECUTE FUNCTION event_numbered();

CREATE TRIGGER moved AFTER UPDATE ON event
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION event_moved();

CREATE TRIGGER in_scope AFTER INSERT ON event
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION events_in_scope();
CREATE TRIGGER in_scope_still AFTER UPDATE ON event
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION events_in_scope();

DO $$
DECLARE
    name text;
    happens text;
BEGIN
    FOREACH name IN ARRAY ARRAY['event', 'camera', 'resource'] LOOP
        EXECUTE format(
            'CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON community_grids.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.stays()', name
        );
        FOREACH happens IN ARRAY ARRAY['INSERT', 'UPDATE'] LOOP
            IF name <> 'event' THEN
                EXECUTE format(
                    'CREATE TRIGGER %I AFTER %s ON community_grids.%I REFERENCING NEW TABLE AS new_rows '
                    'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.district_in_scope()',
                    CASE happens WHEN 'INSERT' THEN 'in_scope' ELSE 'in_scope_still' END, happens, name
                );
            END IF;
            EXECUTE format(
                'CREATE TRIGGER %I AFTER %s ON community_grids.%I REFERENCING NEW TABLE AS new_rows '
                'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.events_told()',
                CASE happens WHEN 'INSERT' THEN 'told_new' ELSE 'told_changed' END, happens, name
            );
        END LOOP;
    END LOOP;
END
$$;

-- The log is written by the database itself, when an event moves; else its rows come with their district, and stay.
CREATE TRIGGER arrived AFTER INSERT ON event_log
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    WHEN (current_user <> 'community_grids_owner') EXECUTE FUNCTION arrives_with_district();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log
    FOR EACH STATEMENT EXECUTE FUNCTION stays();
