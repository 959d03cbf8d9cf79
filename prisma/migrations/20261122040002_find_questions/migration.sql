-- Lists by label read one index per cell, as those without a label do: what a question is stands beside each of its labels.
ALTER TABLE subject_label
  ADD COLUMN stage text NOT NULL DEFAULT '',
  ADD COLUMN type text NOT NULL DEFAULT '',
  ADD COLUMN outcome outcome NOT NULL DEFAULT 'undecided',
  ADD COLUMN split split NOT NULL DEFAULT 'train';
UPDATE subject_label l SET stage = s.stage, type = s.type, outcome = s.outcome, split = s.split FROM subject s WHERE s.id = l.subject_id;
ALTER TABLE subject_label
  ALTER COLUMN stage DROP DEFAULT,
  ALTER COLUMN type DROP DEFAULT,
  ALTER COLUMN outcome DROP DEFAULT,
  ALTER COLUMN split DROP DEFAULT;
CREATE INDEX subject_label_by_cell ON subject_label (dataset_id, label, stage, type, outcome, split, subject_id);

DROP INDEX question_by_cell;
CREATE INDEX question_by_cell ON subject (dataset_id, stage, type, outcome, split, id) WHERE kind = 'question';
CREATE INDEX member_stale ON member (dataset_id, subject_id) WHERE v_to IS NULL AND is_stale;

-- The words of a question's stem and options. No dictionary: no language is known, and none left out. What the question is stands beside them,
-- so that a search looks nowhere else; no index has these columns and pages have room, so that a decision leaves the index of words alone.
CREATE TABLE question_words (
  dataset_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  stage text NOT NULL,
  type text NOT NULL,
  outcome outcome NOT NULL,
  split split NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (dataset_id, subject_id)
) WITH (fillfactor = 85);

CREATE FUNCTION question_words_of(body bytea) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT jsonb_to_tsvector('simple', jsonb_build_array(said -> 'stem', said -> 'options'), '"string"') FROM (SELECT convert_from(body, 'UTF8')::jsonb AS said) b
$$;

INSERT INTO question_words (dataset_id, subject_id, stage, type, outcome, split, words)
SELECT s.dataset_id, s.id, s.stage, s.type, s.outcome, s.split, question_words_of(c.body) FROM subject s JOIN content c ON c.hash = s.head_hash WHERE s.kind = 'question';
CREATE INDEX question_words_by_word ON question_words USING gin (words);

CREATE FUNCTION list_new_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO question_words (dataset_id, subject_id, stage, type, outcome, split, words)
  SELECT f.dataset_id, f.id, f.stage, f.type, f.outcome, f.split, question_words_of(c.body) FROM fresh f JOIN content c ON c.hash = f.head_hash WHERE f.kind = 'question';
  RETURN NULL;
END $$;
CREATE TRIGGER subject_listed AFTER INSERT ON subject REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION list_new_questions();

-- The labels themselves follow the content, by whoever writes it; what stands beside them and the words follow every move.
CREATE FUNCTION list_moved_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE question_words w SET words = question_words_of(c.body)
  FROM fresh n JOIN change p ON p.subject_id = n.id AND p.seq = n.head_seq - 1 JOIN content c ON c.hash = n.head_hash
  WHERE n.kind = 'question' AND p.hash <> n.head_hash AND w.dataset_id = n.dataset_id AND w.subject_id = n.id;
  UPDATE question_words w SET stage = n.stage, type = n.type, outcome = n.outcome, split = n.split
  FROM fresh n
  WHERE n.kind = 'question' AND w.dataset_id = n.dataset_id AND w.subject_id = n.id
    AND (w.stage, w.type, w.outcome, w.split) IS DISTINCT FROM (n.stage, n.type, n.outcome, n.split);
  UPDATE subject_label l SET stage = n.stage, type = n.type, outcome = n.outcome, split = n.split
  FROM fresh n
  WHERE n.kind = 'question' AND l.subject_id = n.id AND (l.stage, l.type, l.outcome, l.split) IS DISTINCT FROM (n.stage, n.type, n.outcome, n.split);
  RETURN NULL;
END $$;
CREATE TRIGGER subject_relisted AFTER UPDATE ON subject REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION list_moved_questions();

-- As for the rules of history: plans made while the tables are empty must look rows up by their keys, and no temporary table stands before ours.
DO $$
DECLARE rule regprocedure;
BEGIN
  FOREACH rule IN ARRAY ARRAY['list_new_questions()'::regprocedure, 'list_moved_questions()'::regprocedure] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', rule, current_schema());
    EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', rule);
  END LOOP;
END $$;
