const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const HEXADECIMAL = /\b[0-9a-f]{12,}\b/gi;
const LONG_NUMBER = /\d{7,}/g;
/** Letters and digits in one long word: `req_011CSHoEeqs5C35K2UUqR7Fy`. */
const TOKEN = /\b(?=\w*\d)(?=\w*[a-z])\w{16,}\b/gi;

/** What a server says of a call without what is this one call's alone, so that the same fault is told by the same words. */
export function leaveOutIds(says: string): string {
	return [UUID, HEXADECIMAL, TOKEN, LONG_NUMBER].reduce((left, id) => left.replaceAll(id, "…"), says);
}
