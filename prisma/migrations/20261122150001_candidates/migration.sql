-- A question or trace made anew for somebody who asked for it: beside the one that stands, until they take it or keep the old one. It changes nothing by
-- itself. It goes by the id of the command that asked for it.
CREATE TYPE candidate_engine AS ENUM ('rules', 'server');
CREATE TYPE candidate_state AS ENUM ('waiting', 'running', 'ready', 'failed', 'taken', 'kept');
CREATE TABLE candidate (
  id uuid PRIMARY KEY REFERENCES command (id),
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  subject_id uuid NOT NULL REFERENCES subject (id),
  -- The content that it is to replace.
  base bytea NOT NULL REFERENCES content (hash),
  actor text NOT NULL,
  engine candidate_engine NOT NULL,
  seed integer,
  server_id uuid,
  server text,
  model text,
  instruction text NOT NULL DEFAULT '' CHECK (length(instruction) <= 1000),
  -- Counts what was asked for of one subject.
  attempt integer NOT NULL CHECK (attempt >= 1),
  job_id uuid NOT NULL UNIQUE REFERENCES job (id),
  state candidate_state NOT NULL DEFAULT 'waiting',
  hash bytea REFERENCES content (hash),
  generation bytea REFERENCES generation (key),
  checks jsonb NOT NULL DEFAULT '[]',
  failure text,
  taken_by uuid REFERENCES command (id),
  asked_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  settled_at timestamptz,
  UNIQUE (subject_id, attempt),
  CONSTRAINT engine_is_named CHECK (CASE engine
    WHEN 'rules' THEN seed IS NOT NULL AND num_nonnulls(server_id, server, model) = 0
    ELSE seed IS NULL AND num_nulls(server_id, server, model) = 0 END),
  CONSTRAINT state_is_told CHECK (CASE state
    WHEN 'ready' THEN hash IS NOT NULL AND failure IS NULL
    WHEN 'failed' THEN hash IS NULL AND failure IS NOT NULL
    WHEN 'taken' THEN hash IS NOT NULL AND taken_by IS NOT NULL
    WHEN 'kept' THEN true
    ELSE hash IS NULL AND failure IS NULL AND taken_by IS NULL END)
);
CREATE INDEX candidate_open ON candidate (actor, dataset_id, id) WHERE state IN ('waiting', 'running', 'ready', 'failed');
CREATE INDEX candidate_by_actor ON candidate (actor, asked_at DESC);

-- What was asked for and what came of it stays as it is; what is settled is not opened again.
CREATE FUNCTION guard_candidate_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.dataset_id, NEW.subject_id, NEW.base, NEW.actor, NEW.engine, NEW.seed, NEW.server_id, NEW.server, NEW.model, NEW.instruction, NEW.attempt, NEW.job_id)
      IS DISTINCT FROM
      (OLD.id, OLD.dataset_id, OLD.subject_id, OLD.base, OLD.actor, OLD.engine, OLD.seed, OLD.server_id, OLD.server, OLD.model, OLD.instruction, OLD.attempt, OLD.job_id)
    OR (OLD.hash IS NOT NULL AND NEW.hash IS DISTINCT FROM OLD.hash)
    OR (OLD.state IN ('ready', 'failed') AND NEW.state NOT IN (OLD.state, 'taken', 'kept'))
    OR (OLD.state IN ('taken', 'kept') AND NEW.state NOT IN ('taken', 'kept')) THEN
    RAISE EXCEPTION 'what was asked of a candidate stays, and a settled one is not opened again' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER candidate_update BEFORE UPDATE ON candidate FOR EACH ROW EXECUTE FUNCTION guard_candidate_update();

-- The words of a candidate under way, as far as they have come. Nobody misses them after a crash.
CREATE UNLOGGED TABLE candidate_text (
  candidate_id uuid PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
  text text NOT NULL
);

CREATE FUNCTION tell_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tracewright_candidate', TG_TABLE_SCHEMA || ' ' || (CASE TG_TABLE_NAME WHEN 'candidate' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'candidate_id' END));
  RETURN NULL;
END $$;
CREATE TRIGGER candidate_tells AFTER INSERT OR UPDATE ON candidate FOR EACH ROW EXECUTE FUNCTION tell_candidate();
CREATE TRIGGER candidate_text_tells AFTER INSERT OR UPDATE ON candidate_text FOR EACH ROW EXECUTE FUNCTION tell_candidate();

-- A job that failed for good, or was cancelled, leaves nobody waiting.
CREATE FUNCTION fail_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE candidate SET state = 'failed', failure = coalesce(NEW.error, 'It was cancelled.'), ended_at = now()
  WHERE job_id = NEW.id AND state IN ('waiting', 'running');
  RETURN NULL;
END $$;
CREATE TRIGGER job_fails_candidate AFTER UPDATE OF state ON job FOR EACH ROW
  WHEN (NEW.state IN ('failed', 'cancelled') AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION fail_candidate();
