-- A function's plans are made when it first runs in a session, which for an import into a new dataset is when the tables are empty: it then
-- reads them whole for every thousand rows, to their end. These statements look single rows up by their keys, whatever the sizes.
ALTER FUNCTION check_new_subjects() SET enable_seqscan = off;
ALTER FUNCTION check_new_changes() SET enable_seqscan = off;
ALTER FUNCTION guard_member_insert() SET enable_seqscan = off;
ALTER FUNCTION guard_member_update() SET enable_seqscan = off;
ALTER FUNCTION guard_member_delete() SET enable_seqscan = off;
