-- Which of the guards stands at which table.

CREATE TRIGGER given AFTER UPDATE ON unit
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION units_given();
CREATE TRIGGER written AFTER UPDATE ON grid
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION grids_written();
CREATE TRIGGER arrives BEFORE INSERT ON grid FOR EACH ROW EXECUTE FUNCTION grid_arrives();
CREATE TRIGGER arrived AFTER INSERT ON grid
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION grids_arrived();
CREATE TRIGGER arrived AFTER INSERT ON plan
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION plans_arrived();
CREATE TRIGGER arrives BEFORE INSERT ON finding FOR EACH ROW EXECUTE FUNCTION finding_arrives();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['unit', 'unit_border', 'grid_version', 'vertical_grid'] LOOP
        EXECUTE format(
            'CREATE TRIGGER arrived AFTER INSERT ON community_grids.%I REFERENCING NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.arrives_with_plan()', name
        );
    END LOOP;
    FOREACH name IN ARRAY ARRAY[
        'profile', 'community', 'building', 'street', 'barrier', 'compound', 'address', 'household_stat', 'tie'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER arrived AFTER INSERT ON community_grids.%I REFERENCING NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.arrives_with_district()', name
        );
    END LOOP;
    FOREACH name IN ARRAY ARRAY['unit', 'grid'] LOOP
        EXECUTE format(
            'CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON community_grids.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.stays()', name
        );
    END LOOP;
    FOREACH name IN ARRAY ARRAY['district', 'plan', 'grid_version', 'change'] LOOP
        EXECUTE format(
            'CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON community_grids.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.stays(''functions'')', name
        );
    END LOOP;
    FOREACH name IN ARRAY ARRAY[
        'profile', 'community', 'building', 'street', 'barrier', 'compound', 'address', 'household_stat', 'tie',
        'vertical_grid', 'unit_border', 'audit_log'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON community_grids.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION community_grids.stays()', name
        );
    END LOOP;
END
$$;
