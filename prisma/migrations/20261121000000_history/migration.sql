-- Content, history, judgements, versions. The rules quoted by number stand in ARCHITECTURE.md, "The data model".

CREATE TYPE subject_kind AS ENUM ('image', 'question', 'trace', 'pair');
-- A removed subject has left the dataset (an undone or restored-away creation) and has no open member.
CREATE TYPE outcome AS ENUM ('undecided', 'accepted', 'rejected', 'deferred', 'removed');
CREATE TYPE split AS ENUM ('train', 'validation', 'test');
CREATE TYPE aspect AS ENUM ('decision', 'answer', 'step', 'span', 'preference');
CREATE TYPE link_role AS ENUM ('parent', 'evidence', 'continues', 'chosen', 'rejected');

CREATE TABLE dataset (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$'),
  published integer NOT NULL DEFAULT 0 CHECK (published >= 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- stage, type and labels are derived from the body, kept beside it so that counts never parse a body.
CREATE TABLE content (
  hash bytea PRIMARY KEY,
  kind subject_kind NOT NULL,
  stage text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT '',
  labels text[] NOT NULL DEFAULT '{}',
  body bytea NOT NULL,
  CONSTRAINT content_is_addressed_by_its_bytes CHECK (hash = sha256(body))
);

CREATE TABLE command (
  id uuid PRIMARY KEY,
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  actor text NOT NULL,
  kind text NOT NULL,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  answer jsonb NOT NULL DEFAULT 'null',
  undoes uuid CHECK (undoes <> id),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (id, dataset_id),
  -- A command is of one dataset, so it is undone at most once.
  UNIQUE (undoes, dataset_id),
  FOREIGN KEY (undoes, dataset_id) REFERENCES command (id, dataset_id)
);
CREATE INDEX command_by_actor ON command (dataset_id, actor, at DESC, id DESC);

CREATE TABLE subject (
  id uuid PRIMARY KEY,
  dataset_id uuid NOT NULL,
  kind subject_kind NOT NULL,
  -- In byte order, so that what is done along it comes out the same on every machine.
  key text COLLATE "C" NOT NULL,
  parent_id uuid,
  head_seq integer NOT NULL CHECK (head_seq >= 1),
  head_hash bytea NOT NULL,
  outcome outcome NOT NULL,
  split split NOT NULL,
  stage text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT '',
  UNIQUE (dataset_id, kind, key),
  CONSTRAINT only_images_are_roots CHECK ((kind = 'image') = (parent_id IS NULL))
);
CREATE INDEX subject_children ON subject (parent_id, kind, id) WHERE parent_id IS NOT NULL;
CREATE INDEX question_newest ON subject (dataset_id, id) WHERE kind = 'question' AND outcome <> 'removed';
CREATE INDEX question_by_outcome ON subject (dataset_id, outcome, id) WHERE kind = 'question';
CREATE INDEX question_by_type ON subject (dataset_id, type, id) WHERE kind = 'question' AND outcome <> 'removed';
CREATE INDEX question_queue ON subject (dataset_id, outcome, parent_id, id) WHERE kind = 'question';

-- The labels a question is about, one row each, for keyset pages by label.
CREATE TABLE subject_label (
  dataset_id uuid NOT NULL,
  label text NOT NULL CHECK (length(label) <= 1000),
  subject_id uuid NOT NULL,
  PRIMARY KEY (dataset_id, label, subject_id)
);
CREATE INDEX subject_label_by_subject ON subject_label (subject_id);

CREATE TABLE change (
  subject_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  command_id uuid NOT NULL,
  hash bytea NOT NULL,
  outcome outcome NOT NULL,
  split split NOT NULL,
  PRIMARY KEY (subject_id, seq),
  UNIQUE (command_id, subject_id)
);

CREATE TABLE judgement (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES subject (id),
  hash bytea NOT NULL REFERENCES content (hash),
  reviewer text NOT NULL,
  aspect aspect NOT NULL,
  target text NOT NULL DEFAULT '',
  value jsonb NOT NULL,
  blind boolean NOT NULL DEFAULT false,
  seconds real CHECK (seconds >= 0),
  command_id uuid NOT NULL REFERENCES command (id),
  withdrawn_by uuid REFERENCES command (id)
);
CREATE UNIQUE INDEX judgement_standing ON judgement (subject_id, hash, reviewer, aspect, target) WHERE withdrawn_by IS NULL;
CREATE INDEX judgement_by_command ON judgement (command_id);

CREATE TABLE link (
  subject_id uuid NOT NULL REFERENCES subject (id),
  role link_role NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 0),
  on_id uuid NOT NULL REFERENCES subject (id),
  on_part text NOT NULL DEFAULT '',
  on_hash bytea NOT NULL CHECK (octet_length(on_hash) = 32),
  PRIMARY KEY (subject_id, role, ordinal)
);
CREATE INDEX link_on ON link (on_id, on_part);

CREATE TABLE stale (
  subject_id uuid NOT NULL REFERENCES subject (id),
  cause_id uuid NOT NULL REFERENCES subject (id),
  cause_part text NOT NULL,
  PRIMARY KEY (subject_id, cause_id, cause_part)
);
CREATE INDEX stale_by_cause ON stale (cause_id);

CREATE TABLE member (
  dataset_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  hash bytea NOT NULL,
  outcome outcome NOT NULL CHECK (outcome <> 'removed'),
  is_stale boolean NOT NULL,
  split split NOT NULL,
  v_from integer NOT NULL,
  v_to integer,
  PRIMARY KEY (subject_id, v_from),
  CONSTRAINT member_interval CHECK (v_from >= 1 AND (v_to IS NULL OR v_from < v_to))
);
CREATE UNIQUE INDEX member_open ON member (subject_id) WHERE v_to IS NULL;
CREATE INDEX member_entered ON member (dataset_id, v_from);
CREATE INDEX member_left ON member (dataset_id, v_to);

CREATE TABLE version (
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  number integer NOT NULL CHECK (number >= 1),
  command_id uuid NOT NULL,
  note text NOT NULL,
  counts jsonb NOT NULL,
  digest bytea CHECK (octet_length(digest) = 32),
  PRIMARY KEY (dataset_id, number),
  FOREIGN KEY (command_id, dataset_id) REFERENCES command (id, dataset_id)
);

CREATE TABLE delta (
  dataset_id uuid NOT NULL,
  facet text NOT NULL,
  value text NOT NULL,
  outcome outcome NOT NULL,
  n integer NOT NULL
);
CREATE INDEX delta_by_dataset ON delta (dataset_id);

CREATE TABLE facet_count (
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  facet text NOT NULL,
  value text NOT NULL,
  outcome outcome NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (dataset_id, facet, value, outcome)
);

-- Rule 3 and 5: writers share this lock, a publish holds it alone.
CREATE FUNCTION dataset_lock_key(dataset uuid) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN hashtextextended(dataset::text, 7);

-- Rule 11: what has been written stays as it was written.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER content_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON content EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER change_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON change EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER command_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON command EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER version_stays BEFORE DELETE OR TRUNCATE ON version EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER subject_stays BEFORE DELETE OR TRUNCATE ON subject EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER judgement_stays BEFORE DELETE OR TRUNCATE ON judgement EXECUTE FUNCTION refuse_rewrite();

-- References of the large tables are checked once a statement: what they point at is never deleted,
-- and a foreign key's check per row would be most of an import's time.
CREATE FUNCTION check_new_subjects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT dataset_id FROM fresh) f LEFT JOIN dataset d ON d.id = f.dataset_id WHERE d.id IS NULL) THEN
    RAISE EXCEPTION 'subject of an unknown dataset' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF EXISTS (
    SELECT FROM fresh f LEFT JOIN subject p ON p.id = f.parent_id
    WHERE f.parent_id IS NOT NULL AND (p.id IS NULL OR p.dataset_id <> f.dataset_id
      OR p.kind <> (CASE f.kind WHEN 'question' THEN 'image' ELSE 'question' END)::subject_kind)
  ) THEN
    RAISE EXCEPTION 'subject whose parent is missing, of another dataset or of the wrong kind' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF EXISTS (SELECT FROM fresh f LEFT JOIN change c ON c.subject_id = f.id AND c.seq = 1 WHERE f.head_seq <> 1 OR c.seq IS NULL) THEN
    RAISE EXCEPTION 'a subject begins with its first change, made in the same statement' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER subject_insert AFTER INSERT ON subject REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_subjects();

