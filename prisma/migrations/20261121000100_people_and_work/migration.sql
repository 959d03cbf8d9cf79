-- People (better-auth's tables), jobs, and what imports leave behind.

CREATE TYPE role AS ENUM ('owner', 'lead', 'reviewer');
CREATE TYPE job_state AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

CREATE TABLE person (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  role role NOT NULL DEFAULT 'reviewer',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX person_one_owner ON person (role) WHERE role = 'owner';

CREATE TABLE session (
  id text PRIMARY KEY,
  token text NOT NULL UNIQUE,
  person_id text NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE account (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  person_id text NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_by_identifier ON verification (identifier);

-- What people see of background work; the queue itself is pg-boss's, under the same id.
CREATE TABLE job (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  dataset_id uuid REFERENCES dataset (id),
  actor text NOT NULL,
  state job_state NOT NULL DEFAULT 'queued',
  done integer NOT NULL DEFAULT 0,
  total integer,
  result jsonb,
  error text,
  attempt integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX job_newest ON job (created_at DESC, id DESC);
CREATE INDEX job_by_dataset ON job (dataset_id, created_at DESC, id DESC);

-- One row per source file ever normalised, so that a repeated import decodes nothing twice.
CREATE TABLE normalised_image (
  source_sha256 bytea PRIMARY KEY CHECK (octet_length(source_sha256) = 32),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  mime text NOT NULL,
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  orientation integer NOT NULL CHECK (orientation BETWEEN 1 AND 8),
  perceptual_hash bytea NOT NULL CHECK (octet_length(perceptual_hash) = 8)
);

CREATE TABLE import_run (
  id uuid PRIMARY KEY,
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  command_id uuid REFERENCES command (id),
  format text NOT NULL,
  state job_state NOT NULL DEFAULT 'queued',
  counts jsonb NOT NULL DEFAULT '{}',
  error text,
  actor text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX import_run_by_dataset ON import_run (dataset_id, started_at DESC, id DESC);

CREATE TABLE import_refusal (
  import_id uuid NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  ordinal integer NOT NULL,
  file text NOT NULL,
  row integer,
  byte_offset bigint,
  reason text NOT NULL,
  PRIMARY KEY (import_id, ordinal)
);
