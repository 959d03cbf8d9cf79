-- Lists of questions by any choice of stage, type and outcome: one index read per cell of the cube, merged by id.
CREATE INDEX question_by_cell ON subject (dataset_id, stage, type, outcome, id) WHERE kind = 'question';
DROP INDEX question_by_outcome;
DROP INDEX question_by_type;
