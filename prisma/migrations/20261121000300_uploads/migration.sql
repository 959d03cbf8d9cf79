-- Files on their way from a browser to an import. An upload that was broken off is gone on with; it is emptied when its import is done.
CREATE TABLE upload (
  id uuid PRIMARY KEY,
  dataset_id uuid NOT NULL REFERENCES dataset (id),
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dataset_id, actor)
);

CREATE TABLE uploaded_file (
  upload_id uuid NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  name text NOT NULL,
  base_name text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  PRIMARY KEY (upload_id, name)
);
CREATE INDEX uploaded_file_by_base_name ON uploaded_file (upload_id, base_name);
