-- What a person narrows a dataset's list to again and again, under a name. The list's address says the same; this only remembers it.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  person text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  filters jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dataset_id, person, name)
);
