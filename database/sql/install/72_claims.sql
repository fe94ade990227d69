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
