-- Whoever changes a job's row tells everybody who watches: the browser its progress, the worker a cancellation.
-- The schema is part of the message because channels belong to the whole database.
CREATE FUNCTION tell_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tracewright_job', TG_TABLE_SCHEMA || ' ' || NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER job_tells AFTER INSERT OR UPDATE ON job FOR EACH ROW EXECUTE FUNCTION tell_job();

-- The worker asks every second which rows claim to be under way.
CREATE INDEX job_unfinished ON job (id) WHERE state IN ('queued', 'running');

-- Attempts that ended in an error. Attempts whose worker was killed or stopped are not held against the job.
ALTER TABLE job ADD COLUMN failures integer NOT NULL DEFAULT 0;