-- Counted, not looked for: of EXISTS the planner expects an early find and compares each old row with each new one.
CREATE FUNCTION check_subject_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF 0 < (
    SELECT count(*) FROM was o LEFT JOIN fresh n ON n.id = o.id LEFT JOIN change c ON c.subject_id = n.id AND c.seq = n.head_seq
    WHERE n.id IS NULL OR (n.dataset_id, n.kind, n.key) IS DISTINCT FROM (o.dataset_id, o.kind, o.key)
      OR n.parent_id IS DISTINCT FROM o.parent_id OR n.head_seq <> o.head_seq + 1 OR c.seq IS NULL
  ) THEN
    RAISE EXCEPTION 'a subject moves one change at a time, made in the same statement, and keeps its identity' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER subject_update AFTER UPDATE ON subject REFERENCING OLD TABLE AS was NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_subject_moves();

-- Rule 3: a change is the subject's new head, of known content, by a known command of the same dataset.
CREATE FUNCTION check_new_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh f
    LEFT JOIN subject s ON s.id = f.subject_id
    LEFT JOIN content c ON c.hash = f.hash
    LEFT JOIN command k ON k.id = f.command_id
    WHERE s.id IS NULL OR c.hash IS NULL OR k.id IS NULL OR k.dataset_id <> s.dataset_id OR c.kind <> s.kind
      OR s.head_seq <> f.seq OR s.head_hash <> f.hash OR s.outcome <> f.outcome OR s.split <> f.split
      OR s.stage <> c.stage OR s.type <> c.type
  ) THEN
    RAISE EXCEPTION 'a change must be its subject''s head, of known content and command' USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF EXISTS (SELECT FROM (SELECT DISTINCT command_id FROM fresh) f JOIN command u ON u.undoes = f.command_id) THEN
    RAISE EXCEPTION 'a command that was undone changes nothing more' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER change_insert AFTER INSERT ON change REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_changes();

