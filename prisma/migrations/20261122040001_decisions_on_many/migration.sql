-- "What would Z take back on the list?": the latest few of one person among perhaps a hundred thousand single decisions.
CREATE INDEX command_on_many ON command (dataset_id, actor, at DESC, id DESC) WHERE kind = 'decide-many';
