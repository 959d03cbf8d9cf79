-- The keys that a person has put in place of a shortcut's own: `keys` holds presses as the studio names them; none means that no key does it.
CREATE TABLE person_key (
  person_id text NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  shortcut_id text NOT NULL CHECK (length(shortcut_id) BETWEEN 1 AND 80),
  keys text[] NOT NULL CHECK (cardinality(keys) <= 4),
  PRIMARY KEY (person_id, shortcut_id)
);