-- A transaction that still sees the state before a publish would write into what was published.
CREATE FUNCTION assert_read_committed() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'members are written at READ COMMITTED, not at %', upper(current_setting('transaction_isolation')) USING ERRCODE = 'restrict_violation';
  END IF;
END $$;

-- Rule 4. The shared lock is taken before dataset.published is read, so a write never lands in a version
-- that was published meanwhile. Rule 9: the deltas follow membership, whoever writes it.
CREATE FUNCTION guard_member_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid;
BEGIN
  PERFORM assert_read_committed();
  FOR touched IN SELECT DISTINCT dataset_id FROM fresh ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock_shared(dataset_lock_key(touched));
  END LOOP;
  IF EXISTS (
    SELECT FROM fresh f LEFT JOIN dataset d ON d.id = f.dataset_id LEFT JOIN subject s ON s.id = f.subject_id
    WHERE d.id IS NULL OR f.v_from <> d.published + 1 OR f.v_to IS NOT NULL
      OR s.id IS NULL OR s.dataset_id <> f.dataset_id OR s.head_hash <> f.hash OR s.outcome <> f.outcome OR s.split <> f.split
  ) THEN
    RAISE EXCEPTION 'a member enters the draft, open, as its subject''s head' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO delta (dataset_id, facet, value, outcome, n)
  WITH m AS MATERIALIZED (
    SELECT f.dataset_id, f.split, f.is_stale, f.outcome, c.kind, c.stage, c.type, c.labels FROM fresh f JOIN content c ON c.hash = f.hash
  )
  SELECT dataset_id, 'cube', concat_ws('/', kind, stage, type, split, CASE WHEN is_stale THEN 'stale' ELSE 'fresh' END), outcome, count(*)
  FROM m GROUP BY dataset_id, kind, stage, type, split, is_stale, outcome
  UNION ALL
  SELECT dataset_id, 'label', concat_ws('/', kind, label), outcome, count(*)
  FROM (SELECT dataset_id, kind, outcome, unnest(labels) AS label FROM m) l GROUP BY dataset_id, kind, label, outcome;
  RETURN NULL;
END $$;
CREATE TRIGGER member_insert AFTER INSERT ON member REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION guard_member_insert();

