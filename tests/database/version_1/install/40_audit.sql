-- The log: rows are chained by their hashes, so that a changed, missing or foreign row shows.

CREATE FUNCTION log_hash(log audit_log) RETURNS bytea
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT sha256(coalesce(log.previous, '') || convert_to(
        jsonb_build_array(
            log.district_id, log.plan_id, log.seq, log.place,
            to_char(log.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
            log.author, log.action, log.reason, log.edit, log.change_id, log.revision, log.role, log.changed
        )::text, 'UTF8'
    ))
$$;

-- Rows come when a change is checked, when a plan gets another state, or with a plan that is published, before it is
-- checked; those of plans that were deleted come with the district.
CREATE FUNCTION log_grows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    here change;
    last record;
BEGIN
    SELECT * INTO here FROM open_change();
    IF here.kind = 'publish' AND NOT here.checking AND here.district_id = NEW.district_id
        AND (
            NEW.plan_id = ANY (here.published)
            OR here.new_district AND NOT plan_exists(NEW.district_id, NEW.plan_id)
        )
        AND NOT EXISTS (
            SELECT FROM audit_log AS log
            WHERE log.district_id = NEW.district_id AND log.plan_id = NEW.plan_id AND log.revision IS NOT NULL
        )
    THEN
        NEW.change_id := here.change_id;
        NEW.revision := NULL;
        NEW.changed := NULL;
    ELSIF NOT coalesce(here.checking, false) AND NOT is_of_state(NEW) THEN
        PERFORM refuse('CG008', 'log', 'The log of a published plan is written by the database.');
    END IF;
    SELECT log.seq, log.hash INTO last FROM audit_log AS log
    WHERE log.district_id = NEW.district_id AND log.plan_id = NEW.plan_id ORDER BY log.seq DESC LIMIT 1;
    NEW.seq := coalesce(NEW.seq, last.seq + 1, 1);
    NEW.role := session_user;
    NEW.previous := last.hash;
    NEW.hash := log_hash(NEW);
    RETURN NEW;
END
$$;

CREATE FUNCTION is_of_state(log audit_log) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    RETURN log.action = 'state'
        AND EXISTS (
            SELECT FROM plan_life AS l
            WHERE (l.district_id, l.plan_id, l.revision, l.at) = (log.district_id, log.plan_id, log.revision, log.at)
        )
        AND NOT EXISTS (
            SELECT FROM audit_log AS other
            WHERE (other.district_id, other.plan_id, other.revision) = (log.district_id, log.plan_id, log.revision)
        );
END
$$;

CREATE FUNCTION plan_exists(district integer, plan integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT EXISTS (SELECT FROM plan AS p WHERE p.district_id = $1 AND p.plan_id = $2)
$$;

CREATE TRIGGER grows BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION log_grows();

-- What is wrong with the log of a plan, no row where it is whole. Numbers may be left out: a plan file brings no lines
-- that are another database's; a line that was taken out here is missed by the one after it.
CREATE FUNCTION verify_audit(district integer, plan integer) RETURNS TABLE (seq integer, trouble text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    WITH chain AS (
        SELECT log.seq, log.previous, log.hash, log_hash(log) AS right_hash,
            lag(log.hash) OVER in_order AS hash_before
        FROM audit_log AS log WHERE log.district_id = $1 AND log.plan_id = $2
        WINDOW in_order AS (ORDER BY log.seq)
    )
    SELECT seq, 'changed' FROM chain WHERE hash IS DISTINCT FROM right_hash
    UNION ALL
    SELECT seq, 'missing_before' FROM chain
    WHERE previous IS DISTINCT FROM hash_before
    UNION ALL
    SELECT NULL, 'missing_at_end' FROM plan AS p
    WHERE p.district_id = $1 AND p.plan_id = $2 AND p.revision <> coalesce(
        (SELECT max(log.revision) FROM audit_log AS log WHERE log.district_id = $1 AND log.plan_id = $2), -1
    )
    UNION ALL
    SELECT NULL, 'no_plan' WHERE NOT plan_exists($1, $2) AND NOT EXISTS (SELECT FROM chain)
    ORDER BY 1
$$;
