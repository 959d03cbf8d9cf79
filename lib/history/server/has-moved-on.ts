import "server-only";

/**
 * SQL that tells of a change c and its subject s whether the subject is anywhere else than where the change put it, or came back there by a
 * command in force. What was done since and taken back again does not count.
 */
export const HAS_MOVED_ON = `((s.head_hash, s.outcome, s.split) IS DISTINCT FROM (c.hash, c.outcome, c.split) OR EXISTS (
	SELECT FROM change x JOIN command k ON k.id = x.command_id
	WHERE x.subject_id = c.subject_id AND x.seq > c.seq AND k.undoes IS NULL AND is_in_force(k.id)
))`;