CREATE FUNCTION guard_member_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid;
BEGIN
  PERFORM assert_read_committed();
  FOR touched IN SELECT DISTINCT dataset_id FROM was ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock_shared(dataset_lock_key(touched));
  END LOOP;
  IF 0 < (
    SELECT count(*) FROM was o JOIN dataset d ON d.id = o.dataset_id
    LEFT JOIN fresh n ON n.subject_id = o.subject_id AND n.v_from = o.v_from
    WHERE n.subject_id IS NULL OR n.dataset_id <> o.dataset_id
      OR (o.v_from <= d.published AND (
        (n.hash, n.outcome, n.is_stale, n.split) IS DISTINCT FROM (o.hash, o.outcome, o.is_stale, o.split)
        OR coalesce(o.v_to, d.published + 1) <> d.published + 1 OR coalesce(n.v_to, d.published + 1) <> d.published + 1))
      OR (o.v_from > d.published AND n.v_to IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'a published member may only be closed at, or reopened from, the draft' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
    SELECT FROM fresh n JOIN subject s ON s.id = n.subject_id
    WHERE n.v_to IS NULL AND (s.head_hash <> n.hash OR s.outcome <> n.outcome OR s.split <> n.split)
  ) THEN
    RAISE EXCEPTION 'an open member must equal its subject''s head' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO delta (dataset_id, facet, value, outcome, n)
  WITH m AS MATERIALIZED (
    SELECT o.dataset_id, o.split, o.is_stale, o.outcome, o.n, c.kind, c.stage, c.type, c.labels
    FROM (SELECT *, -1 AS n FROM was UNION ALL SELECT *, 1 FROM fresh) o JOIN content c ON c.hash = o.hash WHERE o.v_to IS NULL
  )
  SELECT dataset_id, 'cube', concat_ws('/', kind, stage, type, split, CASE WHEN is_stale THEN 'stale' ELSE 'fresh' END), outcome, sum(n)
  FROM m GROUP BY dataset_id, kind, stage, type, split, is_stale, outcome HAVING sum(n) <> 0
  UNION ALL
  SELECT dataset_id, 'label', concat_ws('/', kind, label), outcome, sum(n)
  FROM (SELECT dataset_id, kind, outcome, n, unnest(labels) AS label FROM m) l GROUP BY dataset_id, kind, label, outcome HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER member_update AFTER UPDATE ON member REFERENCING OLD TABLE AS was NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION guard_member_update();

CREATE FUNCTION guard_member_delete() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid;
BEGIN
  PERFORM assert_read_committed();
  FOR touched IN SELECT DISTINCT dataset_id FROM was ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock_shared(dataset_lock_key(touched));
  END LOOP;
  IF EXISTS (SELECT FROM was o JOIN dataset d ON d.id = o.dataset_id WHERE o.v_from <= d.published) THEN
    RAISE EXCEPTION 'a published member cannot be deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO delta (dataset_id, facet, value, outcome, n)
  WITH m AS MATERIALIZED (
    SELECT o.dataset_id, o.split, o.is_stale, o.outcome, c.kind, c.stage, c.type, c.labels FROM was o JOIN content c ON c.hash = o.hash WHERE o.v_to IS NULL
  )
  SELECT dataset_id, 'cube', concat_ws('/', kind, stage, type, split, CASE WHEN is_stale THEN 'stale' ELSE 'fresh' END), outcome, -count(*)
  FROM m GROUP BY dataset_id, kind, stage, type, split, is_stale, outcome
  UNION ALL
  SELECT dataset_id, 'label', concat_ws('/', kind, label), outcome, -count(*)
  FROM (SELECT dataset_id, kind, outcome, unnest(labels) AS label FROM m) l GROUP BY dataset_id, kind, label, outcome;
  RETURN NULL;
END $$;
CREATE TRIGGER member_delete AFTER DELETE ON member REFERENCING OLD TABLE AS was
  FOR EACH STATEMENT EXECUTE FUNCTION guard_member_delete();
CREATE TRIGGER member_stays BEFORE TRUNCATE ON member EXECUTE FUNCTION refuse_rewrite();

-- Rule 5: a version is the next number, inserted alone; inserting it is what publishes.
CREATE FUNCTION guard_version_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(dataset_lock_key(NEW.dataset_id));
  IF NEW.digest IS NOT NULL THEN
    RAISE EXCEPTION 'a version is sealed after it is published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_insert BEFORE INSERT ON version FOR EACH ROW EXECUTE FUNCTION guard_version_insert();

CREATE FUNCTION publish_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE dataset SET published = NEW.number WHERE id = NEW.dataset_id AND published = NEW.number - 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % is not the next of its dataset', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER version_publishes AFTER INSERT ON version FOR EACH ROW EXECUTE FUNCTION publish_version();

CREATE FUNCTION guard_version_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.digest IS NOT NULL OR NEW.digest IS NULL
    OR (NEW.dataset_id, NEW.number, NEW.command_id, NEW.note, NEW.counts) IS DISTINCT FROM (OLD.dataset_id, OLD.number, OLD.command_id, OLD.note, OLD.counts) THEN
    RAISE EXCEPTION 'a version is sealed once and otherwise unchanged' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_seal BEFORE UPDATE ON version FOR EACH ROW EXECUTE FUNCTION guard_version_seal();

CREATE FUNCTION guard_dataset_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.published <> 0 THEN
      RAISE EXCEPTION 'only inserting a version publishes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.id <> OLD.id OR (NEW.published <> OLD.published AND (
    NEW.published <> OLD.published + 1 OR NOT EXISTS (SELECT FROM version v WHERE v.dataset_id = NEW.id AND v.number = NEW.published)
  )) THEN
    RAISE EXCEPTION 'only inserting a version publishes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dataset_write BEFORE INSERT OR UPDATE ON dataset FOR EACH ROW EXECUTE FUNCTION guard_dataset_published();

