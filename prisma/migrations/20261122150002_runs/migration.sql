-- Runs: a recipe carried out over a dataset by as many workers as there are. What a run has to do stands as tasks, which workers claim for a while; what
-- came of a task is written in the transaction that ends it, so that a killed worker leaves nothing half done.
CREATE TYPE run_state AS ENUM ('running', 'paused', 'cancelled', 'done', 'failed');
CREATE TYPE task_state AS ENUM ('waiting', 'claimed', 'done');

CREATE TABLE recipe (
  name text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  body jsonb NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, version)
);

CREATE TABLE run (
  id uuid PRIMARY KEY,
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  command_id uuid NOT NULL UNIQUE REFERENCES command (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  recipe jsonb NOT NULL,
  -- Versions of the prompts that it asks by, as they were when it began.
  prompts text[] NOT NULL,
  seed integer NOT NULL CHECK (seed >= 0),
  subject_limit integer CHECK (subject_limit > 0),
  servers jsonb NOT NULL,
  budget jsonb NOT NULL,
  state run_state NOT NULL DEFAULT 'running',
  -- Why it paused or failed.
  says text,
  resumes integer NOT NULL DEFAULT 0,
  -- The last subject, by its key, that a task of the first stage was made for.
  planned_after text NOT NULL DEFAULT '',
  planned integer NOT NULL DEFAULT 0,
  is_planned boolean NOT NULL DEFAULT false,
  calls bigint NOT NULL DEFAULT 0,
  prompt_tokens bigint NOT NULL DEFAULT 0,
  completion_tokens bigint NOT NULL DEFAULT 0,
  dollars double precision NOT NULL DEFAULT 0,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT run_ends_once CHECK ((ended_at IS NOT NULL) = (state IN ('cancelled', 'done')))
);
CREATE INDEX run_by_dataset ON run (dataset_id, number DESC);
CREATE INDEX run_active ON run (id) WHERE state = 'running';

CREATE TABLE run_task (
  run_id uuid NOT NULL REFERENCES run (id),
  stage text NOT NULL,
  subject_id uuid NOT NULL REFERENCES subject (id),
  state task_state NOT NULL DEFAULT 'waiting',
  worker uuid,
  lease_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (run_id, stage, subject_id),
  CONSTRAINT claim_is_whole CHECK (num_nonnulls(worker, lease_until) = CASE state WHEN 'claimed' THEN 2 ELSE 0 END)
) WITH (fillfactor = 70);
CREATE INDEX run_task_open ON run_task (run_id, stage, subject_id) WHERE state <> 'done';

-- What a task ended in stands.
CREATE FUNCTION keep_done_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the task % of run % on % is done', OLD.stage, OLD.run_id, OLD.subject_id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER task_stays_done BEFORE UPDATE ON run_task FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION keep_done_tasks();

-- The funnel, written in the transactions that end tasks: sums of these are exact whatever was killed.
CREATE TABLE run_tally (
  run_id uuid NOT NULL REFERENCES run (id),
  stage text NOT NULL,
  measure text NOT NULL,
  reason text NOT NULL DEFAULT '',
  n bigint NOT NULL,
  PRIMARY KEY (run_id, stage, measure, reason)
);

CREATE TABLE run_rejection (
  run_id uuid NOT NULL REFERENCES run (id),
  stage text NOT NULL,
  subject_id uuid NOT NULL,
  ordinal integer NOT NULL,
  reason text NOT NULL,
  sample text NOT NULL,
  generation bytea CHECK (octet_length(generation) = 32),
  PRIMARY KEY (run_id, stage, subject_id, ordinal)
);
CREATE INDEX run_rejection_by_reason ON run_rejection (run_id, stage, reason, subject_id, ordinal);

-- What calls cost, by the stage that the call is of.
CREATE TABLE run_spending (
  run_id uuid NOT NULL REFERENCES run (id),
  stage text NOT NULL,
  calls bigint NOT NULL,
  prompt_tokens bigint NOT NULL,
  completion_tokens bigint NOT NULL,
  dollars double precision NOT NULL,
  took_ms bigint NOT NULL,
  PRIMARY KEY (run_id, stage)
);

-- Of what workers tell while they work; lost with the server's memory, and told anew a second later.
CREATE UNLOGGED TABLE run_worker (
  run_id uuid NOT NULL,
  worker uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  servers jsonb NOT NULL,
  -- Calls in flight, by the stage that they are of.
  in_flight jsonb NOT NULL,
  PRIMARY KEY (run_id, worker)
);

CREATE TABLE run_minute (
  run_id uuid NOT NULL REFERENCES run (id),
  minute timestamptz NOT NULL,
  calls integer NOT NULL,
  tokens bigint NOT NULL,
  PRIMARY KEY (run_id, minute)
);

-- Calls that did not come through at once, by server and by what was wrong.
CREATE TABLE run_fault (
  run_id uuid NOT NULL REFERENCES run (id),
  server text NOT NULL,
  says text NOT NULL,
  n integer NOT NULL,
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, server, says)
);

-- What a million tokens cost, where somebody knows it.
ALTER TABLE server ADD COLUMN prompt_price double precision CHECK (prompt_price >= 0);
ALTER TABLE server ADD COLUMN completion_price double precision CHECK (completion_price >= 0);