-- Rule 7. An undo may be undone, and that again: each command is undone at most once.
CREATE FUNCTION is_in_force(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE undo uuid; answer boolean := true;
BEGIN
  LOOP
    SELECT id INTO undo FROM command WHERE undoes = asked;
    IF NOT FOUND THEN RETURN answer; END IF;
    answer := NOT answer;
    asked := undo;
  END LOOP;
END $$;

-- A judgement is only ever withdrawn, and stands again when what withdrew it was undone.
CREATE FUNCTION guard_judgement_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.withdrawn_by IS NULL) = (NEW.withdrawn_by IS NULL)
    OR (NEW.withdrawn_by IS NULL AND (is_in_force(OLD.withdrawn_by) OR NOT is_in_force(OLD.command_id)))
    OR (NEW.id, NEW.subject_id, NEW.hash, NEW.reviewer, NEW.aspect, NEW.target, NEW.value, NEW.blind, NEW.command_id)
      IS DISTINCT FROM (OLD.id, OLD.subject_id, OLD.hash, OLD.reviewer, OLD.aspect, OLD.target, OLD.value, OLD.blind, OLD.command_id)
    OR NEW.seconds IS DISTINCT FROM OLD.seconds THEN
    RAISE EXCEPTION 'a judgement is only ever withdrawn, and stands again when that was undone' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judgement_update BEFORE UPDATE ON judgement FOR EACH ROW EXECUTE FUNCTION guard_judgement_update();

-- Rule 8: a composed question, and no other, has two to four parents: stored questions of its own image.
CREATE FUNCTION check_parents() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE child subject; parents integer; strangers integer;
BEGIN
  IF TG_TABLE_NAME = 'subject' THEN
    child := NEW;
  ELSE
    SELECT * INTO child FROM subject WHERE id = coalesce(NEW.subject_id, OLD.subject_id);
  END IF;
  IF child.kind <> 'question' THEN RETURN NULL; END IF;
  SELECT count(DISTINCT l.on_id) FILTER (WHERE p.kind = 'question' AND p.parent_id = child.parent_id),
    count(*) FILTER (WHERE p.kind <> 'question' OR p.parent_id IS DISTINCT FROM child.parent_id)
  INTO parents, strangers FROM link l JOIN subject p ON p.id = l.on_id WHERE l.subject_id = child.id AND l.role = 'parent';
  IF strangers > 0 OR (CASE WHEN child.stage = 'composed' THEN parents NOT BETWEEN 2 AND 4 ELSE parents > 0 END) THEN
    RAISE EXCEPTION 'a composed question has two to four parent questions of its own image' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER link_parents_come AFTER INSERT OR UPDATE ON link DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.role = 'parent') EXECUTE FUNCTION check_parents();
CREATE CONSTRAINT TRIGGER link_parents_go AFTER DELETE OR UPDATE ON link DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.role = 'parent') EXECUTE FUNCTION check_parents();
CREATE CONSTRAINT TRIGGER subject_parents AFTER INSERT OR UPDATE ON subject DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.stage = 'composed') EXECUTE FUNCTION check_parents();

-- Rule 9: sequences commit out of order, so deltas are folded by deleting them, one folder at a time.
CREATE FUNCTION fold_deltas(of_dataset uuid) RETURNS bigint LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(of_dataset::text, 9));
  WITH folded AS (DELETE FROM delta WHERE dataset_id = of_dataset RETURNING facet, value, outcome, n),
  summed AS (
    INSERT INTO facet_count (dataset_id, facet, value, outcome, n)
    SELECT of_dataset, facet, value, outcome, sum(n) FROM folded GROUP BY facet, value, outcome
    ON CONFLICT (dataset_id, facet, value, outcome) DO UPDATE SET n = facet_count.n + excluded.n
  )
  SELECT count(*) FROM folded;
$$;

-- A temporary table would otherwise stand before the one of its name that a rule looks at.
DO $$
DECLARE rule regprocedure;
BEGIN
  FOR rule IN SELECT oid FROM pg_proc WHERE pronamespace = quote_ident(current_schema())::regnamespace AND prorettype IN ('trigger'::regtype, 'void'::regtype) LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', rule, current_schema());
  END LOOP;
END $$;
